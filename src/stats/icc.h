// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/bootstrap.h"
#include "stats/score_table.h"

#include <span>
#include <string>
#include <vector>

namespace attune::stats {

/// The six numbers behind the ten forms of McGraw & Wong 1996: one-way, consistency and agreement, for a single rater
/// and for the mean of k.
enum class IccForm { One, OneK, C1, CK, A1, AK };

/// Two-way table without replication, every cell filled: mean squares of McGraw & Wong 1996, table 1.
/// Sums of squares below 1e-13 of the total are exactly 0 here.
struct Anova {
    double n = 0;   ///< targets
    double k = 0;   ///< raters
    double msr = 0; ///< between targets, df n-1
    double msc = 0; ///< between raters, df k-1
    double mse = 0; ///< residual, df (n-1)(k-1)
    double msw = 0; ///< within targets, df n(k-1)
    bool varies = false;
};

/// A complete numeric table prepared for analysis of variance under any multiplicity of its targets.
class AnovaTable {
  public:
    /// complete: no missing cell. Data are centred first.
    explicit AnovaTable(const ScoreTable& complete);
    [[nodiscard]] Anova anova() const;
    /// weights: how often each target stands in the table.
    [[nodiscard]] Anova anova(std::span<const int> weights) const;

  private:
    int m_targets = 0, m_raters = 0;
    std::vector<double> m_targetMean; ///< centred on the grand mean
    std::vector<double> m_deviation;  ///< score minus its target's mean
    std::vector<double> m_within;     ///< sum of squares of a target's deviations
    double m_size = 0;                ///< total sum of squares of the whole table
};

/// A coefficient, or NaN and the reason.
struct IccValue {
    double value = 0;
    std::string undefined;
};
/// Equations of McGraw & Wong 1996, tables 2 and 4 (Shrout & Fleiss 1979). Needs n >= 2 and k >= 2.
/// Negative values are legal. Undefined: "n_too_small", "one_rater", "no_variation" (all scores equal),
/// "zero_target_variance" (the denominator is 0 or, for A,k, not positive).
[[nodiscard]] IccValue iccValue(IccForm form, const Anova& anova);

/// The coefficient with its F test at rho = 0 and its interval: exact F for 1 and C ("f"), Satterthwaite for A
/// ("f-satterthwaite", McGraw & Wong 1996, table 7). With no residual at all C is 1 with interval [1, 1]; A has no
/// F interval unless it is 1 too. No bootstrap here.
[[nodiscard]] Estimate iccEstimate(IccForm form, const Anova& anova, double confidence);

/// Adds percentile intervals over resampled targets (raters fixed) to estimates made by iccEstimate from this table.
/// With clusters they become the recommended ones.
void addIccBootstrap(std::span<Estimate> estimates, std::span<const IccForm> forms, const AnovaTable& table,
                     int targets, std::span<const int> cluster, const Resampling& how);

/// var_target, var_rater, var_residual (raw, may be negative), sem_agreement, sem_consistency, sdc_agreement,
/// sdc_consistency (1.96 sqrt(2) SEM, de Vet 2006), g_relative, g_absolute (Brennan 2001; k' = k, negative components
/// as 0) from a complete table's mean squares.
[[nodiscard]] std::vector<Estimate> varianceFigures(const Anova& anova);

} // namespace attune::stats
