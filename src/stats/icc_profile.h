// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/icc_reml.h"
#include "stats/score_table.h"

#include <array>
#include <memory>
#include <optional>

namespace attune::stats {

struct ProfileIntervals {
    Interval agreement, consistency; ///< of icc_a1_reml and of icc_c1_reml
};

/// The restricted likelihood of the crossed model over every cell of a table, the residual profiled out, for profile
/// intervals. Needs a table that remlComponents solves.
class ProfileLikelihood {
  public:
    explicit ProfileLikelihood(const ScoreTable& table);
    ~ProfileLikelihood();
    ProfileLikelihood(const ProfileLikelihood&) = delete;
    ProfileLikelihood& operator=(const ProfileLikelihood&) = delete;

    /// -2 log L but for a constant, at variances of targets and of raters in units of the residual's.
    [[nodiscard]] double deviance(double target, double rater);

    /// Where -2 log of the profile likelihood of target/(target + rater + residual), and of target/(target + residual),
    /// is the chi-square quantile (1 df) above its minimum (Venzon & Moolgavkar 1988). Nothing when the estimates leave
    /// no residual.
    [[nodiscard]] std::optional<ProfileIntervals> intervals(const VarianceComponents& at, double confidence);

    /// Covariances of the logarithms of the ratio of targets, the ratio of raters and the residual at the estimates,
    /// row by row, from the observed information (central differences of -2 log L with the residual not profiled out).
    /// Zeros for a ratio that is 0, which is held there. Nothing when the estimates leave no residual.
    [[nodiscard]] std::optional<std::array<double, 9>> covarianceOfLogs(const VarianceComponents& at);

  private:
    struct Sums;
    std::unique_ptr<Sums> m_sums;
};

} // namespace attune::stats
