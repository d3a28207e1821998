// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/agreement_json.h"

#include "base/parallel.h"
#include "base/text.h"
#include "exchange/csv_text.h"
#include "exchange/diagnostics_json.h"
#include "exchange/json_text.h"
#include "exchange/rules_json.h"

#include <nlohmann/json.hpp>

namespace attune {

namespace {

using exchange::JsonText;

void writeBounds(JsonText& json, const Interval& i) {
    json.key("low").value(i.low);
    json.key("high").value(i.high);
    json.key("method").value(i.method);
}

void write(JsonText& json, const Estimate& e) {
    json.beginObject();
    json.key("name").value(e.name);
    if (!e.weights.empty())
        json.key("weights").value(e.weights);
    json.key("value").value(e.value);
    if (!e.value)
        json.key("undefined").value(e.undefined);
    if (e.se)
        json.key("se").value(*e.se);
    json.key("ci");
    if (e.ci) {
        json.beginObject();
        writeBounds(json, *e.ci);
        json.endObject();
    } else {
        json.null();
    }
    if (!e.intervals.empty()) {
        json.key("intervals").beginList();
        for (const Interval& i : e.intervals) {
            json.beginObject();
            writeBounds(json, i);
            if (i.resamples)
                json.key("resamples").value(*i.resamples);
            if (i.undefinedResamples)
                json.key("undefinedResamples").value(*i.undefinedResamples);
            json.endObject();
        }
        json.endList();
    }
    json.key("n").value(e.n);
    if (!e.df.empty())
        json.key("df").value(e.df);
    if (e.statistic)
        json.key("statistic").value(*e.statistic);
    if (e.p)
        json.key("p").value(*e.p);
    if (!e.parameters.empty()) {
        json.key("parameters").beginObject();
        for (const auto& [name, value] : e.parameters)
            std::visit([&](const auto& v) { json.key(name).value(v); }, value);
        json.endObject();
    }
    json.key("definition").value(e.definition);
    json.endObject();
}

void write(JsonText& json, const AgreementSettings& s) {
    json.beginObject();
    json.key("reference").value(s.reference);
    json.key("level").value(s.level ? std::optional(nameOf(*s.level)) : std::nullopt);
    json.key("scale").value(s.scale);
    json.key("categories").value(s.categories);
    json.key("columns").value(s.columns);
    json.key("cluster").value(s.cluster);
    json.key("dimension").value(s.dimension);
    json.key("occasion").value(s.occasion);
    json.key("totals").value(s.totals);
    json.key("bootstrap").value(s.bootstrap);
    json.key("seed").value(s.seed);
    json.key("confidence").value(s.confidence);
    json.key("diagnostics").value(s.diagnostics);
    json.key("order").value(s.order);
    json.key("wantedReliability").value(s.wantedReliability);
    json.endObject();
}

void write(JsonText& json, const GroupAgreement& g);
void write(JsonText& json, const PairAgreement& p);
void write(JsonText& json, const PooledAgreement& p);
void write(JsonText& json, const Verdict& v);
void write(JsonText& json, const ClauseResult& c);

template <typename T> void writeAll(JsonText& json, std::string_view key, const std::vector<T>& items) {
    json.key(key).beginList();
    for (const T& item : items)
        write(json, item);
    json.endList();
}

// As writeAll, a part of a long list on each processor.
template <typename T> void writeMany(JsonText& json, std::string_view key, const std::vector<T>& items) {
    constexpr std::size_t partCount = 16;
    constexpr double stepsEach = 5000;
    json.key(key).beginList();
    std::vector<JsonText> parts(partCount, json.someItems());
    inParallel(partCount, static_cast<double>(items.size()) * stepsEach, [&](std::size_t begin, std::size_t end) {
        for (std::size_t p = begin; p < end; ++p)
            for (std::size_t i = items.size() * p / partCount; i < items.size() * (p + 1) / partCount; ++i)
                write(parts[p], items[i]);
    });
    for (const JsonText& part : parts)
        json.append(part);
    json.endList();
}

void write(JsonText& json, const GroupAgreement& g) {
    json.beginObject();
    json.key("dimension").value(g.dimension);
    if (!g.rater.empty())
        json.key("rater").value(g.rater);
    json.key("level").value(nameOf(g.level));
    json.key("categories").value(g.categories);
    json.key("categorySource").value(g.categoriesDeclared ? "declared" : "observed");
    json.key("nTargets").value(g.nTargets);
    json.key("nRaters").value(g.nRaters);
    json.key("nScores").value(g.nScores);
    json.key("nPairable").value(g.nPairable);
    json.key("nComplete").value(g.nComplete);
    writeAll(json, "estimates", g.estimates);
    json.endObject();
}

void write(JsonText& json, const PairAgreement& p) {
    json.beginObject();
    json.key("a").value(p.a);
    json.key("b").value(p.b);
    json.key("dimension").value(p.dimension);
    json.key("n").value(p.n);
    json.key("missing").value(p.missing);
    json.key("codabilityDisagreements").value(p.codabilityDisagreements);
    writeAll(json, "estimates", p.estimates);
    json.key("confusion").beginObject();
    json.key("categories").value(p.confusion.categories);
    json.key("counts").beginList();
    for (const auto& row : p.confusion.counts)
        json.value(row);
    json.endList();
    json.endObject();
    json.key("flags").value(p.flags);
    json.endObject();
}

void write(JsonText& json, const PooledAgreement& p) {
    json.beginObject();
    json.key("a").value(p.a);
    json.key("b").value(p.b);
    writeAll(json, "estimates", p.estimates);
    json.endObject();
}

void write(JsonText& json, const ClauseResult& c) {
    json.beginObject();
    json.key("id").value(c.id);
    json.key("dimension").value(c.dimension);
    json.key("value").value(c.value);
    json.key("threshold").value(c.threshold);
    json.key("held").value(c.held);
    if (!c.reason.empty())
        json.key("reason").value(c.reason);
    json.endObject();
}

void write(JsonText& json, const Verdict& v) {
    json.beginObject();
    json.key("rater").value(v.rater);
    json.key("rule").value(v.rule);
    json.key("outcome").value(nameOf(v.outcome));
    writeAll(json, "clauses", v.clauses);
    json.endObject();
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

std::string agreementJson(const AgreementReport& report, const std::vector<CertificationRule>* rules) {
    JsonText json;
    json.beginObject();
    json.key("schema").value("attune.reliability/1");
    json.key("program").value(report.program);
    json.key("input").beginObject();
    json.key("files").beginList();
    for (const InputFile& f : report.inputs) {
        json.beginObject();
        json.key("path").value(f.path);
        json.key("sha256").value(f.sha256);
        json.endObject();
    }
    json.endList();
    json.key("targets").value(report.targets);
    json.key("raters").value(report.raters);
    json.key("dimensions").value(report.dimensions);
    json.key("rows").value(report.rows);
    json.key("missing").beginObject();
    for (const auto& [kind, count] : report.missing)
        json.keyInWords(kind).value(count);
    json.endObject();
    json.endObject();
    json.key("settings");
    write(json, report.settings);
    if (rules != nullptr && !rules->empty()) {
        json.key("rules").beginList();
        for (const CertificationRule& rule : *rules)
            exchange::write(json, rule);
        json.endList();
    }
    writeAll(json, "group", report.group);
    writeMany(json, "pairs", report.pairs);
    writeMany(json, "pooled", report.pooled);
    writeAll(json, "verdicts", report.verdicts);
    if (report.diagnostics)
        json.key("diagnostics").value(exchange::diagnosticsJson(*report.diagnostics));
    if (report.repeats) {
        json.key("repeats").beginObject();
        writeAll(json, "pairs", report.repeats->pairs);
        if (report.repeats->diagnostics)
            json.key("diagnostics").value(exchange::diagnosticsJson(*report.repeats->diagnostics));
        json.endObject();
    }
    json.key("warnings").value(report.warnings);
    json.endObject();
    return json.take();
}

std::string agreementCsv(const AgreementReport& report) {
    std::string out =
        "part,dimension,a,b,name,weights,value,undefined,se,ci_low,ci_high,ci_method,n,definition,statistic,"
        "df1,df2,p,intervals\n";
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
            fields.insert(fields.end(), {std::to_string(e.n), e.definition, number(e.statistic)});
            for (std::size_t i = 0; i < 2; ++i)
                fields.push_back(i < e.df.size() ? formatNumber(e.df[i]) : "");
            fields.push_back(number(e.p));
            std::vector<std::string> intervals;
            for (const Interval& i : e.intervals)
                intervals.push_back(i.method + " " + formatNumber(i.low) + " " + formatNumber(i.high));
            fields.push_back(join(intervals, "; "));
            for (std::string& f : fields)
                f = csvField(sanitizeUtf8(f));
            out += join(fields, ",") + "\n";
        }
    };
    for (const GroupAgreement& g : report.group)
        rows("group", g.dimension, g.rater, {}, g.estimates);
    for (const PairAgreement& p : report.pairs)
        rows("pair", p.dimension, p.a, p.b, p.estimates);
    for (const PooledAgreement& p : report.pooled)
        rows("pooled", {}, p.a, p.b, p.estimates);
    if (report.repeats) {
        for (const PairAgreement& p : report.repeats->pairs)
            rows("repeat", p.dimension, p.a, p.b, p.estimates);
        if (report.repeats->diagnostics)
            for (const RaterDiagnostics& d : report.repeats->diagnostics->raters)
                rows("repeat", d.dimension, d.rater, d.against, d.estimates);
    }
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
