// SPDX-License-Identifier: GPL-3.0-or-later
// Raters who had the same clip without knowing, and trainers before they made the reference.
#include "support/training_site.h"
#include "workspace/consensus.h"
#include "workspace/round_checks.h"

#include <gmock/gmock.h>

namespace attune {

using testing::IsEmpty;
using testing::SizeIs;

namespace {

const Viewer trainer{RaterId("R1"), RaterRole::Trainer};

class RoundChecksOf : public testing::Test {
  protected:
    void SetUp() override {
        site = test::trainingSite(folder / "site.attune", 12);
        Round round;
        round.id = RoundId("p");
        round.title = "Practice";
        round.scheme = test::twoScales().ref;
        round.reference = RaterId("REF");
        for (const char* id : {"T01", "T02"}) {
            round.raters.emplace_back(id);
            ASSERT_TRUE(site->addRater({RaterId(id), RaterRole::Trainee, "", ""}));
        }
        ASSERT_TRUE(site->addRater({round.reference, RaterRole::Reference, "", ""}));
        for (int i = 1; i <= 12; ++i)
            round.clips.emplace_back(test::clipName(i));
        // T01 has the first eight, T02 the last six: two go to both, unannounced.
        for (int i = 1; i <= 8; ++i)
            round.assignments.push_back({RaterId("T01"), ClipId(test::clipName(i)), false});
        for (int i = 7; i <= 12; ++i)
            round.assignments.push_back({RaterId("T02"), ClipId(test::clipName(i)), i <= 8});
        round.plan.overlapPercent = 17;
        ASSERT_TRUE(site->addRound(round));
    }
    RoundChecks checks() {
        const auto work = roundChecks(*site, trainer, site->rounds(trainer)->front());
        EXPECT_TRUE(work);
        return (*work)().value();
    }

    test::ScratchFolder folder;
    std::unique_ptr<Library> site;
};

} // namespace

TEST_F(RoundChecksOf, CountsOnlyWhatWentToASecondRaterUnannounced) {
    EXPECT_THAT(checks().doubleCoded, IsEmpty());
    for (int i = 1; i <= 8; ++i)
        ASSERT_TRUE(test::codeClip(*site, RaterId("T01"), test::clipName(i), {4, 4}));
    EXPECT_THAT(checks().doubleCoded, IsEmpty()) << "nobody else has coded them yet";
    // Clip 7: the same on one dimension, half a point apart on the other; clip 8: two points apart on both.
    ASSERT_TRUE(test::codeClip(*site, RaterId("T02"), test::clipName(7), {4, 5}));
    ASSERT_TRUE(test::codeClip(*site, RaterId("T02"), test::clipName(8), {8, 8}));
    for (int i = 9; i <= 12; ++i)
        ASSERT_TRUE(test::codeClip(*site, RaterId("T02"), test::clipName(i), {1, 1}));
    const auto found = checks().doubleCoded;
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].clips, 2);
    EXPECT_EQ(found[0].pairs, 2);
    EXPECT_EQ(found[0].same, 1);
    EXPECT_EQ(found[0].withinOne, 1);
    EXPECT_EQ(found[1].same, 0);
    EXPECT_EQ(found[1].withinOne, 1);
    ASSERT_TRUE(found[0].alpha.value);
    EXPECT_LT(*found[0].alpha.value, 1);
}

TEST_F(RoundChecksOf, ShowsHowFarTheTrainersLayApart) {
    for (int i = 1; i <= 12; ++i) {
        ASSERT_TRUE(test::codeClip(*site, RaterId("R1"), test::clipName(i), {i, 13 - i}));
        ASSERT_TRUE(test::codeClip(*site, RaterId("R2"), test::clipName(i), {i, i % 2 == 0 ? 13 - i : 12 - i}));
    }
    EXPECT_THAT(checks().experts, IsEmpty()) << "no reference has been made of them";
    ReferenceDraft draft;
    draft.round = RoundId("p");
    draft.panel = {RaterId("R1"), RaterId("R2")};
    draft.how = "consensus";
    const auto made = makeReference(*site, trainer, draft);
    ASSERT_TRUE(made) << made.error().text();
    const auto found = checks().experts;
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].clips, 12);
    EXPECT_EQ(found[0].same, 12);
    EXPECT_DOUBLE_EQ(found[0].alpha.value.value(), 1);
    EXPECT_EQ(found[1].same, 6);
    EXPECT_EQ(found[1].withinOne, 12);
    EXPECT_THAT(checks().doubleCoded, IsEmpty());
}

} // namespace attune
