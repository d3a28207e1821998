// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

namespace attune::ui {

class Theme;

/// The ring around the control that has the keyboard: 2 px, 2 px outside it, always painted, whatever the control.
/// A widget's property "focusRing" changes it: "inset" draws inside (panes, tables), "none" leaves it to the widget.
/// One a window; it follows QApplication::focusChanged by itself and takes no mouse.
class FocusRing : public QWidget {
    Q_OBJECT
  public:
    FocusRing(const Theme& theme, QWidget* window);

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void follow(QWidget* widget);
    void place();
    const Theme& m_theme;
    QPointer<QWidget> m_target;
    QList<QPointer<QWidget>> m_watched; ///< the target and all it lies in
};

} // namespace attune::ui
