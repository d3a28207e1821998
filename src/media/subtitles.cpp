// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/subtitles.h"

#include "base/text.h"
#include "media/av_support.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace attune {
namespace {

constexpr std::size_t mostCues = 200'000;           // of one track; more is no speech
constexpr std::int64_t openEndedNs = 5'000'000'000; // a cue that does not say when it ends

std::string tag(const AVStream* stream, const char* name) {
    const AVDictionaryEntry* entry = av_dict_get(stream->metadata, name, nullptr, 0);
    return entry != nullptr ? sanitizeUtf8(entry->value) : std::string();
}

// What is said, out of a line of an SSA script: eight fields before it, commands in braces, "\N" for a new line.
std::string spokenText(std::string_view line) {
    for (int field = 0; field < 8; ++field) {
        const std::size_t comma = line.find(',');
        if (comma == std::string_view::npos)
            break;
        line.remove_prefix(comma + 1);
    }
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '{') {
            const std::size_t close = line.find('}', i);
            if (close != std::string_view::npos) {
                i = close;
                continue;
            }
        }
        if (line[i] == '\\' && i + 1 < line.size() && std::strchr("Nnh", line[i + 1]) != nullptr) {
            text += line[i + 1] == 'h' ? ' ' : '\n';
            ++i;
            continue;
        }
        if (line[i] != '\r')
            text += line[i];
    }
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    return sanitizeUtf8(text);
}

struct CodecTrack {
    av::CodecPtr codec;
    Rational timeBase;
    std::size_t place = 0; // in the list of tracks
};

struct CueHolder { // frees what the decoder gave
    AVSubtitle subtitle{};
    CueHolder() = default;
    CueHolder(const CueHolder&) = delete;
    CueHolder& operator=(const CueHolder&) = delete;
    ~CueHolder() { avsubtitle_free(&subtitle); }
};

void addCue(SubtitleTrack& track, const CodecTrack& how, const AVPacket* packet, std::int64_t zeroNs) {
    CueHolder holder;
    int got = 0;
    if (avcodec_decode_subtitle2(how.codec.get(), &holder.subtitle, &got, const_cast<AVPacket*>(packet)) < 0 ||
        got == 0)
        return;
    std::string text;
    for (unsigned i = 0; i < holder.subtitle.num_rects; ++i) {
        const AVSubtitleRect* rect = holder.subtitle.rects[i];
        std::string part = rect->ass != nullptr    ? spokenText(rect->ass)
                           : rect->text != nullptr ? sanitizeUtf8(rect->text)
                                                   : std::string();
        if (!part.empty())
            text += (text.empty() ? "" : "\n") + part;
    }
    if (text.empty())
        return;
    const std::int64_t at = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
    if (at == AV_NOPTS_VALUE)
        return;
    const std::int64_t begin = av::toNs(at, how.timeBase) - zeroNs;
    const std::int64_t length = packet->duration > 0                   ? av::toNs(packet->duration, how.timeBase)
                                : holder.subtitle.end_display_time > 0 ? holder.subtitle.end_display_time * 1'000'000LL
                                                                       : openEndedNs;
    track.cues.push_back({{MediaTime(begin), MediaTime(begin + length)}, text});
}

} // namespace

Result<std::vector<SubtitleTrack>> readSubtitles(const MediaIndexPtr& index, const CancelCheck& cancelled) {
    std::vector<SubtitleTrack> tracks;
    if (!index || index->subtitleStreams.empty())
        return tracks;
    const std::string where = index->info.path.string();
    auto source = av::Source::open(index->info.path, av::Source::Detail::Header, cancelled);
    if (!source)
        return std::unexpected(source.error());
    std::map<int, CodecTrack> decoders; // by stream
    for (const int number : index->subtitleStreams) {
        if (static_cast<unsigned>(number) >= (*source)->nb_streams)
            return fail(ErrorCode::Corrupt, "the file changed since it was opened", where, "open it again");
        const AVStream* st = (*source)->streams[number];
        SubtitleTrack track{.codec = avcodec_get_name(st->codecpar->codec_id),
                            .language = tag(st, "language"),
                            .title = tag(st, "title"),
                            .cues = {},
                            .skipped = {}};
        const AVCodecDescriptor* kind = avcodec_descriptor_get(st->codecpar->codec_id);
        if (kind == nullptr || (kind->props & AV_CODEC_PROP_TEXT_SUB) == 0) {
            track.skipped = "it holds pictures of text, not text";
        } else if (auto codec = av::openDecoder(*source, number, 1, where)) {
            decoders[number] = {std::move(*codec), {st->time_base.num, st->time_base.den}, tracks.size()};
        } else {
            track.skipped = codec.error().what;
        }
        tracks.push_back(std::move(track));
    }
    std::vector<int> wanted;
    for (const auto& [number, decoder] : decoders)
        wanted.push_back(number);
    source->keepOnly(wanted);
    const av::PacketPtr packet = av::makePacket();
    while (!wanted.empty()) {
        const int read = av_read_frame(source->get(), packet.get());
        if (cancelled && cancelled())
            return fail(ErrorCode::Cancelled, "stopped", where);
        if (read < 0)
            break; // as far as it goes
        if (const auto decoder = decoders.find(packet->stream_index); decoder != decoders.end()) {
            SubtitleTrack& track = tracks[decoder->second.place];
            if (track.cues.size() < mostCues)
                addCue(track, decoder->second, packet.get(), index->zeroNs);
        }
        av_packet_unref(packet.get());
    }
    for (SubtitleTrack& track : tracks)
        std::stable_sort(track.cues.begin(), track.cues.end(),
                         [](const SubtitleCue& a, const SubtitleCue& b) { return a.span.begin < b.span.begin; });
    return tracks;
}

} // namespace attune
