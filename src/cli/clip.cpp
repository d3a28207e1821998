// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "cli/library_verbs.h"
#include "store/library.h"
#include "workspace/clip_context.h"
#include "workspace/clip_reader.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <optional>

namespace attune::cli {

namespace {

struct Options {
    std::string library, media, alias, title, setting;
    std::string purpose = "practice";
    std::string clip, as, age;
    std::optional<std::string> language, where, present, relation, family, advisory;
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

// "24", "18-30", "none".
Result<std::optional<std::pair<int, int>>> agesOf(const std::string& text) {
    std::optional<std::pair<int, int>> out;
    if (text == "none")
        return out;
    const auto dash = text.find('-', 1);
    const auto low = parseInteger(text.substr(0, dash));
    const auto high = dash == std::string::npos ? low : parseInteger(text.substr(dash + 1));
    if (!low || !high || *low < 0 || *high < *low || *high > 1200)
        return fail(ErrorCode::Invalid, "this is no age in months", text, "give 24, 18-30 or none");
    out = std::pair(static_cast<int>(*low), static_cast<int>(*high));
    return out;
}

Json contextJson(const ClipContext& context, const std::optional<std::pair<int, int>>& ages) {
    return {{"clip", context.clip.value},   {"language", context.language},
            {"setting", context.setting},   {"present", context.present},
            {"relation", context.relation}, {"family", context.family},
            {"advisory", context.advisory}, {"ageMonths", ages ? Json({ages->first, ages->second}) : Json()}};
}

int context(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const Viewer who{RaterId(options.as), options.as.empty() ? RaterRole::Trainer : RaterRole::Trainee};
    auto found = contextOf(**library, who, ClipId(options.clip));
    if (!found)
        return reportError(found.error());
    auto& [clip, now] = *found;
    bool changed = !options.age.empty();
    for (auto [given, kept] : {std::pair(&options.language, &now.language),
                               {&options.where, &now.setting},
                               {&options.present, &now.present},
                               {&options.relation, &now.relation},
                               {&options.family, &now.family},
                               {&options.advisory, &now.advisory}})
        if (*given) {
            *kept = **given;
            changed = true;
        }
    if (!options.age.empty()) {
        auto ages = agesOf(options.age);
        if (!ages)
            return reportError(ages.error());
        clip.ageMonths = *ages;
    }
    if (changed)
        if (auto done = describeClip(**library, who, now, clip.ageMonths); !done)
            return reportError(done.error());
    if (options.json) {
        Json out{{"schema", "attune.clip-context/1"}};
        out.update(contextJson(now, clip.ageMonths));
        printJson(out);
        return Done;
    }
    const auto line = [](const char* name, const std::string& words) {
        if (!words.empty())
            print(fmt::format("{:<12} {}\n", name, words));
    };
    print(clip.alias + "\n");
    line("language", now.language);
    line("setting", now.setting);
    line("present", now.present);
    line("relation", now.relation);
    line("family", now.family);
    if (clip.ageMonths)
        line("age", clip.ageMonths->first == clip.ageMonths->second
                        ? fmt::format("{} months", clip.ageMonths->first)
                        : fmt::format("{} to {} months", clip.ageMonths->first, clip.ageMonths->second));
    line("advisory", now.advisory);
    return Done;
}

} // namespace

void addClip(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("clip", "Bring clips into a library, and say what surrounds them");
    verb->footer("Example: attune-cli clip add my.attune play.mp4 --title \"Free play\"");
    const auto sub = libraryVerbs<Options>(*verb, exitCode);
    auto [addVerb, a] = sub("add", "Add a video or sound file; one that is there already is recognised", add,
                            "Example: attune-cli clip add my.attune play.mp4 --title \"Free play\"");
    addVerb->add_option("MEDIA", a->media, "The file; it stays where it is")->required();
    addVerb->add_option("--alias", a->alias, "What people see; without it the next free C-01, C-02, ...");
    addVerb->add_option("--title", a->title, "For example: Free play with blocks");
    addVerb->add_option("--setting", a->setting, "For example: home");
    addVerb->add_option("--purpose", a->purpose, "practice, test, drift or exemplar")
        ->check(CLI::IsMember({"practice", "test", "drift", "exemplar"}));
    auto [contextVerb, c] = sub(
        "context", "What surrounds a clip, and what may be hard to watch; shows it, and changes what is given", context,
        "Example: attune-cli clip context site.attune --clip six-04 --language es --present \"mother, sister\" "
        "--age 18-24 --advisory \"A child cries for a minute.\"\n"
        "An empty text takes it away. Trainees see all of it but in rounds with --hide-context; the advisory always.");
    contextVerb->add_option("--clip", c->clip, "The clip's id")->required();
    contextVerb->add_option("--language", c->language, "Spoken, such as en");
    contextVerb->add_option("--setting", c->where, "Such as: home");
    contextVerb->add_option("--present", c->present, "Who is there, by role");
    contextVerb->add_option("--relation", c->relation, "Of the adult to the child");
    contextVerb->add_option("--family", c->family, "How the family describes itself");
    contextVerb->add_option("--age", c->age, "Of the child in months: 24, 18-30 or none");
    contextVerb->add_option("--advisory", c->advisory, "What may be hard to watch; asked about before the clip opens");
    contextVerb->add_option("--as", c->as, "Who asks or writes; without it whoever holds the file");
}

} // namespace attune::cli
