// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "models/frame_table.h"
#include "ui/controls/line_edit.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"
#include "ui/timeline/clip_signals.h"
#include "workspace/mark_placing.h"

#include <QResizeEvent>
#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

namespace attune::ui {

TimelineView::TimelineView(Theme* theme, const ClipSignals* clipSignals, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_signals(clipSignals) {
    setObjectName(QStringLiteral("timeline"));
    makeLanes();
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("focusRing", QStringLiteral("none")); // paints its own, inside
    // With the keyboard here these mean the chosen mark, never a rating.
    setProperty("ownKeys", QStringList{QStringLiteral("Delete"), QStringLiteral("Backspace"), QStringLiteral("F2")});
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("The same as a table: choose As a list"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, [this] {
        updateGeometry();
        m_axis.setPlace(headWidth(), width() - headWidth());
        changedAll();
    });
    connect(clipSignals, &ClipSignals::picturesChanged, this, [this] { changedRow(Row::Pictures); });
    connect(clipSignals, &ClipSignals::waveformChanged, this, [this] { changedRow(Row::Sound); });
    connect(clipSignals, &ClipSignals::motionChanged, this, [this] { changedRow(Row::Motion); });
}

void TimelineView::setClip(MediaDuration duration) {
    m_axis.setClip(duration);
    m_playhead = MediaTime();
    m_in.reset();
    m_out.reset();
    m_segment.reset();
    m_selected.clear();
    m_evidence.reset();
    m_openMarks.clear();
    closeLabel(false);
    rangeHasChanged();
}

void TimelineView::setDuration(MediaDuration duration) {
    m_axis.setClip(duration);
    rangeHasChanged();
}

void TimelineView::setFrames(const FrameTable* frames) {
    m_frames = frames;
    changedRow(Row::Motion);
}

void TimelineView::setDamage(std::vector<TimeSpan> damage) {
    m_damage = std::move(damage);
    changedRow(Row::Ruler);
}

void TimelineView::setCoding(const Coding* coding, const CodingScheme* scheme, bool readOnly) {
    m_coding = coding;
    m_scheme = scheme;
    m_readOnly = readOnly;
    refresh();
}

void TimelineView::refresh() {
    std::erase_if(m_selected, [this](const SegmentId& id) { return !m_coding || !m_coding->segments.contains(id); });
    if (m_segment && !m_selected.contains(*m_segment))
        m_segment = m_selected.empty() ? std::nullopt : std::optional(*m_selected.begin());
    if (m_evidence && (!m_coding || !m_coding->evidence.contains(*m_evidence)))
        m_evidence.reset();
    if (m_labelOf && (!m_coding || !m_coding->segments.contains(*m_labelOf)))
        closeLabel(false);
    makeLanes();
}

// The rows there are now, and an index of each one's marks.
void TimelineView::makeLanes() {
    std::vector<Lane> lanes;
    for (const Row row : {Row::Ruler, Row::Pictures, Row::Sound, Row::Motion})
        lanes.push_back({row, {}, {}, 0, {}, {}, {}});
    std::vector<std::string> known;
    if (m_scheme)
        for (const Track& track : codedTracks(*m_scheme)) {
            lanes.push_back({Row::Codes,
                             track.id,
                             QString::fromStdString(track.name),
                             static_cast<int>(track.role),
                             track.codes,
                             {},
                             {}});
            known.push_back(track.id);
        }
    std::map<std::string, std::vector<const Segment*>> marks;
    if (m_coding) {
        auto last = marks.end(); // neighbours by id are mostly of one row
        for (const auto& [id, segment] : m_coding->segments) {
            if (last == marks.end() || last->first != segment.track)
                last = marks.try_emplace(segment.track).first;
            last->second.push_back(&segment);
        }
    }
    for (const auto& [track, list] : marks) // rows that came from elsewhere
        if (track != Segment().track && std::ranges::find(known, track) == known.end())
            lanes.push_back(
                {Row::Codes, track, QString::fromStdString(track), static_cast<int>(PersonRole::Dyad), {}, {}, {}});
    lanes.push_back({Row::Segments, Segment().track, {}, 0, {}, {}, {}});
    lanes.push_back({Row::Evidence, {}, {}, 0, {}, {}, {}});
    for (Lane& lane : lanes)
        if (const auto found = holdsMarks(lane) ? marks.find(lane.track) : marks.end(); found != marks.end())
            lane.marks = MarkIndex(std::move(found->second));
    const auto same = [](const Lane& a, const Lane& b) { return a.row == b.row && a.track == b.track; };
    const bool kept = std::ranges::equal(lanes, m_lanes, same);
    if (kept) // pictures, sound and motion stay as they are painted
        for (std::size_t i = 0; i < lanes.size(); ++i)
            if (lanes[i].row < Row::Codes)
                lanes[i].cache = std::move(m_lanes[i].cache);
    m_lanes = std::move(lanes);
    if (!kept) {
        updateGeometry();
        emit rowsChanged();
    }
    update();
}

void TimelineView::setPlayhead(MediaTime time, bool follow) {
    if (!m_scrubbed) // else it is where the pointer has it, though a preview of a frame before is shown
        movePlayhead(time, follow);
}

void TimelineView::movePlayhead(MediaTime time, bool follow) {
    if (time == m_playhead)
        return;
    const QRegion before = playheadPlace(m_playhead);
    m_playhead = time;
    const TimeSpan view = m_axis.visible();
    if (follow && m_drag == Drag::None && (time < view.begin || time >= view.end) && !m_axis.isFit()) {
        m_axis.moveTo(time - MediaDuration(view.length().ns / 10));
        rangeHasChanged();
        return;
    }
    update(before);
    update(playheadPlace(time));
    for (const Segment& open : m_openMarks)
        update(rowRect(open.track));
}

void TimelineView::setMarks(std::optional<MediaTime> in, std::optional<MediaTime> out) {
    m_in = in;
    m_out = out;
    changedRow(Row::Ruler);
}

void TimelineView::setRows(bool pictures, bool sound, bool motion) {
    const std::array<bool, rowCount> rows{true, pictures, sound, motion, true, true, true};
    if (rows == m_rows)
        return;
    m_rows = rows;
    updateGeometry();
    changedAll();
}

void TimelineView::setSnap(bool snap) { m_snap = snap; }

void TimelineView::select(const std::optional<SegmentId>& segment, const std::optional<EvidenceId>& evidence) {
    if (m_segment == segment && m_evidence == evidence && m_selected.size() <= 1)
        return;
    m_segment = segment;
    m_selected.clear();
    if (segment)
        m_selected.insert(*segment);
    m_evidence = evidence;
    selectionHasChanged();
}

void TimelineView::selectAll(const std::vector<SegmentId>& segments) {
    m_selected = {segments.begin(), segments.end()};
    m_segment = segments.empty() ? std::nullopt : std::optional(segments.front());
    m_evidence.reset();
    selectionHasChanged();
}

void TimelineView::toggle(const SegmentId& segment) {
    if (m_selected.erase(segment) > 0) {
        if (m_segment == segment)
            m_segment = m_selected.empty() ? std::nullopt : std::optional(*m_selected.begin());
    } else {
        m_selected.insert(segment);
        m_segment = segment;
    }
    m_evidence.reset();
    selectionHasChanged();
}

void TimelineView::selectionHasChanged() {
    for (const Row row : {Row::Codes, Row::Segments, Row::Evidence})
        changedRow(row);
    emit selectionChanged();
}

std::vector<SegmentId> TimelineView::selectedSegments() const {
    std::vector<SegmentId> out(m_selected.begin(), m_selected.end());
    if (m_coding)
        std::ranges::sort(out, [this](const SegmentId& a, const SegmentId& b) {
            return m_coding->segments.at(a).span < m_coding->segments.at(b).span;
        });
    return out;
}

void TimelineView::setArmed(const std::string& track) {
    m_armed = track;
    changedAll();
}

void TimelineView::setOpenMarks(std::vector<Segment> marks) {
    m_openMarks = std::move(marks);
    update();
}

void TimelineView::setFilter(const QString& words) {
    m_filter = words.trimmed();
    selectionHasChanged();
}

QString TimelineView::wordsOf(const Lane& lane, const Segment& segment) const {
    const auto code = std::ranges::find(lane.codes, segment.label, &Code::id);
    QString words = QString::fromStdString(code == lane.codes.end() ? segment.label : code->name);
    const auto add = [&](const std::string& more) {
        if (!more.empty())
            words += (words.isEmpty() ? QString() : QStringLiteral(" · ")) + QString::fromStdString(more);
    };
    for (const Modifier& modifier : segment.modifiers)
        add(modifier.value);
    add(segment.person);
    return words;
}

bool TimelineView::matches(const Segment& segment) const {
    if (m_filter.isEmpty())
        return true;
    const auto lane = laneOf(segment.track);
    const QString words = lane ? wordsOf(m_lanes[*lane], segment) : QString();
    return words.contains(m_filter, Qt::CaseInsensitive) ||
           QString::fromStdString(segment.label).contains(m_filter, Qt::CaseInsensitive);
}

std::vector<const Segment*> TimelineView::matching() const {
    std::vector<const Segment*> out;
    for (const Lane& lane : m_lanes)
        for (std::size_t i = 0; i < lane.marks.size(); ++i)
            if (matches(lane.marks.at(i)))
                out.push_back(&lane.marks.at(i));
    std::ranges::stable_sort(out, {}, [](const Segment* mark) { return mark->span; });
    return out;
}

const MarkIndex* TimelineView::marks(const std::string& track) const {
    const auto lane = laneOf(track);
    return lane ? &m_lanes[*lane].marks : nullptr;
}

void TimelineView::editLabel(const SegmentId& segment) {
    if (m_readOnly || !m_coding || !m_coding->segments.contains(segment))
        return;
    // On a row of the scheme the words are those of its codes.
    if (const auto lane = laneOf(m_coding->segments.at(segment).track); lane && !m_lanes[*lane].codes.empty())
        return;
    closeLabel(true);
    m_labelOf = segment;
    m_label = new LineEdit(this);
    m_label->setObjectName(QStringLiteral("segment.label"));
    m_label->setAccessibleName(tr("Label of the segment"));
    m_label->setPlaceholderText(tr("Label, then Enter"));
    m_label->setFont(m_theme->font(TextStyle::Small));
    m_label->setText(QString::fromStdString(m_coding->segments.at(segment).label));
    QRect place = segmentRect(segment);
    place.setLeft(std::clamp(place.left(), headWidth(), std::max(headWidth(), width() - m_theme->px(160))));
    place.setWidth(std::max(place.width(), m_theme->px(150)));
    const QRect row = rowRect(m_coding->segments.at(segment).track);
    place.setTop(row.top());
    place.setHeight(row.height());
    m_label->setGeometry(place);
    m_label->selectAll();
    m_label->show();
    m_label->setFocus();
    connect(m_label, &LineEdit::accepted, this, [this] { closeLabel(true); });
    connect(m_label, &LineEdit::cancelled, this, [this] { closeLabel(false); });
    connect(m_label, &LineEdit::left, this, [this] { closeLabel(true); });
}

void TimelineView::closeLabel(bool keep) {
    if (!m_label)
        return;
    LineEdit* line = std::exchange(m_label, nullptr);
    const auto id = std::exchange(m_labelOf, {});
    line->disconnect(this);
    if (line->hasFocus())
        setFocus();
    line->hide();
    line->deleteLater();
    if (!keep || !id || !m_coding || !m_coding->segments.contains(*id))
        return;
    Segment segment = m_coding->segments.at(*id);
    const std::string label = line->text().trimmed().toStdString();
    if (segment.label == label)
        return;
    segment.label = label;
    emit segmentChanged(segment);
}

void TimelineView::zoomBy(double factor) {
    const double x = m_axis.xOf(m_playhead);
    const bool inView = x >= headWidth() && x <= width();
    m_axis.zoom(factor, inView ? x : headWidth() + m_axis.width() / 2.0);
    rangeHasChanged();
}

void TimelineView::setCloseness(double share) {
    const double x = m_axis.xOf(m_playhead);
    const bool inView = x >= headWidth() && x <= width();
    m_axis.setCloseness(share, inView ? x : headWidth() + m_axis.width() / 2.0);
    rangeHasChanged();
}

void TimelineView::fit() {
    m_axis.fit();
    rangeHasChanged();
}

void TimelineView::showFrom(MediaTime begin) {
    m_axis.moveTo(begin);
    rangeHasChanged();
}

QString TimelineView::rangeText() const {
    const TimeSpan view = m_axis.visible();
    const MediaTime end(m_axis.duration().ns);
    if (m_axis.isFit())
        return tr("whole clip, %1").arg(clockText(end));
    return tr("%1 to %2 of %3").arg(clockText(view.begin), clockText(view.end), clockText(end));
}

std::vector<MediaTime> TimelineView::edges() const {
    std::vector<MediaTime> found;
    if (m_coding) {
        for (const auto& [id, segment] : m_coding->segments) {
            found.push_back(segment.span.begin);
            found.push_back(segment.span.end);
        }
        for (const auto& [id, evidence] : m_coding->evidence) {
            found.push_back(evidence.span.begin);
            found.push_back(evidence.span.end);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

MediaTime TimelineView::snapped(MediaTime time, const std::optional<SegmentId>& except) const {
    if (m_snap && m_coding) {
        const auto reach = static_cast<std::int64_t>(m_theme->px(6) * m_axis.nsPerPx());
        std::optional<MediaTime> best;
        const auto consider = [&](MediaTime edge) {
            if (std::abs(edge.ns - time.ns) <= reach &&
                (!best || std::abs(edge.ns - time.ns) < std::abs(best->ns - time.ns)))
                best = edge;
        };
        for (const Lane& lane : m_lanes)
            if (const auto edge = lane.marks.nearestEdge(time, MediaDuration(reach), except))
                consider(*edge);
        if (m_drag != Drag::Scrub)
            consider(m_playhead);
        consider(MediaTime(m_axis.duration().ns));
        if (best)
            return *best;
    }
    if (!m_frames || m_frames->empty() || time >= m_frames->end())
        return time;
    const std::int64_t frame = m_frames->frameAt(time);
    const MediaTime begin = m_frames->timeOf(frame);
    const MediaTime next = begin + m_frames->durationOf(frame);
    if (m_drag == Drag::Scrub) // the frame under the pointer, never the next one
        return begin;
    return time - begin <= next - time ? begin : next;
}

QSize TimelineView::sizeHint() const { return {m_theme->px(1000), laneTop(m_lanes.size())}; }

Segment TimelineView::shown(const Segment& segment) const {
    const auto dragged = std::ranges::find(m_dragSegments, segment.id, &Segment::id);
    return dragged == m_dragSegments.end() ? segment : *dragged;
}

Evidence TimelineView::shown(const Evidence& evidence) const {
    return m_dragEvidence && m_dragEvidence->id == evidence.id ? *m_dragEvidence : evidence;
}

QRect TimelineView::segmentRect(const SegmentId& segment) const {
    if (!m_coding || !m_coding->segments.contains(segment))
        return {};
    const Segment& s = m_coding->segments.at(segment);
    const auto lane = laneOf(s.track);
    return lane ? markRect(*lane, s) : QRect();
}

QRect TimelineView::markRect(std::size_t lane, const Segment& segment) const {
    const TimeSpan span = shown(segment).span;
    const double x0 = m_axis.xOf(span.begin), x1 = m_axis.xOf(span.end);
    const QRect row = laneRect(lane);
    return QRectF(x0, row.top() + 3, std::max(2.0, x1 - x0), row.height() - 7).toRect();
}

QPoint TimelineView::evidencePoint(const EvidenceId& evidence) const {
    if (!m_coding || !m_coding->evidence.contains(evidence))
        return {};
    const Evidence e = shown(m_coding->evidence.at(evidence));
    const QRect row = rowRect(Row::Evidence);
    return QPointF(m_axis.xOf(e.span.begin), row.top() + row.height() / 2.0).toPoint();
}

void TimelineView::changedRow(Row row) {
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        if (m_lanes[i].row == row) {
            m_lanes[i].cache = {};
            update(QRect(0, laneTop(i), width(), laneHeight(m_lanes[i])));
        }
}

void TimelineView::changedAll() {
    for (Lane& lane : m_lanes)
        lane.cache = {};
    update();
}

void TimelineView::rangeHasChanged() {
    changedAll();
    emit rangeChanged();
}

void TimelineView::resizeEvent(QResizeEvent*) {
    m_axis.setPlace(headWidth(), width() - headWidth());
    rangeHasChanged();
}

} // namespace attune::ui
