// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/time_span.h"

#include <string>

namespace attune {

/// One coder's code over a span of the session, half-open; a point event has end == begin. Times are never below 0.
struct TimedCode {
    std::string coder;
    TimeSpan span;
    std::string code; ///< verbatim label, never empty

    auto operator<=>(const TimedCode&) const = default;
};

} // namespace attune
