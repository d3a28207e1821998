// SPDX-License-Identifier: GPL-3.0-or-later
// The picture thread of a player while it plays: one round shows the frame that is due, or decodes one ahead.
#include "media/player_impl.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace attune {
namespace {
constexpr std::int64_t longestHoldNs = 700'000'000; // a sound device that opens slower than this is not waited for
constexpr std::int64_t audioOnlyTickNs = 30'000'000;
constexpr std::int64_t aheadFrames = 8;
constexpr std::int64_t shortestLoopNs = 1'000'000;
constexpr std::int64_t lateFrames = 3; // so far behind, frames nothing else is made of are not decoded
constexpr double fastestExact = 2;     // beyond this small pictures will do while it runs
constexpr std::size_t aheadBytes = std::size_t{64} << 20;
} // namespace

/// What a round of playing looks at.
struct Player::Impl::Round {
    std::uint64_t seen = 0; ///< wishes when it began
    std::int64_t now = 0;
    MediaTime at;
    double speed = 1;
    std::optional<TimeSpan> loop;
    bool held = false;
    std::int64_t begin = 0, end = 0; ///< of what is played
    bool over = false;
    std::int64_t target = -1; ///< the frame that is due
    [[nodiscard]] bool forward() const { return speed > 0; }
};

Player::Impl::Round Player::Impl::look() {
    Round r;
    r.seen = anyWish;
    r.now = time.nowNs();
    {
        const std::lock_guard lock(mutex);
        if (clock.held() && r.now - own.heldSinceNs > longestHoldNs)
            clock.release(r.now);
        r.held = clock.held();
        r.at = clock.at(r.now);
        r.speed = status.speed;
        r.loop = own.aroundFrom ? std::nullopt : status.loop;
    }
    r.begin = r.loop ? std::max<std::int64_t>(r.loop->begin.ns, 0) : 0;
    r.end = r.loop ? std::min(r.loop->end.ns, endNs()) : endNs();
    if (own.aroundFrom)
        r.end = std::min(r.end, own.aroundEnd.ns);
    r.over = r.forward() ? r.at.ns >= r.end : r.at.ns < r.begin;
    if (own.decoder)
        r.target = index->frames.frameAt(
            MediaTime(std::clamp<std::int64_t>(r.at.ns, 0, std::max<std::int64_t>(r.end - 1, 0))));
    return r;
}

// The end, the loop's end, or where playing around a frame goes back. False: there is more to show first.
bool Player::Impl::reachedEnd(const Round& r) {
    if (!r.over)
        return false;
    if (r.loop && r.end - r.begin >= shortestLoopNs) {
        wrapAround(r.speed, r.loop);
        return true;
    }
    if (own.decoder && r.target != own.shown)
        return false;
    if (own.aroundFrom) {
        const std::int64_t back = *own.aroundFrom;
        doPause(false);
        doSeek(back, 0, false);
        return true;
    }
    if (!own.decoder)
        own.position = MediaTime(r.forward() ? r.end : r.begin);
    doPause(true);
    tell(callbacks.finished);
    return true;
}

// One round. Returns when to look again.
std::int64_t Player::Impl::tick() {
    const Round r = look();
    if (reachedEnd(r))
        return atOnce;
    const auto due = [&](std::int64_t mediaNs) {
        const std::lock_guard lock(mutex);
        return clock.held() ? r.now + soundPollNs : clock.when(MediaTime(mediaNs));
    };
    if (!own.decoder)
        return std::min(r.now + audioOnlyTickNs, std::max(r.now + 1, due(r.forward() ? r.end : r.begin)));
    if (r.target != own.shown) {
        const bool early = !r.forward() && !r.over && own.keyInstead && own.shown < r.target;
        if (early) // a key frame stands for those after it that could not be decoded in time
            return std::max(r.now + 1, due(index->frames.timeOf(own.shown + 1).ns - 1));
        showDue(r);
        return atOnce;
    }
    // Nothing is due: decode ahead until something is, then wait.
    const FrameTable& frames = index->frames;
    const bool last = r.target + 1 >= frames.frameCount();
    const std::int64_t dueNs = !r.forward() ? due(std::max(frames.timeOf(r.target).ns, r.begin) - 1)
                               : last       ? due(r.end)
                                            : due(std::min(frames.timeOf(r.target + 1).ns, r.end));
    if (decodeAhead(r, dueNs))
        return atOnce;
    const std::int64_t now = time.nowNs();
    return r.held ? now + soundPollNs : std::max(dueNs, now + 1);
}

// A small picture in place of one that would come too late: at high speed, and backward before the frames are decoded.
bool Player::Impl::quickPicture(const Round& r) {
    if (own.decoder->cached(r.target) || (r.forward() && r.speed <= fastestExact))
        return false;
    std::shared_ptr<const ScrubCache> cache;
    {
        const std::lock_guard lock(mutex);
        cache = scrub;
    }
    const auto small = cache ? cache->picture(r.target) : nullptr;
    if (!small || small->index() != r.target)
        return false;
    showIfStill(small, r.seen, r.speed, true);
    return true;
}

void Player::Impl::showDue(const Round& r) {
    if (quickPicture(r))
        return;
    const bool late = r.forward() && own.shown >= 0 && r.target - own.shown > lateFrames;
    const auto got = own.decoder->frame(
        r.target, [this, &r] { return anyWish != r.seen; }, late ? Decoder::Near::After : Decoder::Near::Both);
    if (got) {
        showIfStill(*got, r.seen, r.speed, false);
    } else if (got.error().code != ErrorCode::Cancelled) {
        report(got.error());
        own.shown = r.target; // its place stays empty; go on with the next
    }
}

// Decodes one frame that will be due soon. False when there is none to decode or no room for it.
bool Player::Impl::decodeAhead(const Round& r, std::int64_t dueNs) {
    const FrameTable& frames = index->frames;
    if (!r.forward()) {
        const std::int64_t want = std::min(own.decoder->cacheFrames() / 2 - 2, r.target);
        if (want <= 0 || (!own.refilling && own.decoder->cachedBefore(r.target) > want / 2))
            return false;
        const auto more = own.decoder->prefetchBefore(
            r.target, want, [&] { return anyWish != r.seen || (!r.held && time.nowNs() >= dueNs); });
        own.refilling = more && *more;
        return own.refilling;
    }
    if (r.speed > fastestExact && scrubReady())
        return false;
    const auto shown = own.decoder->cached(r.target);
    const std::size_t frameBytes = shown ? shown->bytes() : 0;
    const std::size_t budget = options.cacheBytes > 0 ? options.cacheBytes : aheadBytes;
    const auto room = frameBytes > 0 ? static_cast<std::int64_t>(budget / frameBytes / 2) : 1;
    const std::int64_t ahead = std::clamp<std::int64_t>(room, 0, aheadFrames);
    for (std::int64_t frame = r.target + 1; frame <= r.target + ahead; ++frame) {
        if (frame >= frames.frameCount() || frames.timeOf(frame).ns >= r.end)
            return false;
        if (own.decoder->cached(frame))
            continue;
        // A frame that cannot be decoded is reported when it is due.
        return own.decoder->frame(frame, [this, &r] { return anyWish != r.seen; }).has_value();
    }
    return false;
}

bool Player::Impl::scrubReady() const {
    const std::lock_guard lock(mutex);
    return scrub && scrub->complete();
}

// Shows a frame made while playing, unless something was asked for meanwhile: pausing must not change the picture.
bool Player::Impl::showIfStill(const VideoFramePtr& frame, std::uint64_t wishesSeen, double speed, bool preview) {
    {
        const std::lock_guard lock(mutex);
        if (anyWish != wishesSeen)
            return false;
        const std::int64_t missed = frame->index() - own.shown - 1;
        if (speed > 0 && speed <= 1 && missed > 0)
            status.droppedFrames += missed;
    }
    show(frame, preview);
    own.aim = own.shown;
    return true;
}

void Player::Impl::doPlay() {
    double speed = 1;
    std::optional<TimeSpan> loop;
    {
        const std::lock_guard lock(mutex);
        if (status.state == PlayState::Playing)
            return;
        speed = status.speed;
        loop = status.loop;
        scrubbing = false;
    }
    own.followNs.reset();
    own.refilling = false;
    const FrameTable& frames = index->frames;
    const std::int64_t frame = std::max<std::int64_t>(own.aim, 0);
    const MediaTime from = own.decoder ? frames.timeOf(frame) : own.position;
    const bool known = index->stage != IndexStage::Growing;
    const bool atEnd = own.decoder ? known && frame == frames.frameCount() - 1 : from.ns >= endNs();
    const bool atBegin = own.decoder ? frame == 0 : from.ns <= 0;
    {
        const std::lock_guard lock(mutex);
        status.state = PlayState::Playing;
        status.atEnd = false;
    }
    if ((loop && !loop->covers(from)) || (speed > 0 ? atEnd : atBegin))
        wrapAround(speed, loop);
    else
        startClock(from);
    changed();
}

// Goes to where playing begins: of the loop or the clip, forward or backward.
void Player::Impl::wrapAround(double speed, const std::optional<TimeSpan>& loop) {
    const std::int64_t last = std::max<std::int64_t>(0, endNs() - 1);
    MediaTime from = speed > 0 ? MediaTime(0) : MediaTime(last);
    if (loop)
        from = speed > 0 ? loop->begin : loop->end - MediaDuration(1);
    from = MediaTime(std::clamp<std::int64_t>(from.ns, 0, last));
    doSeek(from, 0, false);
}

void Player::Impl::doPause(bool atEnd) {
    bool preview = false;
    {
        const std::lock_guard lock(mutex);
        if (status.state != PlayState::Playing)
            return;
        const MediaTime now = clock.at(time.nowNs());
        status.state = PlayState::Paused;
        status.atEnd = atEnd;
        preview = status.preview;
        own.leansBack = status.speed < 0;
        if (own.decoder) {
            status.time = index->frames.timeOf(std::max<std::int64_t>(own.shown, 0));
        } else {
            own.position = MediaTime(std::clamp<std::int64_t>(now.ns, 0, endNs()));
            status.time = own.position;
        }
    }
    if (own.decoder)
        own.aim = own.shown;
    if (preview)
        own.followNs = time.nowNs(); // the same frame in full
    stopSound();
    changed();
}

void Player::Impl::doAround(Around around) {
    {
        const std::lock_guard lock(mutex);
        status.speed = std::abs(status.speed);
    }
    doPause(false);
    const MediaTime middle = own.decoder ? index->frames.timeOf(std::max<std::int64_t>(own.aim, 0)) : own.position;
    const std::int64_t back = own.aim;
    const auto clipped = [this](MediaTime t) { return MediaTime(std::clamp<std::int64_t>(t.ns, 0, endNs())); };
    doSeek(clipped(middle - around.before), 0, false);
    if (!own.decoder) { // sound alone has no frame to come back to
        doPlay();
        return;
    }
    own.aroundFrom = back;
    own.aroundEnd = clipped(middle + around.after);
    {
        const std::lock_guard lock(mutex);
        status.state = PlayState::Playing;
    }
    startClock(index->frames.timeOf(own.shown));
    changed();
}

} // namespace attune
