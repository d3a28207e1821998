// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media_time.h"

namespace attune {

/// Half-open [begin, end). A point in time has end == begin.
struct TimeSpan {
    MediaTime begin;
    MediaTime end;

    auto operator<=>(const TimeSpan&) const = default;

    [[nodiscard]] constexpr MediaDuration length() const { return end - begin; }
    [[nodiscard]] constexpr bool isPoint() const { return begin == end; }
    [[nodiscard]] constexpr bool isValid() const { return begin <= end; }
    /// t lies in [begin, end); a point covers its own instant.
    [[nodiscard]] constexpr bool covers(MediaTime t) const { return isPoint() ? t == begin : begin <= t && t < end; }
    /// The two share more than an edge; a point overlaps a span that covers it.
    [[nodiscard]] constexpr bool overlaps(TimeSpan o) const {
        if (isPoint())
            return o.covers(begin);
        if (o.isPoint())
            return covers(o.begin);
        return begin < o.end && o.begin < end;
    }
    /// All of this lies inside o.
    [[nodiscard]] constexpr bool within(TimeSpan o) const { return o.begin <= begin && end <= o.end; }
    [[nodiscard]] constexpr bool startsWithin(TimeSpan o) const { return o.covers(begin); }
};

} // namespace attune
