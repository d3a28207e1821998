// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/score_table.h"

#include <span>
#include <vector>

namespace attune::stats {

/// Kendall's W on complete targets with the correction for ties and its chi-square test, df n-1 (Kendall & Smith 1939;
/// Siegel 1956). For few targets the F test holds better (Kendall & Smith 1939; Legendre 2005): parameters "f" =
/// (m-1)W/(1-W), "fDf1" = n-1-2/m, "fDf2" = (m-1) fDf1, "fP"; not where W is 1 or fDf1 not positive. Undefined:
/// "one_rater", "no_complete_targets", "n_too_small", "no_variation".
[[nodiscard]] Estimate kendallW(const ScoreTable& table);
/// Spearman's rho: Pearson's r of mid-ranks. Undefined: "no_pairable", "n_too_small", "zero_variance".
[[nodiscard]] Estimate spearman(const PairScores& pair);
/// Kendall's tau-b (Kendall 1945), in n log q time. Undefined as spearman.
[[nodiscard]] Estimate kendallTauB(const PairScores& pair);

} // namespace attune::stats
