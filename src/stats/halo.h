// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/bootstrap.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace attune::stats {

/// Scores of a rater and of the reference on several dimensions of the same targets. A target counts for a pair of
/// dimensions when both scored both.
struct HaloSample {
    int targets = 0, dimensions = 0;
    std::vector<std::optional<double>> rater, reference; ///< row-major, targets x dimensions
    std::vector<int> cluster;                            ///< of each target, 0-based; empty for none
};

struct HaloCorrelation {
    int first = 0, second = 0; ///< dimensions
    std::int64_t n = 0;
    std::optional<double> rater, reference; ///< Pearson; nothing when a score does not vary
    Estimate difference;                    ///< halo_difference
};

struct HaloFigures {
    Estimate halo; ///< mean over the pairs of dimensions of (rater's correlation - the reference's)
    Estimate meanCorrelation, meanCorrelationReference;
    std::vector<HaloCorrelation> pairs;
};

/// Correlations between dimensions in the rater's scores against those in the reference's; intervals by resampling
/// targets whole (all dimensions together). A positive halo: the rater's dimensions go together more than they should.
/// Undefined: "one_dimension", "n_too_small" (fewer than 3 targets for every pair), "zero_variance".
[[nodiscard]] HaloFigures halo(const HaloSample& sample, const Resampling& how);

} // namespace attune::stats
