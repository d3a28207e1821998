// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/index_builder.h"

#include "media/cache_file.h"
#include "models/time_text.h"

#include <algorithm>
#include <numeric>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace attune::av {
namespace {

__extension__ typedef __int128 Wide; // products of ticks and time bases

Rational reduced(Wide num, Wide den) {
    Wide a = num, b = den;
    while (b != 0) {
        const Wide r = a % b;
        a = b;
        b = r;
    }
    if (a == 0)
        return {0, 1};
    num /= a;
    den /= a;
    while (num > INT64_MAX || den > INT64_MAX) {
        num /= 2;
        den /= 2;
    }
    return {static_cast<std::int64_t>(num), std::max<std::int64_t>(1, static_cast<std::int64_t>(den))};
}

// Frame i stands at i / rate, to within a tick of the container.
bool keepsRate(const std::vector<std::int64_t>& ticks, AVRational rate, Rational base) {
    if (rate.num <= 0 || rate.den <= 0 || base.den <= 0)
        return false;
    const Wide num = static_cast<Wide>(rate.den) * base.den, den = static_cast<Wide>(rate.num) * base.num;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const Wide error = static_cast<Wide>(ticks[i] - ticks[0]) * den - static_cast<Wide>(i) * num;
        if (error > den || error < -den)
            return false;
    }
    return true;
}

void describeRate(VideoInfo& video, const AVStream* st, const std::vector<std::int64_t>& ticks, std::int64_t endTick,
                  Rational base) {
    for (const AVRational rate : {st->avg_frame_rate, st->r_frame_rate})
        if (keepsRate(ticks, rate, base)) {
            video.averageRate = reduced(rate.num, rate.den);
            return;
        }
    const Wide span = endTick - ticks.front();
    if (span > 0)
        video.averageRate = reduced(static_cast<Wide>(ticks.size()) * base.den, span * base.num);
    std::vector<std::int64_t> steps(ticks.size());
    std::adjacent_difference(ticks.begin(), ticks.end(), steps.begin());
    steps.erase(steps.begin());
    if (!steps.empty()) {
        const auto [low, high] = std::minmax_element(steps.begin(), steps.end());
        const std::int64_t least = *low, most = *high;
        std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
        const std::int64_t usual = steps[steps.size() / 2];
        video.variableFrameRate = (most - least - 1) * 10 > usual;
    }
}

std::int64_t lastDuration(const std::vector<std::int64_t>& ticks, std::int64_t packetTicks, const AVStream* st,
                          Rational base) {
    if (packetTicks > 0)
        return packetTicks;
    if (ticks.size() > 1 && ticks.back() > ticks[ticks.size() - 2])
        return ticks.back() - ticks[ticks.size() - 2];
    const AVRational rate = st->avg_frame_rate.num > 0 ? st->avg_frame_rate : AVRational{25, 1};
    return std::max<std::int64_t>(1, av_rescale(base.den, rate.den, static_cast<std::int64_t>(rate.num) * base.num));
}

std::int64_t decodeTicks(const PacketEntry& p) { return p.dts != noTimestamp ? p.dts : p.pts; }

} // namespace

int choosePicture(const Source& source) {
    int best = -1;
    for (unsigned i = 0; i < source->nb_streams; ++i) {
        const AVStream* st = source->streams[i];
        if (st->codecpar->codec_type != AVMEDIA_TYPE_VIDEO ||
            (st->disposition &
             (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS | AV_DISPOSITION_STILL_IMAGE)) != 0)
            continue;
        const bool better = best < 0 || ((st->disposition & AV_DISPOSITION_DEFAULT) != 0 &&
                                         (source->streams[best]->disposition & AV_DISPOSITION_DEFAULT) == 0);
        if (better)
            best = static_cast<int>(i);
    }
    return best;
}

MediaDuration claimedDuration(const Source& source) {
    MediaDuration longest(std::max<std::int64_t>(0, source->duration) * 1000); // libav's is in microseconds
    for (unsigned i = 0; i < source->nb_streams; ++i) {
        const AVStream* st = source->streams[i];
        if (st->discard != AVDISCARD_ALL && st->duration > 0)
            longest = std::max(longest, MediaDuration(toNs(st->duration, {st->time_base.num, st->time_base.den})));
    }
    return longest;
}

std::vector<ScannedFrame> framesByTime(const std::vector<PacketEntry>& packets, std::int64_t before) {
    std::vector<ScannedFrame> frames;
    frames.reserve(packets.size());
    for (std::size_t i = 0; i < packets.size(); ++i)
        if (!packets[i].discard && packets[i].pts < before)
            frames.push_back({static_cast<std::int64_t>(i), packets[i].pts});
    std::stable_sort(frames.begin(), frames.end(),
                     [](const ScannedFrame& a, const ScannedFrame& b) { return a.bestTicks < b.bestTicks; });
    return frames;
}

std::vector<ScannedFrame> framesByGuess(const std::vector<PacketEntry>& packets) {
    std::vector<ScannedFrame> frames;
    frames.reserve(packets.size());
    for (std::size_t i = 0; i < packets.size(); ++i)
        if (!packets[i].discard && packets[i].size > 0)
            frames.push_back({static_cast<std::int64_t>(i), packets[i].pts});
    const auto sortRun = [&](std::size_t from, std::size_t to) {
        const auto begin = frames.begin() + static_cast<std::ptrdiff_t>(from),
                   end = frames.begin() + static_cast<std::ptrdiff_t>(to);
        if (std::all_of(begin, end, [](const ScannedFrame& f) { return f.bestTicks != noTimestamp; }))
            std::stable_sort(begin, end,
                             [](const ScannedFrame& a, const ScannedFrame& b) { return a.bestTicks < b.bestTicks; });
    };
    // Decode times that go back are a new start of the file's clock: each run is sorted for itself.
    std::size_t run = 0;
    for (std::size_t i = 1; i < frames.size(); ++i) {
        const std::int64_t a = decodeTicks(packets[static_cast<std::size_t>(frames[i - 1].packet)]);
        const std::int64_t b = decodeTicks(packets[static_cast<std::size_t>(frames[i].packet)]);
        if (a != noTimestamp && b != noTimestamp && b < a) {
            sortRun(run, i);
            run = i;
        }
    }
    sortRun(run, frames.size());
    return frames;
}

void fillPicture(MediaIndex& index, const Source& source, const std::vector<ScannedFrame>& frames,
                 const MendedTimes& mended) {
    const std::vector<std::int64_t>& ticks = mended.ticks;
    const AVStream* st = source->streams[index.videoStream];
    index.videoTimeBase = {st->time_base.num, st->time_base.den};
    index.packetOfFrame.clear();
    index.packetOfFrame.reserve(frames.size());
    index.keyframes.clear();
    for (PacketEntry& p : index.packets)
        p.frame = -1;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        PacketEntry& p = index.packets[static_cast<std::size_t>(frames[i].packet)];
        p.frame = static_cast<std::int32_t>(i);
        index.packetOfFrame.push_back(static_cast<std::int32_t>(frames[i].packet));
        if (p.key)
            index.keyframes.push_back(static_cast<std::int64_t>(i));
    }
    const std::int64_t endTick = ticks.back() + lastDuration(ticks, index.packetTicks, st, index.videoTimeBase);
    index.shifts.clear();
    for (const ClockShift& shift : mended.shifts)
        index.shifts.push_back({shift.pos, toNs(shift.shiftNs - ticks.front(), index.videoTimeBase)});
    std::vector<MediaTime> times;
    times.reserve(ticks.size());
    for (const std::int64_t t : ticks)
        times.emplace_back(toNs(t - ticks.front(), index.videoTimeBase));
    index.zeroNs = toNs(ticks.front(), index.videoTimeBase);
    index.frames = FrameTable(std::move(times), MediaTime(toNs(endTick - ticks.front(), index.videoTimeBase)));

    VideoInfo video;
    video.codec = avcodec_get_name(st->codecpar->codec_id);
    video.width = st->codecpar->width;
    video.height = st->codecpar->height;
    video.rotation = orientationOf(source, index.videoStream).rotation;
    const Size shown =
        displaySize(video.width, video.height, pixelAspect(source, index.videoStream, nullptr), video.rotation);
    video.displayWidth = shown.width;
    video.displayHeight = shown.height;
    video.frameCount = index.frames.frameCount();
    video.keyframeCount = static_cast<std::int64_t>(index.keyframes.size());
    video.firstTimestampNs = index.zeroNs;
    describeRate(video, st, ticks, endTick, index.videoTimeBase);
    index.info.video = video;
}

std::string PassRecord::bytes() const {
    ByteWriter out;
    out.u64(frames.size());
    for (const ScannedFrame& f : frames) {
        out.u64(static_cast<std::uint64_t>(f.packet));
        out.u64(static_cast<std::uint64_t>(f.bestTicks));
    }
    out.u64(damaged.size());
    for (const std::int64_t place : damaged)
        out.u64(static_cast<std::uint64_t>(place));
    return out.bytes();
}

Result<PassRecord> PassRecord::of(const MediaIndex& index, std::string_view bytes) {
    ByteReader in(bytes);
    PassRecord record;
    bool fits = true;
    const auto count = static_cast<std::int64_t>(index.packets.size());
    const auto place = [&] {
        const auto p = static_cast<std::int64_t>(in.u64());
        fits = fits && p >= 0 && p < count;
        return p;
    };
    for (std::uint64_t n = in.u64(); n > 0 && in.ok() && fits; --n) {
        ScannedFrame frame{place(), 0};
        frame.bestTicks = static_cast<std::int64_t>(in.u64());
        record.frames.push_back(frame);
    }
    for (std::uint64_t n = in.u64(); n > 0 && in.ok() && fits; --n)
        record.damaged.push_back(place());
    if (!fits || !in.ok() || in.left() != 0 || (index.stage != IndexStage::Final && record.frames.empty()))
        return fail(ErrorCode::Corrupt, "what was kept of the clip does not belong to it", index.info.path.string(),
                    "it is made again");
    return record;
}

void fillSound(MediaIndex& index, const Source& source, const std::vector<AudioExtent>& extents) {
    index.audioStreams.clear();
    index.info.audio.clear();
    if (!index.hasVideo()) {
        bool any = false;
        for (const AudioExtent& extent : extents)
            for (const AudioRun& run : extent.runs) {
                index.zeroNs = any ? std::min(index.zeroNs, run.beginNs) : run.beginNs;
                any = true;
            }
    }
    index.info.duration = index.frames.end() - MediaTime(0);
    for (const AudioExtent& extent : extents) {
        if (extent.runs.empty())
            continue;
        const AVCodecParameters* par = source->streams[extent.stream]->codecpar;
        MediaTime begin(std::numeric_limits<std::int64_t>::max());
        for (const AudioRun& run : extent.runs) {
            begin = std::min(begin, index.clipTime(run.beginNs, run.pos));
            const MediaTime end = index.clipTime(run.beginNs, run.pos) + MediaDuration(run.endNs - run.beginNs);
            index.info.duration = std::max(index.info.duration, end - MediaTime(0));
        }
        index.audioStreams.push_back(extent.stream);
        index.info.audio.push_back({.codec = avcodec_get_name(par->codec_id),
                                    .sampleRate = par->sample_rate,
                                    .channels = par->ch_layout.nb_channels,
                                    .startNs = begin.ns});
    }
}

namespace {

Result<std::shared_ptr<MediaIndex>> settled(const MediaIndex& provisional, std::vector<ScannedFrame> frames) {
    const std::string where = provisional.info.path.string();
    std::erase_if(
        frames, [&](const ScannedFrame& f) { return provisional.packets[static_cast<std::size_t>(f.packet)].discard; });
    if (frames.empty())
        return fail(ErrorCode::Corrupt, "not one picture of it can be decoded", where,
                    "choose another file, or copy it again from where it was recorded");
    auto source = Source::open(provisional.info.path, Source::Detail::Measured);
    if (!source)
        return std::unexpected(source.error());
    if (static_cast<unsigned>(provisional.videoStream) >= (*source)->nb_streams)
        return fail(ErrorCode::Corrupt, "the file changed while it was read", where, "open it again");
    auto index = std::make_shared<MediaIndex>(provisional);
    index->stage = IndexStage::Final;
    index->decodeScanned = true;
    const std::int64_t zeroBefore = index->zeroNs;
    const MediaTime endBefore = index->frames.end();
    const auto times =
        mendedTimes(index->packets, index->packetTicks, longestPauseTicks(*source, index->videoStream), frames);
    fillPicture(*index, *source, frames, times);
    if (times.mended)
        index->info.warnings.push_back("the file's times jump or are missing; frames are in the order they are shown");
    // Sound keeps its place in the container when the first picture turns out to be another one.
    const std::int64_t moved = index->zeroNs - zeroBefore;
    for (AudioInfo& audio : index->info.audio)
        audio.startNs -= moved;
    const MediaDuration soundEnd(index->info.duration > endBefore - MediaTime(0) ? index->info.duration.ns - moved : 0);
    index->info.duration = std::max(index->frames.end() - MediaTime(0), soundEnd);
    return index;
}

} // namespace

Result<MediaIndexPtr> finalIndex(const MediaIndexPtr& index, const PassRecord& record) {
    if (index->stage == IndexStage::Final && record.damaged.empty())
        return index;
    auto result = std::make_shared<MediaIndex>();
    if (index->stage == IndexStage::Final) {
        *result = *index;
    } else {
        auto made = settled(*index, record.frames);
        if (!made)
            return std::unexpected(made.error());
        result = std::move(*made);
    }
    std::vector<MediaTime> times;
    for (const std::int64_t place : record.damaged) {
        // A packet that gave no frame is damage where the next one is shown.
        auto at = static_cast<std::size_t>(place);
        while (at < result->packets.size() && result->packets[at].frame < 0)
            ++at;
        times.push_back(at < result->packets.size() ? result->frames.timeOf(result->packets[at].frame)
                                                    : result->frames.end());
    }
    if (!times.empty())
        addDamage(result->info, "the picture is damaged", times);
    return MediaIndexPtr(result);
}

void addDamage(MediaInfo& info, const std::string& what, std::vector<MediaTime> times) {
    std::sort(times.begin(), times.end());
    std::vector<TimeSpan> places;
    for (MediaTime t : times) {
        t = std::max(t, MediaTime(0));
        if (places.empty() || t - places.back().end > MediaDuration(1'000'000'000))
            places.push_back({t, t});
        else
            places.back().end = t;
    }
    constexpr std::size_t named = 3;
    std::string text = what;
    for (std::size_t i = 0; i < std::min(named, places.size()); ++i)
        text += (i == 0 ? " at " : ", ") + formatMediaTime(places[i].begin);
    if (places.size() > named)
        text += " and in " + std::to_string(places.size() - named) + " more places";
    if (std::find(info.warnings.begin(), info.warnings.end(), text) != info.warnings.end())
        return; // known from an earlier pass
    info.warnings.push_back(text);
    info.damage.insert(info.damage.end(), places.begin(), places.end());
    std::sort(info.damage.begin(), info.damage.end());
}

} // namespace attune::av
