// SPDX-License-Identifier: GPL-3.0-or-later
// Makes an index of what was read: numbers the frames, describes the picture. Not for other rooms.
#pragma once

#include "media/av_support.h"
#include "media/clip_pass.h"
#include "media/frame_index.h"
#include "media/packet_scan.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune::av {

/// The stream that is the clip's picture; -1 none (attached pictures are none).
[[nodiscard]] int choosePicture(const Source& source);

/// The length the container's header claims; 0 when it says nothing.
[[nodiscard]] MediaDuration claimedDuration(const Source& source);

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
                 const MendedTimes& times);
/// Describes the sound tracks, whose extents are the container's; sets time zero where there is no picture, and the
/// length of the clip.
void fillSound(MediaIndex& index, const Source& source, const std::vector<AudioExtent>& extents);

/// What a pass over all pictures found.
struct PassRecord {
    std::vector<ScannedFrame> frames;  ///< in the order they came out; only of an index that was not final
    std::vector<std::int64_t> damaged; ///< places of packets that did not decode cleanly
    [[nodiscard]] std::string bytes() const;
    /// Errors: Corrupt when these are not the bytes of a record of this index.
    [[nodiscard]] static Result<PassRecord> of(const MediaIndex& index, std::string_view bytes);
};

/// The final index: a provisional one's frames as the record has them, and where they are damaged. The same index when
/// nothing changes. Errors: Corrupt when there is not one frame; those of opening.
[[nodiscard]] Result<MediaIndexPtr> finalIndex(const MediaIndexPtr& index, const PassRecord& record);

/// Adds damaged moments to an index: spans of those less than a second apart, and the warning "WHAT at 00:00:01.240 and
/// in 2 more places".
void addDamage(MediaInfo& info, const std::string& what, std::vector<MediaTime> times);

/// runClipPass, which also says what it found.
[[nodiscard]] Result<MediaIndexPtr> runRecordedPass(const MediaIndexPtr& index,
                                                    const std::vector<std::shared_ptr<FrameSubscriber>>& subscribers,
                                                    const PassOptions& options, PassRecord& record);

} // namespace attune::av
