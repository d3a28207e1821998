// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "models/frame_table.h"
#include "ui/controls/line_edit.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"
#include "ui/timeline/clip_signals.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <cstdlib>
#include <utility>

namespace attune::ui {

TimelineView::TimelineView(Theme* theme, const ClipSignals* clipSignals, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_signals(clipSignals) {
    setObjectName(QStringLiteral("timeline"));
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
    m_evidence.reset();
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
    if (m_segment && (!m_coding || !m_coding->segments.contains(*m_segment)))
        m_segment.reset();
    if (m_evidence && (!m_coding || !m_coding->evidence.contains(*m_evidence)))
        m_evidence.reset();
    if (m_labelOf && (!m_coding || !m_coding->segments.contains(*m_labelOf)))
        closeLabel(false);
    changedRow(Row::Segments);
    changedRow(Row::Evidence);
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
}

void TimelineView::setMarks(std::optional<MediaTime> in, std::optional<MediaTime> out) {
    m_in = in;
    m_out = out;
    changedRow(Row::Ruler);
}

void TimelineView::setRows(bool pictures, bool sound, bool motion) {
    const std::array<bool, rowCount> rows{true, pictures, sound, motion, true, true};
    if (rows == m_rows)
        return;
    m_rows = rows;
    updateGeometry();
    changedAll();
}

void TimelineView::setSnap(bool snap) { m_snap = snap; }

void TimelineView::select(const std::optional<SegmentId>& segment, const std::optional<EvidenceId>& evidence) {
    if (m_segment == segment && m_evidence == evidence)
        return;
    m_segment = segment;
    m_evidence = evidence;
    changedRow(Row::Segments);
    changedRow(Row::Evidence);
    emit selectionChanged();
}

void TimelineView::editLabel(const SegmentId& segment) {
    if (m_readOnly || !m_coding || !m_coding->segments.contains(segment))
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
    place.setTop(rowTop(Row::Segments));
    place.setHeight(rowHeight(Row::Segments));
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
        for (const auto& [id, segment] : m_coding->segments) {
            if (id == except)
                continue;
            consider(segment.span.begin);
            consider(segment.span.end);
        }
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

int TimelineView::headWidth() const { return m_theme->px(136); }

int TimelineView::rowHeight(Row row) const {
    static constexpr std::array<int, rowCount> heights{28, 42, 34, 56, 28, 28};
    const auto i = static_cast<std::size_t>(row);
    return m_rows[i] ? m_theme->px(heights[i]) : 0;
}

int TimelineView::rowTop(Row row) const {
    int top = 0;
    for (int i = 0; i < static_cast<int>(row); ++i)
        top += rowHeight(static_cast<Row>(i));
    return top;
}

QRect TimelineView::rowRect(Row row) const {
    return {headWidth(), rowTop(row), std::max(1, width() - headWidth()), rowHeight(row)};
}

QSize TimelineView::sizeHint() const { return {m_theme->px(1000), rowTop(Row::Evidence) + rowHeight(Row::Evidence)}; }

Segment TimelineView::shown(const Segment& segment) const {
    return m_dragSegment && m_dragSegment->id == segment.id ? *m_dragSegment : segment;
}

Evidence TimelineView::shown(const Evidence& evidence) const {
    return m_dragEvidence && m_dragEvidence->id == evidence.id ? *m_dragEvidence : evidence;
}

QRect TimelineView::segmentRect(const SegmentId& segment) const {
    if (!m_coding || !m_coding->segments.contains(segment))
        return {};
    const Segment s = shown(m_coding->segments.at(segment));
    const double x0 = m_axis.xOf(s.span.begin), x1 = m_axis.xOf(s.span.end);
    return QRectF(x0, rowTop(Row::Segments) + 3, std::max(2.0, x1 - x0), rowHeight(Row::Segments) - 7).toRect();
}

QPoint TimelineView::evidencePoint(const EvidenceId& evidence) const {
    if (!m_coding || !m_coding->evidence.contains(evidence))
        return {};
    const Evidence e = shown(m_coding->evidence.at(evidence));
    return QPointF(m_axis.xOf(e.span.begin), rowTop(Row::Evidence) + rowHeight(Row::Evidence) / 2.0).toPoint();
}

TimelineView::Hit TimelineView::hitAt(QPoint at) const {
    if (at.x() < headWidth())
        return {};
    if (rowRect(Row::Ruler).contains(at))
        return {Drag::Scrub, {}, {}};
    if (m_coding && rowRect(Row::Segments).contains(at)) {
        const int reach = m_theme->px(4);
        Hit hit;
        for (const auto& [id, segment] : m_coding->segments) {
            const QRect r = segmentRect(id);
            if (at.x() < r.left() - reach || at.x() > r.right() + reach)
                continue;
            // Edges reach outwards and inwards; a short segment keeps a body to hold in its middle.
            const int inside = std::min(reach, r.width() / 3);
            Drag what = Drag::SegmentMove;
            if (at.x() <= r.left() + inside)
                what = Drag::SegmentBegin;
            else if (at.x() >= r.right() - inside)
                what = Drag::SegmentEnd;
            hit = {what, id, {}};
            if (id == m_segment)
                break;
        }
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

void TimelineView::changedRow(Row row) {
    m_cache[static_cast<std::size_t>(row)] = {};
    update(QRect(0, rowTop(row), width(), rowHeight(row)));
}

void TimelineView::changedAll() {
    m_cache.fill({});
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
    const Hit hit = hitAt(event->pos());
    m_drag = hit.what;
    if (hit.what == Drag::Scrub) {
        if (event->modifiers() & Qt::ShiftModifier)
            m_drag = Drag::Range;
        else
            emit seekRequested(snapped(m_pressTime));
        return;
    }
    if (hit.segment || hit.evidence)
        select(hit.segment, hit.evidence);
    if (hit.segment)
        m_dragSegment = m_coding->segments.at(*hit.segment);
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
    case Drag::Range: {
        const MediaTime a = snapped(m_pressTime), b = snapped(now);
        if (a != b)
            emit marksChosen(std::min(a, b), std::max(a, b));
        break;
    }
    case Drag::SegmentBegin:
    case Drag::SegmentEnd:
    case Drag::SegmentMove: {
        if (m_readOnly || !m_dragSegment)
            break;
        const Segment& was = m_coding->segments.at(m_dragSegment->id);
        TimeSpan span = was.span;
        if (m_drag == Drag::SegmentBegin) {
            span.begin = std::min(snapped(now, was.id), span.end);
        } else if (m_drag == Drag::SegmentEnd) {
            span.end = std::max(snapped(now, was.id), span.begin);
        } else {
            const std::int64_t length = span.length().ns;
            const std::int64_t begin =
                std::clamp<std::int64_t>(was.span.begin.ns + (now - m_pressTime).ns, 0, end.ns - length);
            span.begin = snapped(MediaTime(begin), was.id);
            span.begin = std::min(span.begin, MediaTime(end.ns - length));
            span.end = span.begin + MediaDuration(length);
        }
        m_dragSegment->span = span;
        changedRow(Row::Segments);
        scrub(m_drag == Drag::SegmentEnd ? span.end - MediaDuration(1) : span.begin);
        break;
    }
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

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (const auto last = std::exchange(m_scrubbed, {}))
        emit seekRequested(*last);
    const auto segment = std::exchange(m_dragSegment, {});
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
    if (segment && m_coding && m_coding->segments.contains(segment->id) &&
        *segment != m_coding->segments.at(segment->id) && !segment->span.isPoint())
        emit segmentChanged(*segment);
    if (evidence && m_coding && m_coding->evidence.contains(evidence->id) &&
        *evidence != m_coding->evidence.at(evidence->id))
        emit evidenceChanged(*evidence);
    changedRow(Row::Segments);
    changedRow(Row::Evidence);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    const Hit hit = hitAt(event->pos());
    if (hit.segment)
        editLabel(*hit.segment);
    else if (hit.evidence)
        emit evidenceOpened(*hit.evidence);
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    if (!m_readOnly && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        if (m_segment)
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
        const QString label = s.label.empty() ? tr("Segment") : QString::fromStdString(s.label);
        return QStringLiteral("%1\n%2").arg(label, spanText(s.span));
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
    if (at.x() < headWidth())
        return {};
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
