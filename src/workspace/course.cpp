// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/course.h"

#include "base/clock.h"
#include "codec/course_json.h"
#include "workspace/certification.h"
#include "workspace/round_board.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

namespace attune {

namespace {

/// Settings of the library itself, of no person.
const Viewer libraryItself{RaterId(), RaterRole::Trainer};

std::unexpected<Error> wrong(const std::string& what, const std::string& todo) {
    return fail(ErrorCode::Invalid, what, {}, todo);
}

std::optional<std::chrono::sys_days> dayOf(const std::string& date) {
    const auto part = [&](std::size_t at, std::size_t n) {
        unsigned value = 0;
        const auto [end, error] = std::from_chars(date.data() + at, date.data() + at + n, value);
        return error == std::errc() && end == date.data() + at + n ? std::optional(value) : std::nullopt;
    };
    if (date.size() != 10 || date[4] != '-' || date[7] != '-' || !part(0, 4) || !part(5, 2) || !part(8, 2))
        return {};
    const std::chrono::year_month_day out{std::chrono::year{static_cast<int>(*part(0, 4))},
                                          std::chrono::month{*part(5, 2)}, std::chrono::day{*part(8, 2)}};
    return out.ok() ? std::optional(std::chrono::sys_days{out}) : std::nullopt;
}

Status check(const CourseRequest& request) {
    if (request.cohort.empty())
        return wrong("the course has no name", "name the cohort, such as Spring 2027");
    if (!dayOf(request.start))
        return wrong("the start is not a day such as 2027-03-01", "give the first day");
    if (request.weekday < 1 || request.weekday > 7 || request.sessions < 2 || request.sessions > 52 ||
        request.contactMinutes < 1 || request.independentMinutes < 0 || request.clipsPerExercise < 1)
        return wrong("a course has 2 to 52 sessions on a day of the week, with minutes and clips above zero",
                     "correct the numbers");
    if (request.raters.empty())
        return wrong("nobody takes part", "choose at least one rater");
    return {};
}

// Clips of this purpose that no rater of the course knows, by alias.
Result<std::vector<ClipId>> unknownClips(Library& library, const Viewer& who, const CourseRequest& request,
                                         std::string_view purpose) {
    auto clips = library.clips(who);
    const auto exposures = library.exposures(who);
    const auto rounds = library.rounds(who);
    for (const Error* error : {clips ? nullptr : &std::as_const(clips).error(),
                               exposures ? nullptr : &exposures.error(), rounds ? nullptr : &rounds.error()})
        if (error)
            return std::unexpected(*error);
    const auto takesPart = [&](const RaterId& rater) {
        return std::ranges::find(request.raters, rater) != request.raters.end();
    };
    std::set<ClipId> known;
    for (const Exposure& one : *exposures)
        if (takesPart(one.rater))
            known.insert(one.clip);
    for (const Round& round : *rounds)
        for (const RaterId& rater : request.raters)
            for (const ClipId& clip : round.clipsOf(rater))
                known.insert(clip);
    std::ranges::stable_sort(*clips, {}, &Clip::alias);
    std::vector<ClipId> out;
    for (const Clip& clip : *clips)
        if (clip.purpose == purpose && !known.contains(clip.id))
            out.push_back(clip.id);
    return out;
}

// What exercise number at (from 0) of so many is rated on; empty: all. The dimensions are dealt out over at most two
// thirds of the exercises, so that the last ones ask for all.
std::vector<DimensionId> stageOf(const std::vector<Dimension>& dimensions, int at, int exercises) {
    const auto all = static_cast<int>(dimensions.size());
    const int steps = std::min(all, std::max(1, exercises * 2 / 3));
    std::vector<DimensionId> out;
    if (at < steps && all > 1)
        for (int d = at * all / steps; d < (at + 1) * all / steps; ++d)
            out.push_back(dimensions[static_cast<std::size_t>(d)].id);
    return out;
}

} // namespace

Result<std::vector<CourseRound>> planCourse(Library& library, const Viewer& who, const CourseRequest& request) {
    if (who.role == RaterRole::Trainee)
        return fail(ErrorCode::Denied, "courses are made by trainers", who.id.value, "ask your trainer");
    if (auto ok = check(request); !ok)
        return std::unexpected(ok.error());
    const auto schemes = library.schemes();
    const auto board = roundBoard(library, who);
    if (!schemes || !board)
        return std::unexpected(schemes ? board.error() : schemes.error());
    const auto scheme = std::ranges::find(*schemes, request.scheme, &CodingScheme::ref);
    if (scheme == schemes->end())
        return wrong("the library has no such scheme: " + request.scheme.id.value, "choose one of its schemes");
    const int exercises = request.sessions - (request.rule ? 1 : 0);
    const auto practice = unknownClips(library, who, request, "practice");
    const auto test = request.rule ? unknownClips(library, who, request, "test") : std::vector<ClipId>();
    if (!practice || !test)
        return std::unexpected(practice ? test.error() : practice.error());
    const std::int64_t wanted = std::int64_t{exercises} * request.clipsPerExercise;
    if (std::ssize(*practice) < wanted)
        return wrong(fmt::format("the exercises need {} practice clips that none of these raters knows; there are {}",
                                 wanted, practice->size()),
                     "add clips, or take fewer sessions or fewer clips an exercise");
    if (request.rule && test->empty())
        return wrong("there is no test clip that none of these raters knows",
                     "add clips for the test, or make the course without one");
    using namespace std::chrono;
    sys_days day = *dayOf(request.start);
    while (weekday(day).iso_encoding() != static_cast<unsigned>(request.weekday))
        day += days(1);
    const std::vector<Dimension> dimensions = scheme->clipScores();
    std::vector<RoundCard> taken = *board;
    std::vector<CourseRound> out;
    for (int i = 0; i < request.sessions; ++i, day += days(7)) {
        const std::string date = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(year_month_day(day).year()),
                                             static_cast<unsigned>(year_month_day(day).month()),
                                             static_cast<unsigned>(year_month_day(day).day()));
        Round round;
        round.title = fmt::format("{}, {} of {}", request.cohort, i + 1, request.sessions);
        round.id = freshRoundId(round.title, taken);
        round.scheme = request.scheme;
        round.raters = request.raters;
        round.plan.due = dayAfter(date, 0, 6); // the next session is on the seventh day
        if (i == exercises) {
            round.plan.mode = RoundMode::Test;
            round.plan.certification = CertificationPolicy{*request.rule};
            round.clips = *test;
        } else {
            const auto from = practice->begin() + std::ptrdiff_t{i} * request.clipsPerExercise;
            round.clips.assign(from, from + request.clipsPerExercise);
            const auto stage = request.staged ? stageOf(dimensions, i, exercises) : std::vector<DimensionId>();
            if (!stage.empty())
                round.plan.stages = {{stage, request.clipsPerExercise}};
            const bool early = request.staged ? !stage.empty() : i < exercises / 3;
            round.plan.mode = early ? RoundMode::Learn : RoundMode::Practice;
        }
        RoundCard card;
        card.round.id = round.id;
        taken.push_back(std::move(card));
        out.push_back(
            {{request.cohort, i + 1, request.sessions, date, request.contactMinutes, request.independentMinutes},
             std::move(round)});
    }
    return out;
}

Result<std::vector<CourseRound>> makeCourse(Library& library, const Viewer& who, const CourseRequest& request) {
    auto rounds = planCourse(library, who, request);
    if (!rounds)
        return rounds;
    const auto done = library.atOnce([&]() -> Status {
        const auto reference = referencePerson(library, who);
        if (!reference)
            return std::unexpected(reference.error());
        for (auto& [session, round] : *rounds) {
            round.reference = *reference;
            if (auto added = library.addRound(round); !added)
                return added;
            if (auto kept = library.setSetting(libraryItself, courseSetting(round.id), writeCourseSession(session));
                !kept)
                return kept;
        }
        return {};
    });
    if (!done)
        return std::unexpected(done.error());
    return rounds;
}

std::optional<CourseSession> courseSessionOf(const Library& library, const RoundId& round) {
    const auto text = library.setting(libraryItself, courseSetting(round));
    if (!text || !*text)
        return {};
    auto session = readCourseSession(**text);
    return session ? std::optional(std::move(*session)) : std::nullopt;
}

Activity sessionActivity(const CourseSession& session) {
    Activity out;
    if (const auto day = dayOf(session.date))
        out.startMs = std::chrono::duration_cast<std::chrono::milliseconds>(day->time_since_epoch()).count() +
                      12 * std::int64_t{3'600'000}; // noon, the same day in every time zone but a few
    out.minutes = session.contactMinutes;
    out.contact = true;
    out.credit = true;
    out.what = fmt::format("{}, session {}", session.course, session.number);
    return out;
}

Result<std::vector<CourseProgress>> courseProgress(const Library& library, const Viewer& who,
                                                   const std::string& today) {
    const auto rounds = library.rounds(who);
    const auto activities = library.activities(who);
    if (!rounds || !activities)
        return std::unexpected(rounds ? activities.error() : rounds.error());
    std::map<std::string, std::vector<CourseSession>> courses;
    for (const Round& round : *rounds)
        if (const auto session = courseSessionOf(library, round.id); session && !round.clipsOf(who.id).empty())
            courses[session->course].push_back(*session);
    std::vector<std::pair<std::string, CourseProgress>> found; // first day, course
    for (auto& [name, sessions] : courses) {
        std::ranges::sort(sessions, {}, &CourseSession::number);
        CourseProgress out;
        out.course = name;
        out.sessions = sessions.front().of;
        // Of the whole course: hand-outs may bring it session by session.
        out.contactTarget = std::int64_t{out.sessions} * sessions.front().contactMinutes;
        out.independentTarget = std::int64_t{out.sessions} * sessions.front().independentMinutes;
        const std::string& first = sessions.front().date;
        for (const CourseSession& session : sessions) {
            const bool logged = std::ranges::any_of(*activities, [&](const Activity& line) {
                return line.contact && line.what == sessionActivity(session).what;
            });
            if (session.date > today && !out.next)
                out.next = session;
            else if (session.date <= today && !logged)
                out.toLog.push_back(session);
        }
        for (const Activity& line : *activities)
            if (isoTime(line.startMs).substr(0, 10) >= first)
                (line.contact ? out.contact : out.independent) += line.minutes;
        found.emplace_back(first, std::move(out));
    }
    std::ranges::stable_sort(found, {}, &std::pair<std::string, CourseProgress>::first);
    std::vector<CourseProgress> out;
    for (auto& [first, course] : found)
        out.push_back(std::move(course));
    return out;
}

} // namespace attune
