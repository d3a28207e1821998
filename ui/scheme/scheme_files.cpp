// SPDX-License-Identifier: GPL-3.0-or-later
// What goes in and out of the scheme editor: files, private words, versions, the trial.
#include "base/file.h"
#include "codec/text_pack_json.h"
#include "ui/coding/rating_panel.h"
#include "ui/file_choice.h"
#include "ui/player/clip_player.h"
#include "ui/scheme/example_player.h"
#include "ui/scheme/scheme_forms.h"
#include "ui/scheme/scheme_room.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <utility>

namespace attune::ui {
namespace {

constexpr std::uint64_t largestFile = 4u << 20;

QString words(const std::string& text) { return QString::fromStdString(text); }

} // namespace

bool SchemeRoom::canPerform(const QString& id) const {
    if (id == QLatin1String("scheme.use"))
        return m_isDraft;
    if (id == QLatin1String("scheme.partUp") || id == QLatin1String("scheme.partDown"))
        return linesWithFocus() || canMovePart(-1) || canMovePart(1); // at the end the key is still no arrow's
    if (id == QLatin1String("scheme.example"))
        return m_part == Part::Dimension && m_dimension->examplePoint();
    return id.startsWith(QLatin1String("scheme.")) && m_shelf.has_value();
}

bool SchemeRoom::perform(const QString& id) {
    if (!canPerform(id))
        return false;
    if (id == QLatin1String("scheme.use"))
        putIntoUse();
    else if (id == QLatin1String("scheme.open"))
        openFile();
    else if (id == QLatin1String("scheme.save"))
        saveFile();
    else if (id == QLatin1String("scheme.try"))
        tryOut();
    else if (id == QLatin1String("scheme.partUp") || id == QLatin1String("scheme.partDown"))
        moveHere(id == QLatin1String("scheme.partUp") ? -1 : 1);
    else if (id == QLatin1String("scheme.example"))
        playExample(*m_dimension->examplePoint());
    else
        return false;
    return true;
}

bool SchemeRoom::isReady() const { return m_example->player()->isReady(); }

std::optional<std::string> SchemeRoom::readChosen(const QString& path) {
    if (path.isEmpty())
        return {};
    auto text = readFile(path.toStdString(), largestFile);
    if (text)
        return std::move(*text);
    emit notice(Words::of(text.error()), true);
    return {};
}

void SchemeRoom::openFile() {
    const QString path = chooseFileToOpen(this, tr("Open a scheme"), tr("Schemes (*.json)"));
    const auto text = readChosen(path);
    if (!text)
        return;
    auto draft = readSchemeDraft(*text);
    if (draft.scheme.ref.id.empty() && draft.scheme.dimensions.empty() && draft.scheme.tracks.empty()) {
        emit notice(tr("%1 is no scheme: %2").arg(path, Words::of(draft.faults.front().message)), true);
        return;
    }
    beginDraft(std::move(draft.scheme));
}

void SchemeRoom::saveFile() {
    const QString path = chooseFileToSave(
        this, tr("Save the scheme"), words(m_scheme.ref.id.value) + QStringLiteral(".json"), tr("Schemes (*.json)"));
    if (path.isEmpty())
        return;
    // The scheme as it is written, never the site's private words.
    if (may(writeFileAtomic(path.toStdString(), m_isDraft ? m_draftText : writeScheme(m_scheme), Overwrite::Allow)))
        emit notice(tr("Saved as %1. Private words and examples are not in it.").arg(path), false);
}

void SchemeRoom::putIntoUse() {
    if (!m_faults.empty()) {
        emit notice(tr("There is something to mend first: %1").arg(Words::of(m_faults.front().message)), true);
        goToFault(m_faults.front());
        return;
    }
    if (!askFirst(this,
                  tr("Version %1 of %2 cannot change any more once it is in use. New codings outside rounds follow it.")
                      .arg(m_scheme.ref.version)
                      .arg(words(m_scheme.title)),
                  tr("Put into use"), tr("Go on writing")))
        return;
    if (!may(m_shelf->putIntoUse(m_scheme)))
        return;
    m_isDraft = m_hasDraft = false;
    m_draftText.clear();
    session().setSetting(draftSetting, {});
    load();
    choose(static_cast<int>(m_versions.size()) - 1);
    emit notice(tr("%1, version %2, is in the library. New codings outside rounds follow it when the library is next "
                   "opened; codings begun go on as they are.")
                    .arg(words(m_scheme.title))
                    .arg(m_scheme.ref.version),
                false);
}

void SchemeRoom::loadTexts() {
    const auto text = readChosen(chooseFileToOpen(this, tr("Load private words"), tr("Text packs (*.json)")));
    if (!text)
        return;
    const auto pack = readTextPack(*text);
    if (!pack) {
        emit notice(Words::of(pack.error()), true);
        return;
    }
    if (!may(m_shelf->keep(*pack)))
        return;
    showPrivate();
    emit notice(
        tr("The private words are shown from the next opening of the library on; places: %1.").arg(pack->words.size()),
        false);
}

void SchemeRoom::showPrivate() {
    const auto pack = m_shelf->textPack(m_scheme.ref.id);
    m_private->setText(
        pack ? tr("Private words in place: %4. Licence: %1, %2, since %3. They stay in this library and are "
                  "in no export.")
                   .arg(words(pack->holder), words(pack->scope), words(pack->date))
                   .arg(pack->words.size())
             : tr("A site that holds a licence can load its words. They stay in this library and are in no export."));
    m_dropTexts->setVisible(pack.has_value());
    m_loadTexts->setEnabled(!m_isDraft);
}

void SchemeRoom::tryOut() {
    if (m_part == Part::Trial) {
        m_part = Part::About;
        m_index = 0;
        showParts();
        showPart();
        return;
    }
    if (!m_faults.empty()) {
        emit notice(tr("There is something to mend first: %1").arg(Words::of(m_faults.front().message)), true);
        m_try->setChecked(false);
        return;
    }
    m_panel->setDesk(nullptr);
    auto trial = SchemeTrial::make(m_scheme);
    if (!trial) {
        emit notice(Words::of(trial.error()), true);
        m_try->setChecked(false);
        return;
    }
    m_trial = std::move(*trial);
    CodingDesk& desk = m_trial->desk();
    m_panel->markSpan = [] { return TimeSpan{MediaTime(), MediaTime()}; };
    m_panel->setDesk(&desk);
    desk.onChanged = [this] { m_panel->refresh(); };
    m_part = Part::Trial;
    showPart();
    m_panel->focusDimension(0);
    emit notice(tr("This is what a trainee rates with. Try it: nothing of it is kept."), false);
}

} // namespace attune::ui
