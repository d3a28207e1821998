// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"
#include "models/time_span.h"

#include <string>

namespace attune {

enum class EvidenceDirection { Plus, Minus };

/// A time-stamped moment that supports a value of one dimension.
struct Evidence {
    EvidenceId id;
    DimensionId dimension;
    EvidenceDirection direction = EvidenceDirection::Plus;
    TimeSpan span; ///< a point has end == begin
    std::string note;

    bool operator==(const Evidence&) const = default;
};

} // namespace attune
