// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control_chart.h"
#include "models/measurement.h"

#include <span>

namespace attune::stats {

/// drift_slope: least-squares slope of the difference on its place 1..n in the order of rating, scale points per
/// rating, t interval and test on n - 2; `parameters` hold the change from first to last that it implies. Undefined:
/// "no_pairable", "n_too_small" (n < 3).
[[nodiscard]] Estimate driftSlope(std::span<const double> differences, double confidence);

/// Individuals chart of the differences in order: centre their mean, sigma the mean moving range / 1.128 (Shewhart
/// 1931; Montgomery 2013, eq. 6.33), the Western Electric rules of 1956 and six in a row rising or falling (Nelson
/// 1984), and an exponentially weighted moving average with lambda .2 and limits of 3 sigma (Roberts 1959). Of a
/// signal that lasts, the whole run is one. At least one difference.
[[nodiscard]] ControlChart controlChart(std::span<const double> differences);

} // namespace attune::stats
