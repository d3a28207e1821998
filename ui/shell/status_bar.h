// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace attune {
class Session;
struct SaveStatus;
} // namespace attune

namespace attune::ui {

class Room;
class Theme;

/// Who I am, which library, saved or not, whether I am blind, and what the room has to say. Always there.
/// Texts are labels named "status.person", "status.library", "status.saved", "status.blind", "status.room".
class StatusBar : public QWidget {
    Q_OBJECT
  public:
    StatusBar(const Theme& theme, QWidget* parent);

    /// What a session and the room that is open (or none) have to say.
    void show(const Session& session, const Room* room);
    void showNoLibrary();
    void setSaved(const SaveStatus& status);
    void setRoom(const QString& text);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Part;
    Part* add(const QString& name, const QString& icon, bool whole = false);
    void fit();
    void setLibrary(const QString& text, const QString& path);
    void setBlind(const QString& text);
    const Theme& m_theme;
    Part* m_person;
    Part* m_library;
    Part* m_saved;
    Part* m_blind;
    QLabel* m_room;
};

} // namespace attune::ui
