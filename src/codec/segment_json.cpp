// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/segment_json.h"

#include "codec/coding_json.h"

namespace attune {

namespace {

using namespace codec;

std::vector<Modifier> modifiersOf(const std::vector<std::pair<const Json*, std::string>>& listed, Faults& faults) {
    std::vector<Modifier> out;
    for (const auto& [value, place] : listed) {
        ObjectReader one(*value, place, faults);
        Modifier modifier;
        modifier.name = one.text("name", Optional).value_or("");
        modifier.value = one.text("value", Required).value_or("");
        one.refuseOthers();
        out.push_back(std::move(modifier));
    }
    return out;
}

Json modifiersJson(const std::vector<Modifier>& modifiers) {
    Json out = Json::array();
    for (const Modifier& modifier : modifiers) {
        Json one;
        if (!modifier.name.empty())
            one["name"] = modifier.name;
        one["value"] = modifier.value;
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace

void codec::readSegmentAbout(ObjectReader& in, Segment& segment, Faults& faults) {
    if (auto person = in.text("person", Optional))
        segment.person = std::move(*person);
    if (in.has("modifiers"))
        segment.modifiers = modifiersOf(in.array("modifiers", Optional, mostModifiers), faults);
    if (auto note = in.text("note", Optional))
        segment.note = std::move(*note);
}

void codec::putSegmentAbout(Json& out, const Segment& segment, bool all) {
    if (all || !segment.person.empty())
        out["person"] = segment.person;
    if (all || !segment.modifiers.empty())
        out["modifiers"] = modifiersJson(segment.modifiers);
    if (all || !segment.note.empty())
        out["note"] = segment.note;
}

std::string writeModifiers(const std::vector<Modifier>& modifiers) {
    return modifiers.empty() ? std::string()
                             : modifiersJson(modifiers).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<Modifier>> readModifiers(std::string_view json) {
    if (json.empty())
        return std::vector<Modifier>();
    const auto parsed = parseJson("{\"modifiers\":" + std::string(json) + "}", std::size_t{64} << 20);
    if (!parsed)
        return fail(ErrorCode::Corrupt, "the modifiers of a segment are not sound JSON", {}, "use a backup");
    Faults faults;
    ObjectReader in(*parsed, "", faults);
    auto out = modifiersOf(in.array("modifiers", Required, mostModifiers), faults);
    if (!faults.empty())
        return faults.first("use a backup");
    return out;
}

} // namespace attune
