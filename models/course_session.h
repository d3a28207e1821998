// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace attune {

/// The session of a course that a round belongs to: its assignment is the exercise after it.
struct CourseSession {
    std::string course; ///< the cohort's name
    int number = 1;     ///< from 1
    int of = 1;         ///< sessions of the course
    std::string date;   ///< of the session, ISO
    int contactMinutes = 90;
    int independentMinutes = 0; ///< what the exercise is meant to take

    bool operator==(const CourseSession&) const = default;
};

} // namespace attune
