// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/bootstrap.h"
#include "stats/score_table.h"

#include <span>
#include <string>
#include <vector>

namespace attune::stats {

enum class AlphaMetric { Nominal, Ordinal, Interval, Ratio };

/// "alpha_nominal", "alpha_ordinal", "alpha_interval", "alpha_ratio".
[[nodiscard]] std::string nameOf(AlphaMetric metric);

/// Krippendorff's alpha = 1 - D_o/D_e on the values of targets with at least two scores (Krippendorff 2011).
/// The ordinal metric uses the data's own frequencies, so it changes with every resample; a declared but unused
/// category changes nothing. Undefined: "no_scores", "one_rater", "no_pairable", "no_variation" (one value only),
/// "negative_values" (ratio), "not_numeric" (interval and ratio of words).
[[nodiscard]] std::vector<Estimate> alphas(const ScoreTable& table, std::span<const AlphaMetric> metrics);

/// Adds the interval of Hayes & Krippendorff 2007 (D_e fixed, pairs drawn singly, floor -1; it takes the pairs of a
/// target as independent and so is too narrow, there for comparison with KALPHA) to those of the estimates made from
/// this table that have another interval already.
void addHayesKrippendorff(std::span<Estimate> estimates, const ScoreTable& table, const Resampling& how);

} // namespace attune::stats
