// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

/// How many targets (clips) an estimate needs for an interval of a wanted full width. Nothing when an argument is out
/// of range or more than 10^9 would be needed.
namespace attune::stats {

/// ICC, consistency or one-way, k raters: n = 8 z^2 (1 - icc)^2 (1 + (k - 1) icc)^2 / (k (k - 1) width^2) + 1, plus
/// 5 icc for two raters and icc >= .7 (Bonett 2002, Stat Med 21:1331). 0 <= icc < 1, k >= 2, 0 < width < 2.
[[nodiscard]] std::optional<std::int64_t> targetsForIcc(double icc, std::int64_t raters, double width,
                                                        double confidence);

/// Cohen's kappa of two raters with equally frequent categories and errors spread evenly over them: the large-sample
/// standard error of Fleiss, Cohen & Everitt 1969 on that table. -1/(q-1) < kappa < 1, q >= 2.
[[nodiscard]] std::optional<std::int64_t> targetsForKappa(double kappa, std::int64_t categories, double width,
                                                          double confidence);

/// Mean difference with a t interval: the least n with 2 t(n-1) sd / sqrt(n) <= width. sd > 0.
[[nodiscard]] std::optional<std::int64_t> targetsForBias(double sd, double width, double confidence);

/// Share (of exact or within-one agreement) with Wilson's interval: the least n from which its width, at a share of
/// `share`, stays at or below `width`. 0 <= share <= 1, 0 < width < 1.
[[nodiscard]] std::optional<std::int64_t> targetsForShare(double share, double width, double confidence);

/// Spearman-Brown: the fewest raters whose mean reaches `wanted` when a single one has `icc`. Both in (0, 1).
[[nodiscard]] std::optional<std::int64_t> ratersForReliability(double icc, double wanted);

} // namespace attune::stats
