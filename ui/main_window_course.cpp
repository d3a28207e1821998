// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to a course: the passphrase, packages, rounds that change while the window is open.
#include "ui/file_choice.h"
#include "ui/main_window.h"
#include "ui/rounds/take_in_panel.h"
#include "ui/shell/entrance.h"
#include "ui/shell/notice_strip.h"
#include "ui/shell/overlay.h"
#include "ui/shell/passphrase_panel.h"
#include "ui/words.h"
#include "workspace/session.h"

namespace attune::ui {

void MainWindow::showPassphrase() {
    auto* panel = new PassphrasePanel(m_theme, *m_session);
    connect(panel, &PassphrasePanel::closeRequested, m_overlay, &Overlay::close);
    connect(panel, &PassphrasePanel::done, this, [this](const QString& sentence) {
        m_overlay->close();
        notify(sentence, false);
    });
    m_overlay->open(panel, QSize(560, 420), 0);
}

void MainWindow::takeIn(QString package) {
    if (package.isEmpty())
        package = chooseFileToOpen(this, tr("Take in a package"), tr("Packages (*.zip);;All files (*)"));
    if (package.isEmpty())
        return;
    if (!m_session) {
        m_entrance->openPackage(package);
        return;
    }
    auto* panel = new TakeInPanel(m_theme, *m_session, std::filesystem::path(package.toStdString()));
    connect(panel, &TakeInPanel::closeRequested, m_overlay, &Overlay::close);
    connect(
        panel, &TakeInPanel::done, this,
        [this](const QString& sentence) {
            renewRooms();
            notify(sentence, false);
        },
        Qt::QueuedConnection); // the panel goes with the rooms
    m_overlay->open(panel, QSize(760, 520), 0);
}

void MainWindow::renewRooms() {
    if (!m_session)
        return;
    const QString before = roomName();
    const QString said = m_notice->text();
    dropRooms();
    if (const auto looked = m_session->reload(); !looked) {
        showWelcome(Words::of(looked.error()));
        return;
    }
    makeRooms();
    showRoom(m_rooms.contains(before) ? before : QStringLiteral("clips"));
    if (!said.isEmpty())
        notify(said, false);
}

} // namespace attune::ui
