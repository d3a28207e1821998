// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/entrance.h"

#include "ui/background.h"
#include "ui/file_choice.h"
#include "ui/preferences.h"
#include "ui/rounds/take_in_panel.h"
#include "ui/shell/passphrase_page.h"
#include "ui/shell/people_page.h"
#include "ui/shell/welcome_page.h"
#include "ui/words.h"
#include "workspace/packages.h"
#include "workspace/session.h"

#include <QApplication>
#include <QFileInfo>
#include <QStandardPaths>
#include <memory>
#include <utility>

namespace attune::ui {
namespace {

std::filesystem::path toPath(const QString& text) { return std::filesystem::path(text.toStdString()); }

QString dataFolder(const char* name) {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/attune/") +
           QString::fromLatin1(name);
}

} // namespace

Entrance::Entrance(const Theme& theme, Preferences& preferences, LibraryDoor door, QWidget* window)
    : QObject(window), m_theme(theme), m_preferences(preferences), m_door(std::move(door)), m_window(window),
      m_work(new Background(this)) {}

void Entrance::showWelcome(const QString& sentence) {
    m_clipToAdd.clear();
    auto* page = new WelcomePage(m_theme, tr("No library is open yet."), m_preferences.recentLibraries(), m_window);
    page->setProblem(sentence);
    connect(page, &WelcomePage::sampleRequested, this, &Entrance::openSample);
    connect(page, &WelcomePage::addRequested, this, [this] { addOwnClip(); });
    connect(page, &WelcomePage::openRequested, this, &Entrance::chooseLibrary);
    connect(page, &WelcomePage::libraryRequested, this, [this](const QString& path) { openLibrary(toPath(path)); });
    showPage(page, tr("Welcome"));
}

void Entrance::openLibrary(const std::filesystem::path& library, const std::optional<RaterId>& as) {
    const auto people = m_door.people(library);
    if (!people) {
        showWelcome(Words::of(people.error()));
        return;
    }
    if (people->empty()) {
        showWelcome(tr("Nobody is listed in %1: ask your trainer to add you.")
                        .arg(QString::fromStdString(library.filename().string())));
        return;
    }
    if (!as && people->size() > 1) {
        showPeople(library, *people);
        return;
    }
    const RaterId person = as ? *as : people->front().id;
    const auto locked = m_door.locked(library, person);
    if (locked && *locked) {
        showPassphrase(library, person);
        return;
    }
    if (const auto entered = locked ? enter(library, person, {}) : std::unexpected(locked.error()); !entered)
        showWelcome(Words::of(entered.error()));
}

Status Entrance::enter(const std::filesystem::path& library, const RaterId& as, const std::string& passphrase) {
    auto session = m_door.open(library, as, passphrase);
    if (!session)
        return std::unexpected(session.error());
    m_preferences.addRecentLibrary(QFileInfo(QString::fromStdString(library.string())).absoluteFilePath());
    useSession(std::move(*session), std::exchange(m_clipToAdd, {}));
    return {};
}

void Entrance::showPassphrase(const std::filesystem::path& library, const RaterId& as) {
    auto* page = new PassphrasePage(QString::fromStdString(as.value), m_window);
    connect(page, &PassphrasePage::given, this, [this, page, library, as](const QString& passphrase) {
        QApplication::setOverrideCursor(Qt::WaitCursor); // making the key takes a while, on purpose
        const auto entered = enter(library, as, passphrase.toStdString());
        QApplication::restoreOverrideCursor();
        if (!entered)
            page->refuse(Words::of(entered.error()));
    });
    connect(page, &PassphrasePage::left, this, [this, library] {
        if (const auto asked = askWho(library); !asked)
            showWelcome(Words::of(asked.error()));
    });
    showPage(page, tr("Passphrase"));
}

Status Entrance::askWho(const std::filesystem::path& library) {
    const auto people = m_door.people(library);
    if (!people)
        return std::unexpected(people.error());
    showPeople(library, *people);
    return {};
}

void Entrance::showPeople(const std::filesystem::path& library, const std::vector<Rater>& people) {
    auto* page = new PeoplePage(m_theme, QString::fromStdString(library.stem().string()), people, m_window);
    connect(page, &PeoplePage::chosen, this,
            [this, library](const QString& code) { openLibrary(library, RaterId(code.toStdString())); });
    showPage(page, tr("Who are you?"));
}

void Entrance::openSample() {
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const QString folder = qEnvironmentVariable("ATTUNE_SAMPLE_DIR", dataFolder("sample"));
    const auto library = m_door.makeSample(toPath(folder));
    QApplication::restoreOverrideCursor();
    if (library)
        openLibrary(*library);
    else
        showWelcome(Words::of(library.error()));
}

void Entrance::chooseLibrary() {
    const QString file = chooseFileToOpen(m_window, tr("Open a library or an assignment"),
                                          tr("Libraries and packages (*.attune *.zip);;All files (*)"));
    if (file.isEmpty())
        return;
    if (looksLikePackage(file))
        openPackage(file);
    else
        openLibrary(toPath(file));
}

void Entrance::openPackage(const QString& file) {
    const auto package = readPackage(toPath(file));
    if (!package || package->manifest.kind != PackageKind::Assignment) {
        showWelcome(package
                        ? tr("This package is no assignment. Open the library it belongs to, then take it in there.")
                        : Words::of(package.error()));
        return;
    }
    const QString round = QString::fromStdString(package->manifest.round);
    const RaterId person(package->manifest.to);
    const QString place = chooseFileToSave(m_window, tr("Where shall your library lie?"), round + ".attune",
                                           tr("Attune libraries (*.attune)"));
    if (place.isEmpty())
        return;
    showWelcome(tr("Taking in the assignment for %1…").arg(QString::fromStdString(person.value)));
    m_work->run([this, person, from = toPath(file), to = toPath(place), title = round.toStdString()](std::stop_token) {
        const auto outcome = [&]() -> Result<PackageOutcome> {
            auto library = Library::create(to, title);
            if (!library)
                return std::unexpected(library.error());
            auto taken = unpackPackage(**library, from, person, false);
            if (!taken) { // a library is whole or not there
                library->reset();
                std::error_code ignored;
                std::filesystem::remove(to, ignored);
            }
            return taken;
        }();
        auto problem = std::make_shared<QString>(outcome ? QString() : Words::of(outcome.error()));
        return Background::Then([this, to, person, problem] {
            if (problem->isEmpty())
                openLibrary(to, person);
            else
                showWelcome(*problem);
        });
    });
}

void Entrance::addOwnClip(QString file) {
    if (file.isEmpty())
        file = chooseFileToOpen(m_window, tr("Add a clip"), mediaFilter());
    if (file.isEmpty())
        return;
    const auto library = m_door.makeOwn(toPath(dataFolder("own")));
    if (!library) {
        showWelcome(Words::of(library.error()));
        return;
    }
    m_clipToAdd = file;
    openLibrary(*library);
}

} // namespace attune::ui
