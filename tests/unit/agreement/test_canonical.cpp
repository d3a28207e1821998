// SPDX-License-Identifier: GPL-3.0-or-later
// The published data sets as files, read and analysed as the command line does.
#include "agreement/analyze.h"
#include "exchange/ratings_csv.h"
#include "support/places.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <stdexcept>

using namespace attune;

namespace {

const std::filesystem::path folder = test::sourceFolder() / "tests/data/published";

AgreementReport reportOf(const std::string& file) {
    const auto table = readRatingsFiles({folder / file}, {});
    if (!table)
        throw std::runtime_error(table.error().text());
    AgreementSettings settings;
    settings.bootstrap = 0;
    const auto report = analyze(*table, settings);
    if (!report)
        throw std::runtime_error(report.error().text());
    return *report;
}

double figure(const std::vector<Estimate>& estimates, const std::string& name, const std::string& weights = {}) {
    for (const Estimate& e : estimates)
        if (e.name == name && e.weights == weights)
            return e.value.value();
    throw std::runtime_error("no estimate " + name);
}

} // namespace

TEST(Canonical, ShroutFleiss1979) {
    const auto e = reportOf("c01_shrout_fleiss_1979.csv").group.at(0).estimates;
    EXPECT_NEAR(figure(e, "icc_1"), .17, .005);
    EXPECT_NEAR(figure(e, "icc_a1"), .29, .005);
    EXPECT_NEAR(figure(e, "icc_c1"), .71, .005);
    EXPECT_NEAR(figure(e, "icc_1k"), .44, .005);
    EXPECT_NEAR(figure(e, "icc_ak"), .62, .005);
    EXPECT_NEAR(figure(e, "icc_ck"), .91, .005);
    EXPECT_NEAR(figure(e, "icc_a1_reml"), figure(e, "icc_a1"), 1e-12);
}

TEST(Canonical, KrippendorffAndGwet) {
    const auto e = reportOf("c02_krippendorff_4obs.csv").group.at(0).estimates;
    EXPECT_NEAR(figure(e, "alpha_nominal"), .743, 5e-4);
    EXPECT_NEAR(figure(e, "alpha_ordinal"), .815, 5e-4);
    EXPECT_NEAR(figure(e, "alpha_interval"), .849, 5e-4);
    EXPECT_NEAR(figure(e, "alpha_ratio"), .797, 5e-4);
    EXPECT_NEAR(figure(e, "gwet_ac", "identity"), .77544, 5e-6);
    EXPECT_NEAR(figure(e, "fleiss_kappa", "identity"), .76117, 5e-6);
    EXPECT_NEAR(figure(e, "conger_kappa", "identity"), .76207, 5e-6);
    EXPECT_NEAR(figure(e, "brennan_prediger", "identity"), .77273, 5e-6);
    EXPECT_NEAR(figure(e, "percent_agreement", "identity"), .81818, 5e-6);
    const auto three = reportOf("c03_krippendorff_3obs.csv").group.at(0).estimates;
    EXPECT_NEAR(figure(three, "alpha_nominal"), .691, 5e-4);
    EXPECT_NEAR(figure(three, "alpha_interval"), .811, 5e-4);
    EXPECT_NEAR(figure(reportOf("c04_krippendorff_binary.csv").group.at(0).estimates, "alpha_nominal"), .095, 5e-4);
    EXPECT_NEAR(figure(reportOf("c05_krippendorff_nominal.csv").group.at(0).estimates, "alpha_nominal"), .692, 5e-4);
}

TEST(Canonical, Fleiss1971AndFourteenRaters) {
    const auto fleiss = reportOf("c06_fleiss_1971.csv").group.at(0).estimates;
    EXPECT_NEAR(figure(fleiss, "fleiss_kappa", "identity"), .430, 5e-4);
    EXPECT_NEAR(figure(fleiss, "percent_agreement", "identity"), .5556, 5e-5);
    const auto fourteen = reportOf("c07_fleiss_14raters.csv").group.at(0).estimates;
    EXPECT_NEAR(figure(fourteen, "fleiss_kappa", "identity"), .210, 5e-4);
    EXPECT_NEAR(figure(fourteen, "percent_agreement", "identity"), .378, 5e-4);
}

TEST(Canonical, PairsOfRaters) {
    EXPECT_NEAR(figure(reportOf("c08_fce_1969.csv").pairs.at(0).estimates, "kappa", "identity"), .429, 5e-4);
    const auto flow = reportOf("c09_bland_altman_1986.csv").pairs.at(0).estimates; // large minus mini
    EXPECT_NEAR(figure(flow, "bias"), -2.1, .05);
    EXPECT_NEAR(figure(flow, "sd_difference"), 38.8, .05);
    const auto skewed = reportOf("c12_feinstein_118.csv").pairs.at(0).estimates;
    EXPECT_NEAR(figure(skewed, "kappa", "identity"), -.0234, 5e-5);
    EXPECT_NEAR(figure(skewed, "gwet_ac", "identity"), .9408, 5e-5);
    EXPECT_NEAR(figure(reportOf("c13_feinstein_cicchetti_a.csv").pairs.at(0).estimates, "kappa", "identity"), .7, .005);
    EXPECT_NEAR(figure(reportOf("c14_feinstein_cicchetti_b.csv").pairs.at(0).estimates, "kappa", "identity"), .32,
                .005);
}

TEST(Canonical, WineAndSiegel) {
    const auto wine = reportOf("c10_wine_8x4.csv").group.at(0).estimates;
    EXPECT_NEAR(figure(wine, "icc_1"), .728, 5e-4);
    EXPECT_NEAR(figure(wine, "icc_ck"), .915, 5e-4);
    EXPECT_NEAR(figure(reportOf("c11_siegel_kendall.csv").group.at(0).estimates, "kendall_w"), .16, .005);
}
