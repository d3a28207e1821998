// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keys do on the timeline.
#include "models/frame_table.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace attune::ui {

TimelineView::Hit TimelineView::hitAt(QPoint at) const {
    if (at.x() < headWidth())
        return {};
    if (rowRect(Row::Ruler).contains(at))
        return {Drag::Scrub, {}, {}};
    const auto lane = laneAt(at.y());
    if (m_coding && lane && holdsMarks(m_lanes[*lane])) {
        const int reach = m_theme->px(4);
        Hit hit;
        const MarkIndex& marks = m_lanes[*lane].marks;
        const TimeSpan near{m_axis.timeAt(at.x() - reach - 2), m_axis.timeAt(at.x() + reach + 2) + MediaDuration(1)};
        const auto offer = [&](const Segment& segment) {
            const QRect r = markRect(*lane, segment);
            if (at.x() < r.left() - reach || at.x() > r.right() + reach)
                return;
            // Edges reach outwards and inwards; a short segment keeps a body to hold in its middle.
            const int inside = std::min(reach, r.width() / 3);
            Drag what = Drag::SegmentMove;
            if (at.x() <= r.left() + inside)
                what = Drag::SegmentBegin;
            else if (at.x() >= r.right() - inside)
                what = Drag::SegmentEnd;
            if (segment.span.isPoint())
                what = Drag::SegmentMove;
            hit = {what, segment.id, {}};
        };
        // Of several the topmost, which is the last painted: the chosen one, else the one that begins last.
        int looked = 0;
        marks.within(near, [&](std::size_t, const Segment& segment) {
            if (++looked < 2000)
                offer(segment);
        });
        if (m_segment && m_coding->segments.at(*m_segment).track == m_lanes[*lane].track)
            offer(m_coding->segments.at(*m_segment));
        return hit.segment ? hit : Hit{Drag::Pan, {}, {}};
    }
    if (m_coding && rowRect(Row::Evidence).contains(at)) {
        const int reach = m_theme->px(12);
        Hit hit{Drag::Pan, {}, {}};
        int nearest = reach + 1;
        for (const auto& [id, evidence] : m_coding->evidence) {
            const int distance = std::abs(evidencePoint(id).x() - at.x());
            if (distance < nearest) {
                nearest = distance;
                hit = {Drag::EvidenceMove, {}, id};
            }
        }
        return hit;
    }
    return {Drag::Pan, {}, {}};
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    const QPoint delta = event->angleDelta();
    const bool sideways = std::abs(delta.x()) > std::abs(delta.y()) || (event->modifiers() & Qt::ShiftModifier);
    if (sideways) {
        const int amount = delta.x() != 0 ? delta.x() : delta.y();
        m_axis.pan(MediaDuration(static_cast<std::int64_t>(-amount * m_axis.nsPerPx())));
    } else {
        m_axis.zoom(std::pow(1.25, delta.y() / 120.0), std::max<double>(headWidth(), event->position().x()));
    }
    rangeHasChanged();
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    closeLabel(true);
    m_press = event->pos();
    m_pressTime = m_axis.timeAt(event->pos().x());
    m_pressAxis = m_axis;
    m_moved = false;
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto held = laneEdgeAt(event->pos())) {
        m_drag = Drag::RowHeight;
        m_heldRow = foldName(m_lanes[*held]);
        return;
    }
    const Hit hit = hitAt(event->pos());
    m_drag = hit.what;
    if (hit.what == Drag::Scrub) {
        if (event->modifiers() & Qt::ShiftModifier)
            m_drag = Drag::Range;
        else
            emit seekRequested(snapped(m_pressTime));
        return;
    }
    if (hit.what == Drag::Pan && (event->modifiers() & Qt::ShiftModifier)) {
        m_drag = Drag::Box;
        m_box = QRect(event->pos(), QSize());
        return;
    }
    if (hit.segment && (event->modifiers() & Qt::ControlModifier)) {
        toggle(*hit.segment);
        m_drag = Drag::None;
        return;
    }
    const bool together = hit.segment && hit.what == Drag::SegmentMove && m_selected.contains(*hit.segment);
    if ((hit.segment || hit.evidence) && !together)
        select(hit.segment, hit.evidence);
    if (hit.segment) {
        m_dragSegments = {m_coding->segments.at(*hit.segment)};
        if (together)
            for (const SegmentId& id : m_selected)
                if (id != *hit.segment)
                    m_dragSegments.push_back(m_coding->segments.at(id));
    }
    if (hit.evidence) {
        m_dragEvidence = m_coding->evidence.at(*hit.evidence);
        emit seekRequested(m_dragEvidence->span.begin);
    }
}

void TimelineView::scrub(MediaTime time) {
    m_scrubbed = time;
    movePlayhead(time, false);
    emit scrubRequested(time);
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    if (m_drag == Drag::None) {
        if (laneEdgeAt(event->pos())) {
            setCursor(Qt::SizeVerCursor);
            return;
        }
        const Hit hit = hitAt(event->pos());
        const bool edge = hit.what == Drag::SegmentBegin || hit.what == Drag::SegmentEnd;
        setCursor(edge && !m_readOnly ? Qt::SizeHorCursor : Qt::ArrowCursor);
        return;
    }
    if (!m_moved && (event->pos() - m_press).manhattanLength() < QApplication::startDragDistance() &&
        m_drag != Drag::Scrub)
        return;
    m_moved = true;
    const MediaTime now = m_axis.timeAt(event->pos().x());
    const MediaTime end(m_axis.duration().ns);
    switch (m_drag) {
    case Drag::Scrub:
        scrub(snapped(now));
        break;
    case Drag::Pan:
        m_axis = m_pressAxis;
        m_axis.pan(MediaDuration(static_cast<std::int64_t>((m_press.x() - event->pos().x()) * m_axis.nsPerPx())));
        rangeHasChanged();
        break;
    case Drag::RowHeight:
        m_folded.erase(m_heldRow); // held at its edge it is no longer a line
        dragRow(event->pos().y());
        break;
    case Drag::Range: {
        const MediaTime a = snapped(m_pressTime), b = snapped(now);
        if (a != b)
            emit marksChosen(std::min(a, b), std::max(a, b));
        break;
    }
    case Drag::Box:
        m_box = QRect(m_press, event->pos()).normalized();
        selectAll(marksIn(m_box));
        break;
    case Drag::SegmentBegin:
    case Drag::SegmentEnd:
    case Drag::SegmentMove:
        dragSegment(now);
        break;
    case Drag::EvidenceMove: {
        if (m_readOnly || !m_dragEvidence)
            break;
        const Evidence& was = m_coding->evidence.at(m_dragEvidence->id);
        const std::int64_t length = was.span.length().ns;
        const std::int64_t begin = std::clamp<std::int64_t>(was.span.begin.ns + (now - m_pressTime).ns, 0,
                                                            std::max<std::int64_t>(0, end.ns - length));
        m_dragEvidence->span.begin = snapped(MediaTime(begin));
        m_dragEvidence->span.end = m_dragEvidence->span.begin + MediaDuration(length);
        changedRow(Row::Evidence);
        scrub(m_dragEvidence->span.begin);
        break;
    }
    case Drag::None:
        break;
    }
}

// The marks held follow the pointer: one edge, or all of them by the way the first one goes.
void TimelineView::dragSegment(MediaTime now) {
    if (m_readOnly || m_dragSegments.empty())
        return;
    const Segment& was = m_coding->segments.at(m_dragSegments.front().id);
    TimeSpan& span = m_dragSegments.front().span;
    if (m_drag == Drag::SegmentBegin) {
        span.begin = std::min(snapped(now, was.id), was.span.end);
    } else if (m_drag == Drag::SegmentEnd) {
        span.end = std::max(snapped(now, was.id), was.span.begin);
    } else {
        const MediaTime end(m_axis.duration().ns);
        std::int64_t room = was.span.begin.ns, roomAfter = (end - was.span.end).ns;
        for (const Segment& each : m_dragSegments) {
            room = std::min(room, m_coding->segments.at(each.id).span.begin.ns);
            roomAfter = std::min(roomAfter, (end - m_coding->segments.at(each.id).span.end).ns);
        }
        const MediaTime begin = snapped(was.span.begin + (now - m_pressTime), was.id);
        const MediaDuration by(std::clamp((begin - was.span.begin).ns, -room, roomAfter));
        for (Segment& each : m_dragSegments) {
            const TimeSpan before = m_coding->segments.at(each.id).span;
            each.span = {before.begin + by, before.end + by};
        }
    }
    changedRow(Row::Segments);
    changedRow(Row::Codes);
    scrub(m_drag == Drag::SegmentEnd ? span.end - MediaDuration(1) : span.begin);
}

std::vector<SegmentId> TimelineView::marksIn(QRect box) const {
    std::vector<SegmentId> out;
    const TimeSpan span{m_axis.timeAt(std::max(headWidth(), box.left())),
                        m_axis.timeAt(box.right()) + MediaDuration(1)};
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        if (holdsMarks(m_lanes[i]) && laneRect(i).top() <= box.bottom() && laneRect(i).bottom() >= box.top())
            m_lanes[i].marks.within(span, [&](std::size_t, const Segment& mark) { out.push_back(mark.id); });
    return out;
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::RowHeight) {
        if (m_moved)
            emit rowsArranged();
        return;
    }
    if (const auto last = std::exchange(m_scrubbed, {}))
        emit seekRequested(*last);
    const auto segments = std::exchange(m_dragSegments, {});
    if (!m_box.isNull()) {
        m_box = {};
        update();
    }
    const auto evidence = std::exchange(m_dragEvidence, {});
    if (drag == Drag::Pan && !m_moved && event->button() == Qt::LeftButton) {
        select({}, {});
        m_drag = Drag::Scrub;
        const MediaTime time = snapped(m_pressTime);
        m_drag = Drag::None;
        emit seekRequested(time);
    }
    if (!m_moved)
        return;
    std::vector<Segment> changed;
    for (const Segment& each : segments)
        if (const auto found = m_coding->segments.find(each.id); found != m_coding->segments.end() &&
                                                                 !(found->second == each) &&
                                                                 (found->second.span.isPoint() || !each.span.isPoint()))
            changed.push_back(each);
    if (changed.size() == 1)
        emit segmentChanged(changed.front());
    else if (!changed.empty())
        emit segmentsChanged(changed);
    if (evidence && m_coding && m_coding->evidence.contains(evidence->id) &&
        *evidence != m_coding->evidence.at(evidence->id))
        emit evidenceChanged(*evidence);
    changedRow(Row::Segments);
    changedRow(Row::Codes);
    changedRow(Row::Evidence);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->pos().x() < headWidth()) {
        if (const auto lane = laneAt(event->pos().y()))
            toggleFolded(foldName(m_lanes[*lane]));
        return;
    }
    const Hit hit = hitAt(event->pos());
    if (hit.segment)
        editLabel(*hit.segment);
    else if (hit.evidence)
        emit evidenceOpened(*hit.evidence);
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    if (!m_readOnly && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        if (m_selected.size() > 1)
            emit removeSegmentsRequested(selectedSegments());
        else if (m_segment)
            emit removeSegmentRequested(*m_segment);
        else if (m_evidence)
            emit removeEvidenceRequested(*m_evidence);
        return;
    }
    if (!m_readOnly && event->key() == Qt::Key_F2) {
        if (m_segment)
            editLabel(*m_segment);
        else if (m_evidence)
            emit evidenceOpened(*m_evidence);
        return;
    }
    QWidget::keyPressEvent(event);
}

bool TimelineView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, this);
        return true;
    }
    return QWidget::event(event);
}

QString TimelineView::tipAt(QPoint at) const {
    const Hit hit = hitAt(at);
    if (hit.segment) {
        const Segment& s = m_coding->segments.at(*hit.segment);
        const auto lane = laneOf(s.track);
        const QString words = lane ? wordsOf(m_lanes[*lane], s) : QString();
        const QString label = words.isEmpty() ? tr("Segment") : words;
        const QString tip = QStringLiteral("%1\n%2").arg(label, spanText(s.span));
        return s.note.empty() ? tip : tip + QLatin1Char('\n') + QString::fromStdString(s.note);
    }
    if (hit.evidence) {
        const Evidence& e = m_coding->evidence.at(*hit.evidence);
        const Dimension* dimension = m_scheme ? m_scheme->find(e.dimension) : nullptr;
        QString tip = QStringLiteral("%1, %2\n%3")
                          .arg(dimension ? QString::fromStdString(dimension->name) : QString(),
                               e.direction == EvidenceDirection::Plus ? tr("plus") : tr("minus"), spanText(e.span));
        if (!e.note.empty())
            tip += QLatin1Char('\n') + QString::fromStdString(e.note);
        return tip;
    }
    if (at.x() < headWidth()) {
        const auto lane = laneAt(at.y());
        return lane && !foldName(m_lanes[*lane]).empty()
                   ? tr("Double-click folds or unfolds this row; drag its lower edge to make it higher")
                   : QString();
    }
    const MediaTime time = m_axis.timeAt(at.x());
    QString tip = shortTime(time);
    if (m_frames && !m_frames->empty())
        tip += tr(", frame %1").arg(m_frames->frameAt(time));
    const MediaDuration reach(static_cast<std::int64_t>(4 * m_axis.nsPerPx()));
    for (const TimeSpan& span : m_damage)
        if (time >= span.begin - reach && time <= span.end + reach)
            tip += tr("\nThe file is damaged here: %1").arg(spanText(span));
    return tip;
}

} // namespace attune::ui
