// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/frame_index.h"

#include "base/hash.h"
#include "media/av_support.h"
#include "media/packet_scan.h"

#include <algorithm>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/channel_layout.h>
}

namespace attune {
namespace {

__extension__ typedef __int128 Wide; // products of ticks and time bases

using av::PacketScan;
using av::ScannedFrame;
using av::Source;

constexpr double readingShare = 0.3;

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
    std::vector<std::int64_t> steps;
    for (std::size_t i = 1; i < ticks.size(); ++i)
        steps.push_back(ticks[i] - ticks[i - 1]);
    for (const AVRational rate : {st->avg_frame_rate, st->r_frame_rate})
        if (keepsRate(ticks, rate, base)) {
            video.averageRate = reduced(rate.num, rate.den);
            return;
        }
    const Wide span = endTick - ticks.front();
    if (span > 0)
        video.averageRate = reduced(static_cast<Wide>(ticks.size()) * base.den, span * base.num);
    if (!steps.empty()) {
        const auto [low, high] = std::minmax_element(steps.begin(), steps.end());
        const std::int64_t least = *low, most = *high;
        std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
        const std::int64_t usual = steps[steps.size() / 2];
        video.variableFrameRate = (most - least - 1) * 10 > usual;
    }
}

std::int64_t lastDuration(const std::vector<std::int64_t>& ticks, std::int64_t packetDuration, const AVStream* st,
                          Rational base) {
    if (packetDuration > 0)
        return packetDuration;
    if (ticks.size() > 1 && ticks.back() > ticks[ticks.size() - 2])
        return ticks.back() - ticks[ticks.size() - 2];
    const AVRational rate = st->avg_frame_rate.num > 0 ? st->avg_frame_rate : AVRational{25, 1};
    return std::max<std::int64_t>(1, av_rescale(base.den, rate.den, static_cast<std::int64_t>(rate.num) * base.num));
}

// Fills everything about the picture. False when not one frame can be shown.
Result<bool> indexPicture(MediaIndex& index, const Source& source, const PacketScan& scan, const CancelCheck& cancelled,
                          const ProgressCallback& progress) {
    const AVStream* st = source->streams[index.videoStream];
    const std::string where = index.info.path.string();
    index.videoTimeBase = {st->time_base.num, st->time_base.den};
    index.packets = scan.packets;
    std::vector<ScannedFrame> frames;
    std::vector<std::int64_t> ticks;
    bool trusted = av::timesAreTrustworthy(source, index.videoStream, scan);
    if (trusted) { // and it must be a picture at all
        const auto first = av::decodeScan(index.info.path, index.videoStream, 1, 300, cancelled, {});
        if (!first && first.error().code == ErrorCode::Cancelled)
            return std::unexpected(first.error());
        if (!first) {
            index.info.warnings.push_back(first.error().what);
            return false;
        }
        trusted = !first->empty();
    }
    if (trusted) {
        for (std::size_t i = 0; i < scan.packets.size(); ++i)
            if (!scan.packets[i].discard)
                frames.push_back({static_cast<std::int64_t>(i), scan.packets[i].pts});
        std::stable_sort(frames.begin(), frames.end(),
                         [](const ScannedFrame& a, const ScannedFrame& b) { return a.bestTicks < b.bestTicks; });
        for (const ScannedFrame& f : frames)
            ticks.push_back(f.bestTicks);
    } else {
        auto scanned = av::decodeScan(index.info.path, index.videoStream, 0,
                                      static_cast<std::int64_t>(scan.packets.size()), cancelled, progress);
        if (!scanned) {
            if (scanned.error().code == ErrorCode::Cancelled)
                return std::unexpected(scanned.error());
            index.info.warnings.push_back(scanned.error().what);
            return false;
        }
        frames = std::move(*scanned);
        std::erase_if(frames,
                      [&](const ScannedFrame& f) { return scan.packets[static_cast<std::size_t>(f.packet)].discard; });
        bool mended = false;
        ticks = av::mendedTimes(scan, frames, mended);
        if (mended)
            index.info.warnings.push_back(
                "the file's times jump or are missing; frames are in the order they are shown");
        index.decodeScanned = true;
    }
    if (frames.empty())
        return false;

    for (std::size_t i = 0; i < frames.size(); ++i) {
        PacketEntry& p = index.packets[static_cast<std::size_t>(frames[i].packet)];
        p.frame = static_cast<std::int32_t>(i);
        index.packetOfFrame.push_back(static_cast<std::int32_t>(frames[i].packet));
        if (p.key)
            index.keyframes.push_back(static_cast<std::int64_t>(i));
    }
    const std::int64_t endTick =
        ticks.back() +
        lastDuration(ticks, scan.durations[static_cast<std::size_t>(frames.back().packet)], st, index.videoTimeBase);
    std::vector<MediaTime> times;
    times.reserve(ticks.size());
    for (const std::int64_t t : ticks)
        times.emplace_back(av::toNs(t - ticks.front(), index.videoTimeBase));
    index.zeroNs = av::toNs(ticks.front(), index.videoTimeBase);
    index.frames = FrameTable(std::move(times), MediaTime(av::toNs(endTick - ticks.front(), index.videoTimeBase)));

    VideoInfo video;
    video.codec = avcodec_get_name(st->codecpar->codec_id);
    video.width = st->codecpar->width;
    video.height = st->codecpar->height;
    video.rotation = av::orientationOf(source, index.videoStream).rotation;
    const av::Size shown =
        av::displaySize(video.width, video.height, av::pixelAspect(source, index.videoStream, nullptr), video.rotation);
    video.displayWidth = shown.width;
    video.displayHeight = shown.height;
    video.frameCount = index.frames.frameCount();
    video.keyframeCount = static_cast<std::int64_t>(index.keyframes.size());
    video.firstTimestampNs = index.zeroNs;
    describeRate(video, st, ticks, endTick, index.videoTimeBase);
    index.info.video = video;
    return true;
}

} // namespace

std::int64_t MediaIndex::keyframeAtOrBefore(std::int64_t frame) const {
    const auto after = std::upper_bound(keyframes.begin(), keyframes.end(), frame);
    return after == keyframes.begin() ? frame : *(after - 1);
}

Result<MediaIndexPtr> openIndex(const std::filesystem::path& path, const IndexOptions& options) {
    auto source = Source::open(path, Source::Detail::Measured, options.cancelled);
    if (!source)
        return std::unexpected(source.error());
    auto index = std::make_shared<MediaIndex>();
    index->info.path = path;
    index->info.container = (*source)->iformat->name;
    index->videoStream = choosePicture(*source);
    for (unsigned i = 0; i < (*source)->nb_streams; ++i)
        if ((*source)->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO)
            index->audioStreams.push_back(static_cast<int>(i));
    std::vector<int> wanted = index->audioStreams;
    if (index->videoStream >= 0)
        wanted.push_back(index->videoStream);
    const Error nothing{ErrorCode::Corrupt, "there is no picture and no sound in it that can be read", path.string(),
                        "choose another file, or copy it again from where it was recorded"};
    if (wanted.empty())
        return std::unexpected(nothing);
    source->keepOnly(wanted);
    // Reading is the smaller part of the work where all frames must be decoded as well; else it is all of it.
    const auto part = [&](double from, double to) -> ProgressCallback {
        if (!options.progress)
            return {};
        return [&options, from, to](double share) { options.progress(from + (to - from) * share); };
    };
    auto scan =
        av::scanPackets(*source, index->videoStream, index->audioStreams, options.cancelled, part(0, readingShare));
    if (!scan)
        return std::unexpected(scan.error());
    if (index->videoStream >= 0) {
        const auto shown = indexPicture(*index, *source, *scan, options.cancelled, part(readingShare, 1));
        if (!shown)
            return std::unexpected(shown.error());
        if (!*shown) {
            index->info.warnings.push_back("the picture cannot be read; only the sound is there");
            index->videoStream = -1;
            index->packets.clear();
        }
    }
    if (scan->missing > 0)
        index->info.warnings.push_back("the file is cut short: " + std::to_string(index->frames.frameCount()) + " of " +
                                       std::to_string(scan->packets.size() + static_cast<std::size_t>(scan->missing)) +
                                       " frames can be shown");
    else if (scan->damaged)
        index->info.warnings.push_back(scan->damage);
    std::vector<int> heard;
    std::vector<av::AudioExtent> extents;
    for (const av::AudioExtent& extent : scan->audio) {
        if (!extent.any || !av::soundDecodes(path, extent.stream, options.cancelled)) {
            if (options.cancelled && options.cancelled())
                return fail(ErrorCode::Cancelled, "stopped", path.string());
            index->info.warnings.push_back("a sound track cannot be read and is left out");
            continue;
        }
        heard.push_back(extent.stream);
        extents.push_back(extent);
    }
    index->audioStreams = heard;
    if (!index->hasVideo()) {
        if (extents.empty())
            return std::unexpected(nothing);
        index->zeroNs = extents.front().beginNs;
        for (const av::AudioExtent& extent : extents)
            index->zeroNs = std::min(index->zeroNs, extent.beginNs);
    }
    index->info.duration = index->frames.end() - MediaTime(0);
    for (const av::AudioExtent& extent : extents) {
        const AVCodecParameters* par = (*source)->streams[extent.stream]->codecpar;
        index->info.audio.push_back({.codec = avcodec_get_name(par->codec_id),
                                     .sampleRate = par->sample_rate,
                                     .channels = par->ch_layout.nb_channels,
                                     .startNs = extent.beginNs - index->zeroNs});
        index->info.duration = std::max(index->info.duration, MediaDuration(extent.endNs - index->zeroNs));
    }
    if (options.progress)
        options.progress(1);
    if (options.contentHash) {
        auto hash = sha256File(path);
        if (!hash)
            return std::unexpected(hash.error());
        index->info.contentHash = *hash;
    }
    return MediaIndexPtr(index);
}

} // namespace attune
