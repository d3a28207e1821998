// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "stats/bootstrap.h"

#include <cstdint>
#include <optional>
#include <string>

namespace attune::stats {

/// A figure with a value. A value that is not finite never leaves this module: it becomes undefined, "zero_variance".
[[nodiscard]] Estimate defined(std::string name, double value, std::int64_t n, std::string definition);
/// A figure without one, and why.
[[nodiscard]] Estimate undefinedFigure(std::string name, std::string reason, std::int64_t n, std::string definition);

enum class Recommended { IfFirst, Yes };

/// Adds an interval when both ends are finite and in order (a rounding error of 1e-12 is put right); otherwise nothing.
/// The first one, or one marked so, becomes the recommended one, cut to [rangeLow, rangeHigh]; all are kept uncut.
void addInterval(Estimate& estimate, Interval interval, double rangeLow, double rangeHigh,
                 Recommended recommended = Recommended::IfFirst);
/// The same for a resampled one. Its standard error becomes that of an estimate that has none, and of any where
/// clusters were drawn; the parameter "seMethod" then says "unit-bootstrap" or "cluster-bootstrap".
void addResampled(Estimate& estimate, const ResampledInterval& interval, double rangeLow, double rangeHigh,
                  Recommended recommended = Recommended::IfFirst);

/// t and its two-sided p on df degrees of freedom; nothing when that is not finite.
void addStudentTest(Estimate& estimate, double t, double df);
/// Of a correlation of n pairs that it is 0: t = r sqrt((n - 2) / (1 - r^2)), df n - 2; nothing below 3 pairs and at
/// +-1.
void addCorrelationTest(Estimate& correlation);

/// Wilson's score interval of a proportion of n (Wilson 1927); nothing for an undefined figure or n = 0.
void addWilson(Estimate& proportion, double confidence);

/// Fewer clusters than this carry no interval: five leave the median below or above all of them once in sixteen, more
/// than the one in twenty of a 95 % interval (Thompson 1936, Ann Math Stat 7:122).
inline constexpr std::int64_t fewestClusters = 6;

/// For designs in which targets come in clusters: keeps of an estimate only what allows for that. Intervals that take
/// targets as independent go, with the test (statistic, df, p) and the standard error, unless that is of resampled
/// clusters; so do intervals resampled from fewer than fewestClusters, and those whose ends are the same because the
/// resamples do not differ. The parameters say "clusters", how many the figure rests on, and where nothing is left of
/// what there was "intervalLeftOut": "few_clusters", "resamples_alike" or "clusters"; "testLeftOut": "clusters".
void keepClusteredIntervals(Estimate& estimate, std::int64_t clusters);
/// What keepClusteredIntervals noted; nothing for targets that stand for themselves.
[[nodiscard]] std::optional<std::int64_t> clustersOf(const Estimate& estimate);
/// Why the figure has no interval: its "intervalLeftOut", or empty.
[[nodiscard]] std::string intervalLeftOut(const Estimate& estimate);

} // namespace attune::stats
