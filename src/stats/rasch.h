// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/score_table.h"

#include <optional>
#include <string>
#include <vector>

namespace attune::stats {

/// Severity of one rater, logits: positive scores lower.
struct RaschSeverity {
    double value = 0, se = 0;
    double infit = 0, outfit = 0; ///< mean squares averaged over what is known of the targets; 1 expected
    std::int64_t n = 0;           ///< ratings
    bool extreme = false;         ///< only the lowest (or highest) category used: score moved by .3 towards the middle
};

struct RaschFit {
    std::string undefined;          ///< reason when there is no fit
    std::vector<int> categories;    ///< indices of the categories that were used, ascending; others are left out
    std::vector<double> thresholds; ///< between neighbours of them, sum 0
    double targetMean = 0, targetSd = 0;
    std::vector<RaschSeverity> raters; ///< of each column; the severities of those not extreme sum to 0
    double logLikelihood = 0;
    int iterations = 0;
};

/// Many-facet Rasch model with rating-scale thresholds (Andrich 1978; Linacre 1989):
///   log P(x = k) / P(x = k - 1) = target - severity of the rater - threshold k,
/// by marginal maximum likelihood with normally distributed targets (Bock & Aitkin 1981), so that few ratings a target
/// do not inflate the severities as joint maximum likelihood does: Newton steps on the exact gradient and information
/// (Louis 1982), the targets integrated out on a fine grid. Raters who used one end only have no finite severity in
/// the model: they are left out of it and given the severity of a score .3 nearer the middle (Linacre). Every rater of
/// the table has a score.
/// Undefined: "no_scores", "one_rater", "no_variation" (one category), "disconnected", "n_too_small" (fewer than 3
/// targets with two scores), "zero_target_variance", "not_converged".
[[nodiscard]] RaschFit fitRasch(const ScoreTable& table);

/// rater_separation G = true SD / error RMS, rater_separation_reliability G^2 / (1 + G^2) = true / observed variance of
/// the severities (Linacre 1989; Wright & Masters 1982), rater_homogeneity (chi-square that all are equally severe).
/// Extreme raters are left out. Undefined: the fit's reason, "n_too_small" (fewer than two raters).
[[nodiscard]] std::vector<Estimate> raterSeparation(const RaschFit& fit);

} // namespace attune::stats
