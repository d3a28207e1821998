// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/score_table.h"
#include "stats/weights.h"

#include <array>
#include <span>
#include <vector>

namespace attune::stats {

enum class GwetFigure { PercentAgreement, FleissKappa, CongerKappa, Ac, BrennanPrediger };
inline constexpr std::array allGwetFigures{GwetFigure::PercentAgreement, GwetFigure::FleissKappa,
                                           GwetFigure::CongerKappa, GwetFigure::Ac, GwetFigure::BrennanPrediger};

/// Gwet's family for any number of raters and missing cells (Gwet 2008; Handbook 2014, ch. 2-5), in the order asked
/// for: percent_agreement, fleiss_kappa, conger_kappa, gwet_ac, brennan_prediger; all with linearised standard errors
/// and t intervals on n - 1 (targets with at least one score). Percent agreement rests on targets with two scores or
/// more. Fleiss and Conger are undefined ("one_category") when only one category was used, AC and Brennan-Prediger when
/// the category set has only one. Others: "no_scores", "one_rater", "no_pairable".
[[nodiscard]] std::vector<Estimate> gwetFamily(const ScoreTable& table, Weights weights, double confidence,
                                               std::span<const GwetFigure> figures = allGwetFigures);

} // namespace attune::stats
