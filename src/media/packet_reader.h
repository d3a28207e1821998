// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/av_support.h"
#include "media/frame_index.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// Reads the packets of the picture of one file, in decode order, from any place of its index. A seek of the container
/// is believed only when the packets read after it have been found in the index; else it is tried from further back, at
/// last from the beginning of the file. For one thread.
class PacketReader {
  public:
    explicit PacketReader(MediaIndexPtr index) { useIndex(std::move(index)); }

    /// Errors: NotFound, Io; Corrupt when the file is another one than when it was indexed.
    [[nodiscard]] Status open();
    /// A later stage of the same file's index.
    void useIndex(MediaIndexPtr index);
    [[nodiscard]] av::Source& source() { return *m_source; }

    /// Places in the index of packets that a decoder can start at, ascending.
    [[nodiscard]] const std::vector<std::int32_t>& keys() const { return m_keys; }
    /// Index into keys() of the last one from which this frame can be decoded.
    [[nodiscard]] std::size_t keyFor(std::int64_t frame) const;

    /// The packet read next will be the one of this place. False when the file does not give it, or when cancelled.
    [[nodiscard]] bool startAt(std::int64_t place, const CancelCheck& cancelled);
    /// Reads the packet of place next() unless it is there. False at the end.
    [[nodiscard]] bool fetch();
    [[nodiscard]] AVPacket* packet() { return m_packet.get(); }
    [[nodiscard]] std::int64_t next() const { return m_next; }
    /// Done with that packet, which stays until the next is read.
    void advance();

  private:
    [[nodiscard]] const PacketEntry& entry(std::int64_t place) const {
        return m_index->packets[static_cast<std::size_t>(place)];
    }
    [[nodiscard]] std::int64_t identify() const;
    [[nodiscard]] std::optional<std::int64_t> land();
    bool seekTo(std::int64_t place, const CancelCheck& cancelled);
    bool reopen();

    MediaIndexPtr m_index;
    std::optional<av::Source> m_source;
    av::PacketPtr m_packet = av::makePacket();
    std::vector<std::int32_t> m_keys;
    std::vector<std::int32_t> m_byPos; ///< places of packets by byte position and size
    bool m_fresh = false;              ///< nothing of the file has been read yet
    bool m_there = false;              ///< the packet read next has been read
    std::int64_t m_next = 0;
};

} // namespace attune
