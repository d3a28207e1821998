// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/subtitles.h"

#include "ui/background.h"
#include "ui/player/picture_view.h"
#include "ui/player/player_bridge.h"
#include "ui/words.h"

#include <QStringList>

namespace attune::ui {

Subtitles::Subtitles(PlayerBridge* bridge, PictureView* picture, QObject* parent)
    : QObject(parent), m_bridge(bridge), m_picture(picture), m_work(new Background(this)) {
    connect(bridge, &PlayerBridge::frameShown, this, &Subtitles::showCue);
}

void Subtitles::reset() {
    m_work->cancel();
    m_tracks.reset();
    m_track.reset();
    m_picture->setSubtitle({});
}

void Subtitles::next() {
    if (m_tracks) {
        turnOn(m_track ? *m_track + 1 : 0);
        return;
    }
    if (m_work->busy())
        return;
    emit notice(tr("Reading the subtitles"), false);
    m_work->run([this, index = m_bridge->index()](const std::stop_token& stop) -> Background::Then {
        auto read = readSubtitles(index, [&stop] { return stop.stop_requested(); });
        return [this, read = std::move(read), index] {
            if (index->info.path != (m_bridge->index() ? m_bridge->index()->info.path : std::filesystem::path()))
                return;
            if (!read) {
                emit notice(Words::of(read.error()), true);
                return;
            }
            m_tracks = *read;
            turnOn(0);
        };
    });
}

// The first track with words from this one on; off after the last.
void Subtitles::turnOn(std::size_t from) {
    m_track.reset();
    for (std::size_t i = from; i < m_tracks->size() && !m_track; ++i)
        if (!(*m_tracks)[i].cues.empty())
            m_track = i;
    if (m_track) {
        const SubtitleTrack& track = (*m_tracks)[*m_track];
        const std::string& name = track.title.empty() ? track.language : track.title;
        emit notice(name.empty() ? tr("Subtitles are on.")
                                 : tr("Subtitles are on: %1.").arg(QString::fromStdString(name)),
                    false);
    } else if (from > 0) {
        emit notice(tr("Subtitles are off."), false);
    } else if (m_tracks->empty()) {
        emit notice(tr("This clip has no subtitles."), false);
    } else {
        emit notice(tr("The subtitles of this clip cannot be shown: %1.")
                        .arg(QString::fromStdString(m_tracks->front().skipped)),
                    false);
    }
    showCue();
}

void Subtitles::showCue() {
    QStringList lines;
    const ShownFrame& shown = m_bridge->shown();
    if (m_track && shown.frame)
        for (const SubtitleCue& cue : (*m_tracks)[*m_track].cues) {
            if (cue.span.begin > shown.frame->time())
                break;
            if (cue.span.covers(shown.frame->time()))
                lines << QString::fromStdString(cue.text);
        }
    m_picture->setSubtitle(lines.join(QLatin1Char('\n')));
}

} // namespace attune::ui
