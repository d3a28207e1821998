// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/excerpt.h"

#include "media/audio_sink.h"
#include "media/av_support.h"
#include "media/decoder.h"
#include "media/sound_reader.h"
#include "media/time_stretch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/mathematics.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

namespace attune {
namespace {

constexpr double lowerPitch = 0.75;                   // about five half tones
constexpr std::size_t largest = std::size_t{1} << 30; // bytes of the file, made in memory
constexpr int mosaicBlocks = 4;

struct ScalerCloser {
    void operator()(SwsContext* context) const { sws_freeContext(context); }
};

std::unexpected<Error> cannotMake(std::string what) {
    return fail(ErrorCode::Unsupported, std::move(what), "", "install FFmpeg's libavcodec with H.264 and AAC");
}

// Sound as it is to be written.
class ExcerptSound {
  public:
    ExcerptSound(SoundReader& reader, bool lower)
        : m_reader(reader), m_format(reader.format()),
          m_stretch(m_format.sampleRate, m_format.channels, [this](std::span<float> all) { m_reader.read(all); }) {
        if (!lower)
            return;
        // Faster at the same pitch, then slower with it: the same length, lower.
        m_stretch.reset(1 / lowerPitch);
        AVChannelLayout layout;
        av_channel_layout_default(&layout, m_format.channels);
        SwrContext* made = nullptr;
        if (swr_alloc_set_opts2(&made, &layout, AV_SAMPLE_FMT_FLT, m_format.sampleRate, &layout, AV_SAMPLE_FMT_FLT,
                                static_cast<int>(std::lround(m_format.sampleRate * lowerPitch)), 0, nullptr) == 0 &&
            swr_init(made) == 0)
            m_resampler.reset(made);
        else
            swr_free(&made);
        m_lower = true;
    }
    [[nodiscard]] bool ready() const { return !m_lower || m_resampler; }
    [[nodiscard]] AudioFormat format() const { return m_format; }

    void read(std::span<float> interleaved) {
        if (!m_lower) {
            m_reader.read(interleaved);
            return;
        }
        const auto channels = static_cast<std::size_t>(m_format.channels);
        while (!interleaved.empty()) {
            auto* to = reinterpret_cast<std::uint8_t*>(interleaved.data());
            m_chunk.resize(512 * channels);
            m_stretch.read(m_chunk);
            const auto* from = reinterpret_cast<const std::uint8_t*>(m_chunk.data());
            const int got =
                swr_convert(m_resampler.get(), &to, static_cast<int>(interleaved.size() / channels), &from, 512);
            if (got < 0) {
                std::ranges::fill(interleaved, 0.0F);
                return;
            }
            interleaved = interleaved.subspan(static_cast<std::size_t>(got) * channels);
        }
    }

  private:
    SoundReader& m_reader;
    AudioFormat m_format;
    TimeStretch m_stretch;
    av::ResamplerPtr m_resampler;
    std::vector<float> m_chunk;
    bool m_lower = false;
};

// An MP4 file in memory.
class Mp4 {
  public:
    ~Mp4() {
        if (m_format && m_format->pb != nullptr) {
            std::uint8_t* bytes = nullptr;
            avio_close_dyn_buf(m_format->pb, &bytes);
            av_free(bytes);
        }
        avformat_free_context(m_format);
    }
    Mp4() = default;
    Mp4(const Mp4&) = delete;
    Mp4& operator=(const Mp4&) = delete;

    struct Track {
        av::CodecPtr codec;
        AVStream* stream = nullptr;
        av::PacketPtr last; ///< not written yet: how long it is shown is known with the next
    };

    [[nodiscard]] bool open() {
        return avformat_alloc_output_context2(&m_format, nullptr, "mp4", nullptr) >= 0 &&
               avio_open_dyn_buf(&m_format->pb) >= 0;
    }
    [[nodiscard]] bool addTrack(Track& track, const AVCodec* codec) {
        track.codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        track.stream = avformat_new_stream(m_format, nullptr);
        if (track.stream == nullptr || avcodec_open2(track.codec.get(), codec, nullptr) < 0 ||
            avcodec_parameters_from_context(track.stream->codecpar, track.codec.get()) < 0)
            return false;
        track.stream->time_base = track.codec->time_base;
        return true;
    }
    [[nodiscard]] bool begin() { return avformat_write_header(m_format, nullptr) >= 0; }
    /// frame null: what the encoder still holds, of which the last lasts until endTicks (of the encoder).
    [[nodiscard]] bool send(Track& track, const AVFrame* frame, std::int64_t endTicks = 0) {
        if (avcodec_send_frame(track.codec.get(), frame) < 0)
            return false;
        for (;;) {
            av::PacketPtr packet = av::makePacket();
            const int got = avcodec_receive_packet(track.codec.get(), packet.get());
            if (got == AVERROR(EAGAIN) || got == AVERROR_EOF)
                break;
            if (got < 0 || (track.last && !write(track, packet->pts)))
                return false;
            track.last = std::move(packet);
        }
        return frame != nullptr || !track.last || write(track, endTicks);
    }
    [[nodiscard]] std::size_t size() const {
        return static_cast<std::size_t>(std::max<std::int64_t>(0, avio_tell(m_format->pb)));
    }
    /// The whole file.
    [[nodiscard]] std::string end() {
        if (av_write_trailer(m_format) < 0)
            return {};
        std::uint8_t* bytes = nullptr;
        const int size = avio_close_dyn_buf(m_format->pb, &bytes);
        m_format->pb = nullptr;
        std::string file(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(std::max(0, size)));
        av_free(bytes);
        return file;
    }

  private:
    bool write(Track& track, std::int64_t until) {
        track.last->duration = until - track.last->pts;
        av_packet_rescale_ts(track.last.get(), track.codec->time_base, track.stream->time_base);
        track.last->stream_index = track.stream->index;
        const bool written = av_interleaved_write_frame(m_format, track.last.get()) >= 0;
        track.last.reset();
        return written;
    }

    AVFormatContext* m_format = nullptr;
};

Status checkRegions(const std::vector<HiddenRegion>& regions, int width, int height) {
    for (const HiddenRegion& r : regions) {
        const std::string where = std::to_string(r.width) + "x" + std::to_string(r.height) + " at " +
                                  std::to_string(r.x) + "," + std::to_string(r.y);
        if (r.width < 1 || r.height < 1 || r.x >= width || r.y >= height || r.x <= -r.width || r.y <= -r.height)
            return fail(ErrorCode::Invalid, "a region to hide lies outside the picture", where,
                        "the picture is " + std::to_string(width) + "x" + std::to_string(height) +
                            " as it is shown; x and y count from its top left");
        if (r.when && r.when->begin >= r.when->end)
            return fail(ErrorCode::Invalid, "a region is hidden for no time at all", where,
                        "let its end lie after its begin");
    }
    return {};
}

void paintBlock(Image& image, int left, int top, int right, int bottom, HiddenRegion::Style style) {
    std::array<std::uint8_t, 3> colour{128, 128, 128};
    if (style == HiddenRegion::Style::Mosaic) {
        std::array<std::int64_t, 3> sum{};
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x)
                for (std::size_t c = 0; c < 3; ++c)
                    sum[c] += image.row(y)[std::ptrdiff_t{4} * x + static_cast<std::ptrdiff_t>(c)];
        const std::int64_t count = std::max<std::int64_t>(1, std::int64_t{right - left} * (bottom - top));
        for (std::size_t c = 0; c < 3; ++c)
            colour[c] = static_cast<std::uint8_t>(sum[c] / count);
    }
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x)
            std::ranges::copy(colour, image.row(y) + std::ptrdiff_t{4} * x);
}

void hide(Image& image, const HiddenRegion& region) {
    const int left = std::clamp(region.x, 0, image.width), top = std::clamp(region.y, 0, image.height);
    const auto edge = [](int at, int size, int most) {
        return static_cast<int>(std::clamp<std::int64_t>(std::int64_t{at} + size, 0, most));
    };
    const int right = edge(region.x, region.width, image.width), bottom = edge(region.y, region.height, image.height);
    const int blocks = region.style == HiddenRegion::Style::Mosaic ? mosaicBlocks : 1;
    for (int j = 0; j < blocks; ++j)
        for (int i = 0; i < blocks; ++i)
            paintBlock(image, left + (right - left) * i / blocks, top + (bottom - top) * j / blocks,
                       left + (right - left) * (i + 1) / blocks, top + (bottom - top) * (j + 1) / blocks, region.style);
}

class Maker {
  public:
    Maker(MediaIndexPtr index, TimeSpan span, const ExcerptOptions& options)
        : m_index(std::move(index)), m_options(options), m_zero(span.begin), m_end(span.end) {}

    Result<std::string> make(Excerpt& made) {
        if (!m_mp4.open())
            return cannotMake("MP4 cannot be written");
        if (m_index->hasVideo()) {
            m_first = m_index->frames.frameAt(m_zero);
            m_zero = m_index->frames.timeOf(m_first);
            m_last = m_index->frames.frameAt(MediaTime(m_end.ns - 1));
            if (auto ready = preparePicture(); !ready)
                return std::unexpected(ready.error());
        }
        if (m_index->hasAudio() && m_options.voice != Voice::Mute)
            if (auto ready = prepareSound(); !ready)
                return std::unexpected(ready.error());
        if (!m_mp4.begin())
            return cannotMake("MP4 cannot be written");
        made = {.span = {m_zero, m_end}, .firstFrame = m_first, .sound = m_sound.has_value()};
        for (std::int64_t f = m_first; m_first >= 0 && f <= m_last; ++f) {
            if (auto put = putFrame(f, made); !put)
                return std::unexpected(put.error());
            if (auto heard = putSound(f < m_last ? m_index->frames.timeOf(f + 1) : m_end); !heard)
                return std::unexpected(heard.error());
            if (m_options.progress)
                m_options.progress(static_cast<double>(f - m_first + 1) / static_cast<double>(m_last - m_first + 1));
        }
        if (auto heard = putSound(m_end); !heard)
            return std::unexpected(heard.error());
        if ((m_picture.codec && !m_mp4.send(m_picture, nullptr, ticksOf(m_end))) ||
            (m_sound && !m_mp4.send(m_track, nullptr, m_written)))
            return fail(ErrorCode::Internal, "the excerpt could not be finished");
        return m_mp4.end();
    }

  private:
    [[nodiscard]] std::int64_t ticksOf(MediaTime time) const {
        const AVRational base{static_cast<int>(m_index->videoTimeBase.num),
                              static_cast<int>(m_index->videoTimeBase.den)};
        return av_rescale_q_rnd(time.ns, {1, 1'000'000'000}, base, AV_ROUND_NEAR_INF) -
               av_rescale_q_rnd(m_zero.ns, {1, 1'000'000'000}, base, AV_ROUND_NEAR_INF);
    }

    Status preparePicture() {
        auto decoder = Decoder::open(m_index);
        if (!decoder)
            return std::unexpected(decoder.error());
        m_decoder = std::move(*decoder);
        const VideoInfo& video = *m_index->info.video;
        if (auto fits = checkRegions(m_options.hidden, video.displayWidth, video.displayHeight); !fits)
            return fits;
        const AVCodec* codec = avcodec_find_encoder_by_name("libx264");
        if (codec == nullptr)
            return cannotMake("this FFmpeg cannot write H.264");
        m_width = video.displayWidth + video.displayWidth % 2;
        m_height = video.displayHeight + video.displayHeight % 2;
        m_picture.codec.reset(avcodec_alloc_context3(codec));
        AVCodecContext& c = *m_picture.codec;
        c.width = m_width;
        c.height = m_height;
        c.pix_fmt = AV_PIX_FMT_YUV420P;
        c.color_range = AVCOL_RANGE_MPEG;
        c.colorspace = AVCOL_SPC_BT709;
        c.color_primaries = AVCOL_PRI_BT709;
        c.color_trc = AVCOL_TRC_BT709;
        c.time_base = {static_cast<int>(m_index->videoTimeBase.num), static_cast<int>(m_index->videoTimeBase.den)};
        c.framerate = {static_cast<int>(video.averageRate.num), static_cast<int>(video.averageRate.den)};
        c.sample_aspect_ratio = {1, 1};
        c.gop_size = 50;
        c.max_b_frames = 0; // packets in the order of pictures, each with its own time
        av_opt_set(c.priv_data, "preset", "veryfast", 0);
        av_opt_set(c.priv_data, "crf", "18", 0);
        m_frame->format = AV_PIX_FMT_YUV420P;
        m_frame->width = m_width;
        m_frame->height = m_height;
        m_scaler.reset(sws_getContext(m_width, m_height, AV_PIX_FMT_BGRA, m_width, m_height, AV_PIX_FMT_YUV420P,
                                      SWS_BICUBIC | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
        if (!m_scaler || av_frame_get_buffer(m_frame.get(), 0) < 0 || !m_mp4.addTrack(m_picture, codec))
            return cannotMake("this FFmpeg cannot write H.264 of this size");
        const int* bt709 = sws_getCoefficients(SWS_CS_ITU709);
        sws_setColorspaceDetails(m_scaler.get(), bt709, 1, bt709, 0, 0, 1 << 16, 1 << 16);
        return {};
    }

    Status prepareSound() {
        const AudioInfo& sound = m_index->info.audio.front();
        constexpr std::array rates{96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000};
        auto reader = SoundReader::open(
            m_index, 0,
            {.sampleRate = std::ranges::find(rates, sound.sampleRate) != rates.end() ? sound.sampleRate : 48000,
             .channels = std::clamp(sound.channels, 1, 2)});
        if (!reader)
            return std::unexpected(reader.error());
        m_reader = std::move(*reader);
        m_reader->seek(m_zero);
        m_sound.emplace(*m_reader, m_options.voice == Voice::Lower);
        const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
        if (codec == nullptr || !m_sound->ready())
            return cannotMake("this FFmpeg cannot write AAC");
        m_track.codec.reset(avcodec_alloc_context3(codec));
        AVCodecContext& c = *m_track.codec;
        c.sample_fmt = AV_SAMPLE_FMT_FLTP;
        c.sample_rate = m_sound->format().sampleRate;
        av_channel_layout_default(&c.ch_layout, m_sound->format().channels);
        c.bit_rate = std::int64_t{96'000} * m_sound->format().channels;
        c.time_base = {1, c.sample_rate};
        if (!m_mp4.addTrack(m_track, codec))
            return cannotMake("this FFmpeg cannot write AAC of this kind");
        return {};
    }

    Status putFrame(std::int64_t f, Excerpt& made) {
        const auto got = m_decoder->frame(f, m_options.cancelled);
        if (!got) {
            if (got.error().code != ErrorCode::Corrupt || f == m_first)
                return std::unexpected(got.error());
            ++made.damagedFrames;
            return {};
        }
        const MediaTime shown = (*got)->time(), gone = f < m_last ? m_index->frames.timeOf(f + 1) : m_end;
        auto image = (*got)->imageAt(m_width, m_height);
        if (!image)
            return std::unexpected(image.error());
        for (const HiddenRegion& region : m_options.hidden)
            if (!region.when || TimeSpan{shown, gone}.overlaps(*region.when))
                hide(*image, region);
        if (av_frame_make_writable(m_frame.get()) < 0)
            return fail(ErrorCode::Internal, "there is no memory for a picture");
        const std::uint8_t* planes[4] = {image->bgra.data(), nullptr, nullptr, nullptr};
        const int strides[4] = {image->stride, 0, 0, 0};
        sws_scale(m_scaler.get(), planes, strides, 0, m_height, m_frame->data, m_frame->linesize);
        m_ticks = std::max(ticksOf(shown), m_ticks + 1); // two frames may have one time, but not in an MP4
        m_frame->pts = m_ticks;
        if (!m_mp4.send(m_picture, m_frame.get()))
            return fail(ErrorCode::Internal, "a picture could not be written", "frame " + std::to_string(f));
        ++made.frameCount;
        if (m_mp4.size() > largest)
            return fail(ErrorCode::Invalid, "the excerpt would be larger than 1 GB", "", "choose a shorter span");
        return {};
    }

    Status putSound(MediaTime until) {
        if (!m_sound)
            return {};
        const AVCodecContext& c = *m_track.codec;
        const std::int64_t wanted = av_rescale(until.ns - m_zero.ns, c.sample_rate, 1'000'000'000);
        while (m_written + c.frame_size <= wanted || (until == m_end && m_written < wanted)) {
            if (m_options.cancelled && m_options.cancelled())
                return fail(ErrorCode::Cancelled, "stopped");
            const auto count = static_cast<int>(std::min<std::int64_t>(c.frame_size, wanted - m_written));
            const auto channels = static_cast<std::size_t>(m_sound->format().channels);
            m_samples.resize(static_cast<std::size_t>(count) * channels);
            m_sound->read(m_samples);
            const av::FramePtr frame = av::makeFrame();
            frame->format = c.sample_fmt;
            frame->nb_samples = count;
            frame->sample_rate = c.sample_rate;
            av_channel_layout_copy(&frame->ch_layout, &c.ch_layout);
            frame->pts = m_written;
            if (av_frame_get_buffer(frame.get(), 0) < 0)
                return fail(ErrorCode::Internal, "there is no memory for sound");
            for (std::size_t channel = 0; channel < channels; ++channel) {
                auto* plane = reinterpret_cast<float*>(frame->data[channel]);
                for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
                    plane[i] = m_samples[i * channels + channel];
            }
            m_written += count;
            if (!m_mp4.send(m_track, frame.get()))
                return fail(ErrorCode::Internal, "the sound could not be written");
        }
        return {};
    }

    MediaIndexPtr m_index;
    const ExcerptOptions& m_options;
    MediaTime m_zero, m_end;
    std::int64_t m_first = -1, m_last = -1, m_ticks = -1, m_written = 0;
    int m_width = 0, m_height = 0;
    Mp4 m_mp4;
    Mp4::Track m_picture, m_track;
    std::unique_ptr<Decoder> m_decoder;
    std::unique_ptr<SwsContext, ScalerCloser> m_scaler;
    av::FramePtr m_frame = av::makeFrame();
    std::unique_ptr<SoundReader> m_reader;
    std::optional<ExcerptSound> m_sound;
    std::vector<float> m_samples;
};

} // namespace

Result<Excerpt> writeExcerpt(const MediaIndexPtr& index, TimeSpan span, const std::filesystem::path& out,
                             const ExcerptOptions& options) {
    std::error_code ignored;
    if (options.overwrite == Overwrite::Refuse && std::filesystem::exists(out, ignored))
        return fail(ErrorCode::Conflict, "the file exists", out.string(), "choose another name or allow replacing it");
    if (std::filesystem::equivalent(out, index->info.path, ignored))
        return fail(ErrorCode::Invalid, "the excerpt cannot take the place of its own clip", out.string(),
                    "choose another name");
    const std::string all = "the clip lasts from 0 to " + std::to_string(index->info.duration.ns) + " ns";
    if (span.begin.ns < 0 || span.end.ns > index->info.duration.ns || span.begin >= span.end)
        return fail(ErrorCode::Invalid, "the span is empty or outside the clip",
                    std::to_string(span.begin.ns) + " to " + std::to_string(span.end.ns) + " ns", all);
    if (!index->hasVideo() && !options.hidden.empty())
        return fail(ErrorCode::Invalid, "there is no picture in which something could be hidden",
                    index->info.path.string(), "leave the regions out");
    if (!index->hasVideo() && (options.voice == Voice::Mute || !index->hasAudio()))
        return fail(ErrorCode::Invalid, "without its sound nothing of this clip is left", index->info.path.string(),
                    "keep the sound or lower it");
    Excerpt made;
    const auto bytes = Maker(index, span, options).make(made);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->empty())
        return fail(ErrorCode::Internal, "the excerpt could not be finished");
    if (auto written = writeFileAtomic(out, *bytes, options.overwrite); !written)
        return std::unexpected(written.error());
    return made;
}

} // namespace attune
