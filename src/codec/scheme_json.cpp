// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/scheme_json.h"

#include "codec/json_reader.h"
#include "codec/scheme_draft.h"
#include "codec/scheme_parts_json.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace attune {

namespace {

using namespace codec;

constexpr std::size_t largestScheme = 4u << 20;
constexpr const char* formatName = "attune.scheme/1";
constexpr double mostSteps = 1'000'000;

void readRange(ObjectReader& in, Scale& scale) {
    const bool fromZero =
        scale.kind == ScaleKind::Proportion || scale.kind == ScaleKind::Count || scale.kind == ScaleKind::Duration;
    const auto min = in.number("min", fromZero ? Optional : Required);
    const auto max = in.number("max", scale.kind == ScaleKind::Proportion ? Optional : Required);
    const auto step = in.number("step", scale.kind == ScaleKind::Count ? Optional : Required);
    scale.min = min.value_or(0);
    scale.max = max.value_or(1);
    scale.step = step.value_or(1);
    if ((!min && !fromZero) || (!max && scale.kind != ScaleKind::Proportion) ||
        (!step && scale.kind != ScaleKind::Count))
        return;
    if (fromZero && scale.min < 0)
        in.fault("min", "the lowest value of such a scale is not below 0");
    if (scale.kind == ScaleKind::Proportion && scale.max > 1)
        in.fault("max", "the highest value of a proportion is not above 1");
    if (scale.kind == ScaleKind::Count && scale.step != 1)
        in.fault("step", "a count goes up by 1");
    if (!(scale.step > 0)) {
        in.fault("step", "the step must be above 0");
    } else if (!(scale.min < scale.max)) {
        in.fault("max", "the highest value must be above the lowest");
    } else if ((scale.max - scale.min) / scale.step > mostSteps) {
        in.fault("step", "the scale has more than a million steps");
    } else if (!scale.stepsOf(scale.max)) {
        in.fault("step", fmt::format("the step does not divide the range from {} to {}", scale.min, scale.max));
    }
}

void readAnchors(ObjectReader& in, Scale& scale, bool gridIsSound, Faults& faults) {
    std::set<std::int64_t> seen;
    for (const auto& [value, place] : in.array("anchors", Optional, 200)) {
        ObjectReader anchor(*value, place, faults);
        Anchor out;
        const auto at = anchor.number("at", Required);
        out.label = readLine(anchor, "label", Optional, 200);
        out.text = readLine(anchor, "text", Required, 400);
        out.description = readLine(anchor, "description", Optional, 4000);
        anchor.refuseOthers();
        if (!at || !gridIsSound)
            continue;
        const auto steps = scale.stepsOf(*at);
        if (!steps)
            anchor.fault("at", fmt::format("{} is not a point of the scale", *at));
        else if (!seen.insert(*steps).second)
            anchor.fault("at", fmt::format("there are two anchors at {}", *at));
        else
            out.steps = *steps;
        scale.anchors.push_back(std::move(out));
    }
    std::ranges::stable_sort(scale.anchors, {}, &Anchor::steps);
}

Scale readScale(const Json& value, const std::string& place, Faults& faults) {
    Scale scale;
    ObjectReader in(value, place, faults);
    const auto kind = in.oneOf("kind", Required, scaleKindNames);
    if (!kind)
        return scale;
    scale.kind = static_cast<ScaleKind>(*kind);
    const std::size_t before = faults.list().size();
    switch (scale.kind) {
    case ScaleKind::Text:
        scale.min = scale.max = 0;
        break;
    case ScaleKind::Nominal:
    case ScaleKind::Binary:
        scale.categories = readLines(in, "categories", scale.kind == ScaleKind::Nominal ? Required : Optional, faults);
        if (scale.kind == ScaleKind::Binary && !in.has("categories"))
            scale.categories = {"no", "yes"};
        else if (in.has("categories") && scale.kind == ScaleKind::Binary && scale.categories.size() != 2)
            in.fault("categories", "a yes-or-no scale has two categories, the first is no");
        else if (in.has("categories") && scale.categories.size() < 2)
            in.fault("categories", "there must be at least two categories");
        scale.min = 0;
        scale.max = static_cast<double>(std::max<std::size_t>(scale.categories.size(), 1) - 1);
        break;
    default:
        readRange(in, scale);
    }
    if (scale.kind != ScaleKind::Text)
        readAnchors(in, scale, faults.list().size() == before, faults);
    if (const auto neutral = scale.isText() || scale.isNamed() ? std::nullopt : in.number("neutral", Optional)) {
        scale.neutral = scale.stepsOf(*neutral);
        if (!scale.neutral && faults.list().size() == before)
            in.fault("neutral", fmt::format("{} is not a point of the scale", *neutral));
    }
    if (scale.kind == ScaleKind::Nominal)
        scale.secondBest = in.boolean("secondBest", Optional).value_or(false);
    in.refuseOthers();
    return scale;
}

std::vector<Item> readItems(ObjectReader& in, Faults& faults) {
    std::vector<Item> out;
    std::set<std::string> seen;
    for (const auto& [value, place] : in.array("items", Optional, 200)) {
        ObjectReader item(*value, place, faults);
        Item read;
        read.id = ItemId(readPlainId(item, "id", &seen));
        read.name = readLine(item, "name", Required, 200);
        if (const Json* scale = item.value("scale", Required))
            read.scale = readScale(*scale, item.place("scale"), faults);
        read.required = item.boolean("required", Optional).value_or(false);
        read.pass = static_cast<int>(item.integer("pass", Optional, 1, 100).value_or(0));
        if (read.id.value == "second")
            item.fault("id", "\"second\" is kept for a second choice");
        item.refuseOthers();
        out.push_back(std::move(read));
    }
    return out;
}

std::vector<Dimension> readDimensions(ObjectReader& in, Faults& faults) {
    std::vector<Dimension> out;
    std::set<std::string> seen;
    const auto listed = in.array("dimensions", Required, 200);
    // A scheme of nothing but rows of the timeline rates nothing.
    if (const Json* value = in.value("dimensions", Optional);
        value && value->is_array() && value->empty() && !in.has("tracks"))
        in.fault("dimensions", "a scheme needs at least one dimension or row of codes");
    for (const auto& [value, place] : listed) {
        ObjectReader dimension(*value, place, faults);
        Dimension read;
        read.id = DimensionId(readPlainId(dimension, "id", &seen));
        read.name = readLine(dimension, "name", Required, 200);
        read.role = static_cast<PersonRole>(dimension.oneOf("role", Required, roleNames).value_or(0));
        read.definition = readLine(dimension, "definition", Optional, 4000);
        read.highIsFavourable = dimension.boolean("highIsFavourable", Optional).value_or(true);
        read.items = readItems(dimension, faults);
        // Without a score of its own a dimension is what its items are about.
        read.scored = dimension.has("scale") || read.items.empty();
        if (read.scored)
            if (const Json* scale = dimension.value("scale", Required))
                read.scale = readScale(*scale, dimension.place("scale"), faults);
        read.minEvidence = static_cast<int>(dimension.integer("minEvidence", Optional, 0, 100).value_or(0));
        read.units = readLines(dimension, "units", Optional, faults);
        for (std::size_t i = 0; i < read.units.size(); ++i)
            if (std::ranges::find(unitNames, read.units[i], [](const char* n) { return std::string(n); }) ==
                unitNames.end())
                faults.add(dimension.place("units") + "/" + std::to_string(i), "this is not a unit of coding");
        dimension.refuseOthers();
        out.push_back(std::move(read));
    }
    return out;
}

CodingScheme readInto(std::string_view json, Faults& faults) {
    CodingScheme scheme;
    const auto parsed = parseJson(json, largestScheme);
    if (!parsed) {
        faults.add(parsed.error().place, parsed.error().message);
        return scheme;
    }
    ObjectReader in(*parsed, "", faults);
    if (!in.isObject())
        return scheme;
    if (const auto format = in.text("format", Required); format && *format != formatName)
        in.fault("format", fmt::format("this is not a coding scheme of format \"{}\"", formatName));
    (void)in.text("$schema", Optional);
    scheme.ref.id = SchemeId(readPlainId(in, "id", nullptr));
    scheme.ref.version =
        static_cast<int>(in.integer("version", Required, 1, std::numeric_limits<int>::max()).value_or(1));
    scheme.title = readLine(in, "title", Required, 200);
    scheme.notice = readLine(in, "notice", Optional, 4000);
    if (const Json* licence = in.value("licence", Optional)) {
        ObjectReader object(*licence, in.place("licence"), faults);
        scheme.licence = readLine(object, "text", Required, 4000);
        object.refuseOthers();
    }
    scheme.ageBandMonths = in.monthRange("ageBandMonths", Optional);
    scheme.persons = readLines(in, "persons", Optional, faults);
    if (const auto unit = in.oneOf("unit", Optional, unitNames))
        scheme.unit = unitNames.begin()[*unit];
    scheme.dimensions = readDimensions(in, faults);
    scheme.segmentLabels = readLines(in, "segmentLabels", Optional, faults);
    readSchemeParts(in, scheme, faults);
    in.refuseOthers();
    return scheme;
}

Json scaleJson(const Scale& scale) {
    Json out;
    out["kind"] = scaleKindNames.begin()[static_cast<int>(scale.kind)];
    if (scale.kind == ScaleKind::Text)
        return out;
    if (scale.kind == ScaleKind::Nominal || scale.kind == ScaleKind::Binary) {
        out["categories"] = scale.categories;
    } else {
        out["min"] = number(scale.min);
        out["max"] = number(scale.max);
        out["step"] = number(scale.step);
    }
    Json anchors = Json::array();
    for (const Anchor& anchor : scale.anchors) {
        Json one;
        one["at"] = number(scale.valueOf(anchor.steps));
        one["label"] = anchor.label;
        one["text"] = anchor.text;
        if (!anchor.description.empty())
            one["description"] = anchor.description;
        anchors.push_back(std::move(one));
    }
    out["anchors"] = std::move(anchors);
    if (scale.neutral)
        out["neutral"] = number(scale.valueOf(*scale.neutral));
    if (scale.secondBest)
        out["secondBest"] = true;
    return out;
}

} // namespace

std::vector<DocumentFault> schemeFaults(std::string_view json) {
    Faults faults;
    (void)readInto(json, faults);
    return faults.list();
}

SchemeDraft readSchemeDraft(std::string_view json) {
    Faults faults;
    CodingScheme scheme = readInto(json, faults);
    return {std::move(scheme), faults.list()};
}

Result<CodingScheme> readScheme(std::string_view json) {
    Faults faults;
    CodingScheme scheme = readInto(json, faults);
    if (!faults.empty())
        return faults.first("see every fault with: attune-cli scheme check FILE");
    return scheme;
}

std::string writeScheme(const CodingScheme& scheme) {
    Json out;
    out["format"] = formatName;
    out["id"] = scheme.ref.id.value;
    out["version"] = scheme.ref.version;
    out["title"] = scheme.title;
    out["notice"] = scheme.notice;
    if (!scheme.licence.empty())
        out["licence"]["text"] = scheme.licence;
    if (scheme.ageBandMonths)
        out["ageBandMonths"] = {scheme.ageBandMonths->first, scheme.ageBandMonths->second};
    if (!scheme.persons.empty())
        out["persons"] = scheme.persons;
    out["unit"] = scheme.unit;
    out["dimensions"] = Json::array();
    for (const Dimension& dimension : scheme.dimensions) {
        Json one;
        one["id"] = dimension.id.value;
        one["name"] = dimension.name;
        one["role"] = roleNames.begin()[static_cast<int>(dimension.role)];
        one["definition"] = dimension.definition;
        one["highIsFavourable"] = dimension.highIsFavourable;
        if (dimension.scored)
            one["scale"] = scaleJson(dimension.scale);
        if (!dimension.units.empty())
            one["units"] = dimension.units;
        one["minEvidence"] = dimension.minEvidence;
        one["items"] = Json::array();
        for (const Item& item : dimension.items) {
            Json entry;
            entry["id"] = item.id.value;
            entry["name"] = item.name;
            entry["scale"] = scaleJson(item.scale);
            entry["required"] = item.required;
            if (item.pass > 0)
                entry["pass"] = item.pass;
            one["items"].push_back(std::move(entry));
        }
        out["dimensions"].push_back(std::move(one));
    }
    out["segmentLabels"] = scheme.segmentLabels;
    writeSchemeParts(out, scheme);
    return out.dump(2) + "\n";
}

} // namespace attune
