// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/timed_file.h"
#include "exchange/code_file.h"

#include <fmt/format.h>
#include <memory>

namespace attune::cli {

namespace {

struct Options {
    std::string in, out, to, observation, unit;
    bool mend = false, force = false, json = false;
};

int run(const Options& options) {
    const auto format = formatToWrite(options.out, options.to);
    if (!format)
        return reportError(format.error());
    const auto unit = unitOf(options.unit);
    if (!unit)
        return reportError(unit.error());
    const auto file = readCodeFile(options.in, options.mend);
    if (!file)
        return reportError(file.error());
    WriteOptions how;
    how.unit = *unit;
    if (!options.observation.empty())
        how.observation = options.observation;
    auto written = writeTimed(file->document, (*format)->id, how);
    if (!written) {
        Error error = written.error();
        if (error.where.empty())
            error.where = options.in;
        return reportError(error);
    }
    if (const auto done =
            writeFileAtomic(options.out, written->bytes, options.force ? Overwrite::Allow : Overwrite::Refuse);
        !done)
        return reportError(done.error());
    const auto part = chosen(file->document, how); // what was written
    if (!part)
        return reportError(part.error());
    const TimedDocument& document = *part;
    std::vector<std::string> warnings = issueTexts(file->document);
    warnings.insert(warnings.end(), written->warnings.begin(), written->warnings.end());
    for (const std::string& warning : warnings)
        warn(warning);
    const auto counts = document.rowsPerTier();
    if (options.json) {
        Json tiers = Json::array();
        for (std::size_t i = 0; i < document.tiers.size(); ++i)
            tiers.push_back({{"name", document.tiers[i].name}, {"rows", counts[i]}});
        Json observations = Json::array();
        for (const TimedObservation& observation : document.observations)
            observations.push_back(observation.name);
        printJson({{"schema", "attune.convert/1"},
                   {"from", document.format},
                   {"to", (*format)->id},
                   {"tiers", std::move(tiers)},
                   {"rows", document.rows.size()},
                   {"warnings", warnings},
                   {"observations", std::move(observations)},
                   {"path", options.out}});
        return Done;
    }
    print(fmt::format("{} as {}: {} codes in {} tiers, {} observations\n", sanitizeUtf8(options.out), (*format)->title,
                      document.rows.size(), document.tiers.size(), document.observations.size()));
    return Done;
}

} // namespace

void addConvert(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("convert", "Timed codes from one format into another");
    verb->footer("Example: attune-cli convert play.eaf play.csv\n"
                 "What a file is, is found by its content; what it becomes, by the ending of OUT or --to.\n"
                 "Written: " +
                 writableFormats() + "\nRead besides: otx (coding schemes of The Observer).");
    auto options = std::make_shared<Options>();
    verb->add_option("IN", options->in, "File of ELAN, BORIS, Datavyu, Praat, GSEQ, captions, CSV, XLSX or SAV")
        ->required();
    verb->add_option("OUT", options->out, "File to write")->required();
    verb->add_option("--to", options->to, "Format of OUT where its ending does not say: frames, wide, recal, ...");
    verb->add_option("--observation", options->observation, "Only this one (BORIS, GSEQ and tables hold several)");
    verb->add_option("--unit", options->unit,
                     "Step in milliseconds of frame-by-frame and ReCal tables (default: the table's own, else 40)");
    verb->add_flag("--mend", options->mend,
                   "Put slips right: ends before starts, states never stopped, codes that overlap in one tier");
    verb->add_flag("--force", options->force, "Replace OUT when it exists");
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
