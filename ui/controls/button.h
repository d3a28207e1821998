// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace attune::ui {

class Theme;

/// A button of the workbench, painted from the tokens: icon, words, key. Takes the keyboard by Tab only, so that after
/// a click Space still plays; with the keyboard on it, Space and Enter press it.
class Button : public QAbstractButton {
    Q_OBJECT
  public:
    enum class Kind {
        Quiet,   ///< no outline; checked: accent ground
        Outline, ///< outlined
        Primary, ///< the one thing to do here
        Strong,  ///< dark: play
        Chip,    ///< small and outlined: statuses; checked: in the person's colours
    };

    Button(Theme* theme, Kind kind, const QString& icon, const QString& text, QWidget* parent = nullptr);

    void setIconName(const QString& icon);
    /// Painted after the words, quieter: "N", "Ctrl Enter".
    void setKeyHint(const QString& key);
    /// Height (and width of an icon alone) at 100 %.
    void setSizes(int height, int iconOnlyWidth = 32);
    /// Icon only, where there is no room; the words stay for screen reader and tooltip.
    void setCompact(bool compact);
    /// Colours of a checked chip, a PersonRole.
    void setRole(int personRole);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    [[nodiscard]] int padding() const;
    [[nodiscard]] bool iconOnly() const;
    [[nodiscard]] QFont textFont() const;
    Theme* m_theme;
    Kind m_kind;
    QString m_icon, m_key;
    int m_height = 32, m_width = 32;
    int m_role = -1;
    bool m_compact = false;
};

} // namespace attune::ui
