// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding.h"
#include "ui/timeline/time_axis.h"
#include "workspace/mark_index.h"

#include <QPixmap>
#include <QWidget>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace attune {
class FrameTable;
}

namespace attune::ui {

class ClipSignals;
class LineEdit;
class Theme;

/// Rows over one time axis: ruler, pictures, sound, motion, the scheme's rows of codes, segments, evidence. Every row
/// is painted once into a pixmap and again only when what it shows changes; while playing only the strip under the
/// playhead is repainted. Marks are found by an index of time, so that their number hardly matters. Changes nothing
/// itself: it asks by signals, and shows what it is given.
class TimelineView : public QWidget {
    Q_OBJECT
  public:
    enum class Row { Ruler, Pictures, Sound, Motion, Codes, Segments, Evidence };
    static constexpr int rowCount = 7;

    TimelineView(Theme* theme, const ClipSignals* clipSignals, QWidget* parent = nullptr);

    /// Length of the clip; fits it into the view.
    void setClip(MediaDuration duration);
    /// The same clip is found to be this long: shows all of it, forgets nothing.
    void setDuration(MediaDuration duration);
    /// The clip's own frames, to snap to; null: none. Not owned.
    void setFrames(const FrameTable* frames);
    /// Where the file is damaged: marked under the ruler.
    void setDamage(std::vector<TimeSpan> damage);
    /// What to show; null: nothing. Not owned; call again (or refresh()) after each change.
    void setCoding(const Coding* coding, const CodingScheme* scheme, bool readOnly);
    void refresh();
    void setPlayhead(MediaTime time, bool follow);
    void setMarks(std::optional<MediaTime> in, std::optional<MediaTime> out);
    void setSnap(bool snap);
    /// Leaves out rows where there is no room for them; ruler, segments and evidence always stay.
    void setRows(bool pictures, bool sound, bool motion);

    [[nodiscard]] MediaTime playhead() const { return m_playhead; }
    [[nodiscard]] const TimeAxis& axis() const { return m_axis; }
    /// The one chosen last.
    [[nodiscard]] std::optional<SegmentId> selectedSegment() const { return m_segment; }
    /// All that are chosen, in time order.
    [[nodiscard]] std::vector<SegmentId> selectedSegments() const;
    void selectAll(const std::vector<SegmentId>& segments);
    /// Row that takes codes by key; empty: none.
    void setArmed(const std::string& track);
    /// Marks begun and not ended: painted up to the playhead.
    void setOpenMarks(std::vector<Segment> marks);
    /// What is looked for: marks whose words hold it stand out, the others step back. Empty: all alike.
    void setFilter(const QString& words);
    [[nodiscard]] bool matches(const Segment& segment) const;
    /// Every mark that matches the filter, in time order.
    [[nodiscard]] std::vector<const Segment*> matching() const;
    /// The marks of a row; null: there is no such row.
    [[nodiscard]] const MarkIndex* marks(const std::string& track) const;
    [[nodiscard]] std::optional<EvidenceId> selectedEvidence() const { return m_evidence; }
    void select(const std::optional<SegmentId>& segment, const std::optional<EvidenceId>& evidence);
    /// Opens a line over the segment to write its label.
    void editLabel(const SegmentId& segment);

    void zoomBy(double factor); ///< around the playhead when in view
    void setCloseness(double share);
    void fit();
    /// The part in view begins here, as near as the clip allows.
    void showFrom(MediaTime begin);
    /// Rows folded to a line: their tracks, or "pictures", "sound", "motion", "evidence".
    void setFolded(std::set<std::string> rows);
    [[nodiscard]] const std::set<std::string>& folded() const { return m_folded; }
    void toggleFolded(const std::string& row);
    /// Heights that are not the usual ones, in pixels at text size 100, by the names that setFolded() knows.
    void setHeights(std::map<std::string, int> heights);
    [[nodiscard]] const std::map<std::string, int>& heights() const { return m_heights; }
    /// One step higher (1) or lower (-1); a folded row unfolds.
    void stepHeight(const std::string& row, int by);
    /// The row of marks below this one, after the last the first.
    [[nodiscard]] std::string rowAfter(const std::string& track) const;
    [[nodiscard]] QString rowName(const std::string& track) const;
    [[nodiscard]] const Coding* coding() const { return m_coding; }
    /// How much time one small picture stands for.
    [[nodiscard]] MediaDuration pictureApart() const;
    /// "00:40 to 02:20 of 06:12".
    [[nodiscard]] QString rangeText() const;
    /// Nearest frame, or nearest edge within reach when snapping, leaving out the segment given.
    [[nodiscard]] MediaTime snapped(MediaTime time, const std::optional<SegmentId>& except = {}) const;
    /// All begins and ends of segments and evidence, rising.
    [[nodiscard]] std::vector<MediaTime> edges() const;

    [[nodiscard]] QRect rowRect(Row row) const; ///< of the first of its kind, without its head
    [[nodiscard]] QRect rowRect(const std::string& track) const;
    [[nodiscard]] QRect segmentRect(const SegmentId& segment) const;
    [[nodiscard]] QPoint evidencePoint(const EvidenceId& evidence) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

  signals:
    void seekRequested(attune::MediaTime time);
    /// While something is dragged along; seekRequested() follows when it is let go.
    void scrubRequested(attune::MediaTime time);
    void segmentChanged(const attune::Segment& segment);
    /// Several moved together.
    void segmentsChanged(const std::vector<attune::Segment>& segments);
    void evidenceChanged(const attune::Evidence& evidence);
    void evidenceOpened(const attune::EvidenceId& evidence);
    void removeSegmentRequested(const attune::SegmentId& segment);
    void removeSegmentsRequested(const std::vector<attune::SegmentId>& segments);
    void removeEvidenceRequested(const attune::EvidenceId& evidence);
    void marksChosen(attune::MediaTime in, attune::MediaTime out);
    void selectionChanged();
    void rangeChanged();
    /// There are other rows now, so the height is another.
    void rowsChanged();
    /// A row was folded or unfolded, or has another height: worth keeping.
    void rowsArranged();

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    enum class Drag { None, Scrub, Pan, Range, Box, SegmentMove, SegmentBegin, SegmentEnd, EvidenceMove, RowHeight };
    struct Hit {
        Drag what = Drag::None;
        std::optional<SegmentId> segment;
        std::optional<EvidenceId> evidence;
    };

    /// One row: where it lies is the sum of those above it.
    struct Lane {
        Row row = Row::Ruler;
        std::string track; ///< of Codes and Segments
        QString name;
        int role = 0;
        std::vector<Code> codes;
        MarkIndex marks;
        QPixmap cache;
    };

    [[nodiscard]] static std::string foldName(const Lane& lane);
    [[nodiscard]] int laneHeight(const Lane& lane) const;
    /// Unfolded, at text size 100.
    [[nodiscard]] int usualHeight(const Lane& lane) const;
    [[nodiscard]] int laneTop(std::size_t lane) const;
    [[nodiscard]] QRect laneRect(std::size_t lane) const;
    [[nodiscard]] std::optional<std::size_t> laneAt(int y) const;
    /// The row whose lower edge is held there, in the heads.
    [[nodiscard]] std::optional<std::size_t> laneEdgeAt(QPoint at) const;
    [[nodiscard]] std::optional<std::size_t> laneOf(Row row) const;
    [[nodiscard]] std::optional<std::size_t> laneOf(const std::string& track) const;
    [[nodiscard]] bool holdsMarks(const Lane& lane) const {
        return lane.row == Row::Codes || lane.row == Row::Segments;
    }
    void makeLanes();
    [[nodiscard]] QString wordsOf(const Lane& lane, const Segment& segment) const;
    [[nodiscard]] QRect markRect(std::size_t lane, const Segment& segment) const;
    [[nodiscard]] std::vector<SegmentId> marksIn(QRect box) const;
    void toggle(const SegmentId& segment);
    void selectionHasChanged();
    [[nodiscard]] int headWidth() const;
    [[nodiscard]] Hit hitAt(QPoint at) const;
    [[nodiscard]] QRegion playheadPlace(MediaTime time) const;
    [[nodiscard]] QString tipAt(QPoint at) const;
    [[nodiscard]] Segment shown(const Segment& segment) const;
    [[nodiscard]] Evidence shown(const Evidence& evidence) const;
    void scrub(MediaTime time);
    void movePlayhead(MediaTime time, bool follow);
    void changedRow(Row row);
    void changedAll();
    void rangeHasChanged();
    void closeLabel(bool keep);
    void dragRow(int y);
    void dragSegment(MediaTime now);

    void paintLane(QPainter& painter, std::size_t lane) const;
    void paintHead(QPainter& painter, std::size_t lane) const;
    void paintRuler(QPainter& painter) const;
    void paintDamage(QPainter& painter) const;
    void paintPictures(QPainter& painter) const;
    void paintSound(QPainter& painter) const;
    void paintMotion(QPainter& painter) const;
    void paintMarks(QPainter& painter, std::size_t lane) const;
    void paintMark(QPainter& painter, std::size_t lane, const Segment& segment, std::size_t place) const;
    void paintOpenMarks(QPainter& painter) const;
    void paintEvidence(QPainter& painter) const;
    void paintGrid(QPainter& painter, const QRect& rect) const;
    void paintPlayhead(QPainter& painter) const;
    void paintWords(QPainter& painter, Row row, const QString& text) const;
    [[nodiscard]] std::pair<qint64, int> tickStep() const;

    Theme* m_theme;
    const ClipSignals* m_signals;
    const FrameTable* m_frames = nullptr;
    const Coding* m_coding = nullptr;
    const CodingScheme* m_scheme = nullptr;
    bool m_readOnly = false;
    bool m_snap = true;
    std::array<bool, rowCount> m_rows{true, true, true, true, true, true, true};
    std::vector<Lane> m_lanes;
    std::set<std::string> m_folded;
    std::map<std::string, int> m_heights;
    std::string m_heldRow; ///< while its height is dragged
    std::string m_armed;
    std::vector<Segment> m_openMarks;
    QString m_filter;
    TimeAxis m_axis;
    std::vector<TimeSpan> m_damage;
    MediaTime m_playhead;
    std::optional<MediaTime> m_in, m_out;
    std::optional<SegmentId> m_segment;
    std::set<SegmentId> m_selected; ///< m_segment is one of them
    std::optional<EvidenceId> m_evidence;

    Drag m_drag = Drag::None;
    QPoint m_press;
    bool m_moved = false;
    MediaTime m_pressTime;
    std::optional<MediaTime> m_scrubbed;
    TimeAxis m_pressAxis;
    std::vector<Segment> m_dragSegments; ///< as they are shown; the one held is the first
    QRect m_box;
    std::optional<Evidence> m_dragEvidence;

    LineEdit* m_label = nullptr;
    std::optional<SegmentId> m_labelOf;
};

} // namespace attune::ui
