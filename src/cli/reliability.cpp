// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reliability.h"

#include "agreement/analyze.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/reliability_recompute.h"
#include "exchange/agreement_json.h"
#include "exchange/csv_text.h"
#include "exchange/ratings_csv.h"
#include "exchange/rules_json.h"
#include "exchange/study_json.h"
#include "report/diagnostics_text.h"
#include "report/number_text.h"
#include "stats/estimates.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace attune::cli {

namespace {

template <typename T>
Result<T> number(const std::string& text, const char* option, std::optional<T> (*parse)(std::string_view)) {
    if (const auto value = parse(text))
        return *value;
    return fail(ErrorCode::Invalid, "\"" + text + "\" is not a number this option takes", option, "give a number");
}

std::optional<std::uint64_t> parseSeed(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size())
        return {};
    return value;
}

Result<AgreementSettings> settingsOf(const ReliabilityOptions& options) {
    AgreementSettings out;
    auto given = [](const std::string& text) { return text.empty() ? std::optional<std::string>() : text; };
    out.reference = given(options.reference);
    out.scale = given(options.scale);
    out.columns = given(options.columns);
    out.cluster = given(options.cluster);
    out.occasion = given(options.occasion);
    out.totals = options.totals;
    out.dimension = given(options.dimension);
    if (!options.level.empty()) {
        for (const auto level : {MeasurementLevel::Nominal, MeasurementLevel::Ordinal, MeasurementLevel::Interval,
                                 MeasurementLevel::Ratio})
            if (nameOf(level) == options.level)
                out.level = level;
        if (!out.level)
            return fail(ErrorCode::Invalid, "there is no level " + options.level, "--level",
                        "choose nominal, ordinal, interval or ratio");
    }
    if (!options.categories.empty()) {
        CsvRecord record;
        CsvReader reader(options.categories, ',');
        if (auto got = reader.next(record, "--categories"); !got)
            return std::unexpected(got.error());
        for (const std::string& category : record.fields)
            out.categories.emplace_back(trimmed(category));
    }
    const auto bootstrap = number<std::int64_t>(options.bootstrap, "--bootstrap", parseInteger);
    const auto seed = number<std::uint64_t>(options.seed, "--seed", parseSeed);
    const auto confidence = number<double>(options.confidence, "--confidence", parseNumber);
    if (!bootstrap)
        return std::unexpected(bootstrap.error());
    if (!seed)
        return std::unexpected(seed.error());
    if (!confidence)
        return std::unexpected(confidence.error());
    out.bootstrap = *bootstrap;
    out.seed = *seed;
    out.confidence = *confidence;
    out.order = given(options.order);
    out.diagnostics = options.diagnostics || out.order || !options.wanted.empty();
    if (!options.wanted.empty()) {
        const auto wanted = number<double>(options.wanted, "--wanted", parseNumber);
        if (!wanted)
            return std::unexpected(wanted.error());
        out.wantedReliability = *wanted;
    }
    return out;
}

Result<Computed> computeAsAsked(const ReliabilityOptions& options) {
    if (options.files.empty())
        return fail(ErrorCode::Invalid, "no ratings are named", "command line", "name a CSV file of ratings");
    return computeReliability({options.files.begin(), options.files.end()}, options);
}

std::string brief(const Estimate* e) {
    if (!e)
        return {};
    if (!e->value) {
        std::string reason = e->undefined;
        std::ranges::replace(reason, '_', ' ');
        return reason;
    }
    return e->ci ? estimateText(*e) : numberText(*e->value, numberStyleOf(e->name));
}

// Without its interval.
std::string plain(const Estimate* e) {
    return e && e->value ? numberText(*e->value, numberStyleOf(e->name)) : brief(e);
}

void groupTable(const GroupAgreement& g, std::string& out) {
    out += fmt::format("\n{}: {} ({}, {} categories {})\n", sanitizeUtf8(g.dimension),
                       g.rater.empty() ? "raters among themselves" : sanitizeUtf8(g.rater) + " on several occasions",
                       nameOf(g.level), g.categories.size(), g.categoriesDeclared ? "declared" : "observed");
    out += fmt::format("  {} targets ({} with two scores or more, {} complete), {} raters, {} scores\n", g.nTargets,
                       g.nPairable, g.nComplete, g.nRaters, g.nScores);
    if (const auto clusters = g.estimates.empty() ? std::nullopt : stats::clustersOf(g.estimates.front()))
        out += fmt::format("  {} clusters{}\n", *clusters,
                           *clusters < stats::fewestClusters
                               ? fmt::format(": too few for intervals, which need {}", stats::fewestClusters)
                               : std::string());
    const std::vector<std::pair<const char*, const char*>> shown = {{"all_exact", ""},
                                                                    {"all_within_1", ""},
                                                                    {"percent_agreement", "identity"},
                                                                    {"icc_1", ""},
                                                                    {"icc_a1", ""},
                                                                    {"icc_c1", ""},
                                                                    {"icc_1k", ""},
                                                                    {"icc_ak", ""},
                                                                    {"icc_ck", ""},
                                                                    {"alpha_nominal", ""},
                                                                    {"alpha_ordinal", ""},
                                                                    {"alpha_interval", ""},
                                                                    {"fleiss_kappa", "identity"},
                                                                    {"gwet_ac", "identity"},
                                                                    {"gwet_ac", "quadratic"},
                                                                    {"kendall_w", ""},
                                                                    {"sem_agreement", ""}};
    for (const auto& [name, weights] : shown)
        for (const Estimate& e : g.estimates)
            if (e.name == name && e.weights == weights)
                out += fmt::format("  {:<42} {:<20} n {}\n", estimateNameInWords(e.name, e.weights), brief(&e), e.n);
    const auto ofEveryCell = [](const Estimate& e) {
        return e.name == "icc_1_reml" || e.name == "icc_a1_reml" || e.name == "icc_c1_reml" ||
               e.name == "sem_agreement_reml" || e.name == "sem_one_way_reml";
    };
    if (g.nComplete < g.nTargets)
        for (const Estimate& e : g.estimates)
            if (ofEveryCell(e))
                out += fmt::format("  {:<42} {:<20} n {}\n", estimateNameInWords(e.name, {}), brief(&e), e.n);
}

void pairTable(const AgreementReport& report, const std::string& dimension, std::string& out) {
    const auto first = std::ranges::find(report.pairs, dimension, &PairAgreement::dimension);
    if (first == report.pairs.end())
        return;
    const bool nominal = !first->find("within_1");
    out += report.settings.reference ? fmt::format("\n{}: agreement with {}\n", sanitizeUtf8(dimension),
                                                   sanitizeUtf8(*report.settings.reference))
                                     : fmt::format("\n{}: pairs, a minus b\n", sanitizeUtf8(dimension));
    constexpr auto row = "  {:<14} {:>3}  {:<17} {:<17} {:<11} {:<24} {:<6} {:<20} {:<20} {}\n";
    constexpr auto nominalRow = "  {:<14} {:>3}  {:<17} {:<11} {:<20} {:<20} {}\n";
    out += nominal ? fmt::format(nominalRow, "rater", "n", "exact", "constant", "kappa", "AC1", "flags")
                   : fmt::format(row, "rater", "n", "exact", "within one", "constant", "bias", "SD", "ICC(A,1)",
                                 "ICC(C,1)", "flags");
    for (const PairAgreement& p : report.pairs) {
        if (p.dimension != dimension)
            continue;
        const std::string who = sanitizeUtf8(report.settings.reference ? p.a : p.a + " - " + p.b);
        std::string flags = join(p.flags, ", ");
        std::ranges::replace(flags, '_', ' ');
        out += nominal ? fmt::format(nominalRow, who, p.n, brief(p.find("exact")), brief(p.find("baseline_exact")),
                                     brief(p.find("kappa", "identity")), brief(p.find("gwet_ac", "identity")), flags)
                       : fmt::format(row, who, p.n, brief(p.find("exact")), brief(p.find("within_1")),
                                     brief(p.find("baseline_within_1")), brief(p.find("bias")),
                                     plain(p.find("sd_difference")), brief(p.find("icc_a1")), brief(p.find("icc_c1")),
                                     flags);
    }
}

// "icc_a1", or the end of its interval that the clause looks at.
std::string judged(const ClauseResult& c) {
    return c.bound == "ciLow"    ? "lower end of " + c.estimate
           : c.bound == "ciHigh" ? "upper end of " + c.estimate
                                 : c.estimate;
}

std::string readableTable(const AgreementReport& report) {
    std::string out = fmt::format("Targets {}, raters {}, dimensions {}, rows {}\n", report.targets, report.raters,
                                  report.dimensions, report.rows);
    for (std::size_t i = 0; i < report.group.size(); ++i) {
        const GroupAgreement& g = report.group[i];
        if (g.nRaters > 1)
            groupTable(g, out);
        // With occasions a dimension has a group for each rater; its pairs come once.
        if (i + 1 == report.group.size() || report.group[i + 1].dimension != g.dimension)
            pairTable(report, g.dimension, out);
        if (g.nRaters <= 1)
            out += fmt::format("\n{}: only one rater{}, nothing to compare among raters\n", sanitizeUtf8(g.dimension),
                               report.settings.reference ? " besides the reference" : "");
    }
    if (!report.pooled.empty() && report.dimensions > 1) {
        out += "\nOver all dimensions (raw agreement only)\n";
        for (const PooledAgreement& p : report.pooled) {
            auto figure = [&](const char* name) {
                return brief(&*std::ranges::find(p.estimates, std::string(name), &Estimate::name));
            };
            out += fmt::format("  {:<20} exact {}, within one {} (constant {}), bias {}\n",
                               sanitizeUtf8(p.a + " - " + p.b), figure("exact"), figure("within_1"),
                               figure("baseline_within_1"), figure("bias"));
        }
    }
    for (const Verdict& v : report.verdicts) {
        out += fmt::format("\n{}, rule \"{}\": {}\n", sanitizeUtf8(v.rater), sanitizeUtf8(v.rule),
                           outcomeInWords(v.outcome));
        for (const ClauseResult& c : v.clauses)
            out += fmt::format("  {:<14} {:<18} {} {}, threshold {}: {}\n", sanitizeUtf8(c.id),
                               sanitizeUtf8(c.dimension.value_or("all dimensions")), judged(c),
                               c.value ? numberText(*c.value, numberStyleOf(c.estimate)) : std::string("none"),
                               formatNumber(c.threshold),
                               c.held ? (*c.held ? "met" : "not met") : "not judged: " + c.reason);
    }
    out += fmt::format("\nIntervals at {} %, {} resamples, seed {}. Differences are {}.\n",
                       formatNumber(report.settings.confidence * 100), report.settings.bootstrap, report.settings.seed,
                       report.settings.reference ? "rater minus reference" : "a minus b");
    return out;
}

} // namespace

Result<std::vector<CertificationRule>> rulesOf(const ReliabilityOptions& options) {
    if (options.rules.empty()) {
        if (options.requirePass && options.recompute.empty())
            return fail(ErrorCode::Invalid, "--require-pass needs a rule", "command line", "name one with --rules");
        return std::vector<CertificationRule>{};
    }
    constexpr std::string_view preset = "preset:";
    if (options.rules.starts_with(preset))
        return rulePreset(options.rules.substr(preset.size()));
    auto bytes = readFile(options.rules, 16u << 20);
    if (!bytes)
        return std::unexpected(bytes.error());
    return parseRules(*bytes, sanitizeUtf8(options.rules));
}

Result<Computed> computeReliability(const std::vector<std::filesystem::path>& files, const AgreementSettings& settings,
                                    const std::vector<CertificationRule>& rules, const std::string& study) {
    RatingsCsvOptions reading;
    reading.cluster = settings.cluster;
    reading.occasion = settings.occasion;
    reading.order = settings.order;
    reading.decimalComma = settings.level != MeasurementLevel::Nominal; // codes may hold a comma
    if (settings.columns) {
        auto columns = parseColumnMap(*settings.columns);
        if (!columns)
            return std::unexpected(columns.error());
        reading.columns = std::move(*columns);
    }
    auto table = readRatingsFiles(files, reading);
    if (!table)
        return std::unexpected(table.error());
    auto report = analyze(*table, settings, rules);
    if (!report)
        return std::unexpected(report.error());
    report->program = "Attune " ATTUNE_VERSION;
    if (!study.empty()) {
        const auto bytes = readFile(study, 1u << 20);
        if (!bytes)
            return std::unexpected(bytes.error());
        auto described = parseStudy(*bytes, sanitizeUtf8(study));
        if (!described)
            return std::unexpected(described.error());
        report->study = std::move(*described);
    }
    return Computed{std::move(*table), std::move(*report), rules};
}

Result<Computed> computeReliability(const std::vector<std::filesystem::path>& files,
                                    const ReliabilityOptions& options) {
    auto settings = settingsOf(options);
    if (!settings)
        return std::unexpected(settings.error());
    const auto rules = rulesOf(options);
    if (!rules)
        return std::unexpected(rules.error());
    return computeReliability(files, *settings, *rules, options.study);
}

int printReliability(const ReliabilityOptions& options, const std::function<Status(const Computed&)>& before) {
    Result<Computed> computed;
    if (options.recompute.empty()) {
        computed = computeAsAsked(options);
    } else if (auto again = recompute(options); !again) {
        computed = std::unexpected(again.error());
    } else {
        if (const int code = sayDifferences(*again, options); code != Done)
            return code;
        computed = std::move(*again->computed);
    }
    if (!computed)
        return reportError(computed.error());
    const AgreementReport& report = computed->report;
    for (const std::string& warning : report.warnings)
        warn(warning);
    if (before)
        if (auto done = before(*computed); !done)
            return reportError(done.error());
    const std::string same = options.recompute.empty() ? "" : "Every figure and verdict is as the report says.\n\n";
    print(options.json ? agreementJson(report, &computed->rules)
                       : same + readableTable(report) + diagnosticsText(report));
    const bool passed =
        std::ranges::all_of(report.verdicts, [](const Verdict& v) { return v.outcome == VerdictOutcome::Pass; });
    return options.requirePass && !passed ? AnswerIsNo : Done;
}

void addReliabilityVerb(CLI::App& app, int& exitCode, const std::function<int(const ReliabilityOptions&)>& run) {
    auto* verb = app.add_subcommand("reliability", "How far raters agree, with each other and with a reference");
    verb->footer(
        "Example: attune-cli reliability round1.csv --reference R0 --scale 1:7:0.5 --csv figures.csv\n"
        "reads rows of target,rater,dimension,score and prints, per dimension, agreement among the raters and of each\n"
        "with R0: exact, within one point beside the best constant rater, bias, ICC with intervals, and warnings.\n"
        "An empty score, NA, or a status other than coded is missing.");
    auto o = std::make_shared<ReliabilityOptions>();
    verb->add_option("ratings", o->files, "CSV files, one rating a row; several are read as one table");
    verb->add_option("--reference", o->reference, "The rater to compare the others with");
    verb->add_option("--level", o->level, "nominal, ordinal, interval or ratio (default: ordinal for numbers)");
    verb->add_option("--scale", o->scale, "The declared scale, MIN:MAX[:STEP], as 1:7:0.5");
    verb->add_option("--categories", o->categories, "The declared categories in order, as low,middle,high");
    verb->add_option("--columns", o->columns, "What the file calls its columns, as target=clip,rater=who");
    verb->add_option("--cluster", o->cluster, "Column whose groups are resampled whole, as family");
    verb->add_option(
        "--occasion", o->occasion,
        "Column that tells a rater's repeated ratings apart, as time: compares each rater with themselves");
    verb->add_option("--total", o->totals,
                     "Adds the total of items as a dimension: sum or mean, [NAME=]sum[:ITEM,ITEM], may be repeated")
        ->allow_extra_args(false);
    verb->add_option("--dimension", o->dimension, "Only this dimension");
    verb->add_option("--bootstrap", o->bootstrap, "Resamples, 0 for none (default 2000)");
    verb->add_option("--seed", o->seed, "Seed of the resampling (default 1)");
    verb->add_option("--confidence", o->confidence, "Confidence of the intervals (default 0.95)");
    verb->add_flag("--diagnostics", o->diagnostics,
                   "Also how each rater departs (severity, spread, halo, drift, ...) and what the design can bear");
    verb->add_option("--order", o->order, "Column with the order of the ratings, for drift; implies --diagnostics");
    verb->add_option("--wanted", o->wanted, "Reliability to plan raters for (default 0.8); implies --diagnostics");
    verb->add_option("--rules", o->rules,
                     "Rules to judge raters by: a JSON file, or preset:NAME of " + join(rulePresetNames(), ", "));
    verb->add_flag("--require-pass", o->requirePass, "Exit 1 unless every verdict is pass");
    verb->add_option("--csv", o->csv, "Write every figure to this CSV file");
    verb->add_option("--about", o->about,
                     "What the files are about: round, rater=CODE, clips, clip=ALIAS, reference, plan, or cohort "
                     "(each file of ratings is one round, the earliest first)");
    verb->add_option("--study", o->study,
                     "What the summary says around the figures: a JSON file (attune.study/1), see the manual");
    verb->add_option("--html", o->html, "Write a reliability summary to this HTML file");
    verb->add_option("--pdf", o->pdf, "Write the summary to this PDF file");
    verb->add_option("--paper", o->paper, "Paper of the PDF: a4 or letter")->check(CLI::IsMember({"a4", "letter"}));
    verb->add_option("--xlsx", o->xlsx, "Write every figure and the paired ratings to this workbook");
    verb->add_option("--sav", o->sav, "Write every figure to this SPSS file");
    verb->add_option("--recompute", o->recompute,
                     "Do a stored --json report again from its ratings and rules; exit 1 and what differs when they or "
                     "the figures are not the same");
    verb->add_flag("--force", o->force, "Overwrite files that exist");
    verb->add_flag("--json", o->json, "One JSON document on standard output");
    verb->callback([o, &exitCode, run] { exitCode = run(*o); });
}

} // namespace attune::cli
