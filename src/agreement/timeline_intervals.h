// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/timeline_report.h"
#include "stats/timeline_overlap.h"

namespace attune {

/// Adds block-bootstrap intervals to every figure that has a value. Those of alpha_u and gamma hold the chance part at
/// that of the whole session. pairs: the segments that share time, nothing when they could not be listed.
void addTimelineIntervals(std::vector<Estimate>& estimates, timeline::Segments a, timeline::Segments b, int codes,
                          bool overlapping, const std::optional<std::vector<timeline::OverlapPair>>& pairs,
                          MediaDuration session, const TimelineSettings& settings);

} // namespace attune
