// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/media_info.h"
#include "models/frame_table.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <vector>

namespace attune {

/// True when the work should stop now; asked often, from the working thread. Empty: never.
using CancelCheck = std::function<bool()>;
/// Share of the work done, 0..1, never going back; called on the working thread. Empty: nobody listens.
using ProgressCallback = std::function<void(double)>;

constexpr std::int64_t noTimestamp = std::numeric_limits<std::int64_t>::min();

/// One packet of the video stream, in decode order: its place in MediaIndex::packets is the frame's identity, whatever
/// its timestamps say. Times are in ticks of the stream. Small, since an eight-hour clip has a million.
struct PacketEntry {
    std::int64_t pts = noTimestamp;
    std::int64_t dts = noTimestamp;
    std::int64_t pos = -1;   ///< byte position, -1 unknown
    std::int32_t frame = -1; ///< display index, -1 when it is not shown
    std::uint32_t size : 30 = 0;
    bool key : 1 = false;
    bool discard : 1 = false; ///< decoded, never shown (edit list)
};

/// From this byte of the file on its clock stands otherwise (a transport stream put together of several recordings):
/// clip time = container time + shiftNs.
struct ClockShift {
    std::int64_t pos = 0;
    std::int64_t shiftNs = 0;
};

/// How far an index can be believed.
enum class IndexStage {
    Growing,     ///< still being read: frames holds the beginning, info.duration is what the container claims
    Provisional, ///< read to the end, but its timestamps cannot be trusted: number and order of frames may change when
                 ///< it has been decoded once (runClipPass)
    Final,
};

/// Everything known of a file; never changes (a later stage is another one). Shared by decoders, player and signals.
struct MediaIndex {
    MediaInfo info;
    IndexStage stage = IndexStage::Final;
    FrameTable frames;                       ///< empty without a picture
    std::vector<std::int64_t> keyframes;     ///< display indices, rising
    std::vector<PacketEntry> packets;        ///< decode order; the same in every stage, as far as it was read
    std::vector<std::int32_t> packetOfFrame; ///< display index -> place in packets
    int videoStream = -1;                    ///< number in the container, -1 none
    std::vector<int> audioStreams;           ///< numbers in the container, as info.audio
    std::vector<int> subtitleStreams;        ///< numbers in the container
    Rational videoTimeBase;                  ///< seconds a tick
    bool decodeScanned = false;              ///< order and set of frames come from decoding, not from timestamps
    std::int64_t packetTicks = 0;            ///< how long the container shows the last frame, 0 unknown
    std::vector<ClockShift> shifts; ///< by rising pos; empty: one clock throughout, clip time = container - zeroNs
    std::int64_t zeroNs = 0;        ///< container time of time zero

    /// The clip's time of a container time met at this byte position (nanoseconds both; -1: position not known).
    [[nodiscard]] MediaTime clipTime(std::int64_t containerNs, std::int64_t pos) const;
    [[nodiscard]] bool hasVideo() const { return info.video.has_value(); }
    [[nodiscard]] bool hasAudio() const { return !info.audio.empty(); }
    /// The last key frame at or before a frame; frame itself when there is none before it.
    [[nodiscard]] std::int64_t keyframeAtOrBefore(std::int64_t frame) const;
};

using MediaIndexPtr = std::shared_ptr<const MediaIndex>;

struct IndexOptions {
    bool contentHash = false; ///< also read the whole file for MediaInfo::contentHash
    CancelCheck cancelled;
    ProgressCallback progress;
    /// Called on the working thread with a Growing index when reading takes longer than growAfterNs, and again each
    /// time about twice as much is known. Every frame keeps its number from one to the next.
    std::function<void(const MediaIndexPtr&)> grown;
    std::int64_t growAfterNs = 30'000'000;
    /// False: a file whose timestamps cannot be trusted is not decoded; its index comes back Provisional.
    bool untilFinal = true;
};

/// Reads all packets of a file (without decoding where its timestamps can be trusted, else with one decode) into an
/// index. A damaged file opens as far as it can be read, with warnings that say where it is damaged.
/// Errors: NotFound; Invalid (folder, empty, not a media file); Corrupt (nothing in it can be read); Unsupported;
/// Io; Cancelled.
[[nodiscard]] Result<MediaIndexPtr> openIndex(const std::filesystem::path& path, const IndexOptions& options = {});

} // namespace attune
