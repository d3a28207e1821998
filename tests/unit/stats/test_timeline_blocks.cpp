// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_blocks.h"
#include "stats/timeline_gamma.h"
#include "stats/timeline_group.h"
#include "stats/timeline_units.h"
#include "support/slow_timeline.h"

#include <gtest/gtest.h>

namespace attune::timeline {
namespace {

using List = std::vector<Segment>;
using Lists = std::vector<List>;

std::vector<double> total(const BlockSums& blocks) {
    std::vector<double> out(blocks.front().size());
    for (const auto& row : blocks)
        for (std::size_t i = 0; i < row.size(); ++i)
            out[i] += row[i];
    return out;
}

void expectSame(const Kappa& kappa, double fromSums) {
    ASSERT_EQ(kappa.value.has_value(), !std::isnan(fromSums));
    EXPECT_TRUE(!kappa.value || std::abs(*kappa.value - fromSums) < 1e-12);
}

TEST(TimelineBlocks, AllBlocksTogetherAreTheWholeFigure) {
    std::mt19937_64 random(31);
    for (int round = 0; round < 300; ++round) {
        constexpr std::int64_t length = 6000;
        constexpr int codes = 3;
        const List a = slow::randomCoder(random, length, codes, 40), b = slow::randomCoder(random, length, codes, 40);
        const auto ends = blockEnds({length, 10, 300, {}}, a.size() + b.size());
        ASSERT_EQ(ends.size(), 20u);
        const auto runsA = labelRuns(a, length), runsB = labelRuns(b, length);
        BlockSums time;
        std::int64_t begin = 0;
        for (const std::int64_t end : ends) {
            time.push_back(kappaSums(crossTable(runsWithin(runsA, begin, end), runsWithin(runsB, begin, end), codes)));
            begin = end;
        }
        expectSame(cohenKappa(crossTable(runsA, runsB, codes)), kappaOfSums(total(time)));

        const auto iou = meanIou(perCode(a, b, codes, length));
        const double sums = meanIouOfSums(total(codeTimeBlocks(a, b, codes, ends)));
        ASSERT_EQ(iou.value.has_value(), !std::isnan(sums));
        EXPECT_TRUE(!iou.value || std::abs(*iou.value - sums) < 1e-12);

        const auto links = easydiagLinks(a, b, *overlapPairs(a, b));
        BlockSums linked;
        std::vector<Match> matches;
        for (const OverlapPair& link : links)
            if (link.overlap >= 0.6)
                matches.push_back({link.a, link.b});
        for (const Confusion& t : tableBlocks(a, b, matches, 2, codes, ends))
            linked.push_back(kappaSums(t));
        expectSame(structuralZeroKappa(easydiagTable(a, b, links, 0.6, codes)),
                   structuralZeroKappaOfSums(total(linked)));

        const auto pairs = *overlapPairs(a, b);
        const auto extent = total(matchBlocks(a, b, extentMatches(a, b, pairs, true), ends));
        const Estimate whole = overlapExtent(a, b, pairs, true);
        EXPECT_TRUE(!whole.value || std::abs(*whole.value - extent[0] / (extent[1] + extent[2])) < 1e-12);

        BlockSums aligned;
        for (const Confusion& t : tableBlocks(a, b, *alignedEvents(a, b), 1, codes, ends))
            aligned.push_back(kappaSums(t));
        expectSame(structuralZeroKappa(*alignmentTable(a, b, codes)), structuralZeroKappaOfSums(total(aligned)));

        const auto gamma = total(matchBlocks(a, b, *alignedPairs(a, b, 1), ends));
        if (!a.empty() || !b.empty()) {
            EXPECT_NEAR(2 * (gamma[0] + gamma[2]) / (2 * gamma[1] + gamma[2]), *alignmentDisorder(Lists{a, b}), 1e-9);
        }

        const std::vector<std::int64_t> unitEnds{150, 300, 450, 600};
        const Estimate alpha = alphaU(Lists{a, b}, codes, length, 10);
        const auto squares = total(unitizingBlocks(a, b, codes, 10, unitEnds));
        if (alpha.value) {
            EXPECT_NEAR(squares[0] / (squares[1] * squares[1]), std::get<double>(alpha.parameters[1].second), 1e-9);
        }

        const auto unitsA = unitRuns(a, length, 10), unitsB = unitRuns(b, length, 10);
        const auto errors = boundaryError(unitsA, unitsB, 600);
        if (errors.pk.value) {
            const auto wrong = total(boundaryBlocks(unitsA, unitsB, errors.window, unitEnds));
            EXPECT_EQ(wrong[2], 600 - errors.window);
            EXPECT_NEAR(*errors.pk.value, wrong[0] / wrong[2], 1e-12);
            EXPECT_NEAR(*errors.windowDiff.value, wrong[1] / wrong[2], 1e-12);
        }
    }
}

TEST(TimelineBlocks, TileTheSessionInWholeUnits) {
    EXPECT_EQ(blockEnds({100, 10, 30, {}}, 4), (std::vector<std::int64_t>{30, 60, 100}));
    EXPECT_EQ(blockEnds({100, 10, 500, {}}, 4), (std::vector<std::int64_t>{100}));
    EXPECT_EQ(blockEnds({1000, 1, 0, {}}, 200).size(), 25u);     // spacing 10, blocks of 40
    EXPECT_EQ(blockEnds({1000, 1, 0, {}}, 200'000).size(), 50u); // not more
    EXPECT_EQ(blockEnds({0, 1, 0, {}}, 0).size(), 1u);
}

// Ten minutes of states of about four seconds, the second coder wrong a fifth of the time: the interval covers what an
// endless session would give.
TEST(TimelineBlocks, IntervalsCoverNearlyAsOftenAsTheySay) {
    std::mt19937_64 random(32);
    const auto session = [&](std::int64_t length) {
        List a, b;
        for (std::int64_t at = 0; at < length;) {
            const std::int64_t end = std::min(length, at + 20 + static_cast<std::int64_t>(random() % 41));
            const int code = static_cast<int>(random() % 3);
            a.push_back({at, end, code});
            b.push_back({at, end, random() % 5 == 0 ? (code + 1) % 3 : code});
            at = end;
        }
        return std::pair(a, b);
    };
    const auto kappaOf = [](const List& a, const List& b, std::int64_t length) {
        return *cohenKappa(crossTable(labelRuns(a, length), labelRuns(b, length), 3)).value;
    };
    const auto [longA, longB] = session(4'000'000);
    const double truth = kappaOf(longA, longB, 4'000'000);
    int covered = 0;
    constexpr int rounds = 300;
    for (int round = 0; round < rounds; ++round) {
        constexpr std::int64_t length = 6000;
        const auto [a, b] = session(length);
        const auto ends = blockEnds({length, 1, 0, {}}, a.size() + b.size());
        const auto runsA = labelRuns(a, length), runsB = labelRuns(b, length);
        BlockSums sums;
        std::int64_t begin = 0;
        for (const std::int64_t end : ends) {
            sums.push_back(kappaSums(crossTable(runsWithin(runsA, begin, end), runsWithin(runsB, begin, end), 3)));
            begin = end;
        }
        Estimate e = figure("duration_kappa", kappaOf(a, b, length), 0, "");
        addBlockInterval(e, sums, ends.front(), kappaOfSums, {400, 1, 0.95}, -1, 1);
        ASSERT_TRUE(e.ci.has_value());
        EXPECT_EQ(e.ci->method, "block-bootstrap-percentile");
        covered += e.ci->low <= truth && truth <= e.ci->high;
    }
    const double coverage = static_cast<double>(covered) / rounds;
    RecordProperty("coverage", std::to_string(coverage));
    EXPECT_GT(coverage, 0.91);
    EXPECT_LT(coverage, 0.99);
}

TEST(TimelineBlocks, FewBlocksMakeNoInterval) {
    Estimate e = figure("duration_kappa", 0.5, 0, "");
    addBlockInterval(e, BlockSums(9, {1, 0, 1, 1, 1, 1}), 10, kappaOfSums, {100, 1, 0.95}, -1, 1);
    EXPECT_FALSE(e.ci);
    EXPECT_TRUE(e.parameters.empty());
}

TEST(TimelineGroup, FleissOverTimeIsFleissOfEveryUnit) {
    std::mt19937_64 random(33);
    for (int round = 0; round < 300; ++round) {
        constexpr std::int64_t length = 200;
        constexpr int codes = 3;
        Lists coders(2 + random() % 4);
        std::vector<std::vector<int>> labels;
        std::vector<std::vector<timeline::Run>> runs;
        for (List& side : coders) {
            side = slow::randomCoder(random, length, codes, 10);
            labels.push_back(slow::unitLabels(side, length, 1));
            runs.push_back(labelRuns(side, length));
        }
        const auto m = static_cast<double>(coders.size());
        double agreed = 0, coded = 0;
        std::map<int, double> share;
        for (std::size_t t = 0; t < length; ++t) {
            std::map<int, double> count;
            for (const auto& own : labels) {
                ++count[own[t]];
                coded += own[t] != Nil;
            }
            for (const auto& [code, n] : count) {
                agreed += n * (n - 1) / (m * (m - 1)) / length;
                share[code] += n / m / length;
            }
        }
        double expected = 0;
        for (const auto& [code, p] : share)
            expected += p * p;
        const Estimate e = durationFleissKappa(runs, codes);
        if (coded == 0) {
            EXPECT_EQ(e.undefined, "nothing_coded");
        } else if (expected > 1 - 1e-12) {
            EXPECT_EQ(e.undefined, "one_category");
        } else {
            EXPECT_NEAR(*e.value, (agreed - expected) / (1 - expected), 1e-9) << round;
        }
    }
}

TEST(TimelineGroup, AlphaOfCopiesIsOneAndOrderPlaysNoPart) {
    std::mt19937_64 random(34);
    const List a = slow::randomCoder(random, 500, 2, 12), b = slow::randomCoder(random, 500, 2, 12);
    EXPECT_EQ(alphaU(Lists{a, a, a}, 2, 500, 1).value, 1.0);
    EXPECT_NEAR(*alphaU(Lists{a, a, b}, 2, 500, 1).value, *alphaU(Lists{b, a, a}, 2, 500, 1).value, 1e-12);
    // The observed part is the mean over the pairs.
    const auto pair = [&](const List& x, const List& y) { return unitizingDisorder(Lists{x, y}, 500).observed; };
    const auto only = [](const List& x) {
        List out;
        for (const Segment& s : x)
            if (s.code == 0)
                out.push_back(s);
        return onGrid(out, 500, 1);
    };
    const List x = only(a), y = only(b);
    EXPECT_NEAR(unitizingDisorder(Lists{x, x, y}, 500).observed, (pair(x, x) + 2 * pair(x, y)) / 3, 1e-12);
}

} // namespace
} // namespace attune::timeline
