// SPDX-License-Identifier: GPL-3.0-or-later
// FOLDER/HASH.scrub: a head, the pictures one after another as JPEG, a table of them, and a tail that says where the
// table is and what it sums to. While it is being made the table is in memory only. docs/decisions/0004.
#include "media/scrub_cache.h"

#include "base/hash.h"
#include "media/cache_file.h"
#include "media/picture.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/crc.h>
#include <libavutil/frame.h>
#include <libswscale/swscale.h>
}

namespace attune {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view headMagic = "attune scrub\n", tailMagic = "attune scrub end";
constexpr std::uint32_t version = 1;
constexpr std::size_t entryBytes = 20;
constexpr std::size_t tailBytes = 8 + 8 + 64 + tailMagic.size();
constexpr std::uint64_t mostEntries = 40'000'000;

constexpr double bytesPerPixel = 0.08;            // of a lively picture at middling quality
constexpr int smallestWidth = 128;                // below this nothing is recognised
constexpr int bestQuality = 4, worstQuality = 24; // JPEG quantizer scale

struct Entry {
    std::uint64_t offset = 0;
    std::uint32_t size = 0;
    std::uint32_t frame = 0;
    std::uint32_t crc = 0;
};

fs::path placeOf(const fs::path& folder, const std::string& contentHash) { return folder / (contentHash + ".scrub"); }

// Also the size of the media file: a hash that was taken before the file was replaced does not go through unseen.
std::string head(const std::string& contentHash, const MediaIndexPtr& index) {
    std::error_code ignored;
    ByteWriter out;
    out.text(headMagic);
    out.u32(version);
    out.text(contentHash);
    out.u64(index ? fs::file_size(index->info.path, ignored) : 0);
    return out.bytes();
}

std::uint32_t crcOf(const std::uint8_t* data, std::size_t size) {
    return av_crc(av_crc_get_table(AV_CRC_32_IEEE), 0xFFFFFFFF, data, size);
}

bool readAt(int fd, std::uint64_t offset, void* to, std::size_t size) {
    auto* out = static_cast<char*>(to);
    while (size > 0) {
        const ssize_t got = ::pread(fd, out, size, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        out += got;
        offset += static_cast<std::uint64_t>(got);
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool writeAt(int fd, std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
        offset += static_cast<std::uint64_t>(put);
    }
    return true;
}

struct ScalerCloser {
    void operator()(SwsContext* context) const { sws_freeContext(context); }
};

/// Makes JPEGs of pictures of one size.
class JpegMaker {
  public:
    JpegMaker(int width, int height) : m_width(width), m_height(height) {
        const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
        if (codec == nullptr)
            return;
        m_codec.reset(avcodec_alloc_context3(codec));
        m_codec->width = width;
        m_codec->height = height;
        m_codec->pix_fmt = AV_PIX_FMT_YUVJ420P;
        m_codec->color_range = AVCOL_RANGE_JPEG;
        m_codec->time_base = {1, 25};
        m_codec->thread_count = 1;
        m_codec->flags |= AV_CODEC_FLAG_QSCALE;
        m_codec->global_quality = FF_QP2LAMBDA * bestQuality;
        m_frame->format = AV_PIX_FMT_YUVJ420P;
        m_frame->width = width;
        m_frame->height = height;
        m_scaler.reset(sws_getContext(width, height, AV_PIX_FMT_BGRA, width, height, AV_PIX_FMT_YUVJ420P, SWS_BILINEAR,
                                      nullptr, nullptr, nullptr));
        m_ready =
            m_scaler && avcodec_open2(m_codec.get(), codec, nullptr) >= 0 && av_frame_get_buffer(m_frame.get(), 0) >= 0;
    }
    /// Empty when it cannot be made.
    std::string make(const Image& image, int quality) {
        if (!m_ready || image.width != m_width || image.height != m_height || av_frame_make_writable(m_frame.get()) < 0)
            return {};
        const std::uint8_t* planes[4] = {image.bgra.data(), nullptr, nullptr, nullptr};
        const int strides[4] = {image.stride, 0, 0, 0};
        sws_scale(m_scaler.get(), planes, strides, 0, m_height, m_frame->data, m_frame->linesize);
        m_frame->quality = FF_QP2LAMBDA * quality;
        m_frame->pts = m_next++;
        av_packet_unref(m_packet.get());
        if (avcodec_send_frame(m_codec.get(), m_frame.get()) < 0 ||
            avcodec_receive_packet(m_codec.get(), m_packet.get()) < 0)
            return {};
        return {reinterpret_cast<const char*>(m_packet->data), static_cast<std::size_t>(m_packet->size)};
    }

  private:
    int m_width, m_height;
    av::CodecPtr m_codec;
    av::FramePtr m_frame = av::makeFrame();
    av::PacketPtr m_packet = av::makePacket();
    std::unique_ptr<SwsContext, ScalerCloser> m_scaler;
    std::int64_t m_next = 0;
    bool m_ready = false;
};

} // namespace

struct ScrubCache::Impl {
    int fd = -1;
    fs::path path; // under its name, or aside while it is made
    mutable std::mutex mutex;
    // Guarded by mutex.
    std::vector<Entry> table; // by rising frame
    MediaIndexPtr index;      // for the times of frames
    std::uint64_t size = 0;   // bytes of the file
    bool complete = false;
    bool broken = false; // a picture was not what it was written as
    av::CodecPtr codec;

    ~Impl() {
        if (fd >= 0)
            ::close(fd);
    }
    [[nodiscard]] const Entry* nearest(std::int64_t frame) const {
        const auto after = std::upper_bound(table.begin(), table.end(), frame, [](std::int64_t f, const Entry& e) {
            return f < static_cast<std::int64_t>(e.frame);
        });
        return after == table.begin() ? nullptr : &*(after - 1);
    }
    av::FramePtr decode(const AVPacket* packet);
};

av::FramePtr ScrubCache::Impl::decode(const AVPacket* packet) {
    if (!codec) {
        const AVCodec* found = avcodec_find_decoder(AV_CODEC_ID_MJPEG);
        if (found == nullptr)
            return nullptr;
        codec.reset(avcodec_alloc_context3(found));
        codec->thread_count = 1;
        if (avcodec_open2(codec.get(), found, nullptr) < 0) {
            codec.reset();
            return nullptr;
        }
    }
    auto frame = av::makeFrame();
    if (avcodec_send_packet(codec.get(), packet) < 0 || avcodec_receive_frame(codec.get(), frame.get()) < 0)
        return nullptr;
    return frame;
}

ScrubCache::ScrubCache(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ScrubCache::~ScrubCache() = default;

Result<std::shared_ptr<const ScrubCache>> ScrubCache::open(const fs::path& folder, const MediaIndexPtr& index,
                                                           const std::string& contentHash) {
    const fs::path path = placeOf(folder, contentHash);
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->index = index;
    impl->fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (impl->fd < 0 && errno == ENOENT)
        return fail(ErrorCode::NotFound, "there are no small pictures of this clip yet", path.string());
    struct stat info{};
    if (impl->fd < 0 || ::fstat(impl->fd, &info) != 0)
        return fail(ErrorCode::Io, std::string("the file cannot be read: ") + std::strerror(errno), path.string(),
                    "check its permissions");
    const auto stale = [&]() -> std::unexpected<Error> {
        std::error_code ignored;
        fs::remove(path, ignored);
        return fail(ErrorCode::Corrupt, "the small pictures of this clip are damaged or out of date", path.string(),
                    "they are made again");
    };
    impl->size = static_cast<std::uint64_t>(info.st_size);
    const std::string wanted = head(contentHash, index);
    std::string found(wanted.size(), '\0'), tail(tailBytes, '\0');
    if (impl->size < wanted.size() + tailBytes || !readAt(impl->fd, 0, found.data(), found.size()) || found != wanted ||
        !readAt(impl->fd, impl->size - tailBytes, tail.data(), tail.size()))
        return stale();
    ByteReader end(tail);
    const std::uint64_t at = end.u64(), count = end.u64();
    const std::string_view sum = end.text(64);
    if (end.text(tailMagic.size()) != tailMagic || count > mostEntries ||
        at + count * entryBytes + tailBytes != impl->size)
        return stale();
    std::string table(count * entryBytes, '\0');
    if (!readAt(impl->fd, at, table.data(), table.size()) || sum != sha256(table))
        return stale();
    ByteReader in(table);
    for (std::uint64_t i = 0; i < count; ++i) {
        Entry e;
        e.offset = in.u64();
        e.size = in.u32();
        e.frame = in.u32();
        e.crc = in.u32();
        const bool rises = impl->table.empty() || e.frame > impl->table.back().frame;
        if (!rises || e.offset < wanted.size() || e.offset + e.size > at ||
            (index && static_cast<std::int64_t>(e.frame) >= index->frames.frameCount() &&
             index->stage == IndexStage::Final))
            return stale();
        impl->table.push_back(e);
    }
    impl->complete = true;
    std::error_code ignored;
    fs::last_write_time(path, fs::file_time_type::clock::now(), ignored); // used now: the last to be trimmed
    return std::make_shared<const ScrubCache>(std::move(impl));
}

VideoFramePtr ScrubCache::picture(std::int64_t frame) const {
    Impl& d = *m_impl;
    const std::lock_guard lock(d.mutex);
    const Entry* entry = d.broken ? nullptr : d.nearest(frame);
    // Beyond what has been made there is nothing: the last picture would be of quite another moment.
    if (entry == nullptr || (!d.complete && frame > static_cast<std::int64_t>(d.table.back().frame)))
        return nullptr;
    const av::PacketPtr packet = av::makePacket();
    if (av_new_packet(packet.get(), static_cast<int>(entry->size)) < 0)
        return nullptr;
    av::FramePtr decoded;
    if (readAt(d.fd, entry->offset, packet->data, entry->size) && crcOf(packet->data, entry->size) == entry->crc)
        decoded = d.decode(packet.get());
    if (!decoded) {
        d.broken = true;
        std::error_code ignored;
        if (d.complete)
            fs::remove(d.path, ignored); // made again at the next opening
        return nullptr;
    }
    auto picture = std::make_unique<VideoFrame::Picture>();
    picture->frame = std::move(decoded);
    picture->aspect = {1, 1};
    const auto number = static_cast<std::int64_t>(entry->frame);
    const MediaTime time = d.index && number < d.index->frames.frameCount() ? d.index->frames.timeOf(number)
                           : d.index                                        ? d.index->frames.end()
                                                                            : MediaTime(0);
    return std::make_shared<const VideoFrame>(number, time, std::move(picture));
}

bool ScrubCache::has(std::int64_t frame) const {
    const std::lock_guard lock(m_impl->mutex);
    const Entry* entry = m_impl->broken ? nullptr : m_impl->nearest(frame);
    return entry != nullptr && static_cast<std::int64_t>(entry->frame) == frame;
}

bool ScrubCache::complete() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->complete && !m_impl->broken;
}

std::uint64_t ScrubCache::bytes() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->size;
}

struct ScrubWriter::Impl {
    std::shared_ptr<ScrubCache> cache;
    fs::path final, aside;
    std::string contentHash;
    ScrubOptions options;
    std::optional<JpegMaker> jpeg;
    int width = 0, height = 0;
    int quality = bestQuality;
    std::int64_t every = 1;    // frames a stored one
    std::uint64_t planned = 0; // bytes a stored frame
    std::uint64_t stored = 0;  // frames
    std::uint64_t payload = 0; // bytes of pictures
    std::optional<Error> failed;
    bool renamed = false;

    [[nodiscard]] ScrubCache::Impl& shared() const { return *cache->m_impl; }
    void plan(int displayWidth, int displayHeight, std::int64_t frames);
    void fail(const std::string& what);
};

void ScrubWriter::Impl::fail(const std::string& what) {
    failed = Error{ErrorCode::Io, what + ": " + std::strerror(errno), final.string(),
                   "free some space; the clip can be used without"};
}

// Picture size and spacing that keep to the budget for so many frames.
void ScrubWriter::Impl::plan(int displayWidth, int displayHeight, std::int64_t frames) {
    const double share =
        static_cast<double>(options.budgetBytes) / static_cast<double>(std::max<std::int64_t>(1, frames));
    const double most = std::min({1.0, static_cast<double>(options.maxWidth) / displayWidth,
                                  static_cast<double>(options.maxHeight) / displayHeight});
    const double pixels = static_cast<double>(displayWidth) * displayHeight;
    const double affordable = std::sqrt(std::max(0.0, share - entryBytes) / bytesPerPixel / pixels);
    const double least = std::min(most, static_cast<double>(smallestWidth) / std::max(displayWidth, displayHeight));
    const double scale = std::clamp(affordable, least, most);
    width = std::max(1, static_cast<int>(std::lround(displayWidth * scale)));
    height = std::max(1, static_cast<int>(std::lround(displayHeight * scale)));
    const double needed = static_cast<double>(width) * height * bytesPerPixel / 2 + entryBytes; // at poor quality
    every = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(needed / share)));
    planned = static_cast<std::uint64_t>(share * static_cast<double>(every));
    jpeg.emplace(width, height);
}

Result<std::shared_ptr<ScrubWriter>> ScrubWriter::open(const fs::path& folder, const MediaIndexPtr& index,
                                                       const std::string& contentHash, const ScrubOptions& options) {
    std::error_code ec;
    fs::create_directories(folder, ec);
    if (ec)
        return attune::fail(ErrorCode::Io, "the folder cannot be made: " + ec.message(), folder.string(),
                            "check the disk");
    auto impl = std::make_unique<Impl>();
    impl->final = placeOf(folder, contentHash);
    impl->aside = impl->final;
    impl->aside += "." + randomHex(4) + ".part";
    impl->contentHash = contentHash;
    impl->options = options;
    auto shared = std::make_unique<ScrubCache::Impl>();
    shared->path = impl->aside;
    shared->index = index;
    shared->fd = ::open(impl->aside.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const std::string first = head(contentHash, index);
    if (shared->fd < 0 || !writeAt(shared->fd, 0, first))
        return attune::fail(ErrorCode::Io, std::string("the file cannot be written: ") + std::strerror(errno),
                            impl->final.string(), "check free space and permissions");
    shared->size = first.size();
    impl->cache = std::make_shared<ScrubCache>(std::move(shared));
    return std::shared_ptr<ScrubWriter>(new ScrubWriter(std::move(impl)));
}

ScrubWriter::ScrubWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

ScrubWriter::~ScrubWriter() {
    std::error_code ignored;
    if (!m_impl->renamed)
        fs::remove(m_impl->aside, ignored); // what is open can still be read
}

std::shared_ptr<const ScrubCache> ScrubWriter::cache() const { return m_impl->cache; }
std::optional<Error> ScrubWriter::failure() const { return m_impl->failed; }

void ScrubWriter::begin(const MediaIndex& index) {
    m_impl->plan(std::max(1, index.info.video->displayWidth), std::max(1, index.info.video->displayHeight),
                 index.frames.frameCount());
}

void ScrubWriter::frame(const VideoFramePtr& frame) {
    Impl& d = *m_impl;
    if (d.failed || frame->index() % d.every != 0)
        return;
    const auto image = frame->imageAt(d.width, d.height);
    const std::string bytes = image ? d.jpeg->make(*image, d.quality) : std::string();
    ScrubCache::Impl& shared = d.shared();
    const std::uint64_t at = shared.size; // only this thread changes it
    if (bytes.empty() || at + bytes.size() + (d.stored + 1) * entryBytes + tailBytes > d.options.budgetBytes)
        return;
    if (!writeAt(shared.fd, at, bytes))
        return d.fail("the small pictures cannot be written");
    ++d.stored;
    d.payload += bytes.size();
    // Quality follows the bytes that are left for each picture.
    const bool over = d.payload > d.stored * d.planned;
    d.quality = std::clamp(d.quality + (over ? 1 : -1), bestQuality, worstQuality);
    const std::lock_guard lock(shared.mutex);
    shared.table.push_back({at, static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(frame->index()),
                            crcOf(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size())});
    shared.size = at + bytes.size();
}

void ScrubWriter::finish(const MediaIndexPtr& final) {
    Impl& d = *m_impl;
    ScrubCache::Impl& shared = d.shared();
    if (!d.failed) {
        ByteWriter table;
        for (const Entry& e : shared.table) {
            table.u64(e.offset);
            table.u32(e.size);
            table.u32(e.frame);
            table.u32(e.crc);
        }
        ByteWriter end;
        end.text(table.bytes());
        end.u64(shared.size);
        end.u64(shared.table.size());
        end.text(sha256(table.bytes()));
        end.text(tailMagic);
        if (!writeAt(shared.fd, shared.size, end.bytes()) || ::fdatasync(shared.fd) != 0 ||
            ::rename(d.aside.c_str(), d.final.c_str()) != 0)
            d.fail("the small pictures cannot be written");
        else
            d.renamed = true;
    }
    const std::lock_guard lock(shared.mutex);
    shared.index = final;
    shared.complete = !d.failed;
    if (d.renamed) {
        shared.path = d.final;
        shared.size += shared.table.size() * entryBytes + tailBytes;
    }
}

} // namespace attune
