// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library_door.h"
#include "ui/room.h"
#include "workspace/key_map.h"

#include <QMap>
#include <QWidget>
#include <filesystem>
#include <memory>
#include <optional>

class QStackedWidget;

namespace attune::ui {

class ClipsRoom;
class Entrance;
class FocusRing;
class KeyDispatcher;
class NoticeStrip;
class Overlay;
class Preferences;
class Rail;
class StatusBar;

/// The one window: rail, room bar, notice strip, the open room, status bar; palette, key sheet and settings over them.
/// Owns the session; closing it waits until everything is on disk.
class MainWindow : public QWidget {
    Q_OBJECT
  public:
    MainWindow(Theme& theme, Preferences& preferences, LibraryDoor door, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a library as a person; without one it asks who you are when there are several. A library that cannot be
    /// opened leads to the welcome page with a sentence.
    void openLibrary(const std::filesystem::path& library, const std::optional<RaterId>& as = {});
    void showWelcome(const QString& sentence = {});

    [[nodiscard]] Session* session() const { return m_session.get(); }
    [[nodiscard]] Room* room(const QString& name) const { return m_rooms.value(name); }
    [[nodiscard]] Room* currentRoom() const;
    void showRoom(const QString& name);
    /// Opens a clip in "code" or "compare".
    void openClip(const ClipId& clip, const QString& room);
    /// Words under the room bar.
    void notify(const QString& text, bool isError);

    /// Performs an action of the table wherever it belongs; false when it cannot be done now.
    bool perform(const QString& actionId);
    [[nodiscard]] bool canPerform(const QString& actionId) const;
    [[nodiscard]] const KeyMap& keyMap() const { return m_keys; }
    /// Was it closed only to be made anew in another language? Then with the library and person of session().
    [[nodiscard]] bool again() const { return m_again; }
    /// Gives an action another key and remembers it; the refusal in words.
    Status changeKey(const QString& actionId, const QString& key);

  protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void useSession(std::unique_ptr<Session> session);
    void makeRooms();
    void dropRooms();
    /// Shows a page in place of the rooms and closes the session.
    void showPage(QWidget* page, const QString& title);
    void dropPage();
    void showPalette();
    void showKeys();
    void showSettings();
    void showPassphrase();
    // The course, in main_window_course.cpp.
    /// Shows what is in a package before it is taken in; an empty name asks for one. Without a library an assignment
    /// makes one.
    void takeIn(QString package);
    /// Rounds or schemes changed: the session looks again and the rooms are made anew.
    void renewRooms();
    void movePane(bool next);
    void refreshStatus();
    void refreshSaved();
    /// Is the library open in another window meanwhile? Looked at every few seconds, told once.
    void lookForOthers();
    void refreshHints();
    void setBar(QWidget* bar);
    [[nodiscard]] QString roomName() const;
    [[nodiscard]] ClipsRoom* clipsRoom() const;
    [[nodiscard]] bool performHere(const QString& actionId);

    Theme& m_theme;
    Preferences& m_preferences;
    Entrance* m_entrance;
    KeyMap m_keys;
    bool m_toldUnsaved = false;
    bool m_toldOther = false; ///< that another window is open
    ClipId m_clip;            ///< worked at last
    bool m_again = false;
    Rail* m_rail;
    QStackedWidget* m_bars;
    NoticeStrip* m_notice;
    QStackedWidget* m_stack;
    StatusBar* m_status;
    Overlay* m_overlay;
    FocusRing* m_ring;
    KeyDispatcher* m_dispatcher;
    std::unique_ptr<Session> m_session; ///< outlives the rooms: they are deleted first
    QMap<QString, Room*> m_rooms;
    QMap<QString, QWidget*> m_roomBars;
    Room* m_entered = nullptr; ///< the room that was told so
    QWidget* m_page = nullptr; ///< of the entrance, when no room is open
};

} // namespace attune::ui
