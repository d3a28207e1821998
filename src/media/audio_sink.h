// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <span>

namespace attune {

struct AudioFormat {
    int sampleRate = 48000; ///< Hz
    int channels = 2;       ///< 1 or 2, interleaved
    bool operator==(const AudioFormat&) const = default;
};

/// Where a Player sends sound. Implemented by the desktop program over QAudioSink, by a fake in tests.
///
/// All functions are called from the player's sound thread only, one at a time; an implementation whose device lives on
/// another thread (QAudioSink must be made, started and stopped on one thread with an event loop) hands over through
/// its own queue. None may block for more than a few milliseconds. A "sample frame" is one sample of every channel.
///
/// The life of a sink: start, write..., stop, start, ... The player starts it at every play, seek while playing, loop
/// and speed change, and stops it at pause. Sound not yet played at stop() is dropped, never heard later.
class AudioSink {
  public:
    virtual ~AudioSink() = default;

    /// Opens the device for interleaved 32-bit float samples in -1..1 and sets playedFrames() to 0. A failure (no
    /// device) is no fault: the player goes on by the steady clock and tries again at its next start.
    [[nodiscard]] virtual Status start(const AudioFormat& format) = 0;
    /// Takes as many whole sample frames as fit, from the front; returns how many. 0 when full. Volume is already
    /// applied.
    [[nodiscard]] virtual std::int64_t write(std::span<const float> interleaved) = 0;
    /// Sample frames that fit now. A buffer of 100-200 ms in all is right: what is in it is heard late after a seek.
    [[nodiscard]] virtual std::int64_t freeFrames() const = 0;
    /// Sample frames heard since start(): what the device has taken less its own delay, never going back, never more
    /// than was written. (QAudioSink: processedUSecs() less the fill of its buffer; never elapsedUSecs(), which is wall
    /// time.) May move in steps; the player smooths. If it stands still for 250 ms while there is sound to play, the
    /// player stops trusting it, calls stop(), and goes on by the steady clock.
    [[nodiscard]] virtual std::int64_t playedFrames() const = 0;
    /// Silence at once; drops what was not played. May be called when not started.
    virtual void stop() = 0;
};

} // namespace attune
