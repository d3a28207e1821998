// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/timeline_report.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "cli/cli.h"
#include "exchange/agreement_json.h"
#include "exchange/timed_codes.h"

#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <set>

namespace attune::cli {

namespace {

struct Options {
    std::vector<std::string> files;
    std::string coders, duration, reference, track, observation, block;
    std::string unit = "1000", tolerance = "0";
    std::int64_t bootstrap = 2000;
    double confidence = 0.95;
    bool sensitivity = false;
    double overlap = 0.6, iou = 0.5;
    std::uint64_t seed = 1;
    bool json = false;
};

struct Input {
    std::vector<TimedCode> rows;
    std::vector<std::string> coders; // of two files: theirs, in order
    Json files = Json::array();
    std::vector<std::string> warnings;
};

std::unexpected<Error> wrong(std::string what, std::string where, std::string todo) {
    return fail(ErrorCode::Invalid, std::move(what), std::move(where), std::move(todo));
}

Result<TimedCodesTable> readOne(const Options& options, const std::string& file, bool ownCoder, Input& input) {
    auto bytes = readFile(file, ReadLimits().bytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    TimedCodesSelection selection;
    if (!options.track.empty())
        selection.track = options.track;
    if (!options.observation.empty())
        selection.observation = options.observation;
    if (ownCoder)
        selection.coder = std::filesystem::path(file).stem().string();
    auto table = readTimedCodes(*bytes, file, selection);
    if (!table)
        return std::unexpected(table.error());
    input.files.push_back({{"path", file}, {"sha256", sha256(*bytes)}});
    input.warnings.insert(input.warnings.end(), table->warnings.begin(), table->warnings.end());
    return table;
}

// One table of all coders, or two tables of one coder each.
Result<Input> read(const Options& options) {
    Input input;
    if (options.files.size() == 1) {
        auto table = readOne(options, options.files[0], false, input);
        if (!table)
            return std::unexpected(table.error());
        input.rows = std::move(table->rows);
        return input;
    }
    std::vector<std::string> stems;
    for (const std::string& file : options.files) {
        auto table = readOne(options, file, true, input);
        if (!table)
            return std::unexpected(table.error());
        std::string coder = std::filesystem::path(file).stem().string();
        stems.push_back(coder);
        for (const TimedCode& row : table->rows) {
            if (row.coder != table->rows.front().coder)
                return wrong("several coders in one of two files", file,
                             "give one file with all coders, or two with one coder each");
            coder = row.coder;
        }
        input.coders.push_back(coder);
        input.rows.insert(input.rows.end(), table->rows.begin(), table->rows.end());
        if (input.coders.size() == 2 && input.coders[0] == input.coders[1]) {
            if (stems[0] == stems[1])
                stems = {stems[0] + " (1)", stems[1] + " (2)"};
            const std::size_t second = input.rows.size() - table->rows.size();
            for (std::size_t i = 0; i < input.rows.size(); ++i)
                input.rows[i].coder = stems[i < second ? 0 : 1];
            input.coders = stems;
        }
    }
    return input;
}

// Milliseconds as a decimal, exact to the nanosecond.
Result<MediaDuration> milliseconds(const std::string& text, const std::string& option) {
    const auto seconds = text.find_first_of("eE") == std::string::npos ? parseSeconds(text + "e-3") : std::nullopt;
    if (!seconds)
        return wrong(fmt::format("\"{}\" is not a number of milliseconds", text), option, "give a number such as 1000");
    return MediaDuration(seconds->ns);
}

Result<TimelineSettings> settingsOf(const Options& options, const Input& input) {
    TimelineSettings s;
    s.coders = input.coders;
    if (!options.coders.empty()) {
        s.coders.clear();
        for (const std::string& name : split(options.coders, ',')) {
            if (trimmed(name).empty())
                return wrong("an empty name among the coders", "--coders", "name them as A,B");
            s.coders.emplace_back(trimmed(name));
        }
    }
    if (!options.duration.empty()) {
        const auto duration = parseSeconds(options.duration);
        if (!duration || duration->ns < 0)
            return wrong(fmt::format("\"{}\" is not a number of seconds", options.duration), "--duration",
                         "give the length of the session, such as 600");
        s.duration = *duration - MediaTime(0);
    }
    auto unit = milliseconds(options.unit, "--unit"), tolerance = milliseconds(options.tolerance, "--tolerance");
    if (!unit)
        return std::unexpected(unit.error());
    if (!tolerance)
        return std::unexpected(tolerance.error());
    s.unit = *unit;
    s.tolerance = *tolerance;
    s.overlap = options.overlap;
    s.iou = options.iou;
    if (!options.reference.empty())
        s.reference = options.reference;
    s.seed = options.seed;
    s.bootstrap = options.bootstrap;
    s.confidence = options.confidence;
    if (!options.block.empty()) {
        const auto block = parseSeconds(options.block);
        if (!block || block->ns <= 0)
            return wrong(fmt::format("\"{}\" is not a number of seconds", options.block), "--block",
                         "give the length of a block, such as 30");
        s.block = *block - MediaTime(0);
    }
    return s;
}

Json milliseconds(MediaDuration d) {
    return d.ns % 1'000'000 == 0 ? Json(d.ns / 1'000'000) : Json(static_cast<double>(d.ns) / 1e6);
}

Json optionalNumber(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

// As in other documents, but with its parameters always there.
Json json(const Estimate& e) {
    Json out = Json::parse(estimateJsonText(e));
    if (!out.contains("parameters"))
        out["parameters"] = Json::object();
    return out;
}

Json json(const TimelinePair& pair) {
    Json out{{"a", pair.a},
             {"b", pair.b},
             {"segmentsA", pair.segmentsA},
             {"segmentsB", pair.segmentsB},
             {"codes", pair.codes},
             {"estimates", Json::array()},
             {"perCode", Json::array()},
             {"tables", Json::object()},
             {"sensitivity", {{"tolerance", Json::array()}, {"overlap", Json::array()}, {"iou", Json::array()}}},
             {"disagreements", Json::array()}};
    for (const Estimate& e : pair.estimates)
        out["estimates"].push_back(json(e));
    for (const TimelineCode& c : pair.perCode) {
        Json code{{"code", c.code},
                  {"secondsA", static_cast<double>(c.timeA.ns) / 1e9},
                  {"secondsB", static_cast<double>(c.timeB.ns) / 1e9},
                  {"iou", optionalNumber(c.iou)},
                  {"kappa", optionalNumber(c.kappa)}};
        if (!c.kappa)
            code["undefined"] = c.kappaUndefined;
        out["perCode"].push_back(std::move(code));
    }
    Json categories = pair.codes;
    categories.push_back(nullptr); // uncoded
    for (const TimelineTable& t : pair.tables) {
        Json table{{"categories", categories}};
        if (t.unit == "ns") {
            Json& rows = table["seconds"] = Json::array();
            for (const auto& cells : t.cells) {
                Json& row = rows.emplace_back(Json::array());
                for (const std::int64_t ns : cells)
                    row.push_back(static_cast<double>(ns) / 1e9);
            }
        } else {
            table["unit"] = t.unit;
            table["counts"] = t.cells;
        }
        out["tables"][t.name] = std::move(table);
    }
    for (const ToleranceStep& step : pair.toleranceCurve)
        out["sensitivity"]["tolerance"].push_back({{"toleranceMs", milliseconds(step.tolerance)},
                                                   {"a", optionalNumber(step.baseA)},
                                                   {"b", optionalNumber(step.baseB)},
                                                   {"mean", optionalNumber(step.mean)}});
    for (const OverlapStep& step : pair.overlapCurve)
        out["sensitivity"]["overlap"].push_back(
            {{"overlap", step.overlap}, {"raw", optionalNumber(step.raw)}, {"kappa", optionalNumber(step.kappa)}});
    for (const IouStep& step : pair.iouCurve)
        out["sensitivity"]["iou"].push_back({{"iou", step.iou}, {"f1", optionalNumber(step.f1)}});
    for (const TimelineDisagreement& d : pair.disagreements) {
        constexpr const char* kinds[] = {"missed", "other_code", "boundary"};
        out["disagreements"].push_back({{"kind", kinds[static_cast<int>(d.kind)]},
                                        {"startNs", d.span.begin.ns},
                                        {"endNs", d.span.end.ns},
                                        {"a", d.a ? Json(*d.a) : Json(nullptr)},
                                        {"b", d.b ? Json(*d.b) : Json(nullptr)}});
    }
    return out;
}

Json document(const TimelineReport& report, const Input& input) {
    const TimelineSettings& s = report.settings;
    Json out{{"schema", "attune.timeline/1"},
             {"program", "Attune " ATTUNE_VERSION},
             {"input", {{"files", input.files}, {"coders", report.coders}, {"rows", report.rows}}},
             {"settings",
              {{"durationNs", report.duration.ns},
               {"unitMs", milliseconds(s.unit)},
               {"toleranceMs", milliseconds(s.tolerance)},
               {"overlap", s.overlap},
               {"iou", s.iou},
               {"reference", s.reference ? Json(*s.reference) : Json(nullptr)},
               {"seed", s.seed},
               {"bootstrap", s.bootstrap},
               {"confidence", s.confidence},
               {"blockMs", s.block ? milliseconds(*s.block) : Json(nullptr)}}},
             {"pairs", Json::array()},
             {"group", nullptr},
             {"warnings", input.warnings}};
    for (const TimelinePair& pair : report.pairs)
        out["pairs"].push_back(json(pair));
    if (report.group) {
        const TimelineGroup& g = *report.group;
        out["group"] = {
            {"coders", g.coders}, {"codes", g.codes}, {"segments", g.segments}, {"estimates", Json::array()}};
        for (const Estimate& e : g.estimates)
            out["group"]["estimates"].push_back(json(e));
    }
    return out;
}

std::string parametersText(const Estimate& e) {
    std::vector<std::string> parts;
    for (const auto& [key, value] : e.parameters)
        std::visit(
            [&, &name = key](const auto& v) {
                if constexpr (std::is_same_v<std::decay_t<decltype(v)>, double>)
                    parts.push_back(fmt::format("{} {:.4g}", name, v));
                else
                    parts.push_back(fmt::format("{} {}", name, v));
            },
            value);
    return join(parts, ", ");
}

std::string text(const std::vector<Estimate>& estimates) {
    std::string out;
    for (const Estimate& e : estimates) {
        const std::string interval = e.ci ? fmt::format("[{:.3f}, {:.3f}]", e.ci->low, e.ci->high) : "";
        out += fmt::format("  {:<28} {:>18} {:<17} {}\n", e.name,
                           e.value ? fmt::format("{:.3f}", *e.value) : e.undefined, interval, parametersText(e));
    }
    return out;
}

// How the figures move with what was chosen.
std::string sensitivityText(const TimelinePair& pair) {
    const auto shown = [](const std::optional<double>& x) { return x ? fmt::format("{:.3f}", *x) : std::string("-"); };
    std::string out = fmt::format("\n  {:<24} {:>7} {:>7} {:>7}\n", "tolerance (ms)", "base a", "base b", "mean");
    for (const ToleranceStep& s : pair.toleranceCurve)
        out += fmt::format("  {:<24} {:>7} {:>7} {:>7}\n", static_cast<double>(s.tolerance.ns) / 1e6, shown(s.baseA),
                           shown(s.baseB), shown(s.mean));
    out += fmt::format("\n  {:<24} {:>7} {:>7}\n", "overlap (EasyDIAg)", "raw", "kappa");
    for (const OverlapStep& s : pair.overlapCurve)
        out += fmt::format("  {:<24.1f} {:>7} {:>7}\n", s.overlap, shown(s.raw), shown(s.kappa));
    out += fmt::format("\n  {:<24} {:>7}\n", "IoU", "F1");
    for (const IouStep& s : pair.iouCurve)
        out += fmt::format("  {:<24} {:>7}\n", s.iou, shown(s.f1));
    return out;
}

std::string text(const TimelinePair& pair, bool sensitivity) {
    std::string out = fmt::format("{} and {}: {} and {} segments\n\n", pair.a, pair.b, pair.segmentsA, pair.segmentsB);
    out += text(pair.estimates);
    const auto shown = [](const std::optional<double>& x) { return x ? fmt::format("{:.3f}", *x) : std::string("-"); };
    out += fmt::format("\n  {:<24} {:>12} {:>12} {:>7} {:>7}\n", "code", "seconds a", "seconds b", "IoU", "kappa");
    for (const TimelineCode& c : pair.perCode)
        out += fmt::format("  {:<24} {:>12.3f} {:>12.3f} {:>7} {:>7}\n", c.code, static_cast<double>(c.timeA.ns) / 1e9,
                           static_cast<double>(c.timeB.ns) / 1e9, shown(c.iou), shown(c.kappa));
    if (sensitivity)
        out += sensitivityText(pair);
    int kinds[3] = {};
    for (const TimelineDisagreement& d : pair.disagreements)
        ++kinds[static_cast<int>(d.kind)];
    out += fmt::format("\n  disagreements: {} missed, {} other code, {} boundary\n\n", kinds[0], kinds[1], kinds[2]);
    return out;
}

int run(const Options& options) {
    auto input = read(options);
    if (!input)
        return reportError(input.error());
    const auto settings = settingsOf(options, *input);
    if (!settings)
        return reportError(settings.error());
    const auto report = timelineReport(input->rows, *settings);
    if (!report)
        return reportError(report.error());
    input->warnings.insert(input->warnings.end(), report->warnings.begin(), report->warnings.end());
    for (const std::string& warning : input->warnings)
        warn(warning);
    if (options.json) {
        printJson(document(*report, *input));
        return Done;
    }
    std::string out;
    for (const TimelinePair& pair : report->pairs)
        out += text(pair, options.sensitivity);
    if (report->group)
        out += fmt::format("All {} coders together: {} segments\n\n{}\n", report->group->coders.size(),
                           report->group->segments, text(report->group->estimates));
    print(out.empty() ? "No pair of coders to compare.\n" : out);
    return Done;
}

} // namespace

void addTimeline(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("timeline", "Agreement of coders on codes with a begin and an end");
    verb->footer("Example: attune-cli timeline codes.csv --coders Ana,Ben --tolerance 2000\n"
                 "codes.csv has the columns coder, start, end, code; times in seconds, start = end for a point event.\n"
                 "Two files, one coder each: attune-cli timeline ana.csv ben.csv --track hands\n"
                 "Of ELAN, BORIS, Datavyu, Praat, GSEQ and other files too: name the tier with --track.");
    auto options = std::make_shared<Options>();
    verb->add_option("files", options->files, "CSV of all coders, or two files of one coder each")
        ->required()
        ->expected(1, 2);
    verb->add_option("--coders", options->coders, "A,B: compare these, also when one coded nothing");
    verb->add_option("--duration", options->duration, "Length of the session in seconds (default: the last end)");
    verb->add_option("--unit", options->unit, "Time unit in milliseconds (default 1000)");
    verb->add_option("--tolerance", options->tolerance, "In milliseconds, a whole number of units (default 0)");
    verb->add_option("--overlap", options->overlap, "Share of the longer segment that links two (default 0.6)");
    verb->add_option("--iou", options->iou, "Intersection over union that matches two for F1 (default 0.5)");
    verb->add_option("--reference", options->reference, "Coder the one-sided figures start from (default: a)");
    verb->add_option("--track", options->track, "Only rows of this track (column track or tier)");
    verb->add_option("--observation", options->observation,
                     "Only rows of this observation (column observation or clip)");
    verb->add_option("--bootstrap", options->bootstrap, "Resamples of blocks of time, 0 for none (default 2000)");
    verb->add_option("--confidence", options->confidence, "Confidence of the intervals (default 0.95)");
    verb->add_option("--block", options->block,
                     "Length of the resampled blocks in seconds (default: three times the spacing of the segments)");
    verb->add_flag("--sensitivity", options->sensitivity, "Print how figures move with tolerance, overlap and IoU");
    verb->add_option("--seed", options->seed, "Seed of gamma's random continua and of the resampling (default 1)")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{9'007'199'254'740'991}));
    verb->add_flag("--json", options->json, "One JSON document");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
