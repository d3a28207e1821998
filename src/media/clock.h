// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media_time.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>

namespace attune {

/// The steady time that playing runs by, and how to wait for it; tests put a hand-moved one in its place.
class TimeSource {
  public:
    virtual ~TimeSource() = default;
    /// Nanoseconds from an arbitrary start, never going back.
    [[nodiscard]] virtual std::int64_t nowNs() const = 0;
    /// Blocks until ready() (asked with the lock held; changes to what it asks about come with a notify of wake) or
    /// until nowNs() >= deadlineNs. Without a deadline, until ready().
    virtual void wait(std::unique_lock<std::mutex>& lock, std::condition_variable& wake,
                      std::optional<std::int64_t> deadlineNs, const std::function<bool()>& ready) = 0;
};

/// std::chrono::steady_clock.
[[nodiscard]] TimeSource& steadyTimeSource();

/// Maps steady time to media time while playing; led by the sound device where there is one, and corrected gently, so
/// that its steps are not seen. Not thread-safe: guarded by its owner.
class MediaClock {
  public:
    /// Runs from a media time at a steady time; speed in media seconds a second, negative = backwards.
    void start(MediaTime media, std::int64_t nowNs, double speed);
    /// As start(), but stands still until the first correct() or release(): a sound device takes a moment to be heard.
    void startHeld(MediaTime media, std::int64_t nowNs, double speed);
    /// Runs from where it is held; nothing when it runs already.
    void release(std::int64_t nowNs);
    [[nodiscard]] bool held() const { return m_held; }
    /// Media time at a steady time; for a forward clock never less than what it said before, for a backward one never
    /// more.
    [[nodiscard]] MediaTime at(std::int64_t nowNs);
    /// The sound device says that this media time is heard at this steady time. Small differences are worked off over
    /// some tenths of a second; a difference beyond 60 ms is taken over at once.
    void correct(MediaTime heard, std::int64_t nowNs);
    [[nodiscard]] double speed() const { return m_speed; }
    /// Steady time at which a media time is reached, with no further correction.
    [[nodiscard]] std::int64_t when(MediaTime media) const;

  private:
    [[nodiscard]] std::int64_t raw(std::int64_t nowNs) const;
    std::int64_t m_mediaNs = 0;
    std::int64_t m_steadyNs = 0;
    double m_speed = 1;
    bool m_held = false;
    std::optional<std::int64_t> m_last;
};

/// Watches a sound device's position: it has stalled when it did not move for 250 ms though there was sound to play.
class StallWatch {
  public:
    void reset(std::int64_t nowNs);
    /// played: sample frames heard; hasSound: something was written that is not heard yet. True when it has stalled.
    [[nodiscard]] bool stalled(std::int64_t played, bool hasSound, std::int64_t nowNs);

  private:
    std::int64_t m_played = 0;
    std::int64_t m_sinceNs = 0;
};

} // namespace attune
