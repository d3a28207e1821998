// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame_table.h"

#include <algorithm>
#include <utility>

namespace attune {

FrameTable::FrameTable(std::vector<MediaTime> times, MediaTime end) : m_times(std::move(times)), m_end(end) {}

MediaTime FrameTable::timeOf(std::int64_t frame) const { return m_times.at(static_cast<std::size_t>(frame)); }

std::int64_t FrameTable::frameAt(MediaTime t) const {
    const auto after = std::upper_bound(m_times.begin(), m_times.end(), t);
    if (after == m_times.begin())
        return m_times.empty() ? -1 : 0;
    return after - m_times.begin() - 1;
}

MediaDuration FrameTable::durationOf(std::int64_t frame) const {
    const MediaTime next = frame + 1 < frameCount() ? timeOf(frame + 1) : m_end;
    return next - timeOf(frame);
}

} // namespace attune
