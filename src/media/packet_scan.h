// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over a container, and one over its pictures: the raw material of an index. Not for other rooms.
#pragma once

#include "media/av_support.h"
#include "media/frame_index.h"

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
    std::vector<std::int64_t> durations; ///< ticks, one a packet, 0 unknown
    std::vector<AudioExtent> audio;
    std::int64_t missing = 0; ///< packets the container names but does not hold
    bool damaged = false;
    std::string damage; ///< one sentence
};

/// Reads every packet of the kept streams to the end. Errors: Cancelled.
[[nodiscard]] Result<PacketScan> scanPackets(const Source& source, int videoStream,
                                             const std::vector<int>& audioStreams, const CancelCheck& cancelled,
                                             const ProgressCallback& progress);

/// Whether display order and number of frames can be taken from the timestamps; otherwise only decoding tells.
[[nodiscard]] bool timesAreTrustworthy(const Source& source, int videoStream, const PacketScan& scan);

struct ScannedFrame {
    std::int64_t packet = 0; ///< place in PacketScan::packets
    std::int64_t bestTicks = noTimestamp;
};

/// Decodes the whole stream and says which packets became frames, in the order they came out. limit > 0: stops after so
/// many frames. Errors: Cancelled, Unsupported, NotFound, ...
[[nodiscard]] Result<std::vector<ScannedFrame>> decodeScan(const std::filesystem::path& path, int videoStream,
                                                           std::int64_t limit, std::int64_t packetCount,
                                                           const CancelCheck& cancelled,
                                                           const ProgressCallback& progress);

/// True when at least one frame of sound can be decoded.
[[nodiscard]] bool soundDecodes(const std::filesystem::path& path, int stream, const CancelCheck& cancelled);

/// Presentation ticks of frames in display order, mended where the file's times jump back or are missing.
[[nodiscard]] std::vector<std::int64_t> mendedTimes(const PacketScan& scan, const std::vector<ScannedFrame>& frames,
                                                    bool& mended);

} // namespace attune::av
