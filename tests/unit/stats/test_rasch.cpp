// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/rasch.h"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>
#include <random>

namespace attune::stats {
namespace {

struct Truth {
    std::vector<double> severity, thresholds;
    double mean = 0, sd = 1.5;
};

ScoreTable simulate(const Truth& truth, int targets, double missing, std::mt19937_64& random) {
    ScoreTable t;
    t.targets = targets;
    t.raters = static_cast<int>(truth.severity.size());
    for (std::size_t c = 0; c <= truth.thresholds.size(); ++c)
        t.values.push_back(static_cast<double>(c + 1));
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform;
    for (int i = 0; i < targets; ++i) {
        const double theta = truth.mean + truth.sd * normal(random);
        for (const double severity : truth.severity) {
            std::vector<double> p{1};
            for (const double threshold : truth.thresholds)
                p.push_back(p.back() * std::exp(theta - severity - threshold));
            double sum = 0;
            for (const double x : p)
                sum += x;
            double u = uniform(random) * sum;
            int x = 0;
            while (x + 1 < static_cast<int>(p.size()) && u > p[static_cast<std::size_t>(x)])
                u -= p[static_cast<std::size_t>(x++)];
            t.cells.push_back(uniform(random) < missing ? ScoreTable::missing : x);
        }
    }
    return t;
}

// The marginal log likelihood once more: plain loops, Simpson's rule over eight standard deviations.
double slowLikelihood(const ScoreTable& t, const std::vector<double>& severity, const std::vector<double>& thresholds,
                      double mean, double sd) {
    double sum = 0;
    constexpr int steps = 1600;
    for (int i = 0; i < t.targets; ++i) {
        double integral = 0;
        for (int q = 0; q <= steps; ++q) {
            const double z = -8 + 16.0 * q / steps;
            double product = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
            for (int j = 0; j < t.raters; ++j) {
                if (t.at(i, j) == ScoreTable::missing)
                    continue;
                double total = 1, own = 1, running = 1;
                for (std::size_t k = 0; k < thresholds.size(); ++k) {
                    running *= std::exp(mean + sd * z - severity[static_cast<std::size_t>(j)] - thresholds[k]);
                    total += running;
                    if (static_cast<int>(k) + 1 == t.at(i, j))
                        own = running;
                }
                product *= own / total;
            }
            integral += (q == 0 || q == steps ? 1 : q % 2 == 1 ? 4 : 2) * product;
        }
        sum += std::log(integral * 16.0 / steps / 3);
    }
    return sum;
}

TEST(Rasch, IsTheMaximumOfTheLikelihoodFromItsDefinition) {
    std::mt19937_64 random(3);
    const Truth truth{{-0.8, 0, 0.1, 0.7}, {-1.5, 0.2, 1.3}, 0.4, 1.2};
    const ScoreTable t = simulate(truth, 40, 0.2, random);
    const RaschFit fit = fitRasch(t);
    ASSERT_EQ(fit.undefined, "");
    std::vector<double> severity;
    double sum = 0;
    for (const auto& r : fit.raters) {
        severity.push_back(r.value);
        sum += r.value;
    }
    EXPECT_NEAR(sum, 0, 1e-9);
    ASSERT_EQ(fit.thresholds.size(), 3u);
    EXPECT_NEAR(fit.thresholds[0] + fit.thresholds[1] + fit.thresholds[2], 0, 1e-9);
    const double best = slowLikelihood(t, severity, fit.thresholds, fit.targetMean, fit.targetSd);
    EXPECT_NEAR(best, fit.logLikelihood, 1e-6);
    // Uphill nowhere: the slope along every direction is 0.
    constexpr double h = 1e-4;
    const auto slope = [&](auto&& change) {
        double both[2];
        for (const int side : {0, 1}) {
            auto s = severity;
            auto b = fit.thresholds;
            double mean = fit.targetMean, sd = fit.targetSd;
            change(s, b, mean, sd, side == 0 ? -h : h);
            both[side] = slowLikelihood(t, s, b, mean, sd);
            EXPECT_LT(both[side], best + 1e-9);
        }
        return (both[1] - both[0]) / (2 * h);
    };
    for (std::size_t j = 0; j < severity.size(); ++j)
        EXPECT_NEAR(slope([&](auto& s, auto&, double&, double&, double by) { s[j] += by; }), 0, 1e-4);
    for (std::size_t k = 1; k < 3; ++k)
        EXPECT_NEAR(slope([&](auto&, auto& b, double&, double&, double by) {
                        b[0] -= by;
                        b[k] += by;
                    }),
                    0, 1e-4);
    EXPECT_NEAR(slope([](auto&, auto&, double& mean, double&, double by) { mean += by; }), 0, 1e-4);
    EXPECT_NEAR(slope([](auto&, auto&, double&, double& sd, double by) { sd += by; }), 0, 1e-4);
}

TEST(Rasch, RecoversSeveritiesAndItsIntervalsCover) {
    std::mt19937_64 random(11);
    const Truth truth{{-1, -0.4, 0, 0.2, 0.4, 0.8}, {-1.6, -0.4, 0.5, 1.5}, 0.3, 1.4};
    constexpr int rounds = 60;
    std::vector<double> mean(truth.severity.size());
    int covered = 0, all = 0;
    double infit = 0, outfit = 0;
    for (int round = 0; round < rounds; ++round) {
        const RaschFit fit = fitRasch(simulate(truth, 80, 0.5, random)); // three ratings a target
        ASSERT_EQ(fit.undefined, "");
        for (std::size_t j = 0; j < mean.size(); ++j) {
            mean[j] += fit.raters[j].value / rounds;
            covered += std::abs(fit.raters[j].value - truth.severity[j]) <= 1.96 * fit.raters[j].se;
            ++all;
            infit += fit.raters[j].infit;
            outfit += fit.raters[j].outfit;
        }
    }
    for (std::size_t j = 0; j < mean.size(); ++j)
        EXPECT_NEAR(mean[j], truth.severity[j], 0.12) << j; // no inflation, unlike joint maximum likelihood
    const double coverage = static_cast<double>(covered) / all;
    RecordProperty("coverage", std::to_string(coverage));
    EXPECT_GT(coverage, 0.90);
    EXPECT_LT(coverage, 0.99);
    EXPECT_NEAR(infit / all, 1, 0.03);
    EXPECT_NEAR(outfit / all, 1, 0.03);
}

TEST(Rasch, ARaterWhoAnswersAtRandomMisfits) {
    std::mt19937_64 random(5);
    ScoreTable t = simulate({{-0.5, -0.2, 0, 0.2, 0.5}, {-1.5, 0, 1.5}, 0, 2}, 150, 0, random);
    for (int i = 0; i < t.targets; ++i)
        t.at(i, 2) = static_cast<int>(random() % 4);
    const RaschFit fit = fitRasch(t);
    ASSERT_EQ(fit.undefined, "");
    for (std::size_t j = 0; j < 5; ++j)
        EXPECT_EQ(fit.raters[j].infit > 1.5, j == 2) << j << " " << fit.raters[j].infit;
}

TEST(Rasch, ARaterAtOneEndIsGivenAFiniteSeverityBesideTheModel) {
    std::mt19937_64 random(6);
    ScoreTable t = simulate({{-0.5, 0, 0.5, 0}, {-1, 1}, 0, 1.5}, 60, 0, random);
    ScoreTable without = t;
    without.raters = 3;
    without.cells.clear();
    for (int i = 0; i < t.targets; ++i) {
        t.at(i, 3) = 2;
        for (int j = 0; j < 3; ++j)
            without.cells.push_back(t.at(i, j));
    }
    const RaschFit fit = fitRasch(t), other = fitRasch(without);
    ASSERT_EQ(fit.undefined, "");
    EXPECT_TRUE(fit.raters[3].extreme);
    EXPECT_LT(fit.raters[3].value, fit.raters[0].value); // scores highest: the least severe
    EXPECT_GT(fit.raters[3].value, -10);
    for (std::size_t j = 0; j < 3; ++j)
        EXPECT_DOUBLE_EQ(fit.raters[j].value, other.raters[j].value);
}

TEST(Rasch, UnusedCategoriesAreLeftOut) {
    std::mt19937_64 random(7);
    ScoreTable t = simulate({{-0.5, 0, 0.5}, {-1, 1}, 0, 1.5}, 60, 0, random);
    ScoreTable wide = t;
    wide.values = {1, 2, 3, 4, 5};
    for (int& cell : wide.cells)
        cell = cell == 0 ? 0 : cell == 1 ? 2 : 4;
    const RaschFit fit = fitRasch(t), other = fitRasch(wide);
    EXPECT_EQ(other.categories, (std::vector{0, 2, 4}));
    for (std::size_t j = 0; j < 3; ++j)
        EXPECT_DOUBLE_EQ(fit.raters[j].value, other.raters[j].value);
}

TEST(Rasch, SaysWhyThereIsNoFit) {
    ScoreTable t;
    EXPECT_EQ(fitRasch(t).undefined, "no_scores");
    t = {4, 1, {0, 1, 0, 1}, {1, 2}};
    EXPECT_EQ(fitRasch(t).undefined, "one_rater");
    t = {4, 2, {0, 0, 0, 0, 0, 0, 0, 0}, {1, 2}};
    EXPECT_EQ(fitRasch(t).undefined, "no_variation");
    t = {2, 2, {0, 1, 1, 0}, {1, 2}};
    EXPECT_EQ(fitRasch(t).undefined, "n_too_small");
    constexpr int o = ScoreTable::missing; // raters 0, 1 and raters 2, 3 share no target
    t = {6, 4, {0, 1, o, o, 1, 0, o, o, 1, 1, o, o, o, o, 0, 1, o, o, 1, 0, o, o, 1, 1}, {1, 2}};
    EXPECT_EQ(fitRasch(t).undefined, "disconnected");
    t = {4, 2, {0, 1, 1, 0, 0, 1, 1, 0}, {1, 2}}; // they contradict each other: nothing is left for the targets
    const RaschFit fit = fitRasch(t);
    EXPECT_EQ(fit.undefined, "zero_target_variance");
    for (const Estimate& e : raterSeparation(fit))
        EXPECT_EQ(e.undefined, "zero_target_variance");
}

TEST(Rasch, SeparationIsTrueOverErrorSpread) {
    RaschFit fit;
    fit.raters = {{-1, 0.5}, {0, 0.5}, {1, 0.5}};
    const auto e = raterSeparation(fit);
    EXPECT_DOUBLE_EQ(*e[0].value, std::sqrt(0.75 / 0.25));
    EXPECT_DOUBLE_EQ(*e[1].value, 0.75);
    EXPECT_DOUBLE_EQ(*e[2].value, 8); // (1 + 0 + 1) / .25
    EXPECT_NEAR(*e[2].p, std::exp(-4), 1e-12);
}

} // namespace
} // namespace attune::stats
