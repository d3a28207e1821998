// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows over its rooms, and the way from part to part of it.
#include "ui/controls/pane_edge.h"
#include "ui/file_choice.h"
#include "ui/main_window.h"
#include "ui/preferences.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/key_sheet.h"
#include "ui/shell/notice_strip.h"
#include "ui/shell/overlay.h"
#include "ui/shell/rail.h"
#include "ui/shell/settings_panel.h"
#include "ui/theme/theme.h"
#include "ui/words.h"
#include "workspace/key_presets.h"
#include "workspace/session.h"

#include <QApplication>
#include <QLabel>
#include <QStackedWidget>

namespace attune::ui {

void MainWindow::showPalette() {
    auto* palette = new CommandPalette(m_theme, *this);
    connect(palette, &CommandPalette::closeRequested, m_overlay, &Overlay::close);
    connect(palette, &CommandPalette::chosen, this, [this](const QString& id) {
        m_overlay->close();
        perform(id);
    });
    m_overlay->open(palette, QSize(624, 420), 112);
}

void MainWindow::showKeys() {
    auto* sheet = new KeySheet(m_theme, m_keys);
    connect(sheet, &KeySheet::closeRequested, m_overlay, &Overlay::close);
    connect(sheet, &KeySheet::changeRequested, this, [this] {
        showPalette();
        if (auto* message = m_overlay->findChild<QLabel*>(QStringLiteral("palette.message"))) {
            message->setText(tr("Choose a command, then press F2 to give it another key."));
            message->show();
        }
    });
    connect(sheet, &KeySheet::presetChosen, this, [this](const QString& id) {
        auto keys = keysOfPreset(id.toStdString());
        if (!keys)
            return notify(Words::of(keys.error()), true);
        m_keys = std::move(*keys);
        if (m_session)
            m_session->setSetting("keys", m_keys.toText());
        refreshHints();
        m_overlay->close();
        showKeys();
    });
    connect(sheet, &KeySheet::saveRequested, this, [this] {
        const QString path =
            chooseFileToSave(this, tr("Save the sheet of keys"), QStringLiteral("attune-keys.pdf"), tr("PDF (*.pdf)"));
        if (!path.isEmpty() && !KeySheet::savePdf(m_keys, path))
            notify(tr("The sheet of keys could not be written to %1").arg(path), true);
    });
    m_overlay->open(sheet, QSize(1104, 720), 0);
}

void MainWindow::showSettings() {
    std::optional<int> rest;
    if (m_session)
        rest = QString::fromStdString(m_session->setting("break.minutes").value_or("45")).toInt();
    auto* panel = new SettingsPanel(m_theme, m_preferences, rest);
    connect(panel, &SettingsPanel::breakChosen, this, [this](int minutes) {
        m_session->setSetting("break.minutes", std::to_string(minutes));
        if (Room* room = currentRoom())
            room->enter();
    });
    connect(panel, &SettingsPanel::closeRequested, m_overlay, &Overlay::close);
    connect(panel, &SettingsPanel::keysRequested, this, &MainWindow::showKeys);
    connect(panel, &SettingsPanel::languageChosen, this, [this] {
        m_again = true;
        if (!close()) // something is not saved: the language waits for the next start
            m_again = false;
    });
    connect(panel, &SettingsPanel::layoutReset, this, [this] {
        for (Room* room : m_rooms)
            room->perform(QStringLiteral("layout.reset"));
        for (PaneEdge* edge : findChildren<PaneEdge*>())
            edge->reset();
        notify(tr("The usual layout is back."), false);
    });
    m_overlay->open(panel, QSize(624, 480), 0);
}

void MainWindow::movePane(bool next) {
    const QList<QWidget*> panes{m_stack->currentWidget(), m_rail, m_bars->currentWidget(), m_notice};
    const QWidget* focus = QApplication::focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (panes[i]->isAncestorOf(focus) || panes[i] == focus)
            at = i;
    for (qsizetype step = 1; step <= panes.size(); ++step) {
        QWidget* pane = panes[(at + (next ? step : panes.size() - step)) % panes.size()];
        if (pane == m_stack->currentWidget()) {
            pane->setFocus(Qt::TabFocusReason);
            return;
        }
        for (QWidget* widget : pane->findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)) {
                widget->setFocus(Qt::TabFocusReason);
                return;
            }
    }
}

} // namespace attune::ui
