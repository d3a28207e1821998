// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

class QLabel;

namespace attune::ui {

class Preferences;
class Theme;

/// Appearance, language and text size; takes effect at once, so there is nothing to confirm.
class SettingsPanel : public QWidget {
    Q_OBJECT
  public:
    /// resetLayout: offered when a person is there whose layout is remembered.
    SettingsPanel(Theme& theme, Preferences& preferences, std::optional<int> breakMinutes);

  signals:
    void closeRequested();
    void keysRequested();
    void layoutReset();
    void breakChosen(int minutes);
    /// Another language was chosen and is kept in the preferences; the window has to be made anew.
    void languageChosen();

  private:
    void setScale(int percent);
    Theme& m_theme;
    Preferences& m_preferences;
    QLabel* m_percent;
};

} // namespace attune::ui
