// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media_time.h"

#include <cstdint>
#include <vector>

namespace attune {

/// The clip's own presentation times, one a frame, never going back. The only way between frames and times: a phone's
/// video has no constant rate. Law: frameAt(timeOf(f)) == f, but for frames to which the file gives the same time,
/// where it is the last of them.
class FrameTable {
  public:
    FrameTable() = default;
    /// times never go back and start at 0 (the first frame defines time zero); end is where the last frame stops.
    FrameTable(std::vector<MediaTime> times, MediaTime end);

    [[nodiscard]] std::int64_t frameCount() const { return static_cast<std::int64_t>(m_times.size()); }
    [[nodiscard]] bool empty() const { return m_times.empty(); }
    /// frame in [0, frameCount).
    [[nodiscard]] MediaTime timeOf(std::int64_t frame) const;
    /// The frame on screen at t: the last whose time is <= t, never rounded up; before the first frame it is 0, past
    /// the end the last. -1 when there are no frames.
    [[nodiscard]] std::int64_t frameAt(MediaTime t) const;
    /// How long a frame stays on screen; the last one until end().
    [[nodiscard]] MediaDuration durationOf(std::int64_t frame) const;
    [[nodiscard]] MediaTime end() const { return m_end; }
    [[nodiscard]] const std::vector<MediaTime>& times() const { return m_times; }

  private:
    std::vector<MediaTime> m_times;
    MediaTime m_end;
};

} // namespace attune
