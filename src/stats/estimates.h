// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"

#include <cstdint>
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

/// Wilson's score interval of a proportion of n (Wilson 1927); nothing for an undefined figure or n = 0.
void addWilson(Estimate& proportion, double confidence);

/// For designs in which targets come in clusters: keeps of an estimate only what allows for that. Intervals that take
/// targets as independent go, with the standard error and p; where nothing is left of what there was, the parameters
/// say "intervalLeftOut": "clusters".
void keepClusteredIntervals(Estimate& estimate);

} // namespace attune::stats
