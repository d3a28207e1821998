// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/reliability.h"
#include "report/summary_kinds.h"

#include <functional>
#include <string>

namespace attune::cli {

/// What `reliability --about` names.
struct About {
    enum What { Round, Rater, Clips, Reference, Cohort, Plan };
    What what = Round;
    std::string which; ///< the rater's code or the clip's alias
};
/// Errors: Invalid.
[[nodiscard]] Result<About> aboutOf(const std::string& text);

/// Gives the bytes of each kind of file about that; everything but Cohort. `computed` must outlive the result.
/// Errors: as the summaries of summary_kinds.h.
[[nodiscard]] Result<std::function<Result<std::string>(ReportFace, PaperSize)>> facesAbout(const About& about,
                                                                                           const Computed& computed);

/// A plain table as a list of objects; null for an empty cell.
[[nodiscard]] Json plainRows(const PlainTable& table);

} // namespace attune::cli
