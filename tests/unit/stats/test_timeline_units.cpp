// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_units.h"
#include "support/slow_timeline.h"

#include <gtest/gtest.h>

namespace attune::timeline {
namespace {

using List = std::vector<Segment>;
using Lists = std::vector<List>;

// Computed by hand from Krippendorff 1995: one coder marks [1, 9), the other three single units, on 10 units.
TEST(AlphaU, AnchorOfTheLiterature) {
    const List a{{1, 9, 0}}, b{{2, 3, 0}, {4, 5, 0}, {6, 7, 0}};
    const auto d = unitizingDisorder(Lists{a, b}, 10);
    EXPECT_NEAR(d.observed, 0.9100, 5e-5);
    EXPECT_NEAR(d.expected, 0.5352, 5e-5);
    EXPECT_NEAR(*alphaU(Lists{a, b}, 1, 10, 1).value, -0.7003, 5e-5);
}

TEST(AlphaU, IsTheSlowOne) {
    std::mt19937_64 random(10);
    for (int round = 0; round < 1500; ++round) {
        const std::int64_t length = 10 + static_cast<std::int64_t>(random() % 40);
        const List a = slow::randomCoder(random, length, 1, 6), b = slow::randomCoder(random, length, 1, 6);
        const auto fast = unitizingDisorder(Lists{a, b}, length);
        const auto [observed, expected] = slow::unitizing(a, b, length);
        ASSERT_NEAR(fast.observed, observed, 1e-12) << "round " << round;
        ASSERT_NEAR(fast.expected, expected, 1e-9 * (1 + expected)) << "round " << round;
    }
}

TEST(AlphaU, DegenerateCases) {
    const List a{{0, 5, 0}};
    EXPECT_EQ(alphaU(Lists(2), 1, 10, 1).undefined, "nothing_coded");
    EXPECT_EQ(alphaU(Lists{a, a}, 1, 10, 1).value, 1.0);
    EXPECT_LT(*alphaU(Lists{a, {}}, 1, 10, 1).value, 0.1) << "an empty coder does not agree";
    EXPECT_EQ(alphaU(Lists(2, List{{0, 1, 0}}), 1, 1, 1).undefined, "no_variation") << "one unit, all of it";
}

TEST(AlphaU, GridKeepsWhatVanishes) {
    EXPECT_EQ(onGrid(List{{4, 16, 0}}, 10, 10), (List{{0, 2, 0}}));
    EXPECT_EQ(onGrid(List{{5, 15, 0}}, 10, 10), (List{{1, 2, 0}})) << "halves go up";
    EXPECT_EQ(onGrid(List{{11, 12, 0}, {13, 13, 0}}, 10, 10), (List{{1, 2, 0}})) << "both in unit 1, once";
    EXPECT_EQ(onGrid(List{{0, 10, 0}, {12, 13, 0}}, 10, 10), (List{{0, 1, 0}, {1, 2, 0}}));
    EXPECT_EQ(onGrid(List{{0, 18, 0}, {18, 19, 0}}, 10, 10), (List{{0, 2, 0}})) << "its unit is taken";
    EXPECT_EQ(onGrid(List{{0, 30, 0}, {10, 50, 0}}, 10, 10), (List{{0, 5, 0}})) << "overlapping ones are one";
    EXPECT_EQ(onGrid(List{{100, 100, 0}}, 10, 10), (List{{9, 10, 0}})) << "a point at the end";
}

TEST(Boundaries, AreTheSlowOnes) {
    std::mt19937_64 random(11);
    int compared = 0;
    for (int round = 0; round < 2000; ++round) {
        const std::int64_t length = 3 + static_cast<std::int64_t>(random() % 60);
        const List a = slow::randomCoder(random, length, 2, 8), b = slow::randomCoder(random, length, 2, 8);
        const auto e = boundaryError(unitRuns(a, length, 1), unitRuns(b, length, 1), length);
        const auto labelsA = slow::unitLabels(a, length, 1), labelsB = slow::unitLabels(b, length, 1);
        if (!e.pk.value) {
            EXPECT_GE(e.window, length);
            continue;
        }
        const auto [pk, wd] = slow::boundaryErrors(labelsA, labelsB, static_cast<std::size_t>(e.window));
        ASSERT_NEAR(*e.pk.value, pk, 1e-12) << "round " << round;
        ASSERT_NEAR(*e.windowDiff.value, wd, 1e-12) << "round " << round;
        ++compared;
    }
    EXPECT_GT(compared, 1500);
}

TEST(Boundaries, WindowIsHalfTheMeanSectionHalvesToEven) {
    const auto window = [](std::int64_t units, const List& reference) {
        const auto runs = unitRuns(reference, units, 1);
        return boundaryError(runs, runs, units).window;
    };
    EXPECT_EQ(window(10, List{{0, 5, 0}}), 2) << "2.5 goes to 2";
    EXPECT_EQ(window(14, List{{0, 7, 0}}), 4) << "3.5 goes to 4";
    EXPECT_EQ(window(12, List{{0, 6, 0}}), 3);
    EXPECT_EQ(window(4, List{{0, 1, 0}, {1, 2, 1}, {2, 3, 0}}), 2) << "at least 2";
    EXPECT_EQ(window(100, List{}), 50) << "one section";
}

// Beeferman's near miss: one boundary, one unit late; windows of 5 that see one of the two.
TEST(Boundaries, NearMissCostsTwoWindows) {
    const auto reference = unitRuns(List{{0, 10, 0}, {10, 20, 1}}, 20, 1);
    const auto late = unitRuns(List{{0, 11, 0}, {11, 20, 1}}, 20, 1);
    const auto e = boundaryError(reference, late, 20);
    EXPECT_EQ(e.window, 5);
    EXPECT_DOUBLE_EQ(*e.pk.value, 2.0 / 15);
    EXPECT_DOUBLE_EQ(*e.windowDiff.value, 2.0 / 15);
    EXPECT_EQ(boundaryError(reference, reference, 20).pk.value, 0.0);
    EXPECT_EQ(boundaryError({}, {}, 0).pk.undefined, "n_too_small");
}

} // namespace
} // namespace attune::timeline
