// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/timeline_report.h"
#include "stats/timeline_segments.h"

namespace attune {

/// Every stretch where the two codings differ, with its kind. Where no coder has two codes at one time, the lengths add
/// up to the time off the diagonal of the duration table.
/// - boundary: the coded stretch shares time with the same code of the other coder (on both sides, when both are
/// coded),
///   or with another code over at least `overlap` of the longer of the two;
/// - other code: both coded, not boundary; missed: all else.
/// A point answers to a point of its code within the tolerance (boundary when not at the same instant) or to its code
/// covering it; a point of another code within the tolerance is other code; else it is missed.
/// At most `limit` are listed.
[[nodiscard]] std::vector<TimelineDisagreement> timelineDisagreements(timeline::Segments a, timeline::Segments b,
                                                                      const std::vector<std::string>& codes,
                                                                      MediaDuration tolerance, double overlap,
                                                                      std::size_t limit = 1'000'000);

} // namespace attune
