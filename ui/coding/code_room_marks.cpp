// SPDX-License-Identifier: GPL-3.0-or-later
// What the workbench does with segments, marks and codes.
#include "base/text.h"
#include "ui/coding/code_keys.h"
#include "ui/coding/code_room.h"
#include "ui/coding/rating_panel.h"
#include "ui/player/playback.h"
#include "ui/player/player_bridge.h"
#include "ui/timeline/history_list.h"
#include "ui/timeline/timeline_list.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/timeline_view.h"
#include "ui/words.h"
#include "workspace/mark_placing.h"

#include <algorithm>

namespace attune::ui {

void CodeRoom::connectTimeline() {
    TimelineView* view = m_timeline->view();
    connect(m_timeline, &TimelinePanel::actionRequested, this, [this](const QString& id) { perform(id); });
    connect(view, &TimelineView::seekRequested, m_playback, &Playback::seek);
    connect(view, &TimelineView::scrubRequested, m_playback, &Playback::scrub);
    connect(view, &TimelineView::marksChosen, m_playback,
            [this](MediaTime in, MediaTime out) { m_playback->setMarks(in, out); });
    connect(view, &TimelineView::evidenceOpened, m_panel, &RatingPanel::openEvidence);
    TimelineList* list = m_timeline->list();
    connect(list, &TimelineList::seekRequested, m_playback, &Playback::seek);
    const auto segmentChanged = [this](const Segment& s) { report(m_desk ? m_desk->changeSegment(s) : Status()); };
    const auto evidenceChanged = [this](const Evidence& e) { report(m_desk ? m_desk->changeEvidence(e) : Status()); };
    const auto segmentRemoved = [this](const SegmentId& s) { report(m_desk ? m_desk->removeSegment(s) : Status()); };
    const auto segmentsChanged = [this](const std::vector<Segment>& all) {
        report(m_desk ? m_desk->changeSegments(all) : Status());
    };
    const auto segmentsRemoved = [this](const std::vector<SegmentId>& all) {
        report(m_desk ? m_desk->removeSegments(all) : Status());
    };
    const auto evidenceRemoved = [this](const EvidenceId& e) { report(m_desk ? m_desk->removeEvidence(e) : Status()); };
    connect(view, &TimelineView::segmentsChanged, this, segmentsChanged);
    connect(view, &TimelineView::removeSegmentsRequested, this, segmentsRemoved);
    connect(view, &TimelineView::segmentChanged, this, segmentChanged);
    connect(view, &TimelineView::evidenceChanged, this, evidenceChanged);
    connect(view, &TimelineView::removeSegmentRequested, this, segmentRemoved);
    connect(view, &TimelineView::removeEvidenceRequested, this, evidenceRemoved);
    connect(list, &TimelineList::segmentChanged, this, segmentChanged);
    connect(list, &TimelineList::evidenceChanged, this, evidenceChanged);
    connect(list, &TimelineList::removeSegmentRequested, this, segmentRemoved);
    connect(list, &TimelineList::removeEvidenceRequested, this, evidenceRemoved);
    connect(view, &TimelineView::rowsArranged, this, &CodeRoom::keepRows);
    connect(view, &TimelineView::selectionChanged, this, [this, view] {
        // What is chosen is rated, where the scheme rates such a thing.
        if (m_desk && view->selectedSegment() && view->selectedSegments().size() == 1)
            (void)m_panel->chooseUnit({view->selectedSegment()});
    });
    connect(m_panel, &RatingPanel::unitChanged, this, [this, view](const UnitOfCoding& unit) {
        if (!unit.segment || view->selectedSegment() == unit.segment)
            return;
        view->select(unit.segment, {});
        goTo(m_desk->coding().segments.at(*unit.segment));
    });
    connect(m_timeline->history(), &HistoryList::stepsRequested, this, [this](int undos) {
        Status done;
        for (int i = 0; done && i < std::abs(undos); ++i)
            done = undos > 0 ? m_desk->undo() : m_desk->redo();
        report(done);
    });
    m_codes->now = [this] { return m_playback->time(); };
    connect(m_codes, &CodeKeys::changed, this, [this, view] {
        view->setArmed(m_codes->row() ? m_codes->row()->id : std::string());
        view->setOpenMarks(m_codes->open());
        emit statusChanged();
    });
    connect(m_codes, &CodeKeys::failed, this, [this](const QString& sentence) { emit notice(sentence, true); });
    connect(m_codes, &CodeKeys::intervalDone, this, [this](TimeSpan next) {
        // While the clip runs the next interval is played to its end and waits there.
        if (m_bridge->isPlaying())
            m_playback->playSpan(next, false);
        else
            m_playback->seek(next.begin);
    });
}

// How the rows lie belongs to the person.
void CodeRoom::keepRows() {
    const TimelineView* view = m_timeline->view();
    std::vector<std::string> folded(view->folded().begin(), view->folded().end()), heights;
    for (const auto& [row, height] : view->heights())
        heights.push_back(row + "=" + std::to_string(height));
    session().setSetting("timeline.folded", join(folded, ","));
    session().setSetting("timeline.heights", join(heights, ","));
}

void CodeRoom::layRows() {
    TimelineView* view = m_timeline->view();
    std::set<std::string> folded;
    for (const std::string& row : split(session().setting("timeline.folded").value_or(""), ','))
        if (!row.empty())
            folded.insert(row);
    std::map<std::string, int> heights;
    for (const std::string& row : split(session().setting("timeline.heights").value_or(""), ','))
        if (const auto equals = row.rfind('='); equals != std::string::npos)
            if (const auto height = parseInteger(row.substr(equals + 1)); height && *height > 0 && *height < 1000)
                heights[row.substr(0, equals)] = static_cast<int>(*height);
    view->setHeights(std::move(heights));
    view->setFolded(std::move(folded));
}

void CodeRoom::showHistory() {
    if (!m_timeline->isHistory() || !m_desk)
        return;
    if (const auto steps = m_desk->history(); steps)
        m_timeline->history()->setSteps(*steps);
    else
        emit notice(Words::of(steps.error()), true);
}

bool CodeRoom::takesCode(const QString& key) const { return m_codes->takes(key); }

void CodeRoom::codeKey(const QString& key, bool down) {
    if (down)
        m_codes->pressed(key);
    else
        m_codes->released(key);
}

bool CodeRoom::performOnMarks(const QString& id) {
    TimelineView* view = m_timeline->view();
    if (id == QLatin1String("segment.add")) {
        addSegment();
    } else if (id == QLatin1String("segment.split")) {
        splitSegment();
    } else if (id == QLatin1String("segment.merge")) {
        mergeSegments();
    } else if (id == QLatin1String("segment.previous") || id == QLatin1String("segment.next")) {
        stepMark(id == QLatin1String("segment.next") ? 1 : -1);
    } else if (id == QLatin1String("segment.remove")) {
        if (const auto chosen = view->selectedSegments(); !chosen.empty())
            report(m_desk->removeSegments(chosen));
    } else if (id == QLatin1String("segment.selectRow")) {
        const auto chosen = view->selectedSegment();
        const MarkIndex* marks =
            view->marks(chosen ? m_desk->coding().segments.at(*chosen).track : std::string(Segment().track));
        std::vector<SegmentId> all;
        for (std::size_t i = 0; marks && i < marks->size(); ++i)
            all.push_back(marks->at(i).id);
        view->selectAll(all);
    } else if (id == QLatin1String("segment.copy")) {
        copyToNextRow();
    } else if (id == QLatin1String("timeline.fold") || id == QLatin1String("timeline.higher") ||
               id == QLatin1String("timeline.lower")) {
        const auto chosen = view->selectedSegment();
        const std::string row = chosen           ? m_desk->coding().segments.at(*chosen).track
                                : m_codes->row() ? m_codes->row()->id
                                                 : std::string(Segment().track);
        if (id == QLatin1String("timeline.fold"))
            view->toggleFolded(row);
        else
            view->stepHeight(row, id == QLatin1String("timeline.higher") ? 1 : -1);
    } else if (id.startsWith(QLatin1String("edge."))) {
        nudge(id.startsWith(QLatin1String("edge.end")), id.endsWith(QLatin1String("Later")) ? 1 : -1);
    } else if (id == QLatin1String("code.row")) {
        m_codes->nextRow();
    } else if (id == QLatin1String("code.stop")) {
        m_codes->stop();
    } else if (id == QLatin1String("code.end")) {
        m_codes->endState();
    } else if (id == QLatin1String("history.show")) {
        m_timeline->setHistory(!m_timeline->isHistory());
        showHistory();
    } else if (id == QLatin1String("timeline.find")) {
        m_timeline->setHistory(false); // what is found is shown on the timeline
        m_timeline->find();
    } else if (id == QLatin1String("timeline.findNext")) {
        const MediaTime now = m_playback->time();
        const auto found = view->matching();
        const auto next = std::ranges::find_if(found, [&](const Segment* s) { return s->span.begin > now; });
        if (!found.empty())
            goTo(next == found.end() ? *found.front() : **next);
    } else {
        return false;
    }
    return true;
}

/// The same moments on the row below, with the same code; on the free row with the name of the code.
void CodeRoom::copyToNextRow() {
    TimelineView* view = m_timeline->view();
    const auto chosen = view->selectedSegments();
    if (chosen.empty()) {
        emit notice(tr("Choose the marks to copy first."), false);
        return;
    }
    const std::string to = view->rowAfter(m_desk->coding().segments.at(chosen.front()).track);
    const auto rows = codedTracks(m_desk->scheme());
    const auto from = std::ranges::find(rows, m_desk->coding().segments.at(chosen.front()).track, &Track::id);
    const auto target = std::ranges::find(rows, to, &Track::id);
    std::vector<Segment> copies;
    for (const SegmentId& id : chosen) {
        const Segment& mark = m_desk->coding().segments.at(id);
        Segment copy = mark;
        copy.id = SegmentId();
        copy.track = to;
        if (const Code* code = from == rows.end() || target != rows.end() ? nullptr : from->find(mark.label))
            copy.label = code->name; // a free row has words, not codes
        if (target != rows.end() && !target->find(mark.label)) {
            emit notice(tr("The row %1 has no code of that name, so nothing was copied.")
                            .arg(QString::fromStdString(target->name)),
                        false);
            return;
        }
        if (target != rows.end() && target->kind == TrackKind::Intervals) {
            emit notice(tr("The marks of %1 are intervals of fixed length; code them by their keys.")
                            .arg(QString::fromStdString(target->name)),
                        false);
            return;
        }
        if (target != rows.end() && target->kind == TrackKind::Events)
            copy.span.end = copy.span.begin;
        copies.push_back(std::move(copy));
    }
    const Status done = m_desk->changeSegments(copies);
    report(done);
    if (done)
        emit notice(tr("Copied to the row %1.").arg(view->rowName(to)), false);
}

void CodeRoom::goTo(const Segment& segment) {
    m_timeline->view()->select(segment.id, {});
    m_playback->seek(segment.span.begin);
}

void CodeRoom::mergeSegments() {
    TimelineView* view = m_timeline->view();
    std::vector<SegmentId> chosen = view->selectedSegments();
    if (chosen.size() == 1) {
        // With one chosen, the next of its row is meant.
        const Segment& first = m_desk->coding().segments.at(chosen.front());
        if (const MarkIndex* marks = view->marks(first.track))
            for (std::size_t i = 0; i + 1 < marks->size(); ++i)
                if (marks->at(i).id == first.id)
                    chosen.push_back(marks->at(i + 1).id);
    }
    if (chosen.size() < 2) {
        emit notice(tr("Choose the segments to merge: click the first, then the others with Ctrl."), false);
        return;
    }
    if (const auto merged = m_desk->mergeSegments(chosen); merged)
        view->select(*merged, {});
    else
        report(std::unexpected(merged.error()));
}

void CodeRoom::stepMark(int direction) {
    TimelineView* view = m_timeline->view();
    const auto chosen = view->selectedSegment();
    const std::string track = chosen           ? m_desk->coding().segments.at(*chosen).track
                              : m_codes->row() ? m_codes->row()->id
                                               : std::string(Segment().track);
    const MarkIndex* marks = view->marks(track);
    if (!marks || marks->empty())
        return;
    const MediaTime now = m_playback->time();
    std::size_t at = marks->firstFrom(direction > 0 ? now + MediaDuration(1) : now);
    if (direction < 0) {
        if (at == 0)
            return;
        --at;
    }
    if (chosen)
        for (std::size_t i = 0; i < marks->size(); ++i)
            if (marks->at(i).id == *chosen)
                at = direction > 0 ? i + 1 : i - 1; // before the first: beyond all of them
    if (at < marks->size())
        goTo(marks->at(at));
}

/// The chosen marks begin or end some frames earlier or later, as far as they keep a length and stay in the clip.
void CodeRoom::nudge(bool end, int frames) {
    const auto chosen = m_timeline->view()->selectedSegments();
    const MediaIndexPtr index = m_bridge->index();
    if (chosen.empty() || !index || index->frames.empty()) {
        emit notice(tr("Choose a segment first; its edges move by frames."), false);
        return;
    }
    const FrameTable& table = index->frames;
    const auto moved = [&](MediaTime edge) {
        const std::int64_t frame = edge >= table.end() ? table.frameCount() : table.frameAt(edge);
        const std::int64_t to = std::clamp<std::int64_t>(frame + frames, 0, table.frameCount());
        return to == table.frameCount() ? table.end() : table.timeOf(to);
    };
    std::vector<Segment> changed;
    for (const SegmentId& id : chosen) {
        Segment segment = m_desk->coding().segments.at(id);
        const bool point = segment.span.isPoint();
        (end ? segment.span.end : segment.span.begin) = moved(end ? segment.span.end : segment.span.begin);
        if (point)
            segment.span =
                end ? TimeSpan{segment.span.end, segment.span.end} : TimeSpan{segment.span.begin, segment.span.begin};
        if (segment.span.begin < segment.span.end || point)
            changed.push_back(segment);
    }
    report(m_desk->nudge(changed, end));
}

TimeSpan CodeRoom::markSpan() const {
    if (const auto span = m_playback->selection())
        return *span;
    const MediaTime now = m_playback->time();
    return {now, now};
}

void CodeRoom::addSegment() {
    const auto span = m_playback->selection();
    if (!span) {
        emit notice(tr("A segment needs an in and an out: press I where it begins and O where it ends, then Enter."),
                    false);
        return;
    }
    const auto added = m_desk->addSegment(*span, {});
    if (!added) {
        emit notice(Words::of(added.error()), true);
        return;
    }
    deskChanged();
    m_playback->setMarks({}, {});
    m_timeline->view()->select(*added, {});
    if (!m_timeline->isList())
        m_timeline->view()->editLabel(*added);
}

void CodeRoom::splitSegment() {
    const MediaTime now = m_playback->time();
    std::optional<SegmentId> target = m_timeline->view()->selectedSegment();
    const auto inside = [&](const Segment& s) { return s.span.begin < now && now < s.span.end; };
    const auto& segments = m_desk->coding().segments;
    if (!target || !segments.contains(*target) || !inside(segments.at(*target))) {
        target.reset();
        for (const auto& [id, segment] : segments)
            if (inside(segment))
                target = id;
    }
    if (!target) {
        emit notice(tr("No segment lies under the playhead. Go to where it should be cut."), false);
        return;
    }
    report(m_desk->splitSegment(*target, now));
}

void CodeRoom::stepEdge(int direction) {
    const auto edges = m_timeline->view()->edges();
    const MediaTime now = m_playback->time();
    const MediaIndexPtr index = m_bridge->index();
    if (direction > 0) {
        // An edge inside the frame on the screen counts as reached.
        const MediaTime from = index && m_bridge->shown().frame
                                   ? now + index->frames.durationOf(m_bridge->shown().frame->index())
                                   : now + MediaDuration(1);
        const auto next = std::lower_bound(edges.begin(), edges.end(), from);
        m_playback->seek(next != edges.end() ? *next : MediaTime(m_timeline->view()->axis().duration().ns));
    } else {
        auto before = std::lower_bound(edges.begin(), edges.end(), now);
        m_playback->seek(before != edges.begin() ? *--before : MediaTime());
    }
}

} // namespace attune::ui
