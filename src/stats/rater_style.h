// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/bootstrap.h"
#include "stats/score_table.h"

#include <span>
#include <string>
#include <vector>

namespace attune::stats {

/// How a rater's scores (a) depart from a reference's (b) on the targets both scored. In this order:
/// - severity: mean of a - b (t interval). Positive: scores higher, more lenient.
/// - proportional_bias: slope of a - b on (a + b) / 2 (Bland & Altman 1999; t interval on n - 2): the difference grows
///   with the level.
/// - slope_on_reference: least-squares slope of a on b (t interval on n - 2). Below 1: pulls towards the middle.
/// - sd_ratio: SD of a / SD of b (interval of Pitman 1939 and Morgan 1939 for correlated variances).
/// - categories_used, categories_used_reference, score_range, score_range_reference (scale points).
/// - entropy, entropy_reference (bits, plug-in), entropy_difference (bootstrap interval).
/// - extreme_share, extreme_share_reference: scores at either end of the category set (Wilson intervals);
///   extreme_share_difference (bootstrap interval). Below 0: avoids the ends.
/// With clusters the recommended interval of every difference and slope is the cluster bootstrap.
/// Undefined: "no_pairable", "not_numeric" (all but the category figures), "n_too_small", "zero_variance",
/// "one_category" (extreme shares of a set of fewer than three categories: everything is an end).
[[nodiscard]] std::vector<Estimate> raterStyle(const PairScores& pair, const Resampling& how);

/// categories_used, score_range, entropy and extreme_share alone, of a rater without a reference. scores: category
/// indices into values.
[[nodiscard]] std::vector<Estimate> ownStyle(std::span<const int> scores, std::span<const double> values, bool numeric,
                                             double confidence);

/// Whether being surer goes with being right: the chance that an exact score was given with more confidence than a
/// score that missed, ties counting half (area under the curve; Galvin et al. 2003). .5 is chance; bootstrap interval.
/// Undefined: "no_pairable", "no_variation" (all exact, or none).
[[nodiscard]] Estimate confidenceResolution(std::span<const int> confidenceRank, std::span<const bool> exact,
                                            std::span<const int> cluster, const Resampling& how);

} // namespace attune::stats
