// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "workspace/code_files.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>

namespace attune::cli {

namespace {

const Viewer fileOwner{RaterId(), RaterRole::Trainer};

struct Options {
    std::string file, library, coder = "imported";
    bool dryRun = false, mend = false, scheme = false, json = false;
};

Json schemeJson(const CodesImported& done) {
    if (!done.scheme)
        return nullptr;
    constexpr std::array kinds{"segments", "states", "events", "intervals"};
    Json tracks = Json::array();
    for (const Track& track : done.scheme->tracks) {
        Json codes = Json::array();
        for (const attune::Code& code : track.codes)
            codes.push_back(code.id);
        tracks.push_back({{"track", track.id},
                          {"name", track.name},
                          {"kind", kinds[static_cast<std::size_t>(track.kind)]},
                          {"exclusive", track.isExclusive()},
                          {"codes", std::move(codes)}});
    }
    return {{"id", done.scheme->ref.id.value},
            {"version", done.scheme->ref.version},
            {"persons", done.scheme->persons},
            {"tracks", std::move(tracks)}};
}

Json documentOf(const CodesImported& done, const Options& options) {
    const ImportPlan& plan = done.plan;
    Json clips = Json::array();
    for (const KeptFile::Session& session : plan.kept.sessions)
        clips.push_back(
            {{"observation", session.observation},
             {"clip", session.clip.value},
             {"new", std::ranges::any_of(plan.newClips, [&](const Clip& c) { return c.id == session.clip; })},
             {"shiftNs", session.shift.ns}});
    Json coders = Json::array();
    for (const RaterId& coder : plan.coders)
        coders.push_back(coder.value);
    Json issues = Json::array();
    for (const TimedIssue& issue : done.issues)
        issues.push_back({{"place", issue.place}, {"message", issue.message}, {"mended", issue.mended}});
    return {{"schema", "attune.import/1"}, {"from", done.format},
            {"library", options.library},  {"dryRun", options.dryRun},
            {"clips", std::move(clips)},   {"coders", std::move(coders)},
            {"segments", plan.segments},   {"keptAside", plan.keptAside},
            {"scheme", schemeJson(done)},  {"issues", std::move(issues)},
            {"warnings", done.warnings},   {"seq", done.seq ? Json(*done.seq) : Json(nullptr)}};
}

int run(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto done = importCodes(**library, fileOwner,
                                  {.file = options.file,
                                   .library = options.library,
                                   .coder = RaterId(options.coder),
                                   .mend = options.mend,
                                   .scheme = options.scheme,
                                   .dryRun = options.dryRun});
    if (!done)
        return reportError(done.error());
    for (const std::string& warning : done->warnings)
        warn(warning);
    if (options.json) {
        printJson(documentOf(*done, options));
        return Done;
    }
    print(fmt::format("{}{} codes as segments, {} kept aside, {} new clips, {} issues{}\n",
                      options.dryRun ? "Would import: " : "Imported: ", done->plan.segments, done->plan.keptAside,
                      done->plan.newClips.size(), done->warnings.size(),
                      done->scheme ? fmt::format(", coding scheme {} of {} rows", done->scheme->ref.id.value,
                                                 done->scheme->tracks.size())
                                   : ""));
    return Done;
}

} // namespace

void addImport(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("import", "Codes of another tool's file into a library, as one undoable step");
    verb->footer("Example: attune-cli import play.eaf --to study.attune --dry-run\n"
                 "The file itself is kept in the library, so that an export to its own format loses nothing.");
    auto options = std::make_shared<Options>();
    verb->add_option("FILE", options->file, "File of ELAN, BORIS, Datavyu, Praat, GSEQ, captions, CSV, XLSX, SAV")
        ->required();
    verb->add_option("--to", options->library, "The library")->required();
    verb->add_option("--coder", options->coder, "Whose codes those are that name nobody (default: imported)");
    verb->add_flag("--scheme", options->scheme, "Add the file's vocabularies as a coding scheme");
    verb->add_flag("--mend", options->mend, "Put slips right, and cut codes that stick out of their clip");
    verb->add_flag("--dry-run", options->dryRun, "Only say what would come in, with every issue and its place");
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
