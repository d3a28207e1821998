// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clock.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace attune {
namespace {

constexpr std::int64_t takeOverNs = 60'000'000;
constexpr std::int64_t stallNs = 250'000'000;

class SteadyTime final : public TimeSource {
  public:
    [[nodiscard]] std::int64_t nowNs() const override {
        return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
            .count();
    }
    void wait(std::unique_lock<std::mutex>& lock, std::condition_variable& wake, std::optional<std::int64_t> deadlineNs,
              const std::function<bool()>& ready) override {
        if (!deadlineNs) {
            wake.wait(lock, ready);
            return;
        }
        const std::chrono::steady_clock::time_point until{std::chrono::nanoseconds(*deadlineNs)};
        wake.wait_until(lock, until, ready);
    }
};

} // namespace

TimeSource& steadyTimeSource() {
    static SteadyTime time;
    return time;
}

void MediaClock::start(MediaTime media, std::int64_t nowNs, double speed) {
    m_mediaNs = media.ns;
    m_steadyNs = nowNs;
    m_speed = speed;
    m_held = false;
    m_last.reset();
}

void MediaClock::startHeld(MediaTime media, std::int64_t nowNs, double speed) {
    start(media, nowNs, speed);
    m_held = true;
}

void MediaClock::release(std::int64_t nowNs) {
    if (m_held)
        m_steadyNs = nowNs;
    m_held = false;
}

std::int64_t MediaClock::raw(std::int64_t nowNs) const {
    if (m_held)
        return m_mediaNs;
    return m_mediaNs + std::llround(static_cast<double>(nowNs - m_steadyNs) * m_speed);
}

MediaTime MediaClock::at(std::int64_t nowNs) {
    std::int64_t ns = raw(nowNs);
    if (m_last)
        ns = m_speed >= 0 ? std::max(ns, *m_last) : std::min(ns, *m_last);
    m_last = ns;
    return MediaTime(ns);
}

void MediaClock::correct(MediaTime heard, std::int64_t nowNs) {
    release(nowNs);
    const std::int64_t now = raw(nowNs);
    const std::int64_t error = heard.ns - now;
    m_mediaNs = std::abs(error) > takeOverNs ? heard.ns : now + error / 16;
    m_steadyNs = nowNs;
}

std::int64_t MediaClock::when(MediaTime media) const {
    if (m_speed == 0)
        return m_steadyNs;
    return m_steadyNs + static_cast<std::int64_t>(std::ceil(static_cast<double>(media.ns - m_mediaNs) / m_speed));
}

void StallWatch::reset(std::int64_t nowNs) {
    m_played = 0;
    m_sinceNs = nowNs;
}

bool StallWatch::stalled(std::int64_t played, bool hasSound, std::int64_t nowNs) {
    if (played != m_played || !hasSound) {
        m_played = played;
        m_sinceNs = nowNs;
        return false;
    }
    return nowNs - m_sinceNs >= stallNs;
}

} // namespace attune
