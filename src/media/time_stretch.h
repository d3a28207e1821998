// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace attune {

/// Sound faster or slower at the same pitch: waveform-similarity overlap-add (WSOLA; Verhelst & Roelands 1993). Pulls
/// what it needs from a source. Not thread-safe.
class TimeStretch {
  public:
    /// Fills all of the span with the next sample frames of the original.
    using Pull = std::function<void(std::span<float>)>;
    TimeStretch(int sampleRate, int channels, Pull pull);

    /// Forgets everything; speed 0.25..4, 1 passes samples through unchanged.
    void reset(double speed);
    /// Output sample frame n is heard where frame n * speed of the original stood.
    void read(std::span<float> interleaved);

  private:
    void nextSegment();
    void fillTo(std::int64_t frame);
    [[nodiscard]] std::int64_t bestStart(std::int64_t ideal) const;
    [[nodiscard]] float mono(std::int64_t frame) const;

    int m_channels;
    std::int64_t m_hop;    ///< frames made per segment; segments are two hops long
    std::int64_t m_search; ///< frames a segment may be moved either way
    Pull m_pull;
    double m_speed = 1;
    std::vector<float> m_input; ///< interleaved, from frame m_inputStart of the original
    std::int64_t m_inputStart = 0;
    std::vector<float> m_tail; ///< second half of the last segment, faded out
    std::vector<float> m_ready;
    std::size_t m_taken = 0;
    std::vector<float> m_window; ///< rising half of the fade
    std::int64_t m_segment = 0;
    std::int64_t m_follows = 0; ///< original frame that would follow the last segment naturally
};

} // namespace attune
