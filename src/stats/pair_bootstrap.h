// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/bootstrap.h"
#include "stats/score_table.h"

#include <span>

namespace attune::stats {

/// Adds percentile intervals over resampled common targets (raters fixed) to those of a pair's estimates that have one:
/// exact, within_1, mean_abs_difference, bias, sd_difference, kappa (identity, linear, quadratic), icc_a1, icc_c1, ccc.
/// Shares get one only with clusters; with clusters they become the recommended ones. All come from one pass over
/// the counts of (a, b) cells, which are sufficient for each of them.
void addPairBootstrap(std::span<Estimate> estimates, const PairScores& pair, const Resampling& how);

} // namespace attune::stats
