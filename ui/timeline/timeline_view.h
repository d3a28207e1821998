// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding.h"
#include "ui/timeline/time_axis.h"

#include <QPixmap>
#include <QWidget>
#include <array>
#include <functional>
#include <optional>

namespace attune {
class FrameTable;
}

namespace attune::ui {

class ClipSignals;
class LineEdit;
class Theme;

/// Rows over one time axis: ruler, pictures, sound, motion, segments, evidence. Every row is painted once into a pixmap
/// and again only when what it shows changes; while playing only the strip under the playhead is repainted.
/// Changes nothing itself: it asks by signals, and shows what it is given.
class TimelineView : public QWidget {
    Q_OBJECT
  public:
    enum class Row { Ruler, Pictures, Sound, Motion, Segments, Evidence };
    static constexpr int rowCount = 6;

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
    [[nodiscard]] std::optional<SegmentId> selectedSegment() const { return m_segment; }
    [[nodiscard]] std::optional<EvidenceId> selectedEvidence() const { return m_evidence; }
    void select(const std::optional<SegmentId>& segment, const std::optional<EvidenceId>& evidence);
    /// Opens a line over the segment to write its label.
    void editLabel(const SegmentId& segment);

    void zoomBy(double factor); ///< around the playhead when in view
    void setCloseness(double share);
    void fit();
    /// How much time one small picture stands for.
    [[nodiscard]] MediaDuration pictureApart() const;
    /// "00:40 to 02:20 of 06:12".
    [[nodiscard]] QString rangeText() const;
    /// Nearest frame, or nearest edge within reach when snapping, leaving out the segment given.
    [[nodiscard]] MediaTime snapped(MediaTime time, const std::optional<SegmentId>& except = {}) const;
    /// All begins and ends of segments and evidence, rising.
    [[nodiscard]] std::vector<MediaTime> edges() const;

    [[nodiscard]] QRect rowRect(Row row) const; ///< without its head
    [[nodiscard]] QRect segmentRect(const SegmentId& segment) const;
    [[nodiscard]] QPoint evidencePoint(const EvidenceId& evidence) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

  signals:
    void seekRequested(attune::MediaTime time);
    /// While something is dragged along; seekRequested() follows when it is let go.
    void scrubRequested(attune::MediaTime time);
    void segmentChanged(const attune::Segment& segment);
    void evidenceChanged(const attune::Evidence& evidence);
    void evidenceOpened(const attune::EvidenceId& evidence);
    void removeSegmentRequested(const attune::SegmentId& segment);
    void removeEvidenceRequested(const attune::EvidenceId& evidence);
    void marksChosen(attune::MediaTime in, attune::MediaTime out);
    void selectionChanged();
    void rangeChanged();

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
    enum class Drag { None, Scrub, Pan, Range, SegmentMove, SegmentBegin, SegmentEnd, EvidenceMove };
    struct Hit {
        Drag what = Drag::None;
        std::optional<SegmentId> segment;
        std::optional<EvidenceId> evidence;
    };

    [[nodiscard]] int rowHeight(Row row) const;
    [[nodiscard]] int rowTop(Row row) const;
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

    void paintRow(QPainter& painter, Row row) const;
    void paintHead(QPainter& painter, Row row) const;
    void paintRuler(QPainter& painter) const;
    void paintDamage(QPainter& painter) const;
    void paintPictures(QPainter& painter) const;
    void paintSound(QPainter& painter) const;
    void paintMotion(QPainter& painter) const;
    void paintSegments(QPainter& painter) const;
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
    std::array<bool, 6> m_rows{true, true, true, true, true, true};
    TimeAxis m_axis;
    std::vector<TimeSpan> m_damage;
    MediaTime m_playhead;
    std::optional<MediaTime> m_in, m_out;
    std::optional<SegmentId> m_segment;
    std::optional<EvidenceId> m_evidence;

    Drag m_drag = Drag::None;
    QPoint m_press;
    bool m_moved = false;
    MediaTime m_pressTime;
    std::optional<MediaTime> m_scrubbed;
    TimeAxis m_pressAxis;
    std::optional<Segment> m_dragSegment;
    std::optional<Evidence> m_dragEvidence;

    std::array<QPixmap, rowCount> m_cache;
    LineEdit* m_label = nullptr;
    std::optional<SegmentId> m_labelOf;
};

} // namespace attune::ui
