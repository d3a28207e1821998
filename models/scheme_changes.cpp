// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scheme_changes.h"

#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune {

namespace {

using Sentences = std::vector<std::string>;

std::string inWords(const Scale& scale) {
    if (scale.isText())
        return "words";
    if (scale.isNamed())
        return join(scale.categories, " | ");
    return fmt::format("{} to {} by {}", formatNumber(scale.min), formatNumber(scale.max), formatNumber(scale.step));
}

void compareScales(const std::string& name, const Scale& before, const Scale& after, Sentences& out) {
    if (before.kind != after.kind || inWords(before) != inWords(after))
        out.push_back(fmt::format("{}: the scale is {}, was {}", name, inWords(after), inWords(before)));
    else if (before.neutral != after.neutral || before.secondBest != after.secondBest)
        out.push_back(fmt::format("{}: the middle or the second choice of its scale is another", name));
    for (const Anchor& anchor : after.anchors) {
        const auto was = std::ranges::find(before.anchors, anchor.steps, &Anchor::steps);
        if (was == before.anchors.end())
            out.push_back(fmt::format("{}: point {} is described now", name, after.textOf(anchor.steps)));
        else if (*was != anchor)
            out.push_back(fmt::format("{}: point {} has other words", name, after.textOf(anchor.steps)));
    }
    for (const Anchor& anchor : before.anchors)
        if (std::ranges::find(after.anchors, anchor.steps, &Anchor::steps) == after.anchors.end())
            out.push_back(fmt::format("{}: point {} is no longer described", name, before.textOf(anchor.steps)));
}

// What one list has and the other has not, by id; what both have is compared. Another order is said last.
template <typename Part, typename IdOf, typename Compare>
void compareLists(const std::string& what, const std::string& all, const std::vector<Part>& before,
                  const std::vector<Part>& after, IdOf idOf, Compare compare, Sentences& out) {
    std::vector<std::string> oldOrder, newOrder;
    for (const Part& part : after) {
        const auto was = std::ranges::find_if(before, [&](const Part& p) { return idOf(p) == idOf(part); });
        if (was == before.end()) {
            out.push_back(fmt::format("New {}: {}", what, part.name));
        } else {
            newOrder.push_back(idOf(part));
            if (!(*was == part))
                compare(*was, part);
        }
    }
    for (const Part& part : before) {
        if (std::ranges::none_of(after, [&](const Part& p) { return idOf(p) == idOf(part); }))
            out.push_back(fmt::format("No longer there, {}: {}", what, part.name));
        else
            oldOrder.push_back(idOf(part));
    }
    if (oldOrder != newOrder)
        out.push_back(fmt::format("The {} stand in another order", all));
}

void compareDimensions(const Dimension& before, const Dimension& after, Sentences& out) {
    const std::string& name = after.name;
    if (before.name != after.name)
        out.push_back(fmt::format("{}: was called {}", name, before.name));
    if (before.role != after.role)
        out.push_back(fmt::format("{}: rates another person", name));
    if (before.definition != after.definition)
        out.push_back(fmt::format("{}: another definition", name));
    if (before.highIsFavourable != after.highIsFavourable)
        out.push_back(fmt::format("{}: a high score is {} now", name, after.highIsFavourable ? "good" : "not good"));
    if (before.minEvidence != after.minEvidence)
        out.push_back(fmt::format("{}: {} pieces of evidence, were {}", name, after.minEvidence, before.minEvidence));
    if (before.units != after.units)
        out.push_back(fmt::format("{}: rated of other units", name));
    if (before.scored != after.scored)
        out.push_back(
            fmt::format("{}: {}", name, after.scored ? "has a score of its own now" : "only its items count"));
    else if (after.scored)
        compareScales(name, before.scale, after.scale, out);
    compareLists(
        "item of " + name, "items of " + name, before.items, after.items,
        [](const Item& item) { return item.id.value; },
        [&](const Item& was, const Item& is) {
            const std::size_t count = out.size();
            compareScales(name + ", " + is.name, was.scale, is.scale, out);
            if (out.size() == count)
                out.push_back(fmt::format("{}, {}: other words, viewing or need", name, is.name));
        },
        out);
}

void compareTracks(const Track& before, const Track& after, Sentences& out) {
    if (before.kind != after.kind || before.exclusive != after.exclusive || before.exhaustive != after.exhaustive ||
        before.length != after.length || before.offset != after.offset)
        out.push_back(fmt::format("Row {}: its marks are of another kind or length", after.name));
    if (before.name != after.name || before.role != after.role)
        out.push_back(fmt::format("Row {}: another name or person", after.name));
    compareLists(
        "code of " + after.name, "codes of " + after.name, before.codes, after.codes,
        [](const Code& code) { return code.id; },
        [&](const Code& was, const Code& is) {
            out.push_back(was.key != is.key && was.name == is.name && was.definition == is.definition
                              ? fmt::format("{}, {}: another key", after.name, is.name)
                              : fmt::format("{}, {}: other words", after.name, is.name));
        },
        out);
}

} // namespace

std::vector<std::string> schemeChanges(const CodingScheme& before, const CodingScheme& after) {
    Sentences out;
    if (before.title != after.title)
        out.push_back(fmt::format("Called {}, was {}", after.title, before.title));
    if (before.notice != after.notice || before.licence != after.licence)
        out.push_back("Another notice or licence");
    if (before.ageBandMonths != after.ageBandMonths)
        out.push_back("For other ages");
    if (before.unit != after.unit || before.persons != after.persons)
        out.push_back("Another unit of rating, or other persons");
    compareLists(
        "dimension", "dimensions", before.dimensions, after.dimensions, [](const Dimension& d) { return d.id.value; },
        [&](const Dimension& was, const Dimension& is) { compareDimensions(was, is, out); }, out);
    compareLists(
        "row of codes", "rows of codes", before.tracks, after.tracks, [](const Track& track) { return track.id; },
        [&](const Track& was, const Track& is) { compareTracks(was, is, out); }, out);
    compareLists(
        "episode", "episodes", before.episodes, after.episodes, [](const Episode& episode) { return episode.id; },
        [&](const Episode&, const Episode& is) { out.push_back(fmt::format("Episode {} is another", is.name)); }, out);
    compareLists(
        "derived score", "derived scores", before.derived, after.derived,
        [](const DerivedScore& score) { return score.id; },
        [&](const DerivedScore&, const DerivedScore& is) {
            out.push_back(fmt::format("{} is made in another way", is.name));
        },
        out);
    compareLists(
        "fixed sum", "fixed sums", before.sums, after.sums, [](const ConstrainedSum& sum) { return sum.id; },
        [&](const ConstrainedSum&, const ConstrainedSum& is) { out.push_back(fmt::format("{} is another", is.name)); },
        out);
    if (before.skipRules != after.skipRules)
        out.push_back("Other rules of what does not apply");
    if (before.reasonFor != after.reasonFor)
        out.push_back("A reason is asked for other statuses");
    if (before.segmentLabels != after.segmentLabels)
        out.push_back("Other labels for free segments");
    return out;
}

} // namespace attune
