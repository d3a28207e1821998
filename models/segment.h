// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"
#include "models/time_span.h"

#include <string>

namespace attune {

/// A marked span, the rater's own.
struct Segment {
    SegmentId id;
    std::string track = "segments"; ///< row of the timeline
    TimeSpan span;
    std::string label;

    bool operator==(const Segment&) const = default;
};

} // namespace attune
