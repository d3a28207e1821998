// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/timed_file.h"
#include "exchange/import_plan.h"
#include "media/frame_index.h"
#include "store/library.h"
#include "workspace/clip_reader.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace attune::cli {

namespace {

namespace fs = std::filesystem;

const Viewer fileOwner{RaterId(), RaterRole::Trainer};

struct Options {
    std::string file, library, coder = "imported";
    bool dryRun = false, mend = false, scheme = false, json = false;
};

// The file a link names: where it says, or of that name beside the imported file or the library.
std::optional<fs::path> findFile(const MediaLink& link, const Options& options) {
    std::string path = link.path;
    for (const char* prefix : {"file://localhost", "file://"})
        if (path.starts_with(prefix)) {
            path = path.substr(std::string_view(prefix).size());
            break;
        }
    const auto slash = path.find_last_of("/\\");
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    std::error_code code;
    for (const fs::path& place : {fs::path(path), fs::path(options.file).parent_path() / name,
                                  fs::path(options.library).parent_path() / name})
        if (!name.empty() && fs::is_regular_file(place, code))
            return place;
    return {};
}

// Other tools count from the first packet of the container, be it picture or sound.
MediaDuration leadOf(const fs::path& path) {
    const auto index = openIndex(path);
    if (!index)
        return {};
    std::int64_t first = 0;
    for (const AudioInfo& audio : (*index)->info.audio)
        first = std::min(first, audio.startNs);
    return MediaDuration(-first);
}

std::optional<FoundMedia> findMedia(const MediaLink& link, const Options& options) {
    const auto path = findFile(link, options);
    if (!path)
        return {};
    auto clip = readClip(*path);
    if (!clip)
        return {};
    return FoundMedia{std::move(*clip), leadOf(*path)};
}

Json documentOf(const ImportPlan& plan, const TimedDocument& document, const Options& options,
                const std::vector<std::string>& warnings, std::optional<std::int64_t> seq) {
    Json clips = Json::array();
    for (const KeptFile::Session& session : plan.kept.sessions)
        clips.push_back({{"observation", session.observation},
                         {"clip", session.clip.value},
                         {"new", std::ranges::any_of(plan.newClips, [&](const Clip& c) { return c.id == session.clip; })},
                         {"shiftNs", session.shift.ns}});
    Json coders = Json::array();
    for (const RaterId& coder : plan.coders)
        coders.push_back(coder.value);
    Json issues = Json::array();
    const auto add = [&](const std::vector<TimedIssue>& list) {
        for (const TimedIssue& issue : list)
            issues.push_back({{"place", issue.place}, {"message", issue.message}, {"mended", issue.mended}});
    };
    add(document.issues);
    add(plan.issues);
    return {{"schema", "attune.import/1"},
            {"from", document.format},
            {"library", options.library},
            {"dryRun", options.dryRun},
            {"clips", std::move(clips)},
            {"coders", std::move(coders)},
            {"segments", plan.segments},
            {"keptAside", plan.keptAside},
            {"issues", std::move(issues)},
            {"seq", seq ? Json(*seq) : Json(nullptr)},
            {"warnings", warnings}};
}

int run(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    auto file = readTimedFile(options.file, options.mend);
    if (!file)
        return reportError(file.error());
    const auto clips = (*library)->clips(fileOwner);
    if (!clips)
        return reportError(clips.error());
    ImportOptions how;
    how.fileName = sanitizeUtf8(fs::path(options.file).filename().string());
    how.sha256 = sha256(file->bytes);
    how.coder = RaterId(options.coder);
    how.mend = options.mend;
    how.clips = *clips;
    how.findMedia = [&](const MediaLink& link) { return findMedia(link, options); };
    ImportPlan plan = planImport(file->document, how);
    std::vector<std::string> warnings;
    for (const TimedIssue& issue : file->document.issues)
        warnings.push_back(fmt::format("{}: {}", issue.place, issue.message));
    for (const TimedIssue& issue : plan.issues)
        warnings.push_back(fmt::format("{}: {}", issue.place, issue.message));
    const auto scheme = options.scheme ? schemeOf(file->document, fs::path(options.file).stem().string()) : std::nullopt;
    if (options.scheme && !scheme)
        warnings.emplace_back("the file names no codes to make a coding scheme of");
    std::optional<std::int64_t> seq;
    if (!options.dryRun) {
        if (scheme)
            if (const auto added = (*library)->addScheme(*scheme); !added)
                return reportError(added.error());
        if (!plan.batch.edits.empty()) {
            plan.kept.bytes = std::move(file->bytes);
            const auto done = (*library)->importFile(fileOwner, plan.batch, plan.kept);
            if (!done) {
                Error error = done.error();
                if (error.code == ErrorCode::Conflict)
                    error.todo = "undo the earlier import, or take the codes under another --coder";
                error.where = options.file + (error.where.empty() ? "" : ", " + error.where);
                return reportError(error);
            }
            seq = *done;
        } else if (!scheme) {
            return reportError({ErrorCode::Invalid, "the file holds nothing to import", options.file,
                                "take its coding scheme with --scheme"});
        }
    }
    for (const std::string& warning : warnings)
        warn(warning);
    if (options.json) {
        printJson(documentOf(plan, file->document, options, warnings, seq));
        return Done;
    }
    print(fmt::format("{}{} codes as segments, {} kept aside, {} new clips, {} issues{}\n",
                      options.dryRun ? "Would import: " : "Imported: ", plan.segments, plan.keptAside, plan.newClips.size(),
                      warnings.size(), scheme ? fmt::format(", coding scheme {}", scheme->ref.id.value) : ""));
    return Done;
}

} // namespace

void addImport(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("import", "Codes of another tool's file into a library, as one undoable step");
    verb->footer("Example: attune-cli import play.eaf --to study.attune --dry-run\n"
                 "The file itself is kept in the library, so that an export to its own format loses nothing.");
    auto options = std::make_shared<Options>();
    verb->add_option("FILE", options->file, "File of ELAN, BORIS, Datavyu, Praat, GSEQ, captions, CSV, XLSX, SAV")->required();
    verb->add_option("--to", options->library, "The library")->required();
    verb->add_option("--coder", options->coder, "Whose codes those are that name nobody (default: imported)");
    verb->add_flag("--scheme", options->scheme, "Add the file's vocabularies as a coding scheme");
    verb->add_flag("--mend", options->mend, "Put slips right, and cut codes that stick out of their clip");
    verb->add_flag("--dry-run", options->dryRun, "Only say what would come in, with every issue and its place");
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
