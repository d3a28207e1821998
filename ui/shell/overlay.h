// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace attune::ui {

class Theme;

/// A plain veil over the window with one panel on it: palette, key sheet, settings. Escape or a click beside the panel
/// closes it and gives the keyboard back to where it was. Tab stays inside.
class Overlay : public QWidget {
    Q_OBJECT
  public:
    Overlay(const Theme& theme, QWidget* window);

    /// Shows a panel of at most this size at 100 %, `top` px below the window's edge (0: in the middle). Owns it until
    /// closed.
    void open(QWidget* panel, QSize size, int top);
    void close();
    [[nodiscard]] QWidget* panel() const { return m_panel; }

  signals:
    void closed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void place();
    const Theme& m_theme;
    QPointer<QWidget> m_panel;
    QPointer<QWidget> m_before;
    QSize m_size;
    int m_top = 0;
};

} // namespace attune::ui
