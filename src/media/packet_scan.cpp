// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/packet_scan.h"

#include <algorithm>
#include <string_view>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/intreadwrite.h>
#include <libavutil/parseutils.h>
}

namespace attune::av {
namespace {

constexpr std::size_t maxPackets = 20'000'000;  // 8 hours at 600 frames a second
constexpr std::int64_t jumpNs = 10'000'000'000; // as FFmpeg's own programs see it
constexpr std::size_t mostRuns = 10'000;

std::int64_t stamp(std::int64_t ticks) { return ticks == AV_NOPTS_VALUE ? noTimestamp : ticks; }

Rational timeBase(const AVStream* st) { return {st->time_base.num, st->time_base.den}; }

// The part of a sound packet that is heard: what its container says to skip (encoder priming, padding) left out.
void extend(AudioExtent& extent, const AVStream* st, const AVPacket* packet) {
    const std::int64_t ticks = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
    if (ticks == AV_NOPTS_VALUE)
        return;
    std::int64_t begin = toNs(ticks, timeBase(st));
    if (packet->duration > 0) // MP4 does not say it of the last one behind an offset
        extent.packetTicks = packet->duration;
    std::int64_t end = toNs(ticks + extent.packetTicks, timeBase(st));
    std::size_t size = 0;
    const std::uint8_t* skip = av_packet_get_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, &size);
    bool skipsStart = false;
    if (skip != nullptr && size >= 8 && st->codecpar->sample_rate > 0) {
        const Rational perSample{1, st->codecpar->sample_rate};
        const std::uint32_t atStart = AV_RL32(skip);
        begin += toNs(atStart, perSample);
        end -= toNs(AV_RL32(skip + 4), perSample);
        skipsStart = atStart > 0;
    }
    // Discarded packets are priming; one that also names its skip tells where hearing begins.
    if ((packet->flags & AV_PKT_FLAG_DISCARD) != 0 && !skipsStart)
        return;
    end = std::max(begin, end);
    const bool jumps = !extent.runs.empty() &&
                       (begin > extent.runs.back().endNs + jumpNs || begin < extent.runs.back().endNs - jumpNs);
    if (extent.runs.empty() || (jumps && extent.runs.size() < mostRuns)) {
        extent.runs.push_back({packet->pos, begin, end});
        return;
    }
    AudioRun& run = extent.runs.back();
    run.beginNs = std::min(run.beginNs, begin);
    run.endNs = std::max(run.endNs, end);
}

// The end a Matroska names for the streams that are read: each one's own, or the file's where no other stream can make
// it longer. 0 when it does not say it.
std::int64_t claimedEnd(const Source& source) {
    bool onlyThese = true;
    std::int64_t endUs = 0;
    for (unsigned i = 0; i < source->nb_streams; ++i) {
        const AVStream* st = source->streams[i];
        const auto type = st->codecpar->codec_type;
        if (st->discard == AVDISCARD_ALL) {
            onlyThese = onlyThese && type == AVMEDIA_TYPE_ATTACHMENT;
            continue;
        }
        const AVDictionaryEntry* tag = av_dict_get(st->metadata, "DURATION", nullptr, AV_DICT_IGNORE_SUFFIX);
        std::int64_t us = 0;
        if (tag != nullptr && av_parse_time(&us, tag->value, 1) >= 0)
            endUs = std::max(endUs, us);
    }
    if (onlyThese && source->duration > 0)
        endUs = source->duration;
    constexpr std::int64_t mostUs = 1'000'000'000'000; // eleven days
    return endUs < mostUs ? endUs * 1000 : 0;
}

// Whether a RIFF file (AVI, WAV) ends long before its header says. libav makes the length of such a file fit.
bool endsBeforeRiff(const Source& source) {
    constexpr std::int64_t slack = 1024,
                           unknown = 0x7FFF'F000; // a wrong header's few bytes; written by a live recording
    const std::int64_t size = source->pb != nullptr ? avio_size(source->pb) : 0;
    if (size <= 0 || avio_seek(source->pb, 0, SEEK_SET) < 0)
        return false;
    const bool riff = avio_rl32(source->pb) == MKTAG('R', 'I', 'F', 'F');
    const std::int64_t named = avio_rl32(source->pb);
    return riff && named < unknown && size + slack < named + 8;
}

} // namespace

Result<FirstDecode> FirstDecode::of(const Source& source, int stream, int mostPackets, const std::string& where) {
    auto codec = openDecoder(source, stream, 1, where);
    if (!codec)
        return std::unexpected(codec.error());
    FirstDecode first;
    first.m_stream = stream;
    first.m_left = mostPackets;
    first.m_codec = std::move(*codec);
    first.m_frame = makeFrame();
    return first;
}

void FirstDecode::take(const Source& source, AVPacket* packet) {
    if (m_left == 0)
        return;
    --m_left;
    packet->flags &= ~AV_PKT_FLAG_DISCARD;
    if (!m_begun && m_codec->codec_type == AVMEDIA_TYPE_VIDEO && (packet->flags & AV_PKT_FLAG_KEY) != 0) {
        // Mostly the first packet alone will do; a decoder would wait for the next ones.
        m_begun = true;
        avcodec_send_packet(m_codec.get(), packet);
        avcodec_send_packet(m_codec.get(), nullptr);
        look(source);
        if (!m_codec)
            return;
        avcodec_flush_buffers(m_codec.get());
    }
    avcodec_send_packet(m_codec.get(), packet);
    look(source);
    if (m_left == 0)
        end(source);
}

void FirstDecode::end(const Source& source) {
    m_left = 0;
    if (!m_codec)
        return;
    avcodec_send_packet(m_codec.get(), nullptr);
    look(source);
    m_codec.reset();
}

void FirstDecode::look(const Source& source) {
    if (avcodec_receive_frame(m_codec.get(), m_frame.get()) != 0)
        return;
    AVCodecParameters* par = source->streams[m_stream]->codecpar;
    if (m_codec->codec_type == AVMEDIA_TYPE_VIDEO && m_codec->width > 0 && m_codec->height > 0) {
        par->width = m_codec->width;
        par->height = m_codec->height;
        if (m_codec->sample_aspect_ratio.num > 0)
            par->sample_aspect_ratio = m_codec->sample_aspect_ratio;
    } else if (m_codec->codec_type == AVMEDIA_TYPE_AUDIO && m_frame->sample_rate > 0) {
        par->sample_rate = m_frame->sample_rate;
        av_channel_layout_copy(&par->ch_layout, &m_frame->ch_layout);
    }
    m_decodes = true;
    m_left = 0;
    m_codec.reset();
}

Result<PacketScan> scanPackets(const Source& source, int videoStream, std::vector<FirstDecode>& tries,
                               const CancelCheck& cancelled, const ProgressCallback& progress,
                               const std::function<bool(const PacketScan&)>& look) {
    PacketScan scan;
    for (const FirstDecode& first : tries)
        if (first.stream() != videoStream)
            scan.audio.push_back({.stream = first.stream()});
    const std::int64_t size = source->pb != nullptr ? avio_size(source->pb) : 0;
    double reached = 0;
    const PacketPtr packet = makePacket();
    std::int64_t count = 0;
    DamagedPacket at; // the packet read last
    for (;;) {
        if ((++count & 63) == 0 && look && !look(scan))
            return scan;
        if ((count & 255) == 0) {
            if (cancelled && cancelled())
                return fail(ErrorCode::Cancelled, "stopped");
            if (progress && size > 0) {
                const double share = static_cast<double>(avio_tell(source->pb)) / static_cast<double>(size);
                reached = std::max(reached, std::clamp(share, 0.0, 1.0));
                progress(reached);
            }
        }
        const int read = av_read_frame(source.get(), packet.get());
        if (read < 0) {
            if (cancelled && cancelled())
                return fail(ErrorCode::Cancelled, "stopped");
            if (read != AVERROR_EOF) {
                scan.failure = "the file is damaged and cannot be read beyond this";
                scan.damage.push_back(at);
            }
            break;
        }
        const AVStream* st = source->streams[packet->stream_index];
        const bool corrupt = (packet->flags & AV_PKT_FLAG_CORRUPT) != 0;
        const std::int64_t ticks = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
        at.pos = packet->pos;
        if (ticks != AV_NOPTS_VALUE)
            at.containerNs = toNs(ticks, timeBase(st));
        if (packet->stream_index == videoStream) {
            scan.packets.push_back({.pts = stamp(packet->pts),
                                    .dts = stamp(packet->dts),
                                    .pos = packet->pos,
                                    .size = static_cast<std::uint32_t>(std::clamp(packet->size, 0, (1 << 30) - 1)),
                                    .key = (packet->flags & AV_PKT_FLAG_KEY) != 0,
                                    .discard = (packet->flags & AV_PKT_FLAG_DISCARD) != 0});
            if (scan.lastTicks == 0 || packet->pts == AV_NOPTS_VALUE || packet->pts >= scan.lastPts) {
                scan.lastPts = stamp(packet->pts);
                scan.lastTicks = packet->duration;
            }
        } else {
            for (AudioExtent& extent : scan.audio)
                if (extent.stream == packet->stream_index && !corrupt)
                    extend(extent, st, packet.get());
        }
        if (corrupt)
            scan.damage.push_back(at);
        for (FirstDecode& first : tries)
            if (first.stream() == packet->stream_index)
                first.take(source, packet.get());
        av_packet_unref(packet.get());
        if (scan.packets.size() > maxPackets) {
            scan.failure = "the file has more frames than can be numbered; the rest is left out";
            scan.damage.push_back(at);
            break;
        }
    }
    for (FirstDecode& first : tries)
        first.end(source);
    const std::string_view container = source->iformat->name;
    if (container.find("matroska") != std::string_view::npos)
        scan.claimedEndNs = claimedEnd(source);
    scan.shorter = (container == "avi" || container == "wav") && endsBeforeRiff(source);
    const bool isMov = container.find("mp4") != std::string_view::npos;
    if (videoStream >= 0 && isMov) {
        const int named = avformat_index_get_entries_count(source->streams[videoStream]);
        scan.missing = std::max<std::int64_t>(0, named - static_cast<std::int64_t>(scan.packets.size()));
    }
    if (progress)
        progress(1);
    return scan;
}

bool timesAreTrustworthy(const Source& source, int videoStream, const PacketScan& scan) {
    const AVStream* st = source->streams[videoStream];
    const std::string_view container = source->iformat->name;
    const auto id = st->codecpar->codec_id;
    // No times of their own, or times that may start again; and VP8 hides frames in packets of their own.
    if ((source->iformat->flags & (AVFMT_NOTIMESTAMPS | AVFMT_TS_DISCONT)) != 0 || container == "avi" ||
        id == AV_CODEC_ID_VP8)
        return false;
    if (scan.damaged() || scan.packets.empty() || !scan.packets.front().key)
        return false;
    std::vector<std::int64_t> shown;
    std::int64_t lastDts = noTimestamp;
    for (const PacketEntry& p : scan.packets) {
        if (p.pts == noTimestamp || p.size == 0)
            return false;
        if (p.dts != noTimestamp) {
            if (lastDts != noTimestamp && p.dts < lastDts)
                return false;
            lastDts = p.dts;
        }
        // Shown before the first key frame: the start is missing, a decoder drops these.
        if (p.pts < scan.packets.front().pts && !p.discard)
            return false;
        if (!p.discard)
            shown.push_back(p.pts);
    }
    std::sort(shown.begin(), shown.end());
    return !shown.empty() && std::adjacent_find(shown.begin(), shown.end()) == shown.end();
}

namespace {

// Sends so many packets from where the file stands; true as soon as a picture comes out.
bool decodesHere(const Source& source, AVCodecContext* codec, int videoStream, int packets,
                 const CancelCheck& cancelled) {
    const PacketPtr packet = makePacket();
    const FramePtr frame = makeFrame();
    avcodec_flush_buffers(codec);
    for (int sent = 0; sent < packets;) {
        if ((cancelled && cancelled()) || av_read_frame(source.get(), packet.get()) < 0)
            break;
        if (packet->stream_index == videoStream) {
            ++sent;
            avcodec_send_packet(codec, packet.get());
            if (avcodec_receive_frame(codec, frame.get()) == 0)
                return true;
        }
        av_packet_unref(packet.get());
    }
    avcodec_send_packet(codec, nullptr);
    return avcodec_receive_frame(codec, frame.get()) == 0;
}

} // namespace

Result<bool> pictureDecodesLater(const std::filesystem::path& path, int videoStream, const CancelCheck& cancelled) {
    auto source = Source::open(path, Source::Detail::Header, cancelled);
    if (!source)
        return std::unexpected(source.error());
    if (static_cast<unsigned>(videoStream) >= (*source)->nb_streams)
        return fail(ErrorCode::Corrupt, "the file changed while it was read", path.string(), "open it again");
    source->keepOnly({videoStream});
    auto codec = openDecoder(*source, videoStream, 1, path.string());
    if (!codec)
        return std::unexpected(codec.error());
    constexpr int nearPackets = 60, places = 6;
    bool decodes = false;
    const std::int64_t size = (*source)->pb != nullptr ? avio_size((*source)->pb) : 0;
    for (int i = 1; !decodes && i < places; ++i) {
        const AVStream* st = (*source)->streams[videoStream];
        const std::int64_t begin = st->start_time != AV_NOPTS_VALUE ? st->start_time : 0;
        const bool timed = st->duration > 0;
        const int moved = timed ? av_seek_frame(source->get(), videoStream, begin + st->duration / places * i, 0)
                                : av_seek_frame(source->get(), -1, size / places * i, AVSEEK_FLAG_BYTE);
        decodes = moved >= 0 && decodesHere(*source, codec->get(), videoStream, nearPackets, cancelled);
    }
    if (cancelled && cancelled())
        return fail(ErrorCode::Cancelled, "stopped", path.string());
    return decodes;
}

std::int64_t longestPauseTicks(const Source& source, int videoStream) {
    if ((source->iformat->flags & AVFMT_TS_DISCONT) == 0)
        return 0;
    return toTicks(jumpNs, timeBase(source->streams[videoStream]));
}

MendedTimes mendedTimes(const std::vector<PacketEntry>& packets, std::int64_t packetTicks, std::int64_t gapTicks,
                        const std::vector<ScannedFrame>& frames) {
    MendedTimes result;
    std::vector<std::int64_t>& times = result.ticks;
    bool& mended = result.mended;
    const auto all = [&](std::int64_t PacketEntry::* stamp) {
        return std::all_of(frames.begin(), frames.end(), [&](const ScannedFrame& f) {
            return packets[static_cast<std::size_t>(f.packet)].*stamp != noTimestamp;
        });
    };
    const bool havePts = all(&PacketEntry::pts);
    times.reserve(frames.size());
    // Decode times only (AVI): frames in the order they are shown take them in order, moved to where the first known
    // presentation time says.
    if (!havePts && all(&PacketEntry::dts)) {
        for (const ScannedFrame& f : frames)
            times.push_back(packets[static_cast<std::size_t>(f.packet)].dts);
        std::sort(times.begin(), times.end());
        for (std::size_t i = 0; i < times.size(); ++i) {
            const std::int64_t pts = packets[static_cast<std::size_t>(frames[i].packet)].pts;
            if (pts == noTimestamp)
                continue;
            const std::int64_t shift = pts - times[i];
            for (std::int64_t& t : times)
                t += shift;
            break;
        }
        return result;
    }
    for (const ScannedFrame& f : frames) {
        const PacketEntry& p = packets[static_cast<std::size_t>(f.packet)];
        std::int64_t t = havePts ? p.pts : f.bestTicks;
        if (t == noTimestamp)
            t = p.pts != noTimestamp ? p.pts : p.dts;
        times.push_back(t);
    }
    std::vector<std::int64_t> steps;
    for (std::size_t i = 1; i < times.size(); ++i)
        if (times[i] != noTimestamp && times[i - 1] != noTimestamp && times[i] > times[i - 1])
            steps.push_back(times[i] - times[i - 1]);
    std::int64_t usual = 1;
    if (!steps.empty()) {
        std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
        usual = steps[steps.size() / 2];
    } else if (packetTicks > 0) {
        usual = packetTicks;
    }
    std::int64_t offset = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const std::int64_t before = i > 0 ? times[i - 1] : 0;
        if (times[i] == noTimestamp) {
            times[i] = i > 0 ? before + usual : 0;
            mended = true;
            continue;
        }
        times[i] += offset;
        // A jump back of more than some frames, or far ahead, is a new start of the file's clock: time goes on.
        const bool back = i > 0 && times[i] < before - 16 * usual;
        const bool ahead = i > 0 && gapTicks > 0 && times[i] > before + gapTicks;
        if (back || ahead) {
            if (result.shifts.empty())
                result.shifts.push_back({0, offset});
            offset += before + usual - times[i];
            times[i] = before + usual;
            mended = true;
            result.shifts.push_back({packets[static_cast<std::size_t>(frames[i].packet)].pos, offset});
        }
    }
    if (!std::is_sorted(times.begin(), times.end())) { // stamps in the wrong order: the frames' order is right
        std::sort(times.begin(), times.end());
        mended = true;
    }
    return result;
}

} // namespace attune::av
