// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/coding.h"

#include <algorithm>

namespace attune {

const Rating* Coding::rating(const DimensionId& dimension) const {
    const auto found = ratings.find(RatingKey{{}, dimension});
    return found == ratings.end() ? nullptr : &found->second;
}

int Coding::evidenceCount(const DimensionId& dimension) const {
    return static_cast<int>(
        std::ranges::count_if(evidence, [&](const auto& entry) { return entry.second.dimension == dimension; }));
}

} // namespace attune
