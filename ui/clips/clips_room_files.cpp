// SPDX-License-Identifier: GPL-3.0-or-later
// The room of clips and their files: reading new ones, finding those that were moved.
#include "ui/background.h"
#include "ui/clips/clips_room.h"
#include "ui/file_choice.h"
#include "ui/words.h"
#include "workspace/clip_reader.h"

#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QStackedWidget>
#include <memory>

namespace attune::ui {

void ClipsRoom::locate(const ClipCard* card) {
    if (!card)
        return;
    const ClipId id = card->clip.id;
    const QString alias = QString::fromStdString(card->clip.alias);
    const QString file = chooseFileToOpen(this, tr("Where is %1 now?").arg(alias), mediaFilter());
    if (file.isEmpty())
        return;
    readFile(file, [this, id, alias](const Clip& read) {
        if (const auto found = session().locate(id, read); !found) {
            emit notice(Words::of(found.error()), true);
            return;
        }
        refresh();
        emit notice(tr("%1 was found again: its content is the same.").arg(alias), false);
    });
}

void ClipsRoom::ask() {
    const QString file = chooseFileToOpen(this, tr("Add a clip"), mediaFilter());
    if (!file.isEmpty())
        addFile(file);
}

void ClipsRoom::addFile(const QString& file) {
    readFile(file, [this](const Clip& read) {
        const auto added = session().addClip(read);
        refresh();
        if (!added) {
            emit notice(Words::of(added.error()), true);
            return;
        }
        select(*added);
        const ClipCard* card = m_model->card(m_model->rowOf(*added));
        emit notice(tr("%1 is in the library. Press Enter to open it.")
                        .arg(QString::fromStdString(card ? card->clip.alias : added->value)),
                    false);
    });
}

void ClipsRoom::readFile(const QString& file, std::function<void(const Clip& read)> then) {
    m_progressText->setText(tr("Reading frames of %1").arg(QFileInfo(file).fileName()));
    m_progressBar->setValue(0);
    m_progress->show();
    m_pages->setCurrentIndex(List);
    m_reading->run([this, file, then = std::move(then)](const std::stop_token& stop) -> Background::Then {
        const auto progress = [this](double share) {
            m_reading->post([this, share] { m_progressBar->setValue(static_cast<int>(share * 1000)); });
        };
        auto read = std::make_shared<Result<Clip>>(
            readClip(std::filesystem::path(file.toStdString()), [stop] { return stop.stop_requested(); }, progress));
        return [this, read, then] {
            if (*read) {
                then(**read);
                return;
            }
            m_pages->setCurrentIndex(m_model->cards().empty() ? Empty : List);
            emit notice(Words::of(read->error()), true);
        };
    });
}

} // namespace attune::ui
