// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/timed_file.h"
#include "workspace/code_files.h"

#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace attune::cli {

namespace {

struct Options {
    std::string library, format, out, clip, coder, by, unit;
    bool force = false, json = false;
};

int run(const Options& options) {
    const auto format = formatToWrite(options.out, options.format);
    if (!format)
        return reportError(format.error());
    const auto unit = unitOf(options.unit);
    if (!unit)
        return reportError(unit.error());
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto exported = exportCodes(**library, {RaterId(options.by), RaterRole::Trainer},
                                      {.title = std::filesystem::path(options.out).stem().string(),
                                       .format = std::string((*format)->id),
                                       .clip = options.clip,
                                       .coder = options.coder,
                                       .unit = *unit,
                                       .library = options.library});
    if (!exported)
        return reportError(exported.error());
    if (const auto done =
            writeFileAtomic(options.out, exported->bytes, options.force ? Overwrite::Allow : Overwrite::Refuse);
        !done)
        return reportError(done.error());
    for (const std::string& warning : exported->warnings)
        warn(warning);
    if (options.json)
        printJson({{"schema", "attune.export/1"},
                   {"library", options.library},
                   {"to", (*format)->id},
                   {"rows", exported->rows},
                   {"observations", exported->observations},
                   {"warnings", exported->warnings},
                   {"path", options.out}});
    else
        print(fmt::format("{} as {}: {} codes of {} observations\n", sanitizeUtf8(options.out), (*format)->title,
                          exported->rows, exported->observations));
    return Done;
}

} // namespace

void addExport(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("export", "A library's timed codes as another tool's file");
    verb->footer("Example: attune-cli export study.attune --format eaf --clip A-01 --out A-01.eaf\n"
                 "Segments and evidence are written; ratings of whole clips are not timed codes.\n"
                 "Submitted codes of all raters, and what came in with a file. A draft leaves only for its own rater: "
                 "--as.");
    auto options = std::make_shared<Options>();
    verb->add_option("LIBRARY", options->library, "The library")->required();
    verb->add_option("--format", options->format, "One of " + writableFormats() + " (default: by the ending of --out)");
    verb->add_option("--out", options->out, "File to write")->required();
    verb->add_option("--clip", options->clip, "Only this clip (name or alias)");
    verb->add_option("--coder", options->coder, "Only this rater's codes");
    verb->add_option("--as", options->by, "Who takes it away: their drafts too; a trainee only what is their own");
    verb->add_option("--unit", options->unit,
                     "Step in milliseconds of frame-by-frame and ReCal tables (default: the table's own, else 40)");
    verb->add_flag("--force", options->force, "Replace the file when it exists");
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
