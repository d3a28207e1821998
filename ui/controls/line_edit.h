// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace attune::ui {

/// A line of text inside the workbench: while it has the keyboard, plain keys write and do not play, score or mark.
/// Enter is accepted(), Escape is cancelled().
class LineEdit : public QLineEdit {
    Q_OBJECT
  public:
    explicit LineEdit(QWidget* parent = nullptr);

  signals:
    void accepted();
    void cancelled();
    /// The keyboard left for another widget.
    void left();

  protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
};

} // namespace attune::ui
