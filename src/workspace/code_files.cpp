// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/code_files.h"

#include "base/hash.h"
#include "base/text.h"
#include "exchange/code_file.h"
#include "store/leaving_codes.h"
#include "workspace/clip_reader.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace attune {

namespace {

namespace fs = std::filesystem;

// The last part of a path or URL, whatever slashes it has.
std::string nameOf(const std::string& path) {
    const auto slash = path.find_last_of("/\\");
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

// The file a link names: where it says, or of that name beside the imported file or the library.
std::optional<fs::path> findFile(std::string path, const CodeImport& how) {
    for (const char* prefix : {"file://localhost", "file://"})
        if (path.starts_with(prefix)) {
            path = path.substr(std::string_view(prefix).size());
            break;
        }
    const std::string name = nameOf(path);
    std::error_code code;
    for (const fs::path& place : {fs::path(path), how.file.parent_path() / name, how.library.parent_path() / name})
        if (!name.empty() && fs::is_regular_file(place, code))
            return place;
    return {};
}

std::optional<FoundMedia> findMedia(const MediaLink& link, const std::vector<Clip>& clips, const CodeImport& how) {
    std::optional<fs::path> path;
    const std::vector<std::string> named = pathsOf(link);
    for (auto one = named.begin(); !path && one != named.end(); ++one) {
        path = findFile(*one, how);
        for (auto clip = clips.begin(); !path && clip != clips.end(); ++clip) { // where the library knows it
            const fs::path known = how.library.parent_path() / clip->mediaPath;
            std::error_code code;
            if (!clip->mediaPath.empty() && lowered(nameOf(clip->mediaPath)) == lowered(nameOf(*one)) &&
                fs::is_regular_file(known, code))
                path = known;
        }
    }
    if (!path)
        return {};
    auto media = readMedia(*path);
    if (!media)
        return {};
    return FoundMedia{std::move(media->clip), media->lead, std::move(media->frames)};
}

// The version under which the library has this scheme, else the next free one.
int versionAmong(const std::vector<CodingScheme>& known, CodingScheme scheme) {
    for (;; ++scheme.ref.version) {
        const auto found = std::ranges::find(known, scheme.ref, &CodingScheme::ref);
        if (found == known.end() || *found == scheme)
            return scheme.ref.version;
    }
}

// A coding has one scheme: what was begun with another keeps that.
Status noteOtherSchemes(const Library& library, const Viewer& who, CodesImported& out) {
    for (const KeptFile::Session& session : out.plan.kept.sessions)
        for (const RaterId& coder : out.plan.coders) {
            if (std::ranges::any_of(out.plan.newClips, [&](const Clip& clip) { return clip.id == session.clip; }))
                continue;
            const auto coding = library.coding(who, {session.clip, coder});
            if (!coding)
                return std::unexpected(coding.error());
            if (*coding && (*coding)->scheme != out.scheme->ref)
                out.issues.push_back({fmt::format("clip {}", session.clip.value),
                                      fmt::format("{} codes it with {} already; the new codes lie on free rows",
                                                  coder.value, (*coding)->scheme.id.value),
                                      false});
        }
    return {};
}

void noteHeldBack(const std::vector<Clip>& clips, const std::vector<CodingKey>& heldBack, const std::string& coder,
                  std::vector<std::string>& warnings) {
    std::set<std::string> raters;
    std::size_t drafts = 0;
    for (const CodingKey& key : heldBack)
        if ((coder.empty() || key.rater.value == coder) &&
            std::ranges::find(clips, key.clip, &Clip::id) != clips.end()) {
            raters.insert(key.rater.value);
            ++drafts;
        }
    if (drafts > 0)
        warnings.push_back(fmt::format("left out, being drafts, which leave only for their own rater: {} of {}", drafts,
                                       join({raters.begin(), raters.end()}, ", ")));
}

} // namespace

Result<CodesImported> importCodes(Library& library, const Viewer& who, const CodeImport& how) {
    auto file = readCodeFile(how.file, how.mend);
    if (!file)
        return std::unexpected(file.error());
    const auto clips = library.clips(who);
    if (!clips)
        return std::unexpected(clips.error());
    ImportOptions options;
    options.fileName = sanitizeUtf8(how.file.filename().string());
    options.sha256 = sha256(file->bytes);
    options.coder = how.coder;
    options.mend = how.mend;
    options.clips = *clips;
    options.findMedia = [&](const MediaLink& link) { return findMedia(link, *clips, how); };
    auto scheme = how.scheme ? schemeOf(file->document, how.file.stem().string()) : std::nullopt;
    if (scheme) {
        const auto known = library.schemes();
        if (!known)
            return std::unexpected(known.error());
        scheme->ref.version = versionAmong(*known, *scheme);
        options.scheme = scheme->ref;
    }
    CodesImported out;
    out.scheme = scheme;
    out.format = file->document.format;
    out.plan = planImport(file->document, options);
    out.issues = file->document.issues;
    out.issues.insert(out.issues.end(), out.plan.issues.begin(), out.plan.issues.end());
    if (how.scheme && !scheme)
        out.issues.push_back({how.file.filename().string(), "it names no codes to make a coding scheme of", false});
    else if (scheme)
        if (auto ok = noteOtherSchemes(library, who, out); !ok)
            return std::unexpected(ok.error());
    for (const TimedIssue& issue : out.issues)
        out.warnings.push_back(fmt::format("{}: {}", issue.place, issue.message));
    if (how.dryRun)
        return out;
    if (out.plan.batch.edits.empty() && !scheme)
        return fail(ErrorCode::Invalid, "the file holds nothing to import", how.file.string(),
                    "take its coding scheme with --scheme");
    const auto done = library.atOnce([&]() -> Status {
        if (scheme)
            if (auto added = library.addScheme(*scheme); !added)
                return added;
        if (out.plan.batch.edits.empty())
            return {};
        out.plan.kept.bytes = std::move(file->bytes);
        const auto seq = library.importFile(who, out.plan.batch, out.plan.kept);
        if (!seq)
            return std::unexpected(seq.error());
        out.seq = *seq;
        return {};
    });
    if (!done) {
        Error error = done.error();
        if (error.code == ErrorCode::Conflict)
            error.todo = "undo the earlier import, or take the codes under another --coder";
        error.where = how.file.string() + (error.where.empty() ? "" : ", " + error.where);
        return std::unexpected(error);
    }
    return out;
}

Result<CodesExported> exportCodes(const Library& library, const Viewer& who, const CodeExport& how) {
    auto leaving = leavingCodes(library, who);
    if (!leaving)
        return std::unexpected(leaving.error());
    auto& [clips, codings, kept, heldBack] = *leaving;
    if (!how.clip.empty()) {
        std::erase_if(clips, [&](const Clip& c) { return c.id.value != how.clip && c.alias != how.clip; });
        if (clips.empty())
            return fail(ErrorCode::NotFound, "there is no clip " + how.clip, how.library.string(), "check --clip");
    }
    if (!how.coder.empty())
        std::erase_if(codings, [&](const Coding& c) { return c.rater.value != how.coder; });
    CodesExported out;
    noteHeldBack(clips, heldBack, how.coder, out.warnings);
    const auto leadOf = [&](const std::string& media) -> std::optional<MediaDuration> {
        const auto read = openIndex(how.library.parent_path() / media);
        return read ? std::optional(containerLead((*read)->info)) : std::nullopt;
    };
    const auto document = documentOfLibrary(
        how.title, clips, codings, kept, countsFromContainer(how.format) ? LeadOfMedia(leadOf) : nullptr, out.warnings);
    if (!document)
        return std::unexpected(document.error());
    WriteOptions options;
    options.unit = how.unit;
    auto written = writeTimed(*document, how.format, options);
    if (!written)
        return std::unexpected(written.error());
    out.bytes = std::move(written->bytes);
    out.rows = document->rows.size();
    out.observations = document->observations.size();
    out.warnings.insert(out.warnings.end(), written->warnings.begin(), written->warnings.end());
    return out;
}

} // namespace attune
