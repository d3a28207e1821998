// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clips/lost_strip.h"

#include "ui/background.h"
#include "ui/file_choice.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/media_places.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace attune::ui {

LostStrip::LostStrip(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_work(new Background(this)), m_words(new ElidedLabel),
      m_search(makeButton(tr("Search a folder…"))), m_stop(makeButton(tr("Stop"), "quiet")) {
    setObjectName(QStringLiteral("clips.lost"));
    setAccessibleName(tr("Missing files"));
    setGround(this, "surface");
    m_words->setObjectName(QStringLiteral("clips.lost.words"));
    m_search->setObjectName(QStringLiteral("clips.lost.search"));
    m_search->setToolTip(tr("Look in a folder, and all folders in it, for the files of these clips. They are known by "
                            "their content, whatever they are called now. (Shift F3)"));
    m_stop->setObjectName(QStringLiteral("clips.lost.stop"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 10, 24, 10);
    row->setSpacing(12);
    row->addWidget(m_words, 1);
    row->addWidget(m_stop);
    row->addWidget(m_search);
    connect(m_search, &QPushButton::clicked, this, &LostStrip::search);
    connect(m_stop, &QPushButton::clicked, m_work, &Background::cancel);
    connect(m_work, &Background::idle, this, &LostStrip::refresh);
    hide(); // shown by refresh(), when it has its place in the window
}

bool LostStrip::busy() const { return m_work->busy(); }

bool LostStrip::canSearch() const { return m_lost > 0 && !busy(); }

void LostStrip::refresh() {
    m_lost = 0;
    if (m_session.library())
        if (const auto lost =
                lostMedia(*m_session.library(), m_session.viewer(), m_session.libraryPath(), m_session.cacheFolder()))
            m_lost = static_cast<int>(lost->size());
    if (!busy())
        m_words->setText(m_lost == 1 ? tr("1 file is not where it was.")
                                     : tr("%1 files are not where they were.").arg(m_lost));
    m_search->setEnabled(!busy());
    m_stop->setVisible(busy());
    setVisible(m_lost > 0);
}

void LostStrip::search() {
    if (!canSearch())
        return;
    const QString folder = chooseFolder(this, tr("Where may the files be?"));
    if (folder.isEmpty())
        return;
    auto lost = lostMedia(*m_session.library(), m_session.viewer(), m_session.libraryPath(), m_session.cacheFolder());
    if (!lost)
        return emit notice(Words::of(lost.error()), true);
    m_work->run([this, lost = std::move(*lost), folder,
                 cache = m_session.cacheFolder()](const std::stop_token& stop) -> Background::Then {
        const auto found =
            searchMedia(lost, {{std::filesystem::path(folder.toStdString())},
                               cache,
                               [&stop] { return stop.stop_requested(); },
                               [this](const std::filesystem::path& file) {
                                   m_work->post([this, name = QString::fromStdString(file.filename().string())] {
                                       m_words->setText(tr("Reading %1").arg(name));
                                   });
                               }});
        return [this, found, wanted = lost.size()] {
            if (!found)
                return emit notice(Words::of(found.error()), true);
            const auto mended = relinkMedia(*m_session.library(), m_session.viewer(), m_session.libraryPath(),
                                            m_session.cacheFolder(), *found);
            if (!mended)
                return emit notice(Words::of(mended.error()), true);
            emit notice(
                *mended == 0
                    ? tr("None of the missing files is in this folder.")
                    : tr("%1 of %2 missing files were found: their content is the same.").arg(*mended).arg(wanted),
                false);
            if (*mended > 0)
                emit this->found();
        };
    });
    refresh();
    m_words->setText(tr("Looking through %1").arg(folder));
}

} // namespace attune::ui
