// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

#include <string>
#include <vector>

namespace attune {

/// Minutes of an activity log; contact and independent work apart.
struct ActivityTotals {
    std::int64_t contact = 0, independent = 0;
    std::int64_t credit = 0; ///< of those that count toward the target
    std::int64_t signedOff = 0;
};

[[nodiscard]] ActivityTotals totalsOf(const std::vector<Activity>& activities);

/// Tags a site may start from; any other text is as good.
[[nodiscard]] const std::vector<std::string>& competencyPresets();

/// For a portfolio: one row an activity (date,minutes,kind,credit,competencies,what,signed_by,signed_on) and nothing of
/// the private notes. Texts that a spreadsheet would take for a formula get a leading apostrophe.
[[nodiscard]] std::string activityCsv(const std::vector<Activity>& activities);

} // namespace attune
