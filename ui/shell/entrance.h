// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library_door.h"

#include <QObject>
#include <QString>
#include <functional>
#include <optional>

class QWidget;

namespace attune::ui {

class Background;
class Preferences;
class Theme;

/// The way into a library: the welcome page, the page that asks who one is, the sample round, a library of one's own.
/// Every way ends in a page to show or in a session to use.
class Entrance : public QObject {
    Q_OBJECT
  public:
    Entrance(const Theme& theme, Preferences& preferences, LibraryDoor door, QWidget* window);

    /// Shows a page in place of the rooms, under a title; no session is open then. The page is the window's.
    std::function<void(QWidget* page, const QString& title)> showPage;
    /// Uses a session; clipToAdd, unless empty, is a file that waited for it.
    std::function<void(std::unique_ptr<Session> session, const QString& clipToAdd)> useSession;

    /// sentence: what went wrong, if anything.
    void showWelcome(const QString& sentence = {});
    /// Opens a library as a person; without one it asks who you are when there are several. A library that cannot be
    /// opened leads to the welcome page with a sentence.
    /// Somebody who has a passphrase is asked for it.
    void openLibrary(const std::filesystem::path& library, const std::optional<RaterId>& as = {});
    /// Asks who you are, however many there are; leaves all as it is when the library cannot tell.
    [[nodiscard]] Status askWho(const std::filesystem::path& library);
    void openSample();
    void chooseLibrary();
    /// Takes an assignment into a new library, whose place is asked for, and opens it as whom it is for.
    void openPackage(const QString& package);
    /// Makes the person's own library when there is none and adds the file to it; an empty name asks for one.
    void addOwnClip(QString file = {});

  private:
    void showPassphrase(const std::filesystem::path& library, const RaterId& as);
    /// Errors: those of the door; the page then stays.
    [[nodiscard]] Status enter(const std::filesystem::path& library, const RaterId& as, const std::string& passphrase);
    void showPeople(const std::filesystem::path& library, const std::vector<Rater>& people);

    const Theme& m_theme;
    Preferences& m_preferences;
    LibraryDoor m_door;
    QWidget* m_window;
    Background* m_work;
    QString m_clipToAdd; ///< waits for the library that is being opened
};

} // namespace attune::ui
