// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/scheme_parts_json.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace attune::codec {

namespace {

constexpr std::initializer_list<const char*> trackKindNames = {"segments", "states", "events", "intervals"};
constexpr std::initializer_list<const char*> derivedNames = {"sum",
                                                             "mean",
                                                             "max",
                                                             "min",
                                                             "all",
                                                             "any",
                                                             "count",
                                                             "proportion",
                                                             "rate_per_minute",
                                                             "duration_seconds",
                                                             "duration_percent"};
constexpr double longestSeconds = 1e6;

// Lower-case words joined by "_" or "-", at most 64 bytes: ids stand in files and file names.
bool isPlainId(const std::string& id) {
    if (id.empty() || id.size() > 64 || id.front() < 'a' || id.front() > 'z')
        return false;
    bool joiner = false;
    for (const char c : id) {
        const bool isJoiner = c == '_' || c == '-';
        if ((!isJoiner && (c < 'a' || c > 'z') && (c < '0' || c > '9')) || (isJoiner && joiner))
            return false;
        joiner = isJoiner;
    }
    return !joiner;
}

// Something rated: a dimension, "dimension/item" or "dimension/second".
DimensionId readRated(const std::string& id, const std::string& place, const CodingScheme& scheme, Faults& faults) {
    if (!scheme.scaleOf(DimensionId(id)))
        faults.add(place, "the scheme rates nothing of the name \"" + id + "\"");
    return DimensionId(id);
}

std::vector<DimensionId> readRatedList(ObjectReader& in, const char* key, const CodingScheme& scheme, Faults& faults,
                                       const std::set<std::string>& others = {}) {
    std::vector<DimensionId> out;
    const auto ids = readLines(in, key, Required, faults);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::string place = in.place(key) + "/" + std::to_string(i);
        if (others.contains(ids[i]))
            out.emplace_back(ids[i]);
        else
            out.push_back(readRated(ids[i], place, scheme, faults));
    }
    if (in.has(key) && out.empty())
        in.fault(key, "this must name at least one");
    return out;
}

MediaDuration readSeconds(ObjectReader& in, const char* key, ObjectReader::Need need) {
    const auto seconds = in.number(key, need);
    if (seconds && !(*seconds >= 0 && *seconds <= longestSeconds)) {
        in.fault(key, "this is not a number of seconds from 0 to a million");
        return {};
    }
    return MediaDuration(std::llround(seconds.value_or(0) * 1e9));
}

Json seconds(MediaDuration duration) { return number(static_cast<double>(duration.ns) / 1e9); }

Condition readCondition(const Json& value, const std::string& place, const CodingScheme& scheme, Faults& faults) {
    ObjectReader in(value, place, faults);
    Condition out;
    const auto about = in.text("of", Required);
    const Scale* scale = nullptr;
    if (about) {
        out.about = readRated(*about, in.place("of"), scheme, faults);
        scale = scheme.scaleOf(out.about);
    }
    for (const auto& [one, at] : in.array("is", Optional, 1000)) {
        std::optional<std::int64_t> steps;
        if (scale && scale->isNamed() && one->is_string()) {
            const auto found = std::ranges::find(scale->categories, one->get<std::string>());
            if (found != scale->categories.end())
                steps = found - scale->categories.begin();
        } else if (scale && !scale->isNamed() && one->is_number()) {
            steps = scale->stepsOf(one->get<double>());
        }
        if (steps)
            out.steps.push_back(*steps);
        else if (scale)
            faults.add(at, "this is not a score of " + scheme.nameOf(out.about));
    }
    out.atLeast = in.number("atLeast", Optional);
    out.atMost = in.number("atMost", Optional);
    if (!in.has("is") && !out.atLeast && !out.atMost)
        in.fault("is", "a condition needs \"is\", \"atLeast\" or \"atMost\"");
    in.refuseOthers();
    return out;
}

Json conditionJson(const Condition& condition, const CodingScheme& scheme) {
    Json out;
    out["of"] = condition.about.value;
    const Scale* scale = scheme.scaleOf(condition.about);
    for (const std::int64_t steps : condition.steps)
        if (scale)
            out["is"].push_back(scale->isNamed() ? Json(scale->textOf(steps)) : number(scale->valueOf(steps)));
    if (condition.atLeast)
        out["atLeast"] = number(*condition.atLeast);
    if (condition.atMost)
        out["atMost"] = number(*condition.atMost);
    return out;
}

void readEpisodes(ObjectReader& in, CodingScheme& scheme, Faults& faults) {
    std::set<std::string> seen;
    for (const auto& [value, place] : in.array("episodes", Optional, 100)) {
        ObjectReader one(*value, place, faults);
        Episode read;
        read.id = readPlainId(one, "id", &seen);
        read.name = readLine(one, "name", Required, 200);
        read.expected = readSeconds(one, "expectedSeconds", Optional);
        read.required = one.boolean("required", Optional).value_or(true);
        one.refuseOthers();
        scheme.episodes.push_back(std::move(read));
    }
}

// The id of a row or a code, which stand in files of other tools too: any words on one line.
std::string readMarkId(ObjectReader& in, std::set<std::string>& seen) {
    const std::string id = readLine(in, "id", Required, longestMarkId);
    if (std::ranges::any_of(id, [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
        in.fault("id", "an id lies on one line and has no control characters");
    else if (!id.empty() && !seen.insert(id).second)
        in.fault("id", "the id \"" + id + "\" is used twice");
    return id;
}

std::vector<Code> readCodes(ObjectReader& in, Faults& faults) {
    std::vector<Code> out;
    std::set<std::string> seen, keys;
    for (const auto& [value, place] : in.array("codes", Required, mostCodes)) {
        ObjectReader one(*value, place, faults);
        Code read;
        read.id = readMarkId(one, seen);
        read.name = readLine(one, "name", Required, 200);
        read.key = readLine(one, "key", Optional, 4);
        read.definition = readLine(one, "definition", Optional, 4000);
        const bool letter = read.key.size() == 1 &&
                            ((read.key[0] >= 'a' && read.key[0] <= 'z') || (read.key[0] >= '0' && read.key[0] <= '9'));
        if (!read.key.empty() && !letter)
            one.fault("key", "a code's key is one small letter or digit");
        else if (!read.key.empty() && !keys.insert(read.key).second)
            one.fault("key", "two codes of the row have the key " + read.key);
        one.refuseOthers();
        out.push_back(std::move(read));
    }
    if (in.has("codes") && out.empty())
        in.fault("codes", "a row needs at least one code");
    return out;
}

void readTracks(ObjectReader& in, CodingScheme& scheme, Faults& faults) {
    std::set<std::string> seen = {"segments", episodeTrack, "evidence"};
    for (const auto& [value, place] : in.array("tracks", Optional, mostTracks)) {
        ObjectReader one(*value, place, faults);
        Track read;
        read.id = readMarkId(one, seen);
        read.name = readLine(one, "name", Required, 200);
        read.kind = static_cast<TrackKind>(one.oneOf("kind", Required, trackKindNames).value_or(0));
        read.role = static_cast<PersonRole>(one.oneOf("role", Required, roleNames).value_or(0));
        read.codes = readCodes(one, faults);
        read.exclusive = one.boolean("exclusive", Optional).value_or(false);
        read.exhaustive = one.boolean("exhaustive", Optional).value_or(false);
        if (read.kind == TrackKind::Intervals) {
            read.length = readSeconds(one, "lengthSeconds", Required);
            read.offset = readSeconds(one, "offsetSeconds", Optional);
            if (one.has("lengthSeconds") && read.length.ns < 10'000'000)
                one.fault("lengthSeconds", "an interval is at least 0.01 s long");
        }
        if (read.exhaustive && read.kind == TrackKind::Events)
            one.fault("exhaustive", "moments do not fill a clip");
        one.refuseOthers();
        scheme.tracks.push_back(std::move(read));
    }
}

void readSums(ObjectReader& in, CodingScheme& scheme, Faults& faults) {
    std::set<std::string> seen;
    for (const auto& [value, place] : in.array("sums", Optional, 100)) {
        ObjectReader one(*value, place, faults);
        ConstrainedSum read;
        read.id = readPlainId(one, "id", &seen);
        read.name = readLine(one, "name", Required, 200);
        read.members = readRatedList(one, "members", scheme, faults);
        read.sum = one.number("sum", Required).value_or(0);
        for (const DimensionId& member : read.members)
            if (const Scale* scale = scheme.scaleOf(member); scale && (scale->isNamed() || scale->isText()))
                one.fault("members", scheme.nameOf(member) + " has no points to add up");
        one.refuseOthers();
        scheme.sums.push_back(std::move(read));
    }
}

void readSkipRules(ObjectReader& in, CodingScheme& scheme, Faults& faults) {
    for (const auto& [value, place] : in.array("skipRules", Optional, 500)) {
        ObjectReader one(*value, place, faults);
        SkipRule read;
        if (const Json* when = one.value("when", Required))
            read.when = readCondition(*when, one.place("when"), scheme, faults);
        read.skip = readRatedList(one, "skip", scheme, faults);
        if (std::ranges::find(read.skip, read.when.about) != read.skip.end())
            one.fault("skip", "a rule cannot skip what it looks at");
        one.refuseOthers();
        scheme.skipRules.push_back(std::move(read));
    }
}

std::vector<Band> readBands(ObjectReader& in, Faults& faults) {
    std::vector<Band> out;
    for (const auto& [value, place] : in.array("bands", Optional, 100)) {
        ObjectReader one(*value, place, faults);
        Band read;
        const auto from = one.number("from", Required), to = one.number("to", Required);
        read.label = readLine(one, "label", Required, 200);
        one.refuseOthers();
        if (!from || !to)
            continue;
        read.from = *from;
        read.to = *to;
        if (read.to < read.from)
            one.fault("to", "the band ends below where it begins");
        else if (!out.empty() && read.from < out.back().to)
            one.fault("from", "the bands must rise without overlapping");
        out.push_back(std::move(read));
    }
    return out;
}

void readMarkSource(ObjectReader& in, DerivedScore& score, const CodingScheme& scheme, Faults& faults) {
    score.track = in.text("track", Required).value_or("");
    const Track* track = scheme.findTrack(score.track);
    if (in.has("track") && !track) {
        in.fault("track", "the scheme has no row \"" + score.track + "\"");
        return;
    }
    for (const auto& [key, list] : {std::pair{"codes", &score.codes}, {"outOf", &score.outOf}}) {
        *list = readLines(in, key, Optional, faults);
        for (const std::string& code : *list)
            if (track && !track->find(code))
                in.fault(key, "the row " + track->name + " has no code \"" + code + "\"");
    }
    if (score.of == DerivedKind::Proportion && score.codes.empty())
        in.fault("codes", "a proportion needs the codes it counts");
}

void readDerived(ObjectReader& in, CodingScheme& scheme, Faults& faults) {
    std::set<std::string> seen, above;
    for (const Dimension& dimension : scheme.dimensions)
        seen.insert(dimension.id.value);
    for (const auto& [value, place] : in.array("derived", Optional, 200)) {
        ObjectReader one(*value, place, faults);
        DerivedScore read;
        read.id = readPlainId(one, "id", &seen);
        read.name = readLine(one, "name", Required, 200);
        read.role = static_cast<PersonRole>(one.oneOf("role", Optional, roleNames).value_or(0));
        const auto of = one.oneOf("of", Required, derivedNames);
        if (!of)
            continue;
        read.of = static_cast<DerivedKind>(*of);
        if (read.of == DerivedKind::All || read.of == DerivedKind::Any) {
            for (const auto& [condition, at] : one.array("when", Required, 100))
                read.conditions.push_back(readCondition(*condition, at, scheme, faults));
            if (one.has("when") && read.conditions.empty())
                one.fault("when", "this needs at least one condition");
        } else if (read.of < DerivedKind::All) {
            read.members = readRatedList(one, "members", scheme, faults, above);
            for (const DimensionId& member : read.members)
                if (const Scale* scale = scheme.scaleOf(member); scale && scale->isText())
                    one.fault("members", scheme.nameOf(member) + " is answered in words");
            if (const auto least = one.integer("minObserved", Optional, 1, 1'000'000))
                read.minObserved = static_cast<int>(*least);
            if (const auto over = one.oneOf("over", Optional, unitNames))
                read.over = unitNames.begin()[*over];
        } else {
            readMarkSource(one, read, scheme, faults);
        }
        read.bands = readBands(one, faults);
        one.refuseOthers();
        above.insert(read.id);
        scheme.derived.push_back(std::move(read));
    }
}

Json idList(const std::vector<DimensionId>& ids) {
    Json out = Json::array();
    for (const DimensionId& id : ids)
        out.push_back(id.value);
    return out;
}

Json trackJson(const Track& track) {
    Json out;
    out["id"] = track.id;
    out["name"] = track.name;
    out["kind"] = trackKindNames.begin()[static_cast<int>(track.kind)];
    out["role"] = roleNames.begin()[static_cast<int>(track.role)];
    out["codes"] = Json::array();
    for (const Code& code : track.codes) {
        Json one;
        one["id"] = code.id;
        one["name"] = code.name;
        if (!code.key.empty())
            one["key"] = code.key;
        if (!code.definition.empty())
            one["definition"] = code.definition;
        out["codes"].push_back(std::move(one));
    }
    if (track.exclusive)
        out["exclusive"] = true;
    if (track.exhaustive)
        out["exhaustive"] = true;
    if (track.kind == TrackKind::Intervals) {
        out["lengthSeconds"] = seconds(track.length);
        if (track.offset.ns != 0)
            out["offsetSeconds"] = seconds(track.offset);
    }
    return out;
}

Json derivedJson(const DerivedScore& score, const CodingScheme& scheme) {
    Json out;
    out["id"] = score.id;
    out["name"] = score.name;
    out["role"] = roleNames.begin()[static_cast<int>(score.role)];
    out["of"] = derivedNames.begin()[static_cast<int>(score.of)];
    if (!score.members.empty())
        out["members"] = idList(score.members);
    if (score.minObserved)
        out["minObserved"] = *score.minObserved;
    if (!score.over.empty())
        out["over"] = score.over;
    for (const Condition& condition : score.conditions)
        out["when"].push_back(conditionJson(condition, scheme));
    if (!score.track.empty())
        out["track"] = score.track;
    if (!score.codes.empty())
        out["codes"] = score.codes;
    if (!score.outOf.empty())
        out["outOf"] = score.outOf;
    for (const Band& band : score.bands)
        out["bands"].push_back(Json{{"from", number(band.from)}, {"to", number(band.to)}, {"label", band.label}});
    return out;
}

} // namespace

std::string readPlainId(ObjectReader& in, const char* key, std::set<std::string>* seen) {
    const auto id = in.text(key, Required);
    if (!id)
        return {};
    if (!isPlainId(*id))
        in.fault(key, "an id is lower-case letters and digits, words joined by _ or -, at most 64");
    else if (seen && !seen->insert(*id).second)
        in.fault(key, "the id \"" + *id + "\" is used twice");
    return *id;
}

// A text that may be left out, of at most limit characters.
std::string readLine(ObjectReader& in, const char* key, ObjectReader::Need need, std::size_t limit) {
    const auto text = in.text(key, need);
    if (!text)
        return {};
    const auto characters = std::ranges::count_if(*text, [](char c) { return (c & 0xC0) != 0x80; });
    if (static_cast<std::size_t>(characters) > limit)
        in.fault(key, fmt::format("the field \"{}\" is longer than {} characters", key, limit));
    if (need == Required && text->empty())
        in.fault(key, fmt::format("the field \"{}\" is empty", key));
    return *text;
}

std::vector<std::string> readLines(ObjectReader& in, const char* key, ObjectReader::Need need, Faults& faults) {
    std::vector<std::string> out;
    std::set<std::string> seen;
    for (const auto& [value, place] : in.array(key, need, 500)) {
        if (!value->is_string() || value->get_ref<const std::string&>().empty())
            faults.add(place, "this must be a text that is not empty");
        else if (!seen.insert(value->get<std::string>()).second)
            faults.add(place, "this stands twice in the list");
        else
            out.push_back(value->get<std::string>());
    }
    return out;
}

void readSchemeParts(ObjectReader& in, CodingScheme& scheme, Faults& faults) {
    readEpisodes(in, scheme, faults);
    readTracks(in, scheme, faults);
    readSums(in, scheme, faults);
    readSkipRules(in, scheme, faults);
    readDerived(in, scheme, faults);
    scheme.reasonFor = readLines(in, "reasonFor", Optional, faults);
    for (std::size_t i = 0; i < scheme.reasonFor.size(); ++i)
        if (std::ranges::find(statusNames, scheme.reasonFor[i], [](const char* name) { return std::string(name); }) ==
                statusNames.end() ||
            scheme.reasonFor[i] == "coded")
            faults.add(in.place("reasonFor") + "/" + std::to_string(i), "this is not a status without a score");
}

void writeSchemeParts(Json& out, const CodingScheme& scheme) {
    for (const Episode& episode : scheme.episodes) {
        Json one;
        one["id"] = episode.id;
        one["name"] = episode.name;
        if (episode.expected.ns > 0)
            one["expectedSeconds"] = seconds(episode.expected);
        if (!episode.required)
            one["required"] = false;
        out["episodes"].push_back(std::move(one));
    }
    for (const Track& track : scheme.tracks)
        out["tracks"].push_back(trackJson(track));
    for (const ConstrainedSum& sum : scheme.sums)
        out["sums"].push_back(
            Json{{"id", sum.id}, {"name", sum.name}, {"members", idList(sum.members)}, {"sum", number(sum.sum)}});
    for (const SkipRule& rule : scheme.skipRules)
        out["skipRules"].push_back(Json{{"when", conditionJson(rule.when, scheme)}, {"skip", idList(rule.skip)}});
    for (const DerivedScore& score : scheme.derived)
        out["derived"].push_back(derivedJson(score, scheme));
    if (!scheme.reasonFor.empty())
        out["reasonFor"] = scheme.reasonFor;
}

} // namespace attune::codec
