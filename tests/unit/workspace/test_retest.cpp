// SPDX-License-Identifier: GPL-3.0-or-later
// The same clips a second time: under new names, and held against what the rater said the first time.
#include "support/training_site.h"
#include "workspace/retest.h"

#include <gmock/gmock.h>

namespace attune {

using testing::HasSubstr;

namespace {

const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
const RaterId anna("T01"), ben("T02");

std::unique_ptr<Library> siteWithRound(const std::filesystem::path& path, int clips) {
    auto site = test::trainingSite(path, clips);
    for (const RaterId& who : {anna, ben})
        EXPECT_TRUE(site->addRater({who, RaterRole::Trainee, "", ""}));
    EXPECT_TRUE(site->addRater({RaterId("REF"), RaterRole::Reference, "", ""}));
    Round round;
    round.id = RoundId("p");
    round.title = "Practice";
    round.scheme = test::twoScales().ref;
    round.reference = RaterId("REF");
    round.raters = {anna, ben};
    for (int i = 1; i <= clips; ++i)
        round.clips.emplace_back(test::clipName(i));
    EXPECT_TRUE(site->addRound(round));
    return site;
}

} // namespace

TEST(Retest, GivesTheSameContentUnderNewNames) {
    test::ScratchFolder folder;
    auto site = siteWithRound(folder / "s.attune", 4);
    const auto again = [&] { return addRetest(*site, trainer, {RoundId("p"), {}, "Again", "2027-05-01", 3}); };
    EXPECT_THAT(again().error().what, HasSubstr("no clip that all"));
    EXPECT_EQ(retestReport(*site, trainer).error().code, ErrorCode::NotFound);
    for (int i = 1; i <= 3; ++i)
        ASSERT_TRUE(test::codeClip(*site, anna, test::clipName(i), {i, i}));
    for (int i = 2; i <= 4; ++i)
        ASSERT_TRUE(test::codeClip(*site, ben, test::clipName(i), {i, i}));
    const auto round = again();
    ASSERT_TRUE(round) << round.error().text();
    EXPECT_EQ(round->clips, (std::vector<ClipId>{ClipId("N-01"), ClipId("N-02")})) << "c02 and c03: both had them";
    EXPECT_EQ(round->plan.mode, RoundMode::Drift);
    const Viewer self{anna, RaterRole::Trainee};
    const auto seen = site->clips(self);
    for (const Clip& clip : *seen)
        if (clip.id.value.starts_with("N-")) {
            EXPECT_EQ(clip.contentHash.substr(62), clip.id.value == "N-01" ? "02" : "03");
            EXPECT_TRUE(clip.title.empty());
        }
    // What the people in the picture take back holds for every name of the clip.
    EXPECT_TRUE(site->mayPlay(self, ClipId("N-01")));
    Consent consent;
    consent.clip = ClipId("c02");
    consent.person = "child";
    consent.withdrawn = true;
    ASSERT_TRUE(site->setConsent(trainer, consent));
    EXPECT_EQ(site->mayPlay(self, ClipId("N-01")).error().code, ErrorCode::Denied);
    EXPECT_EQ(addRetest(*site, self, {RoundId("p"), {}, "Again"}).error().code, ErrorCode::Denied);
    EXPECT_EQ(addRetest(*site, trainer, {RoundId("p"), {}, ""}).error().code, ErrorCode::Invalid);
    EXPECT_EQ(addRetest(*site, trainer, {RoundId("x"), {}, "A"}).error().code, ErrorCode::NotFound);
    EXPECT_THAT(site->verify().value(), testing::IsEmpty());
}

TEST(Retest, EachRaterIsHeldAgainstThemselves) {
    test::ScratchFolder folder;
    auto site = siteWithRound(folder / "s.attune", 12);
    for (int i = 1; i <= 12; ++i)
        for (const RaterId& who : {anna, ben})
            ASSERT_TRUE(test::codeClip(*site, who, test::clipName(i), {i % 11, i % 11}));
    const auto round = addRetest(*site, trainer, {RoundId("p"), {}, "Again", {}, 3});
    ASSERT_TRUE(round);
    ASSERT_EQ(round->clips.size(), 12u);
    for (const ClipId& twin : round->clips) {
        const int i = std::stoi(twin.value.substr(2));
        ASSERT_TRUE(test::codeClip(*site, anna, twin.value, {i % 11, i % 11 + 1})); // the same; half a point more
        ASSERT_TRUE(test::codeClip(*site, ben, twin.value, {(7 * i) % 11, 11 - i % 11}));
    }
    EXPECT_EQ(retestReport(*site, {anna, RaterRole::Trainee}).error().code, ErrorCode::Denied);
    const auto report = retestReport(*site, trainer, 0);
    ASSERT_TRUE(report) << report.error().text();
    const auto pairOf = [&](const char* rater, const char* dimension) -> const PairAgreement& {
        for (const PairAgreement& pair : report->pairs)
            if (pair.a.starts_with(rater) && pair.dimension == dimension)
                return pair;
        throw std::out_of_range(rater);
    };
    ASSERT_EQ(report->pairs.size(), 4u);
    const PairAgreement& same = pairOf("T01", "sensitivity");
    EXPECT_EQ(same.a, "T01 @ 2");
    EXPECT_EQ(same.b, "T01 @ 1");
    EXPECT_EQ(same.n, 12);
    EXPECT_DOUBLE_EQ(*same.find("icc_a1")->value, 1);
    EXPECT_DOUBLE_EQ(*same.find("exact")->value, 1);
    EXPECT_DOUBLE_EQ(*pairOf("T01", "involvement").find("bias")->value, .5) << "later minus earlier, points";
    EXPECT_LT(*pairOf("T02", "involvement").find("icc_a1")->value, 0);
    EXPECT_EQ(same.scores.front().target, "A-01") << "named as the first time";
    // What changed since the first time: Anna half a point on involvement, every time; in the order of her later codes.
    ASSERT_TRUE(report->diagnostics);
    ASSERT_EQ(report->diagnostics->raters.size(), 4u) << "the later occasions alone";
    for (const RaterDiagnostics& own : report->diagnostics->raters) {
        EXPECT_EQ(own.against, own.rater.substr(0, 3) + " @ 1");
        EXPECT_EQ(own.chartTargets.size(), 12u);
        if (own.rater == "T01 @ 2" && own.dimension == "involvement") {
            EXPECT_DOUBLE_EQ(*own.find("severity")->value, .5);
            EXPECT_DOUBLE_EQ(*own.find("drift_slope")->value, 0);
            EXPECT_THAT(own.flags, testing::IsEmpty());
        }
    }
    EXPECT_EQ(report->study.order, "coded again after 0 days");
    // A round's own report carries them, whether it is the first or the second; others' do not.
    const auto scheme = test::twoScales();
    const std::vector<Clip> clips = site->clips(trainer).value();
    const auto repeats = [&](const RepeatScope& scope) {
        return repeatedRatings(*site, trainer, scheme, scope).value();
    };
    EXPECT_EQ(repeats({}).table.size(), 96u) << "12 clips, 2 raters, 2 dimensions, twice";
    EXPECT_EQ(repeats({{clips.front()}, {}, {}}).table.size(), 8u);
    EXPECT_EQ(repeats({{clips.back()}, {ben}, {}}).table.size(), 4u);
    EXPECT_EQ(repeats({{}, {}, "2999-01-01"}).table.size(), 0u);
    EXPECT_EQ(repeatedRatings(*site, {anna, RaterRole::Trainee}, scheme).error().code, ErrorCode::Denied);
}

} // namespace attune
