// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/score_table.h"

#include <optional>

namespace attune::stats {

/// Variances of y = mean + cluster + clip in its cluster + rater + cluster x rater + residual, in squared points.
struct ClusteredComponents {
    double cluster = 0, clip = 0, rater = 0, clusterRater = 0, residual = 0;
};

/// By restricted maximum likelihood over every cell of a table with clusters (Patterson & Thompson 1971; Searle,
/// Casella & McCulloch 1992, ch. 6); none is negative. Nothing for words, fewer than two raters or clusters, raters and
/// targets that fall apart, a design that cannot tell the parts (no cluster with two clips, no rater with two clips of
/// a cluster, no clip with two raters), scores that the parts explain whole, and tables so large that it would take
/// long (about 200 raters of 150 families).
[[nodiscard]] std::optional<ClusteredComponents> clusteredReml(const ScoreTable& table);

/// -2 log of that restricted likelihood with the residual profiled out, but for a constant, at ratios of the other four
/// to the residual. Needs a table that clusteredReml solves.
[[nodiscard]] double clusteredDeviance(const ScoreTable& table, const ClusteredComponents& ratios);

} // namespace attune::stats
