// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/icc.h"
#include "stats/icc_profile.h"
#include "stats/icc_reml.h"
#include "support/tables.h"

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
    const auto figures = remlIcc(tableFrom(shroutFleiss()), .95);
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

TEST(IccReml, Reasons) {
    EXPECT_EQ(
        remlIcc(tableFrom({{1, 2, gap, gap}, {2, 3, gap, gap}, {gap, gap, 4, 5}, {gap, gap, 5, 5}}), .95)[0].undefined,
        "disconnected");
    EXPECT_EQ(remlIcc(tableFrom({{1}, {2}}), .95)[0].undefined, "one_rater");
    EXPECT_EQ(remlIcc(tableFrom({{gap, gap}}), .95)[0].undefined, "no_scores");
    EXPECT_EQ(remlIcc(tableFrom({{1, 2}}), .95)[0].undefined, "n_too_small");
    EXPECT_EQ(remlIcc(tableFrom({{1, 2}, {gap, 3}}), .95)[0].undefined, "n_too_small");
    EXPECT_EQ(remlIcc(tableFrom({{3, 3}, {3, 3}, {3, gap}}), .95)[0].undefined, "no_variation");
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
