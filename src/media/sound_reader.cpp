// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/sound_reader.h"

#include "media/av_support.h"

#include <algorithm>
#include <optional>
#include <vector>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}

namespace attune {
namespace {
constexpr std::int64_t prerollNs = 120'000'000; // coders need the block before to be right
constexpr std::int64_t oneSecondNs = 1'000'000'000;
} // namespace

struct SoundReader::Impl {
    MediaIndexPtr index;
    int stream = -1;
    AudioFormat format;
    Rational timeBase;
    std::int64_t startNs = 0; // of the track
    std::optional<av::Source> source;
    av::CodecPtr codec;
    av::ResamplerPtr resampler;
    av::PacketPtr packet = av::makePacket();
    av::FramePtr frame = av::makeFrame();

    std::int64_t position = 0;           // number of the next sample frame to give, from time zero
    std::vector<float> pending;          // decoded, not given
    std::size_t taken = 0;               // values of pending already given
    std::int64_t silence = 0;            // sample frames of silence before what is pending
    std::optional<std::int64_t> expects; // sample number the decoder's next sample should have
    bool fileEnded = false;
    bool ended = false;
    int rate = 0, sampleFormat = -1, channels = 0; // of the resampler's input

    [[nodiscard]] std::int64_t sampleAt(std::int64_t ns) const { return av::toTicks(ns, {1, format.sampleRate}); }
    [[nodiscard]] std::int64_t available() const {
        return static_cast<std::int64_t>(pending.size() - taken) / format.channels;
    }
    bool prepare();
    bool decodeMore();
    void append();
    void jump(MediaTime time);
};

bool SoundReader::Impl::prepare() {
    if (resampler && rate == frame->sample_rate && sampleFormat == frame->format &&
        channels == frame->ch_layout.nb_channels)
        return true;
    AVChannelLayout from = {}, to = {};
    av_channel_layout_default(&to, format.channels);
    if (frame->ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&from, frame->ch_layout.nb_channels);
    else
        av_channel_layout_copy(&from, &frame->ch_layout);
    SwrContext* made = nullptr;
    const int set = swr_alloc_set_opts2(&made, &to, AV_SAMPLE_FMT_FLT, format.sampleRate, &from,
                                        static_cast<AVSampleFormat>(frame->format), frame->sample_rate, 0, nullptr);
    resampler.reset(made);
    const bool monoToTwo = from.nb_channels == 1 && to.nb_channels == 2;
    av_channel_layout_uninit(&from);
    av_channel_layout_uninit(&to);
    constexpr double bothFull[] = {1, 1}; // as loud as it was; the library's own mix is 3 dB softer
    if (set < 0 || (monoToTwo && swr_set_matrix(made, bothFull, 1) < 0) || swr_init(made) < 0) {
        resampler.reset();
        return false;
    }
    rate = frame->sample_rate;
    sampleFormat = frame->format;
    channels = frame->ch_layout.nb_channels;
    return true;
}

// Puts a decoded block behind what is pending, at its own time.
void SoundReader::Impl::append() {
    if (frame->sample_rate <= 0 || frame->nb_samples <= 0 || !prepare())
        return;
    const std::int64_t delay = swr_get_delay(resampler.get(), format.sampleRate);
    const int room = static_cast<int>(
        av_rescale_rnd(frame->nb_samples, format.sampleRate, frame->sample_rate, AV_ROUND_UP) + delay + 32);
    std::vector<float> block(static_cast<std::size_t>(room) * static_cast<std::size_t>(format.channels));
    auto* out = reinterpret_cast<std::uint8_t*>(block.data());
    const int got = swr_convert(resampler.get(), &out, room, const_cast<const std::uint8_t**>(frame->extended_data),
                                frame->nb_samples);
    if (got <= 0)
        return;
    block.resize(static_cast<std::size_t>(got) * static_cast<std::size_t>(format.channels));

    std::int64_t at = expects.value_or(0);
    if (frame->best_effort_timestamp != AV_NOPTS_VALUE) {
        const std::int64_t stamped =
            sampleAt(index->clipTime(av::toNs(frame->best_effort_timestamp, timeBase), frame->pkt_pos).ns) - delay;
        // Small disagreements are rounding of the container's times; the samples follow one another.
        if (!expects || std::abs(stamped - *expects) > format.sampleRate / 100)
            at = stamped;
    }
    expects = at + got;
    // A block that lies before what was already given is cut at its front; a gap before it is silence. Nothing is
    // pending when a block is decoded.
    if (at + got <= position)
        return;
    std::size_t from = 0;
    if (at < position)
        from = static_cast<std::size_t>(position - at) * static_cast<std::size_t>(format.channels);
    else
        silence = at - position;
    pending.assign(block.begin() + static_cast<std::ptrdiff_t>(from), block.end());
    taken = 0;
}

// Decodes one packet's worth. False when there is nothing more.
bool SoundReader::Impl::decodeMore() {
    for (;;) {
        const int got = avcodec_receive_frame(codec.get(), frame.get());
        if (got == 0) {
            append();
            av_frame_unref(frame.get());
            return true;
        }
        if (got != AVERROR(EAGAIN) || fileEnded)
            return false;
        av_packet_unref(packet.get());
        if (av_read_frame(source->get(), packet.get()) < 0) {
            fileEnded = true;
            avcodec_send_packet(codec.get(), nullptr);
        } else if (packet->stream_index == stream) {
            avcodec_send_packet(codec.get(), packet.get());
        }
    }
}

void SoundReader::Impl::jump(MediaTime time) {
    pending.clear();
    taken = 0;
    silence = 0;
    expects.reset();
    fileEnded = ended = false;
    resampler.reset();
    const std::int64_t ns = time.ns + index->zeroNs;
    if (!index->shifts.empty()) { // the file's own times mean several moments: by the picture shown then
        const std::int64_t shown = std::max<std::int64_t>(0, index->frames.frameAt(time));
        const auto place = static_cast<std::size_t>(index->packetOfFrame[static_cast<std::size_t>(shown)]);
        av_seek_frame(source->get(), -1, std::max<std::int64_t>(0, index->packets[place].pos), AVSEEK_FLAG_BYTE);
    } else if (av_seek_frame(source->get(), stream, av::toTicks(ns, timeBase), AVSEEK_FLAG_BACKWARD) < 0)
        avformat_seek_file(source->get(), stream, INT64_MIN, 0, 0, AVSEEK_FLAG_ANY);
    avcodec_flush_buffers(codec.get());
}

Result<std::unique_ptr<SoundReader>> SoundReader::open(MediaIndexPtr index, int track, AudioFormat format) {
    if (index == nullptr || track < 0 || static_cast<std::size_t>(track) >= index->audioStreams.size())
        return fail(ErrorCode::Invalid, "there is no such sound track", index ? index->info.path.string() : "",
                    "choose another track");
    auto impl = std::make_unique<Impl>();
    impl->stream = index->audioStreams[static_cast<std::size_t>(track)];
    impl->format = format;
    impl->startNs = index->info.audio[static_cast<std::size_t>(track)].startNs;
    auto source = av::Source::open(index->info.path, av::Source::Detail::Header);
    if (!source)
        return std::unexpected(source.error());
    impl->source = std::move(*source);
    if (static_cast<unsigned>(impl->stream) >= (*impl->source)->nb_streams)
        return fail(ErrorCode::Corrupt, "the file changed since it was opened", index->info.path.string(),
                    "open it again");
    impl->source->keepOnly({impl->stream});
    auto codec = av::openDecoder(*impl->source, impl->stream, 1, index->info.path.string());
    if (!codec)
        return std::unexpected(codec.error());
    impl->codec = std::move(*codec);
    const AVRational base = (*impl->source)->streams[impl->stream]->time_base;
    impl->timeBase = {base.num, base.den};
    impl->index = std::move(index);
    return std::unique_ptr<SoundReader>(new SoundReader(std::move(impl)));
}

SoundReader::SoundReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
SoundReader::~SoundReader() = default;

bool SoundReader::atEnd() const { return m_impl->ended; }
AudioFormat SoundReader::format() const { return m_impl->format; }

void SoundReader::seek(MediaTime time) {
    Impl& d = *m_impl;
    d.position = d.sampleAt(time.ns);
    d.jump(time - MediaDuration(prerollNs));
    // Believed only when the first block is not later than asked for; else once more from well before.
    const bool late = !d.decodeMore() || d.silence > 0;
    if (late && time.ns > d.startNs)
        d.jump(time - MediaDuration(3 * oneSecondNs));
}

void SoundReader::read(std::span<float> interleaved) {
    Impl& d = *m_impl;
    const auto channels = static_cast<std::size_t>(d.format.channels);
    while (!interleaved.empty()) {
        if (d.silence == 0 && d.available() == 0 && (d.ended || !d.decodeMore())) {
            d.ended = true;
            std::fill(interleaved.begin(), interleaved.end(), 0.0F);
            d.position += static_cast<std::int64_t>(interleaved.size() / channels);
            return;
        }
        std::size_t n = 0;
        if (d.silence > 0) {
            n = std::min(interleaved.size(), static_cast<std::size_t>(d.silence) * channels);
            std::fill_n(interleaved.begin(), n, 0.0F);
            d.silence -= static_cast<std::int64_t>(n / channels);
        } else {
            n = std::min(interleaved.size(), d.pending.size() - d.taken);
            std::copy_n(d.pending.begin() + static_cast<std::ptrdiff_t>(d.taken), n, interleaved.begin());
            d.taken += n;
        }
        d.position += static_cast<std::int64_t>(n / channels);
        interleaved = interleaved.subspan(n);
    }
}

} // namespace attune
