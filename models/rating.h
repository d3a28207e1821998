// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"

#include <cstdint>
#include <optional>
#include <string>

namespace attune {

/// Five statuses, never merged.
enum class RatingStatus { Coded, NotCodable, NotObserved, NotApplicable, Skipped };

/// What a rating is about: the whole clip, or one segment of the rater's own.
struct UnitOfCoding {
    std::optional<SegmentId> segment; ///< nothing: the whole clip

    auto operator<=>(const UnitOfCoding&) const = default;
};

struct RatingKey {
    UnitOfCoding unit;
    DimensionId dimension; ///< a dimension, one of its items ("play/turns"), or a second choice ("class/second")

    auto operator<=>(const RatingKey&) const = default;
};

/// One value. steps is there exactly when the status is Coded; on a text scale the note is the value instead.
struct Rating {
    RatingStatus status = RatingStatus::Coded;
    std::optional<std::int64_t> steps; ///< on the dimension's scale
    std::string reason;                ///< of a status other than Coded
    int confidence = 0;                ///< 0 not given, 1 unsure, 2 fairly sure, 3 sure
    std::string note;
    std::string rationale; ///< the trainer's, in a reference only

    bool operator==(const Rating&) const = default;
};

} // namespace attune
