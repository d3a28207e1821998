// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/training_site.h"
#include "workspace/activity_log.h"
#include "workspace/certification.h"
#include "workspace/disagreement.h"
#include "workspace/practice.h"

#include <gmock/gmock.h>

namespace attune {

namespace {

Evidence moment(const char* id, const char* dimension, EvidenceDirection direction, double begin, double end) {
    const auto ns = [](double s) { return MediaTime(static_cast<std::int64_t>(s * 1e9)); };
    return {EvidenceId(id), DimensionId(dimension), direction, {ns(begin), ns(end)}, ""};
}

Coding codingOf(std::int64_t steps, const std::vector<Evidence>& moments) {
    Coding out;
    for (const Dimension& d : test::twoScales().dimensions)
        out.ratings[{{}, d.id}].steps = steps;
    for (const Evidence& e : moments)
        out.evidence[e.id] = e;
    return out;
}

} // namespace

TEST(Disagreement, NamesHowTwoCodingsPartOverAMoment) {
    using enum DisagreementKind;
    const auto plus = EvidenceDirection::Plus, minus = EvidenceDirection::Minus;
    const Coding reference =
        codingOf(5, {moment("r1", "sensitivity", plus, 10, 12), moment("r2", "sensitivity", plus, 20, 22),
                     moment("r3", "sensitivity", plus, 30, 32), moment("r4", "involvement", plus, 40, 42),
                     moment("r5", "involvement", minus, 50, 52)});
    const Coding mine =
        codingOf(6, {moment("m1", "sensitivity", plus, 11, 13),   // agrees: half a point is no other weight
                     moment("m2", "sensitivity", minus, 20, 21),  // other direction
                     moment("m3", "sensitivity", plus, 35, 36),   // three seconds late
                     moment("m4", "sensitivity", plus, 41, 43),   // other dimension
                     moment("m6", "involvement", plus, 58, 59)}); // nothing near it
    const auto found = momentDisagreements(test::twoScales(), mine, reference);
    std::vector<DisagreementKind> kinds;
    for (const MomentDisagreement& d : found)
        kinds.push_back(d.kind);
    EXPECT_EQ(kinds, (std::vector{OtherWeight, TimingOnly, OtherDimension, MissedMoment, ExtraMoment}));
    EXPECT_EQ(found[2].mine, EvidenceId("m4"));
    EXPECT_THAT(momentDisagreements(test::twoScales(), reference, reference), testing::IsEmpty());
    // Same moment, but the scores lie a point apart.
    const Coding far = codingOf(7, {moment("m1", "sensitivity", plus, 10, 12)});
    EXPECT_EQ(momentDisagreements(test::twoScales(), far, codingOf(5, {moment("r1", "sensitivity", plus, 10, 12)}))
                  .at(0)
                  .kind,
              OtherWeight);
}

TEST(Practice, TheBandIsARunningMeanWithItsInterval) {
    const auto band = learningBand({{1, 1.0}, {2, 2.0}, {3, 3.0}, {4, 3.0}}, 3);
    ASSERT_EQ(band.size(), 4u);
    EXPECT_FALSE(band[1].low);
    EXPECT_DOUBLE_EQ(band[2].mean, 2);
    EXPECT_NEAR(*band[2].high - *band[2].low, 2 * 4.302653 / std::sqrt(3.0), 1e-5) << "t with 2 df, SD 1, n 3";
    EXPECT_DOUBLE_EQ(band[3].mean, 8.0 / 3);
}

TEST(Practice, TheNextClipsLieWhereThisPersonErrs) {
    test::ScratchFolder folder;
    auto site = test::trainingSite(folder / "s.attune", 6);
    const RaterId anna("T01"), reference("REF");
    ASSERT_TRUE(site->addRater({anna, RaterRole::Trainee, "", ""}));
    ASSERT_TRUE(site->addRater({reference, RaterRole::Reference, "", ""}));
    // Low on sensitivity: c01, c04; high: c02, c05; c03 and c06 in the middle.
    const std::int64_t values[] = {1, 11, 6, 1, 11, 6};
    for (int i = 1; i <= 6; ++i) {
        Coding coding;
        coding.clip = ClipId(test::clipName(i));
        coding.rater = reference;
        coding.scheme = test::twoScales().ref;
        coding.submittedMs = 1;
        coding.ratings[{{}, DimensionId("sensitivity")}].steps = values[i - 1];
        ASSERT_TRUE(site->importCoding({RaterId("R1"), RaterRole::Trainer}, coding));
    }
    EXPECT_EQ(nextPractice(*site, anna, 10).value().size(), 6u);
    ASSERT_TRUE(test::codeClip(*site, anna, "c01", {7})); // three points too high where it is low
    ASSERT_TRUE(test::codeClip(*site, anna, "c02", {11}));
    const auto choices = nextPractice(*site, anna, 10).value();
    ASSERT_EQ(choices.size(), 4u) << "what was coded is known";
    EXPECT_EQ(choices[0].clip, ClipId("c04"));
    EXPECT_DOUBLE_EQ(choices[0].gain, 3);
    EXPECT_EQ(choices[0].dimension, DimensionId("sensitivity"));
}

TEST(Practice, DaysAreCountedByTheCalendar) {
    EXPECT_EQ(dayAfter("2026-01-31", 1, 0), "2026-02-28");
    EXPECT_EQ(dayAfter("2024-02-29", 12, 0), "2025-02-28");
    EXPECT_EQ(dayAfter("2026-12-25", 0, 14), "2027-01-08");
}

TEST(ActivityLog, TotalsKeepContactAndIndependentApart) {
    const std::vector<Activity> log = {{0, 90, true, "Session", true, "Thinking", true, "R1", 86'400'000, 1},
                                       {0, 60, false, "=HYPERLINK(1)", false, "", false, "", 0, 2}};
    const ActivityTotals totals = totalsOf(log);
    EXPECT_EQ(totals.contact, 90);
    EXPECT_EQ(totals.independent, 60);
    EXPECT_EQ(totals.credit, 90);
    EXPECT_EQ(totals.signedOff, 90);
    EXPECT_EQ(activityCsv(log), "date,minutes,kind,credit,competencies,what,signed_by,signed_on\n"
                                "1970-01-01,90,contact,yes,Thinking,Session,R1,1970-01-02\n"
                                "1970-01-01,60,independent,no,,'=HYPERLINK(1),,\n");
    EXPECT_EQ(competencyPresets().size(), 8u);
}

} // namespace attune
