// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/icc_reml.h"

#include "stats/crossed_likelihood.h"
#include "stats/estimates.h"
#include "stats/icc.h"
#include "stats/icc_profile.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace attune::stats {

namespace {

constexpr double largestRatio = 1e10; ///< to the residual; beyond it there is no residual to speak of
constexpr double smallestRatio = 1e-10;
constexpr double relativeZero = 1e-13;
constexpr int mostLevels = 500; ///< of the smaller factor: its matrix is decomposed some dozen times

// Where a slope changes from falling to rising, looked for around a guess: 0 when it rises from the start, largestRatio
// when it never does.
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

// Ratios of rows and of columns to the residual, from the spread of their means less what the cells' own spread puts
// there. A start for the search, no more.
std::pair<double, double> guessedRatios(const CrossedSums& sums) {
    const double total = sums.squares / sums.cells;
    auto between = [&](double levels, double squaresOfMeans) {
        const double share = levels / sums.cells; // one over the cells of a level
        return std::max(0.0, (squaresOfMeans / levels - total * share) / std::max(1 - share, 0.1));
    };
    double rowMeans = 0;
    for (const auto& [m, same] : sums.sizes)
        rowMeans += same.squares / (static_cast<double>(m) * m);
    const double columnMeans = (sums.totals.array() / sums.times.array()).square().sum();
    const double rows = between(static_cast<double>(sums.rows.size()), rowMeans);
    const double columns = between(static_cast<double>(sums.times.size()), columnMeans);
    const double residual = std::max(total - rows - columns, 1e-3 * total);
    auto ratio = [&](double variance) { return std::clamp(variance / residual, 1e-3, 1e3); };
    return {ratio(rows), ratio(columns)};
}

const char* lackOf(const ScoreTable& table) {
    std::ptrdiff_t cells = 0;
    int first = ScoreTable::missing;
    bool varies = false;
    for (const int c : table.cells)
        if (c != ScoreTable::missing) {
            ++cells;
            first = first == ScoreTable::missing ? c : first;
            varies = varies || c != first;
        }
    if (cells == 0)
        return "no_scores";
    if (table.raters < 2)
        return "one_rater";
    if (!table.numeric)
        return "not_numeric";
    if (table.targets < 2)
        return "n_too_small";
    if (!connected(table))
        return "disconnected";
    if (cells <= table.targets + table.raters - 1)
        return "n_too_small";
    return varies ? nullptr : "no_variation";
}

} // namespace

bool connected(const ScoreTable& table) {
    std::vector<int> parent(static_cast<std::size_t>(table.targets + table.raters));
    std::iota(parent.begin(), parent.end(), 0);
    auto root = [&](int x) {
        while (parent[static_cast<std::size_t>(x)] != x)
            x = parent[static_cast<std::size_t>(x)] =
                parent[static_cast<std::size_t>(parent[static_cast<std::size_t>(x)])];
        return x;
    };
    int parts = table.targets + table.raters;
    for (int i = 0; i < table.targets; ++i)
        for (int j = 0; j < table.raters; ++j)
            if (table.at(i, j) != ScoreTable::missing) {
                const int a = root(i), b = root(table.targets + j);
                parts -= a != b;
                parent[static_cast<std::size_t>(a)] = b;
            }
    return parts == 1;
}

std::optional<VarianceComponents> remlComponents(const ScoreTable& whole) {
    const ScoreTable table = withoutEmpty(whole);
    if (lackOf(table))
        return {};
    if (std::ssize(completeTargets(table)) == table.targets) {
        const Anova t = AnovaTable(table).anova();
        const VarianceComponents out{(t.msr - t.mse) / t.k, (t.msc - t.mse) / t.n, t.mse};
        if (out.target >= 0 && out.rater >= 0)
            return out;
    }
    CrossedLikelihood likelihood(table);
    const auto guess = guessedRatios(likelihood.sums());
    const auto bestColumns = [&] {
        return turningPoint([&](double t) { return likelihood.columnSlope(t); }, guess.second);
    };
    const double rows = turningPoint(
        [&](double s) {
            likelihood.setRowRatio(s);
            return likelihood.rowSlope(bestColumns());
        },
        guess.first);
    likelihood.setRowRatio(rows);
    const double columns = bestColumns();
    double residual = likelihood.residual(columns);
    const double rowVariance = rows * residual, columnVariance = columns * residual;
    if (rows >= largestRatio || columns >= largestRatio)
        residual = 0; // the two factors explain every score
    if (!std::isfinite(rowVariance) || !std::isfinite(columnVariance) || !std::isfinite(residual))
        return {};
    return likelihood.targetsAreRows() ? VarianceComponents{rowVariance, columnVariance, residual}
                                       : VarianceComponents{columnVariance, rowVariance, residual};
}

std::vector<Estimate> remlIcc(const ScoreTable& whole, double confidence) {
    const char* names[] = {"icc_a1_reml", "icc_c1_reml"};
    const char* definitions[] = {"icc.a1/reml-crossed/1", "icc.c1/reml-crossed/1"};
    const ScoreTable table = withoutEmpty(whole);
    if (std::min(table.targets, table.raters) > mostLevels)
        return {};
    const char* reason = lackOf(table);
    const auto components = reason ? std::nullopt : remlComponents(table);
    if (!reason && !components)
        reason = "zero_variance";
    std::vector<Estimate> out;
    std::optional<ProfileIntervals> intervals;
    if (!reason)
        intervals = ProfileLikelihood(table).intervals(*components, confidence);
    for (std::size_t f = 0; f < 2; ++f) {
        if (reason) {
            out.push_back(undefinedFigure(names[f], reason, table.targets, definitions[f]));
            continue;
        }
        const auto& c = *components;
        const double total = c.target + c.residual + (f == 0 ? c.rater : 0);
        const double size = c.target + c.residual + c.rater;
        out.push_back(total > relativeZero * size
                          ? defined(names[f], c.target / total, table.targets, definitions[f])
                          : undefinedFigure(names[f], "zero_target_variance", table.targets, definitions[f]));
        out.back().parameters = {{"varTarget", c.target}, {"varRater", c.rater}, {"varResidual", c.residual}};
        if (!out.back().value)
            continue;
        if (intervals)
            addInterval(out.back(), f == 0 ? intervals->agreement : intervals->consistency, 0, 1);
    }
    return out;
}

} // namespace attune::stats
