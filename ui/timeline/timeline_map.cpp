// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_map.h"

#include "models/coding.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_view.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <utility>

namespace attune::ui {

TimelineMap::TimelineMap(Theme* theme, TimelineView* view, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_view(view) {
    setObjectName(QStringLiteral("timeline.map"));
    setAccessibleName(tr("The whole clip, with the part in view"));
    setToolTip(tr("The whole clip: marks above, what you have watched below; striped where it ran faster than real "
                  "time. Drag the frame to move along."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(view, &TimelineView::rangeChanged, this, [this] { update(); });
    connect(theme, &Theme::changed, this, &TimelineMap::refresh);
}

QSize TimelineMap::sizeHint() const { return {m_theme->px(400), m_theme->px(18)}; }

void TimelineMap::setWatched(std::vector<WatchedSpan> parts) {
    if (parts == m_watched)
        return;
    m_watched = std::move(parts);
    update();
}

void TimelineMap::refresh() {
    m_marks = {};
    updateGeometry();
    update();
}

QRect TimelineMap::strip() const {
    const int left = m_view->axis().left();
    return {left, m_theme->px(2), std::max(1, width() - left), height() - m_theme->px(4)};
}

int TimelineMap::xOf(MediaTime time) const {
    const QRect where = strip();
    const auto length = static_cast<double>(std::max<std::int64_t>(1, m_view->axis().duration().ns));
    return where.left() + static_cast<int>(static_cast<double>(time.ns) / length * where.width());
}

QRect TimelineMap::viewRect() const {
    const TimeSpan view = m_view->axis().visible();
    const int a = xOf(view.begin), b = xOf(view.end);
    return {a, 0, std::max(m_theme->px(6), b - a), height() - 1};
}

void TimelineMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colour(Token::Surface2));
    const QRect where = strip();
    painter.fillRect(where, m_theme->colour(Token::Sunken));
    const int watchedHeight = m_theme->px(4);
    if (m_marks.isNull() || m_marks.width() != where.width()) {
        // One column a pixel is enough, however many marks there are.
        m_marks = QPixmap(where.width(), 1);
        m_marks.fill(Qt::transparent);
        QPainter line(&m_marks);
        std::vector<int> ends(static_cast<std::size_t>(where.width()) + 1, -1); // furthest end that begins here
        if (const Coding* coding = m_view->coding())
            for (const auto& [id, mark] : coding->segments) {
                const auto at =
                    static_cast<std::size_t>(std::clamp(xOf(mark.span.begin) - where.left(), 0, where.width() - 1));
                ends[at] = std::max(ends[at], std::clamp(xOf(mark.span.end) - where.left(), 0, where.width() - 1));
            }
        for (int x = 0, reach = -1; x < where.width(); ++x) {
            reach = std::max(reach, ends[static_cast<std::size_t>(x)]);
            if (reach >= x)
                line.fillRect(x, 0, 1, 1, m_theme->colour(Token::Control));
        }
    }
    painter.drawPixmap(QRect(where.left(), where.top(), where.width(), where.height() - watchedHeight - 1), m_marks);
    for (const WatchedSpan& part : m_watched) {
        const int a = xOf(part.span.begin), b = xOf(part.span.end);
        const QRect line(a, where.bottom() - watchedHeight + 1, std::max(1, b - a), watchedHeight);
        if (part.speedPercent <= 100) {
            painter.fillRect(line, m_theme->colour(Token::Accent));
            continue;
        }
        // Upright stripes in another colour: seen without it too.
        const int stripe = m_theme->px(2);
        for (int x = line.left(); x <= line.right(); x += 2 * stripe)
            painter.fillRect(QRect(x, line.top(), std::min(stripe, line.right() - x + 1), line.height()),
                             m_theme->colour(Token::Text2));
    }
    const int now = xOf(m_view->playhead());
    painter.fillRect(QRect(now, 0, std::max(1, m_theme->px(1)), height()), m_theme->colour(Token::Text));
    if (!m_view->axis().isFit()) {
        painter.setPen(QPen(m_theme->colour(Token::Accent), m_theme->px(2)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewRect().adjusted(1, 1, -1, 0));
    }
    painter.setFont(m_theme->font(TextStyle::Small));
    painter.setPen(m_theme->colour(Token::Text3));
    painter.drawText(
        QRect(m_theme->px(16), 0, where.left() - m_theme->px(20), height()), Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(tr("Whole clip, watched"), Qt::ElideRight, where.left() - m_theme->px(20)));
}

QString TimelineMap::wordsAt(int x) const {
    for (const WatchedSpan& part : m_watched) {
        if (x < xOf(part.span.begin) || x > std::max(xOf(part.span.end) - 1, xOf(part.span.begin)))
            continue;
        const QString from = shortTime(part.span.begin), to = shortTime(part.span.end);
        return part.speedPercent == 100
                   ? tr("%1 to %2: watched in real time").arg(from, to)
                   : tr("%1 to %2: watched at %3").arg(from, to, QString::fromStdString(speedText(part.speedPercent)));
    }
    return tr("Not watched yet");
}

bool TimelineMap::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const bool onStrip = help->pos().x() >= strip().left();
    QToolTip::showText(help->globalPos(),
                       onStrip ? wordsAt(help->pos().x()) + QLatin1Char('\n') + toolTip() : toolTip(), this);
    return true;
}

void TimelineMap::resizeEvent(QResizeEvent*) { m_marks = {}; }

void TimelineMap::moveTo(int x) {
    const QRect where = strip();
    const double share = static_cast<double>(x - where.left()) / where.width();
    m_view->showFrom(MediaTime(static_cast<std::int64_t>(share * static_cast<double>(m_view->axis().duration().ns))));
}

void TimelineMap::mousePressEvent(QMouseEvent* event) {
    const QRect view = viewRect();
    const int x = event->position().toPoint().x();
    m_hold = view.contains(x, 1) ? x - view.left() : view.width() / 2;
    moveTo(x - m_hold);
}

void TimelineMap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        moveTo(event->position().toPoint().x() - m_hold);
}

} // namespace attune::ui
