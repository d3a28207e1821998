// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/coding_json.h"
#include "codec/training_json.h"

#include <gtest/gtest.h>

namespace attune {

TEST(TrainingJson, ARoundComesBackWithItsPlan) {
    Round round;
    round.id = RoundId("r");
    round.title = "Test";
    round.scheme = {SchemeId("s"), 2};
    round.clips = {ClipId("c1"), ClipId("c2")};
    round.raters = {RaterId("T01")};
    round.reference = RaterId("REF");
    const std::string plain = writeRound(round);
    EXPECT_EQ(plain.find("plan"), std::string::npos) << "rounds without a plan read as they always did";
    EXPECT_EQ(readRound(plain).value().round, round);
    round.plan = {RoundMode::Drift, true, 77, 20, "2026-12-31", 2, 80, 150, true, {{{DimensionId("d")}, 3}}, 1234, {}};
    round.plan.certification = CertificationPolicy{"{\"a\":1}", 2, 5, 6};
    round.assignments = {{RaterId("T01"), ClipId("c2"), true}};
    EXPECT_EQ(readRound(writeRound(round)).value().round, round);
    const auto broken = [&](const std::string& from, const std::string& to) {
        std::string text = writeRound(round);
        text.replace(text.find(from), from.size(), to);
        return readRound(text).has_value();
    };
    EXPECT_FALSE(broken("\"drift\"", "\"other\""));
    EXPECT_FALSE(broken("2026-12-31", "2026-13-31"));
    EXPECT_FALSE(broken("\"overlapPercent\": 20", "\"overlapPercent\": 120"));
}

TEST(TrainingJson, ConsentContextNoteAndBoxComeBack) {
    const Consent consent{ClipId("c"),
                          "child",
                          {ConsentScope::Coding, ConsentScope::Test},
                          ReleaseLevel::LearningAudiences,
                          "2027-01-01",
                          "2030-01-01",
                          true};
    EXPECT_EQ(readConsent(writeConsent(consent)).value(), consent);
    EXPECT_FALSE(readConsent(R"({"clip":"c","person":"child","scope":["all"],"level":"private"})"));
    const ClipContext context{ClipId("c"), "en", "home", "two", "foster", "words", "loud"};
    EXPECT_EQ(readContext(writeContext(context)).value(), context);
    ReferenceNote note{RaterId("REF"), ClipId("c"), 3, "2026-01-02", "consensus", {{RaterId("R1"), "ab"}}, {}};
    note.bands[DimensionId("d")] = {3, 5};
    EXPECT_EQ(readReferenceNote(writeReferenceNote(note)).value(), note);
    const SealedReference sealed{ClipId("c"), RaterId("REF"), {SchemeId("s"), 1}, "00", "ff"};
    EXPECT_EQ(readSealedReference(writeSealedReference(sealed)).value(), sealed);
}

TEST(TrainingJson, ACertificationComesBackWhole) {
    CertificationRecord record;
    record.wallMs = 5;
    record.rater = RaterId("T01");
    record.judge = RaterId("R1");
    record.round = RoundId("t");
    record.scheme = "s 1";
    record.attempt = 2;
    record.verdict = {"T01", "Rule", VerdictOutcome::NotEstimable, {}};
    record.verdict.clauses.push_back({"c1", "d", .5, .8, false, "why", "icc_a1", "value", "atLeast"});
    record.rule = "{}";
    record.clips = 12;
    record.figures = {{"d", "bias", -.25, "", 12}, {"d", "icc_a1", {}, "zero_variance", 12}};
    record.reference = RaterId("REF");
    record.referenceVersion = 4;
    record.referenceHash = "abc";
    record.nextAttempt = "2026-01-15";
    record.focus = {{DimensionId("d"), -.25, "lower", {ClipId("c9")}}};
    record.recomputes = 7;
    const auto again = readCertification(writeCertification(record));
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(writeCertification(*again), writeCertification(record));
    EXPECT_EQ(again->focus, record.focus);
    EXPECT_EQ(again->figures, record.figures);
    EXPECT_EQ(again->verdict.clauses.at(0).held, false);
}

} // namespace attune
