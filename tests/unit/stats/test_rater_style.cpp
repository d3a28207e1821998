// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/drift.h"
#include "stats/halo.h"
#include "stats/rater_style.h"
#include "support/tables.h"

#include <gtest/gtest.h>
#include <map>
#include <memory>

namespace attune::stats {
namespace {

std::map<std::string, Estimate> byName(const std::vector<Estimate>& list) {
    std::map<std::string, Estimate> out;
    for (const Estimate& e : list)
        out[e.name] = e;
    return out;
}

const std::vector<double> oneToSeven{1, 2, 3, 4, 5, 6, 7};

TEST(RaterStyle, OfARaterHalfAsSpreadOut) {
    // a = 2 + b / 2
    const auto pair = pairFrom({3, 4, 5, 3, 4, 5}, {2, 4, 6, 2, 4, 6}, oneToSeven);
    const auto e = byName(raterStyle(pair, {0, 1, 0.95}));
    EXPECT_DOUBLE_EQ(*e.at("severity").value, 0);
    EXPECT_DOUBLE_EQ(*e.at("slope_on_reference").value, 0.5);
    EXPECT_DOUBLE_EQ(*e.at("sd_ratio").value, 0.5);
    EXPECT_DOUBLE_EQ(e.at("sd_ratio").ci->low, 0.5); // perfectly correlated: no doubt left
    // difference = 2 - b / 2, mean = 1 + 3 b / 4: slope -2/3
    EXPECT_NEAR(*e.at("proportional_bias").value, -2.0 / 3, 1e-12);
    EXPECT_DOUBLE_EQ(*e.at("categories_used").value, 3);
    EXPECT_DOUBLE_EQ(*e.at("score_range").value, 2);
    EXPECT_DOUBLE_EQ(*e.at("score_range_reference").value, 4);
    EXPECT_NEAR(*e.at("entropy").value, std::log2(3), 1e-12);
    EXPECT_NEAR(*e.at("entropy_difference").value, 0, 1e-12);
}

TEST(RaterStyle, SpreadIntervalIsThatOfThePitmanMorganTest) {
    const std::vector<double> a{1, 3, 2, 5, 4, 6, 3, 2, 5, 4}, b{2, 3, 1, 7, 4, 5, 2, 1, 6, 3};
    const auto e = byName(raterStyle(pairFrom(a, b, oneToSeven), {0, 1, 0.95}));
    // At an end of the interval the sum and difference of the standardised scores are just significantly correlated.
    const auto correlationAt = [&](double ratio) {
        double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const double u = a[i] / ratio + b[i], v = a[i] / ratio - b[i];
            sx += u;
            sy += v;
            xx += u * u;
            yy += v * v;
            xy += u * v;
        }
        const double n = 10;
        return (xy - sx * sy / n) / std::sqrt((xx - sx * sx / n) * (yy - sy * sy / n));
    };
    const double t = 2.306004135204166, critical = t / std::sqrt(8 + t * t); // t(.975, 8)
    EXPECT_NEAR(correlationAt(e.at("sd_ratio").ci->low), critical, 1e-9);
    EXPECT_NEAR(correlationAt(e.at("sd_ratio").ci->high), -critical, 1e-9);
}

TEST(RaterStyle, SlopesAndTheirErrorsAreTheTextbookOnes) {
    // Anscombe's first set: slope .5001, standard error .1179
    const std::vector<double> x{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    const std::vector<double> y{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    const auto e = byName(raterStyle(pairFrom(y, x), {0, 1, 0.95}));
    EXPECT_NEAR(*e.at("slope_on_reference").value, 0.5001, 5e-5);
    EXPECT_NEAR(*e.at("slope_on_reference").se, 0.1179, 5e-5);
    EXPECT_NEAR(e.at("slope_on_reference").ci->low, 0.2333701, 1e-6); // confint(lm(y ~ x))
    EXPECT_NEAR(e.at("slope_on_reference").ci->high, 0.7668117, 1e-6);
}

TEST(RaterStyle, WhoAvoidsTheEndsIsFound) {
    std::vector<double> a, b;
    for (int i = 0; i < 40; ++i) {
        b.push_back(1 + i % 7);
        a.push_back(std::clamp(b.back(), 2.0, 6.0));
    }
    const auto e = byName(raterStyle(pairFrom(a, b, oneToSeven), {500, 1, 0.95}));
    EXPECT_DOUBLE_EQ(*e.at("extreme_share").value, 0);
    EXPECT_DOUBLE_EQ(*e.at("extreme_share_difference").value, -*e.at("extreme_share_reference").value);
    EXPECT_LT(e.at("extreme_share_difference").ci->high, 0);
    EXPECT_EQ(e.at("extreme_share_difference").ci->method, "unit-bootstrap-percentile");
    EXPECT_LT(e.at("sd_ratio").ci->high, 1);
}

TEST(RaterStyle, DegenerateInputsGiveReasons) {
    const Resampling how{100, 1, 0.95};
    for (const Estimate& e : raterStyle(pairFrom({}, {}), how))
        EXPECT_EQ(e.undefined, "no_pairable");
    auto e = byName(raterStyle(pairFrom({3}, {4}, oneToSeven), how));
    EXPECT_DOUBLE_EQ(*e.at("severity").value, -1);
    EXPECT_EQ(e.at("sd_ratio").undefined, "n_too_small");
    e = byName(raterStyle(pairFrom({3, 4, 5}, {4, 4, 4}, oneToSeven), how));
    EXPECT_EQ(e.at("sd_ratio").undefined, "zero_variance");
    EXPECT_EQ(e.at("slope_on_reference").undefined, "zero_variance");
    e = byName(raterStyle(pairFrom({4, 4, 4}, {3, 4, 5}, oneToSeven), how));
    EXPECT_DOUBLE_EQ(*e.at("sd_ratio").value, 0); // a constant rater is perfectly central
    EXPECT_DOUBLE_EQ(*e.at("slope_on_reference").value, 0);
    EXPECT_DOUBLE_EQ(*e.at("entropy").value, 0);
    e = byName(raterStyle(pairFrom({0, 1}, {1, 1}, {0, 1}), how));
    EXPECT_EQ(e.at("extreme_share").undefined, "one_category");
    PairScores words = pairFrom({0, 1, 2}, {1, 1, 2}, {0, 1, 2});
    words.numeric = false;
    e = byName(raterStyle(words, how));
    EXPECT_EQ(e.at("severity").undefined, "not_numeric");
    EXPECT_DOUBLE_EQ(*e.at("categories_used").value, 3);
}

TEST(RaterStyle, ConfidenceThatTellsRightFromWrong) {
    const std::vector<int> rank{0, 0, 1, 1, 2, 2};
    const auto area = [&](std::vector<int> right) {
        const auto flags = std::make_unique<bool[]>(right.size());
        std::ranges::copy(right, flags.get());
        return confidenceResolution(rank, std::span<const bool>(flags.get(), right.size()), {}, {200, 1, 0.95});
    };
    EXPECT_DOUBLE_EQ(*area({0, 0, 0, 1, 1, 1}).value, 8.5 / 9);
    EXPECT_DOUBLE_EQ(*area({0, 1, 0, 1, 0, 1}).value, 0.5);
    EXPECT_EQ(area({1, 1, 1, 1, 1, 1}).undefined, "no_variation");
    EXPECT_TRUE(area({0, 0, 0, 1, 1, 1}).ci.has_value());
}

TEST(Drift, SlopeOfAnExactTrend) {
    const std::vector<double> d{-0.5, 0, 0.5, 1, 1.5};
    const Estimate e = driftSlope(d, 0.95);
    EXPECT_DOUBLE_EQ(*e.value, 0.5);
    EXPECT_DOUBLE_EQ(e.ci->low, 0.5);
    EXPECT_DOUBLE_EQ(std::get<double>(e.parameters[0].second), 2);
    EXPECT_EQ(driftSlope(std::span(d).first(2), 0.95).undefined, "n_too_small");
    EXPECT_EQ(driftSlope({}, 0.95).undefined, "no_pairable");
}

TEST(Drift, ChartHasTheLimitsOfTheMovingRange) {
    const ControlChart c = controlChart(std::vector<double>{0, 1, 0, -1, 0, 0, 1, 0});
    EXPECT_NEAR(c.centre, 0.125, 1e-12);
    EXPECT_NEAR(c.sigma, 6.0 / 7 / 1.128, 1e-12);
    EXPECT_NEAR(c.high - c.centre, 3 * c.sigma, 1e-12);
    EXPECT_TRUE(c.outOfControl.empty());
    EXPECT_EQ(c.points.size(), 8u);
}

TEST(Drift, RulesFindWhatTheyAreFor) {
    const auto rules = [](std::vector<double> d) {
        std::vector<std::string> out;
        for (const ChartSignal& s : controlChart(d).outOfControl)
            out.push_back(s.rule);
        return out;
    };
    const auto has = [&](const std::vector<std::string>& list, const char* rule) {
        return std::ranges::find(list, rule) != list.end();
    };
    std::vector<double> steady;
    for (int i = 0; i < 24; ++i)
        steady.push_back(i % 2 == 0 ? 0.5 : -0.5);
    EXPECT_TRUE(rules(steady).empty());
    auto jump = steady;
    jump[12] = 9;
    EXPECT_TRUE(has(rules(jump), "beyond_3_sigma"));
    EXPECT_TRUE(controlChart(jump).points[12].out);
    std::vector<double> shifted; // half above, half below
    for (int i = 0; i < 24; ++i)
        shifted.push_back((i < 12 ? 0 : 1) + (i % 2 == 0 ? 0.1 : -0.1));
    EXPECT_TRUE(has(rules(shifted), "eight_on_one_side"));
    EXPECT_TRUE(std::ranges::any_of(controlChart(shifted).points, &ChartPoint::ewmaOut));
    std::vector<double> rising = steady;
    for (int i = 0; i < 6; ++i)
        rising.push_back(-0.4 + 0.15 * i);
    const auto c = controlChart(rising);
    const auto found = std::ranges::find(c.outOfControl, "six_rising", &ChartSignal::rule);
    ASSERT_NE(found, c.outOfControl.end());
    EXPECT_EQ(found->last, 29);
    EXPECT_EQ(found->last - found->first, 6);                 // the last of the steady ones lies lower still
    EXPECT_TRUE(rules(std::vector<double>(20, 1.0)).empty()); // nothing varies: nothing is out
}

TEST(Drift, IntervalCoversTheTrueSlope) {
    std::mt19937_64 random(8);
    std::normal_distribution<double> noise(0, 0.8);
    int covered = 0;
    constexpr int rounds = 1000;
    for (int round = 0; round < rounds; ++round) {
        std::vector<double> d;
        for (int i = 0; i < 30; ++i)
            d.push_back(0.3 + 0.02 * i + noise(random));
        const Estimate e = driftSlope(d, 0.95);
        covered += e.ci->low <= 0.02 && 0.02 <= e.ci->high;
    }
    EXPECT_NEAR(covered / static_cast<double>(rounds), 0.95, 0.02);
}

HaloSample haloOf(double together, std::mt19937_64& random, int targets) {
    std::normal_distribution<double> normal;
    HaloSample s;
    s.targets = targets;
    s.dimensions = 3;
    for (int i = 0; i < targets; ++i) {
        const double impression = normal(random);
        for (int d = 0; d < 3; ++d) {
            const double truth = normal(random);
            s.reference.emplace_back(truth);
            s.rater.emplace_back(truth + together * impression + 0.3 * normal(random));
        }
    }
    return s;
}

TEST(Halo, IsFoundWhereAnImpressionRunsThroughAllDimensions) {
    std::mt19937_64 random(2);
    const HaloFigures none = halo(haloOf(0, random, 60), {400, 1, 0.95});
    EXPECT_NEAR(*none.halo.value, 0, 0.1);
    EXPECT_LT(none.halo.ci->low, 0);
    const HaloFigures much = halo(haloOf(1.5, random, 60), {400, 1, 0.95});
    EXPECT_GT(much.halo.ci->low, 0.3);
    ASSERT_EQ(much.pairs.size(), 3u);
    EXPECT_NEAR(*much.halo.value, *much.meanCorrelation.value - *much.meanCorrelationReference.value, 1e-12);
    EXPECT_NEAR(*much.pairs[0].difference.value, *much.pairs[0].rater - *much.pairs[0].reference, 1e-12);
}

TEST(Halo, SaysWhyThereIsNone) {
    std::mt19937_64 random(2);
    HaloSample s = haloOf(1, random, 2);
    EXPECT_EQ(halo(s, {100, 1, 0.95}).halo.undefined, "n_too_small");
    s = haloOf(1, random, 20);
    for (auto& x : s.reference)
        x = 4;
    EXPECT_EQ(halo(s, {100, 1, 0.95}).halo.undefined, "zero_variance");
    for (std::size_t i = 0; i < s.rater.size(); i += 3)
        s.rater[i].reset();
    const HaloFigures f = halo(s, {0, 1, 0.95});
    EXPECT_EQ(f.pairs[0].n, 0); // the first dimension was never scored
    EXPECT_EQ(f.pairs[2].n, 20);
    s.dimensions = 1;
    s.rater.resize(20);
    s.reference.resize(20);
    EXPECT_EQ(halo(s, {0, 1, 0.95}).halo.undefined, "one_dimension");
}

} // namespace
} // namespace attune::stats
