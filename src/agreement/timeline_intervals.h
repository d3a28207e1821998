// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/timeline_report.h"
#include "stats/timeline_overlap.h"

namespace attune {

/// Adds block-bootstrap intervals to duration_kappa, duration_kappa_excl_nil, time_unit_kappa, the three of
/// time_unit_kappa_tolerance, mean_iou, easydiag_raw and easydiag_kappa. The other figures have no sums over blocks of
/// time, and so no interval. pairs: the segments that share time, nothing when they could not be listed.
void addTimelineIntervals(std::vector<Estimate>& estimates, timeline::Segments a, timeline::Segments b, int codes,
                          bool overlapping, const std::optional<std::vector<timeline::OverlapPair>>& pairs,
                          MediaDuration session, const TimelineSettings& settings);

} // namespace attune
