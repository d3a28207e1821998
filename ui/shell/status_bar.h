// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace attune {
struct SaveStatus;
}

namespace attune::ui {

class Theme;

/// Who I am, which library, saved or not, whether I am blind, and what the room has to say. Always there.
/// Texts are labels named "status.person", "status.library", "status.saved", "status.blind", "status.room".
class StatusBar : public QWidget {
    Q_OBJECT
  public:
    StatusBar(const Theme& theme, QWidget* parent);

    void setPerson(const QString& text);
    void setLibrary(const QString& text, const QString& path);
    void setSaved(const SaveStatus& status);
    void setBlind(const QString& text, bool blind);
    void setRoom(const QString& text);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Part;
    Part* add(const QString& name, const QString& icon);
    void fit();
    const Theme& m_theme;
    Part* m_person;
    Part* m_library;
    Part* m_saved;
    Part* m_blind;
    QLabel* m_room;
};

} // namespace attune::ui
