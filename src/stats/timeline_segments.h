// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// Agreement of two coders' timed codes. Times are whole nanoseconds from the start of the session, 0 <= t <= 4e18,
/// segments half-open [begin, end), codes numbers 0..K-1. Functions that take segments expect them sorted (sorted()).
namespace attune::timeline {

/// "Uncoded" in runs and, as the last row and column, in confusion tables.
inline constexpr int Nil = -1;

struct Segment {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    int code = 0;

    auto operator<=>(const Segment&) const = default;
    [[nodiscard]] std::int64_t length() const { return end - begin; }
    [[nodiscard]] bool isPoint() const { return begin == end; }
};

using Segments = std::span<const Segment>;

/// By begin, then end, then code: the order every tie rule here refers to.
[[nodiscard]] std::vector<Segment> sorted(std::vector<Segment> segments);

/// Two segments of different codes share time. Points take no time and never do.
[[nodiscard]] bool codesOverlap(Segments segments);

/// A stretch [begin, end) with one label; the runs of a list tile [0, length) and neighbours differ.
struct Run {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    int code = Nil;

    auto operator<=>(const Run&) const = default;
};

/// The label at every moment of [0, length): points left out, same-code segments that overlap or touch joined.
/// Only for segments whose codes do not overlap.
[[nodiscard]] std::vector<Run> labelRuns(Segments segments, std::int64_t length);

/// How many grid units have their midpoint before length: units are [i*unit, (i+1)*unit).
[[nodiscard]] std::int64_t unitCount(std::int64_t length, std::int64_t unit);

/// The label of every grid unit, in units: the code at the unit's midpoint. A point event takes the unit it falls in
/// (the last one when it stands at the very end) where nothing else is coded; of several, the first in order.
[[nodiscard]] std::vector<Run> unitRuns(Segments segments, std::int64_t length, std::int64_t unit);

/// Where one code is coded: disjoint, sorted, points left out.
[[nodiscard]] std::vector<std::pair<std::int64_t, std::int64_t>> presence(Segments segments, int code);
/// Time shared by two such lists.
[[nodiscard]] std::int64_t sharedTime(std::span<const std::pair<std::int64_t, std::int64_t>> a,
                                      std::span<const std::pair<std::int64_t, std::int64_t>> b);

/// The segments of each code, order kept.
[[nodiscard]] std::vector<std::vector<Segment>> byCode(Segments segments, int codes);

/// A pair of segments that share time (or two points at one instant): indices into a and b.
struct OverlapPair {
    std::int32_t a = 0;
    std::int32_t b = 0;
    std::int64_t shared = 0;
    double iou = 0;     ///< intersection / union; 1 for two points at one instant
    double overlap = 0; ///< intersection / longer duration; 1 for two points at one instant
};

/// All such pairs, sorted by a, then b. Without overlaps inside a coder there are fewer than a + b of them.
/// Nothing when there are more than limit, or when segments that overlap inside a coder make the search quadratic.
[[nodiscard]] std::optional<std::vector<OverlapPair>> overlapPairs(Segments a, Segments b,
                                                                   std::size_t limit = 4'000'000);

[[nodiscard]] Estimate figure(std::string name, double value, std::int64_t n, std::string definition);
[[nodiscard]] Estimate noFigure(std::string name, std::string reason, std::string definition);

} // namespace attune::timeline
