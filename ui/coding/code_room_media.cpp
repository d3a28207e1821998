// SPDX-License-Identifier: GPL-3.0-or-later
// The clip of the Code room and its file: opening, and what comes of reading it.
#include "ui/coding/code_keys.h"
#include "ui/coding/code_room.h"
#include "ui/coding/file_check.h"
#include "ui/coding/learn_strip.h"
#include "ui/coding/rating_panel.h"
#include "ui/coding/two_views.h"
#include "ui/player/clip_player.h"
#include "ui/player/picture_view.h"
#include "ui/player/playback.h"
#include "ui/player/player_bridge.h"
#include "ui/player/subtitles.h"
#include "ui/player/transport.h"
#include "ui/player/work_words.h"
#include "ui/timeline/clip_signals.h"
#include "ui/timeline/timeline_map.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/words.h"

#include <QStackedLayout>
#include <algorithm>
#include <utility>

namespace attune::ui {

// Where the file is now is known to the list of clips, not to the clip.
ClipCard CodeRoom::cardOf(const ClipId& clip) const {
    if (const auto cards = session().clips())
        if (const auto found = std::ranges::find(*cards, clip, [](const ClipCard& c) { return c.clip.id; });
            found != cards->end())
            return *found;
    ClipCard none;
    none.mediaMissing = true;
    return none;
}

void CodeRoom::openClip(const ClipId& clip) {
    const ClipCard card = cardOf(clip);
    if (m_clip == clip && m_desk && (ClipPlayer::whyNot(card).isEmpty() ? card.media : "") == m_media) {
        enter();
        return;
    }
    auto desk = session().desk(clip);
    if (!desk) {
        emit notice(Words::of(desk.error()), true);
        return;
    }
    keepCoverage();
    m_codes->closeAll();
    if (m_desk)
        m_desk->onChanged = nullptr;
    m_desk = *desk;
    m_clip = clip;
    m_pages->setCurrentIndex(1);
    m_codes->setDesk(m_desk);
    m_desk->onChanged = [this] { deskChanged(); };
    m_watchedKept = session().watched(clip);
    m_coverage.start(m_watchedKept);
    m_percent = -1;
    m_timeline->map()->setWatched(m_coverage.parts());
    openMedia(card);
    m_timeline->setCoding(&m_desk->coding(), &m_desk->scheme(), m_desk->readOnly());
    m_panel->setDesk(m_desk);
    m_learn->setDesk(m_desk);
    showWatched();
    showBar();
    if (isVisible())
        m_panel->focusDimension(m_panel->focusedIndex());
    emit statusChanged();
}

void CodeRoom::openMedia(const ClipCard& card) {
    m_playback->reset();
    m_bridge->close();
    m_views->close();
    m_subtitles->reset();
    m_fileCheck->stop();
    m_transport->setUsable(false);
    m_toldWarning = false;
    const SignalCache cache{session().cacheFolder(), m_desk->clip().contentHash};
    m_timeline->setClip(m_desk->clip().duration, cache);
    m_media.clear();
    m_desk->setMediaFault({});
    if (const QString why = ClipPlayer::whyNot(card); !why.isEmpty()) {
        m_picture->showMessage(why);
        if (card.mediaChanged)
            m_desk->setMediaFault(Error{ErrorCode::Conflict, "the clip's file has changed since it was added",
                                        card.clip.alias, "find the right file in Clips"});
        return;
    }
    m_picture->showMessage(tr("Reading %1").arg(QString::fromStdString(card.clip.alias)));
    m_workTime.start();
    m_media = card.media;
    m_bridge->open(card.media, {.cacheFolder = cache.folder,
                                .contentHash = cache.contentHash,
                                .subscribers = m_timeline->clipSignals()->subscribers()});
    m_views->open(card);
}

void CodeRoom::indexArrived() {
    const MediaIndexPtr index = m_bridge->index();
    m_timeline->setIndex(index);
    if (index && index->stage != IndexStage::Growing)
        m_timeline->clipSignals()->load(index, m_bridge->player()->scrubCache());
    if (index && index->stage != IndexStage::Growing)
        m_fileCheck->begin(m_media, m_desk->clip().contentHash, session().cacheFolder());
    if (index && !index->hasVideo())
        m_picture->showMessage(tr("This clip has sound only."));
    if (index && !index->info.warnings.empty() && !std::exchange(m_toldWarning, true))
        emit notice(Words::of(index->info.warnings.front()), false);
    showWork();
    emit statusChanged();
}

void CodeRoom::showWork() {
    const MediaIndexPtr index = m_bridge->index();
    const QString words =
        index ? workWords(*index, m_bridge->status().backgroundDone, m_workTime.elapsed()) : QString();
    m_timeline->setWork(words, index && index->stage != IndexStage::Growing);
}

} // namespace attune::ui
