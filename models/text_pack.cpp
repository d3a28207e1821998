// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text_pack.h"

#include <algorithm>
#include <charconv>

namespace attune {

namespace {

// The dimension or item and its scale, or null.
std::pair<std::string*, Scale*> ratedIn(CodingScheme& scheme, std::string_view rated) {
    const auto slash = rated.find('/');
    for (Dimension& dimension : scheme.dimensions) {
        if (dimension.id.value != rated.substr(0, slash))
            continue;
        if (slash == std::string_view::npos)
            return {&dimension.name, &dimension.scale};
        for (Item& item : dimension.items)
            if (item.id.value == rated.substr(slash + 1))
                return {&item.name, &item.scale};
    }
    return {};
}

std::string* anchorWord(Scale& scale, std::string_view point, std::string_view field) {
    double at = 0;
    const auto [end, error] = std::from_chars(point.data(), point.data() + point.size(), at);
    if (error != std::errc() || end != point.data() + point.size())
        return nullptr;
    const auto steps = scale.stepsOf(at);
    if (!steps || (field != "label" && field != "text" && field != "description"))
        return nullptr;
    auto found = std::ranges::find(scale.anchors, *steps, &Anchor::steps);
    if (found == scale.anchors.end()) { // a point that has words only here
        const auto place = std::ranges::lower_bound(scale.anchors, *steps, {}, &Anchor::steps);
        found = scale.anchors.insert(place, Anchor{*steps, {}, {}, {}});
    }
    return field == "label" ? &found->label : field == "text" ? &found->text : &found->description;
}

std::string* categoryWord(Scale& scale, std::string_view number) {
    std::size_t at = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), at);
    if (error != std::errc() || end != number.data() + number.size() || at < 1 || at > scale.categories.size())
        return nullptr;
    return &scale.categories[at - 1];
}

std::string* rowWord(CodingScheme& scheme, std::string_view place, std::string_view field) {
    const auto colon = place.find(':');
    for (Track& track : scheme.tracks) {
        if (track.id != place.substr(0, colon))
            continue;
        if (colon == std::string_view::npos)
            return field == "name" ? &track.name : nullptr;
        for (Code& code : track.codes)
            if (code.id == place.substr(colon + 1))
                return field == "name" ? &code.name : field == "definition" ? &code.definition : nullptr;
    }
    return nullptr;
}

// Where the words of a place stand in the scheme; null: it has no such place.
std::string* wordAt(CodingScheme& scheme, std::string_view place) {
    if (place == "title")
        return &scheme.title;
    if (place == "notice")
        return &scheme.notice;
    if (const auto hash = place.find('#'); hash != std::string_view::npos) {
        const auto [name, scale] = ratedIn(scheme, place.substr(0, hash));
        return scale ? categoryWord(*scale, place.substr(hash + 1)) : nullptr;
    }
    const auto dot = place.rfind('.');
    if (dot == std::string_view::npos)
        return nullptr;
    const std::string_view of = place.substr(0, dot), field = place.substr(dot + 1);
    if (const auto at = of.find('@'); at != std::string_view::npos) {
        const auto [name, scale] = ratedIn(scheme, of.substr(0, at));
        return scale ? anchorWord(*scale, of.substr(at + 1), field) : nullptr;
    }
    if (const auto [name, scale] = ratedIn(scheme, of); name) {
        if (field == "name")
            return name;
        const auto dimension = std::ranges::find(scheme.dimensions, DimensionId(std::string(of)), &Dimension::id);
        return field == "definition" && dimension != scheme.dimensions.end() ? &dimension->definition : nullptr;
    }
    return rowWord(scheme, of, field);
}

} // namespace

std::string anchorPlace(const DimensionId& rated, const Scale& scale, std::int64_t steps) {
    return rated.value + "@" + scale.textOf(steps);
}

CodingScheme withTexts(CodingScheme scheme, const TextPack& pack) {
    for (const auto& [place, words] : pack.words)
        if (std::string* word = wordAt(scheme, place))
            *word = words;
    return scheme;
}

std::vector<std::string> strangePlaces(const CodingScheme& scheme, const TextPack& pack) {
    CodingScheme copy = scheme;
    std::vector<std::string> out;
    for (const auto& [place, words] : pack.words)
        if (!wordAt(copy, place))
            out.push_back(place);
    return out;
}

} // namespace attune
