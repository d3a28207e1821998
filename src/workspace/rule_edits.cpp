// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/rule_edits.h"

#include "models/coding_rules.h"

#include <algorithm>

namespace attune {

std::vector<SingleEdit> followingRules(const CodingScheme& scheme, const Coding& coding, const CodingKey& key,
                                       const UnitOfCoding& unit) {
    std::vector<SingleEdit> out;
    const auto skipped = skippedByRule(scheme, coding, unit);
    for (const auto& [id, why] : skipped) {
        const Rating* rating = coding.rating(unit, id);
        if (rating && rating->status == RatingStatus::NotApplicable)
            continue;
        Rating changed{RatingStatus::NotApplicable, {}, byRule + why, 0, rating ? rating->note : "", ""};
        out.emplace_back(SetRating{key, {unit, id}, std::move(changed), {}});
    }
    for (const SkipRule& rule : scheme.skipRules)
        for (const DimensionId& id : rule.skip) {
            const RatingKey about{unit, id};
            const Rating* rating = coding.rating(unit, id);
            const bool wasSkipped = rating && rating->status == RatingStatus::NotApplicable &&
                                    rating->reason.starts_with(byRule) && !skipped.contains(id);
            if (wasSkipped && std::ranges::none_of(out, [&](const SingleEdit& e) {
                    return std::holds_alternative<ClearRating>(e) && std::get<ClearRating>(e).about == about;
                }))
                out.emplace_back(ClearRating{key, about});
        }
    return out;
}

CodingScheme askedOf(CodingScheme scheme, const CodingLimits& limits) {
    std::erase_if(scheme.dimensions, [&](const Dimension& d) { return !limits.asksFor(d.id); });
    for (Dimension& dimension : scheme.dimensions)
        dimension.minEvidence = std::max(dimension.minEvidence, limits.minEvidence);
    return scheme;
}

} // namespace attune
