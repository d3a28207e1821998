// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

#include <vector>

namespace attune {

/// How a cohort's scores lie beside the reference on one dimension.
struct GroupFigure {
    DimensionId dimension;
    int raters = 0; ///< whose scores are in it
    int scores = 0;
    double meanDifference = 0;    ///< rater minus reference, points
    double meanAbsDifference = 0; ///< points
    double withinOne = 0;         ///< share of scores at most one point away, 0 to 1
};
/// Fewer raters are no group: their figures would tell of each of them.
inline constexpr int smallestGroup = 4;

/// The raters of a round against its reference, dimension by dimension in the scheme's order; submitted codings alone.
/// Trainers see every figure. A trainee, who is one of the group, sees those of the clips whose comparison is open to
/// them, and only with smallestGroup raters or more in a figure: a rule of the store, whatever a screen asks for.
/// Errors: NotFound (round), Denied: the group is smaller, with the number there is.
[[nodiscard]] Result<std::vector<GroupFigure>> groupFigures(const Library& library, const Viewer& who,
                                                            const RoundId& round);

} // namespace attune
