// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace attune {

/// One variance component of a generalizability study.
struct VarianceShare {
    std::string component; ///< "target", "rater", "residual", "cluster", ...
    double raw = 0;        ///< may be negative
    double zeroed = 0;     ///< negative ones as 0: what the coefficients use
    double share = 0;      ///< of the sum of the zeroed ones; 0 when nothing varies
    double df = 0;         ///< of its line of the analysis of variance
    double meanSquare = 0;
};

/// What one choice of raters and clips would reach.
struct DecisionRow {
    std::int64_t raters = 1;
    std::optional<std::int64_t> clips;        ///< per cluster, in designs with clusters
    std::optional<double> relative, absolute; ///< E rho squared, Phi; nothing when no target variance is left
};

} // namespace attune
