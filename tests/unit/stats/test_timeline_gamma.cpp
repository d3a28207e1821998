// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_gamma.h"
#include "support/slow_timeline.h"

#include <bit>
#include <functional>
#include <gtest/gtest.h>
#include <map>

namespace attune::timeline {
namespace {

using List = std::vector<Segment>;
using Lists = std::vector<List>;

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
        ASSERT_NEAR(*alignmentDisorder(Lists{a, b}), (all - saved) / (all / 2), 1e-9) << "round " << round;
        ASSERT_NEAR(*alignmentDisorder(Lists{b, a}), *alignmentDisorder(Lists{a, b}), 1e-9);
    }
}

// Every alignment of three coders or more tried: the first segment left over is put with every choice of the others'.
double slowTotal(const Lists& coders, std::vector<std::uint32_t> left,
                 std::map<std::vector<std::uint32_t>, double>& memo) {
    if (const auto it = memo.find(left); it != memo.end())
        return it->second;
    std::size_t k = 0;
    while (k < left.size() && left[k] == 0)
        ++k;
    if (k == left.size())
        return 0;
    const auto n = static_cast<double>(coders.size());
    const auto own = static_cast<std::size_t>(std::countr_zero(left[k]));
    double best = 1e9;
    std::vector<int> unit(coders.size(), -1);
    unit[k] = static_cast<int>(own);
    const std::function<void(std::size_t)> choose = [&](std::size_t h) {
        if (h < coders.size()) {
            choose(h + 1);
            for (std::size_t j = 0; h > k && j < coders[h].size(); ++j)
                if (left[h] >> j & 1) {
                    unit[h] = static_cast<int>(j);
                    choose(h + 1);
                    unit[h] = -1;
                }
            return;
        }
        auto rest = left;
        double sum = 0;
        for (std::size_t x = 0; x < unit.size(); ++x) {
            if (unit[x] >= 0)
                rest[x] &= ~(1u << unit[x]);
            for (std::size_t y = x + 1; y < unit.size(); ++y)
                sum += unit[x] < 0 || unit[y] < 0 ? 1
                                                  : dissimilarity(coders[x][static_cast<std::size_t>(unit[x])],
                                                                  coders[y][static_cast<std::size_t>(unit[y])]);
        }
        best = std::min(best, sum / (n * (n - 1) / 2) + slowTotal(coders, rest, memo));
    };
    choose(0);
    return memo[left] = best;
}

TEST(Gamma, AlignmentOfSeveralCodersIsTheBestInNearlyEveryCase) {
    std::mt19937_64 random(21);
    int exact = 0, rounds = 0;
    double worst = 0;
    for (int round = 0; round < 400; ++round) {
        Lists coders(3 + random() % 2);
        std::vector<std::uint32_t> all;
        double segments = 0;
        for (List& side : coders) {
            for (int i = 0, n = static_cast<int>(random() % 4); i < n; ++i) {
                const auto begin = static_cast<std::int64_t>(random() % 40);
                side.push_back(
                    {begin, begin + 1 + static_cast<std::int64_t>(random() % 15), static_cast<int>(random() % 2)});
            }
            side = sorted(side);
            all.push_back((1u << side.size()) - 1);
            segments += static_cast<double>(side.size());
        }
        if (segments == 0)
            continue;
        std::map<std::vector<std::uint32_t>, double> memo;
        const double slow = slowTotal(coders, all, memo) / (segments / static_cast<double>(coders.size()));
        const double found = *alignmentDisorder(coders);
        ASSERT_GE(found, slow - 1e-9) << "round " << round;
        exact += found <= slow + 1e-9;
        worst = std::max(worst, found / slow - 1);
        ++rounds;
    }
    EXPECT_GE(exact, rounds * 98 / 100) << exact << " of " << rounds;
    EXPECT_LE(worst, 0.1);
    RecordProperty("exact", exact);
    RecordProperty("worstExcess", std::to_string(worst));
}

TEST(Gamma, OfThreeCoders) {
    const List a{{0, 10, 0}, {30, 45, 1}, {60, 66, 0}};
    const GammaSettings settings{.length = 100, .unit = 1, .seed = 7};
    const auto same = gammaAgreement(Lists(4, a), settings);
    EXPECT_EQ(same.value, 1.0);
    EXPECT_EQ(std::get<std::string>(same.parameters[5].second), "exact");
    // Two agree, the third is empty: each unit costs (0 + 1 + 1) / 3, three units over a mean of two segments.
    EXPECT_NEAR(*alignmentDisorder(Lists{a, a, {}}), 1, 1e-12);
    List shifted = a;
    for (Segment& s : shifted)
        s.end += 2;
    const auto near = gammaAgreement(Lists{a, a, shifted}, settings),
               again = gammaAgreement(Lists{a, a, shifted}, settings);
    EXPECT_EQ(near.value, again.value);
    EXPECT_GT(*near.value, 0.8);
    EXPECT_LT(*near.value, 1);
    EXPECT_EQ(gammaAgreement(Lists(3), settings).undefined, "nothing_coded");
}

TEST(Gamma, KnownEnds) {
    const List a{{0, 10, 0}, {30, 45, 1}, {60, 66, 0}};
    const GammaSettings settings{.length = 100, .unit = 1, .seed = 7};
    const auto same = gammaAgreement(Lists{a, a}, settings);
    EXPECT_EQ(same.value, 1.0);
    EXPECT_GE(std::get<std::int64_t>(same.parameters[2].second), 30);
    EXPECT_EQ(gammaAgreement(Lists(2), settings).undefined, "nothing_coded");
    EXPECT_LT(*gammaAgreement(Lists{a, {}}, settings).value, 0.0) << "an empty coder is worse than chance";
    EXPECT_EQ(gammaAgreement(Lists(2, List{{5, 5, 0}}), settings).value, 1.0) << "points";
}

TEST(Gamma, SeedDecidesEverythingAndPrecisionIsKept) {
    std::mt19937_64 random(13);
    const List a = slow::randomCoder(random, 10'000, 3, 40), b = slow::randomCoder(random, 10'000, 3, 40);
    GammaSettings settings{.length = 10'000, .unit = 10, .seed = 1};
    const auto first = gammaAgreement(Lists{a, b}, settings), again = gammaAgreement(Lists{a, b}, settings);
    EXPECT_EQ(first.value, again.value);
    settings.seed = 2;
    const auto other = gammaAgreement(Lists{a, b}, settings);
    EXPECT_NE(first.value, other.value);
    EXPECT_NEAR(*first.value, *other.value, 0.1 * (1 - *first.value)) << "relative precision of 2 % or nearly";
}

TEST(Gamma, SearchThatWouldNotEndHasAReason) {
    const List crowd(1400, {0, 10, 0});
    EXPECT_EQ(gammaAgreement(Lists{crowd, crowd}, {.length = 10, .seed = 1}).undefined, "too_many_segments");
    EXPECT_FALSE(alignmentDisorder(Lists(2, List(1500, {0, 10, 0}))));
    EXPECT_TRUE(alignmentDisorder(Lists(2, List(300, {0, 10, 0}))));
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
        sum += *gammaAgreement(Lists{sides[0], sorted(sides[1])}, {.length = 4000, .seed = 1}).value;
    }
    EXPECT_NEAR(sum / rounds, 0, 0.05);
}

} // namespace
} // namespace attune::timeline
