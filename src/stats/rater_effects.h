// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/score_table.h"

#include <optional>
#include <string>
#include <vector>

namespace attune::stats {

/// Least squares of score = target + rater + error over every cell of a numeric table.
struct RaterEffects {
    std::string undefined;       ///< reason when there are no effects
    std::vector<double> effect;  ///< of each rater, scale points; they sum to 0
    std::vector<double> se;      ///< 0 when df is 0
    std::vector<int> scores;     ///< of each rater
    double residualVariance = 0; ///< 0 when df is 0
    double df = 0;               ///< scores - targets - raters + 1
};

/// Rater effects that do not confound a rater with the targets it saw, as raw means do: the additive model solved by
/// eliminating the targets. Every rater of the table has a score. Undefined: "no_scores", "one_rater", "not_numeric",
/// "disconnected" (a rater cannot be compared with another through shared targets).
[[nodiscard]] RaterEffects raterEffects(const ScoreTable& table);

/// `severity` of each rater against the raters' mean, t interval on the residual df. Positive: scores higher.
[[nodiscard]] std::vector<Estimate> severityAmongRaters(const RaterEffects& effects, int raters, double confidence);

/// What the other raters say of a target once their own effects are taken off: the mean of x - effect over them;
/// nothing when nobody else scored it.
[[nodiscard]] std::optional<double> adjustedOthersMean(const ScoreTable& table, const RaterEffects& effects, int target,
                                                       int rater);

} // namespace attune::stats
