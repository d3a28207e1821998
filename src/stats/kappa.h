// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/score_table.h"
#include "stats/weights.h"

namespace attune::stats {

/// Cohen's kappa for a pair (Cohen 1960, weighted 1968). `se` is under H1 and makes the interval ("z"); `statistic` and
/// `p` are of the test of kappa = 0 with the standard error under H0 (Fleiss, Cohen & Everitt 1969, eq. 8 and 9).
/// A constant rater gives exactly 0. Undefined: "no_pairable", "one_category" (both wrote one and the same category).
/// No standard error for n = 1; no test when the two use more than 2,000 x 2,000 categories.
[[nodiscard]] Estimate cohenKappa(const PairScores& pair, Weights weights, double confidence);

/// Largest kappa these margins allow: (sum of min(r_i, c_i) - p_e)/(1 - p_e) (Cohen 1960).
[[nodiscard]] Estimate kappaMax(const PairScores& pair);

/// Accuracy p of two equally accurate observers that would give this kappa with K equiprobable codes and errors spread
/// evenly: p = (1 + (K-1) sqrt(kappa))/K (Bakeman et al. 1997; K is the size of the category set). Undefined for a
/// negative kappa ("negative_values") and one code ("one_category").
[[nodiscard]] Estimate observerAccuracy(const PairScores& pair);

/// Mean of the unweighted kappas of all pairs of raters that have one (Light 1971); pairs without are skipped.
[[nodiscard]] Estimate meanPairwiseKappa(const ScoreTable& table);

} // namespace attune::stats
