// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/coding_json.h"

#include "codec/json_reader.h"
#include "codec/round_plan_json.h"
#include "codec/segment_json.h"
#include "models/edit.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace attune {

namespace {

using namespace codec;

constexpr std::size_t largestDocument = 32u << 20;
constexpr const char* codingFormat = "attune.coding/1";
constexpr const char* roundFormat = "attune.round/1";
constexpr int mostInt = std::numeric_limits<int>::max();

// The document's object when it is JSON of this format.
Result<Json> openDocument(std::string_view text, const char* format, const char* otherwise) {
    auto parsed = parseJson(text, largestDocument);
    if (!parsed)
        return fail(ErrorCode::Invalid, parsed.error().message, parsed.error().place, "choose another file");
    const auto found = parsed->is_object() ? parsed->find("format") : parsed->end();
    if (!parsed->is_object() || found == parsed->end() || *found != format)
        return fail(ErrorCode::Invalid, fmt::format("{} \"{}\"", otherwise, format), "/format", "choose another file");
    return std::move(*parsed);
}

std::optional<SchemeRef> readSchemeRef(ObjectReader& in, Faults& faults) {
    const Json* value = in.value("scheme", Required);
    if (!value)
        return {};
    ObjectReader object(*value, in.place("scheme"), faults);
    const auto id = object.text("id", Required);
    const auto version = object.integer("version", Required, 1, mostInt);
    if (!id || !version)
        return {};
    return SchemeRef{SchemeId(*id), static_cast<int>(*version)};
}

std::optional<std::int64_t> readTime(ObjectReader& in, const char* key) {
    const auto text = in.text(key, Optional);
    if (!text)
        return {};
    const auto time = timeFromText(*text);
    if (!time)
        in.fault(key, "this is not a time such as 2026-11-21T09:40:00Z");
    return time;
}

std::optional<TimeSpan> readSpan(ObjectReader& in, bool point) {
    const auto begin = in.integer("beginNs", Required, 0);
    const auto end = in.integer("endNs", point ? Optional : Required, 0);
    if (!begin || (!end && (!point || in.has("endNs"))))
        return {};
    const TimeSpan span{MediaTime(*begin), MediaTime(end.value_or(*begin))};
    if (!span.isValid()) {
        in.fault("endNs", "the span ends before it begins");
        return {};
    }
    return span;
}

const Scale* scaleFor(ObjectReader& in, const CodingScheme& scheme, const DimensionId& dimension) {
    const Scale* scale = scaleOf(scheme.ref.id.empty() ? nullptr : &scheme, dimension);
    if (!scale)
        in.fault("dimension", "the scheme " + scheme.ref.id.value + " has no dimension " + dimension.value);
    return scale;
}

// A number of scale points, or a category's name.
std::optional<std::int64_t> readScore(ObjectReader& in, const Scale& scale) {
    const bool named = scale.kind == ScaleKind::Nominal || scale.kind == ScaleKind::Binary;
    if (named) {
        const auto name = in.text("score", Required);
        if (!name)
            return {};
        const auto found = std::ranges::find(scale.categories, *name);
        if (found == scale.categories.end()) {
            in.fault("score", "\"" + *name + "\" is none of the scale's categories");
            return {};
        }
        return found - scale.categories.begin();
    }
    const auto points = in.number("score", Required);
    if (!points)
        return {};
    const auto steps = scale.stepsOf(*points);
    if (!steps)
        in.fault("score",
                 fmt::format("{} is not on the scale from {} to {} by {}", *points, scale.min, scale.max, scale.step));
    return steps;
}

void readRating(const Json& value, const std::string& place, const CodingScheme& scheme, Coding& coding,
                Faults& faults) {
    ObjectReader in(value, place, faults);
    RatingKey about;
    Rating rating;
    const auto dimension = in.text("dimension", Required);
    if (const auto segment = in.text("segment", Optional))
        about.unit.segment = SegmentId(*segment);
    const auto status = in.oneOf("status", Optional, statusNames);
    if (!dimension || (in.has("status") && !status))
        return;
    about.dimension = DimensionId(*dimension);
    rating.status = static_cast<RatingStatus>(status.value_or(0));
    const Scale* scale = scaleFor(in, scheme, about.dimension);
    if (!scale)
        return;
    if (rating.status == RatingStatus::Coded && !scale->isText())
        rating.steps = readScore(in, *scale);
    else if (const Json* score = in.value("score", Optional); score && !score->is_null())
        in.fault("score", "only a coded rating has a score");
    rating.reason = in.text("reason", Optional).value_or("");
    rating.confidence = static_cast<int>(in.integer("confidence", Optional, 0, 3).value_or(0));
    rating.note = in.text("note", Optional).value_or("");
    rating.rationale = in.text("rationale", Optional).value_or("");
    if (!coding.ratings.emplace(about, std::move(rating)).second)
        in.fault("dimension", "there are two ratings of " + about.dimension.value);
}

void readEvidence(const Json& value, const std::string& place, const CodingScheme& scheme, Coding& coding,
                  Faults& faults) {
    ObjectReader in(value, place, faults);
    const auto id = in.text("id", Required);
    const auto dimension = in.text("dimension", Required);
    const auto direction = in.oneOf("direction", Required, {"+", "-"});
    const auto span = readSpan(in, true);
    const auto note = in.text("note", Optional);
    if (dimension && !scheme.ref.id.empty() && !scheme.dimensionOf(DimensionId(*dimension)))
        in.fault("dimension", "the scheme " + scheme.ref.id.value + " has no dimension " + *dimension);
    if (!id || !dimension || !direction || !span)
        return;
    const Evidence read{EvidenceId(*id), DimensionId(*dimension), static_cast<EvidenceDirection>(*direction), *span,
                        note.value_or("")};
    if (!coding.evidence.emplace(read.id, read).second)
        in.fault("id", "the id \"" + *id + "\" is used twice");
}

void readSegment(const Json& value, const std::string& place, Coding& coding, Faults& faults) {
    ObjectReader in(value, place, faults);
    Segment read;
    const auto id = in.text("id", Required);
    read.track = in.text("track", Optional).value_or(read.track);
    const auto span = readSpan(in, false);
    read.label = in.text("label", Optional).value_or("");
    readSegmentAbout(in, read, faults);
    if (!id || !span)
        return;
    read.id = SegmentId(*id);
    read.span = *span;
    if (!coding.segments.emplace(read.id, read).second)
        in.fault("id", "the id \"" + *id + "\" is used twice");
}

Json scoreJson(const Scale& scale, std::int64_t steps) {
    if (scale.kind == ScaleKind::Nominal || scale.kind == ScaleKind::Binary)
        return scale.textOf(steps);
    return number(scale.valueOf(steps));
}

Json schemeRefJson(const SchemeRef& ref) {
    Json out;
    out["id"] = ref.id.value;
    out["version"] = ref.version;
    return out;
}

void putText(Json& out, const char* key, const std::string& text) {
    if (!text.empty())
        out[key] = text;
}

Clip readClip(const Json& value, const std::string& place, Faults& faults) {
    ObjectReader in(value, place, faults);
    Clip clip;
    clip.id = ClipId(in.text("clip", Required).value_or(""));
    clip.mediaPath = in.text("file", Optional).value_or("");
    clip.alias = in.text("alias", Optional).value_or("");
    clip.title = in.text("title", Optional).value_or("");
    clip.setting = in.text("setting", Optional).value_or("");
    clip.contentHash = in.text("contentHash", Optional).value_or("");
    clip.duration = MediaDuration(in.integer("durationNs", Optional, 0).value_or(0));
    clip.ageMonths = in.monthRange("ageMonths", Optional);
    clip.purpose = in.text("purpose", Optional).value_or(clip.purpose);
    clip.consentUntil = in.text("consentUntil", Optional);
    if (in.has("clip") && clip.id.empty())
        in.fault("clip", "the clip's name is empty");
    return clip;
}

Rater readRater(const Json& value, const std::string& place, Faults& faults) {
    ObjectReader in(value, place, faults);
    Rater rater;
    rater.id = RaterId(in.text("id", Required).value_or(""));
    rater.role = static_cast<RaterRole>(in.oneOf("role", Optional, raterRoleNames).value_or(0));
    rater.training = in.text("training", Optional).value_or("");
    rater.language = in.text("language", Optional).value_or("");
    if (in.has("id") && rater.id.empty())
        in.fault("id", "the rater's code is empty");
    return rater;
}

} // namespace

Result<Coding> readCoding(std::string_view json, const CodingScheme& scheme) {
    auto document = openDocument(json, codingFormat, "this is not a coding of format");
    if (!document)
        return std::unexpected(document.error());
    Faults faults;
    ObjectReader in(*document, "", faults);
    Coding coding;
    coding.clip = ClipId(in.text("clip", Required).value_or(""));
    coding.rater = RaterId(in.text("rater", Required).value_or(""));
    if (const auto ref = readSchemeRef(in, faults)) {
        coding.scheme = *ref;
        if (coding.scheme != scheme.ref)
            in.fault("scheme", fmt::format("the coding follows {} version {}, not {} version {}", ref->id.value,
                                           ref->version, scheme.ref.id.value, scheme.ref.version));
    }
    for (const auto& [value, place] : in.array("segments", Optional))
        readSegment(*value, place, coding, faults);
    for (const auto& [value, place] : in.array("ratings", Optional))
        readRating(*value, place, scheme, coding, faults);
    for (const auto& [value, place] : in.array("evidence", Optional))
        readEvidence(*value, place, scheme, coding, faults);
    coding.startedMs = readTime(in, "startedAt");
    coding.submittedMs = readTime(in, "submittedAt");
    coding.state = coding.submittedMs ? CodingState::Submitted : CodingState::Draft;
    if (!faults.empty())
        return faults.first("correct the file");
    return coding;
}

std::string writeCoding(const Coding& coding, const CodingScheme& scheme) {
    const CodingScheme* known = coding.scheme.id.empty() ? nullptr : &scheme;
    Json out;
    out["format"] = codingFormat;
    out["clip"] = coding.clip.value;
    out["rater"] = coding.rater.value;
    out["scheme"] = schemeRefJson(coding.scheme);
    out["ratings"] = Json::array();
    for (const auto& [about, rating] : coding.ratings) {
        Json one;
        one["dimension"] = about.dimension.value;
        if (about.unit.segment)
            one["segment"] = about.unit.segment->value;
        one["status"] = statusName(static_cast<int>(rating.status));
        if (const Scale* scale = scaleOf(known, about.dimension); scale && rating.steps)
            one["score"] = scoreJson(*scale, *rating.steps);
        putText(one, "reason", rating.reason);
        if (rating.confidence != 0)
            one["confidence"] = rating.confidence;
        putText(one, "note", rating.note);
        putText(one, "rationale", rating.rationale);
        out["ratings"].push_back(std::move(one));
    }
    out["evidence"] = Json::array();
    for (const auto& [id, evidence] : coding.evidence) {
        Json one;
        one["id"] = id.value;
        one["dimension"] = evidence.dimension.value;
        one["direction"] = evidence.direction == EvidenceDirection::Plus ? "+" : "-";
        one["beginNs"] = evidence.span.begin.ns;
        one["endNs"] = evidence.span.end.ns;
        putText(one, "note", evidence.note);
        out["evidence"].push_back(std::move(one));
    }
    out["segments"] = Json::array();
    for (const auto& [id, segment] : coding.segments) {
        Json one;
        one["id"] = id.value;
        one["track"] = segment.track;
        one["beginNs"] = segment.span.begin.ns;
        one["endNs"] = segment.span.end.ns;
        putText(one, "label", segment.label);
        putSegmentAbout(one, segment, false);
        out["segments"].push_back(std::move(one));
    }
    if (coding.startedMs)
        out["startedAt"] = timeText(*coding.startedMs);
    if (coding.submittedMs)
        out["submittedAt"] = timeText(*coding.submittedMs);
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<RoundDocument> readRound(std::string_view json) {
    auto document = openDocument(json, roundFormat, "this is not a round of format");
    if (!document)
        return std::unexpected(document.error());
    Faults faults;
    ObjectReader in(*document, "", faults);
    RoundDocument out;
    out.round.id = RoundId(in.text("id", Required).value_or(""));
    out.round.title = in.text("title", Required).value_or("");
    out.round.scheme = readSchemeRef(in, faults).value_or(SchemeRef{});
    std::set<std::string> seen;
    for (const auto& [value, place] : in.array("clips", Required, 10000)) {
        out.clips.push_back(readClip(*value, place, faults));
        if (!seen.insert(out.clips.back().id.value).second)
            faults.add(place + "/clip", "the clip stands twice in the round");
        out.round.clips.push_back(out.clips.back().id);
    }
    seen.clear();
    for (const auto& [value, place] : in.array("raters", Required, 10000)) {
        out.raters.push_back(readRater(*value, place, faults));
        if (!seen.insert(out.raters.back().id.value).second)
            faults.add(place + "/id", "the rater stands twice in the round");
        if (out.raters.back().role != RaterRole::Reference)
            out.round.raters.push_back(out.raters.back().id);
    }
    out.round.reference = RaterId("REF");
    if (const Json* reference = in.value("reference", Optional)) {
        ObjectReader object(*reference, in.place("reference"), faults);
        out.round.reference = RaterId(object.text("rater", Optional).value_or("REF"));
        out.round.provenance.version = static_cast<int>(object.integer("version", Optional, 1, mostInt).value_or(1));
        out.round.provenance.date = object.text("date", Optional).value_or("");
        out.round.provenance.madeBy = object.text("madeBy", Optional).value_or("");
        out.round.provenance.how = object.text("how", Optional).value_or("");
    }
    if (!seen.contains(out.round.reference.value))
        out.raters.push_back(Rater{out.round.reference, RaterRole::Reference, {}, {}});
    out.round.population = in.text("population", Optional).value_or("");
    out.round.sampling = in.text("sampling", Optional).value_or("");
    readRoundPlan(in, faults, out.round);
    if (!faults.empty())
        return faults.first("correct the file");
    return out;
}

std::string writeRound(const Round& round) {
    Json out;
    out["format"] = roundFormat;
    out["id"] = round.id.value;
    out["title"] = round.title;
    out["scheme"] = schemeRefJson(round.scheme);
    out["clips"] = Json::array();
    for (const ClipId& clip : round.clips)
        out["clips"].push_back(Json{{"clip", clip.value}});
    out["raters"] = Json::array();
    for (const RaterId& rater : round.raters)
        out["raters"].push_back(Json{{"id", rater.value}});
    out["reference"]["rater"] = round.reference.value;
    out["reference"]["version"] = round.provenance.version;
    out["reference"]["date"] = round.provenance.date;
    out["reference"]["madeBy"] = round.provenance.madeBy;
    out["reference"]["how"] = round.provenance.how;
    if (!round.population.empty())
        out["population"] = round.population;
    out["sampling"] = round.sampling;
    putRoundPlan(out, round);
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace attune
