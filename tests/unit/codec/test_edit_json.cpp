// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/edit_json.h"
#include "support/sample_scheme.h"

#include <gtest/gtest.h>

namespace attune {

namespace {

const CodingScheme scheme = test::smallScheme();
const CodingScheme* known(const CodingKey&) { return &scheme; }
const CodingScheme* unknown(const CodingKey&) { return nullptr; }

Error errorOf(const std::string& json) {
    const auto read = readEdit(json, known);
    return read ? Error{} : read.error();
}

} // namespace

TEST(EditJson, EveryEditReadsBack) {
    const CodingKey key{ClipId("A-01"), RaterId("T01")};
    Clip clip;
    clip.id = key.clip;
    clip.alias = "A";
    clip.title = "Blocks \"free\"\n";
    clip.duration = MediaDuration(INT64_MAX);
    clip.ageMonths = {6, 24};
    clip.consentUntil = "2030-01-01";
    Clip seenTwice = clip;
    seenTwice.view = ClipView{"/videos/child.mp4", "abc", MediaDuration(-1'234'567'890)};
    const CodingStart start{{SchemeId("small"), 1}, 1234};
    RatingKey onSegment{{SegmentId("s1")}, DimensionId("mood")};
    const std::vector<Edit> edits = {
        DeclareClip{clip},
        ChangeClip{clip},
        DeclareClip{seenTwice},
        ChangeClip{seenTwice},
        SetClipView{clip.id, seenTwice.view},
        SetClipView{clip.id, {}},
        RemoveClip{clip.id},
        SetRating{key, {{}, DimensionId("sensitivity")}, {RatingStatus::Coded, 7, "", 2, "n", "r"}, start},
        SetRating{key, onSegment, {RatingStatus::Coded, 1, "", 0, "", ""}, {}},
        SetRating{key, onSegment, {RatingStatus::NotObserved, {}, "asleep", 0, "", ""}, {}},
        ClearRating{key, onSegment},
        AddEvidence{key,
                    {EvidenceId("m"), DimensionId("mood"), EvidenceDirection::Minus, {MediaTime(1), MediaTime(2)}, "x"},
                    start},
        ChangeEvidence{
            key, {EvidenceId("m"), DimensionId("mood"), EvidenceDirection::Plus, {MediaTime(1), MediaTime(1)}, ""}},
        RemoveEvidence{key, EvidenceId("m")},
        AddSegment{key, {SegmentId("s"), "t", {MediaTime(1), MediaTime(2)}, "Bid"}, {}},
        ChangeSegment{key, {SegmentId("s"), "t", {MediaTime(1), MediaTime(2)}, ""}},
        AddSegment{
            key,
            {SegmentId("s"), "t", {MediaTime(1), MediaTime(2)}, "Bid", "child", {{"hand", "left"}, {"", "fast"}}, "n"},
            start},
        ChangeSegment{key, {SegmentId("s"), "t", {MediaTime(1), MediaTime(2)}, "Bid", "child", {{"hand", ""}}, "n"}},
        RemoveSegment{key, SegmentId("s")},
        Batch{"Split segment Bid",
              {ChangeSegment{key, {SegmentId("s"), "t", {MediaTime(1), MediaTime(2)}, ""}},
               SetRating{key, onSegment, {RatingStatus::Coded, 1, "", 0, "", ""}, start}}},
        Batch{"", {RemoveClip{clip.id}}},
    };
    for (const Edit& edit : edits)
        for (const CodingScheme* shown : {static_cast<const CodingScheme*>(nullptr), &scheme}) {
            const std::string json = writeEdit(edit, shown);
            for (const auto& lookup : {known, unknown}) {
                const auto read = readEdit(json, lookup);
                ASSERT_TRUE(read) << json << ": " << read.error().text();
                ASSERT_TRUE(std::holds_alternative<Edit>(*read));
                EXPECT_EQ(std::get<Edit>(*read), edit) << json;
            }
        }
}

TEST(EditJson, ScoresBecomeSteps) {
    const auto steps = [](const std::string& rest) {
        const auto read = readEdit(R"({"edit":"rating.set","clip":"c","coder":"r",)" + rest + "}", known);
        return read ? std::get<SetRating>(std::get<Edit>(*read)).rating.steps : std::nullopt;
    };
    EXPECT_EQ(steps(R"("dimension":"sensitivity","score":4.5)"), 7);
    EXPECT_EQ(steps(R"("dimension":"sensitivity","steps":7)"), 7);
    EXPECT_EQ(steps(R"("dimension":"mood","score":"tense")"), 2);
    EXPECT_FALSE(steps(R"("dimension":"mood","score":"angry")"));
    EXPECT_FALSE(steps(R"("dimension":"sensitivity","score":4.4)"));
    EXPECT_FALSE(steps(R"("dimension":"sensitivity","score":4,"steps":7)"));
    EXPECT_FALSE(steps(R"("dimension":"warmth","score":4)"));
}

TEST(EditJson, UndoWithAndWithoutScope) {
    EXPECT_FALSE(std::get<UndoRequest>(readEdit(R"({"edit":"undo"})", unknown).value()).scope);
    EXPECT_EQ(std::get<RedoRequest>(readEdit(R"({"edit":"redo","clip":"c","coder":"r"})", unknown).value()).scope,
              (CodingKey{ClipId("c"), RaterId("r")}));
    EXPECT_EQ(errorOf(R"({"edit":"undo","clip":"c"})").code, ErrorCode::Invalid);
}

TEST(EditJson, FaultsNameTheField) {
    const auto names = [](const std::string& json, const std::string& field) {
        const Error error = errorOf(json);
        EXPECT_EQ(error.code, ErrorCode::Invalid) << json;
        EXPECT_NE(error.what.find(field), std::string::npos) << json << ": " << error.what;
    };
    names(R"({"edit":"segment.zap"})", "segment.zap");
    names(R"({"clip":"c"})", "\"edit\"");
    names(R"({"edit":"segment.add","clip":"c","segment":"s","beginNs":0,"endNs":1})", "\"coder\"");
    names(R"({"edit":"segment.add","clip":"c","coder":"r","segment":"s","beginNs":0.5,"endNs":1})", "\"beginNs\"");
    names(R"({"edit":"segment.add","clip":"c","coder":"r","segment":"s","beginNs":0,"endNs":99999999999999999999})",
          "\"endNs\"");
    names(R"({"edit":"segment.add","clip":"c","coder":"r","segment":7,"beginNs":0,"endNs":1})", "\"segment\"");
    names(R"({"edit":"segment.add","clip":"c","coder":"r","segment":"s","beginNs":0,"endNs":1,"lable":"x"})",
          "\"lable\"");
    names(R"({"edit":"clip.declare","clip":"c","durationNs":-1})", "\"durationNs\"");
    names(R"({"edit":"marker.add","clip":"c","coder":"r","marker":"m","dimension":"mood","direction":"*","beginNs":0})",
          "\"direction\"");
    names(R"({"edit":"rating.set","clip":"c","coder":"r","dimension":"mood"})", "\"score\"");
    names(R"({"edit":"rating.set","clip":"c","coder":"r","dimension":"mood","status":"fine"})", "\"status\"");
    names(R"({"edit":"batch","edits":[]})", "no change");
    names(R"({"edit":"batch","edits":[{"edit":"undo"}]})", "single edits");
    names(R"({"edit":"batch","edits":[{"edit":"batch","edits":[{"edit":"clip.remove","clip":"c"}]}]})", "single edits");
    EXPECT_EQ(errorOf(R"({"edit":"batch","edits":[{"edit":"clip.remove","clip":"c"},{"edit":"clip.remove"}]})").where,
              "/edits/1/clip");
    for (const std::string& line : {std::string(), std::string("{"), std::string("[]"), std::string("\"undo\""),
                                    std::string(5000, '['), std::string("{\"edit\":\"\xC3\"}"),
                                    std::string("{\"edit\":\"undo\",\"edit\":\"redo\"}"), std::string(1, '\0')})
        EXPECT_EQ(errorOf(line).code, ErrorCode::Invalid);
}

} // namespace attune
