// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/frame_index.h"

#include "base/hash.h"
#include "media/av_support.h"
#include "media/clip_pass.h"
#include "media/index_builder.h"
#include "media/packet_scan.h"

#include <algorithm>
#include <chrono>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/channel_layout.h>
}

namespace attune {
namespace {

using av::PacketScan;
using av::ScannedFrame;
using av::Source;

constexpr double readingShare = 0.3;
constexpr std::int64_t soonDecoded = 60'000'000; // pixels in all: so few are decoded while the file is opened

std::int64_t nowNs() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

Error stopped(const std::filesystem::path& path) { return {ErrorCode::Cancelled, "stopped", path.string(), ""}; }

av::MendedTimes timesOf(const std::vector<ScannedFrame>& frames) {
    av::MendedTimes times;
    times.ticks.reserve(frames.size());
    for (const ScannedFrame& f : frames)
        times.ticks.push_back(f.bestTicks);
    return times;
}

// What is common to all stages of one file's index.
struct Opening {
    Source source;
    MediaIndex base; // path, container, streams, warnings so far

    // Picture streams and sound tracks that can be decoded, found before the file is read.
    Status chooseStreams(const CancelCheck& cancelled);
    [[nodiscard]] MediaIndexPtr growing(const PacketScan& scan) const;
    void warnOfDamage(MediaIndex& index, const PacketScan& scan) const;
};

Status Opening::chooseStreams(const CancelCheck& cancelled) {
    const std::filesystem::path& path = base.info.path;
    base.videoStream = av::choosePicture(source);
    std::optional<Error> why;
    if (base.videoStream >= 0) {
        const auto decodes = av::pictureDecodes(path, base.videoStream, cancelled);
        if (!decodes && decodes.error().code == ErrorCode::Cancelled)
            return std::unexpected(decodes.error());
        if (!decodes || !*decodes) {
            base.videoStream = -1;
            if (!decodes)
                why = decodes.error();
            base.info.warnings.push_back(!decodes ? decodes.error().what
                                                  : "the picture cannot be read; only the sound is there");
        }
    }
    for (unsigned i = 0; i < source->nb_streams; ++i) {
        const int stream = static_cast<int>(i);
        const auto type = source->streams[i]->codecpar->codec_type;
        if (type == AVMEDIA_TYPE_SUBTITLE)
            base.subtitleStreams.push_back(stream);
        if (type != AVMEDIA_TYPE_AUDIO)
            continue;
        const bool decodes = av::soundDecodes(path, stream, cancelled);
        if (cancelled && cancelled())
            return std::unexpected(stopped(path));
        if (decodes)
            base.audioStreams.push_back(stream);
        else
            base.info.warnings.push_back("a sound track cannot be read and is left out");
    }
    if (base.videoStream >= 0 || !base.audioStreams.empty())
        return {};
    if (why)
        return std::unexpected(*why);
    return fail(ErrorCode::Corrupt, "there is no picture and no sound in it that can be read", path.string(),
                "choose another file, or copy it again from where it was recorded");
}

// The beginning, numbered as it will be in the end; null when there is not one frame yet.
MediaIndexPtr Opening::growing(const PacketScan& scan) const {
    if (scan.packets.empty() || !av::timesAreTrustworthy(source, base.videoStream, scan))
        return nullptr;
    std::int64_t decodedTo = noTimestamp; // no later packet is shown before this
    for (const PacketEntry& p : scan.packets)
        decodedTo = std::max(decodedTo, p.dts);
    const auto frames = av::framesByTime(scan.packets, decodedTo);
    if (frames.empty())
        return nullptr;
    auto index = std::make_shared<MediaIndex>(base);
    index->stage = IndexStage::Growing;
    index->packets = scan.packets;
    index->packetTicks = scan.lastTicks;
    av::fillPicture(*index, source, frames, timesOf(frames));
    av::fillSound(*index, source, scan.audio);
    if (source->duration > 0) // in microseconds
        index->info.duration = std::max(index->info.duration, MediaDuration(source->duration * 1000));
    return index;
}

void Opening::warnOfDamage(MediaIndex& index, const PacketScan& scan) const {
    std::vector<MediaTime> times;
    for (const av::DamagedPacket& packet : scan.damage)
        times.push_back(index.clipTime(packet.containerNs, packet.pos));
    if (scan.missing > 0)
        av::addDamage(index.info,
                      "the file is cut short, " + std::to_string(scan.missing) + " frames are missing; it ends",
                      {index.hasVideo() ? index.frames.end() : MediaTime(index.info.duration.ns)});
    if (!scan.failure.empty()) {
        av::addDamage(index.info, scan.failure, {times.back()});
        times.pop_back();
    }
    if (!times.empty())
        av::addDamage(index.info, "part of the file is damaged", times);
}

// Calls out what is known of a file that is still being read: first after a while, then each time it is twice as much.
class Growth {
  public:
    Growth(const Opening& opening, const IndexOptions& options, std::int64_t beganNs)
        : m_opening(opening), m_options(options), m_due(beganNs + options.growAfterNs) {}
    void look(const PacketScan& scan) {
        const std::int64_t now = nowNs();
        if (!m_options.grown || now < m_due)
            return;
        const MediaIndexPtr index = m_opening.growing(scan);
        const std::int64_t after = nowNs();
        if (index)
            m_options.grown(index);
        m_due = after + std::max((after - now) * 10, m_options.growAfterNs * m_step); // most of the time is for reading
        m_step *= 2;
    }

  private:
    const Opening& m_opening;
    const IndexOptions& m_options;
    std::int64_t m_due;
    std::int64_t m_step = 1;
};

} // namespace

std::int64_t MediaIndex::keyframeAtOrBefore(std::int64_t frame) const {
    const auto after = std::upper_bound(keyframes.begin(), keyframes.end(), frame);
    return after == keyframes.begin() ? frame : *(after - 1);
}

MediaTime MediaIndex::clipTime(std::int64_t containerNs, std::int64_t pos) const {
    if (shifts.empty())
        return MediaTime(containerNs - zeroNs);
    // Sound of one part may lie a little before the picture that began it: of all shifts the one that comes nearest to
    // the picture at this place.
    const auto after = std::upper_bound(packets.begin(), packets.end(), pos,
                                        [](std::int64_t p, const PacketEntry& entry) { return p < entry.pos; });
    auto place = after - packets.begin();
    while (place > 0 && packets[static_cast<std::size_t>(place - 1)].frame < 0)
        --place;
    const MediaTime picture =
        place > 0 ? frames.timeOf(packets[static_cast<std::size_t>(place - 1)].frame) : MediaTime(0);
    MediaTime best(containerNs + shifts.front().shiftNs);
    for (const ClockShift& shift : shifts) {
        const MediaTime t(containerNs + shift.shiftNs);
        if (std::abs((t - picture).ns) < std::abs((best - picture).ns))
            best = t;
    }
    return best;
}

Result<MediaIndexPtr> openIndex(const std::filesystem::path& path, const IndexOptions& options) {
    const std::int64_t began = nowNs();
    auto source = Source::open(path, Source::Detail::Measured, options.cancelled);
    if (!source)
        return std::unexpected(source.error());
    Opening opening{std::move(*source), {}};
    opening.base.info.path = path;
    opening.base.info.container = opening.source->iformat->name;
    if (const auto chosen = opening.chooseStreams(options.cancelled); !chosen)
        return std::unexpected(chosen.error());
    std::vector<int> wanted = opening.base.audioStreams;
    if (opening.base.videoStream >= 0)
        wanted.push_back(opening.base.videoStream);
    opening.source.keepOnly(wanted);
    // Reading is the smaller part of the work where all frames must be decoded as well; else it is all of it.
    const auto part = [&](double from, double to) -> ProgressCallback {
        if (!options.progress)
            return {};
        return [&options, from, to](double share) { options.progress(from + (to - from) * share); };
    };
    Growth growth(opening, options, began);
    const bool hasPicture = opening.base.videoStream >= 0;
    auto scan = av::scanPackets(opening.source, opening.base.videoStream, opening.base.audioStreams, options.cancelled,
                                part(0, readingShare), [&](const PacketScan& soFar) {
                                    if (hasPicture)
                                        growth.look(soFar);
                                });
    if (!scan)
        return std::unexpected(scan.error());
    auto index = std::make_shared<MediaIndex>(opening.base);
    if (hasPicture) {
        const bool trusted = av::timesAreTrustworthy(opening.source, index->videoStream, *scan);
        index->stage = trusted ? IndexStage::Final : IndexStage::Provisional;
        index->packets = std::move(scan->packets);
        index->packetTicks = scan->lastTicks;
        const auto frames = trusted ? av::framesByTime(index->packets) : av::framesByGuess(index->packets);
        if (!frames.empty())
            av::fillPicture(*index, opening.source, frames,
                            trusted
                                ? timesOf(frames)
                                : av::mendedTimes(index->packets, index->packetTicks,
                                                  av::longestPauseTicks(opening.source, index->videoStream), frames));
        if (frames.empty()) {
            index->info.warnings.push_back("the picture cannot be read; only the sound is there");
            index->videoStream = -1;
            index->stage = IndexStage::Final;
            index->packets.clear();
        }
    }
    av::fillSound(*index, opening.source, scan->audio);
    if (!index->hasVideo() && !index->hasAudio())
        return fail(ErrorCode::Corrupt, "there is no picture and no sound in it that can be read", path.string(),
                    "choose another file, or copy it again from where it was recorded");
    opening.warnOfDamage(*index, *scan);
    if (options.contentHash) {
        auto hash = sha256File(path, options.cancelled);
        if (!hash)
            return std::unexpected(hash.error());
        index->info.contentHash = *hash;
    }
    MediaIndexPtr result = index;
    if (index->stage == IndexStage::Provisional) {
        const std::int64_t pixels = static_cast<std::int64_t>(index->packets.size()) * index->info.video->width *
                                    std::max(1, index->info.video->height);
        if (options.untilFinal || pixels <= soonDecoded) {
            auto settled = runClipPass(index, {}, {.cancelled = options.cancelled, .progress = part(readingShare, 1)});
            if (!settled)
                return std::unexpected(settled.error());
            result = std::move(*settled);
        }
    }
    if (options.progress)
        options.progress(1);
    return result;
}

} // namespace attune
