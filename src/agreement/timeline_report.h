// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/measurement.h"
#include "models/timed_code.h"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// Settings that decide every figure; printed with them.
struct TimelineSettings {
    std::vector<std::string> coders;       ///< every pair of these, in this order; empty: all coders, by name
    std::optional<MediaDuration> duration; ///< of the session; default: the last end in the table
    MediaDuration unit{1'000'000'000};
    MediaDuration tolerance{0};           ///< a whole number of units
    double overlap = 0.6;                 ///< of the longer duration, for EasyDIAg; in (0, 1]
    double iou = 0.5;                     ///< for F1; in (0, 1]
    std::optional<std::string> reference; ///< coder; default: a of each pair
    std::uint64_t seed = 1;
    std::int64_t bootstrap = 2000; ///< resamples of blocks of time; 0: no intervals
    double confidence = 0.95;
    std::optional<MediaDuration> block; ///< length of a block; default: from the spacing of the segments
};

enum class DisagreementKind {
    Missed,    ///< one coder has a code where the other has nothing that answers to it
    OtherCode, ///< both coded the moment, differently
    Boundary,  ///< both saw it, but begin or end differ
};

/// A stretch (or, for point events, an instant) where two coders differ.
struct TimelineDisagreement {
    DisagreementKind kind = DisagreementKind::Missed;
    TimeSpan span;
    std::optional<std::string> a, b; ///< the codes; nothing: uncoded

    auto operator<=>(const TimelineDisagreement&) const = default;
};

/// Rows coder a, columns coder b; categories are the pair's codes and, last, uncoded.
struct TimelineTable {
    std::string name; ///< "duration", "timeUnit", "timeUnitToleranceBaseA", "timeUnitToleranceBaseB", "easydiag",
                      ///< "eventAlignment"
    std::string unit; ///< "ns", "units", "segments", "events"
    std::vector<std::vector<std::int64_t>> cells;
};

struct TimelineCode {
    std::string code;
    MediaDuration timeA, timeB;
    std::optional<double> iou;
    std::optional<double> kappa;
    std::string kappaUndefined;
};

/// How the figures move with what was chosen.
struct ToleranceStep {
    MediaDuration tolerance;
    std::optional<double> baseA, baseB, mean;
};
struct OverlapStep {
    double overlap = 0;
    std::optional<double> raw, kappa;
};
struct IouStep {
    double iou = 0;
    std::optional<double> f1; ///< optimal matching
};

struct TimelinePair {
    std::string a, b;
    std::int64_t segmentsA = 0, segmentsB = 0;
    bool overlapping = false;       ///< a coder has two codes at one time
    std::vector<std::string> codes; ///< of the two, sorted
    std::vector<Estimate> estimates;
    std::vector<TimelineCode> perCode;
    std::vector<TimelineTable> tables;
    std::vector<ToleranceStep> toleranceCurve;
    std::vector<OverlapStep> overlapCurve;
    std::vector<IouStep> iouCurve;
    std::vector<TimelineDisagreement> disagreements; ///< by time

    /// The first estimate of that name whose parameter `key` is `value`; without a key the first of that name.
    [[nodiscard]] const Estimate* find(std::string_view name, std::string_view key = {},
                                       std::string_view value = {}) const;
};

/// Three coders and more, all together.
struct TimelineGroup {
    std::vector<std::string> coders;
    std::vector<std::string> codes; ///< of all, sorted
    std::int64_t segments = 0;
    std::vector<Estimate> estimates; ///< mean_pairwise_duration_kappa, duration_fleiss_kappa, alpha_u, gamma
};

/// Agreement of timed codes, pair by pair. Holds no clock time: equal input and settings give equal content.
struct TimelineReport {
    TimelineSettings settings;
    MediaDuration duration; ///< of the session, as used
    std::vector<std::string> coders;
    std::int64_t rows = 0;
    std::vector<TimelinePair> pairs;
    std::optional<TimelineGroup> group; ///< with three coders and more
    std::vector<std::string> warnings;
};

/// The order of the rows plays no part. Errors: Invalid for settings that make no sense (a tolerance that is not a
/// whole number of units, thresholds outside (0, 1], a duration before the last end, a coder named twice, a reference
/// that no row and no setting names, more than 12 coders unless named, more than 500 codes).
[[nodiscard]] Result<TimelineReport> timelineReport(const std::vector<TimedCode>& rows,
                                                    const TimelineSettings& settings);

} // namespace attune
