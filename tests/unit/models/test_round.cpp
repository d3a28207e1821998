// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/consent.h"
#include "models/round.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <set>

namespace attune {

namespace {

Round roundOf(int clips, int raters) {
    Round out;
    out.id = RoundId("r");
    for (int i = 0; i < clips; ++i)
        out.clips.emplace_back("c" + std::to_string(i));
    for (int i = 0; i < raters; ++i)
        out.raters.emplace_back("T" + std::to_string(i));
    return out;
}

} // namespace

TEST(Round, WithoutAPlanEverybodyGetsEveryClipInOrder) {
    Round round = roundOf(3, 2);
    assignClips(round);
    EXPECT_TRUE(round.assignments.empty());
    EXPECT_EQ(round.clipsOf(RaterId("T1")), round.clips);
    EXPECT_TRUE(round.clipsOf(RaterId("T9")).empty());
}

TEST(Round, SharingOutCoversEveryClipAndTheOverlapExactly) {
    rc::check([] {
        Round round = roundOf(*rc::gen::inRange(1, 40), *rc::gen::inRange(2, 6));
        round.plan.overlapPercent = *rc::gen::inRange(0, 101);
        round.plan.randomOrder = *rc::gen::arbitrary<bool>();
        round.plan.seed = *rc::gen::inRange(0, 1000);
        Round again = round;
        assignClips(round);
        assignClips(again);
        RC_ASSERT(round == again);
        const auto clips = static_cast<int>(round.clips.size());
        const int twice = (clips * *round.plan.overlapPercent + 99) / 100;
        RC_ASSERT(std::ssize(round.assignments) == clips + twice);
        std::set<std::pair<std::string, std::string>> pairs;
        std::set<std::string> covered;
        for (const Assignment& a : round.assignments) {
            RC_ASSERT(pairs.emplace(a.rater.value, a.clip.value).second);
            covered.insert(a.clip.value);
        }
        RC_ASSERT(std::ssize(covered) == clips);
        const auto before = round.assignments;
        assignClips(round);
        RC_ASSERT(round.assignments == before);
    });
}

TEST(Round, RandomOrdersDifferBetweenRatersAndKeepWhenOneIsAdded) {
    Round round = roundOf(20, 2);
    round.plan.randomOrder = true;
    round.plan.seed = 5;
    assignClips(round);
    const auto first = round.clipsOf(RaterId("T0"));
    EXPECT_NE(first, round.clipsOf(RaterId("T1")));
    EXPECT_NE(first, round.clips);
    round.raters.emplace_back("T2");
    assignClips(round);
    EXPECT_EQ(round.clipsOf(RaterId("T0")), first);
    EXPECT_EQ(round.clipsOf(RaterId("T2")).size(), 20u);
}

TEST(Round, StagesTellWhatComesBefore) {
    Round round = roundOf(4, 1);
    round.plan.stages = {{{DimensionId("a")}, 1}, {{DimensionId("b")}, 2}};
    const RaterId rater("T0");
    EXPECT_EQ(round.dimensionsFor(rater, ClipId("c0")), std::vector{DimensionId("a")});
    EXPECT_EQ(round.dimensionsFor(rater, ClipId("c2")), std::vector{DimensionId("b")});
    EXPECT_TRUE(round.dimensionsFor(rater, ClipId("c3")).empty());
    EXPECT_TRUE(round.clipsBefore(rater, ClipId("c0")).empty());
    EXPECT_EQ(round.clipsBefore(rater, ClipId("c2")), std::vector{ClipId("c0")});
    EXPECT_EQ(round.clipsBefore(rater, ClipId("c3")).size(), 3u);
}

TEST(Consent, EveryPersonInTheClipDecides) {
    Consent adult{ClipId("c"), "adult", {ConsentScope::Test}, ReleaseLevel::Public, "2026-05-31", {}, false};
    EXPECT_TRUE(allowsUse({}, ConsentScope::Test, "2026-01-01"));
    EXPECT_TRUE(allowsUse({adult}, ConsentScope::Test, "2026-05-31"));
    EXPECT_FALSE(allowsUse({adult}, ConsentScope::Test, "2026-06-01"));
    EXPECT_FALSE(allowsUse({adult}, ConsentScope::Training, "2026-01-01"));
    Consent child = adult;
    child.person = "child";
    child.destroyBy = "2026-02-01";
    EXPECT_TRUE(allowsUse({adult, child}, ConsentScope::Test, "2026-02-01"));
    EXPECT_FALSE(allowsUse({adult, child}, ConsentScope::Test, "2026-02-02"));
    EXPECT_FALSE(allowsHandOut({adult, child}, "2026-02-02"));
}

} // namespace attune
