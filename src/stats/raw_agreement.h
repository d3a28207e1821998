// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/score_table.h"

#include <vector>

namespace attune::stats {

/// |a - b| <= 1 scale point, with room for the rounding of steps such as 0.1.
[[nodiscard]] inline bool withinOne(double a, double b) {
    const double d = a - b;
    return d <= 1 + 1e-9 && d >= -1 - 1e-9;
}

/// Most of b's scores that one constant could match exactly, or within one point, the constant being taken from the
/// category set. 0 for an empty pair.
[[nodiscard]] int bestConstantExact(const PairScores& pair);
[[nodiscard]] int bestConstantWithinOne(const PairScores& pair);

/// exact, within_1 (Wilson intervals), baseline_exact, baseline_within_1 (what the best constant rater would reach
/// against b). Undefined: "no_pairable"; the two within_1 "not_numeric" for words.
[[nodiscard]] std::vector<Estimate> rawAgreement(const PairScores& pair, double confidence);

/// mean_abs_difference, bias (mean of a - b, t interval), sd_difference (n - 1), loa_low, loa_high (bias -+ 1.96 SD,
/// intervals of Bland & Altman 1999), sem (SD/sqrt 2), sdc (1.96 sqrt 2 SEM). Undefined: "no_pairable", "not_numeric",
/// "n_too_small" (all but the first two for n = 1).
[[nodiscard]] std::vector<Estimate> differences(const PairScores& pair, double confidence);

/// all_exact and all_within_1: share of complete targets on which all raters give the same score, or scores at most one
/// point apart, with Wilson intervals. Undefined: "no_scores", "one_rater", "no_complete_targets", "not_numeric".
[[nodiscard]] std::vector<Estimate> allRaterAgreement(const ScoreTable& table, double confidence);

/// Lin's concordance correlation (Lin 1989 with 1/n moments; standard error with the correction of 2000, Fisher z
/// interval) and Pearson's r (Fisher z interval). Undefined: "no_pairable", "not_numeric", "n_too_small", ccc
/// "no_variation" (both constant and equal), pearson "zero_variance".
[[nodiscard]] Estimate concordance(const PairScores& pair, double confidence);
[[nodiscard]] Estimate pearson(const PairScores& pair, double confidence);

} // namespace attune::stats
