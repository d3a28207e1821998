// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/journal_json.h"

#include "base/text.h"
#include "codec/coding_json.h"
#include "codec/json_reader.h"
#include "codec/scheme_json.h"
#include "codec/training_json.h"

#include <array>

namespace attune {

namespace {

using namespace codec;

constexpr std::array<const char*, std::variant_size_v<SetupLine>> names = {
    "scheme.add",  "rater.add",    "round.add",      "coding.import", "submit",    "dimension.commit", "clip.decline",
    "consent.set", "clip.context", "reference.note", "certify",       "file.keep", "scheme.remove",    "clip.resume"};
constexpr std::size_t largestLine = std::size_t{512} << 20; // holds a whole file
const CodingScheme noScheme;

struct Writer {
    Json& out;
    const SchemeLookup& schemeOf;

    void operator()(const SchemeAdded& line) const { out["scheme"] = Json::parse(writeScheme(line.scheme)); }
    void operator()(const SchemeRemoved& line) const {
        const auto put = [&](const char* key, const SchemeRef& ref) {
            out[key] = ref.id.empty() ? Json(nullptr) : Json({{"id", ref.id.value}, {"version", ref.version}});
        };
        put("scheme", line.scheme);
        put("ofNew", line.ofNew);
    }
    void operator()(const RaterAdded& line) const {
        out["rater"] = line.rater.id.value;
        out["role"] = raterRoleNames.begin()[static_cast<int>(line.rater.role)];
        out["training"] = line.rater.training;
        out["language"] = line.rater.language;
    }
    void operator()(const RoundAdded& line) const { out["round"] = Json::parse(writeRound(line.round)); }
    void operator()(const CodingImported& line) const {
        const CodingScheme* scheme = schemeOf(line.coding.scheme);
        out["coding"] = Json::parse(writeCoding(line.coding, scheme ? *scheme : noScheme));
    }
    void operator()(const CodingSubmitted& line) const {
        out["clip"] = line.key.clip.value;
        out["coder"] = line.key.rater.value;
        out["submittedMs"] = line.submittedMs;
        out["sha256"] = line.sha256;
    }
    void operator()(const FileKept& line) const {
        const KeptFile& file = line.file;
        out["name"] = file.name;
        out["format"] = file.format;
        out["sha256"] = file.sha256;
        out["coder"] = file.coder.value;
        out["mended"] = file.mended;
        if (file.about)
            out["about"] = true;
        Json& sessions = out["sessions"] = Json::array();
        for (const KeptFile::Session& session : file.sessions) {
            Json one;
            one["observation"] = session.observation;
            one["clip"] = session.clip.value;
            one["shiftNs"] = session.shift.ns;
            sessions.push_back(std::move(one));
        }
        out["base64"] = toBase64(file.bytes);
    }
    void operator()(const DimensionCommitted& line) const {
        out["clip"] = line.key.clip.value;
        out["coder"] = line.key.rater.value;
        out["dimension"] = line.dimension.value;
    }
    void operator()(const ClipDeclined& line) const {
        out["clip"] = line.key.clip.value;
        out["coder"] = line.key.rater.value;
        out["reason"] = line.reason;
    }
    void operator()(const ClipResumed& line) const {
        out["clip"] = line.key.clip.value;
        out["coder"] = line.key.rater.value;
    }
    void operator()(const ConsentSet& line) const { out["consent"] = Json::parse(writeConsent(line.consent)); }
    void operator()(const ContextSet& line) const { out["context"] = Json::parse(writeContext(line.context)); }
    void operator()(const ReferenceNoted& line) const { out["note"] = Json::parse(writeReferenceNote(line.note)); }
    void operator()(const Certified& line) const { out["record"] = Json::parse(writeCertification(line.record)); }
};

std::optional<KeptFile> readKeptFile(ObjectReader& in, Faults& faults) {
    KeptFile file;
    file.name = in.text("name", Required).value_or("");
    file.format = in.text("format", Required).value_or("");
    file.sha256 = in.text("sha256", Required).value_or("");
    file.coder = RaterId(in.text("coder", Required).value_or(""));
    file.mended = in.boolean("mended", Required).value_or(false);
    file.about = in.boolean("about", Optional).value_or(false);
    for (const auto& [value, place] : in.array("sessions", Required)) {
        ObjectReader session(*value, place, faults);
        KeptFile::Session one;
        one.observation = session.text("observation", Required).value_or("");
        one.clip = ClipId(session.text("clip", Required).value_or(""));
        one.shift = MediaDuration(session.integer("shiftNs", Required).value_or(0));
        file.sessions.push_back(std::move(one));
    }
    auto bytes = fromBase64(in.text("base64", Required).value_or(""));
    if (!bytes)
        in.fault("base64", "the text is not base64");
    if (!faults.empty() || !bytes)
        return {};
    file.bytes = std::move(*bytes);
    return file;
}

SchemeRef readRef(ObjectReader& in, const char* key, Faults& faults) {
    const Json* scheme = in.value(key, Required);
    if (!scheme)
        return {};
    ObjectReader object(*scheme, in.place(key), faults);
    return {SchemeId(object.text("id", Required).value_or("")),
            static_cast<int>(object.integer("version", Required, 1, 1 << 30).value_or(1))};
}

Result<SetupLine> readCodingLine(const Json& value, const SchemeLookup& schemeOf) {
    Faults faults;
    ObjectReader coding(value, "/coding", faults);
    const SchemeRef ref = readRef(coding, "scheme", faults);
    if (!faults.empty())
        return faults.first("");
    const CodingScheme* scheme = schemeOf(ref);
    if (!scheme && !ref.id.empty())
        return fail(ErrorCode::Invalid, "the scheme " + ref.id.value + " is not known", "/coding/scheme");
    auto read = readCoding(value.dump(), scheme ? *scheme : noScheme);
    if (!read)
        return std::unexpected(read.error());
    return CodingImported{std::move(*read)};
}

template <typename T, typename R> Result<SetupLine> lineOf(Result<R> read) {
    if (!read)
        return std::unexpected(read.error());
    return T{std::move(*read)};
}

} // namespace

std::string setupName(const SetupLine& line) { return names[line.index()]; }

std::string writeSetup(const SetupLine& line, const SchemeLookup& schemeOf) {
    Json out;
    out["edit"] = names[line.index()];
    std::visit(Writer{out, schemeOf}, line);
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<SetupLine> readSetup(std::string_view json, const SchemeLookup& schemeOf) {
    const auto parsed = parseJson(json, largestLine);
    if (!parsed)
        return fail(ErrorCode::Invalid, parsed.error().message, parsed.error().place);
    Faults faults;
    ObjectReader in(*parsed, "", faults);
    const auto name = in.text("edit", Required);
    auto part = [&](const char* key) { return in.value(key, Required); };
    if (name == "scheme.add") {
        if (const Json* scheme = part("scheme"))
            return lineOf<SchemeAdded>(readScheme(scheme->dump()));
    } else if (name == "round.add") {
        if (const Json* round = part("round")) {
            auto read = readRound(round->dump());
            if (!read)
                return std::unexpected(read.error());
            return RoundAdded{std::move(read->round)};
        }
    } else if (name == "coding.import") {
        if (const Json* coding = part("coding"))
            return readCodingLine(*coding, schemeOf);
    } else if (name == "rater.add") {
        Rater rater;
        rater.id = RaterId(in.text("rater", Required).value_or(""));
        rater.role = static_cast<RaterRole>(in.oneOf("role", Required, raterRoleNames).value_or(0));
        rater.training = in.text("training", Optional).value_or("");
        rater.language = in.text("language", Optional).value_or("");
        if (faults.empty())
            return RaterAdded{std::move(rater)};
    } else if (name == "scheme.remove") {
        SchemeRemoved line;
        line.scheme = readRef(in, "scheme", faults);
        if (!in.has("ofNew") || !in.value("ofNew", Required)->is_null())
            line.ofNew = readRef(in, "ofNew", faults);
        if (faults.empty())
            return line;
    } else if (name == "file.keep") {
        if (auto file = readKeptFile(in, faults))
            return FileKept{std::move(*file)};
    } else if (name == "submit") {
        CodingSubmitted line;
        line.key = {ClipId(in.text("clip", Required).value_or("")), RaterId(in.text("coder", Required).value_or(""))};
        line.submittedMs = in.integer("submittedMs", Required).value_or(0);
        line.sha256 = in.text("sha256", Required).value_or("");
        if (faults.empty())
            return line;
    } else if (name == "dimension.commit" || name == "clip.decline") {
        const CodingKey key{ClipId(in.text("clip", Required).value_or("")),
                            RaterId(in.text("coder", Required).value_or(""))};
        const bool commit = name == "dimension.commit";
        const std::string words = in.text(commit ? "dimension" : "reason", Required).value_or("");
        if (faults.empty())
            return commit ? SetupLine(DimensionCommitted{key, DimensionId(words)})
                          : SetupLine(ClipDeclined{key, words});
    } else if (name == "clip.resume") {
        const CodingKey key{ClipId(in.text("clip", Required).value_or("")),
                            RaterId(in.text("coder", Required).value_or(""))};
        if (faults.empty())
            return ClipResumed{key};
    } else if (name == "consent.set") {
        if (const Json* consent = part("consent"))
            return lineOf<ConsentSet>(readConsent(consent->dump()));
    } else if (name == "clip.context") {
        if (const Json* context = part("context"))
            return lineOf<ContextSet>(readContext(context->dump()));
    } else if (name == "reference.note") {
        if (const Json* note = part("note"))
            return lineOf<ReferenceNoted>(readReferenceNote(note->dump()));
    } else if (name == "certify") {
        if (const Json* record = part("record"))
            return lineOf<Certified>(readCertification(record->dump()));
    } else if (faults.empty()) {
        in.fault("edit", "this is not known here");
    }
    return faults.first("");
}

std::string writeUndo(bool undo, std::int64_t of, const std::optional<CodingKey>& scope) {
    Json out;
    out["edit"] = undo ? "undo" : "redo";
    out["of"] = of;
    if (scope) {
        out["clip"] = scope->clip.value;
        out["coder"] = scope->rater.value;
    }
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace attune
