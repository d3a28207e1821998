// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/resamples.h"
#include "stats/score_table.h"

#include <span>

namespace attune::stats {

/// Adds percentile intervals over resampled targets (raters fixed) to the estimates of a group that have a value:
/// percent_agreement, fleiss_kappa, gwet_ac, brennan_prediger and conger_kappa with each of their weights,
/// mean_pairwise_kappa, the alphas, kendall_w, the six ICCs and the variance components with all that comes from them;
/// and with clusters, where they become the recommended ones, all_exact and all_within_1. Alphas get them as the
/// recommended ones always. What would take too long is left without, and says so in its parameters
/// ("intervalLeftOut"): conger_kappa, mean_pairwise_kappa and kendall_w for very many raters, alphas for very many
/// distinct scores. table: every target of the design, also those without scores; the same units that resamples draws
/// from.
void addGroupBootstrap(std::span<Estimate> estimates, const ScoreTable& table, const Resamples& resamples);

} // namespace attune::stats
