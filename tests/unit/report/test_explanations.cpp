// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/figures.h"
#include "report/explanations.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace attune;

TEST(Explanations, EveryFigureOfAPairHasItsPage) {
    for (const std::string& name : pairEstimateNames()) {
        const std::string words = explanationOf(name);
        EXPECT_GE(std::ranges::count(words, '.'), 2) << name << ": two sentences";
        EXPECT_EQ(words.find('\n'), std::string::npos) << name;
        EXPECT_LT(words.size(), 260u) << name;
    }
}

TEST(Explanations, EveryFigureOfAGroupHasItsPage) {
    for (const char* name : {"percent_agreement",
                             "fleiss_kappa",
                             "conger_kappa",
                             "gwet_ac",
                             "brennan_prediger",
                             "mean_pairwise_kappa",
                             "alpha_nominal",
                             "alpha_ordinal",
                             "alpha_interval",
                             "alpha_ratio",
                             "all_exact",
                             "all_within_1",
                             "kendall_w",
                             "icc_1",
                             "icc_1k",
                             "icc_c1",
                             "icc_ck",
                             "icc_a1",
                             "icc_ak",
                             "icc_a1_reml",
                             "icc_c1_reml",
                             "icc_1_reml",
                             "icc_1k_reml",
                             "sem_agreement_reml",
                             "sem_one_way",
                             "sdc_one_way_reml",
                             "sdc_consistency_reml",
                             "var_rater_reml",
                             "g_absolute_reml",
                             "sem_agreement",
                             "sem_consistency",
                             "sdc_agreement",
                             "sdc_consistency",
                             "var_target",
                             "var_rater",
                             "var_residual",
                             "g_relative",
                             "g_absolute"})
        EXPECT_FALSE(explanationOf(name).empty()) << name;
    EXPECT_TRUE(explanationOf("no_such_figure").empty());
}

TEST(Explanations, EveryDiagnosticHasItsPage) {
    for (const char* name :
         {"severity", "slope_on_reference", "sd_ratio", "proportional_bias", "categories_used", "entropy_difference",
          "extreme_share_difference", "drift_slope", "halo", "confidence_resolution", "raters_for_relative",
          "targets_for_icc_width", "rasch_severity", "rater_separation"}) {
        const std::string words = explanationOf(name);
        EXPECT_GE(std::ranges::count(words, '.'), 2) << name << ": two sentences";
        EXPECT_LT(words.size(), 330u) << name;
    }
}
