// SPDX-License-Identifier: GPL-3.0-or-later
// Published tables and their figures; where a source prints few digits, a further digit comes from two or more
// statistics packages that agree.
#include "stats/alpha.h"
#include "stats/group_bootstrap.h"
#include "stats/gwet.h"
#include "stats/icc.h"
#include "stats/kappa.h"
#include "stats/rank.h"
#include "stats/raw_agreement.h"
#include "support/tables.h"

#include <array>
#include <gtest/gtest.h>

using namespace attune;
using namespace attune::stats;

namespace {

const Estimate& named(const std::vector<Estimate>& estimates, const std::string& name) {
    for (const Estimate& e : estimates)
        if (e.name == name)
            return e;
    throw std::runtime_error("no estimate " + name);
}

void expectFigure(const Estimate& e, double value, double tolerance) {
    ASSERT_TRUE(e.value) << e.name << " " << e.undefined;
    EXPECT_NEAR(*e.value, value, tolerance) << e.name << " " << e.weights;
}

void expectInterval(const Estimate& e, double low, double high, double tolerance) {
    ASSERT_FALSE(e.intervals.empty()) << e.name;
    EXPECT_NEAR(e.intervals[0].low, low, tolerance) << e.name;
    EXPECT_NEAR(e.intervals[0].high, high, tolerance) << e.name;
}

Estimate iccOf(const ScoreTable& table, IccForm form) { return iccEstimate(form, AnovaTable(table).anova(), 0.95); }

std::vector<Estimate> alphasOf(const ScoreTable& table) {
    constexpr std::array all{AlphaMetric::Nominal, AlphaMetric::Ordinal, AlphaMetric::Interval, AlphaMetric::Ratio};
    return alphas(table, all);
}

} // namespace

TEST(Published, ShroutFleissMeanSquares) {
    const Anova t = AnovaTable(tableFrom(shroutFleiss())).anova();
    EXPECT_NEAR(t.msr, 11.2417, 5e-5);
    EXPECT_NEAR(t.msc, 32.4861, 5e-5);
    EXPECT_NEAR(t.mse, 1.0194, 5e-5);
    EXPECT_NEAR(t.msw, 6.2639, 5e-5);
}

TEST(Published, ShroutFleissIccWithIntervals) {
    const ScoreTable table = tableFrom(shroutFleiss());
    struct Row {
        IccForm form;
        double value, low, high, tolerance;
    };
    for (const Row& row : {Row{IccForm::One, .1657, -.1329, .7226, 5e-5},
                           {IccForm::A1, .2898, .0188, .7611, 5e-5},
                           {IccForm::C1, .7148, .3425, .9459, 5e-5},
                           {IccForm::OneK, .4428, -.884, .912, 5e-4},
                           {IccForm::AK, .6201, .0711, .9272, 5e-5},
                           {IccForm::CK, .9093, .6757, .9859, 5e-5}}) {
        const Estimate e = iccOf(table, row.form);
        expectFigure(e, row.value, 5e-5);
        expectInterval(e, row.low, row.high, row.tolerance);
    }
    EXPECT_NEAR(*iccOf(table, IccForm::One).statistic, 1.795, 5e-4);
    EXPECT_NEAR(*iccOf(table, IccForm::C1).statistic, 11.027, 5e-4);
    const Estimate a1 = iccOf(table, IccForm::A1);
    EXPECT_NEAR(*a1.p, .00013, 5e-6) << "with (n-1)(k-1) degrees of freedom";
    EXPECT_EQ(a1.df, (std::vector<double>{5, 15}));
    bool found = false;
    for (const auto& [name, value] : a1.parameters)
        if (name == "satterthwaiteDf") {
            found = true;
            EXPECT_NEAR(std::get<double>(value), 4.785, 5e-4);
        }
    EXPECT_TRUE(found);
}

TEST(Published, ShroutFleissVarianceComponentsAndGeneralizability) {
    const auto figures = varianceFigures(AnovaTable(tableFrom(shroutFleiss())).anova());
    expectFigure(named(figures, "var_target"), 2.5556, 5e-5);
    expectFigure(named(figures, "var_rater"), 5.2444, 5e-5);
    expectFigure(named(figures, "var_residual"), 1.0194, 5e-5);
    expectFigure(named(figures, "g_relative"), .909, 5e-4);
    expectFigure(named(figures, "g_absolute"), .620, 5e-4);
    expectFigure(named(figures, "sem_consistency"), std::sqrt(1.0194), 5e-5);
    expectFigure(named(figures, "sem_agreement"), std::sqrt(5.2444 + 1.0194), 5e-5);
    expectFigure(named(figures, "sdc_agreement"), 1.96 * std::sqrt(2 * (5.2444 + 1.0194)), 5e-4);
}

TEST(Published, ShroutFleissAlphaOfCompleteData) {
    // .1226 is what dividing by n(m-1) instead of n-1 would give.
    expectFigure(named(alphasOf(tableFrom(shroutFleiss())), "alpha_interval"), .1473, 5e-5);
}

TEST(Published, WineEightByFour) {
    const ScoreTable wine = tableFrom({{1, 2, 0, 1},
                                       {1, 3, 3, 2},
                                       {3, 8, 1, 4},
                                       {6, 4, 3, 3},
                                       {6, 5, 5, 6},
                                       {7, 5, 6, 2},
                                       {8, 7, 7, 9},
                                       {9, 9, 9, 8}});
    expectFigure(iccOf(wine, IccForm::One), .7275, 5e-5);
    expectFigure(iccOf(wine, IccForm::A1), .7277, 5e-5);
    expectFigure(iccOf(wine, IccForm::C1), .7295, 5e-5);
    expectFigure(iccOf(wine, IccForm::OneK), .9144, 5e-5);
    expectFigure(iccOf(wine, IccForm::AK), .9145, 5e-5);
    expectFigure(iccOf(wine, IccForm::CK), .9152, 5e-5);
}

TEST(Published, KrippendorffFourObservers) {
    const ScoreTable table = tableFrom(krippendorff());
    const auto figures = alphasOf(table);
    expectFigure(named(figures, "alpha_nominal"), .743, 5e-4);
    expectFigure(named(figures, "alpha_ordinal"), .815, 5e-4);
    expectFigure(named(figures, "alpha_interval"), .849, 5e-4);
    expectFigure(named(figures, "alpha_ratio"), .797, 5e-4);
    EXPECT_EQ(named(figures, "alpha_ordinal").n, 11);

    const auto identity = gwetFamily(table, Weights::Identity, 0.95);
    expectFigure(named(identity, "percent_agreement"), .81818, 5e-6);
    expectFigure(named(identity, "fleiss_kappa"), .76117, 5e-6);
    expectFigure(named(identity, "conger_kappa"), .76207, 5e-6);
    expectFigure(named(identity, "gwet_ac"), .77544, 5e-6);
    expectFigure(named(identity, "brennan_prediger"), .77273, 5e-6);
    EXPECT_NEAR(*named(identity, "fleiss_kappa").se, .15302, 5e-6);
    EXPECT_NEAR(*named(identity, "conger_kappa").se, .15011, 5e-6);
    EXPECT_NEAR(*named(identity, "gwet_ac").se, .14295, 5e-6);
    EXPECT_NEAR(*named(identity, "brennan_prediger").se, .14472, 5e-6);

    const auto quadratic = gwetFamily(table, Weights::Quadratic, 0.95);
    expectFigure(named(quadratic, "fleiss_kappa"), .86494, 5e-6);
    expectFigure(named(quadratic, "conger_kappa"), .85717, 5e-6);
    expectFigure(named(quadratic, "gwet_ac"), .91400, 5e-6);
    expectFigure(named(quadratic, "brennan_prediger"), .90152, 5e-6);
    EXPECT_NEAR(*named(quadratic, "gwet_ac").se, .10396, 5e-6);
}

TEST(Published, KrippendorffBinary) {
    std::vector<std::vector<double>> rows;
    const std::string a = "0100000010", b = "1110010000";
    for (std::size_t i = 0; i < a.size(); ++i)
        rows.push_back({static_cast<double>(a[i] - '0'), static_cast<double>(b[i] - '0')});
    expectFigure(named(alphasOf(tableFrom(rows)), "alpha_nominal"), .095, 5e-4);
}

TEST(Published, KrippendorffIntervalsNearThoseOfOtherPrograms) {
    // Monte Carlo figures of other programs with 20,000 resamples: unit bootstrap [.446, 1], Hayes-Krippendorff
    // [.617, .928].
    constexpr std::array metric{AlphaMetric::Ordinal};
    const ScoreTable table = tableFrom(krippendorff());
    auto figures = alphas(table, metric);
    const auto resamples = resamplesOf({20000, 7, 0.95}, table.targets, {});
    addGroupBootstrap(figures, table, *resamples);
    addHayesKrippendorff(figures, table, resamples->how());
    const Estimate& e = figures[0];
    ASSERT_EQ(e.intervals.size(), 2u);
    EXPECT_EQ(e.intervals[0].method, "unit-bootstrap-percentile");
    EXPECT_NEAR(e.intervals[0].low, .446, .01);
    EXPECT_NEAR(e.intervals[0].high, 1, 1e-9);
    EXPECT_EQ(e.intervals[1].method, "hayes-krippendorff");
    EXPECT_NEAR(e.intervals[1].low, .617, .02);
    EXPECT_NEAR(e.intervals[1].high, .928, .02);
}

TEST(Published, FleissCohenEveritt) {
    const PairScores pair = pairFromCounts({{106, 10, 4}, {22, 28, 10}, {2, 12, 6}});
    const Estimate identity = cohenKappa(pair, Weights::Identity, 0.95);
    expectFigure(identity, .4286, 5e-5);
    EXPECT_NEAR(*identity.se, .05371, 5e-6);
    EXPECT_NEAR(*identity.statistic, 7.72, 5e-3);
    EXPECT_NEAR(*identity.value / *identity.statistic, .05551, 5e-6) << "the standard error under H0";
    const Estimate linear = cohenKappa(pair, Weights::Linear, 0.95);
    expectFigure(linear, .4923, 5e-5);
    EXPECT_NEAR(*linear.se, .05072, 5e-6);
    const Estimate quadratic = cohenKappa(pair, Weights::Quadratic, 0.95);
    expectFigure(quadratic, .5667, 5e-5);
    EXPECT_NEAR(*quadratic.se, .05567, 5e-6);
    expectFigure(kappaMax(pair), .905, 5e-4);
    expectFigure(named(gwetFamily(tableOf(pair), Weights::Identity, 0.95), "brennan_prediger"), .55, 1e-12);
}

TEST(Published, FeinsteinCicchettiParadoxes) {
    expectFigure(cohenKappa(pairFromCounts({{40, 9}, {6, 45}}), Weights::Identity, 0.95), .70, 5e-3);
    expectFigure(cohenKappa(pairFromCounts({{80, 10}, {5, 5}}), Weights::Identity, 0.95), .32, 5e-3);
    const PairScores skewed = pairFromCounts({{118, 5}, {2, 0}});
    expectFigure(cohenKappa(skewed, Weights::Identity, 0.95), -.0234, 5e-5);
    const auto family = gwetFamily(tableOf(skewed), Weights::Identity, 0.95);
    expectFigure(named(family, "gwet_ac"), .9408, 5e-5);
    expectFigure(named(family, "brennan_prediger"), .888, 5e-4);
}

TEST(Published, SiegelKendallW) {
    const ScoreTable table = tableFrom({{1, 1, 6}, {6, 5, 3}, {3, 6, 2}, {2, 4, 5}, {5, 2, 4}, {4, 3, 1}});
    expectFigure(kendallW(table), .162, 5e-4);
    // F = (m-1)W/(1-W) on n-1-2/m and (m-1) times that; R: pf(.386364, 13/3, 26/3, lower.tail = FALSE).
    const auto parameters = kendallW(table).parameters;
    const auto parameter = [&](const char* name) {
        return std::get<double>(std::ranges::find(parameters, name, &Parameter::first)->second);
    };
    EXPECT_NEAR(parameter("f"), .386364, 1e-6);
    EXPECT_NEAR(parameter("fDf1"), 13. / 3, 1e-12);
    EXPECT_NEAR(parameter("fDf2"), 26. / 3, 1e-12);
    EXPECT_NEAR(parameter("fP"), .825369, 1e-6);
}

TEST(Published, BlandAltmanPeakFlow) {
    const std::vector<double> large = {494, 395, 516, 434, 476, 557, 413, 442, 650,
                                       433, 417, 656, 267, 478, 178, 423, 427};
    const std::vector<double> mini = {512, 430, 520, 428, 500, 600, 364, 380, 658,
                                      445, 432, 626, 260, 477, 259, 350, 451};
    const PairScores pair = pairFrom(mini, large);
    const auto figures = differences(pair, 0.95);
    expectFigure(named(figures, "bias"), 2.118, 5e-4);
    expectFigure(named(figures, "sd_difference"), 38.765, 5e-4);
    expectFigure(named(figures, "loa_low"), -73.86, 5e-3);
    expectFigure(named(figures, "loa_high"), 78.10, 5e-3);
    const Estimate ccc = concordance(pair, 0.95);
    expectFigure(ccc, .9427, 5e-5);
    expectInterval(ccc, .8505, .9787, 5e-5);
}

TEST(Published, ObserverAccuracyTable) {
    // Bakeman's table: kappa reached by observers of a given accuracy with K equiprobable codes.
    struct Row {
        double accuracy;
        int codes;
        double kappa;
    };
    for (const Row& row : {Row{.80, 2, .36}, {.80, 3, .49}, {.85, 5, .66}, {.90, 7, .78}, {.95, 10, .89}}) {
        const double k = row.codes;
        EXPECT_NEAR((1 + (k - 1) * std::sqrt(row.kappa)) / k, row.accuracy, .004);
    }
    const PairScores pair = pairFromCounts({{40, 10}, {10, 40}}); // kappa .6
    expectFigure(observerAccuracy(pair), (1 + std::sqrt(.6)) / 2, 1e-12);
}

TEST(Published, WilsonAtEightyPercent) {
    for (const auto& [n, low, high] :
         {std::array{10.0, .49, .94}, {15.0, .55, .93}, {20.0, .58, .92}, {30.0, .63, .90}}) {
        std::vector<double> a, b;
        for (int i = 0; i < static_cast<int>(n); ++i) {
            a.push_back(1);
            b.push_back(i < static_cast<int>(n * .8 + .5) ? 1 : 2);
        }
        const auto raw = rawAgreement(pairFrom(a, b), 0.95);
        expectFigure(raw[0], .8, 1e-12);
        expectInterval(raw[0], low, high, .0051);
    }
}

// R 4.2.2, cor.test (Kendall without exact and continuity), pt.
TEST(Published, TestsOfCorrelationsAsInR) {
    const PairScores pair = pairFrom({1, 2, 2, 3, 4, 4, 5, 5, 3, 1}, {2, 2, 1, 3, 5, 4, 4, 5, 2, 1}, {1, 2, 3, 4, 5});
    const Estimate tau = kendallTauB(pair), r = pearson(pair, .95), rho = spearman(pair);
    EXPECT_NEAR(*tau.statistic, 2.809757435, 1e-8);
    EXPECT_NEAR(*tau.p, .004957885081, 1e-10);
    EXPECT_NEAR(*r.statistic, 5.251139694, 1e-8);
    EXPECT_NEAR(*r.p, .000772764851, 1e-10);
    EXPECT_EQ(r.df, std::vector<double>{8});
    EXPECT_NEAR(*rho.statistic, 4.942777, 1e-5);
    EXPECT_NEAR(*rho.p, .001131106, 1e-8);
    EXPECT_FALSE(pearson(pairFrom({1, 2, 3}, {2, 3, 4}), .95).p) << "no test at 1";
}
