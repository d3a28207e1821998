// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/frame_index.h"
#include "models/time_span.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace attune {

/// Loudest, quietest and effective value of some samples, all channels together; kept in 16 bits each.
struct WaveformBucket {
    std::int16_t low = 0, high = 0;
    std::uint16_t effective = 0;

    WaveformBucket() = default;
    /// Cut to -1..1 and 0..1.
    WaveformBucket(float min, float max, float rms);
    [[nodiscard]] float min() const { return static_cast<float>(low) / 32767.0F; }
    [[nodiscard]] float max() const { return static_cast<float>(high) / 32767.0F; }
    [[nodiscard]] float rms() const { return static_cast<float>(effective) / 65535.0F; }
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

/// Called on the working thread about every ten seconds of sound: buckets [first, first + size) of the finest level are
/// there now, in a clip of `total` buckets of that length.
struct WaveformPart {
    std::int64_t first = 0;
    std::span<const WaveformBucket> buckets;
    std::int64_t total = 0;
    double bucketNs = 0;
};

struct WaveformOptions {
    int track = 0;                 ///< place in info.audio
    std::optional<TimeSpan> first; ///< read this part before the rest: what is on the screen
    CancelCheck cancelled;
    ProgressCallback progress;
    std::function<void(const WaveformPart&)> part;
};

/// Reads one sound track whole. Errors: Invalid without such a track; Cancelled; Corrupt, Io.
[[nodiscard]] Result<Waveform> computeWaveform(const MediaIndexPtr& index, const WaveformOptions& options = {});

/// The waveform from the cache folder, or computed (and kept there) when it is not there yet. Errors: as
/// computeWaveform; a folder that cannot be written is no error.
[[nodiscard]] Result<Waveform> cachedWaveform(const std::filesystem::path& folder, const std::string& contentHash,
                                              const MediaIndexPtr& index, const WaveformOptions& options = {});

} // namespace attune
