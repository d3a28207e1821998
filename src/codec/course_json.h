// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/course_session.h"
#include "models/ids.h"

#include <string>
#include <string_view>

namespace attune {

/// The setting of the library itself under which the session of a round is kept.
[[nodiscard]] inline std::string courseSetting(const RoundId& round) { return "session." + round.value; }

/// {"course", "number", "of", "date", "contactMinutes", "independentMinutes"}, canonical. Errors: Invalid with the
/// place.
[[nodiscard]] std::string writeCourseSession(const CourseSession& session);
[[nodiscard]] Result<CourseSession> readCourseSession(std::string_view json);

} // namespace attune
