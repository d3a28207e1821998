// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"
#include "stats/score_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// What to know before believing a pair's coefficients; b is the reference. In this order:
/// constant_rater, constant_reference (one category on two targets or more); restricted_range (SD of b below .75 point,
/// or 80 % of its scores within 1 of one category); ceiling (half of b's scores at the top category); few_targets (n <
/// 10); few_clusters (targets in clusters, fewer than stats::fewestClusters); incomplete, codability_disagreement;
/// perfect_consistency (the differences are all alike and not 0, both vary). Range, ceiling and consistency are for
/// numbers (restricted_range by words: 80 % in one category).
[[nodiscard]] std::vector<std::string> flagsOf(const stats::PairScores& pair, MeasurementLevel level,
                                               std::int64_t missing, std::int64_t codabilityDisagreements,
                                               std::optional<std::int64_t> clusters = {});

/// Counts of (a, b). Above 100 categories only those that the pair used, above 300 of these nothing at all.
[[nodiscard]] ConfusionTable confusionOf(const stats::PairScores& pair, const std::vector<std::string>& categories);

} // namespace attune
