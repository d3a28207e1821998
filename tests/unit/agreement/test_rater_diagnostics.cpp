// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/analyze.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace attune {
namespace {

struct Style {
    std::string rater;
    double shift = 0, slope = 1, drift = 0, impression = 0;
};

int onScale(double x) { return static_cast<int>(std::clamp(std::round(x), 1.0, 7.0)); }

// Raters of known habits over targets x three dimensions, each in an order of their own.
RatingTable simulated(const std::vector<Style>& styles, int targets, bool reference, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    const std::vector<std::string> dimensions{"sensitivity", "structuring", "warmth"};
    std::vector<std::vector<double>> truth(dimensions.size());
    for (auto& list : truth)
        for (int i = 0; i < targets; ++i)
            list.push_back(std::clamp(4 + 1.7 * normal(random), 1.0, 7.0));
    RatingTable table;
    const auto add = [&](int target, const std::string& rater, std::size_t d, int score, int order, int sure) {
        RatingRow row;
        row.target = "c" + std::to_string(100 + target);
        row.rater = rater;
        row.dimension = dimensions[d];
        row.score = std::to_string(score);
        row.role = rater == "R0" ? "reference" : "";
        row.order = order > 0 ? std::to_string(order) : "";
        row.confidence = sure > 0 ? std::to_string(sure) : "";
        table.add(row);
    };
    for (std::size_t d = 0; d < dimensions.size() && reference; ++d)
        for (int i = 0; i < targets; ++i)
            add(i, "R0", d, onScale(truth[d][static_cast<std::size_t>(i)]), 0, 0);
    for (const Style& s : styles) {
        std::vector<int> order(static_cast<std::size_t>(targets));
        for (int i = 0; i < targets; ++i)
            order[static_cast<std::size_t>(i)] = i;
        std::ranges::shuffle(order, random);
        for (int k = 0; k < targets; ++k) {
            const int i = order[static_cast<std::size_t>(k)];
            const double impression = s.impression * normal(random);
            for (std::size_t d = 0; d < dimensions.size(); ++d) {
                const double noise = 0.5 * normal(random), centred = truth[d][static_cast<std::size_t>(i)] - 4;
                add(i, s.rater, d,
                    onScale(4 + s.slope * centred + s.shift + s.drift * (k - targets / 2.0) + impression + noise),
                    k + 1,
                    std::abs(noise) < 0.25  ? 3
                    : std::abs(noise) < 0.6 ? 2
                                            : 1);
            }
        }
    }
    return table;
}

AgreementReport analyzed(const RatingTable& table, AgreementSettings settings = {}) {
    settings.diagnostics = true;
    settings.scale = "1:7";
    settings.bootstrap = 300;
    auto report = analyze(table, settings);
    EXPECT_TRUE(report.has_value()) << (report ? "" : report.error().text());
    return std::move(*report);
}

const RaterDiagnostics& of(const AgreementReport& report, const std::string& rater, const std::string& dimension) {
    for (const RaterDiagnostics& r : report.diagnostics->raters)
        if (r.rater == rater && r.dimension == dimension)
            return r;
    throw std::out_of_range(rater);
}

bool flagged(const std::vector<std::string>& flags, const char* flag) {
    return std::ranges::find(flags, flag) != flags.end();
}

const std::vector<Style> habits{
    {"lenient", 1}, {"central", 0, 0.4}, {"drifting", 0, 1, 0.05}, {"halo", 0, 0.8, 0, 1.5}};

TEST(RaterDiagnostics, EachHabitIsFoundWhereItIs) {
    const auto report = analyzed(simulated(habits, 60, true, 1));
    ASSERT_EQ(report.diagnostics->raters.size(), 12u);
    for (const char* dimension : {"sensitivity", "structuring", "warmth"}) {
        EXPECT_TRUE(flagged(of(report, "lenient", dimension).flags, "lenient"));
        EXPECT_TRUE(flagged(of(report, "central", dimension).flags, "central_tendency"));
        EXPECT_TRUE(flagged(of(report, "drifting", dimension).flags, "drift"));
        EXPECT_FALSE(flagged(of(report, "drifting", dimension).flags, "lenient"));
        const Estimate* slope = of(report, "drifting", dimension).find("drift_slope");
        EXPECT_NEAR(*slope->value, 0.05, 0.02);
    }
    ASSERT_EQ(report.diagnostics->halo.size(), 4u);
    for (const HaloDiagnostics& h : report.diagnostics->halo)
        // A drift runs through all dimensions too.
        EXPECT_TRUE(h.rater == "drifting" || flagged(h.flags, "halo") == (h.rater == "halo")) << h.rater;
}

TEST(RaterDiagnostics, WhoPlaysWithNumbersIsNamedAndWhoSeesLittleRangeIsNot) {
    RatingTable table;
    const auto add = [&](int target, const char* rater, int score) {
        RatingRow row;
        row.target = "c" + std::to_string(100 + target);
        row.rater = rater;
        row.dimension = "sensitivity";
        row.score = std::to_string(score);
        row.role = std::string(rater) == "R0" ? "reference" : "";
        table.add(row);
    };
    const int reference[] = {1, 7, 2, 6, 4, 3, 5, 1, 7, 4, 2, 6};
    for (int i = 0; i < 12; ++i) {
        add(i, "R0", reference[i]);
        add(i, "gaming", i % 2 ? 3 : 5);
        add(i, "sound", reference[i]);
        add(i, "careful",
            std::clamp(reference[i], 3, 5)); // keeps to the middle, but right where the reference lies there
    }
    const auto report = analyzed(table);
    EXPECT_TRUE(flagged(of(report, "gaming", "sensitivity").flags, "numbers_game"));
    EXPECT_FALSE(flagged(of(report, "sound", "sensitivity").flags, "numbers_game"));
    EXPECT_FALSE(flagged(of(report, "careful", "sensitivity").flags, "numbers_game"));
}

TEST(RaterDiagnostics, SeverityAgainstTheReferenceIsTheBiasOfThePair) {
    const auto report = analyzed(simulated(habits, 30, true, 2));
    for (const PairAgreement& p : report.pairs) {
        const Estimate* severity = of(report, p.a, p.dimension).find("severity");
        EXPECT_EQ(*severity->value, *p.find("bias")->value);
        EXPECT_EQ(severity->ci->low, p.find("bias")->ci->low);
    }
}

TEST(RaterDiagnostics, WithoutAReferenceRatersAreComparedAmongThemselves) {
    const auto report = analyzed(simulated(habits, 40, false, 3));
    double sum = 0;
    for (const Style& s : habits) {
        const RaterDiagnostics& r = of(report, s.rater, "warmth");
        EXPECT_EQ(r.against, "raters");
        EXPECT_TRUE(r.usedByReference.empty());
        EXPECT_EQ(r.find("sd_ratio"), nullptr);
        ASSERT_TRUE(r.chart.has_value());
        EXPECT_EQ(r.chart->points.size(), r.chartTargets.size());
        sum += *r.find("severity")->value;
    }
    EXPECT_NEAR(sum, 0, 1e-9);
    EXPECT_TRUE(flagged(of(report, "lenient", "warmth").flags, "lenient"));
    EXPECT_TRUE(flagged(of(report, "drifting", "warmth").flags, "drift"));
    EXPECT_TRUE(report.diagnostics->halo.empty());
}

TEST(RaterDiagnostics, ChartFollowsTheOrderAndNotTheInput) {
    RatingTable table;
    const int order[] = {10, 9, 2, 1}; // as numbers: 1, 2, 9, 10
    for (int i = 0; i < 4; ++i)
        for (const char* rater : {"A", "R0"}) {
            RatingRow row;
            row.target = "c" + std::to_string(i);
            row.rater = rater;
            row.dimension = "x";
            row.role = rater == std::string("R0") ? "reference" : "";
            row.score = std::to_string(rater == std::string("R0") ? 1 : 1 + i);
            row.order = std::to_string(order[i]);
            table.add(row);
        }
    const auto report = analyzed(table);
    const RaterDiagnostics& r = of(report, "A", "x");
    EXPECT_EQ(r.chartTargets, (std::vector<std::string>{"c3", "c2", "c1", "c0"}));
    EXPECT_DOUBLE_EQ(*r.find("drift_slope")->value, -1);
}

TEST(RaterDiagnostics, ConfidenceGoesWithBeingRight) {
    const auto report = analyzed(simulated({{"A"}}, 120, true, 4));
    const RaterDiagnostics& r = of(report, "A", "sensitivity");
    ASSERT_EQ(r.confidence.size(), 3u);
    EXPECT_EQ(r.confidence[0].level, "1");
    EXPECT_GT(*r.confidence[2].estimates[0].value, *r.confidence[0].estimates[0].value);
    EXPECT_GT(*r.find("confidence_resolution")->value, 0.6);
    std::int64_t n = 0;
    for (const ConfidenceLevel& level : r.confidence)
        n += level.n;
    EXPECT_EQ(n, r.n);
}

TEST(RaterDiagnostics, DesignStudiesSayWhatMoreRatersReach) {
    const auto report = analyzed(simulated(habits, 40, true, 5));
    const auto& studies = report.diagnostics->generalizability;
    ASSERT_EQ(studies.size(), 4u); // one a dimension and one over all
    for (const GroupAgreement& g : report.group) {
        const auto study = std::ranges::find(studies, g.dimension, &GeneralizabilityStudy::dimension);
        ASSERT_NE(study, studies.end());
        const auto figure = [&](const char* name) {
            return *std::ranges::find(g.estimates, std::string(name), &Estimate::name)->value;
        };
        EXPECT_NEAR(*study->decisions[0].relative, figure("icc_c1"), 1e-12);
        EXPECT_NEAR(*study->decisions[0].absolute, figure("icc_a1"), 1e-12);
        EXPECT_NEAR(*study->decisions[3].relative, figure("icc_ck"), 1e-12); // four raters
        EXPECT_NEAR(*study->decisions[3].absolute, figure("icc_ak"), 1e-12);
    }
    EXPECT_EQ(studies.back().dimensions, 3);
}

TEST(RaterDiagnostics, RaschSeverityOrdersTheRatersOrSaysWhyNot) {
    const auto report = analyzed(simulated({{"mild", 0.7}, {"plain"}, {"hard", -0.7}}, 60, true, 6));
    for (const RaschStudy& study : report.diagnostics->rasch) {
        ASSERT_EQ(study.undefined, "");
        ASSERT_EQ(study.raters.size(), 3u); // by name: hard, mild, plain
        EXPECT_GT(*study.raters[0].severity.value, *study.raters[2].severity.value);
        EXPECT_GT(*study.raters[2].severity.value, *study.raters[1].severity.value);
    }
    const auto few = analyzed(simulated({{"mild", 0.7}, {"plain"}}, 20, true, 6));
    EXPECT_EQ(few.diagnostics->rasch[0].undefined, "few_ratings");
    EXPECT_EQ(few.diagnostics->rasch[0].raters[0].severity.undefined, "few_ratings");
    EXPECT_GT(*few.diagnostics->rasch[0].raters[0].signedDifference.value, 0.2); // what is given instead
}

TEST(RaterDiagnostics, TheOrderOfTheRowsPlaysNoPart) {
    const RatingTable table = simulated(habits, 20, true, 7);
    RatingTable turned = table;
    std::ranges::reverse(turned.cells);
    const auto a = analyzed(table), b = analyzed(turned);
    for (const RaterDiagnostics& r : a.diagnostics->raters) {
        const RaterDiagnostics& other = of(b, r.rater, r.dimension);
        EXPECT_EQ(r.flags, other.flags);
        for (std::size_t i = 0; i < r.estimates.size(); ++i) {
            EXPECT_EQ(r.estimates[i].value, other.estimates[i].value) << r.estimates[i].name;
            EXPECT_EQ(r.estimates[i].ci.has_value(), other.estimates[i].ci.has_value());
        }
    }
}

TEST(RaterDiagnostics, AnythingMayBeMissing) {
    std::mt19937_64 random(9);
    for (int round = 0; round < 200; ++round) {
        RatingTable table;
        const int targets = 1 + static_cast<int>(random() % 5), raters = 1 + static_cast<int>(random() % 4);
        for (int i = 0; i < targets; ++i)
            for (int j = 0; j < raters; ++j)
                for (int d = 0; d < 2; ++d) {
                    if (random() % 3 == 0)
                        continue;
                    RatingRow row;
                    row.target = std::to_string(i);
                    row.rater = std::to_string(j);
                    row.dimension = std::to_string(d);
                    row.role = j == 0 && round % 2 == 0 ? "reference" : "";
                    row.score = random() % 4 == 0 ? "" : std::to_string(1 + random() % 3);
                    row.order = random() % 2 == 0 ? "" : std::to_string(random() % 9);
                    row.confidence = random() % 2 == 0 ? "" : "sure";
                    table.add(row);
                }
        if (table.size() == 0)
            continue;
        const auto report = analyzed(table);
        const auto check = [](const std::vector<Estimate>& list) {
            for (const Estimate& e : list) {
                EXPECT_EQ(e.value.has_value(), e.undefined.empty()) << e.name;
                EXPECT_TRUE(!e.value || std::isfinite(*e.value)) << e.name;
            }
        };
        for (const RaterDiagnostics& r : report.diagnostics->raters)
            check(r.estimates);
        for (const HaloDiagnostics& h : report.diagnostics->halo)
            check(h.estimates);
        for (const GeneralizabilityStudy& g : report.diagnostics->generalizability)
            check(g.estimates);
        for (const RaschStudy& r : report.diagnostics->rasch)
            check(r.estimates);
    }
}

} // namespace
} // namespace attune
