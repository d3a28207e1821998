// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media_time.h"
#include "models/time_span.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// An exact fraction; den > 0.
struct Rational {
    std::int64_t num = 0;
    std::int64_t den = 1;
    bool operator==(const Rational&) const = default;
};

struct VideoInfo {
    std::string codec;         ///< libav's short name: "h264"
    int width = 0, height = 0; ///< coded picture
    int displayWidth = 0;      ///< upright, square pixels
    int displayHeight = 0;
    int rotation = 0;            ///< clockwise degrees to turn the coded picture by: 0, 90, 180, 270
    std::int64_t frameCount = 0; ///< frames that are shown; what an edit list or the decoder discards is not counted
    Rational averageRate;        ///< frames a second
    bool variableFrameRate = false;
    std::int64_t keyframeCount = 0;    ///< of the shown frames
    std::int64_t firstTimestampNs = 0; ///< the container's own time of the first frame
};

struct AudioInfo {
    std::string codec;
    int sampleRate = 0; ///< Hz
    int channels = 0;
    std::int64_t startNs = 0; ///< first sample relative to time zero; may be negative
};

/// What a media file holds. Time zero is the first presented video frame (the first audio sample without a picture).
struct MediaInfo {
    std::filesystem::path path;
    std::string container;   ///< libav's name: "mov,mp4,m4a,3gp,3g2,mj2"
    MediaDuration duration;  ///< from time zero to the later end of picture or sound
    std::string contentHash; ///< SHA-256 of the bytes; empty unless asked for
    std::optional<VideoInfo> video;
    std::vector<AudioInfo> audio;
    std::vector<std::string> warnings; ///< damage, repaired times, ...; one sentence each
    std::vector<TimeSpan> damage;      ///< where the file is damaged, rising; as far as it is known at this stage
};

} // namespace attune
