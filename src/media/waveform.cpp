// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/waveform.h"

#include "media/cache_file.h"
#include "media/sound_reader.h"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr int samplesPerBucket = 256;
constexpr std::size_t coarsest = 2048; // levels are made until one has fewer buckets
constexpr double partNs = 10e9;

WaveformLevel coarser(const WaveformLevel& fine) {
    WaveformLevel level{fine.bucketNs * 4, {}};
    for (std::size_t i = 0; i < fine.buckets.size(); i += 4) {
        const std::size_t end = std::min(i + 4, fine.buckets.size());
        WaveformBucket sum = fine.buckets[i];
        double squares = 0;
        for (std::size_t j = i; j < end; ++j) {
            sum.low = std::min(sum.low, fine.buckets[j].low);
            sum.high = std::max(sum.high, fine.buckets[j].high);
            squares += static_cast<double>(fine.buckets[j].effective) * fine.buckets[j].effective;
        }
        sum.effective = static_cast<std::uint16_t>(std::lround(std::sqrt(squares / static_cast<double>(end - i))));
        level.buckets.push_back(sum);
    }
    return level;
}

WaveformBucket bucketOf(std::span<const float> samples) {
    float low = 1, high = -1;
    double squares = 0;
    for (const float raw : samples) {
        const float sample = std::isfinite(raw) ? std::clamp(raw, -1.0F, 1.0F) : 0.0F;
        low = std::min(low, sample);
        high = std::max(high, sample);
        squares += static_cast<double>(sample) * sample;
    }
    return {low, high, static_cast<float>(std::sqrt(squares / static_cast<double>(samples.size())))};
}

void addCoarser(Waveform& wave) {
    while (wave.levels.back().buckets.size() >= coarsest)
        wave.levels.push_back(coarser(wave.levels.back()));
}

// Only the finest level is kept; the others are quickly made of it.
std::string bytesOf(const Waveform& wave) {
    ByteWriter out;
    out.u32(static_cast<std::uint32_t>(wave.sampleRate));
    out.u32(static_cast<std::uint32_t>(wave.channels));
    out.f64(wave.levels.front().bucketNs);
    out.u64(wave.levels.front().buckets.size());
    for (const WaveformBucket& b : wave.levels.front().buckets) {
        out.u32(static_cast<std::uint16_t>(b.low) | static_cast<std::uint32_t>(static_cast<std::uint16_t>(b.high))
                                                        << 16);
        out.u32(b.effective);
    }
    return out.bytes();
}

std::optional<Waveform> waveformOf(std::string_view bytes) {
    ByteReader in(bytes);
    Waveform wave;
    wave.sampleRate = static_cast<int>(in.u32());
    wave.channels = static_cast<int>(in.u32());
    WaveformLevel base{in.f64(), {}};
    const std::uint64_t count = in.u64();
    if (!in.ok() || in.left() != count * 8 || count == 0 || !(base.bucketNs > 0))
        return std::nullopt;
    base.buckets.resize(count);
    for (WaveformBucket& b : base.buckets) {
        const std::uint32_t ends = in.u32();
        b.low = static_cast<std::int16_t>(ends & 0xFFFF);
        b.high = static_cast<std::int16_t>(ends >> 16);
        b.effective = static_cast<std::uint16_t>(in.u32());
    }
    wave.levels.push_back(std::move(base));
    addCoarser(wave);
    return wave;
}

} // namespace

WaveformBucket::WaveformBucket(float min, float max, float rms)
    : low(static_cast<std::int16_t>(std::lround(std::clamp(min, -1.0F, 1.0F) * 32767.0F))),
      high(static_cast<std::int16_t>(std::lround(std::clamp(max, -1.0F, 1.0F) * 32767.0F))),
      effective(static_cast<std::uint16_t>(std::lround(std::clamp(rms, 0.0F, 1.0F) * 65535.0F))) {}

const WaveformLevel& Waveform::levelFor(double bucketNs) const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < levels.size(); ++i)
        if (levels[i].bucketNs <= bucketNs)
            best = i;
    return levels.at(best);
}

Result<Waveform> computeWaveform(const MediaIndexPtr& index, const WaveformOptions& options) {
    if (!index || options.track < 0 || static_cast<std::size_t>(options.track) >= index->info.audio.size())
        return fail(ErrorCode::Invalid, "there is no such sound track", index ? index->info.path.string() : "",
                    "choose another track");
    const AudioInfo& info = index->info.audio[static_cast<std::size_t>(options.track)];
    const AudioFormat format{std::clamp(info.sampleRate, 1000, 192000), std::clamp(info.channels, 1, 2)};
    auto reader = SoundReader::open(index, options.track, format);
    if (!reader)
        return std::unexpected(reader.error());
    Waveform wave{format.sampleRate, format.channels, {}};
    WaveformLevel base{1e9 * samplesPerBucket / format.sampleRate, {}};
    const auto total =
        static_cast<std::int64_t>(std::ceil(static_cast<double>(index->info.duration.ns) / base.bucketNs));
    base.buckets.resize(static_cast<std::size_t>(total));
    const std::int64_t partLength = std::max<std::int64_t>(1, static_cast<std::int64_t>(partNs / base.bucketNs));
    const auto bucketAt = [&](MediaTime t) {
        const double place = static_cast<double>(t.ns) / base.bucketNs;
        return std::clamp<std::int64_t>(static_cast<std::int64_t>(place), 0, total);
    };
    std::int64_t viewBegin = 0, viewEnd = 0;
    if (options.first && options.first->isValid()) {
        viewBegin = bucketAt(options.first->begin);
        viewEnd = std::min(total, bucketAt(options.first->end) + 1);
    }
    std::vector<float> block(static_cast<std::size_t>(samplesPerBucket * format.channels));
    std::int64_t done = 0;
    // One stretch without a jump, told in parts. False when stopped.
    const auto readStretch = [&](std::int64_t from, std::int64_t to) {
        if (from >= to)
            return true;
        (*reader)->seek(MediaTime(std::llround(static_cast<double>(from) * base.bucketNs)));
        std::int64_t told = from;
        for (std::int64_t i = from; i < to; ++i) {
            if (options.cancelled && options.cancelled())
                return false;
            (*reader)->read(block);
            base.buckets[static_cast<std::size_t>(i)] = bucketOf(block);
            const bool last = i + 1 == to;
            if (last || i + 1 - told >= partLength) {
                if (options.part)
                    options.part({told,
                                  {base.buckets.data() + told, static_cast<std::size_t>(i + 1 - told)},
                                  total,
                                  base.bucketNs});
                told = i + 1;
            }
            if (options.progress && (++done & 255) == 0)
                options.progress(static_cast<double>(done) / static_cast<double>(total));
        }
        return true;
    };
    if (!readStretch(viewBegin, viewEnd) || !readStretch(viewEnd, total) || !readStretch(0, viewBegin))
        return fail(ErrorCode::Cancelled, "stopped", index->info.path.string());
    wave.levels.push_back(std::move(base));
    addCoarser(wave);
    if (options.progress)
        options.progress(1);
    return wave;
}

Result<Waveform> cachedWaveform(const std::filesystem::path& folder, const std::string& contentHash,
                                const MediaIndexPtr& index, const WaveformOptions& options) {
    const CacheFile file{
        .folder = folder, .contentHash = contentHash, .kind = "waveform-" + std::to_string(options.track)};
    if (const auto bytes = file.read())
        if (auto wave = waveformOf(*bytes)) {
            if (options.part)
                options.part({0, wave->levels.front().buckets,
                              static_cast<std::int64_t>(wave->levels.front().buckets.size()),
                              wave->levels.front().bucketNs});
            if (options.progress)
                options.progress(1);
            return *std::move(wave);
        }
    auto wave = computeWaveform(index, options);
    if (wave)
        (void)file.write(bytesOf(*wave)); // if it cannot be kept, it is computed again next time
    return wave;
}

} // namespace attune
