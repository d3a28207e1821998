// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/agreement_json.h"

#include "base/text.h"
#include "exchange/csv_text.h"
#include "exchange/diagnostics_json.h"
#include "exchange/estimate_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace attune {

namespace {

using exchange::estimatesJson;
using exchange::Json;
using exchange::orNull;

Json settingsJson(const AgreementSettings& s) {
    Json out;
    out["reference"] = orNull(s.reference);
    out["level"] = s.level ? Json(nameOf(*s.level)) : Json(nullptr);
    out["scale"] = orNull(s.scale);
    out["categories"] = s.categories;
    out["columns"] = orNull(s.columns);
    out["cluster"] = orNull(s.cluster);
    out["dimension"] = orNull(s.dimension);
    out["bootstrap"] = s.bootstrap;
    out["seed"] = s.seed;
    out["confidence"] = s.confidence;
    out["diagnostics"] = s.diagnostics;
    out["order"] = orNull(s.order);
    out["wantedReliability"] = s.wantedReliability;
    return out;
}

Json groupJson(const GroupAgreement& g) {
    return {{"dimension", g.dimension},   {"level", nameOf(g.level)},
            {"categories", g.categories}, {"categorySource", g.categoriesDeclared ? "declared" : "observed"},
            {"nTargets", g.nTargets},     {"nRaters", g.nRaters},
            {"nScores", g.nScores},       {"nPairable", g.nPairable},
            {"nComplete", g.nComplete},   {"estimates", estimatesJson(g.estimates)}};
}

Json pairJson(const PairAgreement& p) {
    return {{"a", p.a},
            {"b", p.b},
            {"dimension", p.dimension},
            {"n", p.n},
            {"missing", p.missing},
            {"codabilityDisagreements", p.codabilityDisagreements},
            {"estimates", estimatesJson(p.estimates)},
            {"confusion", {{"categories", p.confusion.categories}, {"counts", p.confusion.counts}}},
            {"flags", p.flags}};
}

Json verdictJson(const Verdict& v) {
    Json clauses = Json::array();
    for (const ClauseResult& c : v.clauses) {
        Json one{{"id", c.id},
                 {"dimension", orNull(c.dimension)},
                 {"value", orNull(c.value)},
                 {"threshold", c.threshold},
                 {"held", c.held ? Json(*c.held) : Json(nullptr)}};
        if (!c.reason.empty())
            one["reason"] = c.reason;
        clauses.push_back(std::move(one));
    }
    return {{"rater", v.rater}, {"rule", v.rule}, {"outcome", nameOf(v.outcome)}, {"clauses", std::move(clauses)}};
}

// nlohmann's own writer does not promise the shortest decimal; text and nesting it does.
void write(const Json& value, int depth, std::string& out) {
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    const bool flat = value.is_array() && std::ranges::none_of(value, [](const Json& v) { return v.is_structured(); });
    if (value.is_number_float()) {
        const double number = value.get<double>();
        out += std::isfinite(number) ? formatNumber(number) : "null";
    } else if (!value.is_structured()) {
        out += value.dump(-1, ' ', false, Json::error_handler_t::replace);
    } else if (value.empty()) {
        out += value.is_array() ? "[]" : "{}";
    } else if (flat) {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            out += i ? ", " : "";
            write(value[i], depth, out);
        }
        out += ']';
    } else {
        out += value.is_array() ? "[" : "{";
        bool first = true;
        for (const auto& item : value.items()) {
            out += first ? "\n" : ",\n";
            out += indent + "  ";
            first = false;
            if (value.is_object())
                out += Json(item.key()).dump(-1, ' ', false, Json::error_handler_t::replace) + ": ";
            write(item.value(), depth + 1, out);
        }
        out += "\n" + indent + (value.is_array() ? "]" : "}");
    }
}

} // namespace

std::string nameOf(MeasurementLevel level) {
    switch (level) {
    case MeasurementLevel::Nominal:
        return "nominal";
    case MeasurementLevel::Ordinal:
        return "ordinal";
    case MeasurementLevel::Interval:
        return "interval";
    case MeasurementLevel::Ratio:
        return "ratio";
    }
    return {};
}

std::string nameOf(VerdictOutcome outcome) {
    switch (outcome) {
    case VerdictOutcome::Pass:
        return "pass";
    case VerdictOutcome::Fail:
        return "fail";
    case VerdictOutcome::NotEstimable:
        return "not_estimable";
    case VerdictOutcome::Incomplete:
        return "incomplete";
    }
    return {};
}

std::string agreementJson(const AgreementReport& report) {
    Json out;
    out["schema"] = "attune.reliability/1";
    out["program"] = report.program;
    Json files = Json::array();
    for (const InputFile& f : report.inputs)
        files.push_back({{"path", f.path}, {"sha256", f.sha256}});
    Json missing = Json::object();
    for (const auto& [kind, count] : report.missing)
        missing[kind] = count;
    out["input"] = {{"files", std::move(files)},       {"targets", report.targets}, {"raters", report.raters},
                    {"dimensions", report.dimensions}, {"rows", report.rows},       {"missing", std::move(missing)}};
    out["settings"] = settingsJson(report.settings);
    for (const char* key : {"group", "pairs", "pooled", "verdicts"})
        out[key] = Json::array();
    for (const GroupAgreement& g : report.group)
        out["group"].push_back(groupJson(g));
    for (const PairAgreement& p : report.pairs)
        out["pairs"].push_back(pairJson(p));
    for (const PooledAgreement& p : report.pooled)
        out["pooled"].push_back({{"a", p.a}, {"b", p.b}, {"estimates", estimatesJson(p.estimates)}});
    for (const Verdict& v : report.verdicts)
        out["verdicts"].push_back(verdictJson(v));
    if (report.diagnostics)
        out["diagnostics"] = exchange::diagnosticsJson(*report.diagnostics);
    out["warnings"] = report.warnings;
    std::string text;
    write(out, 0, text);
    return text + "\n";
}

Result<AgreementReport> parseAgreementOrigin(std::string_view json, const std::string& name) {
    auto wrong = [&](const char* what) {
        return fail(ErrorCode::Invalid, what, name, "choose the JSON that attune-cli reliability --json printed");
    };
    const Json document = Json::parse(json, nullptr, false);
    if (!document.is_object() || document.value("schema", Json()) != "attune.reliability/1")
        return wrong("this is not a reliability report");
    AgreementReport out;
    try {
        for (const Json& file : document.at("input").at("files"))
            out.inputs.push_back({file.at("path").get<std::string>(), file.at("sha256").get<std::string>()});
        const Json& s = document.at("settings");
        auto text = [&](const char* key) {
            const Json value = s.value(key, Json());
            return value.is_null() ? std::optional<std::string>() : value.get<std::string>();
        };
        out.settings.reference = text("reference");
        if (const auto level = text("level")) {
            for (const auto l : {MeasurementLevel::Nominal, MeasurementLevel::Ordinal, MeasurementLevel::Interval,
                                 MeasurementLevel::Ratio})
                if (nameOf(l) == *level)
                    out.settings.level = l;
            if (!out.settings.level)
                return wrong("the report names a level that is not known");
        }
        out.settings.scale = text("scale");
        out.settings.categories = s.at("categories").get<std::vector<std::string>>();
        out.settings.columns = text("columns");
        out.settings.cluster = text("cluster");
        out.settings.dimension = text("dimension");
        out.settings.bootstrap = s.at("bootstrap").get<std::int64_t>();
        out.settings.seed = s.at("seed").get<std::uint64_t>();
        out.settings.confidence = s.at("confidence").get<double>();
        out.settings.diagnostics = s.value("diagnostics", false);
        out.settings.order = text("order");
        out.settings.wantedReliability = s.value("wantedReliability", out.settings.wantedReliability);
    } catch (const Json::exception&) {
        return wrong("the report lacks its inputs or settings");
    }
    return out;
}

std::optional<std::string> agreementDifference(std::string_view stored, std::string_view fresh, bool withVerdicts) {
    Json a = Json::parse(stored, nullptr, false), b = Json::parse(fresh, nullptr, false);
    if (!a.is_object() || !b.is_object())
        return "/";
    for (Json* document : {&a, &b}) {
        document->erase("program");
        document->erase("warnings");
        if (!withVerdicts)
            document->erase("verdicts");
    }
    const Json patch = Json::diff(a, b);
    if (patch.empty())
        return {};
    return patch.at(0).at("path").get<std::string>();
}

std::string agreementCsv(const AgreementReport& report) {
    std::string out = "part,dimension,a,b,name,weights,value,undefined,se,ci_low,ci_high,ci_method,n,definition\n";
    auto number = [](const std::optional<double>& v) { return v ? formatNumber(*v) : std::string(); };
    auto rows = [&](const char* part, const std::string& dimension, const std::string& a, const std::string& b,
                    const std::vector<Estimate>& estimates) {
        for (const Estimate& e : estimates) {
            std::vector<std::string> fields = {part,      dimension,       a,           b,           e.name,
                                               e.weights, number(e.value), e.undefined, number(e.se)};
            if (e.ci)
                fields.insert(fields.end(), {formatNumber(e.ci->low), formatNumber(e.ci->high), e.ci->method});
            else
                fields.insert(fields.end(), 3, "");
            fields.insert(fields.end(), {std::to_string(e.n), e.definition});
            for (std::string& f : fields)
                f = csvField(sanitizeUtf8(f));
            out += join(fields, ",") + "\n";
        }
    };
    for (const GroupAgreement& g : report.group)
        rows("group", g.dimension, {}, {}, g.estimates);
    for (const PairAgreement& p : report.pairs)
        rows("pair", p.dimension, p.a, p.b, p.estimates);
    for (const PooledAgreement& p : report.pooled)
        rows("pooled", {}, p.a, p.b, p.estimates);
    if (!report.diagnostics)
        return out;
    for (const RaterDiagnostics& d : report.diagnostics->raters)
        rows("rater", d.dimension, d.rater, {}, d.estimates);
    for (const HaloDiagnostics& h : report.diagnostics->halo)
        rows("rater", {}, h.rater, {}, h.estimates);
    for (const GeneralizabilityStudy& g : report.diagnostics->generalizability)
        rows("design", g.dimension, {}, {}, g.estimates);
    for (const RaschStudy& r : report.diagnostics->rasch) {
        for (const RaschRater& rater : r.raters)
            rows("rater", r.dimension, rater.rater, {}, {rater.severity});
        rows("design", r.dimension, {}, {}, r.estimates);
    }
    return out;
}

} // namespace attune
