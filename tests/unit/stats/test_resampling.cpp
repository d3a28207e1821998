// SPDX-License-Identifier: GPL-3.0-or-later
// Resampled intervals of every figure against the slow definitions, resample by resample, on random tables with gaps,
// ties and clusters; and the draws themselves.
#include "stats/alpha.h"
#include "stats/estimates.h"
#include "stats/group_bootstrap.h"
#include "stats/gwet.h"
#include "stats/icc.h"
#include "stats/kappa.h"
#include "stats/multinomial.h"
#include "stats/pair_bootstrap.h"
#include "stats/rank.h"
#include "stats/raw_agreement.h"
#include "stats/resamples.h"
#include "support/slow_statistics.h"
#include "support/tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>
#include <limits>

using namespace attune;
using namespace attune::stats;

namespace {

constexpr std::array allWeights{Weights::Identity, Weights::Linear, Weights::Quadratic, Weights::Ordinal};
constexpr std::array allMetrics{AlphaMetric::Nominal, AlphaMetric::Ordinal, AlphaMetric::Interval, AlphaMetric::Ratio};
constexpr std::array allForms{IccForm::One, IccForm::OneK, IccForm::C1, IccForm::CK, IccForm::A1, IccForm::AK};

void append(std::vector<Estimate>& to, std::vector<Estimate> from) { std::ranges::move(from, std::back_inserter(to)); }

std::vector<Estimate> groupFigures(const ScoreTable& table) {
    std::vector<Estimate> out;
    for (const Weights w : allWeights)
        append(out, gwetFamily(table, w, .95));
    out.push_back(meanPairwiseKappa(table));
    append(out, alphas(table, allMetrics));
    append(out, allRaterAgreement(table, .95));
    out.push_back(kendallW(table));
    const ScoreTable own = withoutEmpty(table);
    Anova anova = AnovaTable(selectTargets(own, completeTargets(own))).anova();
    anova.k = own.raters;
    for (const IccForm form : allForms)
        out.push_back(iccEstimate(form, anova, .95));
    append(out, varianceFigures(anova));
    return out;
}

std::vector<Estimate> pairFigures(const PairScores& pair) {
    std::vector<Estimate> out = rawAgreement(pair, .95);
    append(out, differences(pair, .95));
    for (const Weights w : {Weights::Identity, Weights::Linear, Weights::Quadratic})
        out.push_back(cohenKappa(pair, w, .95));
    out.push_back(kappaMax(pair));
    const ScoreTable table = tableOf(pair);
    append(out, alphas(table, allMetrics));
    for (const Weights w : {Weights::Identity, Weights::Quadratic})
        for (Estimate& e : gwetFamily(table, w, .95)) {
            e.name = e.name == "fleiss_kappa" && w == Weights::Identity       ? "scott_pi"
                     : e.name == "brennan_prediger" && w == Weights::Identity ? "pabak"
                                                                              : e.name;
            e.weights = e.name == "gwet_ac" ? e.weights : "";
            if (e.name == "scott_pi" || e.name == "pabak" || e.name == "gwet_ac")
                out.push_back(std::move(e));
        }
    const Anova anova = AnovaTable(table).anova();
    for (const IccForm form : {IccForm::A1, IccForm::C1})
        out.push_back(iccEstimate(form, anova, .95));
    for (const Estimate& e :
         {concordance(pair, .95), pearson(pair, .95), spearman(pair), kendallTauB(pair), observerAccuracy(pair)})
        out.push_back(e);
    return out;
}

std::vector<int> randomClusters(std::mt19937_64& random, int targets) {
    std::vector<int> out;
    for (int i = 0; i < targets; ++i)
        out.push_back(static_cast<int>(random() % 4) * 2); // numbers need not be dense
    return out;
}

// The multiplicities of one resample, drawn as the documentation says.
std::vector<int> drawn(std::uint64_t seed, std::uint64_t resample, int targets, const std::vector<int>& cluster) {
    std::vector<int> groups = cluster;
    if (cluster.empty())
        for (int i = 0; i < targets; ++i)
            groups.push_back(i);
    std::vector<int> names = groups;
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    std::vector<int> weights(static_cast<std::size_t>(targets), 0);
    for (std::uint64_t draw = 0; draw < names.size(); ++draw) {
        const int chosen = names[bounded(CounterStream(seed, resample, 0)(draw), names.size())];
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] += groups[i] == chosen;
    }
    return weights;
}

constexpr std::int64_t draws = 40;

// Compares the resampled intervals of estimates with those of the slow figures on repeated rows.
int compare(const std::vector<Estimate>& estimates, const ScoreTable& table, const std::vector<int>& cluster) {
    int compared = 0;
    const auto grid = slow::gridOf(table);
    std::vector<slow::Grid> samples;
    for (std::uint64_t r = 0; r < draws; ++r)
        samples.push_back(slow::repeated(grid, drawn(3, r, table.targets, cluster)));
    const std::string method = cluster.empty() ? "unit-bootstrap-percentile" : "cluster-bootstrap-percentile";
    for (const Estimate& e : estimates) {
        const auto own = std::ranges::find(e.intervals, method, &Interval::method);
        if (own == e.intervals.end())
            continue;
        std::vector<double> values;
        for (const auto& sample : samples)
            values.push_back(slow::figure(e.name, e.weights, sample, table.values).value_or(gap));
        const auto expected = percentileInterval(values, .8, method);
        EXPECT_TRUE(expected) << e.name;
        if (!expected)
            continue;
        ++compared;
        EXPECT_EQ(own->undefinedResamples, expected->undefinedResamples) << e.name << " " << e.weights;
        EXPECT_NEAR(own->low, expected->low, 1e-8) << e.name << " " << e.weights;
        EXPECT_NEAR(own->high, expected->high, 1e-8) << e.name << " " << e.weights;
    }
    return compared;
}

} // namespace

TEST(Resampling, GroupFiguresEqualThoseOfRepeatedRows) {
    std::mt19937_64 random(41);
    int compared = 0;
    for (int trial = 0; trial < 120; ++trial) {
        const auto rows = randomRows(random, 2);
        const ScoreTable table = trial % 3 ? tableFrom(rows) : tableFrom(rows, {1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7});
        const auto cluster = trial % 2 ? randomClusters(random, table.targets) : std::vector<int>{};
        const auto resamples = resamplesOf({draws, 3, .8}, table.targets, cluster);
        if (!resamples)
            continue;
        auto estimates = groupFigures(table);
        addGroupBootstrap(estimates, table, *resamples);
        compared += compare(estimates, table, cluster);
    }
    EXPECT_GT(compared, 2000);
}

TEST(Resampling, PairFiguresEqualThoseOfRepeatedRows) {
    std::mt19937_64 random(9);
    int compared = 0;
    for (int trial = 0; trial < 150; ++trial) {
        const auto rows = randomRows(random, 2);
        if (rows.size() < 3)
            continue;
        ScoreTable table = tableFrom(rows);
        for (int i = 0; i < table.targets; ++i) // only the pair at hand
            for (int j = 2; j < table.raters; ++j)
                table.at(i, j) = ScoreTable::missing;
        const PairScores pair = pairOf(table, 0, 1);
        const auto cluster = trial % 2 ? randomClusters(random, table.targets) : std::vector<int>{};
        const auto resamples = resamplesOf({draws, 3, .8}, table.targets, cluster);
        for (const PairDetail detail : {PairDetail::All, PairDetail::Moments}) {
            auto estimates = pairFigures(pair);
            const ResampledPair resampled{0, 1, estimates};
            addPairBootstrap(std::span(&resampled, 1), table, *resamples, detail);
            ScoreTable two = table;
            two.raters = 2;
            two.cells.clear();
            for (int i = 0; i < table.targets; ++i) {
                const bool both = table.at(i, 0) != ScoreTable::missing && table.at(i, 1) != ScoreTable::missing;
                for (const int j : {0, 1})
                    two.cells.push_back(both ? table.at(i, j) : ScoreTable::missing);
            }
            compared += compare(estimates, two, cluster);
        }
    }
    EXPECT_GT(compared, 2000);
}

TEST(Resampling, ScoresOffAnyGridHaveTheSameIntervals) {
    std::mt19937_64 random(12);
    std::vector<std::vector<double>> rows;
    for (int i = 0; i < 12; ++i)
        rows.push_back({static_cast<double>(random() % 1000) / 7, static_cast<double>(random() % 1000) / 11});
    const ScoreTable table = tableFrom(rows);
    const auto resamples = resamplesOf({draws, 3, .8}, table.targets, {});
    auto group = groupFigures(table), pair = pairFigures(pairOf(table, 0, 1));
    addGroupBootstrap(group, table, *resamples);
    const ResampledPair resampled{0, 1, pair};
    addPairBootstrap(std::span(&resampled, 1), table, *resamples, PairDetail::All);
    EXPECT_GT(compare(group, table, {}), 20);
    EXPECT_GT(compare(pair, table, {}), 15);
}

namespace {

bool hasParameter(const Estimate& e, const char* name) {
    return std::ranges::find(e.parameters, name, &Parameter::first) != e.parameters.end();
}

} // namespace

TEST(Resampling, ClustersLeaveNothingThatTakesTargetsAsIndependent) {
    std::mt19937_64 random(14);
    const auto rows = randomRows(random, 3);
    ScoreTable table =
        tableFrom({{1, 2, 2}, {2, 2, 3}, {4, 4, 5}, {5, 6, 5}, {6, 6, 7}, {3, 2, 3}, {7, 5, 6}, {4, 4, 4}});
    table.cluster = {0, 1, 2, 3, 4, 5, 5, 0};
    auto estimates = groupFigures(table);
    addGroupBootstrap(estimates, table, *resamplesOf({draws, 3, .8}, 8, table.cluster));
    for (Estimate& e : estimates) {
        Estimate few = e;
        keepClusteredIntervals(few, 5);
        EXPECT_FALSE(few.ci || few.se || few.p || few.statistic || !few.df.empty()) << e.name;
        EXPECT_EQ(hasParameter(few, "testLeftOut"), e.p || e.statistic) << e.name;
        EXPECT_FALSE(hasParameter(few, "fP") || hasParameter(few, "satterthwaiteDf")) << e.name;
        EXPECT_TRUE(few.intervals.empty()) << e.name;
        if (e.ci) {
            EXPECT_EQ(intervalLeftOut(few), "few_clusters") << e.name;
        }
        EXPECT_EQ(clustersOf(few), 5);
        keepClusteredIntervals(e, 6);
        for (const Interval& i : e.intervals)
            EXPECT_EQ(i.method, "cluster-bootstrap-percentile") << e.name;
        EXPECT_FALSE(e.p) << e.name;
        if (e.value) {
            EXPECT_GT(e.se.value_or(0), 0) << e.name;
            EXPECT_EQ(std::get<std::string>(std::ranges::find(e.parameters, "seMethod", &Parameter::first)->second),
                      "cluster-bootstrap")
                << e.name;
            EXPECT_EQ(e.ci.value_or(Interval{}).method, "cluster-bootstrap-percentile") << e.name;
        }
    }
}

TEST(Resampling, TheStandardErrorIsTheSpreadOfTheResamples) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_NEAR(percentileInterval(std::vector<double>{1, 2, 3, 4}, .95, "unit-bootstrap-percentile")->se,
                std::sqrt(5.0 / 3), 1e-15);
    EXPECT_NEAR(percentileInterval(std::vector<double>{nan, 1, 2, nan, 3, 4}, .95, "m")->se, std::sqrt(5.0 / 3), 1e-15);
    EXPECT_EQ(percentileInterval(std::vector<double>(37, .3), .95, "m")->se, 0);
    std::vector<double> many;
    double mean = 0, squares = 0;
    std::mt19937_64 random(5);
    for (int i = 0; i < 1003; ++i) {
        many.push_back(1e6 + static_cast<double>(random() % 1000) / 1000);
        mean += many.back() / 1003;
    }
    for (const double v : many)
        squares += (v - mean) * (v - mean);
    EXPECT_NEAR(percentileInterval(many, .95, "m")->se, std::sqrt(squares / 1002), 1e-8);
    // A formula's is kept unless clusters were drawn.
    ResampledInterval drawn;
    drawn.low = .4;
    drawn.high = .6;
    drawn.se = .05;
    for (const auto& [method, se] :
         {std::pair{"unit-bootstrap-percentile", .1}, {"cluster-bootstrap-percentile", .05}}) {
        Estimate e = defined("icc_a1", .5, 9, "d");
        e.se = .1;
        drawn.method = method;
        addResampled(e, drawn, -1, 1);
        EXPECT_EQ(*e.se, se) << method;
    }
}

TEST(Resampling, ClustersThatAllSayTheSameGiveNoInterval) {
    Estimate share = defined("exact", 1, 40, "exact/share/1");
    addInterval(share, {.91, 1, "wilson", {}, {}}, 0, 1);
    addInterval(share, {1, 1, "cluster-bootstrap-percentile", 2000, 0}, 0, 1, Recommended::Yes);
    keepClusteredIntervals(share, 20);
    EXPECT_FALSE(share.ci);
    EXPECT_TRUE(share.intervals.empty());
    EXPECT_EQ(intervalLeftOut(share), "resamples_alike");
    EXPECT_EQ(clustersOf(share), 20);
    EXPECT_FALSE(clustersOf(defined("exact", 1, 40, "exact/share/1")));
}

TEST(Resampling, DrawsAreEvenAndSumsAreThoseOfTheDraws) {
    const int units = 300;
    const Resamples resamples({1000, 42, .95}, units, {});
    std::vector<double> places, odd;
    for (int i = 0; i < units; ++i) {
        places.push_back(i - 100);
        odd.push_back(i / 7.0);
    }
    UnitSums sums(resamples);
    sums.add(places);
    sums.add(odd);
    sums.add(odd, 7);
    ResampledValues values;
    values.compute(sums, 3,
                   [](std::span<const Lanes> own, std::span<Lanes> out) { std::ranges::copy(own, out.begin()); });
    std::vector<int> count(units, 0);
    for (std::uint64_t r = 0; r < 1000; ++r) {
        const auto weights = drawn(42, r, units, {});
        double place = 0, third = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            place += weights[i] * places[i];
            third += weights[i] * odd[i];
            count[i] += weights[i];
        }
        ASSERT_EQ(values[0][r], place) << "whole numbers are exact";
        ASSERT_NEAR(values[1][r], third, 1e-9);
        ASSERT_NEAR(values[2][r], third, 1e-9);
    }
    double chi = 0;
    for (const int c : count)
        chi += (c - 1000.0) * (c - 1000.0) / 1000;
    EXPECT_NEAR(chi, 299, 4 * std::sqrt(2 * 299.0));
}

TEST(Resampling, DrawsMadeTogetherAreThoseMadeSingly) {
    const CounterStream bits(7, 3, 1);
    for (const std::uint64_t n : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{100}, std::uint64_t{17'100},
                                  std::uint64_t{(1u << 31) + 12345u}, std::uint64_t{0xFFFFFFFFu}}) {
        std::array<std::uint32_t, 61> together{};
        drawBelow(n, bits, 1000, together);
        for (std::size_t i = 0; i < together.size(); ++i)
            ASSERT_EQ(together[i], bounded(bits(1000 + i), n)) << n << ", " << i;
    }
}

TEST(Resampling, TheSameColumnIsAddedOnce) {
    const Resamples resamples({64, 1, .95}, 10, {});
    const std::vector<double> ones(10, 1.0), halves(10, 0.5), many(10, 1e6), thirds(10, 1.0 / 3);
    UnitSums sums(resamples);
    EXPECT_EQ(sums.add(ones), 0u);
    EXPECT_EQ(sums.addOnce(ones), 0u);
    EXPECT_EQ(sums.addOnce(halves, 2), 1u) << "the same digits, but of halves";
    EXPECT_EQ(sums.addOnce(many), 2u);
    EXPECT_EQ(sums.addOnce(many), 2u);
    EXPECT_EQ(sums.addOnce(thirds), 3u);
    EXPECT_EQ(sums.addOnce(thirds), 4u) << "only whole numbers are compared";
    EXPECT_EQ(sums.add(ones), 5u);
    ResampledValues values;
    values.compute(sums, 6,
                   [](std::span<const Lanes> own, std::span<Lanes> out) { std::ranges::copy(own, out.begin()); });
    for (std::size_t r = 0; r < 64; ++r)
        for (const auto& [column, sum] : {std::pair{0u, 10.0}, {1u, 5.0}, {2u, 1e7}, {5u, 10.0}})
            ASSERT_EQ(values[column][r], sum);
}

TEST(Resampling, PercentilesAreThoseOfTheSortedValues) {
    std::mt19937_64 random(5);
    for (int trial = 0; trial < 300; ++trial) {
        std::vector<double> values;
        const std::size_t size = 2 + random() % 700;
        for (std::size_t i = 0; i < size; ++i)
            values.push_back(trial % 3 == 0
                                 ? static_cast<double>(random() % 5)
                                 : std::ldexp(static_cast<double>(random() % 1000), static_cast<int>(random() % 30)));
        const auto got = percentileInterval(values, .9, "m");
        std::ranges::sort(values);
        auto quantile = [&](double p) {
            const double place = p * static_cast<double>(size - 1);
            const auto below = static_cast<std::size_t>(place);
            const double next = values[std::min(below + 1, size - 1)];
            return values[below] + (place - static_cast<double>(below)) * (next - values[below]);
        };
        ASSERT_TRUE(got);
        EXPECT_NEAR(got->low, quantile(.05), 1e-12 * values.back());
        EXPECT_NEAR(got->high, quantile(.95), 1e-12 * values.back());
    }
}

TEST(Resampling, BinomialsHaveTheirMeanAndSpread) {
    struct Case {
        std::int64_t n;
        double p;
    };
    for (const auto& [n, p] : {Case{5, .3}, Case{400, .01}, Case{60, .4}, Case{5000, .7}, Case{100'000, .05}}) {
        double sum = 0, squares = 0;
        constexpr int trials = 20'000;
        for (int t = 0; t < trials; ++t) {
            std::uint64_t position = 0;
            const auto k =
                static_cast<double>(drawBinomial(n, p, CounterStream(1, static_cast<std::uint64_t>(t), 9), position));
            ASSERT_TRUE(k >= 0 && k <= static_cast<double>(n));
            sum += k;
            squares += k * k;
        }
        const double mean = sum / trials, size = static_cast<double>(n), variance = squares / trials - mean * mean;
        EXPECT_NEAR(mean, size * p, 5 * std::sqrt(size * p * (1 - p) / trials));
        EXPECT_NEAR(variance / (size * p * (1 - p)), 1, 5 * std::sqrt(3.0 / trials));
    }
}
