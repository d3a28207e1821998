// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/resamples.h"
#include "stats/score_table.h"

#include <span>

namespace attune::stats {

/// A pair of raters of a table with the estimates made from the targets both scored.
struct ResampledPair {
    int a = 0, b = 0;
    std::span<Estimate> estimates;
};

/// Every figure from the counts of (a, b) cells, or those that moments give: mean_abs_difference, bias, sd_difference,
/// limits of agreement, sem, sdc, quadratic kappa, icc_a1, icc_c1, ccc, pearson (and with clusters exact, within_1).
enum class PairDetail { All, Moments };

/// Adds percentile intervals over resampled targets (raters fixed) to those of the pairs' estimates that have a value:
/// kappa, kappa_max, both baselines (the best constant found anew in each), alphas, icc_a1, icc_c1, ccc, pearson,
/// spearman, kendall_tau_b, observer_accuracy, mean_abs_difference, bias, sd_difference, sem, sdc; and with clusters,
/// where they become the recommended ones, also exact, within_1, limits of agreement, pabak, scott_pi and gwet_ac,
/// whose own intervals take targets as independent. Targets of the whole table are drawn; those that both raters scored
/// count.
void addPairBootstrap(std::span<const ResampledPair> pairs, const ScoreTable& table, const Resamples& resamples,
                      PairDetail detail);

} // namespace attune::stats
