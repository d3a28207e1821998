// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/text_pack_json.h"

#include "codec/json_reader.h"

namespace attune {

namespace {

using namespace codec;

constexpr std::size_t largestPack = 4u << 20;
constexpr const char* formatName = "attune.text-pack/1";

} // namespace

Result<TextPack> readTextPack(std::string_view json) {
    Faults faults;
    TextPack pack;
    const auto parsed = parseJson(json, largestPack);
    if (!parsed) {
        faults.add(parsed.error().place, parsed.error().message);
        return faults.first("see the manual, Making a scheme, for what a text pack looks like");
    }
    ObjectReader in(*parsed, "", faults);
    if (const auto format = in.text("format", Required); format && *format != formatName)
        in.fault("format", std::string("this is not a text pack of format \"") + formatName + "\"");
    pack.scheme = SchemeId(in.text("scheme", Required).value_or(""));
    if (const Json* licence = in.value("licence", Required)) {
        ObjectReader object(*licence, in.place("licence"), faults);
        pack.holder = object.text("holder", Required).value_or("");
        pack.scope = object.text("scope", Required).value_or("");
        pack.date = object.text("date", Required).value_or("");
        if (object.isObject() && (pack.holder.empty() || pack.scope.empty() || pack.date.empty()))
            faults.add(in.place("licence"), "holder, scope and date of the licence must be given");
        object.refuseOthers();
    }
    if (const Json* words = in.value("words", Required)) {
        if (!words->is_object())
            in.fault("words", "this must be an object of places and words");
        else
            for (const auto& [place, word] : words->items()) {
                if (word.is_string())
                    pack.words[place] = word.get<std::string>();
                else
                    faults.add(in.place("words") + "/" + place, "these are no words");
            }
    }
    in.refuseOthers();
    if (!faults.empty())
        return faults.first("correct the text pack");
    return pack;
}

std::string writeTextPack(const TextPack& pack) {
    Json out;
    out["format"] = formatName;
    out["scheme"] = pack.scheme.value;
    out["licence"] = {{"holder", pack.holder}, {"scope", pack.scope}, {"date", pack.date}};
    out["words"] = Json::object();
    for (const auto& [place, words] : pack.words)
        out["words"][place] = words;
    return out.dump(2) + "\n";
}

Result<Exemplars> readExemplars(std::string_view json) {
    Faults faults;
    Exemplars out;
    const auto parsed = parseJson(json, largestPack);
    if (!parsed || !parsed->is_object()) {
        faults.add("", "these are no examples");
        return faults.first("set the examples again");
    }
    for (const auto& [place, value] : parsed->items()) {
        ObjectReader in(value, "/" + place, faults);
        Exemplar exemplar;
        exemplar.clip = ClipId(in.text("clip", Required).value_or(""));
        exemplar.span.begin = MediaTime(in.integer("begin", Required, 0).value_or(0));
        exemplar.span.end = MediaTime(in.integer("end", Required, exemplar.span.begin.ns).value_or(0));
        in.refuseOthers();
        out[place] = exemplar;
    }
    if (!faults.empty())
        return faults.first("set the examples again");
    return out;
}

std::string writeExemplars(const Exemplars& exemplars) {
    Json out = Json::object();
    for (const auto& [place, exemplar] : exemplars)
        out[place] = {{"clip", exemplar.clip.value}, {"begin", exemplar.span.begin.ns}, {"end", exemplar.span.end.ns}};
    return out.dump() + "\n";
}

} // namespace attune
