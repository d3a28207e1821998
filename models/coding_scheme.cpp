// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/coding_scheme.h"

#include <algorithm>

namespace attune {

const Dimension* CodingScheme::find(const DimensionId& id) const {
    const auto found = std::ranges::find(dimensions, id, &Dimension::id);
    return found == dimensions.end() ? nullptr : &*found;
}

} // namespace attune
