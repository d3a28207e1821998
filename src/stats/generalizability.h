// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "models/variance_share.h"
#include "stats/clustered_reml.h"
#include "stats/icc.h"
#include "stats/icc_reml.h"
#include "stats/score_table.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace attune::stats {

/// Components of a fully crossed or nested design, or the reason there are none.
struct GStudy {
    std::string undefined;
    std::vector<VarianceShare> components;
    [[nodiscard]] const VarianceShare& at(std::string_view component) const;
};

/// target x rater (Brennan 2001, ch. 2): components "target", "rater", "residual" from the mean squares of the complete
/// targets. Undefined: "n_too_small", "one_rater", "no_variation".
[[nodiscard]] GStudy targetByRater(const Anova& anova);
/// The same three from what restricted maximum likelihood finds over every cell of a table with gaps; without degrees
/// of freedom and mean squares (0).
[[nodiscard]] GStudy targetByRater(const VarianceComponents& components);
/// E rho squared = target / (target + residual / k), Phi = target / (target + (rater + residual) / k), components
/// zeroed.
[[nodiscard]] DecisionRow decide(const GStudy& study, std::int64_t raters);
/// The fewest raters whose mean reaches the wanted coefficient in (0, 1): raters_for_relative, raters_for_absolute.
/// Undefined: "zero_target_variance".
[[nodiscard]] std::vector<Estimate> ratersFor(const GStudy& study, double wanted);

/// (clip : cluster) x rater for families with several clips: "cluster", "clip", "rater", "cluster x rater", "residual"
/// by expected mean squares, unequal numbers of clips through n0 = (N - sum n^2 / N) / (clusters - 1). complete: every
/// cell filled, clusters given. Undefined: "n_too_small" (fewer than 2 clusters, or one clip in each), "one_rater",
/// "no_variation".
[[nodiscard]] GStudy clipsInClusters(const ScoreTable& complete);
/// The same five from what restricted maximum likelihood finds over every cell of a table with gaps; without degrees of
/// freedom and mean squares (0).
[[nodiscard]] GStudy clipsInClusters(const ClusteredComponents& components);
/// The mean of n raters over c clips as a score of the cluster: error cluster x rater / n + clip / c + residual / (n
/// c), Phi with rater / n beside.
[[nodiscard]] DecisionRow decideClustered(const GStudy& study, std::int64_t raters, std::int64_t clips);

/// target x rater x dimension, dimensions fixed (Brennan 2001, ch. 3 and 4): the seven components by expected mean
/// squares. scores: targets x raters x dimensions, last fastest, every cell filled. Undefined: "n_too_small",
/// "one_rater", "one_dimension", "no_variation".
[[nodiscard]] GStudy targetByRaterByDimension(std::span<const double> scores, int targets, int raters, int dimensions);
/// The mean over these same dimensions and n raters: universe variance target + target x dimension / d; error
/// (target x rater + residual / d) / n, Phi with (rater + rater x dimension / d) / n beside.
[[nodiscard]] DecisionRow decideFixedDimensions(const GStudy& study, std::int64_t raters, int dimensions);

} // namespace attune::stats
