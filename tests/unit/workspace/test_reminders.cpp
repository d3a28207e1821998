// SPDX-License-Identifier: GPL-3.0-or-later
// Days that are over: what people are reminded of, and when judging a test with clips missing is an attempt.
#include "support/training_site.h"
#include "workspace/certification.h"
#include "workspace/reminders.h"
#include "workspace/round_board.h"

#include <gmock/gmock.h>

namespace attune {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

constexpr std::int64_t start = 1'788'220'800'000; // 2026-09-01
const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
const Viewer first{RaterId("T01"), RaterRole::Trainee};
const Viewer second{RaterId("T02"), RaterRole::Trainee};

class Reminders : public testing::Test {
  protected:
    void SetUp() override {
        site = test::trainingSite(folder / "site.attune", 12);
        ASSERT_TRUE(site->addRater({RaterId("REF"), RaterRole::Reference, "", ""}));
        Round round;
        round.id = RoundId("t");
        round.title = "Test one";
        round.scheme = test::twoScales().ref;
        round.reference = RaterId("REF");
        round.raters = {first.id, second.id};
        round.plan.mode = RoundMode::Test;
        round.plan.due = "2026-09-10";
        round.plan.certification = {
            R"({"schema":"attune.rule/1","name":"Near","clauses":[{"id":"n","estimate":"within_1",)"
            R"("scope":"each-dimension","atLeast":0.8,"minN":10}]})",
            3, 14, 12};
        for (const Viewer& who : {first, second})
            ASSERT_TRUE(site->addRater({who.id, who.role, "", ""}));
        for (int i = 1; i <= 12; ++i) {
            round.clips.emplace_back(test::clipName(i));
            Coding coding;
            coding.clip = round.clips.back();
            coding.rater = round.reference;
            coding.scheme = round.scheme;
            coding.submittedMs = start;
            for (const Dimension& dimension : test::twoScales().dimensions)
                coding.ratings[{{}, dimension.id}].steps = i % 2 == 0 ? 4 : 8;
            ASSERT_TRUE(site->importCoding(trainer, coding));
        }
        ASSERT_TRUE(site->addRound(round));
    }
    void code(const Viewer& who, int clips) {
        for (int i = 1; i <= clips; ++i)
            ASSERT_TRUE(test::codeClip(*site, who.id, test::clipName(i), {i % 2 == 0 ? 4 : 8, i % 2 == 0 ? 4 : 8}));
    }
    std::vector<Reminder> on(const char* day, const Viewer& who) { return reminders(*site, who, day).value(); }
    Result<CertificationRecord> judge(const Viewer& whom, bool countMissing) {
        return certify(*site, {RoundId("t"), whom.id, trainer.id, 0, false, countMissing});
    }

    test::FixedClock clock{start};
    test::ScratchFolder folder;
    std::unique_ptr<Library> site;
};

} // namespace

TEST_F(Reminders, NameWhoIsLateAndWhoseCertificateEnds) {
    code(first, 12);
    code(second, 3);
    EXPECT_THAT(on("2026-09-10", trainer), IsEmpty()) << "the last day is not over";
    const Reminder late{Reminder::Kind::RoundOverdue, "Test one", "2026-09-10", {second.id}};
    EXPECT_THAT(on("2026-09-11", trainer), ElementsAre(late));
    EXPECT_THAT(on("2026-09-11", second), ElementsAre(late));
    EXPECT_THAT(on("2026-09-11", first), IsEmpty()) << "all is in";
    for (int i = 4; i <= 12; ++i)
        ASSERT_TRUE(site->decline(second, ClipId(test::clipName(i)), ""));
    EXPECT_THAT(on("2026-09-11", trainer), IsEmpty()) << "spared is not missing";

    const auto passed = judge(first, false);
    ASSERT_TRUE(passed) << passed.error().text();
    ASSERT_EQ(passed->validUntil, "2027-09-01");
    EXPECT_THAT(on("2027-07-01", first), IsEmpty());
    const Reminder soon{Reminder::Kind::CertificateExpiresSoon, "Near", "2027-09-01", {first.id}};
    EXPECT_THAT(on("2027-08-02", trainer), ElementsAre(soon));
    EXPECT_THAT(on("2027-08-02", first), ElementsAre(soon));
    EXPECT_THAT(on("2027-08-02", second), IsEmpty());
    EXPECT_THAT(on("2027-09-02", first),
                ElementsAre(Reminder{Reminder::Kind::CertificateExpired, "Near", "2027-09-01", {first.id}}));
}

TEST_F(Reminders, WhatIsMissingIsAnAttemptOnlyWhenTheTrainerSaysSo) {
    code(first, 10);
    EXPECT_THAT(judge(first, true).error().text(), HasSubstr("judge when all are in")) << "there is time yet";
    clock.passDays(20);
    const auto refused = judge(first, false);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().text(), HasSubstr("2 of 12 clips are still to be submitted"));
    EXPECT_THAT(refused.error().text(), HasSubstr("or say that they count as an attempt"));
    EXPECT_THAT(site->certifications(trainer).value(), IsEmpty());
    const auto counted = judge(first, true);
    ASSERT_TRUE(counted) << counted.error().text();
    EXPECT_EQ(counted->attempt, 1);
    EXPECT_EQ(counted->clips, 12);
    // What somebody is spared is not missing: nothing has to be said.
    code(second, 10);
    for (int i = 11; i <= 12; ++i)
        ASSERT_TRUE(site->decline(second, ClipId(test::clipName(i)), ""));
    const auto whole = judge(second, false);
    ASSERT_TRUE(whole) << whole.error().text();
    EXPECT_EQ(whole->clips, 10);
}

TEST_F(Reminders, TheBoardTellsDraftsFromWhatIsNotBegun) {
    code(first, 2);
    SetRating edit{{ClipId("c05"), first.id}, {{}, test::twoScales().dimensions[0].id}, {}, {}};
    edit.rating.steps = 4;
    ASSERT_TRUE(site->apply(first, edit));
    const RaterProgress one = roundBoard(*site, trainer).value().at(0).raters.at(0);
    EXPECT_EQ(one.submitted, 2);
    EXPECT_EQ(one.drafts, 1);
    ASSERT_TRUE(site->decline(first, ClipId("c05"), "tired"));
    const RaterProgress spared = roundBoard(*site, trainer).value().at(0).raters.at(0);
    EXPECT_EQ(spared.drafts, 0) << "a draft of a spared clip is none to wait for";
    EXPECT_EQ(spared.spared.at(ClipId("c05")), "tired");
}

} // namespace attune
