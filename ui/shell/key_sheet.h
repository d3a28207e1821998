// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace attune {
class KeyMap;
}

namespace attune::ui {

class Theme;

/// All keys on one sheet, in groups, made from the action table. Rows carry their actions in the property "actions".
class KeySheet : public QWidget {
    Q_OBJECT
  public:
    KeySheet(const Theme& theme, const KeyMap& keys);
    /// The sheet on paper: A4, black on white. False when the file cannot be written.
    [[nodiscard]] static bool savePdf(const KeyMap& keys, const QString& path);

  signals:
    void closeRequested();
    void changeRequested(); ///< give a command another key
    void presetChosen(const QString& id);
    void saveRequested();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    [[nodiscard]] QWidget* makeGroup(const Theme& theme, const KeyMap& keys, int group) const;

    const Theme& m_theme;
    QBoxLayout* m_columns; ///< below each other where the text is large
};

} // namespace attune::ui
