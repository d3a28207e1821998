// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/two_views.h"

#include "media/sound_alignment.h"
#include "ui/background.h"
#include "ui/file_choice.h"
#include "ui/player/picture_view.h"
#include "ui/player/player_bridge.h"
#include "ui/player/views_bar.h"
#include "ui/words.h"
#include "workspace/clip_reader.h"
#include "workspace/session.h"

#include <algorithm>
#include <utility>

namespace attune::ui {
namespace {

constexpr std::int64_t second = 1'000'000'000;

bool isStep(const QString& id) {
    return id == QLatin1String("step.back") || id == QLatin1String("step.forward") ||
           id == QLatin1String("step.backSecond") || id == QLatin1String("step.forwardSecond");
}

} // namespace

TwoViews::TwoViews(AppContext context, PlayerBridge* bridge, PictureView* first, QWidget* room)
    : QObject(room), m_context(context), m_bridge(bridge), m_first(first), m_second(new PictureView(context.theme)),
      m_bar(new ViewsBar(context.theme)), m_room(room), m_work(new Background(this)) {
    m_second->setObjectName(QStringLiteral("picture.second"));
    m_second->setAccessibleName(tr("Picture of the second view"));
    m_second->hide();
    m_bar->hide();
    connect(m_bar, &ViewsBar::actionRequested, this, &TwoViews::perform);
    connect(bridge, &PlayerBridge::frameShown, this, &TwoViews::nameFrames);
    connect(bridge, &PlayerBridge::secondFrameShown, this, [this] {
        if (!m_view)
            return;
        m_second->setSecondFrame(m_bridge->secondShown());
        nameFrames();
    });
    connect(bridge, &PlayerBridge::stateChanged, this, [this] { m_second->setSmooth(!m_bridge->isPlaying()); });
}

void TwoViews::close() {
    m_work->cancel();
    m_clip.reset();
    m_view.reset();
    m_alone = false;
    m_bar->setBusy({});
    m_second->hide();
    m_bar->hide();
    m_first->setCaption({});
}

void TwoViews::open(const ClipCard& card) {
    close();
    m_clip = card.clip.id;
    m_hash = card.clip.contentHash;
    m_view = card.clip.view;
    if (m_view)
        show(card.secondMedia, card.secondMissing);
}

void TwoViews::show(const std::filesystem::path& media, bool missing) {
    m_offset = m_view->offset;
    m_second->setVisible(true);
    m_bar->setVisible(true);
    m_second->showMessage(missing
                              ? tr("The file of the second view is not where it was. Take it away and add it again.")
                              : tr("Reading the second view"));
    if (!missing)
        m_bridge->openSecond(media, m_offset, {.contentHash = m_view->contentHash});
    showOffset();
    nameFrames();
}

void TwoViews::nameFrames() {
    if (!m_view)
        return;
    const auto name = [](int view, const PictureView& picture) {
        return picture.shownFrame() < 0 ? tr("View %1").arg(view)
                                        : tr("View %1, frame %2").arg(view).arg(picture.shownFrame());
    };
    m_first->setCaption(name(1, *m_first));
    m_second->setCaption(name(2, *m_second));
}

void TwoViews::showOffset() { m_bar->setOffset(m_offset, m_alone); }

bool TwoViews::canPerform(const QString& id) const {
    if (!m_clip)
        return false;
    if (m_alone && (isStep(id) || id == QLatin1String("close")))
        return true;
    if (id == QLatin1String("view.add"))
        return !m_view && m_bridge->index() != nullptr;
    return id.startsWith(QLatin1String("view.")) && m_view.has_value();
}

bool TwoViews::perform(const QString& id) {
    if (!canPerform(id))
        return false;
    if (id == QLatin1String("view.add")) {
        add();
    } else if (id == QLatin1String("view.alone")) {
        setAlone(!m_alone);
    } else if (id == QLatin1String("close")) {
        m_alone = false;
        m_offset = m_view->offset;
        m_bridge->player()->setSecondOffset(m_offset);
        showOffset();
    } else if (id == QLatin1String("view.sound")) {
        lineUpBySound();
    } else if (id == QLatin1String("view.swap")) {
        m_swapped = !m_swapped;
        emit swapped(m_swapped);
    } else if (id == QLatin1String("view.close")) {
        if (keep({})) {
            m_bridge->closeSecond();
            const auto clip = m_clip;
            close();
            m_clip = clip;
        }
    } else {
        stepAlone(id);
    }
    return true;
}

bool TwoViews::keep(const std::optional<ClipView>& view) {
    if (auto kept = m_context.session->setSecondView(*m_clip, view); !kept) {
        emit notice(Words::of(kept.error()), true);
        return false;
    }
    m_view = view;
    return true;
}

void TwoViews::add() {
    const Session& session = *m_context.session;
    if (const auto round = session.round(); session.person().role == RaterRole::Trainee && round &&
                                            std::ranges::find(round->clips, *m_clip) != round->clips.end()) {
        emit notice(tr("This clip belongs to a round: only the trainer adds a second view to it."), false);
        return;
    }
    const QString file = chooseFileToOpen(m_room, tr("Add a second view"), mediaFilter());
    if (file.isEmpty())
        return;
    emit notice(tr("Reading the second view"), false);
    m_work->run([this, path = std::filesystem::path(file.toStdString()),
                 clip = *m_clip](const std::stop_token& stop) -> Background::Then {
        auto read = readClip(path, [&stop] { return stop.stop_requested(); });
        return [this, read = std::move(read), clip] {
            if (m_clip != clip || m_view)
                return;
            if (!read)
                emit notice(Words::of(read.error()), true);
            else if (read->frameCount == 0)
                emit notice(tr("This file has no picture. Choose the video of the other camera."), true);
            else if (keep(ClipView{read->mediaPath, read->contentHash, {}})) {
                show(read->mediaPath, false);
                emit notice(tr("The second view is there. Line it up with V, or by its sound."), false);
            }
        };
    });
}

void TwoViews::setAlone(bool alone) {
    if (alone && m_bridge->secondIndex()) {
        m_bridge->player()->pause();
        m_alone = true;
    } else if (!alone) {
        ClipView view = *m_view;
        view.offset = m_offset;
        if (!keep(view))
            return;
        m_alone = false;
        emit notice(tr("The two pictures are one moment now: view 2 is at %1.").arg(offsetText(m_offset)), false);
    }
    showOffset();
}

// The frame that the second view is to show begins exactly where the first one's does.
void TwoViews::stepAlone(const QString& id) {
    const MediaIndexPtr index = m_bridge->secondIndex();
    const ShownFrame& here = m_bridge->shown();
    if (!index || !index->hasVideo() || !here.frame)
        return;
    const FrameTable& frames = index->frames;
    const MediaTime now = here.frame->time() + m_offset;
    std::int64_t to = frames.frameAt(std::clamp(now, MediaTime(0), frames.end() - MediaDuration(1)));
    if (id == QLatin1String("step.back"))
        --to;
    else if (id == QLatin1String("step.forward"))
        ++to;
    else
        to = frames.frameAt(std::clamp(now + MediaDuration(id == QLatin1String("step.backSecond") ? -second : second),
                                       MediaTime(0), frames.end() - MediaDuration(1)));
    to = std::clamp<std::int64_t>(to, 0, frames.frameCount() - 1);
    m_offset = frames.timeOf(to) - here.frame->time();
    m_bridge->player()->setSecondOffset(m_offset);
    showOffset();
}

void TwoViews::lineUpBySound() {
    const MediaIndexPtr first = m_bridge->index(), other = m_bridge->secondIndex();
    if (!first || !other || m_work->busy())
        return;
    m_bar->setBusy(tr("Listening to both views"));
    m_work->run([this, first, other, folder = m_context.session->cacheFolder(), hash = m_hash,
                 otherHash = m_view->contentHash, clip = *m_clip](const std::stop_token& stop) -> Background::Then {
        WaveformOptions options;
        options.cancelled = [&stop] { return stop.stop_requested(); };
        SoundAlignment found;
        const auto mine = cachedWaveform(folder, hash, first, options);
        const auto others = cachedWaveform(folder, otherHash, other, options);
        if (mine && others)
            found = alignSound(*mine, *others);
        else
            found.reason = (mine ? others : mine).error().what;
        return [this, found, clip] {
            m_bar->setBusy({});
            if (m_clip != clip || !m_view)
                return;
            ClipView view = *m_view;
            if (found.offset)
                view.offset = *found.offset;
            if (!found.offset) {
                emit notice(tr("The sound does not say how the views lie: %1. Line them up with V.")
                                .arg(Words::of(found.reason)),
                            true);
            } else if (keep(view)) {
                m_offset = view.offset;
                m_bridge->player()->setSecondOffset(m_offset);
                showOffset();
                emit notice(tr("Lined up by sound: view 2 is at %1.").arg(offsetText(m_offset)), false);
            }
        };
    });
}

} // namespace attune::ui
