// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/distributions.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <exception>
#include <limits>

namespace attune::stats {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool usable(double p) { return p > 0 && p < 1; }
// Degrees of freedom so close to 0 have no quantile a double can hold.
bool usableDf(double df) { return df > 1e-6 && df < 1e15; }

// Boost throws on arguments and results it cannot serve; no such thing leaves this file.
template <typename F> double guarded(F&& f) {
    try {
        return f();
    } catch (const std::exception&) {
        return nan;
    }
}

} // namespace

double normalQuantile(double p) {
    return usable(p) ? guarded([&] { return boost::math::quantile(boost::math::normal(), p); }) : nan;
}

double studentQuantile(double p, double df) {
    if (!usable(p) || !usableDf(df))
        return nan;
    thread_local double lastP = nan, lastDf = nan, last = nan; // pair after pair asks for the same
    if (p != lastP || df != lastDf) {
        last = guarded([&] { return boost::math::quantile(boost::math::students_t(df), p); });
        lastP = p;
        lastDf = df;
    }
    return last;
}

double fisherQuantile(double p, double df1, double df2) {
    if (!usable(p) || !usableDf(df1) || !usableDf(df2))
        return nan;
    return guarded([&] { return boost::math::quantile(boost::math::fisher_f(df1, df2), p); });
}

double chiSquareQuantile(double p, double df) {
    if (!usable(p) || !usableDf(df))
        return nan;
    return guarded([&] { return boost::math::quantile(boost::math::chi_squared(df), p); });
}

double normalTwoSided(double z) { return std::isfinite(z) ? std::erfc(std::abs(z) / std::sqrt(2.0)) : nan; }

double studentTwoSided(double t, double df) {
    if (!std::isfinite(t) || !usableDf(df))
        return nan;
    return guarded(
        [&] { return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(df), std::abs(t))); });
}

double fisherUpper(double f, double df1, double df2) {
    if (!std::isfinite(f) || f < 0 || !usableDf(df1) || !usableDf(df2))
        return nan;
    return guarded([&] { return boost::math::cdf(boost::math::complement(boost::math::fisher_f(df1, df2), f)); });
}

double chiSquareUpper(double x, double df) {
    if (!std::isfinite(x) || x < 0 || !usableDf(df))
        return nan;
    return guarded([&] { return boost::math::cdf(boost::math::complement(boost::math::chi_squared(df), x)); });
}

} // namespace attune::stats
