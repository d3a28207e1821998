// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/clips/clips_room.h"
#include "ui/file_choice.h"
#include "ui/make_rooms.h"
#include "ui/preferences.h"
#include "ui/rounds/take_in_panel.h"
#include "ui/shell/advisory_panel.h"
#include "ui/shell/codes_door.h"
#include "ui/shell/entrance.h"
#include "ui/shell/key_dispatcher.h"
#include "ui/shell/notice_strip.h"
#include "ui/shell/overlay.h"
#include "ui/shell/rail.h"
#include "ui/shell/reminder_strip.h"
#include "ui/shell/status_bar.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/open_mark.h"
#include "workspace/session.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

namespace attune::ui {
namespace {

QStringList localFiles(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            files.append(url.toLocalFile());
    return files;
}

} // namespace

MainWindow::MainWindow(Theme& theme, Preferences& preferences, LibraryDoor door, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_preferences(preferences),
      m_entrance(new Entrance(theme, preferences, std::move(door), this)), m_rail(new Rail(theme, this)),
      m_bars(new QStackedWidget), m_notice(new NoticeStrip(theme, this)), m_stack(new QStackedWidget),
      m_status(new StatusBar(theme, this)), m_overlay(new Overlay(theme, this)), m_ring(new FocusRing(theme, this)),
      m_dispatcher(new KeyDispatcher(this, m_keys)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Attune"));
    setWindowIcon(theme.icon(QStringLiteral("logo"), Token::AccentFill));
    setAcceptDrops(true);
    setMinimumSize(800, 520);
    resize(1440, 900);

    auto* barHolder = new QWidget;
    barHolder->setObjectName(QStringLiteral("roomBar"));
    setGround(barHolder, "chrome");
    auto* barColumn = new QVBoxLayout(barHolder);
    barColumn->setContentsMargins(0, 0, 0, 0);
    barColumn->setSpacing(0);
    barColumn->addWidget(m_bars, 1);
    barColumn->addWidget(makeLine());
    const auto fitBar = [this, barHolder] { barHolder->setFixedHeight(m_theme.px(48)); };
    connect(&theme, &Theme::changed, barHolder, fitBar);
    fitBar();

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(barHolder);
    right->addWidget(m_notice);
    auto* reminders = new ReminderStrip(theme, this);
    right->addWidget(reminders);
    right->addWidget(m_stack, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(right, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(middle, 1);
    whole->addWidget(m_status);

    connect(m_rail, &Rail::roomChosen, this, [this](const QString& room) {
        showRoom(room);
        m_rail->setCurrent(roomName());
    });
    connect(reminders, &ReminderStrip::roomRequested, this, [this](const QString& room) {
        if (roomName() == room)
            currentRoom()->enter();
        else
            showRoom(room);
    });
    connect(m_rail, &Rail::keysChosen, this, &MainWindow::showKeys);
    connect(m_rail, &Rail::settingsChosen, this, &MainWindow::showSettings);
    m_entrance->showPage = [this](QWidget* page, const QString& title) { showPage(page, title); };
    m_entrance->useSession = [this](std::unique_ptr<Session> session, const QString& clipToAdd) {
        useSession(std::move(session));
        if (!clipToAdd.isEmpty())
            clipsRoom()->addFile(clipToAdd);
    };
    m_dispatcher->room = [this] { return roomName(); };
    m_dispatcher->perform = [this](const QString& id) { return perform(id); };
    m_dispatcher->takesCode = [this](const QString& key) { return currentRoom() && currentRoom()->takesCode(key); };
    m_dispatcher->code = [this](const QString& key, bool down) {
        if (currentRoom())
            currentRoom()->codeKey(key, down);
    };
    m_dispatcher->paused = [this] { return m_overlay->panel() != nullptr; };
    connect(m_dispatcher, &KeyDispatcher::pendingChanged, this, [this](const QString& stroke) {
        if (stroke.isEmpty())
            refreshStatus();
        else
            m_status->setRoom(tr("%1, then + or −; Esc takes it back").arg(stroke));
    });
    qApp->installEventFilter(this);
    auto* others = new QTimer(this);
    connect(others, &QTimer::timeout, this, &MainWindow::lookForOthers);
    others->start(5000);
    refreshHints();
    showWelcome();
}

MainWindow::~MainWindow() {
    dropRooms();
    if (m_session)
        OpenMark::end(*m_session);
    m_session.reset();
}

QString MainWindow::roomName() const {
    const Room* room = currentRoom();
    return room ? room->name() : QString();
}

Room* MainWindow::currentRoom() const { return qobject_cast<Room*>(m_stack->currentWidget()); }

ClipsRoom* MainWindow::clipsRoom() const { return qobject_cast<ClipsRoom*>(room(QStringLiteral("clips"))); }

void MainWindow::notify(const QString& text, bool isError) {
    // That work is not saved stays to be read: what else fails now fails mostly for the same reason.
    if (isError && m_toldUnsaved && !m_notice->text().isEmpty())
        return;
    m_notice->show(text, isError);
}

void MainWindow::setBar(QWidget* bar) {
    if (m_bars->indexOf(bar) < 0)
        m_bars->addWidget(bar);
    m_bars->setCurrentWidget(bar);
}

void MainWindow::dropRooms() {
    m_overlay->close(); // a panel may work on the session
    if (m_entered)
        m_entered->leave();
    m_entered = nullptr;
    // Rooms first: while they go the others may be laid out once more, and a room knows what is in its bar.
    for (Room* room : m_rooms)
        delete room;
    m_rooms.clear();
    for (QWidget* bar : m_roomBars)
        delete bar;
    m_roomBars.clear();
}

void MainWindow::dropPage() {
    if (!m_page)
        return;
    m_stack->removeWidget(m_page);
    m_page->deleteLater(); // it may have asked for this itself
    m_page = nullptr;
}

void MainWindow::showPage(QWidget* page, const QString& title) {
    dropRooms();
    findChild<ReminderStrip*>()->show(nullptr);
    if (m_session)
        OpenMark::end(*m_session);
    m_session.reset();
    dropPage();
    m_page = page;
    m_stack->addWidget(page);
    m_stack->setCurrentWidget(page);
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 0, 16, 0);
    row->addWidget(makeLabel(title, "section"));
    m_roomBars.insert(QStringLiteral("page"), bar);
    setBar(bar);
    m_rail->setRooms({});
    m_rail->setCurrent({});
    refreshStatus();
    page->setFocus();
}

void MainWindow::showWelcome(const QString& sentence) { m_entrance->showWelcome(sentence); }

void MainWindow::openLibrary(const std::filesystem::path& library, const std::optional<RaterId>& as) {
    m_entrance->openLibrary(library, as);
}

void MainWindow::useSession(std::unique_ptr<Session> session) {
    dropRooms();
    if (m_session)
        OpenMark::end(*m_session);
    m_session = std::move(session);
    m_session->onSaveStatus = [this] {
        QMetaObject::invokeMethod(this, [this] { refreshSaved(); }, Qt::QueuedConnection);
    };
    m_keys.reset();
    if (const auto text = m_session->setting("keys"); text && !text->empty()) {
        if (auto map = KeyMap::fromText(*text))
            m_keys = std::move(*map);
        else
            notify(
                tr("Your own keys could not be read, so the usual ones are in place: %1").arg(Words::of(map.error())),
                true);
    }
    refreshHints();
    makeRooms();
    // Where one was. A clip is opened from Clips.
    const QString last = QString::fromStdString(m_session->setting("room").value_or(""));
    showRoom(m_rooms.contains(last) && last != QStringLiteral("code") && last != QStringLiteral("compare")
                 ? last
                 : QStringLiteral("clips"));
    dropPage();
    m_clip = ClipId();
    const std::string told = OpenMark::begin(*m_session);
    m_toldOther = !told.empty();
    if (!told.empty())
        notify(Words::of(told), false);
}

void MainWindow::makeRooms() {
    findChild<ReminderStrip*>()->show(m_session.get());
    QStringList names;
    for (Room* room : ui::makeRooms({m_session.get(), &m_theme}, this)) {
        const QString name = room->name();
        names.append(name);
        m_rooms.insert(name, room);
        room->setProperty("focusRing", QStringLiteral("none")); // a room shows what is focused in it
        m_stack->addWidget(room);
        auto* bar = new QWidget;
        bar->setObjectName(QStringLiteral("bar.") + name);
        auto* row = new QHBoxLayout(bar);
        row->setContentsMargins(16, 0, 12, 0);
        row->setSpacing(0);
        row->addWidget(room->makeBar(bar), 1);
        QPushButton* find = makeIconButton(m_theme, QStringLiteral("search"), tr("Find a command (Ctrl K)"));
        find->setObjectName(QStringLiteral("bar.find"));
        connect(find, &QPushButton::clicked, this, &MainWindow::showPalette);
        row->addWidget(find);
        m_roomBars.insert(name, bar);
        m_bars->addWidget(bar);
        connect(room, &Room::clipRequested, this, &MainWindow::openClip);
        connect(room, &Room::roomRequested, this, [this](const QString& wanted) {
            // Asked for from inside a room that will be gone: later.
            if (wanted == QStringLiteral("sample"))
                QMetaObject::invokeMethod(m_entrance, &Entrance::openSample, Qt::QueuedConnection);
            else if (wanted == QStringLiteral("library"))
                QMetaObject::invokeMethod(m_entrance, &Entrance::chooseLibrary, Qt::QueuedConnection);
            else if (wanted == QStringLiteral("passphrase"))
                showPassphrase();
            else if (wanted == QStringLiteral("takeIn"))
                takeIn({});
            else if (wanted == QStringLiteral("renewed"))
                QMetaObject::invokeMethod(this, &MainWindow::renewRooms, Qt::QueuedConnection);
            else
                showRoom(wanted);
        });
        connect(room, &Room::notice, this, &MainWindow::notify);
        connect(room, &Room::statusChanged, this, [this, room] {
            if (currentRoom() == room)
                refreshStatus();
        });
    }
    m_rail->setRooms(names);
}

void MainWindow::showRoom(const QString& name) {
    Room* room = m_rooms.value(name);
    if (!room || room == m_entered)
        return;
    if (m_entered)
        m_entered->leave();
    m_entered = room;
    m_notice->clear();
    m_stack->setCurrentWidget(room);
    setBar(m_roomBars.value(name));
    m_rail->setCurrent(name);
    m_session->setSetting("room", name.toStdString());
    room->enter();
    room->setFocus(Qt::OtherFocusReason);
    setWindowTitle(
        QStringLiteral("%1 – %2 – Attune").arg(Rail::title(name), QString::fromStdString(m_session->libraryTitle())));
    refreshStatus();
}

void MainWindow::openClip(const ClipId& clip, const QString& name) {
    Room* room = m_rooms.value(name);
    if (!room)
        return;
    const AdvisoryDoor door{m_theme, *m_session, *m_overlay, [this, clip, name] { openClip(clip, name); },
                            [this](const QString& words, bool wrong) {
                                if (currentRoom())
                                    currentRoom()->enter(); // it may show the clip in another state
                                notify(words, wrong);
                            }};
    if (name == QStringLiteral("code") && door.holdsBack(clip))
        return;
    m_clip = clip;
    OpenMark::at(*m_session, clip);
    room->openClip(clip);
    showRoom(name);
}

bool MainWindow::canPerform(const QString& id) const {
    if (id.startsWith(QStringLiteral("room.")))
        return m_rooms.contains(id.mid(5));
    static const QStringList always{
        QStringLiteral("palette.open"),      QStringLiteral("keys.show"), QStringLiteral("settings.show"),
        QStringLiteral("library.open"),      QStringLiteral("close"),     QStringLiteral("window.fullScreen"),
        QStringLiteral("appearance.toggle"), QStringLiteral("clip.add"),  QStringLiteral("package.takeIn")};
    if (always.contains(id) || id.startsWith(QStringLiteral("text.")) || id.startsWith(QStringLiteral("pane.")))
        return true;
    if (id == QStringLiteral("library.rescue"))
        return m_session && m_session->saveStatus().state == SaveState::NotSaved;
    if (id == QStringLiteral("codes.import"))
        return m_session && m_session->person().role != RaterRole::Trainee;
    if (id == QStringLiteral("library.person") || id == QStringLiteral("library.passphrase") ||
        id == QStringLiteral("codes.save"))
        return m_session != nullptr;
    const Room* room = currentRoom();
    const ActionInfo* action = findAction(id.toStdString());
    return room && action && action->worksIn(room->name().toStdString()) && room->canPerform(id);
}

bool MainWindow::perform(const QString& id) {
    if (performHere(id))
        return true;
    Room* room = currentRoom();
    const ActionInfo* action = findAction(id.toStdString());
    return room && action && action->worksIn(room->name().toStdString()) && room->perform(id);
}

bool MainWindow::performHere(const QString& id) {
    static const QStringList ofALibrary{QStringLiteral("codes.import"), QStringLiteral("codes.save"),
                                        QStringLiteral("library.passphrase"), QStringLiteral("library.person")};
    if (ofALibrary.contains(id) && !canPerform(id))
        return false;
    if (id.startsWith(QStringLiteral("room."))) {
        showRoom(id.mid(5));
        return m_rooms.contains(id.mid(5));
    }
    if (id == QStringLiteral("palette.open"))
        showPalette();
    else if (id == QStringLiteral("keys.show"))
        showKeys();
    else if (id == QStringLiteral("settings.show"))
        showSettings();
    else if (id.startsWith(QStringLiteral("text."))) {
        m_theme.setTextScale(id == QStringLiteral("text.normal")
                                 ? 100
                                 : m_theme.textScale() + (id == QStringLiteral("text.bigger") ? 10 : -10));
        m_preferences.setTextScale(m_theme.textScale());
        notify(tr("Text size %1 %").arg(m_theme.textScale()), false);
    } else if (id == QStringLiteral("appearance.toggle")) {
        const auto other = m_theme.isDark() ? Appearance::Light : Appearance::Dark;
        m_preferences.setAppearance(other);
        m_theme.setAppearance(other);
    } else if (id == QStringLiteral("clip.add")) {
        if (!m_session)
            m_entrance->addOwnClip();
        else
            return clipsRoom()->perform(id);
    } else if (id == QStringLiteral("package.takeIn"))
        takeIn({});
    else if (id == QStringLiteral("library.open"))
        m_entrance->chooseLibrary();
    else if (id == QStringLiteral("library.rescue")) {
        const QString path = chooseFileToSave(this, tr("Save the unsaved work"), QStringLiteral("unsaved-work.jsonl"),
                                              tr("Edits (*.jsonl)"));
        if (path.isEmpty())
            return true;
        if (const auto saved = m_session->rescue(path.toStdString()); saved)
            notify(tr("%1 changes are in %2. Bring them in with: attune-cli library apply LIBRARY FILE")
                       .arg(*saved)
                       .arg(path),
                   false);
        else
            notify(Words::of(saved.error()), true);
    } else if (id.startsWith(QStringLiteral("codes."))) {
        const auto tell = [this](const QString& words, bool wrong) { notify(words, wrong); };
        const CodesDoor door{m_theme, *m_session, *m_overlay, this, tell, [this] { renewRooms(); }};
        id == QStringLiteral("codes.import") ? door.import() : door.save();
    } else if (id == QStringLiteral("library.passphrase")) {
        showPassphrase();
    } else if (id == QStringLiteral("library.person")) {
        if (const auto asked = m_entrance->askWho(m_session->libraryPath()); !asked)
            notify(Words::of(asked.error()), true);
    } else if (id == QStringLiteral("pane.next") || id == QStringLiteral("pane.previous"))
        movePane(id == QStringLiteral("pane.next"));
    else if (id == QStringLiteral("window.fullScreen"))
        setWindowState(windowState() ^ Qt::WindowFullScreen);
    else if (id == QStringLiteral("close")) {
        // The room first: it may have something open of its own.
        if (Room* room = currentRoom(); room && room->perform(id))
            return true;
        if (!m_notice->text().isEmpty())
            m_notice->clear();
        else if (isFullScreen())
            setWindowState(windowState() & ~Qt::WindowFullScreen);
        else
            return false; // the widget that has the keyboard may want it
    } else
        return false;
    return true;
}

Status MainWindow::changeKey(const QString& actionId, const QString& key) {
    if (auto done = m_keys.assign(actionId.toStdString(), {key.toStdString()}); !done)
        return done;
    if (m_session)
        m_session->setSetting("keys", m_keys.toText());
    refreshHints();
    return {};
}

void MainWindow::refreshHints() {
    const auto hint = [this](const QString& words, const char* action) {
        const auto& keys = m_keys.keys(action);
        return keys.empty() ? words : QStringLiteral("%1 (%2)").arg(words, keyInWords(QString::fromStdString(keys[0])));
    };
    for (const char* room : {"clips", "code", "compare", "calibrate", "journal", "schemes", "rounds"}) {
        const QString name = QString::fromLatin1(room);
        m_rail->setHint(name, hint(Rail::title(name), ("room." + std::string(room)).c_str()));
    }
    m_rail->setHint(QStringLiteral("keys"), hint(tr("Keys"), "keys.show"));
    m_rail->setHint(QStringLiteral("settings"), hint(tr("Settings"), "settings.show"));
}

void MainWindow::refreshStatus() {
    if (m_session)
        m_status->show(*m_session, currentRoom());
    else
        m_status->showNoLibrary();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_rail->setNarrow(width() < 1280);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    if (looksLikePackage(files.first())) {
        takeIn(files.first());
        return;
    }
    if (!m_session) {
        m_entrance->addOwnClip(files.first());
        return;
    }
    showRoom(QStringLiteral("clips"));
    for (const QString& file : files)
        clipsRoom()->addFile(file);
}

bool MainWindow::eventFilter(QObject* object, QEvent* event) {
    // A button clicked with the mouse leaves the keyboard where it was: Space goes on playing the clip.
    if (event->type() == QEvent::Polish)
        if (auto* button = qobject_cast<QAbstractButton*>(object);
            button && button->focusPolicy() == Qt::StrongFocus && button->window() == this)
            button->setFocusPolicy(Qt::TabFocus);
    return QWidget::eventFilter(object, event);
}

} // namespace attune::ui
