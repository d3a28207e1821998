// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over a container, and one over its pictures: the raw material of an index. Not for other rooms.
#pragma once

#include "media/av_support.h"
#include "media/frame_index.h"

#include <functional>
#include <string>
#include <vector>

namespace attune::av {

/// A stretch of sound without a jump of the container's clock.
struct AudioRun {
    std::int64_t pos = -1;    ///< byte position of its first packet
    std::int64_t beginNs = 0; ///< first sample that is heard, container time
    std::int64_t endNs = 0;
};

struct AudioExtent {
    int stream = -1;
    std::vector<AudioRun> runs;
    std::int64_t packetTicks = 0; ///< how long the last packet that says so lasts
};

struct DamagedPacket {
    std::int64_t containerNs = 0;
    std::int64_t pos = -1;
};

struct PacketScan {
    std::vector<PacketEntry> packets;
    std::int64_t lastPts = noTimestamp; ///< of the packet shown last
    std::int64_t lastTicks = 0;         ///< how long the container shows it, 0 unknown
    std::vector<AudioExtent> audio;
    std::int64_t missing = 0;          ///< packets the container names but does not hold
    bool shorter = false;              ///< the file is smaller than its own header says
    std::int64_t claimedEndNs = 0;     ///< where a Matroska says that what is read ends, container time; 0 unknown
    std::vector<DamagedPacket> damage; ///< damaged packets, and the last one when reading broke off
    std::string failure;               ///< why reading broke off; else empty
    [[nodiscard]] bool damaged() const { return missing > 0 || !damage.empty() || !failure.empty(); }
};

/// Tries whether a stream can be decoded, on its first packets as they are read for something else.
class FirstDecode {
  public:
    /// mostPackets: it is given up when so many gave nothing. Errors: Unsupported, Corrupt, when no decoder opens.
    [[nodiscard]] static Result<FirstDecode> of(const Source& source, int stream, int mostPackets,
                                                const std::string& where);
    /// The stream's next packet. Once something came out, what its decoder knows better than the container's header
    /// (size, pixel aspect, sound format) is noted in the stream's description.
    void take(const Source& source, AVPacket* packet);
    /// There are no more packets.
    void end(const Source& source);
    [[nodiscard]] int stream() const { return m_stream; }
    [[nodiscard]] bool decodes() const { return m_decodes; }
    /// Not known yet: more packets may tell.
    [[nodiscard]] bool isOpen() const { return m_left > 0; }

  private:
    void look(const Source& source);
    int m_stream = -1;
    int m_left = 0;
    bool m_begun = false; ///< the first key frame has been tried alone
    bool m_decodes = false;
    CodecPtr m_codec;
    FramePtr m_frame;
};

/// Reads every packet of the kept streams to the end, and tries them out. look: asked after some packets with what
/// there is so far; false ends the reading. Errors: Cancelled.
[[nodiscard]] Result<PacketScan> scanPackets(const Source& source, int videoStream, std::vector<FirstDecode>& tries,
                                             const CancelCheck& cancelled, const ProgressCallback& progress,
                                             const std::function<bool(const PacketScan&)>& look);

/// Whether display order and number of frames can be taken from the timestamps; otherwise only decoding tells.
[[nodiscard]] bool timesAreTrustworthy(const Source& source, int videoStream, const PacketScan& scan);

struct ScannedFrame {
    std::int64_t packet = 0; ///< place in PacketScan::packets
    std::int64_t bestTicks = noTimestamp;
};

/// True when a picture can be decoded near some places spread over the file, whose first packets gave none. Errors:
/// Cancelled; those of opening.
[[nodiscard]] Result<bool> pictureDecodesLater(const std::filesystem::path& path, int videoStream,
                                               const CancelCheck& cancelled);

/// Presentation ticks of frames in display order.
struct MendedTimes {
    std::vector<std::int64_t> ticks;
    bool mended = false;            ///< the file's own times were not like this
    std::vector<ClockShift> shifts; ///< shiftNs in ticks here; empty when its clock never jumps
};
/// Mends times where the file's jump or are missing. packetTicks: how long a frame is shown when nothing else tells.
/// gapTicks: a pause longer than this is a jump of the clock; 0: any pause is one.
[[nodiscard]] MendedTimes mendedTimes(const std::vector<PacketEntry>& packets, std::int64_t packetTicks,
                                      std::int64_t gapTicks, const std::vector<ScannedFrame>& frames);
/// The longest pause between two frames that a container means: in transport streams longer ones are jumps of the
/// clock. 0: it means all of them.
[[nodiscard]] std::int64_t longestPauseTicks(const Source& source, int videoStream);

} // namespace attune::av
