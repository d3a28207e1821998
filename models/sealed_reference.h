// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding_scheme.h"

#include <string>

namespace attune {

/// A reference coding in a box, as a practice assignment brings it: the rater's own submission opens it. The key lies
/// beside the box; it keeps out curiosity, not somebody who sets out to break it.
struct SealedReference {
    ClipId clip;
    RaterId reference;
    SchemeRef scheme;
    std::string key, box; ///< hexadecimal

    bool operator==(const SealedReference&) const = default;
};

} // namespace attune
