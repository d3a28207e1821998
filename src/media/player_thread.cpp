// SPDX-License-Identifier: GPL-3.0-or-later
// The picture thread of a player: carries out wishes, and what is done between them while nothing plays.
#include "media/player_impl.h"

#include <algorithm>
#include <utility>

namespace attune {
namespace {
constexpr std::int64_t pictureAtLeastNs = 400'000'000; // so long overdue, a seek is finished though a newer one waits
constexpr std::int64_t soundStepNs = 40'000'000;       // a step where there is no picture
} // namespace

bool Player::Impl::wished() const {
    return wishes.quit || wishes.open || wishes.close || wishes.second || wishes.closeSecond || wishes.stopWork ||
           wishes.seek || wishes.steps != 0 || wishes.play || wishes.around || wishes.retime || wishes.index ||
           sound.lost;
}

void Player::Impl::changed() {
    if (second)
        second->follow();
    tell(callbacks.stateChanged);
}

void Player::Impl::run() {
    std::unique_lock lock(mutex);
    std::int64_t next = whenTold;
    for (;;) {
        if (!wished() && next != atOnce)
            time.wait(lock, wake, next == whenTold ? std::nullopt : std::optional(next), [this] { return wished(); });
        if (wishes.quit)
            break;
        if (wished()) {
            carryOut(lock);
            next = atOnce;
            continue;
        }
        const bool playing = status.state == PlayState::Playing;
        lock.unlock();
        next = playing ? tick() : rest();
        lock.lock();
    }
    lock.unlock();
    doCloseSecond();
    own = {};
}

// Carries out the next wish; comes and goes with the mutex locked.
void Player::Impl::carryOut(std::unique_lock<std::mutex>& lock) {
    const auto unlocked = [&](const auto& work) {
        lock.unlock();
        work();
        lock.lock();
    };
    if (sound.lost) {
        sound.lost = false;
        unlocked([&] {
            tell(callbacks.soundLost);
            changed();
        });
        return;
    }
    if (wishes.open) {
        auto wanted = std::move(*wishes.open);
        wishes.open.reset(); // what was asked for after it waits until it is open
        const std::uint64_t seen = openWish;
        unlocked([&] { doOpen(std::move(wanted), seen); });
    } else if (std::exchange(wishes.close, false)) {
        unlocked([&] {
            doClose();
            changed();
        });
    } else if (!index) {
        const bool quit = wishes.quit;
        wishes = {};
        wishes.quit = quit;
        status.seeking = false;
    } else if (std::exchange(wishes.stopWork, false)) {
        if (own.work)
            own.work->stop();
    } else if (std::exchange(wishes.closeSecond, false)) {
        unlocked([&] { doCloseSecond(); });
    } else if (wishes.second) {
        auto wanted = std::move(*wishes.second);
        wishes.second.reset();
        unlocked([&] { doOpenSecond(std::move(wanted)); });
    } else if (wishes.index) {
        const MediaIndexPtr later = std::exchange(wishes.index, nullptr);
        unlocked([&] { doIndex(later); });
    } else if (wishes.seek || wishes.steps != 0) {
        const auto steps = std::exchange(wishes.steps, 0);
        const auto seek = std::exchange(wishes.seek, std::nullopt);
        unlocked([&] {
            if (seek && seek->scrub && steps == 0)
                doScrub(seek->target);
            else
                doSeek(seek ? seek->target : Target(own.aim), steps, !seek);
        });
    } else if (wishes.around) {
        const Around around = *std::exchange(wishes.around, std::nullopt);
        unlocked([&] { doAround(around); });
    } else if (wishes.play) {
        const bool play = *std::exchange(wishes.play, std::nullopt);
        unlocked([&] {
            own.aroundFrom.reset();
            if (play)
                doPlay();
            else
                doPause(false);
        });
    } else if (std::exchange(wishes.retime, false)) {
        const bool now = status.state == PlayState::Playing;
        const MediaTime at = now ? clock.at(time.nowNs()) : MediaTime();
        unlocked([&] {
            if (now)
                startClock(at);
            changed();
        });
    }
}

void Player::Impl::doClose() {
    stopSound();
    doCloseSecond();
    own = {};
    const std::lock_guard lock(mutex);
    index.reset();
    scrub.reset();
    scrubbing = false;
    PlayerStatus fresh;
    if (wishes.second) // asked for together with this file: its offset stays
        fresh.secondOffset = wishes.second->offset;
    fresh.speed = status.speed;
    fresh.volume = status.volume;
    fresh.muted = status.muted;
    status = fresh;
    wishes.index.reset();
    sound.index.reset();
    sound.lost = sound.lostTold = false;
}

void Player::Impl::doOpen(Open wanted, std::uint64_t seen) {
    doClose();
    {
        const std::lock_guard lock(mutex);
        status.state = PlayState::Opening;
    }
    changed();
    ClipWorkEvents news;
    news.openProgress = callbacks.openProgress;
    news.index = [this](const MediaIndexPtr& later) { wish(false, false, [&](Wishes& w) { w.index = later; }); };
    news.scrub = [this](const std::shared_ptr<const ScrubCache>& cache) {
        const std::lock_guard lock(mutex);
        scrub = cache;
    };
    news.progress = [this](double share) {
        {
            const std::lock_guard lock(mutex);
            status.backgroundDone = share;
        }
        if (callbacks.backgroundProgress)
            callbacks.backgroundProgress(share);
    };
    news.failed = [this](const Error& error) { report(error); };
    own.work = std::make_unique<ClipWork>(std::move(wanted.source), std::move(wanted.options), std::move(news),
                                          [this, seen] { return openWish != seen; });
    Result<MediaIndexPtr> opened = own.work->opened();
    if (opened && (*opened)->hasVideo()) {
        auto decoder = Decoder::open(*opened, {.cacheBytes = options.cacheBytes});
        if (decoder)
            own.decoder = std::move(*decoder);
        else
            opened = std::unexpected(decoder.error());
    }
    {
        const std::lock_guard lock(mutex);
        status.state = opened ? PlayState::Paused : PlayState::Empty;
        if (opened)
            index = *opened;
    }
    if (!opened) {
        own = {};
        changed();
        report(opened.error());
        return;
    }
    if (callbacks.opened)
        callbacks.opened(*opened);
    changed();
    if (own.decoder) {
        own.aim = 0;
        doSeek(std::int64_t{0}, 0, false);
    }
}

void Player::Impl::doCloseSecond() {
    std::unique_ptr<SecondView> gone;
    {
        const std::lock_guard lock(mutex);
        gone = std::move(second);
        status.secondFrame = -1;
    }
    gone.reset();
}

void Player::Impl::doOpenSecond(OpenSecond wanted) {
    doCloseSecond();
    SecondViewEvents events;
    events.opened = callbacks.secondOpened;
    events.shown = callbacks.secondShown;
    events.error = [this](const Error& error) { report(error); };
    auto made = std::make_unique<SecondView>(
        std::move(wanted.source), wanted.offset, std::move(wanted.options), options.cacheBytes, time,
        [this] { return leadMoment(); }, std::move(events));
    const std::lock_guard lock(mutex);
    second = std::move(made);
    second->setOffset(status.secondOffset); // it may have been set meanwhile
}

// A later stage of the index: what is on the screen keeps its picture and gets its new number.
void Player::Impl::doIndex(const MediaIndexPtr& later) {
    const MediaIndexPtr before = index;
    const auto renumbered = [&](std::int64_t frame) -> std::int64_t {
        if (frame < 0 || frame >= before->frames.frameCount())
            return std::min(frame, later->frames.frameCount() - 1);
        const auto place = static_cast<std::size_t>(before->packetOfFrame[static_cast<std::size_t>(frame)]);
        const std::int64_t now = place < later->packets.size() ? later->packets[place].frame : -1;
        return now >= 0 ? now : later->frames.frameAt(before->frames.timeOf(frame));
    };
    if (own.decoder)
        own.decoder->replaceIndex(later);
    {
        const std::lock_guard lock(mutex);
        index = later;
    }
    if (callbacks.indexChanged)
        callbacks.indexChanged(later);
    if (own.decoder && own.shown >= 0) {
        const std::int64_t shown = renumbered(own.shown);
        const bool moved = shown != own.shown || later->frames.timeOf(shown) != before->frames.timeOf(own.shown);
        own.aim = renumbered(own.aim);
        if (own.aroundFrom)
            own.aroundFrom = renumbered(*own.aroundFrom);
        own.shown = shown;
        bool playing = false;
        {
            const std::lock_guard lock(mutex);
            status.frame = shown;
            playing = status.state == PlayState::Playing;
        }
        if (moved && !playing && !own.followNs)
            if (const auto again = own.decoder->frame(shown))
                show(*again, false);
    }
    if (own.waiting) {
        const Seek seek = *std::exchange(own.waiting, std::nullopt);
        if (seek.scrub)
            doScrub(seek.target);
        else
            doSeek(seek.target, 0, false);
    }
    changed();
}

void Player::Impl::show(const VideoFramePtr& frame, bool preview) {
    const ShownFrame shown{frame, frame->image(), preview};
    own.shown = frame->index();
    own.shownAtNs = time.nowNs();
    bool paused = false;
    {
        const std::lock_guard lock(mutex);
        status.frame = frame->index();
        status.preview = preview;
        ++status.shownFrames;
        paused = status.state != PlayState::Playing;
        if (paused)
            status.time = frame->time();
    }
    if (paused && second)
        second->follow();
    if (callbacks.frameShown)
        callbacks.frameShown(shown);
}

void Player::Impl::stopSound() {
    {
        const std::lock_guard lock(mutex);
        ++sound.generation;
        sound.active = sound.leads = false;
    }
    wake.notify_all();
}

// Lets time run from a moment: by the sound if there is any at this speed, else at once by the steady clock.
void Player::Impl::startClock(MediaTime from) {
    const std::int64_t now = time.nowNs();
    own.heldSinceNs = now;
    {
        const std::lock_guard lock(mutex);
        const double speed = status.speed;
        const bool heard = options.sink && index->hasAudio() && speed >= slowestWithSound && speed <= fastestWithSound;
        if (heard)
            clock.startHeld(from, now, speed);
        else
            clock.start(from, now, speed);
        ++sound.generation;
        sound.active = heard;
        sound.leads = false;
        sound.from = from;
        sound.speed = speed;
        sound.index = index;
    }
    wake.notify_all();
}

// Not known yet because the file is still being read.
bool Player::Impl::mustWait(const Target& target) const {
    if (index->stage != IndexStage::Growing)
        return false;
    if (const auto* at = std::get_if<MediaTime>(&target))
        return *at >= index->frames.end();
    return std::get<std::int64_t>(target) >= index->frames.frameCount();
}

std::int64_t Player::Impl::frameOf(const Target& target) const {
    const auto* at = std::get_if<MediaTime>(&target);
    const std::int64_t frame = at ? index->frames.frameAt(*at) : std::get<std::int64_t>(target);
    return std::clamp<std::int64_t>(frame, 0, index->frames.frameCount() - 1);
}

// Without a picture only the time moves.
void Player::Impl::seekSound(const Target& target, std::int64_t steps, bool stepping, bool goOn) {
    MediaTime at = std::holds_alternative<MediaTime>(target) ? std::get<MediaTime>(target)
                   : stepping                                ? own.position
                                                             : MediaTime(0);
    at = MediaTime(std::clamp<std::int64_t>(at.ns + steps * soundStepNs, 0, endNs()));
    own.position = at;
    {
        const std::lock_guard lock(mutex);
        status.time = at;
        status.seeking = false;
    }
    if (goOn)
        startClock(at);
    changed();
}

void Player::Impl::doSeek(Target target, std::int64_t steps, bool stepping) {
    bool playing = false;
    {
        const std::lock_guard lock(mutex);
        playing = status.state == PlayState::Playing;
        if (playing && steps != 0)
            status.state = PlayState::Paused; // a step stops on its frame
        status.seeking = true;
        status.atEnd = false;
        scrubbing = false;
    }
    const bool goOn = playing && steps == 0;
    own.followNs.reset();
    own.waiting.reset();
    own.aroundFrom.reset();
    own.leansBack = steps < 0;
    own.refilling = own.refilling && own.leansBack;
    stopSound();
    if (!own.decoder)
        return seekSound(target, steps, stepping, goOn);
    if (steps == 0 && mustWait(target)) {
        own.waiting = Seek{target};
        return;
    }
    const FrameTable& frames = index->frames;
    const std::int64_t count = frames.frameCount();
    const std::int64_t frame =
        std::clamp<std::int64_t>(frameOf(target) + std::clamp(steps, -count, count), 0, count - 1);
    own.aim = frame;
    // Steps that arrive meanwhile do not stop this one: they begin where it ends. A newer seek does, unless no picture
    // was seen for a while, as in dragging over a clip with few key frames.
    const std::uint64_t seen = hardWish, seenOpen = openWish;
    const std::int64_t lastPicture = own.shownAtNs;
    const auto got = own.decoder->frame(
        frame,
        [&] { return openWish != seenOpen || (hardWish != seen && time.nowNs() - lastPicture < pictureAtLeastNs); },
        goOn || steps != 0 ? Decoder::Near::Both : Decoder::Near::Before);
    {
        const std::lock_guard lock(mutex);
        status.seeking = wishes.seek.has_value() || wishes.steps != 0;
    }
    if (!got && got.error().code == ErrorCode::Cancelled)
        return;
    if (!got)
        report(got.error());
    else
        show(*got, false);
    if (goOn) {
        const MediaTime start = frames.timeOf(frame);
        const auto* wantedTime = std::get_if<MediaTime>(&target);
        const bool within = wantedTime != nullptr && *wantedTime >= start && wantedTime->ns < endNs();
        startClock(within ? *wantedTime : start);
    }
    changed();
}

// A picture at once: the frame itself if it is there, a small one of it, or the key frame before it. The exact one
// follows when the playhead rests.
void Player::Impl::doScrub(const Target& target) {
    std::shared_ptr<const ScrubCache> cache;
    {
        const std::lock_guard lock(mutex);
        status.state = PlayState::Paused;
        status.seeking = true;
        status.atEnd = false;
        scrubbing = true;
        cache = scrub;
    }
    own.followNs.reset();
    own.waiting.reset();
    own.aroundFrom.reset();
    own.leansBack = own.refilling = false;
    stopSound();
    if (!own.decoder)
        return seekSound(target, 0, false, false);
    if (mustWait(target)) {
        own.waiting = Seek{target, true};
        return;
    }
    const std::int64_t frame = frameOf(target);
    own.aim = frame;
    own.followNs = time.nowNs() + scrubRestNs;
    if (const auto exact = own.decoder->cached(frame)) {
        own.followNs.reset();
        {
            const std::lock_guard lock(mutex);
            scrubbing = false;
            status.seeking = wishes.seek.has_value() || wishes.steps != 0;
        }
        show(exact, false);
    } else if (const auto small = cache ? cache->picture(frame) : nullptr) {
        show(small, true);
    } else {
        const std::int64_t key = index->keyframeAtOrBefore(frame);
        const std::uint64_t seen = hardWish;
        const std::int64_t lastPicture = own.shownAtNs;
        const auto got = own.decoder->frame(
            key, [&] { return hardWish != seen && time.nowNs() - lastPicture < pictureAtLeastNs; },
            Decoder::Near::None);
        if (got)
            show(*got, key != frame);
    }
    changed();
}

} // namespace attune
