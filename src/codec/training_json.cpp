// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/training_json.h"

#include "codec/json_reader.h"

namespace attune {

namespace {

using namespace codec;

constexpr std::size_t largestLine = 16u << 20;
constexpr int mostInt = 1 << 30;
constexpr std::initializer_list<const char*> scopeNames = {"coding", "training", "test", "public_excerpt"};
constexpr std::initializer_list<const char*> levelNames = {"private", "authorised_users", "learning_audiences",
                                                           "public"};
constexpr std::initializer_list<const char*> outcomeNames = {"pass", "fail", "not_estimable", "incomplete"};

std::string dumped(const Json& out) { return out.dump(-1, ' ', false, Json::error_handler_t::replace); }

void putText(Json& out, const char* key, const std::string& text) {
    if (!text.empty())
        out[key] = text;
}
template <typename T> void putMaybe(Json& out, const char* key, const std::optional<T>& value) {
    if (value)
        out[key] = *value;
}

// Parses the object and hands it to body with a reader; gives the value unless there was a fault.
template <typename T, typename Body> Result<T> readObject(std::string_view json, Body body) {
    const auto parsed = parseJson(json, largestLine);
    if (!parsed)
        return fail(ErrorCode::Invalid, parsed.error().message, parsed.error().place, "correct the file");
    Faults faults;
    ObjectReader in(*parsed, "", faults);
    T out;
    body(in, faults, out);
    if (!faults.empty())
        return faults.first("correct the file");
    return out;
}

std::string textOf(ObjectReader& in, const char* key) { return in.text(key, Optional).value_or(""); }

Json clauseJson(const ClauseResult& clause) {
    Json out{{"id", clause.id}};
    putMaybe(out, "dimension", clause.dimension);
    putMaybe(out, "value", clause.value);
    out["threshold"] = clause.threshold;
    putMaybe(out, "held", clause.held);
    putText(out, "reason", clause.reason);
    putText(out, "estimate", clause.estimate);
    putText(out, "bound", clause.bound);
    putText(out, "comparison", clause.comparison);
    return out;
}

ClauseResult clauseOf(const Json& value, const std::string& place, Faults& faults) {
    ObjectReader in(value, place, faults);
    ClauseResult out;
    out.id = textOf(in, "id");
    out.dimension = in.text("dimension", Optional);
    out.value = in.number("value", Optional);
    out.threshold = in.number("threshold", Required).value_or(0);
    out.held = in.boolean("held", Optional);
    out.reason = textOf(in, "reason");
    out.estimate = textOf(in, "estimate");
    out.bound = textOf(in, "bound");
    out.comparison = textOf(in, "comparison");
    return out;
}

Json figureJson(const CertifiedFigure& figure) {
    Json out{{"dimension", figure.dimension}, {"name", figure.name}};
    putMaybe(out, "value", figure.value);
    putText(out, "undefined", figure.undefined);
    out["n"] = figure.n;
    return out;
}

Json focusJson(const PracticeFocus& focus) {
    Json out{{"dimension", focus.dimension.value}, {"direction", focus.direction}};
    putMaybe(out, "bias", focus.bias);
    out["clips"] = Json::array();
    for (const ClipId& clip : focus.clips)
        out["clips"].push_back(clip.value);
    return out;
}

PracticeFocus focusOf(const Json& value, const std::string& place, Faults& faults) {
    ObjectReader in(value, place, faults);
    PracticeFocus out;
    out.dimension = DimensionId(in.text("dimension", Required).value_or(""));
    out.direction = textOf(in, "direction");
    out.bias = in.number("bias", Optional);
    for (const auto& [clip, where] : in.array("clips", Optional)) {
        if (clip->is_string())
            out.clips.emplace_back(clip->get<std::string>());
        else
            faults.add(where, "this must be the id of a clip");
    }
    return out;
}

} // namespace

std::string writeConsent(const Consent& consent) {
    Json out{{"clip", consent.clip.value}, {"person", consent.person}};
    out["scope"] = Json::array();
    for (const ConsentScope scope : consent.scope)
        out["scope"].push_back(scopeNames.begin()[static_cast<int>(scope)]);
    out["level"] = levelNames.begin()[static_cast<int>(consent.level)];
    putMaybe(out, "until", consent.until);
    putMaybe(out, "destroyBy", consent.destroyBy);
    out["withdrawn"] = consent.withdrawn;
    return dumped(out);
}

Result<Consent> readConsent(std::string_view json) {
    return readObject<Consent>(json, [](ObjectReader& in, Faults& faults, Consent& out) {
        out.clip = ClipId(in.text("clip", Required).value_or(""));
        out.person = in.text("person", Required).value_or("");
        for (const auto& [value, place] : in.array("scope", Required, 100)) {
            const auto found = std::find(scopeNames.begin(), scopeNames.end(),
                                         value->is_string() ? value->get<std::string>() : std::string());
            if (found == scopeNames.end())
                faults.add(place, "this must be one of coding, training, test, public_excerpt");
            else
                out.scope.insert(static_cast<ConsentScope>(found - scopeNames.begin()));
        }
        out.level = static_cast<ReleaseLevel>(in.oneOf("level", Required, levelNames).value_or(0));
        out.until = in.text("until", Optional);
        out.destroyBy = in.text("destroyBy", Optional);
        out.withdrawn = in.boolean("withdrawn", Optional).value_or(false);
    });
}

std::string writeContext(const ClipContext& context) {
    Json out{{"clip", context.clip.value}};
    putText(out, "language", context.language);
    putText(out, "setting", context.setting);
    putText(out, "present", context.present);
    putText(out, "relation", context.relation);
    putText(out, "family", context.family);
    putText(out, "advisory", context.advisory);
    return dumped(out);
}

Result<ClipContext> readContext(std::string_view json) {
    return readObject<ClipContext>(json, [](ObjectReader& in, Faults&, ClipContext& out) {
        out = {ClipId(in.text("clip", Required).value_or("")),
               textOf(in, "language"),
               textOf(in, "setting"),
               textOf(in, "present"),
               textOf(in, "relation"),
               textOf(in, "family"),
               textOf(in, "advisory")};
    });
}

std::string writeReferenceNote(const ReferenceNote& note) {
    Json out{{"reference", note.reference.value}, {"clip", note.clip.value}, {"version", note.version}};
    putText(out, "date", note.date);
    putText(out, "how", note.how);
    out["panel"] = Json::object();
    for (const auto& [rater, hash] : note.panel)
        out["panel"][rater.value] = hash;
    out["bands"] = Json::array();
    for (const auto& [dimension, band] : note.bands)
        out["bands"].push_back({{"dimension", dimension.value}, {"low", band.low}, {"high", band.high}});
    return dumped(out);
}

Result<ReferenceNote> readReferenceNote(std::string_view json) {
    return readObject<ReferenceNote>(json, [](ObjectReader& in, Faults& faults, ReferenceNote& out) {
        out.reference = RaterId(in.text("reference", Required).value_or(""));
        out.clip = ClipId(in.text("clip", Required).value_or(""));
        out.version = static_cast<int>(in.integer("version", Required, 1, mostInt).value_or(1));
        out.date = textOf(in, "date");
        out.how = textOf(in, "how");
        if (const Json* panel = in.value("panel", Required); panel && panel->is_object()) {
            for (const auto& [rater, hash] : panel->items())
                if (hash.is_string())
                    out.panel[RaterId(rater)] = hash.get<std::string>();
        } else if (panel) {
            in.fault("panel", "this must be an object of raters and hashes");
        }
        for (const auto& [value, place] : in.array("bands", Required, 1000)) {
            ObjectReader band(*value, place, faults);
            const DimensionId dimension(band.text("dimension", Required).value_or(""));
            out.bands[dimension] = {band.integer("low", Required, 0).value_or(0),
                                    band.integer("high", Required, 0).value_or(0)};
        }
    });
}

std::string writeSealedReference(const SealedReference& sealed) {
    return dumped(Json{{"clip", sealed.clip.value},
                       {"reference", sealed.reference.value},
                       {"scheme", sealed.scheme.id.value},
                       {"version", sealed.scheme.version},
                       {"key", sealed.key},
                       {"box", sealed.box}});
}

Result<SealedReference> readSealedReference(std::string_view json) {
    return readObject<SealedReference>(json, [](ObjectReader& in, Faults&, SealedReference& out) {
        out.clip = ClipId(in.text("clip", Required).value_or(""));
        out.reference = RaterId(in.text("reference", Required).value_or(""));
        out.scheme = {SchemeId(in.text("scheme", Required).value_or("")),
                      static_cast<int>(in.integer("version", Required, 1, mostInt).value_or(1))};
        out.key = in.text("key", Required).value_or("");
        out.box = in.text("box", Required).value_or("");
    });
}

std::string writeCertification(const CertificationRecord& record) {
    Json out{{"atMs", record.wallMs},          {"rater", record.rater.value}, {"judge", record.judge.value},
             {"round", record.round.value},    {"scheme", record.scheme},     {"attempt", record.attempt},
             {"ruleName", record.verdict.rule}};
    out["outcome"] = outcomeNames.begin()[static_cast<int>(record.verdict.outcome)];
    out["clips"] = record.clips;
    out["clauses"] = Json::array();
    for (const ClauseResult& clause : record.verdict.clauses)
        out["clauses"].push_back(clauseJson(clause));
    out["figures"] = Json::array();
    for (const CertifiedFigure& figure : record.figures)
        out["figures"].push_back(figureJson(figure));
    out["reference"] = record.reference.value;
    out["referenceVersion"] = record.referenceVersion;
    out["referenceHash"] = record.referenceHash;
    putMaybe(out, "validUntil", record.validUntil);
    putMaybe(out, "nextAttempt", record.nextAttempt);
    out["focus"] = Json::array();
    for (const PracticeFocus& focus : record.focus)
        out["focus"].push_back(focusJson(focus));
    putMaybe(out, "recomputes", record.recomputes);
    out["rule"] = record.rule;
    return dumped(out);
}

Result<CertificationRecord> readCertification(std::string_view json) {
    return readObject<CertificationRecord>(json, [](ObjectReader& in, Faults& faults, CertificationRecord& out) {
        out.wallMs = in.integer("atMs", Required).value_or(0);
        out.rater = RaterId(in.text("rater", Required).value_or(""));
        out.judge = RaterId(textOf(in, "judge"));
        out.round = RoundId(in.text("round", Required).value_or(""));
        out.scheme = textOf(in, "scheme");
        out.attempt = static_cast<int>(in.integer("attempt", Required, 0, mostInt).value_or(0));
        out.verdict.rater = out.rater.value;
        out.verdict.rule = textOf(in, "ruleName");
        out.verdict.outcome = static_cast<VerdictOutcome>(in.oneOf("outcome", Required, outcomeNames).value_or(0));
        out.clips = in.integer("clips", Required, 0).value_or(0);
        for (const auto& [value, place] : in.array("clauses", Required))
            out.verdict.clauses.push_back(clauseOf(*value, place, faults));
        for (const auto& [value, place] : in.array("figures", Required)) {
            ObjectReader figure(*value, place, faults);
            CertifiedFigure one;
            one.dimension = textOf(figure, "dimension");
            one.name = figure.text("name", Required).value_or("");
            one.value = figure.number("value", Optional);
            one.undefined = textOf(figure, "undefined");
            one.n = figure.integer("n", Optional, 0).value_or(0);
            out.figures.push_back(std::move(one));
        }
        out.reference = RaterId(textOf(in, "reference"));
        out.referenceVersion = static_cast<int>(in.integer("referenceVersion", Required, 1, mostInt).value_or(1));
        out.referenceHash = textOf(in, "referenceHash");
        out.validUntil = in.text("validUntil", Optional);
        out.nextAttempt = in.text("nextAttempt", Optional);
        for (const auto& [value, place] : in.array("focus", Optional))
            out.focus.push_back(focusOf(*value, place, faults));
        out.recomputes = in.integer("recomputes", Optional, 1);
        out.rule = textOf(in, "rule");
    });
}

} // namespace attune
