// SPDX-License-Identifier: GPL-3.0-or-later
// A course from the template: its rounds, what travels of it, and what it asks of a trainee's log.
#include "support/training_site.h"
#include "workspace/course.h"
#include "workspace/packages.h"

#include <gmock/gmock.h>
#include <set>

namespace attune {

using testing::HasSubstr;

namespace {

const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
const RaterId anna("T01"), ben("T02");
const std::string rule = R"({"schema":"attune.rule/1","name":"Near","clauses":[
    {"id":"n","estimate":"within_1","scope":"each-dimension","atLeast":0.8}]})";

class CoursePlan : public testing::Test {
  protected:
    void SetUp() override {
        site = test::trainingSite(folder / "site.attune", 24);
        for (const RaterId& who : {anna, ben})
            ASSERT_TRUE(site->addRater({who, RaterRole::Trainee, "", ""}));
        request.cohort = "Spring 2027";
        request.start = "2027-03-02"; // a Tuesday
        request.weekday = 1;
        request.raters = {anna, ben};
        request.scheme = test::twoScales().ref;
    }
    void setPurpose(int clip, const char* purpose) {
        const auto all = site->clips(trainer);
        for (Clip one : *all)
            if (one.id.value == test::clipName(clip)) {
                one.purpose = purpose;
                ASSERT_TRUE(site->apply(trainer, ChangeClip{one}));
            }
    }

    test::FixedClock clock{1'803'000'000'000}; // 19 February 2027
    test::ScratchFolder folder;
    std::unique_ptr<Library> site;
    CourseRequest request;
};

} // namespace

TEST_F(CoursePlan, TenWeeklySessionsWithAnExerciseAfterEach) {
    const auto plan = planCourse(*site, trainer, request);
    ASSERT_TRUE(plan) << plan.error().text();
    ASSERT_EQ(plan->size(), 10u);
    EXPECT_EQ(plan->front().session, (CourseSession{"Spring 2027", 1, 10, "2027-03-08", 90, 36}));
    EXPECT_EQ(plan->back().session.date, "2027-05-10") << "nine weeks on";
    std::set<ClipId> given;
    for (const CourseRound& one : *plan) {
        EXPECT_EQ(one.round.clips.size(), 2u);
        for (const ClipId& clip : one.round.clips)
            EXPECT_TRUE(given.insert(clip).second) << clip.value << " twice";
        EXPECT_EQ(one.round.raters, request.raters);
        EXPECT_LT(one.session.date, *one.round.plan.due);
    }
    EXPECT_EQ(*plan->front().round.plan.due, "2027-03-14") << "the day before the next session";
    EXPECT_EQ(plan->front().round.title, "Spring 2027, 1 of 10");
    // Dimension by dimension, each opened at once, then all of them after submitting.
    using Ids = std::vector<DimensionId>;
    EXPECT_EQ((*plan)[0].round.plan.stages, (std::vector<Stage>{{Ids{DimensionId("sensitivity")}, 2}}));
    EXPECT_EQ((*plan)[1].round.plan.stages, (std::vector<Stage>{{Ids{DimensionId("involvement")}, 2}}));
    EXPECT_EQ((*plan)[0].round.plan.mode, RoundMode::Learn);
    for (std::size_t i = 2; i < 10; ++i) {
        EXPECT_TRUE((*plan)[i].round.plan.stages.empty());
        EXPECT_EQ((*plan)[i].round.plan.mode, RoundMode::Practice);
    }
    EXPECT_TRUE(site->rounds(trainer)->empty()) << "a plan adds nothing";
}

TEST_F(CoursePlan, TheLastExerciseCanBeATest) {
    request.sessions = 11;
    request.rule = rule;
    EXPECT_THAT(planCourse(*site, trainer, request).error().what, HasSubstr("no test clip"));
    for (const int clip : {1, 2, 3})
        setPurpose(clip, "test");
    ASSERT_TRUE(test::codeClip(*site, ben, "c02", {3, 3}));
    const auto made = makeCourse(*site, trainer, request);
    ASSERT_TRUE(made) << made.error().text();
    ASSERT_EQ(made->size(), 11u);
    const Round& last = made->back().round;
    EXPECT_EQ(last.plan.mode, RoundMode::Test);
    EXPECT_EQ(last.clips, (std::vector<ClipId>{ClipId("c01"), ClipId("c03")})) << "ben knows c02";
    ASSERT_TRUE(last.plan.certification);
    EXPECT_EQ(last.plan.certification->rule, rule);
    EXPECT_EQ(site->rounds(trainer)->size(), 11u);
    EXPECT_THAT(site->verify().value(), testing::IsEmpty());
    // A second cohort of other people: rounds of its own, the same clips, for these do not know them.
    CourseRequest second = request;
    second.raters = {RaterId("T03")};
    ASSERT_TRUE(site->addRater({RaterId("T03"), RaterRole::Trainee, "", ""}));
    const auto again = makeCourse(*site, trainer, second);
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_NE(again->front().round.id, made->front().round.id);
    EXPECT_EQ(again->back().round.clips.size(), 3u);
}

TEST_F(CoursePlan, WhatCannotBeIsSaidAndNothingIsMade) {
    const auto why = [&](auto change) {
        CourseRequest other = request;
        change(other);
        const auto made = makeCourse(*site, trainer, other);
        return made ? std::string() : made.error().text();
    };
    EXPECT_THAT(why([](CourseRequest& r) { r.cohort.clear(); }), HasSubstr("no name"));
    EXPECT_THAT(why([](CourseRequest& r) { r.start = "2027-02-30"; }), HasSubstr("not a day"));
    EXPECT_THAT(why([](CourseRequest& r) { r.start = "soon"; }), HasSubstr("not a day"));
    EXPECT_THAT(why([](CourseRequest& r) { r.sessions = 1; }), HasSubstr("2 to 52"));
    EXPECT_THAT(why([](CourseRequest& r) { r.raters.clear(); }), HasSubstr("nobody"));
    EXPECT_THAT(why([](CourseRequest& r) { r.clipsPerExercise = 3; }), HasSubstr("need 30 practice clips"));
    EXPECT_THAT(why([](CourseRequest& r) { r.clipsPerExercise = 3; }), HasSubstr("there are 24"));
    EXPECT_THAT(why([](CourseRequest& r) { r.scheme.version = 9; }), HasSubstr("no such scheme"));
    EXPECT_EQ(makeCourse(*site, {anna, RaterRole::Trainee}, request).error().code, ErrorCode::Denied);
    EXPECT_TRUE(site->rounds(trainer)->empty());
}

TEST_F(CoursePlan, TheSessionTravelsAndTheLogIsHeldAgainstTheCourse) {
    ASSERT_TRUE(makeCourse(*site, trainer, request));
    auto home = std::move(Library::create(folder / "home.attune").value());
    for (const char* round : {"spring-2027-1-of-10", "spring-2027-2-of-10"}) {
        const auto package = folder / (std::string(round) + ".zip");
        ASSERT_TRUE(packAssignment(*site, {RoundId(round), anna, trainer.id, false, package}));
        const auto taken = unpackPackage(*home, package, anna, false);
        ASSERT_TRUE(taken) << taken.error().text();
    }
    const Viewer self{anna, RaterRole::Trainee};
    const auto progress = [&](const char* today) { return courseProgress(*home, self, today).value(); };
    ASSERT_EQ(progress("2027-03-01").size(), 1u);
    const CourseProgress before = progress("2027-03-01").front();
    EXPECT_EQ(before.course, "Spring 2027");
    EXPECT_EQ(before.contactTarget, 900);
    EXPECT_EQ(before.independentTarget, 360);
    EXPECT_EQ(before.contact, 0);
    EXPECT_TRUE(before.toLog.empty());
    ASSERT_TRUE(before.next);
    EXPECT_EQ(before.next->number, 1);
    const CourseProgress after = progress("2027-03-09").front();
    ASSERT_EQ(after.toLog.size(), 1u);
    EXPECT_EQ(after.next->date, "2027-03-15");
    ASSERT_TRUE(home->addActivity(self, sessionActivity(after.toLog[0])));
    ASSERT_TRUE(home->addActivity(self, {1'804'600'000'000, 40, false, "Clips of session 1"})); // 9 March
    ASSERT_TRUE(home->addActivity(self, {1'780'000'000'000, 60, true, "Before the course"}));
    const CourseProgress logged = progress("2027-03-09").front();
    EXPECT_TRUE(logged.toLog.empty());
    EXPECT_EQ(logged.contact, 90) << "what came before its first day does not count";
    EXPECT_EQ(logged.independent, 40);
    EXPECT_EQ(home->activities(self)->back().minutes, 40);
    EXPECT_TRUE(courseProgress(*site, {ben, RaterRole::Trainee}, "2027-03-09")->front().toLog.size() == 1);
}

} // namespace attune
