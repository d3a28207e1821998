// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>
#include <functional>

class QAbstractItemView;
class QWidget;

namespace attune::ui {

class Theme;

/// The rows of a list or a table are moved by dragging them; a line shows where the row comes to lie. What may move,
/// and where to, is asked of the owner. Belongs to the view.
class RowDrag : public QObject {
    Q_OBJECT
  public:
    RowDrag(QAbstractItemView* view, const Theme& theme);
    /// May this row come to lie in that row's place? Nothing moves without it.
    std::function<bool(int from, int to)> mayMove;

  signals:
    /// Row `from` was let go at the place of row `to`.
    void moved(int from, int to);

  protected:
    bool eventFilter(QObject* viewport, QEvent* event) override;

  private:
    void dragTo(QPoint at);
    [[nodiscard]] int rowAt(QPoint at) const;
    QAbstractItemView* m_view;
    const Theme& m_theme;
    QWidget* m_line;
    QPoint m_press;
    int m_from = -1; ///< row held; -1: none
    int m_to = -1;   ///< where it would come to lie; -1: nowhere
    bool m_dragged = false;
};

} // namespace attune::ui
