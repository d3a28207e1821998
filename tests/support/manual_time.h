// SPDX-License-Identifier: GPL-3.0-or-later
// Time that moves only when a test moves it, and a sound device that lives in it.
#pragma once

#include "media/audio_sink.h"
#include "media/clock.h"

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace attune::test {

/// Threads that wait by this clock are known, so that a test can wait until all of them have nothing to do.
class ManualTime final : public TimeSource {
  public:
    [[nodiscard]] std::int64_t nowNs() const override {
        const std::lock_guard lock(m_mutex);
        return m_now;
    }

    void wait(std::unique_lock<std::mutex>& lock, std::condition_variable& wake, std::optional<std::int64_t> deadlineNs,
              const std::function<bool()>& ready) override {
        const Waiter me{lock.mutex(), &wake, deadlineNs, &ready};
        {
            const std::lock_guard own(m_mutex);
            m_waiters[&me] = me;
            ++m_moves;
        }
        m_changed.notify_all();
        wake.wait(lock, [&] { return ready() || (deadlineNs && nowNs() >= *deadlineNs); });
        const std::lock_guard own(m_mutex);
        m_waiters.erase(&me);
        ++m_moves;
    }

    /// Blocks until this many threads wait and none of them has anything to do now.
    void settle(std::size_t threads = 2) {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [&] { return m_waiters.size() >= threads; });
            const auto waiters = m_waiters;
            const std::int64_t now = m_now, moves = m_moves;
            std::size_t idle = 0;
            for (const auto& [key, waiter] : waiters) {
                // The waiter's own mutex is taken before ours, as the waiting thread does.
                lock.unlock();
                std::unique_lock theirs(*waiter.mutex);
                lock.lock();
                if (m_waiters.contains(key) && !(*waiter.ready)() && !(waiter.deadline && now >= *waiter.deadline))
                    ++idle;
                theirs.unlock();
            }
            if (idle == waiters.size() && idle >= threads && moves == m_moves)
                return; // and nobody ran while we looked
            lock.unlock();
            std::this_thread::yield();
            lock.lock();
        }
    }

    /// Moves time on in small steps, letting everybody finish after each.
    void advance(std::int64_t ns, std::int64_t step = 5'000'000) {
        settle();
        while (ns > 0) {
            const std::int64_t by = std::min(ns, step);
            ns -= by;
            std::vector<Waiter> waiters;
            {
                const std::lock_guard lock(m_mutex);
                m_now += by;
                for (const auto& [key, waiter] : m_waiters)
                    waiters.push_back(waiter);
            }
            for (const Waiter& waiter : waiters) {
                const std::lock_guard theirs(*waiter.mutex);
                waiter.wake->notify_all();
            }
            settle();
        }
    }

  private:
    struct Waiter {
        std::mutex* mutex = nullptr;
        std::condition_variable* wake = nullptr;
        std::optional<std::int64_t> deadline;
        const std::function<bool()>* ready = nullptr;
    };
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<const void*, Waiter> m_waiters;
    std::int64_t m_moves = 0; ///< threads that began or ended waiting
    std::int64_t m_now = 1'000'000'000'000;
};

/// Plays at exactly its rate, after a delay, in the time of the test.
class FakeSink final : public AudioSink {
  public:
    explicit FakeSink(const TimeSource& time) : m_time(time) {}

    // Set before playing.
    bool fails = false;                      ///< no device
    std::optional<std::int64_t> stallsAfter; ///< sample frames after which it stands still
    double rateError = 0;                    ///< 0.001: plays 0.1 % too fast
    std::int64_t latencyNs = 30'000'000;

    [[nodiscard]] Status start(const AudioFormat& format) override {
        const std::lock_guard lock(m_mutex);
        ++m_starts;
        if (fails)
            return fail(ErrorCode::Io, "no sound device");
        m_format = format;
        m_started = m_time.nowNs();
        m_written = 0;
        m_samples.clear();
        m_running = true;
        return {};
    }
    [[nodiscard]] std::int64_t write(std::span<const float> interleaved) override {
        const std::lock_guard lock(m_mutex);
        const auto frames =
            std::min<std::int64_t>(static_cast<std::int64_t>(interleaved.size()) / m_format.channels, free());
        m_samples.insert(m_samples.end(), interleaved.begin(), interleaved.begin() + frames * m_format.channels);
        m_written += frames;
        return frames;
    }
    [[nodiscard]] std::int64_t freeFrames() const override {
        const std::lock_guard lock(m_mutex);
        return free();
    }
    [[nodiscard]] std::int64_t playedFrames() const override {
        const std::lock_guard lock(m_mutex);
        return played();
    }
    void stop() override {
        const std::lock_guard lock(m_mutex);
        m_running = false;
    }

    [[nodiscard]] int starts() const {
        const std::lock_guard lock(m_mutex);
        return m_starts;
    }
    [[nodiscard]] bool running() const {
        const std::lock_guard lock(m_mutex);
        return m_running;
    }
    /// All that was written since the last start, interleaved.
    [[nodiscard]] std::vector<float> samples() const {
        const std::lock_guard lock(m_mutex);
        return m_samples;
    }

  private:
    [[nodiscard]] std::int64_t played() const {
        const std::int64_t ns = std::max<std::int64_t>(0, m_time.nowNs() - m_started - latencyNs);
        auto frames = static_cast<std::int64_t>(static_cast<double>(ns) * m_format.sampleRate * (1 + rateError) / 1e9);
        if (stallsAfter)
            frames = std::min(frames, *stallsAfter);
        return std::min(frames, m_written);
    }
    [[nodiscard]] std::int64_t free() const {
        return std::max<std::int64_t>(0, m_format.sampleRate / 5 - (m_written - played()));
    }

    const TimeSource& m_time;
    mutable std::mutex m_mutex;
    AudioFormat m_format;
    std::int64_t m_started = 0;
    std::int64_t m_written = 0;
    std::vector<float> m_samples;
    int m_starts = 0;
    bool m_running = false;
};

} // namespace attune::test
