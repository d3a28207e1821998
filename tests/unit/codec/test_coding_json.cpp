// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/coding_json.h"
#include "support/sample_scheme.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace attune {

namespace {

Coding sample() {
    Coding coding;
    coding.clip = ClipId("A-01");
    coding.rater = RaterId("T01");
    coding.scheme = test::smallScheme().ref;
    coding.state = CodingState::Submitted;
    coding.startedMs = 1763718000123;
    coding.submittedMs = 1763718061000;
    coding.segments.emplace(SegmentId("s1"), Segment{SegmentId("s1"), "play", {MediaTime(0), MediaTime(9)}, "Bid"});
    coding.ratings[{{}, DimensionId("sensitivity")}] = {RatingStatus::Coded, 7, "", 3, "seen", "why"};
    coding.ratings[{{SegmentId("s1")}, DimensionId("mood")}] = {RatingStatus::Coded, 2, "", 0, "", ""};
    coding.ratings[{{}, DimensionId("involvement")}] = {RatingStatus::NotCodable, {}, "face away", 0, "", ""};
    coding.evidence.emplace(EvidenceId("e1"), Evidence{EvidenceId("e1"),
                                                       DimensionId("sensitivity"),
                                                       EvidenceDirection::Minus,
                                                       {MediaTime(3), MediaTime(3)},
                                                       "late"});
    return coding;
}

} // namespace

TEST(CodingJson, ReadsBackWhatItWrote) {
    const std::string text = writeCoding(sample(), test::smallScheme());
    const auto read = readCoding(text, test::smallScheme());
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(*read, sample());
    EXPECT_EQ(writeCoding(*read, test::smallScheme()), text);
    EXPECT_NE(text.find("\"score\": 4.5"), std::string::npos);
    EXPECT_NE(text.find("\"score\": \"tense\""), std::string::npos);
    EXPECT_NE(text.find("\"submittedAt\": \"2025-11-21T09:41:01Z\""), std::string::npos) << text;
}

TEST(CodingJson, RefusesWithThePlace) {
    using nlohmann::json;
    const auto placeOf = [](const std::string& pointer, const json& value) {
        json document = json::parse(writeCoding(sample(), test::smallScheme()));
        document[json::json_pointer(pointer)] = value;
        const auto read = readCoding(document.dump(), test::smallScheme());
        return read ? std::string("read") : read.error().where;
    };
    EXPECT_EQ(placeOf("/ratings/1/score", 9), "/ratings/1/score");
    EXPECT_EQ(placeOf("/ratings/1/dimension", "warmth"), "/ratings/1/dimension");
    EXPECT_EQ(placeOf("/ratings/0/score", 3), "/ratings/0/score") << "not codable, yet with a score";
    EXPECT_EQ(placeOf("/ratings/0/dimension", "sensitivity"), "/ratings/1/dimension") << "rated twice";
    EXPECT_EQ(placeOf("/evidence/0/endNs", 1), "/evidence/0/endNs");
    EXPECT_EQ(placeOf("/scheme/version", 2), "/scheme");
    EXPECT_EQ(placeOf("/submittedAt", "yesterday"), "/submittedAt");
    EXPECT_EQ(placeOf("/format", "attune.round/1"), "/format");
    EXPECT_EQ(placeOf("/remark", "keys not known are passed over"), "read");
}

TEST(RoundJson, ReadsClipsRatersAndReference) {
    const auto read = readRound(R"({"format":"attune.round/1","id":"r1","title":"Round 1",
        "scheme":{"id":"small","version":1},
        "clips":[{"clip":"A-01","file":"../clips/a.mp4","alias":"A-01","ageMonths":[9,12],"purpose":"test"}],
        "raters":[{"id":"T01","role":"trainee"},{"id":"TR","role":"trainer"}],
        "reference":{"version":2,"date":"2026-01-05","madeBy":"two trainers","how":"consensus"},"sampling":"all"})");
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->round.reference, RaterId("REF"));
    EXPECT_EQ(read->round.provenance.madeBy, "two trainers");
    EXPECT_EQ(read->clips.at(0).mediaPath, "../clips/a.mp4");
    EXPECT_EQ(read->raters.size(), 3u) << "the reference is one of them";
    const auto again = readRound(writeRound(read->round));
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(again->round, read->round);
    EXPECT_EQ(readRound(R"({"format":"attune.round/1"})").error().code, ErrorCode::Invalid);
}

} // namespace attune
