// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison_table.h"

#include "ui/controls/marks.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

namespace attune::ui {
namespace {

QString scoreText(const std::optional<Rating>& rating, const Scale& scale) {
    if (!rating)
        return QStringLiteral("–");
    if (rating->status != RatingStatus::Coded || !rating->steps)
        return {};
    return QString::fromStdString(scale.textOf(*rating->steps));
}

/// Where a line may end, from a place on: before a space or behind a hyphen; -1: nowhere.
qsizetype breakAfter(const QString& text, qsizetype from) {
    for (qsizetype at = from; at < text.size(); ++at)
        if (text[at] == QLatin1Char(' ') || (at > 0 && text[at - 1] == QLatin1Char('-')))
            return at;
    return -1;
}

/// Text in at most this many lines, the last one shortened.
QString inLines(const QString& text, const QFontMetrics& metrics, int width, int lines) {
    QString rest = text.simplified();
    QStringList out;
    while (!rest.isEmpty() && out.size() < lines) {
        if (out.size() == lines - 1) {
            out << metrics.elidedText(rest, Qt::ElideRight, width);
            break;
        }
        qsizetype end = 0;
        for (qsizetype at = breakAfter(rest, 1); at != -1; at = breakAfter(rest, at + 1)) {
            if (metrics.horizontalAdvance(rest.left(at)) > width)
                break;
            end = at;
        }
        if (metrics.horizontalAdvance(rest) <= width)
            end = rest.size();
        if (end == 0) // one word is wider than the line
            end = breakAfter(rest, 1) < 0 ? rest.size() : breakAfter(rest, 1);
        out << metrics.elidedText(rest.left(end), Qt::ElideMiddle, width);
        rest = rest.mid(end).trimmed();
    }
    return out.join(QLatin1Char('\n'));
}

} // namespace

ComparisonTable::ComparisonTable(Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("comparison"));
    setAccessibleName(tr("Comparison, a row for each dimension"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("focusRing", QStringLiteral("none")); // the chosen row has it
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ComparisonTable::setComparison(const Comparison& comparison) {
    m_comparison = comparison;
    m_moment.reset();
    m_row = -1;
    updateGeometry();
    setRow(0);
    update();
}

void ComparisonTable::clear() {
    m_comparison = {};
    m_row = -1;
    m_moment.reset();
    updateGeometry();
    update();
}

void ComparisonTable::setRow(int row) {
    if (m_comparison.rows.empty())
        return;
    row = std::clamp(row, 0, static_cast<int>(m_comparison.rows.size()) - 1);
    if (row == m_row)
        return;
    m_row = row;
    m_moment.reset();
    speak();
    update();
    emit rowChanged(row);
}

bool ComparisonTable::nextDisagreement() {
    const int count = static_cast<int>(m_comparison.rows.size());
    for (int i = 1; i <= count; ++i) {
        const int row = (std::max(m_row, 0) + i) % count;
        const auto& difference = m_comparison.rows[static_cast<std::size_t>(row)].difference;
        if (difference && *difference != 0) {
            setRow(row);
            return true;
        }
    }
    return false;
}

void ComparisonTable::setMoment(const std::optional<TimeSpan>& moment) {
    m_moment = moment;
    update();
}

QString ComparisonTable::differenceText(int index) const {
    const ComparisonRow& row = m_comparison.rows[static_cast<std::size_t>(index)];
    if (!row.difference)
        return tr("no number");
    const double d = *row.difference;
    if (d == 0)
        return QStringLiteral("0");
    return (d > 0 ? QStringLiteral("+") : QStringLiteral("\u2212")) + QString::number(std::abs(d), 'f', 1);
}

void ComparisonTable::speak() {
    const ComparisonRow& row = m_comparison.rows[static_cast<std::size_t>(m_row)];
    const auto said = [&](const std::optional<Rating>& rating) {
        const QString score = scoreText(rating, row.dimension.scale);
        return score.isEmpty() && rating ? statusName(rating->status) : score;
    };
    setAccessibleDescription(tr("%1: reference %2, you %3, difference %4")
                                 .arg(QString::fromStdString(row.dimension.name), said(row.reference), said(row.mine),
                                      differenceText(m_row)));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

int ComparisonTable::headHeight() const { return m_theme->px(28); }
int ComparisonTable::rowHeight() const { return m_theme->px(64); }

QSize ComparisonTable::sizeHint() const {
    return {m_theme->px(960), headHeight() + rowHeight() * static_cast<int>(m_comparison.rows.size())};
}

QRect ComparisonTable::rowRect(int row) const { return {0, headHeight() + row * rowHeight(), width(), rowHeight()}; }

ComparisonTable::Columns ComparisonTable::columns() const {
    const auto px = [this](int n) { return m_theme->px(n); };
    Columns c{};
    c.name = px(24);
    // Where it is narrow the scale gives way, so that the evidence keeps a place.
    const bool narrow = width() < px(760);
    c.withScale = width() >= px(520);
    c.withEvidence = width() >= px(420); // beside it the moment shows the evidence too
    c.scale = c.name + px(narrow ? 142 : 150);
    c.scaleWidth = c.withScale ? px(narrow ? 100 : 168) : 0;
    c.reference = c.scale + c.scaleWidth + px(narrow ? 4 : 16);
    c.mine = c.reference + px(narrow ? 38 : 44);
    c.difference = c.mine + px(narrow ? 38 : 44);
    c.right = width() - px(24);
    c.withReason = width() >= px(900);
    c.reason = c.difference + px(narrow ? 76 : 84);
    c.evidence = c.withReason ? c.right - std::max(px(200), (c.right - c.reason) * 48 / 100) : c.reason;
    return c;
}

double ComparisonTable::momentX(const Columns& c, MediaTime time) const {
    const double pad = m_theme->px(8);
    const double length = std::max<double>(1, double(m_comparison.clip.duration.ns));
    return c.evidence + pad + (c.right - c.evidence - 2 * pad) * double(time.ns) / length;
}

void ComparisonTable::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme->colour(Token::Surface));
    if (m_comparison.rows.empty())
        return;
    const Columns c = columns();
    painter.setFont(m_theme->font(TextStyle::Small));
    painter.setPen(m_theme->colour(Token::Text3));
    const int h = headHeight();
    const auto head = [&](int x, int end, const QString& text, Qt::Alignment align = Qt::AlignLeft) {
        painter.drawText(QRect(x, 0, end - x, h), align | Qt::AlignVCenter, text);
    };
    const Scale& scale = m_comparison.rows.front().dimension.scale;
    head(c.name, c.scale, tr("Dimension"));
    if (c.withScale)
        head(c.scale, c.reference,
             (c.scaleWidth < m_theme->px(150) ? tr("%1 to %2") : tr("Reference and you, %1 to %2"))
                 .arg(QString::fromStdString(scale.textOf(0)), QString::fromStdString(scale.textOf(scale.topStep()))));
    head(c.reference, c.mine - m_theme->px(16), tr("Ref."), Qt::AlignRight);
    head(c.mine, c.difference - m_theme->px(16), tr("You"), Qt::AlignRight);
    head(c.difference, c.withEvidence ? c.reason : c.right, tr("You \u2212 ref."));
    if (c.withReason)
        head(c.reason, c.evidence, tr("Why the reference says so"));
    if (c.withEvidence)
        head(c.evidence, c.right,
             c.right - c.evidence < m_theme->px(210) ? tr("Evidence") : tr("Evidence: you above, reference below"));
    painter.setPen(m_theme->colour(Token::BorderStrong));
    painter.drawLine(c.name, h - 1, c.right, h - 1);
    for (int i = 0; i < static_cast<int>(m_comparison.rows.size()); ++i)
        paintRow(painter, i, c);
}

void ComparisonTable::paintRow(QPainter& painter, int index, const Columns& c) const {
    const ComparisonRow& row = m_comparison.rows[static_cast<std::size_t>(index)];
    const QRect place = rowRect(index);
    const int role = static_cast<int>(row.dimension.role);
    const auto person = m_theme->person(role);
    const bool chosen = index == m_row;
    if (chosen) {
        painter.fillRect(place, m_theme->colour(Token::AccentTint));
        painter.fillRect(QRect(0, place.top(), m_theme->px(3), place.height()), m_theme->colour(Token::Accent));
    }
    painter.setPen(m_theme->colour(Token::Border));
    painter.drawLine(0, place.bottom(), width(), place.bottom());
    const int icon = m_theme->px(16);
    painter.drawPixmap(c.name, place.center().y() - icon / 2,
                       m_theme->pixmap(roleIcon(role), icon, person.ink, devicePixelRatioF()));
    painter.setFont(m_theme->font(TextStyle::ButtonText));
    painter.setPen(m_theme->colour(Token::Text));
    const int nameRoom = c.scale - c.name - icon - m_theme->px(12);
    painter.drawText(QRect(c.name + icon + m_theme->px(8), place.top(), nameRoom, place.height()), Qt::AlignVCenter,
                     inLines(QString::fromStdString(row.dimension.name), painter.fontMetrics(), nameRoom, 2));
    if (c.withScale)
        paintScale(painter, row, QRectF(c.scale, place.top(), c.scaleWidth, place.height()));
    const auto score = [&](int x, const std::optional<Rating>& rating, const QColor& ink) {
        const QRect cell(x, place.top(), m_theme->px(28), place.height());
        const QString text = scoreText(rating, row.dimension.scale);
        if (text.isEmpty() && rating) {
            painter.drawPixmap(cell.right() - icon, cell.center().y() - icon / 2,
                               m_theme->pixmap(statusIcon(rating->status), icon, ink, devicePixelRatioF()));
            return;
        }
        painter.setFont(m_theme->font(TextStyle::BaseStrong));
        painter.setPen(ink);
        painter.drawText(cell.adjusted(-m_theme->px(14), 0, 0, 0), Qt::AlignVCenter | Qt::AlignRight, text);
    };
    score(c.reference, row.reference, m_theme->colour(Token::ReferenceInk));
    score(c.mine, row.mine, person.ink);
    paintDifference(painter, index,
                    QRectF(c.difference, place.center().y() - m_theme->px(13), m_theme->px(64), m_theme->px(26)));
    if (c.withReason) {
        painter.setFont(m_theme->font(TextStyle::Small));
        painter.setPen(m_theme->colour(Token::Text2));
        QString why = row.reference ? QString::fromStdString(row.reference->rationale) : QString();
        if (!row.difference && row.reference && row.mine) {
            const auto& without = row.reference->steps ? row.mine : row.reference;
            why = tr("%1: %2. %3")
                      .arg(row.reference->steps ? tr("You") : tr("Reference"), statusName(without->status).toLower(),
                           why);
        }
        const int room = c.evidence - c.reason - m_theme->px(16);
        painter.drawText(QRect(c.reason, place.top(), room + 4, place.height()), Qt::AlignVCenter,
                         inLines(why, painter.fontMetrics(), room, 3));
    }
    if (c.withEvidence)
        paintEvidence(painter, index, c);
    if (chosen && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme->colour(Token::Focus), 2));
        painter.drawRect(place.adjusted(1, 1, -1, -1));
    }
}

void ComparisonTable::paintScale(QPainter& painter, const ComparisonRow& row, QRectF place) const {
    const Scale& scale = row.dimension.scale;
    const double y = place.center().y();
    const double pad = m_theme->px(12);
    painter.fillRect(QRectF(place.left(), y - 1, place.width(), 2), m_theme->colour(Token::Border));
    const std::int64_t per = scale.stepsPerPoint(), top = std::max<std::int64_t>(1, scale.topStep());
    const auto at = [&](std::int64_t steps) {
        return place.left() + pad + (place.width() - 2 * pad) * double(steps) / double(top);
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->colour(Token::Control));
    for (std::int64_t s = 0; s <= top; s += per)
        painter.drawEllipse(QPointF(at(s), y), 1.5, 1.5);
    const auto steps = [](const std::optional<Rating>& rating) { return rating ? rating->steps : std::nullopt; };
    const auto mine = steps(row.mine), reference = steps(row.reference);
    // Close together the two stand above one another, so that neither hides the other.
    const bool near = mine && reference && std::abs(at(*mine) - at(*reference)) < m_theme->px(30);
    const double lift = near ? m_theme->px(6) : 0;
    if (mine && reference && *mine != *reference) {
        const bool far = row.difference && std::abs(*row.difference) >= 2;
        painter.setPen(QPen(m_theme->colour(far ? Token::Disagree : Token::Control), 3));
        painter.drawLine(QPointF(at(*mine), y), QPointF(at(*reference), y));
    }
    if (reference)
        paintDiamond(painter, *m_theme, {at(*reference), y - lift}, m_theme->px(7), nullptr);
    if (mine)
        paintCircle(painter, *m_theme, {at(*mine), y + lift}, m_theme->px(6), static_cast<int>(row.dimension.role),
                    nullptr);
}

void ComparisonTable::paintDifference(QPainter& painter, int index, QRectF place) const {
    const ComparisonRow& row = m_comparison.rows[static_cast<std::size_t>(index)];
    if (!row.difference) {
        painter.setFont(m_theme->font(TextStyle::Small));
        painter.setPen(m_theme->colour(Token::Text3));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, tr("no number"));
        return;
    }
    const double d = *row.difference;
    const bool far = std::abs(d) >= 2;
    // Between one point and two it is beyond "within one", but not yet a cross.
    const Token ground = d == 0 ? Token::Agree0 : std::abs(d) <= 1 ? Token::Agree1 : Token::Agree2;
    painter.setBrush(m_theme->colour(ground));
    painter.setPen(far ? QPen(m_theme->colour(Token::Disagree), 1.5) : Qt::NoPen);
    painter.drawRoundedRect(far ? place.adjusted(0.75, 0.75, -0.75, -0.75) : place, 5, 5);
    const QPointF mark(place.left() + m_theme->px(14), place.center().y());
    const double r = m_theme->px(10) / 2.0;
    if (d == 0) {
        painter.setPen(QPen(m_theme->colour(Token::AgreeOn), 1.6, Qt::SolidLine, Qt::RoundCap));
        for (const double dy : {-1.6, 1.6})
            painter.drawLine(mark + QPointF(-r * 0.8, dy * r / 4), mark + QPointF(r * 0.8, dy * r / 4));
    } else if (far) {
        painter.setPen(QPen(m_theme->colour(Token::DisagreeInk), 2.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(mark - QPointF(r, r) * 0.7, mark + QPointF(r, r) * 0.7);
        painter.drawLine(mark - QPointF(r, -r) * 0.7, mark + QPointF(r, -r) * 0.7);
    } else {
        const double up = d > 0 ? -1 : 1;
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme->colour(Token::DisagreeInk));
        painter.drawPolygon(QPolygonF({mark + QPointF(0, up * r * 0.8), mark + QPointF(r * 0.9, -up * r * 0.7),
                                       mark + QPointF(-r * 0.9, -up * r * 0.7)}));
    }
    painter.setFont(m_theme->font(TextStyle::BaseStrong));
    painter.setPen(m_theme->colour(Token::AgreeOn));
    painter.drawText(place.adjusted(0, 0, -m_theme->px(8), 0), Qt::AlignVCenter | Qt::AlignRight,
                     differenceText(index));
}

void ComparisonTable::paintEvidence(QPainter& painter, int index, const Columns& c) const {
    const ComparisonRow& row = m_comparison.rows[static_cast<std::size_t>(index)];
    const QRect place = rowRect(index);
    const double mineY = place.center().y() - m_theme->px(8), referenceY = place.center().y() + m_theme->px(9);
    painter.setPen(m_theme->colour(index == m_row ? Token::BorderStrong : Token::Border));
    for (const double y : {mineY, referenceY})
        painter.drawLine(QPointF(c.evidence, y), QPointF(c.right, y));
    if (index == m_row && m_moment) {
        const double a = momentX(c, m_moment->begin) - m_theme->px(8), b = momentX(c, m_moment->end) + m_theme->px(8);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme->colour(Token::Accent), 1.5));
        painter.drawRoundedRect(QRectF(a, place.top() + m_theme->px(11), b - a, place.height() - m_theme->px(22)), 3,
                                3);
    }
    const auto span = [&](const Evidence& e, double y, const QColor& colour) {
        if (e.span.isPoint())
            return;
        painter.setPen(QPen(colour, m_theme->px(3)));
        painter.drawLine(QPointF(momentX(c, e.span.begin), y), QPointF(momentX(c, e.span.end), y));
    };
    const auto person = m_theme->person(static_cast<int>(row.dimension.role));
    for (const Evidence& e : row.myEvidence) {
        span(e, mineY, person.ink);
        paintCircle(painter, *m_theme, {momentX(c, e.span.begin), mineY}, m_theme->px(11) / 2.0,
                    static_cast<int>(row.dimension.role), &e.direction);
    }
    for (const Evidence& e : row.referenceEvidence) {
        span(e, referenceY, m_theme->colour(Token::Reference));
        paintDiamond(painter, *m_theme, {momentX(c, e.span.begin), referenceY}, m_theme->px(13) / 2.0, &e.direction);
    }
}

const Evidence* ComparisonTable::evidenceAt(QPoint at) const {
    const int index = (at.y() - headHeight()) / std::max(1, rowHeight());
    if (at.y() < headHeight() || index >= static_cast<int>(m_comparison.rows.size()))
        return nullptr;
    const Columns c = columns();
    if (!c.withEvidence || at.x() < c.evidence - m_theme->px(8))
        return nullptr;
    const ComparisonRow& row = m_comparison.rows[static_cast<std::size_t>(index)];
    const bool upper = at.y() < rowRect(index).center().y();
    const Evidence* best = nullptr;
    double nearest = m_theme->px(12);
    for (const Evidence& e : upper ? row.myEvidence : row.referenceEvidence) {
        const double distance = std::abs(momentX(c, e.span.begin) - at.x());
        if (distance <= nearest) {
            nearest = distance;
            best = &e;
        }
    }
    return best;
}

void ComparisonTable::mousePressEvent(QMouseEvent* event) {
    if (event->pos().y() < headHeight())
        return;
    const Evidence* evidence = evidenceAt(event->pos());
    const std::optional<TimeSpan> span = evidence ? std::optional(evidence->span) : std::nullopt;
    setRow((event->pos().y() - headHeight()) / std::max(1, rowHeight()));
    if (span)
        emit momentChosen(*span);
}

bool ComparisonTable::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        QString tip;
        const int index = (help->pos().y() - headHeight()) / std::max(1, rowHeight());
        if (const Evidence* e = evidenceAt(help->pos()))
            tip = QStringLiteral("%1, %2%3")
                      .arg(spanText(e->span), e->direction == EvidenceDirection::Plus ? tr("plus") : tr("minus"),
                           e->note.empty() ? QString() : QStringLiteral("\n") + QString::fromStdString(e->note));
        else if (help->pos().y() >= headHeight() && index < static_cast<int>(m_comparison.rows.size()))
            if (const auto& reference = m_comparison.rows[static_cast<std::size_t>(index)].reference)
                tip = QString::fromStdString(reference->rationale);
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(),
                               QStringLiteral("<span>%1</span>")
                                   .arg(tip.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"))),
                               this);
        return true;
    }
    return QWidget::event(event);
}

void ComparisonTable::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void ComparisonTable::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

} // namespace attune::ui
