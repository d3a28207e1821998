// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/score_table.h"

#include <optional>
#include <vector>

namespace attune::stats {

/// Variance components of y = mean + target + rater + residual, never negative.
struct VarianceComponents {
    double target = 0, rater = 0, residual = 0;
};

/// Restricted maximum likelihood over every cell of the table (Patterson & Thompson 1971): the two ratios to the
/// residual are found by solving the score equations one inside the other, the residual is profiled out. Needs numbers,
/// at least two targets and two raters that hang together, more cells than targets + raters - 1, and some variation;
/// else nothing. On complete data without a negative component it is the analysis of variance, and computed as such.
[[nodiscard]] std::optional<VarianceComponents> remlComponents(const ScoreTable& table);

/// Whether every target is linked with every other through raters they share.
[[nodiscard]] bool connected(const ScoreTable& table);

/// icc_a1_reml and icc_c1_reml: target/(target + rater + residual) and target/(target + residual), with profile
/// likelihood intervals (none when no residual is left); the components stand in the parameters. Then what else these
/// components give, over every cell: g_relative_reml, g_absolute_reml (the mean of k raters, k the number of raters;
/// intervals from those of the ICCs by Spearman-Brown), sem_agreement_reml, sem_consistency_reml, sdc_agreement_reml,
/// sdc_consistency_reml (1.96 sqrt(2) SEM, de Vet 2006), var_target_reml, var_rater_reml, var_residual_reml. Standard
/// errors by the delta method from the observed information; those in scale points have intervals of z on the
/// logarithm. A component on the boundary, 0, has neither, and says so ("intervalLeftOut": "boundary").
/// Undefined: "no_scores", "one_rater", "not_numeric", "n_too_small", "disconnected", "no_variation". Empty when both
/// targets and raters number more than 500: not computed.
[[nodiscard]] std::vector<Estimate> remlFigures(const ScoreTable& table, double confidence);

} // namespace attune::stats
