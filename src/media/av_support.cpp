// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/av_support.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <mutex>
#include <string_view>
#include <system_error>
#include <thread>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/mathematics.h>
#include <libswresample/swresample.h>
}

namespace attune::av {
namespace {

// Containers that hold their own data. Left out on purpose: scripts and playlists (concat, hls, dash), image patterns,
// devices, subtitles and text art, all of which would make something of a text file.
constexpr const char* trustedFormats = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,asf,flv,ogg,"
                                       "wav,w64,flac,mp3,aac,aiff,caf,au,ac3,eac3,"
                                       "dts,truehd,h264,hevc,m4v,obu,av1,ivf,gif,apng,png_pipe,jpeg_pipe,jpegls_pipe,"
                                       "j2k_pipe,bmp_pipe,tiff_pipe,webp_pipe,"
                                       "mxf,gxf,nut,rm,dv,yuv4mpegpipe,mjpeg,wv,tta,amr,amrnb,amrwb,ape,voc,rl2,smk,"
                                       "bink,vc1,dirac,mpjpeg,wtv,ivr,mpc,mpc8,"
                                       "tak,oma,dnxhd,cavsvideo,h263,h261,swf,r3d,lxf,film_cpk,nsv,roq,thp,sol,pva";

constexpr std::int64_t maxPixels = 1 << 27; // a picture of 16384 x 8192

// What libav says goes to nobody; that a decoder complained is noted, see noteComplaints().
void listen(void* from, int level, const char*, va_list) {
    if (from == nullptr || level > AV_LOG_ERROR || *static_cast<AVClass**>(from) != avcodec_get_class())
        return;
    if (auto* complained = static_cast<std::atomic<bool>*>(static_cast<AVCodecContext*>(from)->opaque))
        *complained = true;
}

void beQuiet() {
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_callback(listen); });
}

int interrupted(void* opaque) {
    const auto* cancelled = static_cast<const CancelCheck*>(opaque);
    return *cancelled && (*cancelled)() ? 1 : 0;
}

Error readError(int code, const std::string& where) {
    switch (code) {
    case AVERROR(ENOENT):
        return {ErrorCode::NotFound, "there is no such file", where, "check the name"};
    case AVERROR(EACCES):
    case AVERROR(EPERM):
        return {ErrorCode::Io, "the file may not be read", where, "check its permissions"};
    case AVERROR_EXIT:
        return {ErrorCode::Cancelled, "stopped", where, ""};
    default:
        return {ErrorCode::Corrupt, "this is not a video or sound file, or it is damaged beyond reading", where,
                "choose another file, or copy it again from where it was recorded"};
    }
}

bool headerIsEnough(const AVFormatContext* context, Source::Detail detail) {
    const std::string_view name = context->iformat->name;
    const bool isMp4 = name.find("mp4") != std::string_view::npos;
    const bool isMatroska = name.find("matroska") != std::string_view::npos;
    if (detail == Source::Detail::Measured || !(isMp4 || (isMatroska && detail == Source::Detail::Header)))
        return false;
    for (unsigned i = 0; i < context->nb_streams; ++i) {
        const AVCodecParameters* par = context->streams[i]->codecpar;
        const bool wanted = par->codec_type == AVMEDIA_TYPE_VIDEO || par->codec_type == AVMEDIA_TYPE_AUDIO;
        if (wanted && (par->codec_id == AV_CODEC_ID_NONE || par->extradata_size == 0))
            return false;
    }
    return context->nb_streams > 0;
}

} // namespace

void FormatCloser::operator()(AVFormatContext* context) const { avformat_close_input(&context); }
void CodecCloser::operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
void FrameCloser::operator()(AVFrame* frame) const { av_frame_free(&frame); }
void PacketCloser::operator()(AVPacket* packet) const { av_packet_free(&packet); }
void ResamplerCloser::operator()(SwrContext* context) const { swr_free(&context); }

FramePtr makeFrame() {
    FramePtr frame(av_frame_alloc());
    if (!frame)
        throw std::bad_alloc();
    return frame;
}

PacketPtr makePacket() {
    PacketPtr packet(av_packet_alloc());
    if (!packet)
        throw std::bad_alloc();
    return packet;
}

Result<Source> Source::open(const std::filesystem::path& path, Detail detail, const CancelCheck& cancelled) {
    beQuiet();
    const std::string where = path.string();
    std::error_code ec;
    const auto status = std::filesystem::status(path, ec);
    if (status.type() == std::filesystem::file_type::not_found)
        return fail(ErrorCode::NotFound, "there is no such file", where, "check the name");
    if (ec)
        return fail(ErrorCode::Io, "the file cannot be looked at: " + ec.message(), where, "check its permissions");
    if (status.type() == std::filesystem::file_type::directory)
        return fail(ErrorCode::Invalid, "this is a folder", where, "choose a video file");
    if (status.type() != std::filesystem::file_type::regular)
        return fail(ErrorCode::Invalid, "this is not a plain file", where, "choose a video file");
    if (std::filesystem::file_size(path, ec) == 0 && !ec)
        return fail(ErrorCode::Invalid, "the file is empty", where, "choose another file");

    // A broken file can make the reader below fail in any way; a broken disk shows here.
    std::ifstream probe(path, std::ios::binary);
    if (!probe || probe.get() == std::ifstream::traits_type::eof())
        return fail(ErrorCode::Io, "the file cannot be read", where, "check its permissions and the disk");

    Source source;
    source.m_cancelled = std::make_unique<CancelCheck>(cancelled);
    AVFormatContext* context = avformat_alloc_context();
    if (context == nullptr)
        throw std::bad_alloc();
    context->interrupt_callback = {interrupted, source.m_cancelled.get()};
    AVDictionary* options = nullptr;
    av_dict_set(&options, "format_whitelist", trustedFormats, 0);
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    // "file:" keeps names like "a:b.mp4", "%04d.png" or "-x.mp4" plain names.
    const int opened = avformat_open_input(&context, ("file:" + where).c_str(), nullptr, &options);
    av_dict_free(&options);
    if (opened < 0)
        return std::unexpected(readError(opened, where));
    source.m_format.reset(context);
    if (headerIsEnough(context, detail))
        return source;
    const int found = avformat_find_stream_info(context, nullptr);
    if (found < 0)
        return std::unexpected(readError(found, where));
    return source;
}

void Source::keepOnly(const std::vector<int>& streams) {
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        const bool keep = std::find(streams.begin(), streams.end(), static_cast<int>(i)) != streams.end();
        m_format->streams[i]->discard = keep ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    }
}

Result<CodecPtr> openDecoder(const Source& source, int stream, int threads, const std::string& where) {
    const AVStream* st = source->streams[stream];
    const AVCodec* codec = avcodec_find_decoder(st->codecpar->codec_id);
    if (codec == nullptr)
        return fail(ErrorCode::Unsupported,
                    std::string("the coding \"") + avcodec_get_name(st->codecpar->codec_id) + "\" cannot be read here",
                    where, "convert the file to H.264 in MP4");
    CodecPtr context(avcodec_alloc_context3(codec));
    if (!context)
        throw std::bad_alloc();
    if (avcodec_parameters_to_context(context.get(), st->codecpar) < 0)
        return fail(ErrorCode::Corrupt, "the description of the stream is damaged", where, "choose another file");
    context->pkt_timebase = st->time_base;
    context->max_pixels = maxPixels;
    context->thread_count =
        threads > 0 ? threads : std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
    if (avcodec_open2(context.get(), codec, nullptr) < 0)
        return fail(ErrorCode::Corrupt, "the description of the stream is damaged", where, "choose another file");
    return context;
}

void noteComplaints(AVCodecContext* codec, std::atomic<bool>& complained) { codec->opaque = &complained; }
bool decodesAhead(const AVCodecContext* codec) { return (codec->active_thread_type & FF_THREAD_FRAME) != 0; }

void setMark(AVCodecContext* codec, std::int64_t mark) { codec->reordered_opaque = mark; }
std::int64_t markOf(const AVFrame* frame) { return frame->reordered_opaque; }

std::int64_t toNs(std::int64_t ticks, Rational timeBase) {
    if (ticks == noTimestamp)
        return noTimestamp;
    return av_rescale_rnd(ticks, timeBase.num * 1'000'000'000, timeBase.den, AV_ROUND_NEAR_INF);
}

std::int64_t toTicks(std::int64_t ns, Rational timeBase) {
    return av_rescale_rnd(ns, timeBase.den, timeBase.num * 1'000'000'000, AV_ROUND_DOWN);
}

Orientation orientationOf(const Source& source, int stream) {
    const auto* matrix = reinterpret_cast<const std::int32_t*>(
        av_stream_get_side_data(source->streams[stream], AV_PKT_DATA_DISPLAYMATRIX, nullptr));
    if (matrix == nullptr)
        return {};
    std::int32_t m[9];
    std::copy(matrix, matrix + 9, m);
    Orientation o;
    const double det = static_cast<double>(m[0]) * m[4] - static_cast<double>(m[1]) * m[3];
    if (det < 0) { // swapped left and right, then turned
        o.mirrored = true;
        m[0] = -m[0];
        m[1] = -m[1];
    }
    const double counterClockwise = av_display_rotation_get(m);
    if (std::isnan(counterClockwise))
        return {};
    const int quarters = static_cast<int>(std::lround(-counterClockwise / 90.0));
    o.rotation = ((quarters % 4) + 4) % 4 * 90;
    return o;
}

Rational pixelAspect(const Source& source, int stream, AVFrame* frame) {
    const AVRational sar = av_guess_sample_aspect_ratio(source.get(), source->streams[stream], frame);
    if (sar.num <= 0 || sar.den <= 0 || sar.num > 16LL * sar.den || sar.den > 16LL * sar.num)
        return {1, 1};
    return {sar.num, sar.den};
}

Size displaySize(int width, int height, Rational aspect, int rotation) {
    const auto wide = static_cast<int>(std::clamp<std::int64_t>(
        (static_cast<std::int64_t>(width) * aspect.num * 2 + aspect.den) / (2 * aspect.den), 1, 32768));
    return rotation % 180 == 0 ? Size{wide, height} : Size{height, wide};
}

} // namespace attune::av
