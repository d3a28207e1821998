// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/scale_bar.h"

#include "ui/controls/marks.h"
#include "ui/theme/theme.h"

#include <QAccessibleWidget>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace attune::ui {
namespace {

/// Speaks a scale as a slider: its value in words, its range in points.
class ScaleBarAccessible final : public QAccessibleWidget, public QAccessibleValueInterface {
  public:
    explicit ScaleBarAccessible(ScaleBar* bar) : QAccessibleWidget(bar, QAccessible::Slider) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Value ? bar()->valueText() : QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = bar()->isReadOnly();
        return state;
    }
    [[nodiscard]] QVariant currentValue() const override {
        const auto& rating = bar()->rating();
        return rating && rating->steps ? QVariant(bar()->scale().valueOf(*rating->steps)) : QVariant();
    }
    void setCurrentValue(const QVariant& value) override {
        if (const auto steps = bar()->scale().stepsOf(value.toDouble()); steps && !bar()->isReadOnly())
            emit bar() -> scoreChosen(*steps);
    }
    [[nodiscard]] QVariant maximumValue() const override { return bar()->scale().valueOf(bar()->scale().topStep()); }
    [[nodiscard]] QVariant minimumValue() const override { return bar()->scale().valueOf(0); }
    [[nodiscard]] QVariant minimumStepSize() const override { return bar()->scale().step; }

  private:
    [[nodiscard]] ScaleBar* bar() const { return static_cast<ScaleBar*>(widget()); }
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
    auto* bar = qobject_cast<ScaleBar*>(object);
    return bar ? new ScaleBarAccessible(bar) : nullptr;
}

} // namespace

ScaleBar::ScaleBar(Theme* theme, Scale scale, int personRole, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_scale(std::move(scale)), m_role(personRole) {
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize ScaleBar::sizeHint() const { return {m_theme->px(254), m_theme->px(30)}; }

void ScaleBar::setRating(const std::optional<Rating>& rating) {
    if (m_rating == rating)
        return;
    m_rating = rating;
    update();
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

void ScaleBar::setReadOnly(bool readOnly) {
    m_readOnly = readOnly;
    setHovered({});
    update();
}

bool ScaleBar::showsStatus() const { return m_rating && m_rating->status != RatingStatus::Coded; }

std::int64_t ScaleBar::points() const { return m_scale.topStep() / m_scale.stepsPerPoint() + 1; }

QString ScaleBar::valueText() const {
    if (!m_rating)
        return tr("no score yet");
    if (showsStatus())
        return statusName(m_rating->status).toLower();
    if (m_scale.isText())
        return QString::fromStdString(m_rating->note);
    const QString value = QString::fromStdString(m_scale.textOf(m_rating->steps.value_or(0)));
    return m_scale.categories.empty()
               ? tr("%1 of %2").arg(value, QString::fromStdString(m_scale.textOf(m_scale.topStep())))
               : value;
}

QRectF ScaleBar::pointRect(std::int64_t point) const {
    const double each = (width() - 2.0) / double(points());
    return {1 + double(point) * each, 1, each, height() - 2.0};
}

bool ScaleBar::isNumber() const { return !m_scale.isNamed() && !m_scale.isText() && points() > 10; }

QPoint ScaleBar::pointOf(std::int64_t steps) const {
    if (isNumber())
        return {1 + static_cast<int>(std::lround((width() - 3.0) * double(steps) / double(m_scale.topStep()))),
                height() / 2};
    const std::int64_t per = m_scale.stepsPerPoint();
    const QRectF whole = pointRect(steps / per);
    const double part = double(steps % per) / double(per);
    return {static_cast<int>(whole.center().x() + part * whole.width()), height() / 2};
}

std::optional<std::int64_t> ScaleBar::stepAt(QPoint at) const {
    if (!rect().contains(at) || m_scale.isText())
        return {};
    if (isNumber()) {
        const double share = (at.x() - 1) / std::max(1.0, width() - 3.0);
        return std::clamp<std::int64_t>(std::llround(share * double(m_scale.topStep())), 0, m_scale.topStep());
    }
    const std::int64_t per = m_scale.stepsPerPoint();
    const double each = (width() - 2.0) / double(points());
    const double place = (at.x() - 1) / each;
    if (per == 2) {
        // The tick between two points is the half point, six px either way.
        const auto boundary = static_cast<std::int64_t>(std::llround(place));
        if (boundary > 0 && boundary < points() && std::abs(place - double(boundary)) * each <= m_theme->px(5))
            return boundary * per - 1;
    }
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(place), 0, points() - 1) * per;
}

void ScaleBar::setHovered(std::optional<std::int64_t> steps) {
    if (m_hovered == steps)
        return;
    m_hovered = steps;
    update();
    emit hoverChanged();
}

void ScaleBar::mousePressEvent(QMouseEvent* event) {
    emit focused();
    if (m_readOnly || event->button() != Qt::LeftButton)
        return;
    if (m_scale.isText())
        emit writingRequested();
    if (const auto steps = stepAt(event->pos()))
        emit scoreChosen(*steps);
}

void ScaleBar::mouseMoveEvent(QMouseEvent* event) {
    setHovered(m_readOnly ? std::optional<std::int64_t>() : stepAt(event->pos()));
}

void ScaleBar::leaveEvent(QEvent*) { setHovered({}); }

void ScaleBar::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    emit focused();
    update();
}

void ScaleBar::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void ScaleBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (showsStatus() && !(m_hovered && underMouse()))
        paintStatus(painter);
    else if (m_scale.isText())
        paintWords(painter);
    else if (isNumber())
        paintNumber(painter);
    else
        paintPoints(painter);
}

void ScaleBar::paintStatus(QPainter& painter) const {
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const qreal radius = m_theme->px(6);
    QPen edge(m_theme->colour(Token::Text3), 1.5);
    QColor ink = m_theme->colour(Token::Text);
    QPainterPath shape;
    shape.addRoundedRect(box, radius, radius);
    painter.fillPath(shape, m_theme->colour(Token::Surface));
    switch (m_rating->status) {
    case RatingStatus::NotCodable: {
        painter.save();
        painter.setClipPath(shape);
        QColor hatch = m_theme->colour(Token::Text);
        hatch.setAlpha(26);
        painter.setPen(QPen(hatch, 2));
        for (int i = 0; i * 7 < box.width() + box.height(); ++i) {
            const double x = box.left() - box.height() + i * 7;
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
        }
        painter.restore();
        break;
    }
    case RatingStatus::NotObserved:
        edge.setDashPattern({0.1, 2});
        edge.setCapStyle(Qt::RoundCap);
        break;
    case RatingStatus::NotApplicable:
        painter.fillPath(shape, m_theme->colour(Token::Sunken));
        edge = Qt::NoPen;
        ink = m_theme->colour(Token::Text2);
        break;
    case RatingStatus::Skipped:
        edge.setColor(m_theme->colour(Token::Disagree));
        edge.setDashPattern({4, 3});
        ink = m_theme->colour(Token::DisagreeInk);
        break;
    case RatingStatus::Coded:
        break;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(edge);
    painter.drawPath(shape);
    const int icon = m_theme->px(16);
    int x = m_theme->px(10);
    painter.drawPixmap(x, (height() - icon) / 2,
                       m_theme->pixmap(statusIcon(m_rating->status), icon, ink, devicePixelRatioF()));
    x += icon + m_theme->px(8);
    QFont font = m_theme->font(TextStyle::Small);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(ink);
    const QString name = statusName(m_rating->status);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, name);
    x += QFontMetrics(font).horizontalAdvance(name) + m_theme->px(8);
    const std::string& why = m_rating->reason.empty() ? m_rating->note : m_rating->reason;
    font.setWeight(QFont::Normal);
    painter.setFont(font);
    painter.setPen(m_theme->colour(m_rating->status == RatingStatus::Skipped ? Token::DisagreeInk : Token::Text3));
    const int room = width() - x - m_theme->px(10);
    painter.drawText(QRect(x, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(font).elidedText(QString::fromStdString(why), Qt::ElideRight, room));
}

// One bar for a scale of many points: its ends in numbers, filled up to the score.
void ScaleBar::paintNumber(QPainter& painter) const {
    const auto person = m_theme->person(m_role);
    const qreal radius = m_theme->px(6);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const auto coded = m_rating && m_rating->status == RatingStatus::Coded ? m_rating->steps : std::nullopt;
    const auto steps = m_hovered && !m_readOnly ? m_hovered : coded;
    if (m_readOnly)
        painter.setOpacity(0.8);
    painter.setPen(QPen(m_theme->colour(Token::Border), 1));
    painter.setBrush(m_theme->colour(Token::Sunken));
    painter.drawRoundedRect(box, radius, radius);
    if (steps) {
        const double x = pointOf(*steps).x(), from = m_scale.neutral ? pointOf(*m_scale.neutral).x() : 0;
        painter.save();
        painter.setClipRect(QRectF(QPointF(from, 0), QPointF(x, height())).normalized());
        painter.setPen(Qt::NoPen);
        painter.setBrush(person.tint);
        painter.drawRoundedRect(QRectF(rect()), radius, radius);
        painter.restore();
        painter.setPen(QPen(person.ink, 1.5));
        painter.drawLine(QPointF(x, 4), QPointF(x, height() - 4));
    }
    const QRectF words = box.adjusted(m_theme->px(10), 0, -m_theme->px(10), 0);
    painter.setFont(m_theme->font(TextStyle::Small));
    painter.setPen(m_theme->colour(Token::Text3));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, QString::fromStdString(m_scale.textOf(0)));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight,
                     QString::fromStdString(m_scale.textOf(m_scale.topStep())));
    painter.setFont(m_theme->font(TextStyle::BaseStrong));
    painter.setPen(steps ? (m_hovered && m_hovered != coded ? m_theme->colour(Token::Text2) : person.ink)
                         : m_theme->colour(Token::Text3));
    painter.drawText(words, Qt::AlignCenter,
                     steps ? QString::fromStdString(m_scale.textOf(*steps)) : tr("type a number"));
}

void ScaleBar::paintWords(QPainter& painter) const {
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(m_theme->colour(Token::Border), 1));
    painter.setBrush(m_theme->colour(Token::Sunken));
    painter.drawRoundedRect(box, m_theme->px(6), m_theme->px(6));
    const QString text = m_rating ? QString::fromStdString(m_rating->note) : QString();
    const QFont font = m_theme->font(TextStyle::Small);
    const QRectF words = box.adjusted(m_theme->px(10), 0, -m_theme->px(10), 0);
    painter.setFont(font);
    painter.setPen(m_theme->colour(text.isEmpty() ? Token::Text3 : Token::Text));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     text.isEmpty() ? tr("write in words")
                                    : QFontMetrics(font).elidedText(text, Qt::ElideRight, int(words.width())));
}

void ScaleBar::paintPoints(QPainter& painter) const {
    const auto person = m_theme->person(m_role);
    const qreal radius = m_theme->px(6);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const std::int64_t per = m_scale.stepsPerPoint();
    const std::int64_t count = points();
    std::optional<std::int64_t> steps;
    if (m_rating && m_rating->status == RatingStatus::Coded)
        steps = m_rating->steps;
    if (m_readOnly)
        painter.setOpacity(0.8);
    painter.setPen(QPen(m_theme->colour(Token::Border), 1));
    painter.setBrush(m_theme->colour(Token::Sunken));
    painter.drawRoundedRect(box, radius, radius);
    const bool half = steps && *steps % per != 0;
    QRectF mark;
    if (steps) {
        const QPointF centre = pointOf(*steps);
        const double w = m_theme->px(half ? 27 : 32);
        mark = QRectF(centre.x() - w / 2, 2, w, height() - 4.0);
        painter.save();
        const double from = m_scale.neutral ? pointOf(*m_scale.neutral).x() : 0;
        painter.setClipRect(QRectF(QPointF(from, 0), QPointF(centre.x(), height())).normalized());
        painter.setPen(Qt::NoPen);
        painter.setBrush(person.tint);
        painter.drawRoundedRect(QRectF(rect()), radius, radius);
        painter.restore();
    }
    QFont font = m_theme->font(TextStyle::ButtonText);
    painter.setFont(font);
    const bool fewWords = count <= 10;
    for (std::int64_t i = 0; i < count; ++i) {
        QRectF place = pointRect(i);
        const bool lastOne = i + 1 == count;
        if (!lastOne && !(half && *steps / per == i)) {
            painter.setPen(m_theme->colour(Token::BorderStrong));
            const double x = std::floor(place.right()) + 0.5;
            if (!mark.contains(QPointF(x, height() / 2.0)))
                painter.drawLine(QPointF(x, m_theme->px(12)), QPointF(x, height() - m_theme->px(12)));
        }
        if (m_hovered && *m_hovered == i * per && !m_readOnly) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme->colour(Token::Hover));
            painter.drawRoundedRect(place.adjusted(2, 1, -2, -1), radius - 1, radius - 1);
        }
        if (steps && *steps == i * per)
            continue;
        // Neighbours of a half point step aside.
        if (half && *steps / per == i)
            place.translate(-m_theme->px(5), 0);
        if (half && *steps / per + 1 == i)
            place.translate(m_theme->px(5), 0);
        const std::int64_t from = m_scale.neutral.value_or(0);
        const bool filled = steps && std::min(from, *steps) <= i * per && i * per <= std::max(from, *steps);
        painter.setPen(filled ? person.ink
                              : m_theme->colour(m_hovered && *m_hovered == i * per ? Token::Text : Token::Text2));
        const QString text = QString::fromStdString(m_scale.textOf(i * per));
        painter.drawText(place, Qt::AlignCenter,
                         fewWords            ? QFontMetrics(font).elidedText(text, Qt::ElideRight, int(place.width()))
                         : i == 0 || lastOne ? text
                                             : QString());
    }
    const auto plate = [&](const QRectF& where, const QString& text, const QColor& ground, const QColor& ink, int px) {
        painter.setBrush(ground);
        const bool childEdge = !m_theme->isDark() && ground == m_theme->colour(Token::Child);
        painter.setPen(childEdge ? QPen(person.ink, 1) : Qt::NoPen);
        painter.drawRoundedRect(childEdge ? where.adjusted(0.5, 0.5, -0.5, -0.5) : where, m_theme->px(5),
                                m_theme->px(5));
        QFont strong = m_theme->font(TextStyle::BaseStrong);
        strong.setPixelSize(m_theme->px(px));
        painter.setFont(strong);
        painter.setPen(ink);
        painter.drawText(where, Qt::AlignCenter, text);
    };
    if (steps)
        plate(mark, QString::fromStdString(m_scale.textOf(*steps)), person.fill, person.on, half ? 12 : 13);
    if (m_hovered && *m_hovered % per != 0 && m_hovered != steps && !m_readOnly) {
        const QPointF centre = pointOf(*m_hovered);
        const double w = m_theme->px(27);
        plate(QRectF(centre.x() - w / 2, 3, w, height() - 6.0), QString::fromStdString(m_scale.textOf(*m_hovered)),
              m_theme->colour(Token::Hover), m_theme->colour(Token::Text), 12);
    }
}

} // namespace attune::ui
