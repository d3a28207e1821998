// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/generalizability.h"
#include "stats/planning.h"
#include "support/tables.h"

#include <gtest/gtest.h>
#include <map>

namespace attune::stats {
namespace {

const std::vector<std::vector<double>> shroutFleiss{{9, 2, 5, 8}, {6, 1, 3, 2},  {8, 4, 6, 8},
                                                    {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};

TEST(Generalizability, OfShroutAndFleiss) {
    const GStudy g = targetByRater(AnovaTable(tableFrom(shroutFleiss)).anova());
    EXPECT_NEAR(g.at("target").raw, 2.5556, 5e-5);
    EXPECT_NEAR(g.at("rater").raw, 5.2444, 5e-5);
    EXPECT_NEAR(g.at("residual").raw, 1.0194, 5e-5);
    EXPECT_NEAR(g.at("target").share + g.at("rater").share + g.at("residual").share, 1, 1e-12);
    EXPECT_NEAR(*decide(g, 1).relative, 0.715, 5e-4);
    EXPECT_NEAR(*decide(g, 4).relative, 0.909, 5e-4);
    EXPECT_NEAR(*decide(g, 1).absolute, 0.290, 5e-4);
    EXPECT_NEAR(*decide(g, 4).absolute, 0.620, 5e-4);
}

TEST(Generalizability, FewestRatersAreEnoughAndOneFewerIsNot) {
    const GStudy g = targetByRater(AnovaTable(tableFrom(shroutFleiss)).anova());
    for (const double wanted : {0.5, 0.7, 0.8, 0.9, 0.95}) {
        const auto e = ratersFor(g, wanted);
        const auto relative = static_cast<std::int64_t>(*e[0].value), absolute = static_cast<std::int64_t>(*e[1].value);
        EXPECT_GE(*decide(g, relative).relative, wanted - 1e-9);
        EXPECT_GE(*decide(g, absolute).absolute, wanted - 1e-9);
        EXPECT_TRUE(relative == 1 || *decide(g, relative - 1).relative < wanted);
        EXPECT_TRUE(absolute == 1 || *decide(g, absolute - 1).absolute < wanted);
    }
    GStudy exact;
    exact.components = {{"target", 1, 1, 0, 0, 0}, {"rater", 0, 0, 0, 0, 0}, {"residual", 1, 1, 0, 0, 0}};
    EXPECT_EQ(*ratersFor(exact, 0.8)[0].value, 4); // 4 / 5 exactly
}

TEST(Generalizability, NegativeComponentsAreKeptRawAndCountAsNothing) {
    const GStudy g = targetByRater(AnovaTable(tableFrom({{1, 2}, {2, 1}, {1, 2}, {2, 1}})).anova());
    EXPECT_LT(g.at("target").raw, 0);
    EXPECT_EQ(g.at("target").zeroed, 0);
    EXPECT_FALSE(decide(g, 3).relative);
    EXPECT_EQ(ratersFor(g, 0.8)[0].undefined, "zero_target_variance");
}

// Components of a crossed table without regrouping: E(MS) solved from mean squares that plain loops make.
TEST(Generalizability, ThreeFacetsAreTheExpectedMeanSquaresSolved) {
    std::mt19937_64 random(4);
    constexpr int np = 5, nr = 3, nd = 4;
    std::vector<double> y;
    for (int i = 0; i < np * nr * nd; ++i)
        y.push_back(static_cast<double>(random() % 7));
    const auto at = [&](int p, int r, int d) { return y[static_cast<std::size_t>((p * nr + r) * nd + d)]; };
    const auto mean = [&](int p, int r, int d) { // -1: over all of them
        double sum = 0, n = 0;
        for (int i = 0; i < np; ++i)
            for (int j = 0; j < nr; ++j)
                for (int k = 0; k < nd; ++k)
                    if ((p < 0 || i == p) && (r < 0 || j == r) && (d < 0 || k == d)) {
                        sum += at(i, j, k);
                        n += 1;
                    }
        return sum / n;
    };
    double p = 0, r = 0, d = 0, pr = 0, pd = 0, rd = 0, all = 0;
    const double m = mean(-1, -1, -1);
    for (int i = 0; i < np; ++i)
        for (int j = 0; j < nr; ++j)
            for (int k = 0; k < nd; ++k) {
                const double a = mean(i, -1, -1) - m, b = mean(-1, j, -1) - m, c = mean(-1, -1, k) - m;
                const double ab = mean(i, j, -1) - m - a - b, ac = mean(i, -1, k) - m - a - c;
                const double bc = mean(-1, j, k) - m - b - c;
                const double rest = at(i, j, k) - m - a - b - c - ab - ac - bc;
                p += a * a / (np - 1);
                r += b * b / (nr - 1);
                d += c * c / (nd - 1);
                pr += ab * ab / ((np - 1) * (nr - 1));
                pd += ac * ac / ((np - 1) * (nd - 1));
                rd += bc * bc / ((nr - 1) * (nd - 1));
                all += rest * rest / ((np - 1) * (nr - 1) * (nd - 1));
            }
    const GStudy g = targetByRaterByDimension(y, np, nr, nd);
    EXPECT_NEAR(g.at("residual").raw, all, 1e-12);
    EXPECT_NEAR(g.at("target x rater").raw, (pr - all) / nd, 1e-12);
    EXPECT_NEAR(g.at("target x dimension").raw, (pd - all) / nr, 1e-12);
    EXPECT_NEAR(g.at("rater x dimension").raw, (rd - all) / np, 1e-12);
    EXPECT_NEAR(g.at("target").raw, (p - pr - pd + all) / (nr * nd), 1e-12);
    EXPECT_NEAR(g.at("rater").raw, (r - pr - rd + all) / (np * nd), 1e-12);
    EXPECT_NEAR(g.at("dimension").raw, (d - pd - rd + all) / (np * nr), 1e-12);
}

// Dimensions fixed: the coefficient over their mean is that of the table of means.
TEST(Generalizability, FixedDimensionsAreTheTwoWayStudyOfTheirMeans) {
    std::mt19937_64 random(9);
    constexpr int np = 12, nr = 3, nd = 4;
    std::vector<double> y;
    std::vector<std::vector<double>> means(np, std::vector<double>(nr));
    for (int p = 0; p < np; ++p)
        for (int r = 0; r < nr; ++r)
            for (int d = 0; d < nd; ++d) {
                y.push_back(2 * p + r + static_cast<double>(random() % 9) + (d == 1 ? p % 3 : 0));
                means[static_cast<std::size_t>(p)][static_cast<std::size_t>(r)] += y.back() / nd;
            }
    const GStudy three = targetByRaterByDimension(y, np, nr, nd);
    const GStudy two = targetByRater(AnovaTable(tableFrom(means)).anova());
    EXPECT_NEAR(three.at("target").raw + three.at("target x dimension").raw / nd, two.at("target").raw, 1e-9);
    EXPECT_NEAR(three.at("rater").raw + three.at("rater x dimension").raw / nd, two.at("rater").raw, 1e-9);
    EXPECT_NEAR(three.at("target x rater").raw + three.at("residual").raw / nd, two.at("residual").raw, 1e-9);
    const double universe = three.at("target").zeroed + three.at("target x dimension").zeroed / nd;
    const double error = three.at("target x rater").zeroed + three.at("residual").zeroed / nd;
    EXPECT_NEAR(*decideFixedDimensions(three, 5, nd).relative, universe / (universe + error / 5), 1e-12);
}

TEST(Generalizability, ClipsInClustersRecoverTheirComponents) {
    std::mt19937_64 random(10);
    std::normal_distribution<double> normal;
    const double sd[] = {1.2, 0.7, 0.5, 0.4, 0.6}; // cluster, clip, rater, cluster x rater, residual
    constexpr int rounds = 300, clusters = 25, raters = 4;
    std::map<std::string, double> mean;
    for (int round = 0; round < rounds; ++round) {
        ScoreTable t;
        t.raters = raters;
        std::vector<double> r;
        for (int j = 0; j < raters; ++j)
            r.push_back(sd[2] * normal(random));
        for (int f = 0; f < clusters; ++f) {
            const double family = sd[0] * normal(random);
            std::vector<double> fr;
            for (int j = 0; j < raters; ++j)
                fr.push_back(sd[3] * normal(random));
            for (int c = 0; c < 1 + f % 3; ++c) { // one to three clips
                const double clip = sd[1] * normal(random);
                t.cluster.push_back(f);
                ++t.targets;
                for (std::size_t j = 0; j < raters; ++j) {
                    t.cells.push_back(static_cast<int>(t.values.size()));
                    t.values.push_back(family + clip + r[j] + fr[j] + sd[4] * normal(random));
                }
            }
        }
        const GStudy g = clipsInClusters(t);
        ASSERT_EQ(g.undefined, "");
        for (const auto& c : g.components)
            mean[c.component] += c.raw / rounds;
    }
    EXPECT_NEAR(mean["cluster"], 1.44, 0.12);
    EXPECT_NEAR(mean["clip"], 0.49, 0.05);
    EXPECT_NEAR(mean["rater"], 0.25, 0.05);
    EXPECT_NEAR(mean["cluster x rater"], 0.16, 0.03);
    EXPECT_NEAR(mean["residual"], 0.36, 0.03);
}

TEST(Generalizability, SaysWhyThereIsNone) {
    EXPECT_EQ(targetByRater(AnovaTable(tableFrom({{1, 1}, {1, 1}})).anova()).undefined, "no_variation");
    EXPECT_EQ(targetByRaterByDimension(std::vector<double>(8, 2.0), 2, 2, 2).undefined, "no_variation");
    EXPECT_EQ(targetByRaterByDimension(std::vector<double>(4, 2.0), 2, 2, 1).undefined, "one_dimension");
    ScoreTable t = tableFrom({{1, 2}, {2, 3}, {3, 3}});
    t.cluster = {0, 1, 2};
    EXPECT_EQ(clipsInClusters(t).undefined, "n_too_small"); // one clip in each
    t.cluster = {0, 0, 0};
    EXPECT_EQ(clipsInClusters(t).undefined, "n_too_small");
}

TEST(Planning, NumbersOfBonett2002) {
    const auto n = [](double icc, std::int64_t k, double width) { return *targetsForIcc(icc, k, width, 0.95); };
    EXPECT_EQ(n(0.7, 2, 0.2), 105);
    EXPECT_EQ(n(0.7, 2, 0.3), 50);
    EXPECT_EQ(n(0.8, 2, 0.2), 55); // 51 and 4 more
    EXPECT_EQ(n(0.8, 2, 0.3), 28);
    EXPECT_EQ(n(0.9, 2, 0.2), 20);
    EXPECT_EQ(n(0.9, 2, 0.3), 13);
    EXPECT_EQ(n(0.8, 3, 0.2), 36);
    EXPECT_EQ(n(0.8, 3, 0.3), 17);
    EXPECT_FALSE(targetsForIcc(1, 2, 0.2, 0.95));
    EXPECT_FALSE(targetsForIcc(0.8, 1, 0.2, 0.95));
    EXPECT_FALSE(targetsForIcc(0.8, 2, 0, 0.95));
}

TEST(Planning, SharesAgreeWithWilsonsInterval) {
    // Wilson at 80 %: n = 10 .49-.94, 30 .63-.90 (widths .453 and .279)
    EXPECT_LE(*targetsForShare(0.8, 0.454, 0.95), 10);
    EXPECT_LE(*targetsForShare(0.8, 0.28, 0.95), 30);
    EXPECT_GT(*targetsForShare(0.8, 0.27, 0.95), 30);
}

TEST(Planning, KappaBiasAndRaters) {
    // Standard error at kappa 0 with two equal categories: sqrt(po (1 - po)) / (1 - pe) = 1 at n = 1
    EXPECT_EQ(*targetsForKappa(0, 2, 0.2, 0.95), 385);
    EXPECT_GT(*targetsForKappa(0.6, 2, 0.2, 0.95), *targetsForKappa(0.6, 7, 0.2, 0.95));
    const auto n = *targetsForBias(1, 0.5, 0.95); // 2 t(63) / 8 = .4996; 2 t(62) / sqrt(63) = .5037
    EXPECT_EQ(n, 64);
    EXPECT_EQ(*ratersForReliability(0.5, 0.8), 4);
    EXPECT_EQ(*ratersForReliability(0.8, 0.8), 1);
    EXPECT_FALSE(ratersForReliability(0, 0.8));
}

} // namespace
} // namespace attune::stats
