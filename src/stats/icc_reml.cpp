// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/icc_reml.h"

#include "stats/crossed_likelihood.h"
#include "stats/distributions.h"
#include "stats/estimates.h"
#include "stats/icc.h"
#include "stats/icc_profile.h"
#include "stats/profile_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace attune::stats {

namespace {

constexpr double relativeZero = 1e-13;
constexpr int mostLevels = 500; ///< of the smaller factor: its matrix is decomposed some dozen times

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

namespace {

struct RemlFigure {
    const char* name;
    const char* definition;
};
constexpr std::array<RemlFigure, 11> remlNames{{{"icc_a1_reml", "icc.a1/reml-crossed/1"},
                                                {"icc_c1_reml", "icc.c1/reml-crossed/1"},
                                                {"g_relative_reml", "g.relative/reml-crossed/1"},
                                                {"g_absolute_reml", "g.absolute/reml-crossed/1"},
                                                {"sem_agreement_reml", "sem.agreement/reml-crossed/1"},
                                                {"sem_consistency_reml", "sem.consistency/reml-crossed/1"},
                                                {"sdc_agreement_reml", "sdc.agreement/reml-crossed.de-vet-2006/1"},
                                                {"sdc_consistency_reml", "sdc.consistency/reml-crossed.de-vet-2006/1"},
                                                {"var_target_reml", "variance.target/reml-crossed/1"},
                                                {"var_rater_reml", "variance.rater/reml-crossed/1"},
                                                {"var_residual_reml", "variance.residual/reml-crossed/1"}}};

// What the figures need of one fit.
struct RemlFit {
    VarianceComponents at;
    std::optional<ProfileIntervals> intervals;
    std::optional<std::array<double, 9>> logs; ///< covariances of the logarithms of the two ratios and the residual
    double confidence = 0.95;

    /// Standard error of something with these derivatives by the three logarithms.
    [[nodiscard]] std::optional<double> error(const std::array<double, 3>& slope) const {
        if (!logs)
            return {};
        double variance = 0;
        for (std::size_t i = 0; i < 9; ++i)
            variance += slope[i / 3] * (*logs)[i] * slope[i % 3];
        return variance > 0 ? std::optional(std::sqrt(variance)) : std::nullopt;
    }
};

// Target variance as a share of it and the error of a mean of `raters`; interval: of the same share for one rater.
void finishShare(Estimate& e, const RemlFit& fit, bool agreement, double raters) {
    const double error = (fit.at.residual + (agreement ? fit.at.rater : 0)) / raters, share = *e.value;
    const double ofRaters = agreement ? fit.at.rater / raters / (fit.at.target + error) : 0;
    e.se = fit.error({share * (1 - share), -share * ofRaters, 0});
    if (!fit.intervals) {
        e.parameters.emplace_back("intervalLeftOut", std::string("no_residual"));
        return;
    }
    Interval interval = agreement ? fit.intervals->agreement : fit.intervals->consistency;
    for (double* end : {&interval.low, &interval.high})
        *end = raters * *end / (1 + (raters - 1) * *end);
    addInterval(e, interval, 0, 1);
}

// Something in points or squared points; slope: of its logarithm by the three.
void finishSpread(Estimate& e, const RemlFit& fit, const std::array<double, 3>& slope) {
    const auto error = *e.value > 0 ? fit.error(slope) : std::nullopt;
    if (!error) {
        e.parameters.emplace_back("intervalLeftOut", std::string(fit.at.residual > 0 ? "boundary" : "no_residual"));
        return;
    }
    e.se = *e.value * *error;
    const double reach = std::exp(normalQuantile((1 + fit.confidence) / 2) * *error);
    addInterval(e, {*e.value / reach, *e.value * reach, "z", {}, {}}, 0, std::numeric_limits<double>::infinity());
}

} // namespace

std::vector<Estimate> remlFigures(const ScoreTable& whole, double confidence) {
    const ScoreTable table = withoutEmpty(whole);
    if (std::min(table.targets, table.raters) > mostLevels)
        return {};
    const char* reason = lackOf(table);
    const auto components = reason ? std::nullopt : remlComponents(table);
    if (!reason && !components)
        reason = "zero_variance";
    std::vector<Estimate> out;
    if (reason) {
        for (const auto& [name, definition] : remlNames)
            out.push_back(undefinedFigure(name, reason, table.targets, definition));
        return out;
    }
    ProfileLikelihood likelihood(table);
    const RemlFit fit{*components, likelihood.intervals(*components, confidence),
                      likelihood.covarianceOfLogs(*components), confidence};
    const VarianceComponents& c = fit.at;
    const double size = c.target + c.rater + c.residual, k = table.raters;
    auto share = [&](bool agreement, double raters) {
        const auto [name, definition] = remlNames[out.size()];
        const double total = c.target + (c.residual + (agreement ? c.rater : 0)) / raters;
        out.push_back(total > relativeZero * size
                          ? defined(name, c.target / total, table.targets, definition)
                          : undefinedFigure(name, "zero_target_variance", table.targets, definition));
        Estimate& e = out.back();
        e.parameters = {{"varTarget", c.target}, {"varRater", c.rater}, {"varResidual", c.residual}};
        if (raters > 1)
            e.parameters.emplace_back("raters", static_cast<std::int64_t>(table.raters));
        if (e.value)
            finishShare(e, fit, agreement, raters);
    };
    auto spread = [&](double value, const std::array<double, 3>& slope) {
        const auto [name, definition] = remlNames[out.size()];
        out.push_back(defined(name, value, table.targets, definition));
        finishSpread(out.back(), fit, slope);
    };
    share(true, 1);
    share(false, 1);
    share(false, k);
    share(true, k);
    const double agreement = std::sqrt(c.rater + c.residual), consistency = std::sqrt(c.residual);
    const double change = 1.96 * std::sqrt(2.0);
    const std::array<double, 3> ofAgreement{0, agreement > 0 ? c.rater / (c.rater + c.residual) / 2 : 0, 0.5};
    constexpr std::array<double, 3> ofConsistency{0, 0, 0.5};
    spread(agreement, ofAgreement);
    spread(consistency, ofConsistency);
    spread(change * agreement, ofAgreement);
    spread(change * consistency, ofConsistency);
    spread(c.target, {1, 0, 1});
    spread(c.rater, {0, 1, 1});
    spread(c.residual, {0, 0, 1});
    return out;
}

} // namespace attune::stats
