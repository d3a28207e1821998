// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <utility>

/// Searches along a ratio of variances, for likelihoods.
namespace attune::stats {

inline constexpr double largestRatio = 1e10; ///< to the residual; beyond it there is no residual to speak of
inline constexpr double smallestRatio = 1e-10;
/// Of the logarithm of a ratio in an interval; at the ends it is as good as 0 or no residual.
inline constexpr double smallestLog = -16, largestLog = 16;

/// Where a slope changes from falling to rising, looked for around a guess: 0 when it rises from the start,
/// largestRatio when it never does.
template <typename F> double turningPoint(const F& slope, double guess) {
    double low = guess, high = guess;
    if (slope(guess) < 0) {
        for (double step = 1.5; slope(high *= step) < 0; step = std::min(step * step, 100.0)) {
            low = high;
            if (high > largestRatio)
                return largestRatio;
        }
    } else {
        for (double step = 1.5; !(slope(low /= step) < 0); step = std::min(step * step, 100.0)) {
            high = low;
            if (low < smallestRatio)
                return 0;
        }
    }
    std::uintmax_t steps = 200;
    const auto found =
        boost::math::tools::toms748_solve([&](double x) { return slope(std::exp(x)); }, std::log(low), std::log(high),
                                          boost::math::tools::eps_tolerance<double>(46), steps);
    return std::exp((found.first + found.second) / 2);
}

/// The place nearest to `from` towards `to` where f rises above 0; `to` when it does not. value: f(from), not above 0.
/// step: the first, then doubled.
template <typename F> double edge(const F& f, double from, double value, double to, double step) {
    for (;; step *= 2) {
        const double next = to > from ? std::min(from + step, to) : std::max(from - step, to);
        const double there = f(next);
        if (there > 0) {
            std::uintmax_t steps = 60;
            const boost::math::tools::eps_tolerance<double> enough(22);
            const auto ends = next > from
                                  ? boost::math::tools::toms748_solve(f, from, next, value, there, enough, steps)
                                  : boost::math::tools::toms748_solve(f, next, from, there, value, enough, steps);
            return (ends.first + ends.second) / 2;
        }
        if (next == to)
            return to;
        from = next;
        value = there;
    }
}

/// Place and value of the least f in [low, high], which has one trough there.
template <typename F> std::pair<double, double> least(const F& f, double low, double high, int bits) {
    std::uintmax_t steps = 60;
    return boost::math::tools::brent_find_minima(f, low, high, bits, steps);
}

} // namespace attune::stats
