// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

class QToolButton;

namespace attune::ui {

class Theme;

/// The rooms at the left of the window: 72 px with words, 48 without. Buttons are named "rail.clips" and so on.
class Rail : public QWidget {
    Q_OBJECT
  public:
    Rail(const Theme& theme, QWidget* parent);

    /// "Clips" of "clips", in the language chosen.
    [[nodiscard]] static QString title(const QString& room);
    void setRooms(const QStringList& available);
    void setCurrent(const QString& room);
    void setNarrow(bool narrow);
    /// Tooltip with the key of the action behind a button.
    void setHint(const QString& name, const QString& hint);

  signals:
    void roomChosen(const QString& room);
    void keysChosen();
    void settingsChosen();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    class Button;
    Button* add(const QString& name, const QString& words);
    void fit();
    const Theme& m_theme;
    QMap<QString, Button*> m_buttons;
    bool m_narrow = false;
};

} // namespace attune::ui
