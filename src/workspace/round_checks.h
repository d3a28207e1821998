// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"
#include "store/library.h"

#include <functional>
#include <string>
#include <vector>

namespace attune {

/// How far people who coded the same clips apart from each other agree on one dimension. Pairs are pairs of scores of
/// one clip.
struct CheckedDimension {
    std::string name;
    std::int64_t clips = 0;     ///< scored by two people or more
    std::int64_t pairs = 0;     ///< of them all
    std::int64_t same = 0;      ///< pairs with the same score
    std::int64_t withinOne = 0; ///< at most one scale point apart; of categories without an order: the same
    Estimate alpha;             ///< Krippendorff's, ordinal (nominal for categories), with a resampled interval
};

/// What stands behind a round's figures: raters who had the same clip without knowing, and the trainers before they
/// made the reference. Empty where there was nothing of the kind.
struct RoundChecks {
    std::vector<CheckedDimension> doubleCoded, experts;
};

/// Gathers on this thread; what comes back runs on any. Errors: those of the queries and of analyze().
[[nodiscard]] Result<std::function<Result<RoundChecks>()>> roundChecks(const Library& library, const Viewer& who,
                                                                       const Round& round);

} // namespace attune
