// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <optional>
#include <string>

namespace attune {
class Session;
}

namespace attune::ui {

class Theme;

/// The edge between a side pane and the middle of a room. Dragging it, or the arrow keys, makes the pane larger or
/// smaller; a double click or Enter folds the pane away and brings it back. What a person chose is theirs and is there
/// again after a restart. However large the text, the middle keeps its part of the room.
class PaneEdge : public QWidget {
    Q_OBJECT
  public:
    /// Where the pane lies, seen from the middle.
    enum class Side { Left, Right, Below };
    /// How large a pane may be.
    struct Bounds {
        int usual = 300;    ///< in px at 100 %
        int most = 40;      ///< percent of the room, unless a person chose otherwise
        int leastRest = 20; ///< percent of the room that stay for the rest in any case
    };
    /// `setting` names the pane among the person's settings, such as "schemes.parts"; `name` is what a screen reader
    /// says.
    PaneEdge(const Theme& theme, Session& session, QWidget* pane, Side side, const char* setting, Bounds bounds,
             const QString& name);

    /// What is done with a size in px; 0: folded. Without it the pane's width is set.
    std::function<void(int px)> apply;
    /// Another usual size, where the room is narrow.
    void setUsual(int at100);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// Back to the usual size, unfolded.
    void reset();
    /// Sets the pane's size; by itself whenever the room or the text changes its size.
    void fit();

    [[nodiscard]] QSize sizeHint() const override;

  signals:
    /// The pane may have another size now.
    void fitted();

  protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* room, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void choose(int px);
    void keep();
    [[nodiscard]] int along(QPoint global) const;
    [[nodiscard]] int paneSize() const;
    [[nodiscard]] int roomSize() const;
    const Theme& m_theme;
    Session& m_session;
    QWidget* m_pane;
    Side m_side;
    std::string m_setting;
    Bounds m_bounds;
    std::optional<int> m_chosen; ///< in px at 100 %
    bool m_folded = false;
    bool m_held = false, m_moved = false;
    int m_pressAt = 0, m_pressSize = 0;
};

} // namespace attune::ui
