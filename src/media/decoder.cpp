// SPDX-License-Identifier: GPL-3.0-or-later
// A frame is known by the place of its packet in decode order, which travels through the decoder beside it.
#include "media/decoder.h"

#include "media/av_support.h"
#include "media/packet_reader.h"
#include "media/picture.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unistd.h>
#include <utility>

extern "C" {
#include <libavcodec/avcodec.h>
}

namespace attune {
namespace {

constexpr std::int64_t keptBefore = 32; // frames before the target that are decoded fully: the next steps back are free
constexpr std::int64_t keptAtRest = 12; // the same, where more are made ready afterwards
constexpr std::int64_t worthReading = 12; // packets ahead up to which reading on beats a seek
constexpr std::int64_t nearKey = 24;      // frames from the key up to which reading on is not worth three more

std::size_t fairCacheBytes() {
    const long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    const std::size_t ram =
        pages > 0 && page > 0 ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(page) : 0;
    constexpr std::size_t most = std::size_t{512} << 20;
    return ram == 0 ? most / 4 : std::min(most, ram / 8);
}

} // namespace

struct Decoder::Impl {
    Impl(MediaIndexPtr i, const DecoderOptions& o) : index(std::move(i)), options(o), reader(index) {}

    MediaIndexPtr index;
    DecoderOptions options;
    std::size_t budget = 0;
    PacketReader reader;
    av::CodecPtr codec;
    av::FramePtr raw = av::makeFrame();
    av::Orientation orientation;

    // The run: how far decoding has come since the last seek.
    bool running = false;
    bool drained = false;
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

    Status openAll();
    void restartAt(std::int64_t place);
    void drain();
    void keep(std::int64_t frame, const VideoFramePtr& picture);
    void forget(std::int64_t frame);
    enum class Run { Found, Missing, Cancelled };
    Run runTarget();
    void receive();
    Result<VideoFramePtr> decodeTarget();
    bool wantedIsClean = true;
};

Status Decoder::Impl::openAll() {
    if (auto opened = reader.open(); !opened)
        return opened;
    auto made = av::openDecoder(reader.source(), index->videoStream, options.threads, where());
    if (!made)
        return std::unexpected(made.error());
    codec = std::move(*made);
    orientation = av::orientationOf(reader.source(), index->videoStream);
    return {};
}

// The codec stays: its pool of buffers would live on beside a new one as long as one cached frame is out of it.
void Decoder::Impl::restartAt(std::int64_t place) {
    drained = false;
    lastOut = -1;
    skippedUpTo = -1;
    running = reader.startAt(place, cancelled);
    if (running)
        avcodec_flush_buffers(codec.get());
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
                auto picture = av::makePicture(reader.source(), index->videoStream, orientation, raw.get());
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
    const bool drainAfterIt = endsThere && targetPlace - reader.keys()[reader.keyFor(target)] < nearKey;
    while (!cache.contains(target)) {
        if (cancelled && cancelled())
            return Run::Cancelled;
        if (drained || (lastOut > target && reader.next() > targetPlace))
            return Run::Missing;
        if (reader.next() >= packetCount() || !reader.fetch()) {
            drain();
            continue;
        }
        const std::int64_t place = reader.next();
        const PacketEntry& e = entry(place);
        const bool early = e.frame >= 0 && e.frame < keepFrom;
        codec->skip_frame = early ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
        if (early)
            skippedUpTo = std::max<std::int64_t>(skippedUpTo, e.frame);
        av::setMark(codec.get(), place);
        const int sent = avcodec_send_packet(codec.get(), reader.packet());
        reader.advance();
        if (sent < 0 && sent != AVERROR_INVALIDDATA && sent != AVERROR(EAGAIN) && sent != AVERROR_EOF)
            continue;
        receive();
        // All of the target is in the decoder when the next packet begins another frame.
        if (drainAfterIt && place >= targetPlace && (place + 1 == packetCount() || entry(place + 1).frame >= 0))
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
    return m_impl->index->packetOfFrame.at(static_cast<std::size_t>(index)) -
           m_impl->reader.keys()[m_impl->reader.keyFor(index)] + 1;
}

// Brings the target into the cache.
Result<VideoFramePtr> Decoder::Impl::decodeTarget() {
    const Error stopped{ErrorCode::Cancelled, "stopped", where(), ""};
    const std::int64_t place = index->packetOfFrame[static_cast<std::size_t>(target)];
    const auto& keys = reader.keys();
    std::size_t key = reader.keyFor(target);
    const bool canReadOn = running && !drained && lastOut < target && skippedUpTo < target &&
                           (keys[key] <= reader.next() || place - reader.next() <= worthReading);
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
    d.reader.useIndex(d.index);
    // Where reading stands is still right when there are only more packets than before.
    if (before->stage != IndexStage::Growing || d.drained || !changed.empty())
        d.running = false;
}

Result<VideoFramePtr> Decoder::frameAt(MediaTime time, const CancelCheck& cancelled) {
    return frame(m_impl->index->frames.frameAt(time), cancelled);
}

} // namespace attune
