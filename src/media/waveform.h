// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/frame_index.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace attune {

/// Loudest, quietest and effective value of some samples, all channels together, -1..1.
struct WaveformBucket {
    float min = 0;
    float max = 0;
    float rms = 0;
};

/// Buckets of one zoom: bucket i covers [i * bucketNs, (i + 1) * bucketNs) from time zero.
struct WaveformLevel {
    double bucketNs = 0;
    std::vector<WaveformBucket> buckets;
};

/// Sound as a picture: levels from fine (256 samples) to coarse, each four times coarser than the one before. Gaps and
/// the time before a late start are silence; sound before time zero is left out.
struct Waveform {
    int sampleRate = 0;
    int channels = 0;
    std::vector<WaveformLevel> levels;
    /// The coarsest level whose buckets are no longer than this; levels[0] when all are longer. Not for an empty
    /// waveform.
    [[nodiscard]] const WaveformLevel& levelFor(double bucketNs) const;
};

/// Called on the working thread about every ten seconds of sound with what there is so far (finest level only).
using WaveformPart = std::function<void(const WaveformLevel& soFar)>;

/// Reads one sound track (by place in info.audio) whole. Errors: Invalid without such a track; Cancelled; Corrupt, Io.
[[nodiscard]] Result<Waveform> computeWaveform(const MediaIndexPtr& index, int track = 0,
                                               const CancelCheck& cancelled = {}, const ProgressCallback& progress = {},
                                               const WaveformPart& part = {});

} // namespace attune
