// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/course_session.h"
#include "store/library.h"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// A course from the template: a session a week, and after each an exercise to do alone.
struct CourseRequest {
    std::string cohort;          ///< "Spring 2027"
    std::string start;           ///< ISO date: the first session is on the first such weekday from then on
    int weekday = 1;             ///< 1 Monday to 7 Sunday
    int sessions = 10;           ///< 2 to 52
    int contactMinutes = 90;     ///< of a session
    int independentMinutes = 36; ///< an exercise is meant to take
    int clipsPerExercise = 2;
    std::vector<RaterId> raters;
    SchemeRef scheme;
    bool staged = true;              ///< dimension by dimension first, then all
    std::optional<std::string> rule; ///< document attune.rule/1: the last exercise is a test under it
};

/// A session and the round that is the exercise after it.
struct CourseRound {
    CourseSession session;
    Round round;
};

/// The rounds of the course, in order, not added yet: practice clips that none of the raters knows, by alias, each
/// once; in the last, with a rule, the test clips none of them knows. The first exercises open the reference dimension
/// by dimension (learn), the later ones after submitting; each is due the day before the next session. Errors: Denied
/// to trainees; Invalid: no name, dates or numbers out of range, nobody, an unknown scheme, too few clips, with how
/// many there are.
[[nodiscard]] Result<std::vector<CourseRound>> planCourse(Library& library, const Viewer& who,
                                                          const CourseRequest& request);
/// Adds the rounds of planCourse() in one transaction. Errors: those of planCourse() and Library::addRound().
[[nodiscard]] Result<std::vector<CourseRound>> makeCourse(Library& library, const Viewer& who,
                                                          const CourseRequest& request);
/// The session a round belongs to; nothing outside courses.
[[nodiscard]] std::optional<CourseSession> courseSessionOf(const Library& library, const RoundId& round);

/// How far somebody is in a course, by what they have logged since its first day.
struct CourseProgress {
    std::string course;
    int sessions = 0;
    std::int64_t contact = 0, contactTarget = 0;         ///< minutes
    std::int64_t independent = 0, independentTarget = 0; ///< minutes
    std::vector<CourseSession> toLog;                    ///< sessions up to today that are in no line of the log
    std::optional<CourseSession> next;                   ///< the first one after today
};

/// The courses whose rounds this person has, by their first day. Errors: those of the queries.
[[nodiscard]] Result<std::vector<CourseProgress>> courseProgress(const Library& library, const Viewer& who,
                                                                 const std::string& today);
/// The line of the activity log for having been at a session: contact minutes, with credit.
[[nodiscard]] Activity sessionActivity(const CourseSession& session);

} // namespace attune
