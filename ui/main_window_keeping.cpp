// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does so that no work is lost.
#include "ui/file_choice.h"
#include "ui/main_window.h"
#include "ui/preferences.h"
#include "ui/shell/status_bar.h"
#include "ui/words.h"
#include "workspace/open_mark.h"
#include "workspace/session.h"

#include <QCloseEvent>

namespace attune::ui {

void MainWindow::refreshSaved() {
    if (!m_session)
        return;
    const SaveStatus status = m_session->saveStatus();
    m_status->setSaved(status);
    // Said once where the person is looking, and again only after it was saved in between.
    const bool unsaved = status.state == SaveState::NotSaved;
    if (unsaved && !m_toldUnsaved)
        notify(tr("Not saved: %1. Your work is kept here and is saved as soon as that is possible; “Save the "
                  "unsaved work to another file…” (Ctrl+K) writes it elsewhere.")
                   .arg(Words::of(status.why)),
               true);
    if (status.state != SaveState::Saving)
        m_toldUnsaved = unsaved;
}

void MainWindow::lookForOthers() {
    if (!m_session)
        return;
    const std::string told = OpenMark::look(*m_session, m_clip);
    if (!told.empty() && !m_toldOther)
        notify(Words::of(told), false);
    m_toldOther = !told.empty();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_preferences.setWindowGeometry(saveGeometry());
    if (m_session) {
        if (Room* room = currentRoom())
            room->leave();
        if (const auto saved = m_session->flush(); !saved) {
            const QString question =
                tr("Your last changes are not saved: %1. Closing now loses them.").arg(Words::of(saved.error()));
            if (!askFirst(this, question, tr("Close and lose them"), tr("Keep the window open"))) {
                if (Room* room = currentRoom())
                    room->enter();
                event->ignore();
                return;
            }
        }
    }
    if (m_session)
        OpenMark::end(*m_session);
    event->accept();
}

} // namespace attune::ui
