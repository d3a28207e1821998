// SPDX-License-Identifier: GPL-3.0-or-later
// The thread of a player that feeds the sound device and tells the clock what is heard. Not for other rooms.
#pragma once

#include "media/audio_sink.h"
#include "media/clock.h"
#include "media/frame_index.h"
#include "models/media_time.h"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

namespace attune {

constexpr std::int64_t soundPollNs = 10'000'000;
constexpr double slowestWithSound = 0.25, fastestWithSound = 2;

/// What a player and its sound thread share; all of it guarded by the player's mutex, changes told by its wake.
struct SoundDesk {
    // Orders, from the player; a new generation makes the thread start again.
    std::uint64_t generation = 0;
    bool active = false;
    bool quit = false;
    MediaTime from;
    double speed = 1;
    MediaIndexPtr index;
    float volume = 1; ///< amplitude; 0 when muted
    // Answers.
    bool leads = false;    ///< the clock follows the sound
    bool lost = false;     ///< to be told to the user
    bool lostTold = false; ///< of this file
};

class SoundThread {
  public:
    /// All must outlive it. sink may be null: then there is no sound.
    SoundThread(std::mutex& mutex, std::condition_variable& wake, TimeSource& time, SoundDesk& desk, MediaClock& clock,
                std::shared_ptr<AudioSink> sink);
    /// Waits for its end; desk.quit must have been set and told.
    ~SoundThread();
    SoundThread(const SoundThread&) = delete;
    SoundThread& operator=(const SoundThread&) = delete;

  private:
    struct Feed;
    void run();
    void lost(std::uint64_t generation);

    std::mutex& m_mutex;
    std::condition_variable& m_wake;
    TimeSource& m_time;
    SoundDesk& m_desk;
    MediaClock& m_clock;
    const std::shared_ptr<AudioSink> m_sink;
    std::thread m_thread;
};

} // namespace attune
