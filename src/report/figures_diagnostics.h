// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rater_diagnostics.h"
#include "report/figures.h"

namespace attune {

/// Control chart of a rater's differences in the order of rating: centre and three-sigma limits, the moving average,
/// points beyond the limits as squares. Words instead when the order is not known.
[[nodiscard]] Figure driftChart(const RaterDiagnostics& rater, const FigureStyle& style = {});

/// Correlation of each pair of dimensions in the reference's scores (diamond) and in the rater's (circle).
[[nodiscard]] Figure haloChart(const HaloDiagnostics& rater, const FigureStyle& style = {});

} // namespace attune
