// SPDX-License-Identifier: GPL-3.0-or-later
// What is undefined says why, and is never 0, 1 or NaN in disguise; what is arithmetically defined is given.
#include "stats/alpha.h"
#include "stats/distributions.h"
#include "stats/group_bootstrap.h"
#include "stats/gwet.h"
#include "stats/icc.h"
#include "stats/kappa.h"
#include "stats/pair_bootstrap.h"
#include "stats/rank.h"
#include "stats/raw_agreement.h"
#include "support/tables.h"

#include <array>
#include <gtest/gtest.h>

using namespace attune;
using namespace attune::stats;

namespace {

constexpr std::array allMetrics{AlphaMetric::Nominal, AlphaMetric::Ordinal, AlphaMetric::Interval, AlphaMetric::Ratio};
constexpr std::array allForms{IccForm::One, IccForm::OneK, IccForm::C1, IccForm::CK, IccForm::A1, IccForm::AK};

Estimate icc(IccForm form, const std::vector<std::vector<double>>& rows) {
    return iccEstimate(form, AnovaTable(tableFrom(rows)).anova(), .95);
}

void expectUndefined(const Estimate& e, const std::string& reason) {
    EXPECT_FALSE(e.value) << e.name << " " << e.weights;
    EXPECT_EQ(e.undefined, reason) << e.name << " " << e.weights;
    EXPECT_FALSE(e.ci);
    EXPECT_TRUE(e.intervals.empty());
}

} // namespace

TEST(Degenerate, IccOfEqualScores) {
    for (const IccForm form : allForms)
        expectUndefined(icc(form, {{3, 3}, {3, 3}, {3, 3}}), "no_variation");
}

TEST(Degenerate, IccWhenOnlyRatersDiffer) {
    const std::vector<std::vector<double>> rows = {{3, 5}, {3, 5}, {3, 5}};
    EXPECT_EQ(icc(IccForm::A1, rows).value, 0);
    expectUndefined(icc(IccForm::C1, rows), "zero_target_variance");
    expectUndefined(icc(IccForm::CK, rows), "zero_target_variance");
    expectUndefined(icc(IccForm::OneK, rows), "zero_target_variance");
}

TEST(Degenerate, IccWithoutEnoughTargetsOrRaters) {
    for (const IccForm form : allForms) {
        expectUndefined(icc(form, {{3, 5}}), "n_too_small");
        expectUndefined(icc(form, {{3}, {4}}), "one_rater");
    }
}

TEST(Degenerate, IccOfPerfectAgreementAndOfAPureShift) {
    const std::vector<std::vector<double>> same = {{1, 1}, {4, 4}, {6, 6}}, shift = {{1, 2}, {4, 5}, {6, 7}};
    for (const IccForm form : allForms) {
        const Estimate e = icc(form, same);
        EXPECT_EQ(e.value, 1) << e.name;
        ASSERT_TRUE(e.ci) << e.name;
        EXPECT_EQ(e.ci->low, 1);
        EXPECT_EQ(e.ci->high, 1);
        EXPECT_FALSE(e.statistic) << "F would be infinite";
    }
    EXPECT_EQ(icc(IccForm::C1, shift).value, 1);
    EXPECT_LT(*icc(IccForm::A1, shift).value, 1);
    EXPECT_FALSE(icc(IccForm::A1, shift).ci) << "no residual, no F interval";
}

TEST(Degenerate, IccTwoByTwoWithoutTargetVariance) {
    expectUndefined(icc(IccForm::AK, {{0, 2}, {1, 1}}), "zero_target_variance");
    expectUndefined(icc(IccForm::A1, {{1, 2}, {2, 1}}), "zero_target_variance");
}

TEST(Degenerate, NegativeIccIsNotClipped) { EXPECT_NEAR(*icc(IccForm::C1, {{1, 3}, {2, 2}, {3, 1}}).value, -1, 1e-12); }

TEST(Degenerate, AlphaReasons) {
    for (const Estimate& e : alphas(tableFrom({{3, 3}, {3, 3}}), allMetrics))
        expectUndefined(e, "no_variation");
    for (const Estimate& e : alphas(tableFrom({{3, gap}, {gap, 4}}), allMetrics))
        expectUndefined(e, "no_pairable");
    for (const Estimate& e : alphas(tableFrom({{3}, {4}}), allMetrics))
        expectUndefined(e, "one_rater");
    for (const Estimate& e : alphas(tableFrom({{gap, gap}}), allMetrics))
        expectUndefined(e, "no_scores");
    expectUndefined(alphas(tableFrom({{-1, 1}, {2, 2}}), allMetrics)[3], "negative_values");
    for (const Estimate& e : alphas(tableFrom({{3, 4}, {5, gap}}), allMetrics))
        EXPECT_NEAR(*e.value, 0, 1e-15) << "a single pairable target";
    for (const Estimate& e : alphas(tableFrom({{3, 3}, {5, 5}, {1, 1}}), allMetrics))
        EXPECT_NEAR(*e.value, 1, 1e-15);
    ScoreTable words = tableFrom({{0, 1}, {1, 1}});
    words.numeric = false;
    expectUndefined(alphas(words, allMetrics)[2], "not_numeric");
}

TEST(Degenerate, ResamplesWithoutVariationAreCounted) {
    constexpr std::array metric{AlphaMetric::Nominal};
    const ScoreTable table = tableFrom({{1, 1}, {1, 1}, {2, 2}});
    auto figures = alphas(table, metric);
    addGroupBootstrap(figures, table, *resamplesOf({500, 1, .95}, 3, {}));
    const Estimate& e = figures[0];
    ASSERT_FALSE(e.intervals.empty());
    EXPECT_EQ(e.intervals[0].resamples, 500);
    // (2/3)^3 + (1/3)^3 = 1/3 of the resamples hold one value only.
    EXPECT_NEAR(static_cast<double>(*e.intervals[0].undefinedResamples), 500 / 3.0, 45);
}

TEST(Degenerate, KappaReasons) {
    expectUndefined(cohenKappa(pairFrom({}, {}), Weights::Identity, .95), "no_pairable");
    expectUndefined(cohenKappa(pairFrom({4, 4}, {4, 4}), Weights::Quadratic, .95), "one_category");
    expectUndefined(kappaMax(pairFrom({4, 4}, {4, 4})), "one_category");
    const Estimate constant = cohenKappa(pairFrom({6, 6, 6, 6}, {6, 4, 5, 6}), Weights::Linear, .95);
    EXPECT_EQ(constant.value, 0) << "a constant rater";
    EXPECT_EQ(constant.se, 0);
    const Estimate one = cohenKappa(pairFrom({1}, {2}), Weights::Identity, .95);
    EXPECT_EQ(one.value, 0);
    EXPECT_FALSE(one.se);
    expectUndefined(observerAccuracy(pairFromCounts({{0, 5}, {5, 0}})), "negative_values");
}

TEST(Degenerate, AConstantRaterLeavesKappaNoSpread) {
    // Found by squares that left 1e-15 after subtraction: an interval of +-6e-8 round 0.
    const auto pair = pairFrom({1, 2, 3, 4, 3, 2}, {3, 3, 3, 3, 3, 3});
    for (const Weights w : {Weights::Identity, Weights::Linear, Weights::Quadratic}) {
        const Estimate e = cohenKappa(pair, w, .95);
        EXPECT_EQ(e.value, 0.0) << nameOf(w);
        EXPECT_EQ(e.se, 0.0) << nameOf(w);
        EXPECT_FALSE(e.statistic) << nameOf(w);
    }
}

TEST(Degenerate, GwetFamilyReasons) {
    for (const Estimate& e : gwetFamily(tableFrom({{2}, {3}}), Weights::Identity, .95))
        expectUndefined(e, "one_rater");
    for (const Estimate& e : gwetFamily(tableFrom({{2, gap}, {gap, 3}}), Weights::Linear, .95))
        expectUndefined(e, "no_pairable");
    for (const Estimate& e : gwetFamily(tableFrom({{gap, gap}}), Weights::Linear, .95))
        expectUndefined(e, "no_scores");
    const auto observed = gwetFamily(tableFrom({{2, 2}, {2, 2}}), Weights::Identity, .95);
    EXPECT_EQ(observed[0].value, 1);
    for (const std::size_t i : {1u, 2u, 3u, 4u})
        expectUndefined(observed[i], "one_category");
    const auto declared = gwetFamily(tableFrom({{2, 2}, {2, 2}}, {1, 2, 3}), Weights::Identity, .95);
    EXPECT_EQ(declared[3].value, 1) << "AC1 of a declared set is defined";
    expectUndefined(declared[1], "one_category");
    EXPECT_FALSE(gwetFamily(tableFrom({{2, 3}}), Weights::Identity, .95)[0].se) << "one target has no variance";
}

TEST(Degenerate, PairFigures) {
    const auto none = differences(pairFrom({}, {}), .95);
    for (const Estimate& e : none)
        expectUndefined(e, "no_pairable");
    const auto one = differences(pairFrom({4}, {3}), .95);
    EXPECT_EQ(one[1].value, 1);
    EXPECT_FALSE(one[1].ci);
    expectUndefined(one[2], "n_too_small");
    expectUndefined(one[3], "n_too_small");
    expectUndefined(pearson(pairFrom({4, 4, 4}, {3, 4, 5}), .95), "zero_variance");
    expectUndefined(spearman(pairFrom({4, 4, 4}, {3, 4, 5})), "zero_variance");
    expectUndefined(kendallTauB(pairFrom({4}, {3})), "n_too_small");
    EXPECT_EQ(concordance(pairFrom({4, 4, 4}, {3, 4, 5}), .95).value, 0);
    expectUndefined(concordance(pairFrom({4, 4}, {4, 4}), .95), "no_variation");
    EXPECT_EQ(concordance(pairFrom({4, 4}, {5, 5}), .95).value, 0);
}

TEST(Degenerate, KendallW) {
    expectUndefined(kendallW(tableFrom({{3, 3}, {3, 3}})), "no_variation");
    expectUndefined(kendallW(tableFrom({{3, gap}, {gap, 3}})), "no_complete_targets");
    expectUndefined(kendallW(tableFrom({{3, 4}})), "n_too_small");
}

TEST(Degenerate, BaselineTakesTheBestCategory) {
    // 3 and 5 lie within one of 4, which nobody wrote: only a declared set offers it.
    EXPECT_EQ(bestConstantWithinOne(pairFrom({3, 3, 3, 3}, {3, 5, 3, 5})), 2);
    EXPECT_EQ(bestConstantWithinOne(pairFrom({3, 3, 3, 3}, {3, 5, 3, 5}, {1, 2, 3, 4, 5})), 4);
    EXPECT_EQ(bestConstantExact(pairFrom({3, 3, 3}, {5, 5, 3})), 2);
    EXPECT_TRUE(withinOne(5.5, 4.5));
    EXPECT_TRUE(withinOne(1.3, 0.3)) << "steps that are not exact in binary";
    EXPECT_FALSE(withinOne(5.5, 4));
}

TEST(Degenerate, NothingIsEverInfinite) {
    std::mt19937_64 random(123);
    for (int trial = 0; trial < 400; ++trial) {
        auto rows = randomRows(random, 2);
        if (trial % 4 == 0)
            for (auto& row : rows)
                for (double& v : row)
                    v = std::isnan(v) ? v : v * 1e13 - 4e13;
        const ScoreTable table = tableFrom(rows);
        std::vector<Estimate> all = alphas(table, allMetrics);
        for (const Weights w : {Weights::Identity, Weights::Quadratic, Weights::Ordinal})
            for (Estimate& e : gwetFamily(table, w, .95))
                all.push_back(std::move(e));
        all.push_back(kendallW(table));
        const ScoreTable complete = selectTargets(table, completeTargets(table));
        const Anova anova = AnovaTable(complete).anova();
        for (const IccForm form : allForms)
            all.push_back(iccEstimate(form, anova, .95));
        if (!rows.empty()) {
            const PairScores pair = pairOf(table, 0, 1);
            for (auto part : {rawAgreement(pair, .95), differences(pair, .95)})
                std::ranges::move(part, std::back_inserter(all));
            all.push_back(cohenKappa(pair, Weights::Linear, .95));
            all.push_back(concordance(pair, .95));
            all.push_back(pearson(pair, .95));
            const ResampledPair resampled{0, 1, all};
            if (const auto resamples = resamplesOf({50, 1, .95}, table.targets, {}))
                addPairBootstrap(std::span(&resampled, 1), table, *resamples, PairDetail::All);
        }
        if (const auto resamples = resamplesOf({50, 1, .95}, table.targets, {}))
            addGroupBootstrap(all, table, *resamples);
        for (const Estimate& e : all) {
            EXPECT_NE(e.value.has_value(), !e.undefined.empty()) << e.name;
            EXPECT_TRUE(std::isfinite(e.value.value_or(0))) << e.name;
            EXPECT_TRUE(std::isfinite(e.se.value_or(0))) << e.name;
            EXPECT_TRUE(std::isfinite(e.p.value_or(0))) << e.name;
            EXPECT_TRUE(std::isfinite(e.statistic.value_or(0))) << e.name;
            for (const Interval& i : e.intervals) {
                EXPECT_TRUE(std::isfinite(i.low) && std::isfinite(i.high)) << e.name;
                EXPECT_LE(i.low, i.high) << e.name;
            }
        }
    }
}

TEST(Distributions, KnownQuantilesAndTails) {
    EXPECT_NEAR(normalQuantile(.975), 1.959963984540054, 1e-12);
    EXPECT_NEAR(studentQuantile(.975, 11), 2.200985160082949, 1e-10);
    EXPECT_NEAR(fisherQuantile(.975, 5, 15), 3.576415, 1e-6);
    EXPECT_NEAR(chiSquareQuantile(.95, 3), 7.814727903251179, 1e-9);
    EXPECT_NEAR(normalTwoSided(1.959963984540054), .05, 1e-12);
    EXPECT_NEAR(studentTwoSided(2.200985160082949, 11), .05, 1e-10);
    EXPECT_NEAR(chiSquareUpper(7.814727903251179, 3), .05, 1e-10);
    EXPECT_TRUE(std::isnan(fisherQuantile(.975, 5, 0)));
    EXPECT_TRUE(std::isnan(studentQuantile(1, 5)));
}
