// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_gamma.h"
#include "support/slow_timeline.h"

#include <gtest/gtest.h>

namespace attune::timeline {
namespace {

using List = std::vector<Segment>;

TEST(Gamma, DissimilarityIsThePapersFormula) {
    EXPECT_DOUBLE_EQ(dissimilarity({0, 10, 0}, {0, 10, 0}), 0);
    EXPECT_DOUBLE_EQ(dissimilarity({0, 10, 0}, {0, 10, 1}), 1);
    EXPECT_DOUBLE_EQ(dissimilarity({0, 10, 0}, {5, 15, 0}), 0.25);
    EXPECT_DOUBLE_EQ(dissimilarity({0, 4, 0}, {2, 8, 1}), 0.36 + 1);
}

TEST(Gamma, BestAlignmentIsTheCheapestOfAll) {
    std::mt19937_64 random(12);
    for (int round = 0; round < 3000; ++round) {
        List a, b;
        for (List* side : {&a, &b}) {
            for (int i = 0, n = static_cast<int>(random() % 8); i < n; ++i) {
                const auto begin = static_cast<std::int64_t>(random() % 40);
                side->push_back(
                    {begin, begin + 1 + static_cast<std::int64_t>(random() % 15), static_cast<int>(random() % 2)});
            }
            *side = sorted(*side);
        }
        if (a.empty() && b.empty())
            continue;
        // Everybody alone costs 1 each; a pair saves 2 less its dissimilarity.
        const double saved = slow::bestMatching(a.size(), b.size(), [&](std::size_t i, std::size_t j) {
            return std::max(0.0, 2 - dissimilarity(a[i], b[j]));
        });
        const double all = static_cast<double>(a.size() + b.size());
        ASSERT_NEAR(*alignmentDisorder(a, b), (all - saved) / (all / 2), 1e-9) << "round " << round;
        ASSERT_NEAR(*alignmentDisorder(b, a), *alignmentDisorder(a, b), 1e-9);
    }
}

TEST(Gamma, KnownEnds) {
    const List a{{0, 10, 0}, {30, 45, 1}, {60, 66, 0}};
    const GammaSettings settings{.length = 100, .unit = 1, .seed = 7};
    const auto same = gammaAgreement(a, a, settings);
    EXPECT_EQ(same.value, 1.0);
    EXPECT_GE(std::get<std::int64_t>(same.parameters[2].second), 30);
    EXPECT_EQ(gammaAgreement(List{}, List{}, settings).undefined, "nothing_coded");
    EXPECT_LT(*gammaAgreement(a, List{}, settings).value, 0.0) << "an empty coder is worse than chance";
    EXPECT_EQ(gammaAgreement(List{{5, 5, 0}}, List{{5, 5, 0}}, settings).value, 1.0) << "points";
}

TEST(Gamma, SeedDecidesEverythingAndPrecisionIsKept) {
    std::mt19937_64 random(13);
    const List a = slow::randomCoder(random, 10'000, 3, 40), b = slow::randomCoder(random, 10'000, 3, 40);
    GammaSettings settings{.length = 10'000, .unit = 10, .seed = 1};
    const auto first = gammaAgreement(a, b, settings), again = gammaAgreement(a, b, settings);
    EXPECT_EQ(first.value, again.value);
    settings.seed = 2;
    const auto other = gammaAgreement(a, b, settings);
    EXPECT_NE(first.value, other.value);
    EXPECT_NEAR(*first.value, *other.value, 0.1 * (1 - *first.value)) << "relative precision of 2 % or nearly";
}

TEST(Gamma, SearchThatWouldNotEndHasAReason) {
    const List crowd(1400, {0, 10, 0});
    EXPECT_EQ(gammaAgreement(crowd, crowd, {.length = 10, .seed = 1}).undefined, "too_many_segments");
    EXPECT_FALSE(alignmentDisorder(List(1500, {0, 10, 0}), List(1500, {0, 10, 0})));
    EXPECT_TRUE(alignmentDisorder(List(300, {0, 10, 0}), List(300, {0, 10, 0})));
}

TEST(Gamma, UnrelatedCodersScoreAboutZero) {
    std::mt19937_64 random(14);
    double sum = 0;
    constexpr int rounds = 40;
    for (int round = 0; round < rounds; ++round) {
        List sides[2];
        for (List& side : sides) {
            for (int k = 0; k < 40; ++k) {
                const auto begin = static_cast<std::int64_t>(k * 100 + random() % 80);
                side.push_back({begin, begin + 20, static_cast<int>(random() % 2)});
            }
        }
        const auto shift = static_cast<std::int64_t>(random() % 4000);
        for (Segment& s : sides[1])
            s = {(s.begin + shift) % 4000, (s.begin + shift) % 4000 + 20, s.code};
        sum += *gammaAgreement(sides[0], sorted(sides[1]), {.length = 4000, .seed = 1}).value;
    }
    EXPECT_NEAR(sum / rounds, 0, 0.05);
}

} // namespace
} // namespace attune::timeline
