// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/drift.h"

#include "stats/distributions.h"
#include "stats/estimates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace attune::stats {

namespace {

constexpr double movingRangeFactor = 1.128; // d2 of two
constexpr double smoothing = 0.2;
constexpr double relativeZero = 1e-13;

// Windows of `size` in which at least `wanted` points fulfil `far`; windows that overlap or touch are one signal, from
// the first to the last point that fulfils it.
template <typename Far>
void windowRule(const char* rule, std::int64_t n, std::int64_t size, std::int64_t wanted, Far far,
                std::vector<ChartSignal>& out) {
    std::int64_t inside = 0, lastEnd = -1;
    ChartSignal open{rule, -1, -1};
    for (std::int64_t i = 0; i < n; ++i) {
        inside += far(i);
        if (i >= size)
            inside -= far(i - size);
        if (inside < wanted || !far(i))
            continue;
        std::int64_t first = std::max<std::int64_t>(0, i - size + 1);
        while (!far(first))
            ++first;
        if (open.first >= 0 && first <= lastEnd + 1) {
            open.last = i;
        } else {
            if (open.first >= 0)
                out.push_back(open);
            open = {rule, first, i};
        }
        lastEnd = i;
    }
    if (open.first >= 0)
        out.push_back(open);
}

// Runs of at least `wanted` points of which each fulfils `next` with the one before.
template <typename Next>
void runRule(const char* rule, std::int64_t n, std::int64_t wanted, Next next, std::vector<ChartSignal>& out) {
    std::int64_t first = 0;
    for (std::int64_t i = 1; i <= n; ++i) {
        if (i < n && next(i))
            continue;
        if (i - first >= wanted)
            out.push_back({rule, first, i - 1});
        first = i;
    }
}

} // namespace

Estimate driftSlope(std::span<const double> differences, double confidence) {
    const char* definition = "drift-slope/least-squares-on-order/1";
    const auto n = std::ssize(differences);
    if (n < 3)
        return undefinedFigure("drift_slope", n == 0 ? "no_pairable" : "n_too_small", n, definition);
    const auto size = static_cast<double>(n);
    const double middle = (size - 1) / 2;
    const double mean = std::accumulate(differences.begin(), differences.end(), 0.0) / size;
    double xx = 0, xy = 0, yy = 0;
    for (std::ptrdiff_t i = 0; i < n; ++i) {
        const double x = static_cast<double>(i) - middle, y = differences[static_cast<std::size_t>(i)] - mean;
        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    Estimate e = defined("drift_slope", xy / xx, n, definition);
    const double df = size - 2, residual = yy - xy * xy / xx;
    e.se = std::sqrt((residual <= relativeZero * yy ? 0 : residual) / df / xx);
    e.df = {df};
    const double half = studentQuantile((1 + confidence) / 2, df) * *e.se;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    addInterval(e, {*e.value - half, *e.value + half, "t", {}, {}}, -infinity, infinity);
    if (*e.se > 0) {
        e.statistic = *e.value / *e.se;
        e.p = studentTwoSided(*e.statistic, df);
    }
    e.parameters = {{"changeFirstToLast", *e.value * (size - 1)}};
    return e;
}

ControlChart controlChart(std::span<const double> differences) {
    ControlChart chart;
    const auto n = std::ssize(differences);
    const auto size = static_cast<double>(n);
    chart.centre = std::accumulate(differences.begin(), differences.end(), 0.0) / size;
    double ranges = 0;
    for (std::size_t i = 1; i < differences.size(); ++i)
        ranges += std::abs(differences[i] - differences[i - 1]);
    chart.sigma = n > 1 ? ranges / (size - 1) / movingRangeFactor : 0;
    chart.low = chart.centre - 3 * chart.sigma;
    chart.high = chart.centre + 3 * chart.sigma;
    double average = chart.centre, kept = 1;
    for (const double d : differences) {
        ChartPoint p;
        p.value = d;
        average = smoothing * d + (1 - smoothing) * average;
        kept *= (1 - smoothing) * (1 - smoothing);
        const double half = 3 * chart.sigma * std::sqrt(smoothing / (2 - smoothing) * (1 - kept));
        p.ewma = average;
        p.ewmaLow = chart.centre - half;
        p.ewmaHigh = chart.centre + half;
        p.out = chart.sigma > 0 && (d < chart.low || d > chart.high);
        p.ewmaOut = chart.sigma > 0 && (average < p.ewmaLow || average > p.ewmaHigh);
        chart.points.push_back(p);
    }
    if (chart.sigma == 0)
        return chart;
    const auto off = [&](std::int64_t i) { return differences[static_cast<std::size_t>(i)] - chart.centre; };
    for (const double side : {1.0, -1.0}) {
        const auto beyond = [&](double sigmas) {
            return [&, sigmas](std::int64_t i) { return side * off(i) > sigmas * chart.sigma; };
        };
        windowRule("beyond_3_sigma", n, 1, 1, beyond(3), chart.outOfControl);
        windowRule("two_of_three_beyond_2_sigma", n, 3, 2, beyond(2), chart.outOfControl);
        windowRule("four_of_five_beyond_1_sigma", n, 5, 4, beyond(1), chart.outOfControl);
        windowRule("eight_on_one_side", n, 8, 8, beyond(0), chart.outOfControl);
    }
    const auto step = [&](std::int64_t i) {
        return differences[static_cast<std::size_t>(i)] - differences[static_cast<std::size_t>(i - 1)];
    };
    runRule("six_rising", n, 6, [&](std::int64_t i) { return step(i) > 0; }, chart.outOfControl);
    runRule("six_falling", n, 6, [&](std::int64_t i) { return step(i) < 0; }, chart.outOfControl);
    std::ranges::sort(chart.outOfControl, {}, [](const ChartSignal& s) { return std::tie(s.first, s.last, s.rule); });
    return chart;
}

} // namespace attune::stats
