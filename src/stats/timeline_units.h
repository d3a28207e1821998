// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/timeline_segments.h"

namespace attune::timeline {

/// Krippendorff 1995, the two parts of alpha_U for one code.
struct UnitizingDisorder {
    double observed = 0; ///< D_o
    double expected = 0; ///< D_e
};

/// Observed and expected disagreement of two coders or more on one code's segments, in whole units on a continuum of
/// `length` units. Segments of one coder must not overlap; all lengths >= 1.
[[nodiscard]] UnitizingDisorder unitizingDisorder(std::span<const std::vector<Segment>> coders, std::int64_t length);

/// Segments of one code on the grid: begin and end rounded to the nearest unit (halves up), overlapping ones joined;
/// one that vanishes, and a point, takes the unit it begins in, unless the coder has the code there already.
[[nodiscard]] std::vector<Segment> onGrid(Segments segments, std::int64_t length, std::int64_t unit);

/// alpha_U = 1 - sum D_o / sum D_e over the codes. Undefined: "nothing_coded", "no_variation".
[[nodiscard]] Estimate alphaU(std::span<const std::vector<Segment>> coders, int codes, std::int64_t length,
                              std::int64_t unit);

/// Pk (Beeferman, Berger & Lafferty 1999) and WindowDiff (Pevzner & Hearst 2002) of the two labellings in units; a
/// boundary lies where the label changes. Window: half the reference's mean section, halves to even, at least 2. Error
/// rates over units - window windows: 0 is best. Undefined: "n_too_small".
struct BoundaryError {
    std::int64_t window = 0;
    Estimate pk, windowDiff;
};
[[nodiscard]] BoundaryError boundaryError(std::span<const Run> reference, std::span<const Run> other,
                                          std::int64_t units);

/// Parts of these figures by block of the session, which add up to the whole; ends: of the blocks, in units, the last
/// one the session's.
/// The sum of squared differences behind alpha_U's D_o, by the block in which a segment begins; and its length in
/// units.
[[nodiscard]] std::vector<std::vector<double>> unitizingBlocks(Segments a, Segments b, int codes, std::int64_t unit,
                                                               std::span<const std::int64_t> ends);
/// Windows that begin in the block: with an error by Pk, with one by WindowDiff, all.
[[nodiscard]] std::vector<std::vector<double>> boundaryBlocks(std::span<const Run> reference,
                                                              std::span<const Run> other, std::int64_t window,
                                                              std::span<const std::int64_t> ends);

} // namespace attune::timeline
