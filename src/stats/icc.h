// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
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

/// A complete numeric table for analysis of variance.
class AnovaTable {
  public:
    /// complete: no missing cell. Data are centred first.
    explicit AnovaTable(const ScoreTable& complete);
    [[nodiscard]] const Anova& anova() const { return m_anova; }

  private:
    Anova m_anova;
};

/// The same from sums over n targets of k scores: of the targets' totals and their squares, of all squared scores, and
/// of the squares of the raters' totals. The scores are places of `step` points; size: sum of all squared places of the
/// whole table, by which zeros are judged. Exact for whole numbers.
[[nodiscard]] Anova anovaFromSums(double n, double k, double total, double totalSquares, double squares,
                                  double raterSquares, double size, double step);

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

/// var_target, var_rater, var_residual (raw, may be negative), sem_agreement, sem_consistency, sdc_agreement,
/// sdc_consistency, sem_one_way (the root of MSW), sdc_one_way (1.96 sqrt(2) SEM, de Vet 2006), g_relative, g_absolute
/// (Brennan 2001; k' = k, negative components as 0) from a complete table's mean squares.
[[nodiscard]] std::vector<Estimate> varianceFigures(const Anova& anova);
/// The values of all six forms (1, k, C1, CK, A1, AK) and then of varianceFigures, NaN where undefined.
void varianceValues(const Anova& anova, std::span<double, 17> out);

} // namespace attune::stats
