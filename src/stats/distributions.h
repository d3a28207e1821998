// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace attune::stats {

// Quantiles take p in (0, 1) and degrees of freedom > 0 (not necessarily whole). Anything outside gives NaN: callers
// leave the interval out. Tails are upper tails.

[[nodiscard]] double normalQuantile(double p);
[[nodiscard]] double studentQuantile(double p, double df);
[[nodiscard]] double fisherQuantile(double p, double df1, double df2);
[[nodiscard]] double chiSquareQuantile(double p, double df);

/// P(|Z| >= |z|).
[[nodiscard]] double normalTwoSided(double z);
/// P(|T| >= |t|).
[[nodiscard]] double studentTwoSided(double t, double df);
/// P(F >= f).
[[nodiscard]] double fisherUpper(double f, double df1, double df2);
/// P(X2 >= x).
[[nodiscard]] double chiSquareUpper(double x, double df);

} // namespace attune::stats
