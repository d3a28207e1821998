// SPDX-License-Identifier: GPL-3.0-or-later
// (clip : cluster) x rater over tables with gaps: against lme4, against the likelihood from the whole covariance
// matrix, and against mean squares where nothing is missing.
#include "stats/clustered_reml.h"
#include "stats/generalizability.h"
#include "support/tables.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>
#include <vector>

using namespace attune;
using namespace attune::stats;

namespace {

struct Nested {
    std::vector<std::vector<double>> rows;
    std::vector<int> cluster;

    [[nodiscard]] ScoreTable table() const {
        ScoreTable out = tableFrom(rows);
        out.cluster = cluster;
        return out;
    }
};

// Families of one to four clips with all five parts of variance, a share of the cells missing.
Nested simulated(std::mt19937_64& random, int families, int raters, double missing) {
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform(0, 1);
    Nested out;
    std::vector<double> ofRater;
    for (int j = 0; j < raters; ++j)
        ofRater.push_back(.6 * normal(random));
    for (int f = 0; f < families; ++f) {
        const double own = normal(random);
        std::vector<double> both;
        for (int j = 0; j < raters; ++j)
            both.push_back(.5 * normal(random));
        const int clips = 1 + static_cast<int>(random() % 4);
        for (int c = 0; c < clips; ++c) {
            const double ofClip = .7 * normal(random);
            std::vector<double> row;
            for (std::size_t j = 0; j < ofRater.size(); ++j) {
                const double y = 4 + own + ofClip + ofRater[j] + both[j] + .6 * normal(random);
                row.push_back(uniform(random) < missing ? gap : std::round(2 * y) / 2);
            }
            out.rows.push_back(row);
            out.cluster.push_back(3 * f); // numbers need not be dense
        }
    }
    return out;
}

// -2 log of the restricted likelihood with the residual profiled out, from the covariances of all cells by Cholesky's
// method in plain loops.
double plainDeviance(const Nested& data, const ClusteredComponents& s) {
    struct Cell {
        double y;
        std::size_t clip, rater;
    };
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < data.rows.size(); ++i)
        for (std::size_t j = 0; j < data.rows[i].size(); ++j)
            if (!std::isnan(data.rows[i][j]))
                cells.push_back({data.rows[i][j], i, j});
    const std::size_t n = cells.size();
    std::vector<std::vector<double>> v(n, std::vector<double>(n, 0.0));
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) {
            const bool family = data.cluster[cells[a].clip] == data.cluster[cells[b].clip];
            const bool rater = cells[a].rater == cells[b].rater;
            v[a][b] = (a == b) + s.cluster * family + s.clip * (cells[a].clip == cells[b].clip) + s.rater * rater +
                      s.clusterRater * (family && rater);
        }
    double log = 0, oneOne = 0, oneY = 0, yy = 0;
    std::vector<double> one(n), y(n);
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b <= a; ++b) {
            for (std::size_t c = 0; c < b; ++c)
                v[a][b] -= v[a][c] * v[b][c];
            v[a][b] = a == b ? std::sqrt(v[a][a]) : v[a][b] / v[b][b];
        }
        one[a] = 1;
        y[a] = cells[a].y;
        for (std::size_t c = 0; c < a; ++c) {
            one[a] -= v[a][c] * one[c];
            y[a] -= v[a][c] * y[c];
        }
        one[a] /= v[a][a];
        y[a] /= v[a][a];
        log += 2 * std::log(v[a][a]);
        oneOne += one[a] * one[a];
        oneY += one[a] * y[a];
        yy += y[a] * y[a];
    }
    return (static_cast<double>(n) - 1) * std::log(yy - oneY * oneY / oneOne) + log + std::log(oneOne);
}

} // namespace

// lme4 1.1-31, lmer(y ~ 1 + (1 | cluster) + (1 | clip) + (1 | rater) + (1 | cluster:rater)), REML, on simulated scores.
TEST(ClusteredReml, TheComponentsAreThoseOfLme4) {
    const Nested data{
        {{2.5, 3, 1, 2, 1},         {2, 5, 2.5, 2.5, 2},   {3, 3.5, 2, gap, 2},     {gap, 5.5, 6, 6, 5},
         {gap, 5, 4, 6.5, gap},     {1, 1.5, 1, gap, 1},   {3, 3.5, gap, 2.5, gap}, {1.5, 2, 3, 2, gap},
         {3.5, 3.5, 2.5, 2.5, 2.5}, {5, 5.5, 5, 5, 3.5},   {6.5, 7, 7, 6.5, 7},     {6.5, 6.5, 5, 6, gap},
         {6.5, 7, 6, 7, 7},         {2, 2, 2.5, 3.5, 3},   {gap, 4.5, 4, gap, gap}, {gap, 4.5, 4.5, gap, 4.5},
         {2.5, 4, 1.5, gap, gap},   {2, 2.5, 2.5, 3, 1.5}, {3.5, 4, gap, 2.5, gap}, {3, 3, gap, 2.5, 3.5},
         {4.5, 6, 5, 5, 4},         {5, 4, 4, gap, 4.5},   {3.5, 6, 4.5, gap, gap}, {3.5, 4.5, 3.5, 4, 3.5},
         {2.5, 2.5, gap, 1, gap},   {2.5, 3, 2, 2.5, gap}, {gap, 4, 4, gap, 2},     {5.5, 5.5, 4.5, 5, gap},
         {3, 4.5, 4, 3.5, gap},     {2, 2, 3, 1.5, 2},     {2.5, 3.5, 2.5, 3.5, 2}, {3.5, 4.5, 4.5, 5, 3}},
        {1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 5, 5, 5, 6, 6, 7, 7, 7, 7, 7, 8, 8, 9, 9, 9, 10, 11, 11, 12, 12, 12, 12}};
    const auto found = clusteredReml(data.table());
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->cluster, 1.4414573, 2e-5);
    EXPECT_NEAR(found->clip, .6309573, 2e-5);
    EXPECT_NEAR(found->rater, .1078111, 2e-5);
    EXPECT_NEAR(found->clusterRater, .0102543, 2e-5);
    EXPECT_NEAR(found->residual, .3847643, 2e-5);
}

TEST(ClusteredReml, WhatCannotBeToldApartHasNone) {
    const auto none = [](std::vector<std::vector<double>> rows, std::vector<int> cluster) {
        return !clusteredReml(Nested{std::move(rows), std::move(cluster)}.table());
    };
    EXPECT_TRUE(none({{1, 2}, {2, 3}, {4, 4}, {5, 3}}, {}));                   // no clusters
    EXPECT_TRUE(none({{1, 2}, {2, 3}, {4, 4}, {5, 3}}, {0, 0, 0, 0}));         // one
    EXPECT_TRUE(none({{1, 2}, {2, 3}, {4, 4}, {5, 3}}, {0, 1, 2, 3}));         // a clip each
    EXPECT_TRUE(none({{1, gap}, {gap, 3}, {4, gap}, {gap, 3}}, {0, 0, 1, 1})); // no clip with two raters
    EXPECT_TRUE(none({{1}, {3}, {4}, {3}}, {0, 0, 1, 1}));                     // one rater
    EXPECT_TRUE(none({{3, 3}, {3, 3}, {3, 3}, {3, 3}}, {0, 0, 1, 1}));         // nothing varies
    EXPECT_TRUE(none({{1, 2, gap}, {2, 1, gap}, {gap, gap, 4}, {gap, gap, 5}}, {0, 0, 1, 1})); // two worlds
}

TEST(ClusteredReml, TheLikelihoodIsThatOfTheWholeCovarianceMatrix) {
    std::mt19937_64 random(3);
    for (int trial = 0; trial < 40; ++trial) {
        const Nested data = simulated(random, 2 + trial % 5, 2 + trial % 4, .2);
        const auto part = [&] { return trial % 7 == 0 ? 0 : static_cast<double>(random() % 1000) / 300; };
        const ClusteredComponents at{part(), part(), part(), part(), 1}, other{.4, .3, .2, .1, 1};
        // Both leave a constant out.
        EXPECT_NEAR(clusteredDeviance(data.table(), at) - clusteredDeviance(data.table(), other),
                    plainDeviance(data, at) - plainDeviance(data, other), 1e-7);
    }
}

TEST(ClusteredReml, NoNeighbourIsMoreLikely) {
    std::mt19937_64 random(8);
    int solved = 0, atZero = 0;
    for (int trial = 0; trial < 30; ++trial) {
        const Nested data = simulated(random, 4 + trial % 6, 2 + trial % 5, .25);
        const auto found = clusteredReml(data.table());
        if (!found)
            continue;
        ++solved;
        ClusteredComponents ratios{found->cluster / found->residual, found->clip / found->residual,
                                   found->rater / found->residual, found->clusterRater / found->residual, 1};
        const double best = plainDeviance(data, ratios);
        for (double* one : {&ratios.cluster, &ratios.clip, &ratios.rater, &ratios.clusterRater}) {
            const double kept = *one;
            atZero += kept == 0;
            for (const double step : {-.3, -.02, .001, .02, .3}) {
                *one = kept == 0 ? std::abs(step) : kept * (1 + step);
                EXPECT_GE(plainDeviance(data, ratios), best - 1e-7);
            }
            *one = kept;
        }
    }
    EXPECT_GT(solved, 25);
    EXPECT_GT(atZero, 5);
}

TEST(ClusteredReml, CompleteTablesOfEqualClustersEqualTheMeanSquares) {
    std::mt19937_64 random(21);
    int compared = 0;
    for (int trial = 0; trial < 30; ++trial) {
        Nested data = simulated(random, 60, 4, 0), equal;
        for (std::size_t i = 0; i + 1 < data.rows.size(); ++i) // the first two clips of each family
            if (data.cluster[i] == data.cluster[i + 1] && (i == 0 || data.cluster[i - 1] != data.cluster[i]))
                for (const std::size_t clip : {i, i + 1}) {
                    equal.rows.push_back(data.rows[clip]);
                    equal.cluster.push_back(data.cluster[clip]);
                }
        const GStudy expected = clipsInClusters(equal.table());
        const auto found = clusteredReml(equal.table());
        ASSERT_TRUE(found);
        if (std::ranges::any_of(expected.components, [](const VarianceShare& c) { return c.raw < 0; }))
            continue; // then the likelihood is at its boundary
        ++compared;
        const GStudy study = clipsInClusters(*found);
        for (const VarianceShare& c : expected.components)
            EXPECT_NEAR(study.at(c.component).raw, c.raw, 1e-5) << c.component;
    }
    EXPECT_GT(compared, 15);
}
