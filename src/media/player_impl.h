// SPDX-License-Identifier: GPL-3.0-or-later
// Who may touch what in a player: Wishes is what callers ask for and the rest of the first part what both sides see,
// all under the one mutex; Own belongs to the picture thread alone. The sound thread, the clip's work and the second
// view keep their own things in their classes. Callbacks are made with the mutex free. Not for other rooms.
#pragma once

#include "media/clip_work.h"
#include "media/decoder.h"
#include "media/player.h"
#include "media/second_view.h"
#include "media/sound_thread.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>

namespace attune {

/// Steady times at which the picture thread looks again.
constexpr std::int64_t atOnce = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t whenTold = std::numeric_limits<std::int64_t>::max();

/// The playhead rests: the exact frame follows a preview, others are made ready.
inline constexpr std::int64_t scrubRestNs = 60'000'000;

struct Player::Impl {
    Impl(PlayerCallbacks c, PlayerOptions o);

    using Target = std::variant<std::int64_t, MediaTime>;
    struct Open {
        ClipSource source;
        ClipOptions options;
    };
    struct OpenSecond {
        ClipSource source;
        MediaDuration offset;
        ClipOptions options;
    };
    struct Seek {
        Target target;
        bool scrub = false; ///< the playhead is being dragged
    };
    struct Around {
        MediaDuration before, after;
    };
    struct Wishes {
        std::optional<Open> open;
        bool close = false;
        bool quit = false;
        std::optional<OpenSecond> second;
        bool closeSecond = false;
        bool stopWork = false;
        std::optional<Seek> seek; ///< the newest; forgets steps before it
        std::int64_t steps = 0;
        std::optional<bool> play;
        std::optional<Around> around;
        bool retime = false; ///< speed changed
        MediaIndexPtr index; ///< a later stage
    };

    const PlayerCallbacks callbacks;
    const PlayerOptions options;
    TimeSource& time;

    mutable std::mutex mutex;
    std::condition_variable wake;
    // Guarded by mutex.
    Wishes wishes;
    PlayerStatus status;
    MediaIndexPtr index;
    std::shared_ptr<const ScrubCache> scrub;
    std::unique_ptr<SecondView> second; ///< replaced by the picture thread alone, which need not lock to look
    mutable MediaClock clock;
    SoundDesk sound;
    bool scrubbing = false; ///< a preview is on the screen, the exact frame is not asked for yet
    // Counted up with the wishes, so that a decode under way sees them without the mutex.
    std::atomic<std::uint64_t> anyWish = 0;  ///< everything
    std::atomic<std::uint64_t> hardWish = 0; ///< everything but steps: makes a seek under way pointless
    std::atomic<std::uint64_t> openWish = 0; ///< open, close, quit: makes opening pointless

    // The picture thread's own.
    struct Own {
        std::unique_ptr<ClipWork> work;
        std::unique_ptr<Decoder> decoder;
        std::int64_t aim = -1; ///< frame asked for last
        std::int64_t shown = -1;
        std::int64_t shownAtNs = 0;
        std::int64_t heldSinceNs = 0;
        MediaTime position;                   ///< of the playhead when there is no picture
        std::optional<Seek> waiting;          ///< for the index to know that much
        std::optional<std::int64_t> followNs; ///< when the exact frame follows a preview
        bool keyInstead = false;              ///< while playing: the frame shown is a key frame in place of a later one
        bool leansBack = false;               ///< the last move was backward: the frames before are wanted soon
        bool refilling = false;               ///< and are being decoded
        std::int64_t ready = -1;              ///< frame whose neighbours have been made ready for steps
        std::optional<std::int64_t> aroundFrom; ///< playing around this frame
        MediaTime aroundEnd;
    } own;

    std::thread pictures;
    std::unique_ptr<SoundThread> sounds;

    // Callers' side.
    template <typename Change> void wish(bool hard, bool opening, Change change) {
        {
            const std::lock_guard lock(mutex);
            change(wishes);
            ++anyWish;
            if (hard)
                ++hardWish;
            if (opening)
                ++openWish;
        }
        wake.notify_all();
    }
    void wishSeek(Target target, bool scrub);

    // The picture thread: player_thread.cpp.
    void run();
    [[nodiscard]] bool wished() const;
    void carryOut(std::unique_lock<std::mutex>& lock);
    void doOpen(Open wanted, std::uint64_t seen);
    void doOpenSecond(OpenSecond wanted);
    void doCloseSecond();
    void doClose();
    void doIndex(const MediaIndexPtr& later);
    void doSeek(Target target, std::int64_t steps, bool stepping);
    void doScrub(const Target& target);
    void seekSound(const Target& target, std::int64_t steps, bool stepping, bool goOn);
    [[nodiscard]] bool mustWait(const Target& target) const;
    [[nodiscard]] std::int64_t frameOf(const Target& target) const;
    void doPlay();
    void doPause(bool atEnd);
    void doAround(Around around);
    [[nodiscard]] std::int64_t rest();
    [[nodiscard]] std::int64_t makeReady();
    [[nodiscard]] std::int64_t refill();
    void show(const VideoFramePtr& frame, bool preview);
    void stopSound();
    void startClock(MediaTime from);
    [[nodiscard]] std::int64_t endNs() const { return index->info.duration.ns; }

    // Playing, by the same thread: player_play.cpp.
    struct Round;
    [[nodiscard]] std::int64_t tick();
    [[nodiscard]] Round look();
    [[nodiscard]] bool reachedEnd(const Round& round);
    void showDue(const Round& round);
    [[nodiscard]] bool quickPicture(const Round& round);
    [[nodiscard]] bool decodeAhead(const Round& round, std::int64_t dueNs);
    void wrapAround(double speed, const std::optional<TimeSpan>& loop);
    [[nodiscard]] bool scrubReady() const;
    bool showIfStill(const VideoFramePtr& frame, std::uint64_t wishesSeen, double speed, bool preview);

    void tell(const std::function<void()>& callback) const {
        if (callback)
            callback();
    }
    void changed();
    void report(const Error& error) const {
        if (error.code != ErrorCode::Cancelled && callbacks.error)
            callbacks.error(error);
    }
    [[nodiscard]] LeadMoment leadMoment() const;
};

} // namespace attune
