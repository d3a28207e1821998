// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding.h"

#include <string>
#include <vector>

namespace attune {

/// Clips handed to raters under one scheme, and the reference they are held against.
struct Round {
    RoundId id;
    std::string title;
    SchemeRef scheme;
    std::vector<ClipId> clips; ///< in the order given
    std::vector<RaterId> raters;
    RaterId reference; ///< the rater id under which the reference codes lie
    ReferenceProvenance provenance;
    std::string sampling; ///< how the clips were chosen, in words

    bool operator==(const Round&) const = default;
};

} // namespace attune
