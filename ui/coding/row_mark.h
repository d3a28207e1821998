// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace attune::ui {

class Theme;

/// The three small marks at the end of a dimension's row: how much evidence, how sure, whether there is a note.
class RowMark : public QAbstractButton {
    Q_OBJECT
  public:
    enum class Kind { Evidence, Sureness, Note };
    RowMark(Theme* theme, Kind kind, int width, QWidget* parent = nullptr);
    /// Count of evidence, sureness 0..3, or 1 for a note.
    void setValue(int value);
    [[nodiscard]] int value() const { return m_value; }
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    Theme* m_theme;
    Kind m_kind;
    int m_width;
    int m_value = 0;
};

} // namespace attune::ui
