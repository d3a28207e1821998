// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"

#include <string>

namespace attune {

enum class RaterRole { Trainee, Trainer, Supervisor, Reference };

/// A person who codes, by code. Reference is not a person but the agreed codes of one or several trainers.
struct Rater {
    RaterId id;
    RaterRole role = RaterRole::Trainee;
    std::string training; ///< in words
    std::string language; ///< BCP 47

    bool operator==(const Rater&) const = default;
};

} // namespace attune
