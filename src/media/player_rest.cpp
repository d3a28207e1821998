// SPDX-License-Identifier: GPL-3.0-or-later
// What the picture thread of a player does while nothing plays and nothing is wished.
#include "media/player_impl.h"

#include <algorithm>

namespace attune {
namespace {
constexpr std::int64_t mostRefill = 300; // frames
constexpr std::int64_t stepsReady = 32;  // frames before one that was sought
} // namespace

// Nothing plays: the exact frame after a preview, then frames that will be stepped back to.
std::int64_t Player::Impl::rest() {
    if (!own.decoder || own.waiting)
        return whenTold;
    if (own.followNs) {
        if (time.nowNs() < *own.followNs)
            return *own.followNs;
        doSeek(own.aim, 0, false);
        return atOnce;
    }
    return own.leansBack ? refill() : makeReady();
}

// After a seek: frames before this one for the first steps back, which may lie before its key frame; then the next one,
// so that steps on go on from where reading stands.
std::int64_t Player::Impl::makeReady() {
    if (own.shown < 0 || own.ready == own.shown)
        return whenTold;
    if (const std::int64_t due = own.shownAtNs + scrubRestNs; time.nowNs() < due)
        return due;
    const std::uint64_t seen = anyWish;
    const auto stopped = [this, seen] { return anyWish != seen; };
    const std::int64_t want = std::min({own.decoder->cacheFrames() / 2 - 2, own.shown, stepsReady});
    if (want > 0 && own.decoder->cachedBefore(own.shown) < want) {
        const auto more = own.decoder->prefetchBefore(own.shown, want, stopped);
        if (more && *more)
            return atOnce;
    }
    if (own.shown + 1 < index->frames.frameCount())
        (void)own.decoder->frame(own.shown + 1, stopped); // what cannot be decoded is said when it is stepped to
    if (!stopped())
        own.ready = own.shown;
    return whenTold;
}

// Begins when half of what is wanted is used up, and ends when all is there, so that a key frame is not decoded again
// for every single step.
std::int64_t Player::Impl::refill() {
    const std::int64_t want = std::min({own.decoder->cacheFrames() / 2 - 2, own.shown, mostRefill});
    if (want <= 0)
        return whenTold;
    if (!own.refilling)
        own.refilling = own.decoder->cachedBefore(own.shown) < want / 2 + 1;
    if (!own.refilling)
        return whenTold;
    const std::uint64_t seen = anyWish;
    const auto more = own.decoder->prefetchBefore(own.shown, want, [this, seen] { return anyWish != seen; });
    own.refilling = more && *more; // what cannot be decoded is said when it is stepped to
    return own.refilling ? atOnce : whenTold;
}

} // namespace attune
