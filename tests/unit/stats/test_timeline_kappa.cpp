// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_kappa.h"
#include "support/slow_timeline.h"

#include <gtest/gtest.h>

namespace attune::timeline {
namespace {

using List = std::vector<Segment>;

std::vector<int> unitsOf(std::span<const Run> runs) {
    std::vector<int> out;
    for (const Run& r : runs)
        out.insert(out.end(), static_cast<std::size_t>(r.end - r.begin), r.code);
    return out;
}

TEST(TimelineSegments, LabelsTileTheSession) {
    const List a{{2, 4, 0}, {4, 6, 0}, {6, 6, 1}, {6, 8, 1}, {9, 9, 0}};
    EXPECT_EQ(labelRuns(a, 12), (std::vector<timeline::Run>{{0, 2, Nil}, {2, 6, 0}, {6, 8, 1}, {8, 12, Nil}}));
    EXPECT_EQ(labelRuns(List{}, 5), (std::vector<timeline::Run>{{0, 5, Nil}}));
    EXPECT_TRUE(labelRuns(List{}, 0).empty());
}

TEST(TimelineSegments, AUnitHasTheCodeAtItsMidpointAndAPointTakesAnEmptyUnit) {
    EXPECT_EQ(unitCount(25, 10), 2) << "the midpoint of the third unit is the end of the session, outside";
    EXPECT_EQ(unitCount(26, 10), 3);
    EXPECT_EQ(unitCount(0, 10), 0);
    const List a{{4, 16, 0}, {17, 17, 1}, {20, 20, 2}, {29, 29, 1}, {40, 40, 3}};
    EXPECT_EQ(unitsOf(unitRuns(a, 40, 10)), (std::vector<int>{0, 0, 2, 3}))
        << "17 stands in a coded unit, 29 comes after 20, and a point at the very end belongs to the last unit";
    EXPECT_EQ(unitsOf(unitRuns(List{{5, 15, 0}}, 30, 10)), (std::vector<int>{0, Nil, Nil})) << "[5, 15) is half-open";
}

TEST(TimelineSegments, OverlapOfDifferentCodesIsFound) {
    EXPECT_FALSE(codesOverlap(List{{0, 5, 0}, {5, 9, 1}}));
    EXPECT_FALSE(codesOverlap(List{{0, 5, 0}, {3, 9, 0}})) << "the same code twice is still one label";
    EXPECT_FALSE(codesOverlap(List{{0, 5, 0}, {3, 3, 1}})) << "a point takes no time";
    EXPECT_TRUE(codesOverlap(List{{0, 5, 0}, {4, 9, 1}}));
    EXPECT_TRUE(codesOverlap(List{{0, 9, 0}, {1, 3, 0}, {8, 9, 1}}));
    EXPECT_TRUE(codesOverlap(List{{0, 9, 1}, {9, 20, 0}, {10, 12, 0}, {15, 16, 1}}));
}

TEST(TimelineSegments, OverlapAgreesWithEveryPair) {
    std::mt19937_64 random(1);
    for (int round = 0; round < 3000; ++round) {
        List a;
        for (int i = 0, n = static_cast<int>(random() % 5); i < n; ++i) {
            const auto begin = static_cast<std::int64_t>(random() % 20);
            a.push_back({begin, begin + static_cast<std::int64_t>(random() % 8), static_cast<int>(random() % 3)});
        }
        a = sorted(a);
        bool any = false;
        for (const Segment& x : a)
            for (const Segment& y : a)
                any = any || (x.code != y.code && slow::shared(x, y) > 0);
        ASSERT_EQ(codesOverlap(a), any) << "round " << round;
    }
}

TEST(TimelineSegments, OverlapPairsAreAllThatShareTime) {
    std::mt19937_64 random(2);
    const auto side = [&] {
        List s;
        for (int i = 0, n = static_cast<int>(random() % 7); i < n; ++i) {
            const auto begin = static_cast<std::int64_t>(random() % 12);
            s.push_back({begin, begin + static_cast<std::int64_t>(random() % 5), static_cast<int>(random() % 2)});
        }
        return sorted(s);
    };
    for (int round = 0; round < 3000; ++round) {
        const List a = side(), b = side();
        const auto pairs = overlapPairs(a, b);
        ASSERT_TRUE(pairs);
        std::size_t found = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            for (std::size_t j = 0; j < b.size(); ++j) {
                const bool points = a[i].isPoint() && b[j].isPoint() && a[i].begin == b[j].begin;
                if (slow::shared(a[i], b[j]) == 0 && !points)
                    continue;
                ASSERT_LT(found, pairs->size());
                EXPECT_EQ((*pairs)[found].a, static_cast<int>(i));
                EXPECT_EQ((*pairs)[found].b, static_cast<int>(j));
                EXPECT_DOUBLE_EQ((*pairs)[found].iou, points ? 1.0 : slow::iou(a[i], b[j]));
                ++found;
            }
        }
        ASSERT_EQ(found, pairs->size()) << "round " << round;
    }
    EXPECT_FALSE(overlapPairs(List(100, {0, 9, 0}), List(100, {0, 9, 0}), 5000));
}

TEST(TimelineKappa, TimeUnitKappaIsThePlainOneOnTheUnits) {
    std::mt19937_64 random(3);
    for (int round = 0; round < 2000; ++round) {
        const std::int64_t length = 20 + static_cast<std::int64_t>(random() % 80),
                           unit = 1 + static_cast<std::int64_t>(random() % 7);
        const List a = slow::randomCoder(random, length, 3, 6), b = slow::randomCoder(random, length, 3, 6);
        const auto unitsA = unitRuns(a, length, unit), unitsB = unitRuns(b, length, unit);
        const auto labelsA = slow::unitLabels(a, length, unit), labelsB = slow::unitLabels(b, length, unit);
        ASSERT_EQ(unitsOf(unitsA), labelsA);
        ASSERT_EQ(unitCount(length, unit), static_cast<std::int64_t>(labelsA.size()));
        const auto fast = cohenKappa(crossTable(unitsA, unitsB, 3));
        const auto plain = slow::kappa(slow::zip(labelsA, labelsB));
        ASSERT_EQ(fast.value.has_value(), plain.has_value()) << fast.undefined;
        if (plain) {
            ASSERT_NEAR(*fast.value, *plain, 1e-12);
        }
        for (const std::int64_t tolerance : {0, 1, 2, 5, 1000}) {
            const auto pairs = slow::withTolerance(labelsA, labelsB, tolerance);
            Confusion expected(3);
            for (const auto& [x, y] : pairs)
                ++expected.at(x, y);
            ASSERT_EQ(toleranceTable(unitsA, unitsB, 3, tolerance, true), expected) << "round " << round;
            Confusion back(3);
            for (const auto& [y, x] : slow::withTolerance(labelsB, labelsA, tolerance))
                ++back.at(x, y);
            ASSERT_EQ(toleranceTable(unitsA, unitsB, 3, tolerance, false), back) << "round " << round;
        }
    }
}

TEST(TimelineKappa, DurationKappaIsTheLimitOfFineUnits) {
    std::mt19937_64 random(4);
    for (int round = 0; round < 500; ++round) {
        // Boundaries lie on multiples of 10, so units of 1 see every one of them.
        List a = slow::randomCoder(random, 30, 3, 6), b = slow::randomCoder(random, 30, 3, 6);
        for (List* side : {&a, &b})
            for (Segment& s : *side)
                s = {s.begin * 10, s.end * 10, s.code};
        const auto limit = cohenKappa(crossTable(labelRuns(a, 300), labelRuns(b, 300), 3));
        const auto fine = slow::kappa(slow::zip(slow::unitLabels(a, 300, 1), slow::unitLabels(b, 300, 1)));
        ASSERT_EQ(limit.value.has_value(), fine.has_value());
        if (fine) {
            ASSERT_NEAR(*limit.value, *fine, 1e-12);
        }
    }
}

TEST(TimelineKappa, ClosedFormIsTheLimitOfProportionalFitting) {
    std::mt19937_64 random(5);
    int compared = 0;
    for (int round = 0; round < 300; ++round) {
        const int codes = 1 + static_cast<int>(random() % 4);
        Confusion t(codes);
        for (std::int64_t& cell : t.cells)
            cell = 1 + static_cast<std::int64_t>(random() % 9);
        t.at(Nil, Nil) = 0;
        const auto closed = structuralZeroKappa(t);
        const auto fitted = slow::ipfKappa(t, 5000);
        ASSERT_TRUE(closed.value && fitted);
        EXPECT_NEAR(*closed.value, *fitted, 1e-9);
        ++compared;
    }
    EXPECT_EQ(compared, 300);
}

TEST(TimelineKappa, DegenerateTablesHaveAReason) {
    Confusion t(2);
    EXPECT_EQ(cohenKappa(t).undefined, "nothing_coded");
    EXPECT_EQ(structuralZeroKappa(t).undefined, "nothing_coded");
    t.at(Nil, Nil) = 7;
    EXPECT_EQ(cohenKappa(t).undefined, "nothing_coded");
    t.at(Nil, Nil) = 0;
    t.at(0, 0) = 7;
    EXPECT_EQ(cohenKappa(t).undefined, "one_category");
    EXPECT_EQ(structuralZeroKappa(t).undefined, "one_category");
    t.at(1, 1) = 3;
    EXPECT_EQ(cohenKappa(t).value, 1.0);
    EXPECT_EQ(structuralZeroKappa(t).value, 1.0) << "perfect agreement without unlinked segments is 1, not 0/0";
    Confusion empty(2);
    empty.at(0, Nil) = 4;
    empty.at(1, Nil) = 3;
    EXPECT_EQ(cohenKappa(empty).value, 0.0) << "one coder silent: exactly 0";
    EXPECT_EQ(structuralZeroKappa(empty).value, 0.0);
    EXPECT_EQ(codeKappa(0, 0, 0, 10).undefined, "nothing_coded");
    EXPECT_EQ(codeKappa(10, 10, 10, 10).undefined, "one_category");
    EXPECT_EQ(codeKappa(3, 3, 3, 10).value, 1.0);
}

TEST(TimelineKappa, WholeNumbersHoldForTheLongestSession) {
    Confusion t(1);
    t.at(0, 0) = 2'000'000'000'000'000'000;
    t.at(Nil, Nil) = 1'999'999'999'999'999'999;
    t.at(0, Nil) = 1;
    EXPECT_NEAR(*cohenKappa(t).value, 1, 1e-15);
}

} // namespace
} // namespace attune::timeline
