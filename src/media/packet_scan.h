// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over a container, and one over its pictures: the raw material of an index. Not for other rooms.
#pragma once

#include "media/av_support.h"
#include "media/frame_index.h"

#include <functional>
#include <string>
#include <vector>

namespace attune::av {

struct AudioExtent {
    int stream = -1;
    bool any = false;
    std::int64_t beginNs = 0; ///< first sample that is heard, container time
    std::int64_t endNs = 0;
};

struct PacketScan {
    std::vector<PacketEntry> packets;
    std::int64_t lastPts = noTimestamp; ///< of the packet shown last
    std::int64_t lastTicks = 0;         ///< how long the container shows it, 0 unknown
    std::vector<AudioExtent> audio;
    std::int64_t missing = 0;            ///< packets the container names but does not hold
    std::vector<std::int64_t> damagedNs; ///< container times of damaged packets; of the end when reading broke off
    std::string failure;                 ///< why reading broke off; else empty
    [[nodiscard]] bool damaged() const { return missing > 0 || !damagedNs.empty() || !failure.empty(); }
};

/// Reads every packet of the kept streams to the end. look: asked after some packets with what there is so far. Errors:
/// Cancelled.
[[nodiscard]] Result<PacketScan> scanPackets(const Source& source, int videoStream,
                                             const std::vector<int>& audioStreams, const CancelCheck& cancelled,
                                             const ProgressCallback& progress,
                                             const std::function<void(const PacketScan&)>& look);

/// Whether display order and number of frames can be taken from the timestamps; otherwise only decoding tells.
[[nodiscard]] bool timesAreTrustworthy(const Source& source, int videoStream, const PacketScan& scan);

struct ScannedFrame {
    std::int64_t packet = 0; ///< place in PacketScan::packets
    std::int64_t bestTicks = noTimestamp;
};

/// True when a picture can be decoded: among the first packets, else near some places spread over the file. Errors:
/// Unsupported when nothing here decodes it; Cancelled.
[[nodiscard]] Result<bool> pictureDecodes(const std::filesystem::path& path, int videoStream,
                                          const CancelCheck& cancelled);

/// True when at least one frame of sound can be decoded.
[[nodiscard]] bool soundDecodes(const std::filesystem::path& path, int stream, const CancelCheck& cancelled);

/// Presentation ticks of frames in display order, mended where the file's times jump back or are missing; packetTicks:
/// how long a frame is shown when nothing else tells.
[[nodiscard]] std::vector<std::int64_t> mendedTimes(const std::vector<PacketEntry>& packets, std::int64_t packetTicks,
                                                    const std::vector<ScannedFrame>& frames, bool& mended);

} // namespace attune::av
