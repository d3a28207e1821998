// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/waveform.h"

#include "media/sound_reader.h"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr int samplesPerBucket = 256;
constexpr std::size_t coarsest = 2048; // levels are made until one has fewer buckets

WaveformLevel coarser(const WaveformLevel& fine) {
    WaveformLevel level{fine.bucketNs * 4, {}};
    for (std::size_t i = 0; i < fine.buckets.size(); i += 4) {
        const std::size_t end = std::min(i + 4, fine.buckets.size());
        WaveformBucket sum = fine.buckets[i];
        double squares = 0;
        for (std::size_t j = i; j < end; ++j) {
            sum.min = std::min(sum.min, fine.buckets[j].min);
            sum.max = std::max(sum.max, fine.buckets[j].max);
            squares += static_cast<double>(fine.buckets[j].rms) * fine.buckets[j].rms;
        }
        sum.rms = static_cast<float>(std::sqrt(squares / static_cast<double>(end - i)));
        level.buckets.push_back(sum);
    }
    return level;
}

} // namespace

const WaveformLevel& Waveform::levelFor(double bucketNs) const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < levels.size(); ++i)
        if (levels[i].bucketNs <= bucketNs)
            best = i;
    return levels.at(best);
}

Result<Waveform> computeWaveform(const MediaIndexPtr& index, int track, const CancelCheck& cancelled,
                                 const ProgressCallback& progress, const WaveformPart& part) {
    if (!index || track < 0 || static_cast<std::size_t>(track) >= index->info.audio.size())
        return fail(ErrorCode::Invalid, "there is no such sound track", index ? index->info.path.string() : "",
                    "choose another track");
    const AudioInfo& info = index->info.audio[static_cast<std::size_t>(track)];
    const AudioFormat format{std::clamp(info.sampleRate, 1000, 192000), std::clamp(info.channels, 1, 2)};
    auto reader = SoundReader::open(index, track, format);
    if (!reader)
        return std::unexpected(reader.error());
    Waveform wave{format.sampleRate, format.channels, {}};
    WaveformLevel base{1e9 * samplesPerBucket / format.sampleRate, {}};
    const auto total =
        static_cast<std::int64_t>(std::ceil(static_cast<double>(index->info.duration.ns) / base.bucketNs));
    const auto partEvery = static_cast<std::int64_t>(10e9 / base.bucketNs);
    std::vector<float> block(static_cast<std::size_t>(samplesPerBucket * format.channels));
    (*reader)->seek(MediaTime(0));
    for (std::int64_t i = 0; i < total; ++i) {
        if (cancelled && cancelled())
            return fail(ErrorCode::Cancelled, "stopped", index->info.path.string());
        (*reader)->read(block);
        WaveformBucket bucket{block[0], block[0], 0};
        double squares = 0;
        for (const float raw : block) {
            const float sample = std::isfinite(raw) ? std::clamp(raw, -1.0F, 1.0F) : 0.0F;
            bucket.min = std::min(bucket.min, sample);
            bucket.max = std::max(bucket.max, sample);
            squares += static_cast<double>(sample) * sample;
        }
        bucket.min = std::clamp(bucket.min, -1.0F, 1.0F);
        bucket.max = std::clamp(bucket.max, -1.0F, 1.0F);
        bucket.rms = static_cast<float>(std::sqrt(squares / static_cast<double>(block.size())));
        base.buckets.push_back(bucket);
        if (part && (i + 1) % partEvery == 0)
            part(base);
        if (progress && (i & 255) == 0)
            progress(static_cast<double>(i) / static_cast<double>(total));
    }
    wave.levels.push_back(std::move(base));
    while (wave.levels.back().buckets.size() >= coarsest)
        wave.levels.push_back(coarser(wave.levels.back()));
    if (progress)
        progress(1);
    return wave;
}

} // namespace attune
