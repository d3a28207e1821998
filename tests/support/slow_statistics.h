// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/alpha.h"
#include "stats/icc.h"
#include "stats/score_table.h"
#include "stats/weights.h"

#include <cmath>
#include <optional>
#include <string>
#include <vector>

/// The coefficients once more, straight from their definitions and as slowly as these ask for, sharing no code with
/// src/stats but the table type. Nothing where a definition divides by zero.
namespace attune::slow {

using stats::ScoreTable;

/// Scores by target; NaN where missing.
using Grid = std::vector<std::vector<double>>;

[[nodiscard]] Grid gridOf(const ScoreTable& table);
/// Rows repeated as often as their weight says.
[[nodiscard]] Grid repeated(const Grid& grid, const std::vector<int>& weights);

/// Weight between two categories of the set, from the definition.
[[nodiscard]] double weight(stats::Weights kind, const std::vector<double>& set, double a, double b);

/// Krippendorff's alpha by listing every pair of values, within units and over all.
[[nodiscard]] std::optional<double> alpha(const Grid& grid, stats::AlphaMetric metric);

/// Mean squares by explicit sums; ICC by the textbook formula. Complete grids only.
[[nodiscard]] std::optional<double> icc(const Grid& grid, stats::IccForm form);

/// Cohen's kappa of columns 0 and 1, both present, over the category set.
[[nodiscard]] std::optional<double> kappa(const Grid& grid, stats::Weights kind, const std::vector<double>& set);

struct Gwet {
    std::optional<double> percent, fleiss, conger, ac, brennanPrediger;
};
[[nodiscard]] Gwet gwet(const Grid& grid, stats::Weights kind, const std::vector<double>& set);

/// Kendall's tau-b of columns 0 and 1 by looking at every pair of targets.
[[nodiscard]] std::optional<double> tauB(const Grid& grid);

/// Any figure of a group or of a pair (columns 0 and 1) by its fixed name.
[[nodiscard]] std::optional<double> figure(const std::string& name, const std::string& weights, const Grid& grid,
                                           const std::vector<double>& set);

} // namespace attune::slow
