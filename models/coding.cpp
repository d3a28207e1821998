// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/coding.h"

#include <algorithm>

namespace attune {

const Rating* Coding::rating(const DimensionId& dimension) const { return rating({}, dimension); }

const Rating* Coding::rating(const UnitOfCoding& unit, const DimensionId& dimension) const {
    const auto found = ratings.find(RatingKey{unit, dimension});
    return found == ratings.end() ? nullptr : &found->second;
}

int Coding::evidenceCount(const DimensionId& dimension) const {
    return static_cast<int>(
        std::ranges::count_if(evidence, [&](const auto& entry) { return entry.second.dimension == dimension; }));
}

int Coding::evidenceCount(const UnitOfCoding& unit, const DimensionId& dimension) const {
    if (!unit.segment)
        return evidenceCount(dimension);
    const auto found = segments.find(*unit.segment);
    if (found == segments.end())
        return 0;
    const TimeSpan span = found->second.span;
    return static_cast<int>(std::ranges::count_if(evidence, [&](const auto& entry) {
        const Evidence& e = entry.second;
        return e.dimension == dimension && (span.covers(e.span.begin) || e.span.begin == span.begin);
    }));
}

} // namespace attune
