// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/packet_reader.h"

#include <algorithm>
#include <tuple>
#include <utility>

extern "C" {
#include <libavformat/avformat.h>
}

namespace attune {

void PacketReader::useIndex(MediaIndexPtr index) {
    m_index = std::move(index);
    m_keys.clear();
    m_byPos.resize(m_index->packets.size());
    for (std::size_t i = 0; i < m_byPos.size(); ++i) {
        m_byPos[i] = static_cast<std::int32_t>(i);
        if (m_index->packets[i].key || i == 0)
            m_keys.push_back(m_byPos[i]);
    }
    std::sort(m_byPos.begin(), m_byPos.end(), [this](std::int32_t a, std::int32_t b) {
        const PacketEntry &x = entry(a), &y = entry(b);
        return std::tuple(x.pos, std::uint32_t{x.size}, a) < std::tuple(y.pos, std::uint32_t{y.size}, b);
    });
}

Status PacketReader::open() {
    auto opened = av::Source::open(m_index->info.path, av::Source::Detail::Header);
    if (!opened)
        return std::unexpected(opened.error());
    if (static_cast<unsigned>(m_index->videoStream) >= (*opened)->nb_streams)
        return fail(ErrorCode::Corrupt, "the file changed since it was opened", m_index->info.path.string(),
                    "open it again");
    opened->keepOnly({m_index->videoStream});
    m_source = std::move(*opened);
    m_fresh = true;
    return {};
}

// From a key a frame can be decoded that is not before it in decode order, nor shown before it (frames shown before a
// key that is before them in decode order need the key before).
std::size_t PacketReader::keyFor(std::int64_t frame) const {
    const std::int64_t place = m_index->packetOfFrame[static_cast<std::size_t>(frame)];
    auto it = std::upper_bound(m_keys.begin(), m_keys.end(), place);
    while (it != m_keys.begin()) {
        --it;
        const PacketEntry& key = entry(*it);
        if (key.frame >= 0 ? key.frame <= frame : key.discard || it == m_keys.begin())
            return static_cast<std::size_t>(it - m_keys.begin());
    }
    return 0;
}

// The place of the packet just read, when only one fits.
std::int64_t PacketReader::identify() const {
    const auto size = static_cast<std::uint32_t>(std::max(m_packet->size, 0));
    const auto first = std::lower_bound(m_byPos.begin(), m_byPos.end(), std::pair(m_packet->pos, size),
                                        [this](std::int32_t place, const std::pair<std::int64_t, std::uint32_t>& read) {
                                            const PacketEntry& e = entry(place);
                                            return std::pair(e.pos, std::uint32_t{e.size}) < read;
                                        });
    std::int64_t fits = -1, fitsWithTime = -1;
    int count = 0, countWithTime = 0;
    for (auto it = first; it != m_byPos.end() && entry(*it).pos == m_packet->pos && entry(*it).size == size; ++it) {
        fits = *it;
        ++count;
        if (m_packet->pts != AV_NOPTS_VALUE && entry(*it).pts == m_packet->pts) {
            fitsWithTime = *it;
            ++countWithTime;
        }
    }
    return count == 1 ? fits : countWithTime == 1 ? fitsWithTime : -1;
}

// Reads on until a packet is recognised; it stays. Nothing when none is within reach.
std::optional<std::int64_t> PacketReader::land() {
    for (int tries = 0; tries < 400; ++tries) {
        av_packet_unref(m_packet.get());
        m_fresh = false;
        if (av_read_frame(m_source->get(), m_packet.get()) < 0)
            return std::nullopt;
        if (m_packet->stream_index != m_index->videoStream)
            continue;
        const std::int64_t place = identify();
        if (place >= 0)
            return place;
    }
    return std::nullopt;
}

bool PacketReader::reopen() {
    if (!m_fresh && !open())
        return false;
    m_next = 0;
    return true;
}

// Leaves the container where reading gives a packet at or before `place`: then next is that packet's place, and it
// is there already. After reopening, none is.
bool PacketReader::seekTo(std::int64_t place, const CancelCheck& cancelled) {
    const std::string_view container = (*m_source)->iformat->name;
    const bool byPts = container.find("matroska") != std::string_view::npos;
    const auto attempt = [&](std::int64_t time, int flags) {
        if (time == noTimestamp || av_seek_frame(m_source->get(), m_index->videoStream, time, flags) < 0)
            return false;
        const auto landed = land();
        if (!landed || *landed > place)
            return false;
        m_next = *landed;
        m_there = true;
        return true;
    };
    const auto key = std::upper_bound(m_keys.begin(), m_keys.end(), place);
    if (place == 0 || key == m_keys.begin())
        return reopen();
    // First the key itself, then ever further back.
    const auto at = static_cast<std::size_t>(key - m_keys.begin()) - 1;
    for (const std::size_t back : {std::size_t{0}, std::size_t{1}, std::size_t{4}}) {
        if (back > at || (cancelled && cancelled()))
            break;
        const PacketEntry& e = entry(m_keys[at - back]);
        const std::int64_t first = byPts ? e.pts : e.dts, second = byPts ? e.dts : e.pts;
        if (attempt(first, AVSEEK_FLAG_BACKWARD) || (second != first && attempt(second, AVSEEK_FLAG_BACKWARD)))
            return true;
    }
    if ((*m_source)->iformat->flags & AVFMT_TS_DISCONT) {
        const std::int64_t pos = entry(m_keys[at]).pos;
        if (pos > 0 && attempt(pos, AVSEEK_FLAG_BYTE))
            return true;
    }
    return reopen();
}

bool PacketReader::startAt(std::int64_t place, const CancelCheck& cancelled) {
    m_there = false;
    if (!seekTo(place, cancelled))
        return false;
    for (; m_next < place; advance())
        if ((cancelled && cancelled()) || !fetch())
            return false;
    return true;
}

bool PacketReader::fetch() {
    while (!m_there) {
        av_packet_unref(m_packet.get());
        m_fresh = false;
        if (av_read_frame(m_source->get(), m_packet.get()) < 0)
            return false;
        m_there = m_packet->stream_index == m_index->videoStream;
    }
    return true;
}

void PacketReader::advance() {
    m_there = false;
    ++m_next;
}

} // namespace attune
