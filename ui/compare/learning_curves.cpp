// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/learning_curves.h"

#include "ui/controls/marks.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <cmath>

namespace attune::ui {
namespace {

QString signedPoints(double d, int decimals) {
    QString text = QString::number(std::abs(d), 'f', decimals);
    if (text.toDouble() == 0)
        return text;
    return (d > 0 ? QStringLiteral("+") : QStringLiteral("\u2212")) + text;
}

constexpr std::size_t meanOver = 5; ///< clips that the mean is taken over

} // namespace

LearningCurves::LearningCurves(Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("learning"));
    setMouseTracking(true);
    setProperty("focusRing", QStringLiteral("none")); // the dot has it
    setProperty("ownKeys", QStringList{QStringLiteral("Left"), QStringLiteral("Right"), QStringLiteral("Up"),
                                       QStringLiteral("Down"), QStringLiteral("Return"), QStringLiteral("Enter")});
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, [this] {
        fitHeight();
        update();
    });
}

void LearningCurves::setCurves(const std::vector<Dimension>& dimensions,
                               const std::map<DimensionId, std::vector<LearningPoint>>& curves) {
    m_dimensions = dimensions;
    m_points.clear();
    m_bands.clear();
    m_chosen.reset();
    m_reach = 2;
    QStringList words;
    bool any = false;
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        const auto found = curves.find(dimensions[i].id);
        std::vector<LearningPoint> points = found == curves.end() ? std::vector<LearningPoint>() : found->second;
        std::vector<std::pair<std::int64_t, double>> differences;
        for (const LearningPoint& point : points)
            differences.emplace_back(point.submittedMs, point.difference);
        std::vector<CurvePoint> band = learningBand(differences, meanOver);
        if (points.size() > most) {
            const auto early = static_cast<std::ptrdiff_t>(points.size() - most);
            points.erase(points.begin(), points.begin() + early);
            band.erase(band.begin(), band.begin() + early);
        }
        for (const LearningPoint& point : points)
            m_reach = std::max(m_reach, std::abs(point.difference));
        any = any || !points.empty();
        m_points.push_back(std::move(points));
        m_bands.push_back(std::move(band));
        words << QStringLiteral("%1: %2").arg(QString::fromStdString(dimensions[i].name), summary(i));
    }
    setFocusPolicy(any ? Qt::StrongFocus : Qt::NoFocus);
    setAccessibleName(tr("Your score minus the reference over your last clips; arrows go from dot to dot, Enter opens "
                         "its clip"));
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    fitHeight();
    update();
}

QString LearningCurves::summary(std::size_t i) const {
    const auto& points = m_points[i];
    if (points.empty())
        return tr("no clip yet");
    const std::size_t n = std::min(meanOver, points.size());
    const QString mean = signedPoints(m_bands[i].back().mean, 1);
    return n == 1          ? tr("one clip %1", "difference").arg(mean)
           : n == meanOver ? tr("last five %1").arg(mean)
                           : tr("%1 clips %2", "number, mean difference").arg(n).arg(mean);
}

int LearningCurves::clips() const {
    std::size_t count = 0;
    for (const auto& points : m_points)
        count = std::max(count, points.size());
    return static_cast<int>(count);
}

int LearningCurves::perRow(int width) const {
    const int count = std::max<int>(1, static_cast<int>(m_dimensions.size()));
    return std::clamp(width / m_theme->px(142), 1, count);
}

/// The drawings wrap into as many rows as the width asks for.
void LearningCurves::fitHeight() {
    const int each = perRow(width());
    const int rows = (static_cast<int>(m_dimensions.size()) + each - 1) / each;
    setFixedHeight(rows * m_theme->px(160));
}

void LearningCurves::resizeEvent(QResizeEvent*) { fitHeight(); }

QSize LearningCurves::sizeHint() const { return {m_theme->px(480), height()}; }

QRect LearningCurves::cell(std::size_t i) const {
    const int each = perRow(width());
    const int gap = m_theme->px(16);
    const int w = (width() - gap * (each - 1)) / each;
    const int column = static_cast<int>(i) % each, row = static_cast<int>(i) / each;
    return {column * (w + gap), row * m_theme->px(160), w, m_theme->px(152)};
}

QRect LearningCurves::drawing(const QRect& cell) const { return cell.adjusted(0, m_theme->px(40), 0, 0); }

double LearningCurves::xOf(const QRect& drawing, std::size_t i, std::size_t count) const {
    const double left = drawing.left() + m_theme->px(26), right = drawing.right() - m_theme->px(10);
    return count < 2 ? (left + right) / 2 : left + (right - left) * double(i) / double(count - 1);
}

double LearningCurves::unitOf(const QRect& drawing) const {
    return (drawing.height() / 2.0 - m_theme->px(8)) / m_reach;
}

QPointF LearningCurves::placeOf(std::size_t dimension, std::size_t point) const {
    const QRect area = drawing(cell(dimension));
    const auto& points = m_points[dimension];
    return {xOf(area, point, points.size()), area.center().y() + 0.5 - points[point].difference * unitOf(area)};
}

std::optional<LearningCurves::Dot> LearningCurves::dotAt(QPointF place) const {
    std::optional<Dot> nearest;
    double least = m_theme->px(9);
    for (std::size_t i = 0; i < m_points.size(); ++i)
        for (std::size_t k = 0; k < m_points[i].size(); ++k)
            if (const double apart = QLineF(placeOf(i, k), place).length(); apart <= least) {
                least = apart;
                nearest = Dot{i, k};
            }
    return nearest;
}

QString LearningCurves::words(Dot dot) const {
    const CurvePoint& band = m_bands[dot.first][dot.second];
    const QString alias = QString::fromStdString(m_points[dot.first][dot.second].alias);
    QString out = tr("%1: %2", "clip, difference").arg(alias, signedPoints(band.difference, 1));
    if (!band.low)
        return out;
    return tr("%1; mean so far %2 [%3, %4]")
        .arg(out, signedPoints(band.mean, 1), signedPoints(*band.low, 1), signedPoints(*band.high, 1));
}

void LearningCurves::goTo(std::optional<Dot> dot) {
    m_chosen = dot;
    if (dot)
        setAccessibleDescription(
            QStringLiteral("%1, %2").arg(QString::fromStdString(m_dimensions[dot->first].name), words(*dot)));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
}

void LearningCurves::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_dimensions.size(); ++i) {
        const QRect place = cell(i);
        QFont name = m_theme->font(TextStyle::Small);
        name.setWeight(QFont::Medium);
        painter.setFont(name);
        painter.setPen(m_theme->colour(Token::Text));
        painter.drawText(QRect(place.left(), place.top(), place.width(), m_theme->px(18)), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(QString::fromStdString(m_dimensions[i].name), Qt::ElideMiddle,
                                                          place.width()));
        QFont small = m_theme->font(TextStyle::Small);
        small.setPixelSize(m_theme->px(11));
        painter.setFont(small);
        painter.setPen(m_theme->colour(Token::Text3));
        painter.drawText(QRect(place.left(), place.top() + m_theme->px(18), place.width(), m_theme->px(16)),
                         Qt::AlignVCenter, summary(i));
        paintCurve(painter, i, drawing(place));
    }
}

void LearningCurves::paintCurve(QPainter& painter, std::size_t i, const QRect& area) const {
    const int role = static_cast<int>(m_dimensions[i].role);
    const auto person = m_theme->person(role);
    const double middle = area.center().y() + 0.5, unit = unitOf(area);
    painter.save();
    painter.setClipRect(area);
    painter.fillRect(QRectF(area.left(), middle - unit, area.width(), 2 * unit), m_theme->colour(Token::Agree0));
    painter.setPen(m_theme->colour(Token::Control));
    painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle));
    QFont axis = m_theme->font(TextStyle::Small);
    axis.setPixelSize(m_theme->px(10));
    painter.setFont(axis);
    painter.setPen(m_theme->colour(Token::Text3));
    for (const int value : {2, -2})
        painter.drawText(QRectF(area.left() + 2, middle - value * unit - 8, 40, 16), Qt::AlignVCenter | Qt::AlignLeft,
                         signedPoints(value, 0));
    const auto& points = m_points[i];
    const auto& bands = m_bands[i];
    QPainterPath line;
    QPolygonF above, below;
    for (std::size_t k = 0; k < points.size(); ++k) {
        const double x = xOf(area, k, points.size());
        const QPointF at(x, middle - bands[k].mean * unit);
        k == 0 ? line.moveTo(at) : line.lineTo(at);
        if (bands[k].low) {
            above << QPointF(x, middle - *bands[k].high * unit);
            below.prepend(QPointF(x, middle - *bands[k].low * unit));
        }
    }
    if (above.size() > 1) {
        QColor interval = person.ink;
        interval.setAlphaF(0.16F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(interval);
        painter.drawPolygon(above + below);
    }
    if (points.size() > 1) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(person.ink, 2));
        painter.drawPath(line);
    }
    painter.restore();
    for (std::size_t k = 0; k < points.size(); ++k) {
        const QPointF at = placeOf(i, k);
        if (std::abs(points[k].difference) >= 2)
            paintCross(painter, *m_theme, at, m_theme->px(4));
        else
            paintCircle(painter, *m_theme, at, m_theme->px(3), role, nullptr);
        if (hasFocus() && m_chosen == Dot{i, k}) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_theme->colour(Token::Focus), 2));
            painter.drawEllipse(at, m_theme->px(8), m_theme->px(8));
        }
    }
}

void LearningCurves::mouseMoveEvent(QMouseEvent* event) {
    if (dotAt(event->position()))
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void LearningCurves::mousePressEvent(QMouseEvent* event) {
    const auto dot = event->button() == Qt::LeftButton ? dotAt(event->position()) : std::nullopt;
    if (!dot)
        return QWidget::mousePressEvent(event);
    goTo(dot);
    emit clipChosen(m_points[dot->first][dot->second].clip);
}

void LearningCurves::keyPressEvent(QKeyEvent* event) {
    if (!m_chosen)
        return QWidget::keyPressEvent(event);
    const std::size_t dimension = m_chosen->first, point = m_chosen->second;
    const auto beside = [&](int step) { // the next dimension with a dot, at the same clip where it has one
        for (auto at = static_cast<std::ptrdiff_t>(dimension) + step;
             at >= 0 && at < static_cast<std::ptrdiff_t>(m_points.size()); at += step)
            if (const auto& points = m_points[static_cast<std::size_t>(at)]; !points.empty())
                return goTo(Dot{static_cast<std::size_t>(at), std::min(point, points.size() - 1)});
    };
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return emit clipChosen(m_points[dimension][point].clip);
    case Qt::Key_Left:
        return goTo(Dot{dimension, point == 0 ? 0 : point - 1});
    case Qt::Key_Right:
        return goTo(Dot{dimension, std::min(point + 1, m_points[dimension].size() - 1)});
    case Qt::Key_Up:
        return beside(-1);
    case Qt::Key_Down:
        return beside(1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void LearningCurves::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    for (std::size_t i = 0; i < m_points.size() && !m_chosen; ++i)
        if (!m_points[i].empty())
            m_chosen = Dot{i, m_points[i].size() - 1};
    goTo(m_chosen);
}

void LearningCurves::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

bool LearningCurves::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto dot = dotAt(help->pos()))
        QToolTip::showText(help->globalPos(), words(*dot), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace attune::ui
