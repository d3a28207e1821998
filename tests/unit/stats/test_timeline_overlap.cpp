// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_overlap.h"
#include "support/slow_timeline.h"

#include <gtest/gtest.h>

namespace attune::timeline {
namespace {

using List = std::vector<Segment>;

TEST(TimelineOverlap, PerCodeTimesAndIou) {
    const List a{{0, 10, 0}, {8, 12, 0}, {20, 30, 1}, {40, 40, 2}}, b{{5, 15, 0}, {41, 41, 2}};
    const auto codes = perCode(a, b, 3, 100);
    EXPECT_EQ(codes[0].timeA, 12) << "overlapping segments of a code count once";
    EXPECT_EQ(codes[0].timeB, 10);
    EXPECT_DOUBLE_EQ(*codes[0].iou, 7.0 / 15);
    EXPECT_EQ(codes[1].iou, 0.0) << "coded by one alone";
    EXPECT_EQ(codes[1].kappa.value, 0.0);
    EXPECT_FALSE(codes[2].iou) << "points have no time";
    EXPECT_EQ(codes[2].kappa.undefined, "nothing_coded");
    EXPECT_DOUBLE_EQ(*meanIou(codes).value, 7.0 / 30);
    EXPECT_EQ(meanIou({}).undefined, "nothing_coded");
}

TEST(TimelineOverlap, PerCodeKappaIsThePlainOneOnThatCode) {
    std::mt19937_64 random(6);
    for (int round = 0; round < 500; ++round) {
        const List a = slow::randomCoder(random, 60, 2, 6), b = slow::randomCoder(random, 60, 2, 6);
        const auto codes = perCode(a, b, 2, 60);
        for (int c = 0; c < 2; ++c) {
            auto pairs = slow::zip(slow::unitLabels(a, 60, 1), slow::unitLabels(b, 60, 1));
            for (auto& [x, y] : pairs) {
                x = x == c;
                y = y == c;
            }
            const auto plain = slow::kappa(pairs);
            const auto& fast = codes[static_cast<std::size_t>(c)].kappa;
            ASSERT_EQ(fast.value.has_value(), plain.has_value());
            if (plain) {
                ASSERT_NEAR(*fast.value, *plain, 1e-12);
            }
        }
    }
}

TEST(TimelineOverlap, OptimalMatchingIsTheBestOfAll) {
    std::mt19937_64 random(7);
    for (int round = 0; round < 1500; ++round) {
        List a, b;
        for (List* side : {&a, &b}) {
            for (int i = 0, n = static_cast<int>(random() % 8); i < n; ++i) {
                const auto begin = static_cast<std::int64_t>(random() % 10);
                side->push_back(
                    {begin, begin + 1 + static_cast<std::int64_t>(random() % 6), static_cast<int>(random() % 2)});
            }
            *side = sorted(*side);
        }
        const auto pairs = overlapPairs(a, b);
        for (const double threshold : {0.1, 0.25, 0.5}) {
            const double best = slow::bestMatching(a.size(), b.size(), [&](std::size_t i, std::size_t j) {
                return a[i].code == b[j].code && slow::shared(a[i], b[j]) > 0 && slow::iou(a[i], b[j]) >= threshold ? 1
                                                                                                                    : 0;
            });
            ASSERT_EQ(optimalMatches(a, b, *pairs, threshold).size(), static_cast<std::size_t>(best))
                << "round " << round;
            EXPECT_LE(greedyMatches(a, b, *pairs, threshold, true).size(), static_cast<std::size_t>(best));
            EXPECT_LE(greedyMatches(a, b, *pairs, threshold, false).size(), static_cast<std::size_t>(best));
        }
    }
}

TEST(TimelineOverlap, GreedyMatchingIsOneSided) {
    // One reference stretch, two predictions inside it: the second finds its best reference taken.
    const List reference{{0, 10, 0}}, predicted{{0, 5, 0}, {5, 10, 0}};
    const auto pairs = overlapPairs(reference, predicted);
    EXPECT_EQ(greedyMatches(reference, predicted, *pairs, 0.5, true).size(), 1u);
    // Turned round, both take b's best for themselves: [0,4) would do better with its second choice.
    const List a{{0, 4, 0}, {0, 5, 0}}, b{{0, 3, 0}, {0, 6, 0}};
    const auto crossed = overlapPairs(a, b);
    EXPECT_EQ(optimalMatches(a, b, *crossed, 0.5).size(), 2u);
    EXPECT_EQ(greedyMatches(a, b, *crossed, 0.5, true).size(), 2u);
    EXPECT_EQ(greedyMatches(a, b, *crossed, 0.5, false).size(), 2u);
    const List c{{0, 6, 0}, {0, 6, 0}}, d{{0, 6, 0}, {0, 9, 0}};
    const auto tied = overlapPairs(c, d);
    EXPECT_EQ(optimalMatches(c, d, *tied, 0.5).size(), 2u);
    EXPECT_EQ(greedyMatches(c, d, *tied, 0.5, false).size(), 1u) << "both predictions of c want d's first";
}

TEST(TimelineOverlap, EasydiagIsTheSlowOne) {
    std::mt19937_64 random(8);
    for (int round = 0; round < 2000; ++round) {
        const List a = slow::randomCoder(random, 50, 3, 8), b = slow::randomCoder(random, 50, 3, 8);
        const auto links = easydiagLinks(a, b, *overlapPairs(a, b));
        for (const double threshold : {0.3, 0.6, 1.0})
            ASSERT_EQ(easydiagTable(a, b, links, threshold, 3), slow::easydiag(a, b, threshold, 3))
                << "round " << round;
    }
}

TEST(TimelineOverlap, EasydiagThresholdIsMetAtEquality) {
    const List a{{0, 5, 0}}, b{{2, 5, 0}};
    const auto pairs = *overlapPairs(a, b);
    EXPECT_EQ(easydiagTable(a, b, easydiagLinks(a, b, pairs), 0.6, 1).at(0, 0), 2) << "3 of 5 is .60";
}

TEST(TimelineOverlap, ExtentIsElansRatio) {
    const List a{{0, 10, 0}, {20, 30, 0}, {50, 60, 0}}, b{{5, 10, 1}, {24, 34, 0}};
    const auto pairs = *overlapPairs(a, b);
    const Estimate e = overlapExtent(a, b, pairs, true);
    EXPECT_DOUBLE_EQ(*e.value, (0.5 + 6.0 / 14 + 0) / 3);
    EXPECT_EQ(e.n, 3);
    EXPECT_DOUBLE_EQ(*overlapExtent(a, a, *overlapPairs(a, a), true).value, 1);
    EXPECT_EQ(overlapExtent(a, List{}, {}, true).value, 0.0);
    EXPECT_EQ(overlapExtent(List{}, List{}, {}, true).undefined, "nothing_coded");
    // The first of the reference takes what the second needed: one-sided.
    const List c{{0, 6, 0}, {6, 20, 0}}, d{{4, 20, 0}};
    const auto shared = *overlapPairs(c, d);
    EXPECT_DOUBLE_EQ(*overlapExtent(c, d, shared, true).value, 2.0 / 20 / 2);
    EXPECT_DOUBLE_EQ(*overlapExtent(c, d, shared, false).value, 14.0 / 16 / 2);
}

TEST(TimelineOverlap, AlignmentIsTheSlowOne) {
    std::mt19937_64 random(9);
    for (int round = 0; round < 1500; ++round) {
        const List a = slow::randomCoder(random, 60, 3, 9), b = slow::randomCoder(random, 60, 3, 9);
        ASSERT_EQ(*alignmentTable(a, b, 3), slow::align(a, b, 3)) << "round " << round;
    }
}

TEST(TimelineOverlap, AlignmentTieRuleIsFixed) {
    // x y against y: the later x or y must be left out; traced from the end, y meets y.
    const List a{{0, 1, 0}, {1, 2, 1}}, b{{0, 1, 1}};
    const auto t = *alignmentTable(a, b, 2);
    EXPECT_EQ(t.at(1, 1), 1);
    EXPECT_EQ(t.at(0, Nil), 1);
    EXPECT_FALSE(alignmentTable(List(30'000, {0, 1, 0}), List(30'000, {0, 1, 0}), 1));
}

TEST(TimelineOverlap, PointsAtOneInstantAreOneEvent) {
    const List a{{5, 5, 0}, {9, 9, 0}}, b{{5, 5, 0}, {0, 20, 1}};
    const auto sortedB = sorted(b);
    const auto pairs = *overlapPairs(a, sortedB);
    ASSERT_EQ(pairs.size(), 1u);
    EXPECT_EQ(pairs[0].overlap, 1.0);
    EXPECT_EQ(optimalMatches(a, sortedB, pairs, 0.5).size(), 1u);
}

} // namespace
} // namespace attune::timeline
