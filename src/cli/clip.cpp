// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "cli/cli.h"
#include "store/library.h"
#include "workspace/clip_reader.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace attune::cli {

namespace {

struct Options {
    std::string library, media, alias, title, setting;
    std::string purpose = "practice";
    bool json = false;
};

const Viewer fileOwner{RaterId(), RaterRole::Trainer};

// "C-01", "C-02", ...: the first that is neither an id nor an alias yet.
std::string freeAlias(const std::vector<Clip>& clips) {
    for (int number = 1;; ++number) {
        std::string alias = fmt::format("C-{:02}", number);
        if (std::ranges::none_of(clips, [&](const Clip& c) { return c.alias == alias || c.id.value == alias; }))
            return alias;
    }
}

// A clip below the library's folder moves with it.
std::string keptPath(const std::string& media, const std::string& library) {
    std::error_code code;
    const auto folder = std::filesystem::absolute(library, code).lexically_normal().parent_path();
    const auto relative = std::filesystem::path(media).lexically_normal().lexically_relative(folder);
    return relative.empty() || relative.begin()->string() == ".." ? media : relative.string();
}

int add(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    auto clip = readClip(options.media);
    if (!clip)
        return reportError(clip.error());
    const auto clips = (*library)->clips(fileOwner);
    if (!clips)
        return reportError(clips.error());
    const auto known = std::ranges::find_if(*clips, [&](const Clip& c) { return c.contentHash == clip->contentHash; });
    const bool isNew = known == clips->end();
    if (isNew) {
        clip->alias = options.alias.empty() ? freeAlias(*clips) : options.alias;
        clip->id = ClipId(clip->alias);
        clip->title = options.title;
        clip->setting = options.setting;
        clip->purpose = options.purpose;
        clip->mediaPath = keptPath(clip->mediaPath, options.library);
        if (const auto seq = (*library)->apply(fileOwner, DeclareClip{*clip}); !seq)
            return reportError(seq.error());
    } else {
        clip = *known;
    }
    if (options.json) {
        printJson({{"schema", "attune.clip-add/1"},
                   {"added", isNew},
                   {"clip", clip->id.value},
                   {"alias", clip->alias},
                   {"title", clip->title},
                   {"contentHash", clip->contentHash},
                   {"durationNs", clip->duration.ns},
                   {"frameCount", clip->frameCount},
                   {"path", clip->mediaPath}});
    } else {
        print(fmt::format("{} {}: {} s, {} frames\n", isNew ? "Added" : "Already here as", clip->alias,
                          formatNumber(static_cast<double>(clip->duration.ns) / 1e9), clip->frameCount));
    }
    return Done;
}

} // namespace

void addClip(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("clip", "Bring clips into a library");
    verb->require_subcommand(1);
    verb->footer("Example: attune-cli clip add my.attune play.mp4 --title \"Free play\"");
    auto options = std::make_shared<Options>();
    verb->add_flag("--json", options->json)->group("");
    auto* sub = verb->add_subcommand("add", "Add a video or sound file; one that is there already is recognised");
    sub->add_option("LIBRARY", options->library, "The library")->required();
    sub->add_option("MEDIA", options->media, "The file; it stays where it is")->required();
    sub->add_option("--alias", options->alias, "What people see; without it the next free C-01, C-02, ...");
    sub->add_option("--title", options->title, "For example: Free play with blocks");
    sub->add_option("--setting", options->setting, "For example: home");
    sub->add_option("--purpose", options->purpose, "practice, test, drift or exemplar")
        ->check(CLI::IsMember({"practice", "test", "drift", "exemplar"}));
    sub->add_flag("--json", options->json, "Print one JSON document");
    sub->footer("Example: attune-cli clip add my.attune play.mp4 --title \"Free play\"");
    sub->callback([options, &exitCode] { exitCode = add(*options); });
}

} // namespace attune::cli
