// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/estimates.h"
#include "stats/icc.h"
#include "stats/icc_one_way.h"
#include "stats/icc_profile.h"
#include "stats/icc_reml.h"
#include "support/tables.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>

using namespace attune;
using namespace attune::stats;

namespace {

using Matrix = std::vector<std::vector<double>>;

// Inverse and log-determinant by Gauss-Jordan elimination of a positive definite matrix.
std::pair<Matrix, double> inverse(Matrix a) {
    const std::size_t n = a.size();
    Matrix out(n, std::vector<double>(n, 0.0));
    double log = 0;
    for (std::size_t i = 0; i < n; ++i)
        out[i][i] = 1;
    for (std::size_t i = 0; i < n; ++i) {
        const double pivot = a[i][i];
        log += std::log(pivot);
        for (std::size_t j = 0; j < n; ++j) {
            a[i][j] /= pivot;
            out[i][j] /= pivot;
        }
        for (std::size_t r = 0; r < n; ++r) {
            if (r == i)
                continue;
            const double factor = a[r][i];
            for (std::size_t j = 0; j < n; ++j) {
                a[r][j] -= factor * a[i][j];
                out[r][j] -= factor * out[i][j];
            }
        }
    }
    return {out, log};
}

// -2 log of the restricted likelihood with the whole covariance matrix written out.
double deviance(const std::vector<std::vector<double>>& rows, const VarianceComponents& c) {
    struct Cell {
        std::size_t i, j;
        double y;
    };
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < rows[i].size(); ++j)
            if (!std::isnan(rows[i][j]))
                cells.push_back({i, j, rows[i][j]});
    const std::size_t n = cells.size();
    Matrix v(n, std::vector<double>(n));
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b)
            v[a][b] =
                (a == b) * c.residual + (cells[a].i == cells[b].i) * c.target + (cells[a].j == cells[b].j) * c.rater;
    const auto [w, log] = inverse(v);
    double oneOne = 0, oneY = 0, yy = 0;
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) {
            oneOne += w[a][b];
            oneY += w[a][b] * cells[b].y;
            yy += w[a][b] * cells[a].y * cells[b].y;
        }
    return log + std::log(oneOne) + yy - oneY * oneY / oneOne;
}

} // namespace

TEST(IccReml, CompleteDataEqualTheAnalysisOfVariance) {
    const auto figures = remlFigures(tableFrom(shroutFleiss()), .95);
    EXPECT_NEAR(*figures[0].value, .2898, 5e-5);
    EXPECT_NEAR(*figures[1].value, .7148, 5e-5);
}

TEST(IccReml, TheGeneralSolutionAgreesWithTheClosedOneNearby) {
    // One cell more or less must not change the method's answer abruptly: take one away and put it back by likelihood.
    auto rows = shroutFleiss();
    rows[2][1] = gap;
    const auto found = remlComponents(tableFrom(rows));
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->target, 2.5556, .6);
    EXPECT_NEAR(found->rater, 5.2444, 1.2);
    EXPECT_NEAR(found->residual, 1.0194, .3);
}

TEST(IccReml, NoNeighbourIsMoreLikely) {
    std::mt19937_64 random(31);
    int compared = 0;
    for (int trial = 0; trial < 400; ++trial) {
        const auto rows = randomRows(random, 2);
        const auto found = remlComponents(tableFrom(rows));
        if (!found || found->residual < 1e-6)
            continue;
        ++compared;
        const double best = deviance(rows, *found), size = found->target + found->rater + found->residual;
        for (const double step : {-.02, -.001, .001, .02})
            for (double VarianceComponents::* which :
                 {&VarianceComponents::target, &VarianceComponents::rater, &VarianceComponents::residual}) {
                VarianceComponents other = *found;
                other.*which = std::max(other.*which + step * size, which == &VarianceComponents::residual ? 1e-6 : 0);
                EXPECT_GE(deviance(rows, other), best - 1e-7)
                    << found->target << " " << found->rater << " " << found->residual;
            }
    }
    EXPECT_GT(compared, 100);
}

TEST(IccReml, MoreRatersThanTargetsIsTheSameModel) {
    auto rows = shroutFleiss();
    rows[0][0] = gap;
    rows[4][3] = gap;
    std::vector<std::vector<double>> turned(4, std::vector<double>(6));
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t j = 0; j < 4; ++j)
            turned[j][i] = rows[i][j];
    const auto a = remlComponents(tableFrom(rows)), b = remlComponents(tableFrom(turned));
    ASSERT_TRUE(a && b);
    EXPECT_NEAR(a->target, b->rater, 1e-9);
    EXPECT_NEAR(a->rater, b->target, 1e-9);
    EXPECT_NEAR(a->residual, b->residual, 1e-9);
}

namespace {

// Targets with raters of their own: 3, 2, 4, 2, 3, 1, 2 and 3 of them, each rater in a column of his own.
std::vector<std::vector<double>> nestedRows() {
    const std::vector<std::vector<double>> own = {{5, 6, 5}, {3, 2}, {6, 7, 6, 5}, {4, 4},
                                                  {2, 3, 3}, {5},    {6, 4},       {1, 2, 2}};
    std::vector<std::vector<double>> rows(own.size(), std::vector<double>(20, gap));
    std::size_t column = 0;
    for (std::size_t i = 0; i < own.size(); ++i)
        for (const double y : own[i])
            rows[i][column++] = y;
    return rows;
}

double parameter(const Estimate& e, const std::string& name) {
    for (const auto& [key, value] : e.parameters)
        if (key == name)
            return std::get<double>(value);
    ADD_FAILURE() << "no parameter " << name;
    return 0;
}

} // namespace

// lme4 1.1-31, lmer(y ~ 1 + (1 | target)), REML; the interval from its deviance function, chi-square 3.84.
TEST(IccOneWay, NestedRatersAsLme4HasThem) {
    const auto figures = oneWayReml(tableFrom(nestedRows()), .95);
    ASSERT_EQ(figures.size(), 4u);
    EXPECT_EQ(figures[0].name, "icc_1_reml");
    EXPECT_NEAR(*figures[0].value, .811553, 2e-6);
    EXPECT_NEAR(parameter(figures[0], "varTarget"), 2.307833, 2e-5);
    EXPECT_NEAR(parameter(figures[0], "varResidual"), .535891, 5e-6);
    ASSERT_TRUE(figures[0].ci);
    EXPECT_EQ(figures[0].ci->method, "profile-likelihood");
    EXPECT_NEAR(figures[0].ci->low, .489848, 2e-6);
    EXPECT_NEAR(figures[0].ci->high, .950898, 2e-6);
    EXPECT_GT(*figures[0].se, 0);
    EXPECT_NEAR(parameter(figures[1], "k"), 2.457143, 1e-6);
    EXPECT_NEAR(*figures[1].value, .9136574, 2e-6);
    EXPECT_EQ(figures[2].name, "sem_one_way_reml");
    EXPECT_NEAR(*figures[2].value, .732046, 2e-6);
    EXPECT_NEAR(*figures[3].value, 2.029128, 6e-6);
    for (const Estimate& e : remlFigures(tableFrom(nestedRows()), .95))
        EXPECT_EQ(e.undefined, "disconnected") << e.name;
    auto gaps = shroutFleiss();
    gaps[2][1] = gaps[0][0] = gaps[4][3] = gap;
    EXPECT_NEAR(*oneWayReml(tableFrom(gaps), .95)[0].value, .150760, 2e-6);
}

TEST(IccOneWay, CompleteDataEqualTheAnalysisOfVariance) {
    const Anova t = AnovaTable(tableFrom(shroutFleiss())).anova();
    const auto figures = oneWayReml(tableFrom(shroutFleiss()), .95);
    EXPECT_NEAR(*figures[0].value, iccValue(IccForm::One, t).value, 1e-9);
    EXPECT_NEAR(*figures[1].value, iccValue(IccForm::OneK, t).value, 1e-9);
    // MSW is a chi-square of n(k-1) degrees of freedom, so that its logarithm has the variance 2/(n(k-1)).
    EXPECT_NEAR(*figures[2].value, std::sqrt(t.msw), 1e-8);
    EXPECT_NEAR(*figures[2].se, std::sqrt(t.msw / (2 * t.n * (t.k - 1))), 1e-5);
    const double reach = std::exp(1.959964 * *figures[2].se / *figures[2].value);
    EXPECT_NEAR(figures[2].ci->low, *figures[2].value / reach, 1e-6);
    EXPECT_NEAR(figures[3].ci->high, 1.96 * std::sqrt(2.0) * *figures[2].value * reach, 1e-5);
}

TEST(IccOneWay, NoNeighbourIsMoreLikelyAndTheIntervalIsTheProfile) {
    std::mt19937_64 random(77);
    int compared = 0;
    for (int trial = 0; trial < 300; ++trial) {
        const auto rows = randomRows(random, 2);
        const Estimate e = oneWayReml(tableFrom(rows), .95)[0];
        if (!e.value || parameter(e, "varResidual") < 1e-6)
            continue;
        ++compared;
        const auto at = [&](double target, double residual) { return deviance(rows, {target, 0, residual}); };
        const double target = parameter(e, "varTarget"), residual = parameter(e, "varResidual");
        const double best = at(target, residual);
        for (const double step : {-.02, -.001, .001, .02}) {
            EXPECT_GE(at(std::max(0.0, target + step), residual), best - 1e-7);
            EXPECT_GE(at(target, std::max(1e-6, residual + step)), best - 1e-7);
        }
        // At the ends of the interval the least over the residual is the quantile above.
        for (const double end : {e.ci->low, e.ci->high}) {
            if (end < 1e-5 || end > .99999)
                continue;
            double least = 1e300;
            for (double log = -9; log < 9; log += .002)
                least = std::min(least, at(end / (1 - end) * std::exp(log), std::exp(log)));
            EXPECT_NEAR(least - best, 3.841459, 2e-3) << *e.value;
            if (compared > 20)
                break; // the search is slow
        }
        if (compared > 60)
            break;
    }
    EXPECT_GT(compared, 50);
}

TEST(IccOneWay, DegenerateTables) {
    const auto reason = [](const std::vector<std::vector<double>>& rows) {
        return oneWayReml(tableFrom(rows), .95)[0].undefined;
    };
    EXPECT_EQ(reason({{1}, {2}}), "one_rater");
    EXPECT_EQ(reason({{gap, gap}}), "no_scores");
    EXPECT_EQ(reason({{1, 2}}), "n_too_small");
    EXPECT_EQ(reason({{1, gap}, {gap, 3}}), "no_pairable");
    EXPECT_EQ(reason({{3, 3}, {3, 3}, {3, gap}}), "no_variation");
    const Estimate perfect = oneWayReml(tableFrom({{1, 1}, {4, 4}, {2, 2}}), .95)[0];
    EXPECT_EQ(*perfect.value, 1);
    EXPECT_FALSE(perfect.ci);
    const Estimate exact = oneWayReml(tableFrom({{1, 1}, {4, 4}, {2, 2}}), .95)[2];
    EXPECT_EQ(*exact.value, 0);
    EXPECT_EQ(intervalLeftOut(exact), "no_residual");
    const Estimate none = oneWayReml(tableFrom({{1, 3}, {3, 1}, {1, 3}, {3, 1}}), .95)[0];
    EXPECT_EQ(*none.value, 0);
    EXPECT_EQ(none.ci->low, 0);
    EXPECT_GT(none.ci->high, 0);
}

// lme4 1.1-31, lmer(y ~ 1 + (1 | target) + (1 | rater)), REML.
TEST(IccReml, FiguresOfATableWithGaps) {
    auto rows = shroutFleiss();
    rows[2][1] = rows[0][0] = rows[4][3] = gap;
    const auto figures = remlFigures(tableFrom(rows), .95);
    ASSERT_EQ(figures.size(), 11u);
    const auto named = [&](const std::string& name) -> const Estimate& {
        return *std::ranges::find(figures, name, &Estimate::name);
    };
    const double target = 2.321227, rater = 4.985406, residual = 1.213751;
    const auto expectValue = [&](const char* name, double value) {
        const Estimate& e = named(name);
        EXPECT_NEAR(*e.value, value, 2e-4 * value) << name;
        ASSERT_TRUE(e.se && e.ci) << name;
        EXPECT_LT(e.ci->low, value) << name;
        EXPECT_GT(e.ci->high, value) << name;
    };
    expectValue("var_target_reml", target);
    expectValue("var_rater_reml", rater);
    expectValue("var_residual_reml", residual);
    expectValue("sem_agreement_reml", std::sqrt(rater + residual));
    expectValue("sem_consistency_reml", std::sqrt(residual));
    expectValue("sdc_agreement_reml", 1.96 * std::sqrt(2 * (rater + residual)));
    expectValue("sdc_consistency_reml", 1.96 * std::sqrt(2 * residual));
    expectValue("g_relative_reml", target / (target + residual / 4));
    expectValue("g_absolute_reml", target / (target + (rater + residual) / 4));
    expectValue("icc_c1_reml", target / (target + residual));
}

// The information from second differences of the likelihood written out, the chain rule done by hand.
TEST(IccReml, StandardErrorsComeFromTheCurvatureOfTheLikelihood) {
    for (const bool withGaps : {false, true}) {
        auto rows = shroutFleiss();
        if (withGaps)
            rows[2][1] = rows[0][0] = rows[4][3] = gap;
        const auto table = tableFrom(rows);
        const VarianceComponents c = *remlComponents(table);
        const auto at = [&](double x, double y, double z) {
            return deviance(rows, {c.target * std::exp(x), c.rater * std::exp(y), c.residual * std::exp(z)});
        };
        constexpr double h = 1e-3;
        Matrix hessian(3, std::vector<double>(3));
        const auto shifted = [&](std::size_t i, double di, std::size_t j, double dj) {
            double d[3] = {0, 0, 0};
            d[i] += di;
            d[j] += dj;
            return at(d[0], d[1], d[2]);
        };
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 3; ++j)
                hessian[i][j] =
                    (shifted(i, h, j, h) - shifted(i, h, j, -h) - shifted(i, -h, j, h) + shifted(i, -h, j, -h)) /
                    (4 * h * h);
        const Matrix covariance = inverse(hessian).first; // of the logarithms of the components, halved
        const auto figures = remlFigures(table, .95);
        const auto se = [&](const char* name) {
            return *std::ranges::find(figures, std::string(name), &Estimate::name)->se;
        };
        EXPECT_NEAR(se("var_target_reml"), c.target * std::sqrt(2 * covariance[0][0]), 1e-3 * c.target);
        EXPECT_NEAR(se("var_rater_reml"), c.rater * std::sqrt(2 * covariance[1][1]), 1e-3 * c.rater);
        EXPECT_NEAR(se("var_residual_reml"), c.residual * std::sqrt(2 * covariance[2][2]), 1e-3 * c.residual);
        const double total = c.target + c.rater + c.residual, icc = c.target / total;
        const double slope[3] = {icc * (1 - icc), -icc * c.rater / total, -icc * c.residual / total};
        double variance = 0;
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 3; ++j)
                variance += 2 * slope[i] * covariance[i][j] * slope[j];
        EXPECT_NEAR(se("icc_a1_reml"), std::sqrt(variance), 1e-4);
    }
}

TEST(IccReml, AComponentOnTheBoundaryHasNoStandardError) {
    // Raters do not differ in level at all.
    const auto figures = remlFigures(tableFrom({{1, 2}, {2, 1}, {4, 5}, {5, 4}, {3, 3}}), .95);
    const Estimate& rater = *std::ranges::find(figures, "var_rater_reml", &Estimate::name);
    EXPECT_EQ(*rater.value, 0);
    EXPECT_FALSE(rater.se);
    EXPECT_FALSE(rater.ci);
    const Estimate& sem = *std::ranges::find(figures, "sem_agreement_reml", &Estimate::name);
    EXPECT_GT(*sem.se, 0);
}

TEST(IccReml, Reasons) {
    EXPECT_EQ(remlFigures(tableFrom({{1, 2, gap, gap}, {2, 3, gap, gap}, {gap, gap, 4, 5}, {gap, gap, 5, 5}}), .95)[0]
                  .undefined,
              "disconnected");
    EXPECT_EQ(remlFigures(tableFrom({{1}, {2}}), .95)[0].undefined, "one_rater");
    EXPECT_EQ(remlFigures(tableFrom({{gap, gap}}), .95)[0].undefined, "no_scores");
    EXPECT_EQ(remlFigures(tableFrom({{1, 2}}), .95)[0].undefined, "n_too_small");
    EXPECT_EQ(remlFigures(tableFrom({{1, 2}, {gap, 3}}), .95)[0].undefined, "n_too_small");
    EXPECT_EQ(remlFigures(tableFrom({{3, 3}, {3, 3}, {3, gap}}), .95)[0].undefined, "no_variation");
}

namespace {

// -2 log L with the residual profiled out: as a function of it deviance is (N-1) log r + a + b/r.
double profiled(const std::vector<std::vector<double>>& rows, double target, double rater) {
    double cells = 0;
    for (const auto& row : rows)
        for (const double v : row)
            cells += !std::isnan(v);
    const double one = deviance(rows, {target, rater, 1}), two = deviance(rows, {2 * target, 2 * rater, 2});
    const double b = 2 * (one + (cells - 1) * std::log(2.0) - two), a = one - b;
    return (cells - 1) * (std::log(b / (cells - 1)) + 1) + a;
}

} // namespace

TEST(IccReml, ProfileDevianceIsThatOfTheWholeCovarianceMatrix) {
    std::mt19937_64 random(8);
    int compared = 0;
    for (int trial = 0; trial < 300; ++trial) {
        const auto rows = randomRows(random, 2);
        if (!remlComponents(tableFrom(rows)))
            continue;
        ++compared;
        ProfileLikelihood profile(tableFrom(rows));
        const double constant = profiled(rows, .5, .5) - profile.deviance(.5, .5);
        for (const auto& [target, rater] : {std::pair{1.0, .1}, std::pair{3.0, 0.0}, std::pair{0.0, 2.0}})
            EXPECT_NEAR(profiled(rows, target, rater) - profile.deviance(target, rater), constant, 1e-7);
    }
    EXPECT_GT(compared, 100);
}

TEST(IccReml, IntervalEndsWhereTheProfileLikelihoodSaysSo) {
    std::mt19937_64 random(18);
    int ends = 0;
    for (int trial = 0; trial < 200; ++trial) {
        const auto rows = randomRows(random, 2);
        const auto found = remlComponents(tableFrom(rows));
        if (!found || found->residual < 1e-6)
            continue;
        ProfileLikelihood profile(tableFrom(rows));
        const double best = profile.deviance(found->target / found->residual, found->rater / found->residual);
        const auto intervals = profile.intervals(*found, .9);
        ASSERT_TRUE(intervals);
        for (const bool withRaters : {true, false}) {
            const Interval* interval = withRaters ? &intervals->agreement : &intervals->consistency;
            const double total = found->target + found->residual + (withRaters ? found->rater : 0);
            EXPECT_LE(interval->low, found->target / total + 1e-9);
            EXPECT_GE(interval->high, found->target / total - 1e-9);
            for (const double end : {interval->low, interval->high}) {
                if (end < 1e-4 || end > 1 - 1e-4)
                    continue;
                double least = std::numeric_limits<double>::infinity();
                for (double x = -20; x < 20; x += .01) {
                    const double rater = x < -19 ? 0 : std::exp(x), odds = end / (1 - end);
                    least = std::min(least, profile.deviance(odds * (withRaters ? 1 + rater : 1), rater));
                }
                EXPECT_NEAR(least - best, 2.705543, 2e-3); // chi-square, 1 df, .90
                ++ends;
            }
        }
    }
    EXPECT_GT(ends, 60);
}
