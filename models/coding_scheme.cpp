// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/coding_scheme.h"

#include <algorithm>

namespace attune {

namespace {

constexpr const char* second = "second";

// "play/turns" is the part "turns" of the dimension "play".
std::pair<DimensionId, std::string> parted(const DimensionId& rated) {
    const auto slash = rated.value.find('/');
    if (slash == std::string::npos)
        return {rated, {}};
    return {DimensionId(rated.value.substr(0, slash)), rated.value.substr(slash + 1)};
}

const Item* itemOf(const Dimension& dimension, const std::string& part) {
    const auto found = std::ranges::find(dimension.items, part, [](const Item& item) { return item.id.value; });
    return found == dimension.items.end() ? nullptr : &*found;
}

} // namespace

const Code* Track::find(const std::string& code) const {
    const auto found = std::ranges::find(codes, code, &Code::id);
    return found == codes.end() ? nullptr : &*found;
}

const Dimension* CodingScheme::find(const DimensionId& id) const {
    const auto found = std::ranges::find(dimensions, id, &Dimension::id);
    return found == dimensions.end() ? nullptr : &*found;
}

const Track* CodingScheme::findTrack(const std::string& id) const {
    const auto found = std::ranges::find(tracks, id, &Track::id);
    return found == tracks.end() ? nullptr : &*found;
}

const Dimension* CodingScheme::dimensionOf(const DimensionId& rated) const { return find(parted(rated).first); }

const Scale* CodingScheme::scaleOf(const DimensionId& rated) const {
    const auto [id, part] = parted(rated);
    const Dimension* dimension = find(id);
    if (!dimension || (part.empty() && rated != id))
        return nullptr;
    if (part.empty())
        return dimension->scored ? &dimension->scale : nullptr;
    if (part == second && dimension->scored && dimension->scale.secondBest)
        return &dimension->scale;
    const Item* item = itemOf(*dimension, part);
    return item ? &item->scale : nullptr;
}

std::string CodingScheme::nameOf(const DimensionId& rated) const {
    const auto [id, part] = parted(rated);
    const Dimension* dimension = find(id);
    if (!dimension)
        return rated.value;
    if (part.empty())
        return dimension->name.empty() ? id.value : dimension->name;
    if (part == second && dimension->scale.secondBest)
        return dimension->name + ", second choice";
    const Item* item = itemOf(*dimension, part);
    return item ? item->name : rated.value;
}

std::vector<Dimension> CodingScheme::clipScores() const {
    const auto rated = ratedPer("whole_clip");
    std::vector<Dimension> out;
    for (const Dimension& dimension : dimensions)
        if (!dimension.scale.isText() && std::ranges::find(rated, dimension.id) != rated.end())
            out.push_back(dimension);
    return out;
}

std::vector<DimensionId> CodingScheme::ratedPer(const std::string& wanted) const {
    std::vector<DimensionId> out;
    for (const Dimension& dimension : dimensions) {
        const bool here = dimension.units.empty() ? unit == wanted
                                                  : std::ranges::find(dimension.units, wanted) != dimension.units.end();
        if (!here)
            continue;
        if (dimension.scored)
            out.push_back(dimension.id);
        if (dimension.scored && dimension.scale.secondBest)
            out.emplace_back(dimension.id.value + "/" + second);
        for (const Item& item : dimension.items)
            out.emplace_back(dimension.id.value + "/" + item.id.value);
    }
    return out;
}

} // namespace attune
