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
#include <set>
#include <string>
#include <tuple>
#include <unistd.h>
#include <utility>
#include <vector>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace attune {
namespace {

constexpr std::int64_t keptBefore = 32; // frames before the target that are decoded fully: the next steps back are free
constexpr std::int64_t keptAtRest = 12; // the same, where more are made ready afterwards
constexpr std::int64_t worthReading = 12; // packets ahead up to which reading on beats a seek
constexpr std::int64_t nearKey =
    24; // frames from the key up to which the three that are saved outweigh a new beginning

std::size_t fairCacheBytes() {
    const long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    const std::size_t ram =
        pages > 0 && page > 0 ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(page) : 0;
    constexpr std::size_t most = std::size_t{512} << 20;
    return ram == 0 ? most / 4 : std::min(most, ram / 8);
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
    std::vector<std::int32_t> keys;  // places of packets a decoder can start at
    std::vector<std::int32_t> byPos; // places of packets by byte position and size

    // The run: where reading and decoding stand since the last seek.
    bool fresh = false; // nothing of the file has been read yet
    bool running = false;
    bool drained = false;
    std::int64_t next = 0;         // place of the packet read next
    std::int64_t lastOut = -1;     // display index of the last frame that came out
    std::int64_t skippedUpTo = -1; // frames up to here may have been skipped on the way

    // What the present request is for.
    std::int64_t target = -1;
    std::int64_t keepFrom = 0; // frames from here to the target are decoded fully, the next steps back being free
    std::int64_t focus = -1;   // where the user looks: frames far from it leave the cache first
    bool onlyWanted = false;   // frames before keepFrom are not kept even when they come out
    bool endsThere = false;    // no frame after the target is wanted soon

    std::map<std::int64_t, VideoFramePtr> cache;
    std::size_t cacheSize = 0;
    std::set<std::int64_t> unreadable; // frames that did not come out
    std::int64_t decoded = 0;
    CancelCheck cancelled;

    [[nodiscard]] std::string where() const { return index->info.path.string(); }
    [[nodiscard]] const PacketEntry& entry(std::int64_t place) const {
        return index->packets[static_cast<std::size_t>(place)];
    }
    [[nodiscard]] std::int64_t packetCount() const { return static_cast<std::int64_t>(index->packets.size()); }

    void useIndex();
    Status openSource();
    Status openAll();
    [[nodiscard]] std::size_t keyFor(std::int64_t frame) const;
    [[nodiscard]] std::int64_t identify() const;
    [[nodiscard]] std::optional<std::int64_t> land();
    bool seekTo(std::int64_t place);
    bool reopen();
    void restartAt(std::int64_t place);
    bool readOne();
    void drain();
    void keep(std::int64_t frame, const VideoFramePtr& picture);
    void forget(std::int64_t frame);
    enum class Run { Found, Missing, Cancelled };
    Run runTarget();
    void receive();
    Result<VideoFramePtr> decodeTarget();
    bool wantedIsClean = true;
};

void Decoder::Impl::useIndex() {
    keys.clear();
    byPos.resize(index->packets.size());
    for (std::size_t i = 0; i < byPos.size(); ++i) {
        byPos[i] = static_cast<std::int32_t>(i);
        if (index->packets[i].key || i == 0)
            keys.push_back(byPos[i]);
    }
    std::sort(byPos.begin(), byPos.end(), [this](std::int32_t a, std::int32_t b) {
        const PacketEntry &x = entry(a), &y = entry(b);
        return std::tuple(x.pos, std::uint32_t{x.size}, a) < std::tuple(y.pos, std::uint32_t{y.size}, b);
    });
}

Status Decoder::Impl::openSource() {
    auto opened = av::Source::open(index->info.path, av::Source::Detail::Header);
    if (!opened)
        return std::unexpected(opened.error());
    if (static_cast<unsigned>(index->videoStream) >= (*opened)->nb_streams)
        return fail(ErrorCode::Corrupt, "the file changed since it was opened", where(), "open it again");
    opened->keepOnly({index->videoStream});
    source = std::move(*opened);
    fresh = true;
    running = false;
    return {};
}

Status Decoder::Impl::openAll() {
    if (auto opened = openSource(); !opened)
        return opened;
    auto made = av::openDecoder(*source, index->videoStream, options.threads, where());
    if (!made)
        return std::unexpected(made.error());
    codec = std::move(*made);
    orientation = av::orientationOf(*source, index->videoStream);
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
    const auto size = static_cast<std::uint32_t>(std::max(packet->size, 0));
    const auto first = std::lower_bound(byPos.begin(), byPos.end(), std::pair(packet->pos, size),
                                        [this](std::int32_t place, const std::pair<std::int64_t, std::uint32_t>& read) {
                                            const PacketEntry& e = entry(place);
                                            return std::pair(e.pos, std::uint32_t{e.size}) < read;
                                        });
    std::int64_t fits = -1, fitsWithTime = -1;
    int count = 0, countWithTime = 0;
    for (auto it = first; it != byPos.end() && entry(*it).pos == packet->pos && entry(*it).size == size; ++it) {
        fits = *it;
        ++count;
        if (packet->pts != AV_NOPTS_VALUE && entry(*it).pts == packet->pts) {
            fitsWithTime = *it;
            ++countWithTime;
        }
    }
    return count == 1 ? fits : countWithTime == 1 ? fitsWithTime : -1;
}

// Reads on until a packet is recognised; it stays in `packet`. Nothing when none is within reach.
std::optional<std::int64_t> Decoder::Impl::land() {
    for (int tries = 0; tries < 400; ++tries) {
        av_packet_unref(packet.get());
        fresh = false;
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

// The codec stays: its pool of buffers would live on beside a new one as long as one cached frame is out of it.
bool Decoder::Impl::reopen() {
    if (!fresh && !openSource())
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
        fresh = false;
        if (av_read_frame(source->get(), packet.get()) < 0)
            return false;
        if (packet->stream_index == index->videoStream)
            return true;
    }
}

void Decoder::Impl::forget(std::int64_t frame) {
    if (const auto it = cache.find(frame); it != cache.end()) {
        cacheSize -= it->second->bytes();
        cache.erase(it);
    }
}

void Decoder::Impl::keep(std::int64_t frame, const VideoFramePtr& picture) {
    const std::size_t size = picture->bytes();
    if (const auto [it, added] = cache.try_emplace(frame, picture); added)
        cacheSize += size;
    while (cacheSize > budget && cache.size() > 1) { // the farthest from where the user looks goes first
        const std::int64_t first = cache.begin()->first, last = cache.rbegin()->first;
        const std::int64_t victim = focus - first > last - focus ? first : last;
        if (victim == target)
            break;
        forget(victim);
    }
}

void Decoder::Impl::receive() {
    while (avcodec_receive_frame(codec.get(), raw.get()) == 0) {
        ++decoded;
        const std::int64_t place = av::markOf(raw.get());
        const std::int64_t frame = place >= 0 && place < packetCount() ? entry(place).frame : -1;
        if (frame >= 0) {
            lastOut = std::max(lastOut, frame);
            const bool clean = raw->decode_error_flags == 0 && (raw->flags & AV_FRAME_FLAG_CORRUPT) == 0;
            if (frame == target)
                wantedIsClean = clean;
            if (frame == target || (clean && (!onlyWanted || frame >= keepFrom))) {
                auto picture = av::makePicture(*source, index->videoStream, orientation, raw.get());
                keep(frame, std::make_shared<const VideoFrame>(frame, index->frames.timeOf(frame), std::move(picture)));
            }
        }
        av_frame_unref(raw.get());
    }
}

// Brings out what the decoder still holds. The run ends there.
void Decoder::Impl::drain() {
    avcodec_send_packet(codec.get(), nullptr);
    receive();
    drained = true;
}

// Decodes on from where the run stands until the target comes out, passes, or the file ends.
Decoder::Impl::Run Decoder::Impl::runTarget() {
    const std::int64_t targetPlace = index->packetOfFrame[static_cast<std::size_t>(target)];
    const bool drainAfterIt = endsThere && targetPlace - keys[keyFor(target)] < nearKey;
    bool waiting = packet->buf != nullptr;
    while (!cache.contains(target)) {
        if (cancelled && cancelled())
            return Run::Cancelled;
        if (drained || (lastOut > target && next > targetPlace))
            return Run::Missing;
        if (!waiting && (next >= packetCount() || !readOne())) {
            av_packet_unref(packet.get());
            drain();
            continue;
        }
        waiting = false;
        if (next >= packetCount())
            continue;
        const PacketEntry& e = entry(next);
        const bool early = e.frame >= 0 && e.frame < keepFrom;
        codec->skip_frame = early ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
        if (early)
            skippedUpTo = std::max<std::int64_t>(skippedUpTo, e.frame);
        av::setMark(codec.get(), next++);
        const int sent = avcodec_send_packet(codec.get(), packet.get());
        av_packet_unref(packet.get());
        if (sent < 0 && sent != AVERROR_INVALIDDATA && sent != AVERROR(EAGAIN) && sent != AVERROR_EOF)
            continue;
        receive();
        // All of the target is in the decoder when the next packet begins another frame.
        if (drainAfterIt && next > targetPlace && (next == packetCount() || entry(next).frame >= 0))
            drain();
    }
    return Run::Found;
}

Result<std::unique_ptr<Decoder>> Decoder::open(MediaIndexPtr index, const DecoderOptions& options) {
    if (index == nullptr || !index->hasVideo())
        return fail(ErrorCode::Unsupported, "there is no picture in this file", index ? index->info.path.string() : "",
                    "choose a video file");
    auto impl = std::make_unique<Impl>(std::move(index), options);
    impl->budget = options.cacheBytes > 0 ? options.cacheBytes : fairCacheBytes();
    impl->useIndex();
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
    m_impl->unreadable.clear();
    m_impl->cacheSize = 0;
    m_impl->running = false;
}

std::int64_t Decoder::costOf(std::int64_t index) const {
    return m_impl->index->packetOfFrame.at(static_cast<std::size_t>(index)) - m_impl->keys[m_impl->keyFor(index)] + 1;
}

// Brings the target into the cache.
Result<VideoFramePtr> Decoder::Impl::decodeTarget() {
    const Error stopped{ErrorCode::Cancelled, "stopped", where(), ""};
    const std::int64_t place = index->packetOfFrame[static_cast<std::size_t>(target)];
    std::size_t key = keyFor(target);
    const bool canReadOn = running && !drained && lastOut < target && skippedUpTo < target &&
                           (keys[key] <= next || place - next <= worthReading);
    if (canReadOn) {
        const auto run = runTarget();
        if (run == Run::Cancelled)
            return std::unexpected(stopped);
        if (run == Run::Found && wantedIsClean)
            return cache.at(target);
    }
    // From the key frame; if the frame does not come out whole, from earlier ones.
    std::size_t back = 1;
    for (int tries = 0;; ++tries) {
        forget(target); // a damaged one from the try before
        wantedIsClean = true;
        restartAt(keys[key]);
        if (cancelled && cancelled()) {
            running = false;
            return std::unexpected(stopped);
        }
        const auto run = running ? runTarget() : Run::Missing;
        if (run == Run::Cancelled)
            return std::unexpected(stopped);
        const bool last = key == 0 || tries >= 3;
        if (run == Run::Found && (wantedIsClean || last))
            return cache.at(target);
        if (key == 0) {
            unreadable.insert(target);
            return fail(ErrorCode::Corrupt, "frame " + std::to_string(target) + " cannot be decoded", where(),
                        "the file is damaged there");
        }
        key = tries >= 2 ? 0 : key - std::min(key, back);
        back *= 2;
    }
}

Result<VideoFramePtr> Decoder::frame(std::int64_t index, const CancelCheck& cancelled, Near near) {
    Impl& d = *m_impl;
    const std::int64_t count = d.index->frames.frameCount();
    if (index < 0 || index >= count)
        return fail(ErrorCode::Invalid, "there is no frame " + std::to_string(index), d.where(),
                    "use 0 to " + std::to_string(count - 1));
    if (auto kept = cached(index))
        return kept;
    d.cancelled = cancelled;
    d.target = d.focus = index;
    d.keepFrom = index - (near == Near::Both ? keptBefore : near == Near::Before ? keptAtRest : 0);
    d.endsThere = near == Near::Before || near == Near::None;
    d.onlyWanted = false;
    return d.decodeTarget();
}

Result<bool> Decoder::prefetchBefore(std::int64_t frame, std::int64_t count, const CancelCheck& cancelled) {
    Impl& d = *m_impl;
    const std::int64_t from = std::max<std::int64_t>(0, frame - count);
    std::int64_t missing = std::min(frame, d.index->frames.frameCount()) - 1;
    while (missing >= from && (d.cache.contains(missing) || d.unreadable.contains(missing)))
        --missing;
    if (missing < from)
        return false;
    d.cancelled = cancelled;
    d.target = missing;
    d.focus = frame;
    d.keepFrom = from;
    d.onlyWanted = true;
    d.endsThere = false;
    const auto got = d.decodeTarget();
    if (!got && got.error().code != ErrorCode::Cancelled && got.error().code != ErrorCode::Corrupt)
        return std::unexpected(got.error());
    return true;
}

std::int64_t Decoder::cachedBefore(std::int64_t frame) const {
    std::int64_t n = 0;
    while (n < frame && (m_impl->cache.contains(frame - 1 - n) || m_impl->unreadable.contains(frame - 1 - n)))
        ++n;
    return n;
}

std::int64_t Decoder::cacheFrames() const {
    const Impl& d = *m_impl;
    const VideoInfo& video = *d.index->info.video;
    const std::size_t one = d.cache.empty()
                                ? static_cast<std::size_t>(video.width) * static_cast<std::size_t>(video.height) * 3 / 2
                                : d.cache.begin()->second->bytes();
    return static_cast<std::int64_t>(d.budget / std::max<std::size_t>(1, one));
}

void Decoder::replaceIndex(MediaIndexPtr index) {
    Impl& d = *m_impl;
    const MediaIndexPtr before = std::exchange(d.index, std::move(index));
    std::vector<std::int64_t> changed;
    for (const auto& [frame, picture] : d.cache) {
        const auto place = static_cast<std::size_t>(before->packetOfFrame[static_cast<std::size_t>(frame)]);
        if (place >= d.index->packets.size() || d.index->packets[place].frame != frame ||
            d.index->frames.timeOf(frame) != picture->time())
            changed.push_back(frame);
    }
    for (const std::int64_t frame : changed)
        d.forget(frame);
    d.unreadable.clear();
    d.useIndex();
    // Where reading stands is still right when there are only more packets than before.
    if (before->stage != IndexStage::Growing || d.drained || !changed.empty())
        d.running = false;
}

Result<VideoFramePtr> Decoder::frameAt(MediaTime time, const CancelCheck& cancelled) {
    return frame(m_impl->index->frames.frameAt(time), cancelled);
}

} // namespace attune
