// SPDX-License-Identifier: GPL-3.0-or-later
// How the rows of the timeline look. Each row is painted in the coordinates of the widget.
#include "models/frame_table.h"
#include "ui/controls/marks.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"
#include "ui/timeline/clip_signals.h"
#include "ui/timeline/timeline_view.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cstdlib>

namespace attune::ui {

void TimelineView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const qreal ratio = devicePixelRatioF();
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const QRect place(0, laneTop(i), width(), laneHeight(m_lanes[i]));
        if (place.isEmpty() || !event->region().intersects(place))
            continue;
        QPixmap& cache = m_lanes[i].cache;
        if (cache.isNull() || cache.size() != place.size() * ratio) {
            cache = QPixmap(place.size() * ratio);
            cache.setDevicePixelRatio(ratio);
            QPainter rowPainter(&cache);
            rowPainter.setRenderHint(QPainter::Antialiasing);
            rowPainter.translate(0, -place.top());
            paintLane(rowPainter, i);
        }
        painter.drawPixmap(place.topLeft(), cache);
    }
    const int bottom = laneTop(m_lanes.size());
    if (bottom < height())
        painter.fillRect(0, bottom, width(), height() - bottom, m_theme->colour(Token::Sunken));
    painter.setRenderHint(QPainter::Antialiasing);
    paintOpenMarks(painter);
    paintPlayhead(painter);
    if (!m_box.isNull()) {
        painter.setPen(QPen(m_theme->colour(Token::Accent), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(m_box);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme->colour(Token::Focus), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void TimelineView::paintLane(QPainter& painter, std::size_t i) const {
    const QRect lane = laneRect(i);
    painter.fillRect(QRect(0, lane.top(), width(), lane.height()), m_theme->colour(Token::Sunken));
    painter.save();
    painter.setClipRect(lane);
    switch (m_lanes[i].row) {
    case Row::Ruler:
        paintRuler(painter);
        break;
    case Row::Pictures:
        paintPictures(painter);
        break;
    case Row::Sound:
        paintSound(painter);
        break;
    case Row::Motion:
        paintMotion(painter);
        break;
    case Row::Codes:
    case Row::Segments:
        paintMarks(painter, i);
        break;
    case Row::Evidence:
        paintEvidence(painter);
        break;
    }
    painter.restore();
    paintHead(painter, i);
    painter.setPen(m_theme->colour(Token::Border));
    painter.drawLine(0, lane.bottom(), width(), lane.bottom());
    painter.drawLine(lane.left() - 1, lane.top(), lane.left() - 1, lane.bottom());
}

void TimelineView::paintHead(QPainter& painter, std::size_t i) const {
    const Lane& lane = m_lanes[i];
    const Row row = lane.row;
    const QRect head(0, laneTop(i), headWidth(), laneHeight(lane));
    const bool armed = row == Row::Codes && lane.track == m_armed;
    painter.fillRect(head, m_theme->colour(armed ? Token::AccentTint : Token::Surface2));
    if (armed)
        painter.fillRect(QRect(0, head.top(), m_theme->px(3), head.height()), m_theme->colour(Token::Accent));
    static const std::array<const char*, rowCount> names{
        QT_TR_NOOP("minutes : seconds"), QT_TR_NOOP("Pictures"), QT_TR_NOOP("Sound"), QT_TR_NOOP("Motion"), "",
        QT_TR_NOOP("Segments"),          QT_TR_NOOP("Evidence")};
    const QRect words = head.adjusted(m_theme->px(16), 0, -m_theme->px(8), 0);
    const auto count = row == Row::Evidence ? (m_coding ? m_coding->evidence.size() : 0) : lane.marks.size();
    const bool counted = m_coding && (holdsMarks(lane) || row == Row::Evidence);
    painter.setFont(m_theme->font(TextStyle::Small));
    painter.setPen(m_theme->colour(row == Row::Ruler ? Token::Text3 : armed ? Token::Text : Token::Text2));
    const QString name = row == Row::Codes ? lane.name : tr(names[static_cast<std::size_t>(row)]);
    const int room =
        words.width() - (counted ? painter.fontMetrics().horizontalAdvance(QString::number(count)) + 8 : 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, room));
    painter.setPen(m_theme->colour(Token::Text3));
    if (row == Row::Motion) {
        const int half = head.height() / 2;
        painter.drawText(words.adjusted(0, 0, 0, -half), Qt::AlignVCenter | Qt::AlignRight, tr("left half"));
        painter.drawText(words.adjusted(0, half, 0, 0), Qt::AlignVCenter | Qt::AlignRight, tr("right half"));
    }
    if (counted)
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight, QString::number(count));
}

void TimelineView::paintWords(QPainter& painter, Row row, const QString& text) const {
    painter.setFont(m_theme->font(TextStyle::Small));
    painter.setPen(m_theme->colour(Token::Text3));
    painter.drawText(rowRect(row).adjusted(m_theme->px(12), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
}

/// Long ticks with a time, and how many short ones lie between two.
std::pair<qint64, int> TimelineView::tickStep() const {
    static constexpr std::array<std::pair<qint64, int>, 15> steps{{{100, 5},
                                                                   {200, 4},
                                                                   {500, 5},
                                                                   {1000, 5},
                                                                   {2000, 4},
                                                                   {5000, 5},
                                                                   {10'000, 5},
                                                                   {20'000, 4},
                                                                   {30'000, 6},
                                                                   {60'000, 6},
                                                                   {120'000, 4},
                                                                   {300'000, 5},
                                                                   {600'000, 5},
                                                                   {1'800'000, 6},
                                                                   {3'600'000, 6}}};
    for (const auto& [ms, parts] : steps)
        if (double(ms) * 1e6 / m_axis.nsPerPx() >= m_theme->px(90))
            return {ms * 1'000'000, parts};
    return {3'600'000'000'000 * 6, 6};
}

void TimelineView::paintGrid(QPainter& painter, const QRect& rect) const {
    const auto [step, parts] = tickStep();
    painter.setPen(m_theme->colour(Token::Border));
    const TimeSpan view = m_axis.visible();
    for (qint64 t = view.begin.ns / step * step; t <= view.end.ns; t += step) {
        const int x = static_cast<int>(m_axis.xOf(MediaTime(t)));
        painter.drawLine(x, rect.top(), x, rect.bottom());
    }
}

void TimelineView::paintDamage(QPainter& painter) const {
    const QRect lane = rowRect(Row::Ruler);
    const int high = m_theme->px(5);
    for (const TimeSpan& span : m_damage) {
        const double a = m_axis.xOf(span.begin);
        const QRectF bar(a, lane.bottom() + 1 - high, std::max<double>(high, m_axis.xOf(span.end) - a), high);
        painter.fillRect(bar, m_theme->colour(Token::Disagree));
        // Not by colour alone: a wedge stands over its beginning.
        const QPolygonF wedge(
            {bar.topLeft() + QPointF(-high, -high), bar.topLeft() + QPointF(high, -high), bar.topLeft()});
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme->colour(Token::Disagree));
        painter.drawPolygon(wedge);
    }
}

void TimelineView::paintRuler(QPainter& painter) const {
    const QRect lane = rowRect(Row::Ruler);
    const auto [step, parts] = tickStep();
    const TimeSpan view = m_axis.visible();
    painter.fillRect(lane, m_theme->colour(Token::Surface2));
    painter.setFont(m_theme->font(TextStyle::Small));
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (qint64 t = view.begin.ns / step * step; t <= view.end.ns; t += step) {
        const int x = static_cast<int>(m_axis.xOf(MediaTime(t)));
        painter.setPen(m_theme->colour(Token::BorderStrong));
        painter.drawLine(x, lane.bottom() - m_theme->px(10), x, lane.bottom());
        for (int i = 1; i < parts; ++i) {
            const int minor = static_cast<int>(m_axis.xOf(MediaTime(t + step * i / parts)));
            painter.drawLine(minor, lane.bottom() - m_theme->px(4), minor, lane.bottom());
        }
        painter.setPen(m_theme->colour(Token::Text2));
        const QString text = step >= 1'000'000'000 ? clockText(MediaTime(t)) : shortTime(MediaTime(t)).chopped(2);
        painter.drawText(QRect(x + m_theme->px(5), lane.top(), m_theme->px(80), lane.height() - m_theme->px(6)),
                         Qt::AlignVCenter | Qt::AlignLeft, text);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintDamage(painter);
    if (m_in || m_out) {
        const double a = m_axis.xOf(m_in.value_or(MediaTime()));
        const double b = m_axis.xOf(m_out.value_or(MediaTime(m_axis.duration().ns)));
        QColor ground = m_theme->colour(Token::Accent);
        ground.setAlphaF(m_theme->isDark() ? 0.28F : 0.22F);
        painter.fillRect(QRectF(a, lane.top(), std::max(1.0, b - a), lane.height()), ground);
        QFont font = m_theme->font(TextStyle::Caption);
        painter.setFont(font);
        painter.setPen(m_theme->colour(Token::Accent));
        if (m_in)
            painter.drawText(QRectF(a + 3, lane.top(), 20, lane.height() - 1), Qt::AlignBottom | Qt::AlignLeft,
                             QStringLiteral("A"));
        if (m_out)
            painter.drawText(QRectF(b - 23, lane.top(), 20, lane.height() - 1), Qt::AlignBottom | Qt::AlignRight,
                             QStringLiteral("B"));
    }
}

void TimelineView::paintMark(QPainter& painter, std::size_t i, const Segment& segment, std::size_t place) const {
    const Lane& lane = m_lanes[i];
    const QRect row = laneRect(i);
    const bool selected = m_selected.contains(segment.id);
    const bool beside = !m_filter.isEmpty() && !matches(segment);
    const auto person = m_theme->person(lane.role);
    painter.setOpacity(beside ? 0.3 : 1);
    const QString words = wordsOf(lane, segment);
    if (segment.span.isPoint() && lane.row == Row::Codes) {
        // A moment: a pin with the code's first letter.
        const double x = m_axis.xOf(shown(segment).span.begin);
        const QRectF pin(x - m_theme->px(8), row.top() + 3, m_theme->px(16), row.height() - 8);
        painter.setPen(selected ? QPen(m_theme->colour(Token::Accent), 2) : QPen(person.ink, 1));
        painter.setBrush(person.tint);
        painter.drawRoundedRect(pin, 3, 3);
        painter.setPen(person.ink);
        painter.drawText(pin, Qt::AlignCenter, words.left(1));
        painter.setOpacity(1);
        return;
    }
    const QRectF box = QRectF(markRect(i, segment)).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool coded = lane.row == Row::Codes;
    painter.setBrush(selected ? m_theme->colour(Token::AccentTint)
                     : coded  ? person.tint
                              : m_theme->colour(Token::Surface));
    painter.setPen(selected ? QPen(m_theme->colour(Token::Accent), 2)
                            : QPen(coded ? person.ink : m_theme->colour(Token::Control), 1));
    painter.drawRoundedRect(box, 3, 3);
    if (selected && !m_readOnly) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme->colour(Token::Accent));
        for (const double x : {box.left(), box.right()})
            painter.drawRoundedRect(QRectF(x - 2.5, box.center().y() - box.height() / 4, 5, box.height() / 2), 2, 2);
    }
    const QRectF inner = box.intersected(QRectF(row)).adjusted(m_theme->px(7), 0, -m_theme->px(4), 0);
    if (inner.width() > m_theme->px(14)) {
        painter.setPen(selected ? m_theme->colour(Token::Text) : coded ? person.ink : m_theme->colour(Token::Text2));
        const QString text = coded ? words : QStringLiteral("%1  %2").arg(place + 1).arg(words).trimmed();
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideMiddle, int(inner.width())));
    }
    painter.setOpacity(1);
}

void TimelineView::paintMarks(QPainter& painter, std::size_t i) const {
    const Lane& lane = m_lanes[i];
    const QRect row = laneRect(i);
    paintGrid(painter, row);
    if (!m_coding)
        return;
    if (lane.marks.empty()) {
        if (!m_readOnly && lane.row == Row::Segments)
            paintWords(painter, Row::Segments, tr("Mark in and out with I and O, then Enter makes a segment"));
        return;
    }
    painter.setFont(m_theme->font(TextStyle::Small));
    const auto person = m_theme->person(lane.role);
    const double nsPerPixel = m_axis.nsPerPx();
    const TimeSpan view = m_axis.visible();
    const TimeSpan span{view.begin, view.end + MediaDuration(1)};
    // What is held or chosen is painted last, above the others; the held one may have left its place.
    std::vector<std::pair<const Segment*, std::size_t>> above;
    const auto isAbove = [&](const Segment& mark) {
        return mark.id == m_segment || (!m_dragSegments.empty() && m_selected.contains(mark.id));
    };
    const double narrow = m_theme->px(4) * nsPerPixel, apart = m_theme->px(10) * nsPerPixel;
    // A mark is drawn in full where it can be seen: wide enough, or a moment with room around it.
    const auto isSeen = [&](const MarkIndex::Piece& piece) {
        if (!piece.mark->span.isPoint())
            return static_cast<double>(piece.mark->span.length().ns) >= narrow;
        const auto gap = [&](std::size_t other) {
            return static_cast<double>(std::abs((lane.marks.at(other).span.begin - piece.mark->span.begin).ns));
        };
        return (piece.place == 0 || gap(piece.place - 1) >= apart) &&
               (piece.place + 1 >= lane.marks.size() || gap(piece.place + 1) >= apart);
    };
    const QColor ink = lane.row == Row::Codes ? person.ink : m_theme->colour(Token::Control);
    lane.marks.pieces(span, nsPerPixel, [&](const MarkIndex::Piece& piece) {
        if (piece.mark && isAbove(*piece.mark)) {
            above.emplace_back(piece.mark, piece.place);
        } else if (piece.mark && isSeen(piece)) {
            paintMark(painter, i, *piece.mark, piece.place);
        } else {
            const double x = m_axis.xOf(piece.span.begin);
            const bool beside = !m_filter.isEmpty() && !(piece.mark && matches(*piece.mark));
            painter.setOpacity(beside ? 0.3 : 1);
            painter.fillRect(
                QRectF(x, row.top() + 3, std::max(1.0, m_axis.xOf(piece.span.end) - x - 0.5), row.height() - 7), ink);
            painter.setOpacity(1);
        }
    });
    if (m_segment && above.empty())
        if (const auto found = m_coding->segments.find(*m_segment);
            found != m_coding->segments.end() && found->second.track == lane.track)
            above.emplace_back(&found->second, lane.marks.firstFrom(found->second.span.begin));
    for (const auto& [mark, place] : above)
        paintMark(painter, i, *mark, place);
}

void TimelineView::paintOpenMarks(QPainter& painter) const {
    for (const Segment& open : m_openMarks) {
        const auto lane = laneOf(open.track);
        if (!lane)
            continue;
        Segment growing = open;
        growing.span.end = std::max(open.span.begin, m_playhead);
        const QRectF box = QRectF(markRect(*lane, growing)).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.save();
        painter.setClipRect(laneRect(*lane));
        painter.setBrush(m_theme->colour(Token::AccentTint));
        painter.setPen(QPen(m_theme->colour(Token::Accent), 1, Qt::DashLine));
        painter.drawRoundedRect(box, 3, 3);
        painter.setFont(m_theme->font(TextStyle::Small));
        painter.setPen(m_theme->colour(Token::Text));
        painter.drawText(box.adjusted(m_theme->px(7), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         wordsOf(m_lanes[*lane], open));
        painter.restore();
    }
}

void TimelineView::paintEvidence(QPainter& painter) const {
    const QRect lane = rowRect(Row::Evidence);
    paintGrid(painter, lane);
    if (!m_coding || !m_scheme)
        return;
    if (m_coding->evidence.empty()) {
        if (!m_readOnly)
            paintWords(painter, Row::Evidence, tr("Press M where you see it, then + or \u2212"));
        return;
    }
    std::vector<Evidence> order;
    for (const auto& [id, evidence] : m_coding->evidence)
        order.push_back(shown(evidence));
    std::sort(order.begin(), order.end(), [](const Evidence& a, const Evidence& b) { return a.span < b.span; });
    const double radius = m_theme->px(15) / 2.0;
    const double y = lane.top() + lane.height() / 2.0 - 0.5;
    painter.setFont(m_theme->font(TextStyle::Small));
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Evidence& e = order[i];
        const Dimension* dimension = m_scheme->find(e.dimension);
        if (!dimension)
            continue;
        const int role = static_cast<int>(dimension->role);
        const double x = m_axis.xOf(e.span.begin);
        const double end = m_axis.xOf(e.span.end);
        if (end < lane.left() - 20 || x > lane.right() + 20)
            continue;
        const auto colours = m_theme->person(role);
        if (!e.span.isPoint()) {
            painter.setPen(QPen(colours.ink, 1));
            painter.setBrush(colours.tint);
            painter.drawRoundedRect(QRectF(x, y - radius + 2, std::max(2.0, end - x), 2 * radius - 4), 3, 3);
        }
        const double next = i + 1 < order.size() ? m_axis.xOf(order[i + 1].span.begin) : lane.right() + 1.0;
        const double words = std::max(x + radius, e.span.isPoint() ? x : end) + m_theme->px(5);
        const double room = next - words - radius - m_theme->px(5);
        const QString name = QString::fromStdString(dimension->name);
        const QString fitting = painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(room));
        if (room > m_theme->px(24) && fitting.size() > 3) {
            painter.setPen(colours.ink);
            painter.drawText(QRectF(words, lane.top(), room, lane.height() - 1), Qt::AlignVCenter | Qt::AlignLeft,
                             fitting);
        }
        paintCircle(painter, *m_theme, {x, y}, radius, role, &e.direction, e.id == m_evidence);
    }
}

QRegion TimelineView::playheadPlace(MediaTime time) const {
    const int x = static_cast<int>(m_axis.xOf(time));
    const int label = m_theme->px(150); // at an edge the plate stays inside and lies beside the line
    return QRegion(x - label / 2, 0, label, rowRect(Row::Ruler).height()).united(QRect(x - 4, 0, 9, height()));
}

void TimelineView::paintPlayhead(QPainter& painter) const {
    const double x = m_axis.xOf(m_playhead);
    if (x < headWidth() - 1 || x > width() + 1)
        return;
    painter.save();
    painter.setClipRect(QRect(headWidth(), 0, width() - headWidth(), height()));
    const double bottom = laneTop(m_lanes.size());
    QColor halo = m_theme->colour(Token::Surface);
    halo.setAlphaF(0.55F);
    painter.setPen(QPen(halo, 4));
    painter.drawLine(QPointF(x, m_theme->px(20)), QPointF(x, bottom));
    painter.setPen(QPen(m_theme->colour(Token::Accent), 1.6));
    painter.drawLine(QPointF(x, m_theme->px(16)), QPointF(x, bottom));
    const double w = m_theme->px(66), h = m_theme->px(18);
    const QRectF plate(std::clamp(x - w / 2, double(headWidth()), std::max<double>(headWidth(), width() - w)),
                       m_theme->px(2), w, h);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->colour(Token::AccentFill));
    painter.drawRoundedRect(plate, 3, 3);
    painter.drawPolygon(
        QPolygonF({{x - 4, plate.bottom() - 0.5}, {x + 4, plate.bottom() - 0.5}, {x, plate.bottom() + 4}}));
    painter.setPen(m_theme->colour(Token::OnAccent));
    QFont font = m_theme->font(TextStyle::Small);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.drawText(plate, Qt::AlignCenter, shortTime(m_playhead));
    painter.restore();
}

} // namespace attune::ui
