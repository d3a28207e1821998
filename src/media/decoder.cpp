// SPDX-License-Identifier: GPL-3.0-or-later
// A frame is known by the place of its packet in decode order, which travels through the decoder beside it. A seek is
// believed only when the packets read after it have been found in the index; else it is tried from further back, at
// last from the beginning of the file.
#include "media/decoder.h"

#include "media/av_support.h"
#include "media/picture.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#include <vector>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace attune {
namespace {

constexpr std::int64_t keptBefore = 32; // frames before the target that are decoded fully: the next steps back are free
constexpr std::int64_t worthReading = 12; // packets ahead up to which reading on beats a seek

std::size_t fairCacheBytes() {
    const long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    const std::size_t ram =
        pages > 0 && page > 0 ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(page) : 0;
    constexpr std::size_t most = std::size_t{512} << 20;
    return ram == 0 ? most / 4 : std::min(most, ram / 8);
}

std::uint64_t placeKey(std::int64_t pos, std::int64_t size) {
    return static_cast<std::uint64_t>(pos) * 0x9E3779B97F4A7C15u ^ static_cast<std::uint64_t>(size);
}

} // namespace

struct Decoder::Impl {
    Impl(MediaIndexPtr i, const DecoderOptions& o) : index(std::move(i)), options(o) {}

    MediaIndexPtr index;
    DecoderOptions options;
    std::size_t budget = 0;
    std::optional<av::Source> source;
    av::CodecPtr codec;
    av::PacketPtr packet = av::makePacket();
    av::FramePtr raw = av::makeFrame();
    av::Orientation orientation;
    std::vector<std::int64_t> keys; // places of packets a decoder can start at
    std::unordered_multimap<std::uint64_t, std::int64_t> places;

    // The run: where reading and decoding stand since the last seek.
    bool running = false;
    bool drained = false;
    std::int64_t next = 0;         // place of the packet read next
    std::int64_t lastOut = -1;     // display index of the last frame that came out
    std::int64_t skippedUpTo = -1; // frames up to here may have been skipped on the way

    std::map<std::int64_t, VideoFramePtr> cache;
    std::size_t cacheSize = 0;
    std::int64_t decoded = 0;
    CancelCheck cancelled;

    [[nodiscard]] std::string where() const { return index->info.path.string(); }
    [[nodiscard]] const PacketEntry& entry(std::int64_t place) const {
        return index->packets[static_cast<std::size_t>(place)];
    }
    [[nodiscard]] std::int64_t packetCount() const { return static_cast<std::int64_t>(index->packets.size()); }

    Status openAll();
    [[nodiscard]] std::size_t keyFor(std::int64_t frame) const;
    [[nodiscard]] std::int64_t identify() const;
    [[nodiscard]] std::optional<std::int64_t> land();
    bool seekTo(std::int64_t place);
    bool reopen();
    void restartAt(std::int64_t place);
    bool readOne();
    void drain();
    void keep(std::int64_t frame, VideoFramePtr picture, std::int64_t target);
    enum class Run { Found, Missing, Cancelled };
    Run runTo(std::int64_t target);
    void receive(std::int64_t target);
    bool wantedIsClean = true;
};

Status Decoder::Impl::openAll() {
    auto opened = av::Source::open(index->info.path, av::Source::Detail::Header);
    if (!opened)
        return std::unexpected(opened.error());
    if (static_cast<unsigned>(index->videoStream) >= (*opened)->nb_streams)
        return fail(ErrorCode::Corrupt, "the file changed since it was opened", where(), "open it again");
    opened->keepOnly({index->videoStream});
    auto made = av::openDecoder(*opened, index->videoStream, options.threads, where());
    if (!made)
        return std::unexpected(made.error());
    codec.reset(); // before the source whose parameters it came from
    source = std::move(*opened);
    codec = std::move(*made);
    orientation = av::orientationOf(*source, index->videoStream);
    running = false;
    return {};
}

// Place in keys of the last key packet from which a frame can be decoded: not after it in decode order, and itself not
// shown after it (frames shown before a key that is before them in decode order need the key before).
std::size_t Decoder::Impl::keyFor(std::int64_t frame) const {
    const std::int64_t place = index->packetOfFrame[static_cast<std::size_t>(frame)];
    auto it = std::upper_bound(keys.begin(), keys.end(), place);
    while (it != keys.begin()) {
        --it;
        const PacketEntry& key = entry(*it);
        if (key.frame >= 0 ? key.frame <= frame : key.discard || it == keys.begin())
            return static_cast<std::size_t>(it - keys.begin());
    }
    return 0;
}

// The place of the packet just read, when only one fits.
std::int64_t Decoder::Impl::identify() const {
    const auto [begin, end] = places.equal_range(placeKey(packet->pos, packet->size));
    std::int64_t found = -1;
    int fits = 0;
    for (auto it = begin; it != end; ++it) {
        const PacketEntry& e = entry(it->second);
        if (e.pos == packet->pos && std::cmp_equal(e.size, packet->size)) {
            found = it->second;
            ++fits;
        }
    }
    if (fits == 1)
        return found;
    fits = 0;
    for (auto it = begin; it != end; ++it) {
        const PacketEntry& e = entry(it->second);
        if (e.pos == packet->pos && std::cmp_equal(e.size, packet->size) && packet->pts != AV_NOPTS_VALUE &&
            e.pts == packet->pts) {
            found = it->second;
            ++fits;
        }
    }
    return fits == 1 ? found : -1;
}

// Reads on until a packet is recognised; it stays in `packet`. Nothing when none is within reach.
std::optional<std::int64_t> Decoder::Impl::land() {
    for (int tries = 0; tries < 400; ++tries) {
        av_packet_unref(packet.get());
        if (av_read_frame(source->get(), packet.get()) < 0)
            return std::nullopt;
        if (packet->stream_index != index->videoStream)
            continue;
        const std::int64_t place = identify();
        if (place >= 0)
            return place;
    }
    return std::nullopt;
}

bool Decoder::Impl::reopen() {
    if (!openAll())
        return false;
    next = 0;
    return true;
}

// Leaves the container where reading gives a packet at or before `place`: then next is that packet's place, and it
// waits in `packet`. After reopening, nothing waits.
bool Decoder::Impl::seekTo(std::int64_t place) {
    const std::string_view container = (*source)->iformat->name;
    const bool byPts = container.find("matroska") != std::string_view::npos;
    const auto attempt = [&](std::int64_t time, int flags) {
        if (time == noTimestamp || av_seek_frame(source->get(), index->videoStream, time, flags) < 0)
            return false;
        const auto landed = land();
        if (!landed || *landed > place)
            return false;
        next = *landed;
        return true;
    };
    const auto key = std::upper_bound(keys.begin(), keys.end(), place);
    if (place == 0 || key == keys.begin())
        return reopen();
    // First the key itself, then ever further back.
    const auto at = static_cast<std::size_t>(key - keys.begin()) - 1;
    for (const std::size_t back : {std::size_t{0}, std::size_t{1}, std::size_t{4}}) {
        if (back > at || (cancelled && cancelled()))
            break;
        const PacketEntry& e = entry(keys[at - back]);
        const std::int64_t first = byPts ? e.pts : e.dts, second = byPts ? e.dts : e.pts;
        if (attempt(first, AVSEEK_FLAG_BACKWARD) || (second != first && attempt(second, AVSEEK_FLAG_BACKWARD)))
            return true;
    }
    if ((*source)->iformat->flags & AVFMT_TS_DISCONT) {
        const std::int64_t pos = entry(keys[at]).pos;
        if (pos > 0 && attempt(pos, AVSEEK_FLAG_BYTE))
            return true;
    }
    return reopen();
}

void Decoder::Impl::restartAt(std::int64_t place) {
    av_packet_unref(packet.get());
    drained = false;
    lastOut = -1;
    skippedUpTo = -1;
    running = seekTo(place);
    if (running)
        avcodec_flush_buffers(codec.get());
    // Packets before the key are read, not decoded.
    bool waiting = packet->buf != nullptr;
    while (running && next < place) {
        if (cancelled && cancelled()) {
            running = false;
            break;
        }
        if (waiting) {
            waiting = false;
            av_packet_unref(packet.get());
            ++next;
            continue;
        }
        if (!readOne()) {
            running = false;
            break;
        }
        av_packet_unref(packet.get());
        ++next;
    }
}

// Reads the next packet of the picture into `packet`. False at the end.
bool Decoder::Impl::readOne() {
    for (;;) {
        av_packet_unref(packet.get());
        if (av_read_frame(source->get(), packet.get()) < 0)
            return false;
        if (packet->stream_index == index->videoStream)
            return true;
    }
}

void Decoder::Impl::keep(std::int64_t frame, VideoFramePtr picture, std::int64_t target) {
    const std::size_t size = picture->bytes();
    if (const auto [it, added] = cache.try_emplace(frame, std::move(picture)); added)
        cacheSize += size;
    while (cacheSize > budget && cache.size() > 1) { // the farthest from where we look goes first
        const auto first = cache.begin();
        const auto last = std::prev(cache.end());
        const auto victim = target - first->first > last->first - target ? first : last;
        if (victim->first == target)
            break;
        cacheSize -= victim->second->bytes();
        cache.erase(victim);
    }
}

void Decoder::Impl::receive(std::int64_t target) {
    while (avcodec_receive_frame(codec.get(), raw.get()) == 0) {
        ++decoded;
        const std::int64_t place = av::markOf(raw.get());
        const std::int64_t frame = place >= 0 && place < packetCount() ? entry(place).frame : -1;
        if (frame >= 0) {
            lastOut = std::max(lastOut, frame);
            const bool clean = raw->decode_error_flags == 0 && (raw->flags & AV_FRAME_FLAG_CORRUPT) == 0;
            if (frame == target)
                wantedIsClean = clean;
            if (frame == target || clean) {
                auto picture = std::make_unique<VideoFrame::Picture>();
                picture->frame = av::makeFrame();
                picture->aspect = av::pixelAspect(*source, index->videoStream, raw.get());
                picture->orientation = orientation;
                av_frame_move_ref(picture->frame.get(), raw.get());
                keep(frame, std::make_shared<const VideoFrame>(frame, index->frames.timeOf(frame), std::move(picture)),
                     target);
            }
        }
        av_frame_unref(raw.get());
    }
}

// Decodes on from where the run stands until the target comes out, passes, or the file ends.
Decoder::Impl::Run Decoder::Impl::runTo(std::int64_t target) {
    const std::int64_t targetPlace = index->packetOfFrame[static_cast<std::size_t>(target)];
    bool waiting = packet->buf != nullptr;
    while (!cache.contains(target)) {
        if (cancelled && cancelled())
            return Run::Cancelled;
        if (drained || (lastOut > target && next > targetPlace))
            return Run::Missing;
        if (!waiting && (next >= packetCount() || !readOne())) {
            av_packet_unref(packet.get());
            avcodec_send_packet(codec.get(), nullptr);
            receive(target);
            drained = true;
            continue;
        }
        waiting = false;
        if (next >= packetCount())
            continue;
        const PacketEntry& e = entry(next);
        const bool early = e.frame >= 0 && e.frame < target - keptBefore;
        codec->skip_frame = early ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
        if (early)
            skippedUpTo = std::max<std::int64_t>(skippedUpTo, e.frame);
        av::setMark(codec.get(), next++);
        const int sent = avcodec_send_packet(codec.get(), packet.get());
        av_packet_unref(packet.get());
        if (sent < 0 && sent != AVERROR_INVALIDDATA && sent != AVERROR(EAGAIN) && sent != AVERROR_EOF)
            continue;
        receive(target);
    }
    return Run::Found;
}

Result<std::unique_ptr<Decoder>> Decoder::open(MediaIndexPtr index, const DecoderOptions& options) {
    if (index == nullptr || !index->hasVideo())
        return fail(ErrorCode::Unsupported, "there is no picture in this file", index ? index->info.path.string() : "",
                    "choose a video file");
    auto impl = std::make_unique<Impl>(std::move(index), options);
    impl->budget = options.cacheBytes > 0 ? options.cacheBytes : fairCacheBytes();
    for (std::int64_t i = 0; i < impl->packetCount(); ++i) {
        const PacketEntry& e = impl->entry(i);
        if (e.key || i == 0)
            impl->keys.push_back(i);
        impl->places.emplace(placeKey(e.pos, e.size), i);
    }
    if (auto opened = impl->openAll(); !opened)
        return std::unexpected(opened.error());
    return std::unique_ptr<Decoder>(new Decoder(std::move(impl)));
}

Decoder::Decoder(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Decoder::~Decoder() = default;

const MediaIndex& Decoder::index() const { return *m_impl->index; }
std::int64_t Decoder::decodedCount() const { return m_impl->decoded; }

VideoFramePtr Decoder::cached(std::int64_t index) const {
    const auto it = m_impl->cache.find(index);
    return it == m_impl->cache.end() ? nullptr : it->second;
}

void Decoder::clearCache() {
    m_impl->cache.clear();
    m_impl->cacheSize = 0;
    m_impl->running = false;
}

std::int64_t Decoder::costOf(std::int64_t index) const {
    return m_impl->index->packetOfFrame.at(static_cast<std::size_t>(index)) - m_impl->keys[m_impl->keyFor(index)] + 1;
}

Result<VideoFramePtr> Decoder::frame(std::int64_t index, const CancelCheck& cancelled) {
    Impl& d = *m_impl;
    const std::int64_t count = d.index->frames.frameCount();
    if (index < 0 || index >= count)
        return fail(ErrorCode::Invalid, "there is no frame " + std::to_string(index), d.where(),
                    "use 0 to " + std::to_string(count - 1));
    if (auto kept = cached(index))
        return kept;
    const Error stopped{ErrorCode::Cancelled, "stopped", d.where(), ""};
    d.cancelled = cancelled;
    const std::int64_t place = d.index->packetOfFrame[static_cast<std::size_t>(index)];
    std::size_t key = d.keyFor(index);
    const bool canReadOn = d.running && !d.drained && d.lastOut < index && d.skippedUpTo < index &&
                           (d.keys[key] <= d.next || place - d.next <= worthReading);
    if (canReadOn) {
        const auto run = d.runTo(index);
        if (run == Impl::Run::Cancelled)
            return std::unexpected(stopped);
        if (run == Impl::Run::Found && d.wantedIsClean)
            return cached(index);
    }
    // From the key frame; if the frame does not come out whole, from earlier ones.
    std::size_t back = 1;
    for (int tries = 0;; ++tries) {
        if (const auto it = d.cache.find(index); it != d.cache.end()) { // a damaged one from the try before
            d.cacheSize -= it->second->bytes();
            d.cache.erase(it);
        }
        d.wantedIsClean = true;
        d.restartAt(d.keys[key]);
        if (cancelled && cancelled()) {
            d.running = false;
            return std::unexpected(stopped);
        }
        const auto run = d.running ? d.runTo(index) : Impl::Run::Missing;
        if (run == Impl::Run::Cancelled)
            return std::unexpected(stopped);
        const bool last = key == 0 || tries >= 3;
        if (run == Impl::Run::Found && (d.wantedIsClean || last))
            return cached(index);
        if (key == 0)
            return fail(ErrorCode::Corrupt, "frame " + std::to_string(index) + " cannot be decoded", d.where(),
                        "the file is damaged there");
        key = tries >= 2 ? 0 : key - std::min(key, back);
        back *= 2;
    }
}

Result<VideoFramePtr> Decoder::frameAt(MediaTime time, const CancelCheck& cancelled) {
    return frame(m_impl->index->frames.frameAt(time), cancelled);
}

} // namespace attune
