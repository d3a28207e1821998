// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding_scheme.h"
#include "models/evidence.h"
#include "models/rater.h"
#include "models/rating.h"
#include "models/segment.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace attune {

enum class CodingState { Draft, Submitted };

/// rater x clip x scheme version. Draft, then submitted and locked for good.
struct Coding {
    ClipId clip;
    RaterId rater;
    SchemeRef scheme;
    CodingState state = CodingState::Draft;
    std::map<RatingKey, Rating> ratings;
    std::map<EvidenceId, Evidence> evidence;
    std::map<SegmentId, Segment> segments;
    std::optional<std::int64_t> startedMs;   ///< wall clock, ms since 1970 UTC
    std::optional<std::int64_t> submittedMs; ///< wall clock
    std::string submissionHash;              ///< SHA-256 of the canonical text at submission

    bool operator==(const Coding&) const = default;
    [[nodiscard]] const Rating* rating(const DimensionId& dimension) const; ///< of the whole clip
    [[nodiscard]] const Rating* rating(const UnitOfCoding& unit, const DimensionId& dimension) const;
    [[nodiscard]] int evidenceCount(const DimensionId& dimension) const;
    /// Of a segment: what begins within it.
    [[nodiscard]] int evidenceCount(const UnitOfCoding& unit, const DimensionId& dimension) const;
};

/// Where a reference comes from.
struct ReferenceProvenance {
    int version = 1;
    std::string date; ///< ISO
    std::string madeBy, how;

    bool operator==(const ReferenceProvenance&) const = default;
};

} // namespace attune
