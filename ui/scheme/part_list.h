// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <functional>

namespace attune::ui {

class Theme;

/// The parts of a scheme, under headings. A part is moved by dragging it among its like; a line shows where it comes to
/// lie. What may move, and where to, is asked of the owner.
class PartList : public QListWidget {
    Q_OBJECT
  public:
    explicit PartList(const Theme& theme, QWidget* parent = nullptr);
    /// May the part in this row come to lie in that row's place? Nothing moves without it.
    std::function<bool(int from, int to)> mayMove;

  signals:
    /// The part in row `from` was let go at the place of row `to`.
    void moved(int from, int to);

  protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
    QPoint m_press;
    int m_from = -1; ///< row held; -1: none
    int m_to = -1;   ///< where it would come to lie; -1: it is not dragged, or may not lie there
};

} // namespace attune::ui
