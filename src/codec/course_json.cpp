// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/course_json.h"

#include "codec/json_reader.h"

namespace attune {

using namespace codec;

namespace {

constexpr std::size_t largest = 1u << 16;
constexpr int mostSessions = 1000, mostMinutes = 24 * 60;

} // namespace

std::string writeCourseSession(const CourseSession& session) {
    const Json out{{"course", session.course},
                   {"number", session.number},
                   {"of", session.of},
                   {"date", session.date},
                   {"contactMinutes", session.contactMinutes},
                   {"independentMinutes", session.independentMinutes}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<CourseSession> readCourseSession(std::string_view json) {
    const auto parsed = parseJson(json, largest);
    if (!parsed)
        return fail(ErrorCode::Invalid, parsed.error().message, parsed.error().place, "make the course anew");
    Faults faults;
    ObjectReader in(*parsed, "", faults);
    CourseSession out;
    const auto number = [&](const char* key, int low, int high) {
        return static_cast<int>(in.integer(key, Required, low, high).value_or(low));
    };
    out.course = in.text("course", Required).value_or("");
    out.number = number("number", 1, mostSessions);
    out.of = number("of", out.number, mostSessions);
    out.date = in.text("date", Required).value_or("");
    if (out.date.size() != 10 || !timeFromText(out.date))
        in.fault("date", "this is not a date such as 2026-11-21");
    out.contactMinutes = number("contactMinutes", 0, mostMinutes);
    out.independentMinutes = number("independentMinutes", 0, mostMinutes);
    in.refuseOthers();
    if (!faults.empty())
        return faults.first("make the course anew");
    return out;
}

} // namespace attune
