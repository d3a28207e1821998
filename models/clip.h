// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"
#include "models/media_time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace attune {

/// A second camera on what a clip shows, in a file of its own.
struct ClipView {
    std::string mediaPath;   ///< as Clip::mediaPath
    std::string contentHash; ///< of the bytes
    MediaDuration offset;    ///< at the clip's time t it shows its own time t + offset; within a week either way

    bool operator==(const ClipView&) const = default;
};

/// One media item to be coded. Families have aliases, never names.
struct Clip {
    ClipId id;
    std::string alias; ///< what people see: "A-01"
    std::string title; ///< "Free play with blocks"
    std::string setting;
    std::string mediaPath;   ///< where it was last seen; relative paths are relative to the library's folder
    std::string contentHash; ///< of the bytes; empty when only declared
    MediaDuration duration;
    std::int64_t frameCount = 0; ///< 0 when unknown or without picture
    std::optional<std::pair<int, int>> ageMonths;
    std::string purpose = "practice";        ///< practice, test, drift, exemplar
    std::optional<std::string> consentUntil; ///< last day of use, ISO date
    std::optional<ClipView> view;            ///< shown beside the clip's own picture

    bool operator==(const Clip&) const = default;
};

} // namespace attune
