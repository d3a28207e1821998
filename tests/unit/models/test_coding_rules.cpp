// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/coding_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune {

namespace {

constexpr std::int64_t second = 1'000'000'000;
const MediaDuration clip(120 * second);

Dimension dimensionOf(const char* id, Scale scale) {
    Dimension out;
    out.id = DimensionId(id);
    out.name = id;
    out.scale = std::move(scale);
    return out;
}

CodingScheme threeScales() {
    CodingScheme scheme;
    for (const char* id : {"a", "b", "c"})
        scheme.dimensions.push_back(dimensionOf(id, {ScaleKind::Ordinal, 1, 5, 0.5, {}, {}}));
    return scheme;
}

Rating coded(std::int64_t steps) { return {RatingStatus::Coded, steps, "", 0, "", ""}; }
Rating without(RatingStatus status) { return {status, {}, "", 0, "", ""}; }

DerivedScore scoreOf(DerivedKind of, std::vector<DimensionId> members, std::optional<int> minObserved = {}) {
    DerivedScore out;
    out.id = "x";
    out.name = "X";
    out.of = of;
    out.members = std::move(members);
    out.minObserved = minObserved;
    return out;
}

const std::vector<DimensionId> abc = {DimensionId("a"), DimensionId("b"), DimensionId("c")};

DerivedValue one(CodingScheme scheme, const Coding& coding, const DerivedScore& score) {
    scheme.derived = {score};
    return derivedScores(scheme, coding, {}, clip).at(0);
}

Segment markOf(const char* id, const char* track, double begin, double end, const char* label) {
    return {SegmentId(id),
            track,
            {MediaTime(static_cast<std::int64_t>(begin * 1e9)), MediaTime(static_cast<std::int64_t>(end * 1e9))},
            label};
}

} // namespace

TEST(DerivedScore, SumAndMeanKeepToTheMissingRule) {
    const CodingScheme scheme = threeScales();
    Coding coding;
    EXPECT_EQ(one(scheme, coding, scoreOf(DerivedKind::Sum, abc)).undefined, "waits for 3 of 3 scores");
    coding.ratings[{{}, abc[0]}] = coded(7); // 4.5
    coding.ratings[{{}, abc[1]}] = coded(2); // 2
    auto sum = one(scheme, coding, scoreOf(DerivedKind::Sum, abc));
    EXPECT_FALSE(sum.value);
    EXPECT_EQ(sum.undefined, "2 of 3 scores needed, c is missing");
    coding.ratings[{{}, abc[2]}] = without(RatingStatus::NotObserved);
    EXPECT_FALSE(one(scheme, coding, scoreOf(DerivedKind::Mean, abc)).value) << "not observed is not a score";
    auto mean = one(scheme, coding, scoreOf(DerivedKind::Mean, abc, 2));
    EXPECT_EQ(mean.value, 3.25);
    EXPECT_EQ(mean.how, "mean of 2 of 3");
    coding.ratings[{{}, abc[2]}] = without(RatingStatus::NotApplicable);
    sum = one(scheme, coding, scoreOf(DerivedKind::Sum, abc));
    EXPECT_EQ(sum.value, 6.5) << "what does not apply is not asked for";
    EXPECT_EQ(sum.how, "4.5 + 2 = 6.5");
    EXPECT_EQ(one(scheme, coding, scoreOf(DerivedKind::Max, abc)).value, 4.5);
    EXPECT_EQ(one(scheme, coding, scoreOf(DerivedKind::Min, abc)).value, 2);
    for (const DimensionId& id : abc)
        coding.ratings[{{}, id}] = without(RatingStatus::NotApplicable);
    EXPECT_EQ(one(scheme, coding, scoreOf(DerivedKind::Sum, abc)).undefined, "there is nothing to make it from");
}

TEST(DerivedScore, BandsMeetAtTheHigherOne) {
    const CodingScheme scheme = threeScales();
    DerivedScore score = scoreOf(DerivedKind::Max, {abc[0]});
    score.bands = {{1, 3, "low"}, {3, 4, "middle"}, {4, 5, "high"}};
    const auto bandAt = [&](std::int64_t steps) {
        Coding coding;
        coding.ratings[{{}, abc[0]}] = coded(steps);
        return one(scheme, coding, score).band;
    };
    EXPECT_EQ(bandAt(0), "low");
    EXPECT_EQ(bandAt(3), "low");    // 2.5
    EXPECT_EQ(bandAt(4), "middle"); // 3
    EXPECT_EQ(bandAt(8), "high");   // 5
}

TEST(DerivedScore, MarksGiveCountsRatesSharesAndTimes) {
    CodingScheme scheme;
    Track track;
    track.id = "t";
    track.codes = {{"bid", "Bid", "", ""}, {"answer", "Answer", "", ""}, {"other", "Other", "", ""}};
    scheme.tracks = {track};
    Coding coding;
    for (const Segment& mark :
         {markOf("1", "t", 0, 6, "bid"), markOf("2", "t", 10, 22, "bid"), markOf("3", "t", 30, 30, "answer"),
          markOf("4", "t", 40, 41, "other"), markOf("5", "elsewhere", 0, 100, "bid")})
        coding.segments[mark.id] = mark;
    DerivedScore score = scoreOf(DerivedKind::Count, {});
    score.track = "t";
    score.codes = {"bid"};
    EXPECT_EQ(one(scheme, coding, score).value, 2);
    score.of = DerivedKind::RatePerMinute;
    EXPECT_EQ(one(scheme, coding, score).value, 1) << "2 in 2 minutes";
    score.of = DerivedKind::DurationSeconds;
    EXPECT_EQ(one(scheme, coding, score).value, 18);
    score.of = DerivedKind::DurationPercent;
    EXPECT_EQ(one(scheme, coding, score).value, 15);
    score.of = DerivedKind::Proportion;
    EXPECT_EQ(one(scheme, coding, score).value, 0.5);
    score.outOf = {"bid", "answer"};
    EXPECT_EQ(one(scheme, coding, score).how, "2 of 3");
    score.outOf = {"nothing"};
    EXPECT_EQ(one(scheme, coding, score).undefined, "nothing is marked yet");
}

TEST(DerivedScore, WithinAnEpisodeAndOverAll) {
    CodingScheme scheme = threeScales();
    scheme.episodes = {{"play", "Play", {}, true}, {"rest", "Rest", {}, false}};
    for (Dimension& d : scheme.dimensions)
        d.units = {"episode"};
    scheme.derived = {scoreOf(DerivedKind::Sum, {abc[0], abc[1]}), scoreOf(DerivedKind::Mean, {abc[0]})};
    scheme.derived[1].over = "episode";
    Coding coding;
    coding.segments[SegmentId("1")] = markOf("1", episodeTrack, 0, 60, "play");
    coding.segments[SegmentId("2")] = markOf("2", episodeTrack, 60, 120, "rest");
    const UnitOfCoding play{SegmentId("1")}, rest{SegmentId("2")};
    coding.ratings[{play, abc[0]}] = coded(0);
    coding.ratings[{play, abc[1]}] = coded(2);
    coding.ratings[{rest, abc[0]}] = coded(8);
    EXPECT_TRUE(isDerivedPer(scheme, scheme.derived[0], "episode"));
    EXPECT_FALSE(isDerivedPer(scheme, scheme.derived[0], "whole_clip"));
    EXPECT_TRUE(isDerivedPer(scheme, scheme.derived[1], "whole_clip"));
    EXPECT_EQ(derivedScores(scheme, coding, play, clip)[0].value, 3);
    EXPECT_FALSE(derivedScores(scheme, coding, rest, clip)[0].value);
    EXPECT_EQ(derivedScores(scheme, coding, {}, clip)[1].value, 3) << "the mean of 1 and 5";
}

TEST(DerivedScore, AnOpenConditionCountsOnlyWhileItCouldDecide) {
    const CodingScheme scheme = threeScales();
    DerivedScore any = scoreOf(DerivedKind::Any, {});
    for (const DimensionId& id : abc)
        any.conditions.push_back({id, {}, 3.0, {}});
    DerivedScore all = any;
    all.of = DerivedKind::All;
    Coding coding;
    coding.ratings[{{}, abc[0]}] = coded(8);
    EXPECT_EQ(one(scheme, coding, any).value, 1);
    EXPECT_FALSE(one(scheme, coding, all).value);
    coding.ratings[{{}, abc[0]}] = coded(0);
    EXPECT_FALSE(one(scheme, coding, any).value);
    EXPECT_EQ(one(scheme, coding, all).value, 0);
}

TEST(CodingRules, WhatIsMissingIsSaidInWords) {
    CodingScheme scheme = threeScales();
    scheme.dimensions[0].minEvidence = 1;
    scheme.dimensions[1].items = {{ItemId("need"), "Needed", scheme.dimensions[0].scale, true},
                                  {ItemId("may"), "Optional", scheme.dimensions[0].scale, false}};
    scheme.sums = {{"s", "the pair", {abc[0], abc[2]}, 5}};
    scheme.skipRules = {{{abc[2], {0}, {}, {}}, {DimensionId("b/need")}}};
    scheme.reasonFor = {"not_codable"};
    scheme.episodes = {{"play", "Play", {}, true}};
    Track states{"st", "Engagement", TrackKind::States, PersonRole::Child, {{"on", "On", "", ""}}, false, true, {}, {}};
    scheme.tracks = {states};
    Coding coding;
    using testing::ElementsAre;
    EXPECT_THAT(whatIsMissing(scheme, coding, clip),
                ElementsAre("a has no score yet", "b has no score yet", "Needed has no score yet", "c has no score yet",
                            "The episode Play is not marked",
                            "The row Engagement leaves 120 s uncoded, from 00:00:00.000"));
    coding.segments[SegmentId("e")] = markOf("e", episodeTrack, 0, 60, "play");
    coding.segments[SegmentId("1")] = markOf("1", "st", 0, 50, "on");
    coding.segments[SegmentId("2")] = markOf("2", "st", 40, 120, "on");
    coding.ratings[{{}, abc[0]}] = coded(4); // 3
    coding.ratings[{{}, abc[1]}] = without(RatingStatus::NotCodable);
    coding.ratings[{{}, abc[2]}] = coded(0); // 1
    coding.ratings[{{}, DimensionId("b/need")}] = coded(1);
    EXPECT_THAT(whatIsMissing(scheme, coding, clip),
                ElementsAre("a needs 1 pieces of evidence and has 0", "b is marked not codable and needs a reason",
                            "Needed is not applicable: c is 1", "The points of the pair make 4 and must make 5",
                            "Marks of the row Engagement overlap, the first at 00:00:40.000"));
}

TEST(CodingRules, SecondChoicesAndItemsHaveScalesAndNames) {
    CodingScheme scheme;
    scheme.dimensions = {dimensionOf("class", {ScaleKind::Nominal, 0, 2, 1, {"A", "B", "C"}, {}})};
    EXPECT_FALSE(scheme.scaleOf(DimensionId("class/second")));
    scheme.dimensions[0].scale.secondBest = true;
    EXPECT_EQ(scheme.scaleOf(DimensionId("class/second")), &scheme.dimensions[0].scale);
    EXPECT_EQ(scheme.nameOf(DimensionId("class/second")), "class, second choice");
    EXPECT_FALSE(scheme.scaleOf(DimensionId("class/")));
    EXPECT_FALSE(scheme.scaleOf(DimensionId("nothing/second")));
    EXPECT_THAT(scheme.ratedPer("whole_clip"), testing::ElementsAre(DimensionId("class"), DimensionId("class/second")));
    scheme.dimensions[0].scored = false;
    EXPECT_TRUE(scheme.ratedPer("whole_clip").empty());
}

TEST(CodingRules, IntervalsFillTheClip) {
    Track track;
    track.kind = TrackKind::Intervals;
    track.length = MediaDuration(50 * second);
    track.offset = MediaDuration(10 * second);
    const auto spans = intervalsOf(track, clip);
    ASSERT_EQ(spans.size(), 3u);
    EXPECT_EQ(spans[0], (TimeSpan{MediaTime(10 * second), MediaTime(60 * second)}));
    EXPECT_EQ(spans[2], (TimeSpan{MediaTime(110 * second), MediaTime(120 * second)}));
    track.length = {};
    EXPECT_TRUE(intervalsOf(track, clip).empty());
}

} // namespace attune
