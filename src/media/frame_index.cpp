// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/frame_index.h"

#include "base/hash.h"
#include "media/av_support.h"
#include "media/clip_pass.h"
#include "media/index_builder.h"
#include "media/packet_scan.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>

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
    std::vector<av::FirstDecode> tries;
    std::optional<Error> noPicture; // why its decoder could not be opened
    bool pictureJudged = false;

    void chooseStreams();
    Status judgePicture(const CancelCheck& cancelled);
    void judgeSound(PacketScan& scan);
    [[nodiscard]] bool hopeless() const;
    [[nodiscard]] Error nothingInIt() const;
    [[nodiscard]] const av::FirstDecode& tryOf(int stream) const;
    [[nodiscard]] MediaIndexPtr growing(const PacketScan& scan) const;
    void warnOfDamage(MediaIndex& index, const PacketScan& scan) const;
};

constexpr const char* pictureUnreadable = "the picture cannot be read; only the sound is there";
constexpr const char* soundUnreadable = "a sound track cannot be read and is left out";

// The picture stream and the sound tracks for which there are decoders; whether these give anything shows when their
// first packets are read.
void Opening::chooseStreams() {
    constexpr int picturePackets = 300, soundPackets = 200;
    const std::string where = base.info.path.string();
    std::vector<int> wanted;
    const auto tryOut = [&](int stream, int packets) -> std::optional<Error> {
        auto first = av::FirstDecode::of(source, stream, packets, where);
        if (!first)
            return first.error();
        tries.push_back(std::move(*first));
        wanted.push_back(stream);
        return std::nullopt;
    };
    base.videoStream = av::choosePicture(source);
    if (base.videoStream >= 0)
        noPicture = tryOut(base.videoStream, picturePackets);
    if (noPicture) {
        base.videoStream = -1;
        base.info.warnings.push_back(noPicture->what);
    }
    for (unsigned i = 0; i < source->nb_streams; ++i) {
        const int stream = static_cast<int>(i);
        const auto type = source->streams[i]->codecpar->codec_type;
        if (type == AVMEDIA_TYPE_SUBTITLE)
            base.subtitleStreams.push_back(stream);
        else if (type == AVMEDIA_TYPE_AUDIO && tryOut(stream, soundPackets))
            base.info.warnings.emplace_back(soundUnreadable);
        else if (type == AVMEDIA_TYPE_AUDIO)
            base.audioStreams.push_back(stream);
    }
    source.keepOnly(wanted);
}

const av::FirstDecode& Opening::tryOf(int stream) const {
    return *std::find_if(tries.begin(), tries.end(),
                         [stream](const av::FirstDecode& first) { return first.stream() == stream; });
}

// When the first packets gave no picture, later ones may. Errors: Cancelled.
Status Opening::judgePicture(const CancelCheck& cancelled) {
    if (base.videoStream < 0 || pictureJudged || tryOf(base.videoStream).isOpen())
        return {};
    pictureJudged = true;
    if (tryOf(base.videoStream).decodes())
        return {};
    const auto later = av::pictureDecodesLater(base.info.path, base.videoStream, cancelled);
    if (!later && later.error().code == ErrorCode::Cancelled)
        return std::unexpected(later.error());
    if (!later || !*later) {
        base.videoStream = -1;
        base.info.warnings.emplace_back(pictureUnreadable);
    }
    return {};
}

void Opening::judgeSound(PacketScan& scan) {
    std::erase_if(base.audioStreams, [this](int stream) {
        if (tryOf(stream).decodes())
            return false;
        base.info.warnings.emplace_back(soundUnreadable);
        return true;
    });
    std::erase_if(scan.audio, [this](const av::AudioExtent& extent) { return !tryOf(extent.stream).decodes(); });
}

// Neither a picture nor a sound track comes into question any more.
bool Opening::hopeless() const {
    return base.videoStream < 0 &&
           std::none_of(
               base.audioStreams.begin(), base.audioStreams.end(),
               [this](int stream) { return tryOf(stream).isOpen() || tryOf(stream).decodes(); });
}

Error Opening::nothingInIt() const {
    if (noPicture)
        return *noPicture;
    return {ErrorCode::Corrupt, "there is no picture and no sound in it that can be read", base.info.path.string(),
            "choose another file, or copy it again from where it was recorded"};
}

// The beginning, numbered as it will be in the end; null when there is not one frame yet.
MediaIndexPtr Opening::growing(const PacketScan& scan) const {
    if (scan.packets.empty() || !tryOf(base.videoStream).decodes() ||
        !av::timesAreTrustworthy(source, base.videoStream, scan))
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
    std::vector<av::AudioExtent> heard; // so far
    std::copy_if(scan.audio.begin(), scan.audio.end(), std::back_inserter(heard),
                 [this](const av::AudioExtent& extent) { return tryOf(extent.stream).decodes(); });
    av::fillSound(*index, source, heard);
    index->info.duration = std::max(index->info.duration, av::claimedDuration(source));
    return index;
}

std::int64_t usualStep(const FrameTable& frames) {
    std::vector<std::int64_t> steps;
    for (std::int64_t i = 1; i < frames.frameCount(); ++i)
        steps.push_back((frames.timeOf(i) - frames.timeOf(i - 1)).ns);
    if (steps.empty())
        return 0;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

// Where the pictures of a steady recording stop for the time of many frames and go on. A recording whose rate varies is
// left alone: there a picture may stay as long as it likes.
std::vector<MediaTime> pausesOf(const FrameTable& frames, std::int64_t usual) {
    constexpr std::int64_t shortest = 500'000'000, many = 10, enough = 60;
    std::vector<MediaTime> pauses;
    std::int64_t uneven = 0;
    for (std::int64_t i = 1; i < frames.frameCount(); ++i) {
        const std::int64_t step = (frames.timeOf(i) - frames.timeOf(i - 1)).ns;
        if (step > std::max(shortest, many * usual))
            pauses.push_back(frames.timeOf(i - 1));
        else if (std::abs(step - usual) * 2 > usual)
            ++uneven;
    }
    const auto few = [&](std::int64_t n) { return n * 50 <= frames.frameCount(); };
    const bool steady = frames.frameCount() >= enough && few(uneven) && few(static_cast<std::int64_t>(pauses.size()));
    return steady ? pauses : std::vector<MediaTime>{};
}

void Opening::warnOfDamage(MediaIndex& index, const PacketScan& scan) const {
    std::vector<MediaTime> times;
    for (const av::DamagedPacket& packet : scan.damage)
        times.push_back(index.clipTime(packet.containerNs, packet.pos));
    if (scan.missing > 0)
        av::addDamage(index.info,
                      "the file is cut short, " + std::to_string(scan.missing) + " frames are missing; it ends",
                      {index.hasVideo() ? index.frames.end() : MediaTime(index.info.duration.ns)});
    const std::int64_t usual = index.hasVideo() ? usualStep(index.frames) : 0;
    const std::int64_t lost = scan.claimedEndNs - index.zeroNs - index.info.duration.ns;
    constexpr std::int64_t noticed = 500'000'000;
    if (scan.missing == 0 && (scan.shorter || (index.shifts.empty() && lost > std::max(noticed, 2 * usual))))
        av::addDamage(index.info, "the file is cut short; it ends", {MediaTime(index.info.duration.ns)});
    if (index.hasVideo() && index.stage == IndexStage::Final)
        if (const auto pauses = pausesOf(index.frames, usual); !pauses.empty())
            av::addDamage(index.info, "no picture for the time of many frames", pauses);
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
    auto source = Source::open(path, Source::Detail::Times, options.cancelled);
    if (!source)
        return std::unexpected(source.error());
    Opening opening{.source = std::move(*source)};
    opening.base.info.path = path;
    opening.base.info.container = opening.source->iformat->name;
    opening.chooseStreams();
    if (opening.hopeless())
        return std::unexpected(opening.nothingInIt());
    // Reading is the smaller part of the work where all frames must be decoded as well; else it is all of it.
    const auto part = [&](double from, double to) -> ProgressCallback {
        if (!options.progress)
            return {};
        return [&options, from, to](double share) { options.progress(from + (to - from) * share); };
    };
    Growth growth(opening, options, began);
    Status judged;
    auto scan = av::scanPackets(opening.source, opening.base.videoStream, opening.tries, options.cancelled,
                                part(0, readingShare), [&](const PacketScan& soFar) {
                                    judged = opening.judgePicture(options.cancelled);
                                    if (!judged || opening.hopeless())
                                        return false;
                                    if (opening.base.videoStream >= 0)
                                        growth.look(soFar);
                                    return true;
                                });
    if (!scan)
        return std::unexpected(scan.error());
    if (judged)
        judged = opening.judgePicture(options.cancelled);
    if (!judged)
        return std::unexpected(judged.error());
    if (opening.hopeless())
        return std::unexpected(opening.nothingInIt());
    opening.judgeSound(*scan);
    const bool hasPicture = opening.base.videoStream >= 0;
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
            index->info.warnings.emplace_back(pictureUnreadable);
            index->videoStream = -1;
            index->stage = IndexStage::Final;
            index->packets.clear();
        }
    }
    av::fillSound(*index, opening.source, scan->audio);
    if (!index->hasVideo() && !index->hasAudio())
        return std::unexpected(opening.nothingInIt());
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
