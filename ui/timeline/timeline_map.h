// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/watched.h"

#include <QPixmap>
#include <QWidget>
#include <vector>

namespace attune::ui {

class Theme;
class TimelineView;

/// The whole clip in one thin line under the timeline: where marks lie, what was watched, which part is in view. The
/// part in view is dragged, or set by a click; the keys are those of the timeline.
class TimelineMap : public QWidget {
    Q_OBJECT
  public:
    TimelineMap(Theme* theme, TimelineView* view, QWidget* parent = nullptr);

    /// Parts that were on screen while the clip played, by time.
    void setWatched(std::vector<WatchedSpan> parts);
    /// Other marks, or another clip.
    void refresh();
    [[nodiscard]] QSize sizeHint() const override;
    /// Where the part in view is painted.
    [[nodiscard]] QRect viewRect() const;
    [[nodiscard]] int xOf(MediaTime time) const;
    /// What was watched at this place, in words: "Watched at 2×".
    [[nodiscard]] QString wordsAt(int x) const;

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

  private:
    [[nodiscard]] QRect strip() const;
    void moveTo(int x);
    Theme* m_theme;
    TimelineView* m_view;
    std::vector<WatchedSpan> m_watched;
    QPixmap m_marks; ///< painted once for all marks
    int m_hold = 0;  ///< pointer to the left end of what is held
};

} // namespace attune::ui
