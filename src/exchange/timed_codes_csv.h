// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/timed_code.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Seconds as a decimal ("83.48", "1e-3"), read exactly to whole nanoseconds; digits beyond are rounded, halves to
/// even. Nothing when it is not a number or not within +-4e9 seconds.
[[nodiscard]] std::optional<MediaTime> parseSeconds(std::string_view text);

struct TimedCodesSelection {
    std::optional<std::string> track;       ///< only rows whose column track (or tier) has this value
    std::optional<std::string> observation; ///< only rows whose column observation (or clip) has this value
    std::optional<std::string> coder;       ///< for files without a column coder: whose codes they are
};

struct TimedCodesTable {
    std::vector<TimedCode> rows; ///< in the order of the file
    std::vector<std::string> warnings;
};

/// Reads CSV (RFC 4180; UTF-8 with or without byte order mark; `,` `;` or tab, found in the header) with the columns
/// coder, start, end, code in any order and case; start and end in seconds, equal for a point event. Space around
/// labels is cut off. Other columns are ignored with a warning; track, tier, observation and clip select rows. Errors:
/// Unsupported for another tool's file; Invalid with FILE:LINE column for anything wrong in a row, for a missing or
/// doubled column, for text that is not UTF-8, and for several observations without a choice among them.
[[nodiscard]] Result<TimedCodesTable> readTimedCodesCsv(std::string_view bytes, const std::string& file,
                                                        const TimedCodesSelection& selection = {});

} // namespace attune
