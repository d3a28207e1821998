// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/number_text.h"
#include "unit/report/sample_report.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>

namespace attune {
namespace {

TEST(NumberText, Coefficients) {
    EXPECT_EQ(numberText(0.82, NumberStyle::Coefficient), ".82");
    EXPECT_EQ(numberText(1, NumberStyle::Coefficient), "1.00");
    EXPECT_EQ(numberText(-0.1, NumberStyle::Coefficient), "−.10");
    EXPECT_EQ(numberText(0, NumberStyle::Coefficient), ".00");
    EXPECT_EQ(numberText(-0.004, NumberStyle::Coefficient), ".00");
    EXPECT_EQ(numberText(-1, NumberStyle::Coefficient), "−1.00");
    EXPECT_EQ(intervalText(-0.1, 0.884, NumberStyle::Coefficient), "[−.10, .88]");
}

TEST(NumberText, PointsAndShares) {
    EXPECT_EQ(numberText(0.375, NumberStyle::SignedPoints), "+0.38");
    EXPECT_EQ(numberText(-0.08, NumberStyle::SignedPoints), "−0.08");
    EXPECT_EQ(numberText(0.001, NumberStyle::SignedPoints), "0.00");
    EXPECT_EQ(intervalText(0, 0.5, NumberStyle::SignedPoints), "[0.00, +0.50]");
    EXPECT_EQ(numberText(0.38, NumberStyle::Points), ".38");
    EXPECT_EQ(numberText(1.2, NumberStyle::Points), "1.20");
    EXPECT_EQ(numberText(5.0 / 12, NumberStyle::Percent), "42\u00A0%");
    EXPECT_EQ(numberText(1, NumberStyle::Percent), "100\u00A0%");
    EXPECT_EQ(intervalText(0.58, 0.92, NumberStyle::Percent), "[58, 92]\u00A0%");
    EXPECT_EQ(scoreText(3.5), "3.5");
    EXPECT_EQ(scoreText(-1), "−1");
    EXPECT_EQ(scoreText(-0.0), "0");
    EXPECT_EQ(pValueText(0.0004), "p < .001");
    EXPECT_EQ(pValueText(0.03), "p = .030");
    EXPECT_EQ(pValueText(0.25), "p = .25");
}

TEST(NumberText, NothingFiniteIsWords) {
    for (const double value : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                               -std::numeric_limits<double>::infinity()}) {
        for (const auto style :
             {NumberStyle::Coefficient, NumberStyle::SignedPoints, NumberStyle::Points, NumberStyle::Percent})
            EXPECT_EQ(numberText(value, style), "not estimable");
        EXPECT_EQ(intervalText(0, value, NumberStyle::Coefficient), "not estimable");
        EXPECT_EQ(scoreText(value), "not estimable");
        EXPECT_EQ(pValueText(value), "not estimable");
    }
    EXPECT_EQ(numberText(1e300, NumberStyle::Coefficient).find("inf"), std::string::npos);
}

TEST(NumberText, EstimatesAndNames) {
    Estimate icc;
    icc.name = "icc_a1";
    icc.value = 0.82;
    EXPECT_EQ(estimateText(icc), ".82");
    icc.ci = Interval{.low = 0.61, .high = 0.93, .method = "f"};
    EXPECT_EQ(estimateText(icc), ".82 [.61, .93]");
    icc.value.reset();
    icc.undefined = "no_pairable";
    EXPECT_EQ(estimateText(icc), "not estimable: no clip was scored by both");
    EXPECT_EQ(estimateNameInWords("icc_a1"), "ICC(A,1)");
    EXPECT_EQ(estimateNameInWords("kappa", "quadratic"), "kappa, quadratic weights");
    EXPECT_EQ(estimateNameInWords("gwet_ac", "identity"), "Gwet's AC1");
    EXPECT_EQ(estimateNameInWords("gwet_ac", "quadratic"), "Gwet's AC2, quadratic weights");
    EXPECT_EQ(estimateNameInWords("brand_new"), "brand new");
    EXPECT_EQ(flagInWords("constant_rater"), "The rater gave every clip the same score");
    EXPECT_EQ(flagInWords("some_flag"), "some flag");
    EXPECT_EQ(intervalMethodInWords("unit-bootstrap-percentile"), "clip bootstrap, percentiles");
    EXPECT_EQ(missingKindInWords("not_codable"), "not codable");
    EXPECT_EQ(outcomeInWords(VerdictOutcome::NotEstimable), "not estimable");
}

TEST(NumberText, EveryNameOfTheCommandLineHasWords) {
    for (const char* name :
         {"no_scores", "no_pairable", "one_category", "no_variation", "zero_variance", "zero_target_variance",
          "n_too_small", "one_rater", "no_complete_targets", "negative_values", "not_numeric", "disconnected",
          "nothing_coded", "overlapping_codes", "off_grid"}) {
        std::string spaced = name;
        std::ranges::replace(spaced, '_', ' ');
        const std::string words = reasonInWords(name);
        EXPECT_NE(words, spaced) << name;
        EXPECT_EQ(words.find('_'), std::string::npos) << name;
    }
    for (const char* flag : {"constant_rater", "constant_reference", "restricted_range", "ceiling", "few_targets",
                             "few_clusters", "incomplete", "codability_disagreement", "perfect_consistency"})
        EXPECT_TRUE(flagInWords(flag).find(' ') != std::string::npos && flagInWords(flag)[0] < 'a') << flag;
}

TEST(NumberText, SampleSizes) {
    EXPECT_EQ(sampleSizeOf(0), SampleSize::None);
    EXPECT_EQ(sampleSizeOf(5), SampleSize::DifferencesOnly);
    EXPECT_EQ(sampleSizeOf(6), SampleSize::TooFewToCertify);
    EXPECT_EQ(sampleSizeOf(9), SampleSize::TooFewToCertify);
    EXPECT_EQ(sampleSizeOf(10), SampleSize::Wide);
    EXPECT_EQ(sampleSizeOf(29), SampleSize::Wide);
    EXPECT_EQ(sampleSizeOf(30), SampleSize::Usual);
    EXPECT_EQ(sampleSizeInWords(12), "With n = 12 the uncertainty is wide.");
    EXPECT_EQ(sampleSizeInWords(30), "");
    EXPECT_EQ(sampleSizeInWords(10, true), "With 10 clusters the uncertainty is wide.");
}

PairAgreement pairWithIcc(std::int64_t n) {
    PairAgreement pair;
    pair.n = n;
    Estimate icc;
    icc.name = "icc_a1";
    icc.value = 0.9;
    Estimate bias;
    bias.name = "bias";
    bias.value = 0.25;
    pair.estimates = {icc, bias};
    return pair;
}

TEST(CoefficientDisplay, FollowsSampleSizeAndRange) {
    EXPECT_EQ(coefficientDisplay(pairWithIcc(5), "icc_a1").state, CoefficientState::DifferencesOnly);
    EXPECT_EQ(coefficientDisplay(pairWithIcc(5), "bias").state, CoefficientState::Shown);
    EXPECT_EQ(coefficientDisplay(pairWithIcc(6), "icc_a1").state, CoefficientState::TooFewToCertify);
    EXPECT_EQ(coefficientDisplay(pairWithIcc(12), "icc_a1").state, CoefficientState::Shown);
    EXPECT_EQ(coefficientDisplay(pairWithIcc(12), "icc_c1").state, CoefficientState::Absent);
    auto narrow = pairWithIcc(12);
    narrow.flags = {"restricted_range"};
    EXPECT_EQ(coefficientDisplay(narrow, "icc_a1").state, CoefficientState::NarrowRange);
    narrow.flags = {"constant_reference", "restricted_range"};
    const auto constant = coefficientDisplay(narrow, "icc_a1");
    EXPECT_EQ(constant.state, CoefficientState::NotEstimable);
    EXPECT_EQ(constant.words, "the reference does not vary");
    auto undefined = pairWithIcc(12);
    undefined.estimates[0].value.reset();
    undefined.estimates[0].undefined = "zero_variance";
    EXPECT_EQ(coefficientDisplay(undefined, "icc_a1").words, "the scores of one side do not vary");
}

} // namespace
} // namespace attune
