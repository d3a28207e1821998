// SPDX-License-Identifier: GPL-3.0-or-later
// Makes an index of what was read: numbers the frames, describes the picture. Not for other rooms.
#pragma once

#include "media/av_support.h"
#include "media/frame_index.h"
#include "media/packet_scan.h"

#include <string>
#include <vector>

namespace attune::av {

/// The stream that is the clip's picture; -1 none (attached pictures are none).
[[nodiscard]] int choosePicture(const Source& source);

/// The shown frames in the order of their timestamps, which can be trusted. Those at or after `before` ticks are left
/// out: of a file that is still being read, the last few are not all there.
[[nodiscard]] std::vector<ScannedFrame> framesByTime(const std::vector<PacketEntry>& packets,
                                                     std::int64_t before = std::numeric_limits<std::int64_t>::max());
/// The best guess where timestamps cannot be trusted: in order of time between two jumps, of decoding where there are
/// no times.
[[nodiscard]] std::vector<ScannedFrame> framesByGuess(const std::vector<PacketEntry>& packets);

/// Numbers these frames in an index that has its packets, videoStream and packetTicks, and fills in everything about
/// the picture. Frames: at least one.
void fillPicture(MediaIndex& index, const Source& source, const std::vector<ScannedFrame>& frames,
                 const std::vector<std::int64_t>& ticks);

/// The final index of a provisional one, from what decoding gave, in the order it came. Errors: Corrupt when that was
/// nothing; those of opening.
[[nodiscard]] Result<MediaIndexPtr> settledIndex(const MediaIndex& provisional, std::vector<ScannedFrame> frames);

/// Adds damaged moments to an index: spans of those less than a second apart, and the warning "WHAT at 00:00:01.240 and
/// in 2 more places".
void addDamage(MediaInfo& info, const std::string& what, std::vector<MediaTime> times);

} // namespace attune::av
