// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/score_table.h"

#include <vector>

namespace attune::stats {

/// icc_1_reml and icc_1k_reml: the one-way model y = mean + target + residual over every cell, by restricted maximum
/// likelihood, for designs where each target has raters of its own, or not all the same ones: target/(target +
/// residual) and target/(target + residual / k), with k the effective number of scores a target, (N - sum m^2 / N) / (n
/// - 1) (Ebel 1951); both with profile likelihood intervals (Venzon & Moolgavkar 1988). Never negative; on a complete
/// table with a positive ICC(1) it is the analysis of variance's. Parameters: varTarget, varResidual, k. Undefined:
/// "no_scores", "one_rater", "not_numeric", "n_too_small" (one target), "no_pairable" (no target with two scores),
/// "no_variation".
[[nodiscard]] std::vector<Estimate> oneWayReml(const ScoreTable& table, double confidence);

} // namespace attune::stats
