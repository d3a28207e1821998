// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "cli/library_verbs.h"
#include "models/time_text.h"
#include "store/library.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace attune::cli {

namespace {

struct Options {
    std::string library, rater, clip;
    bool json = false;
};

// "0:00.000 to 0:12.000 at 1×, 0:12.000 to 0:20.000 at 2×".
std::string spansInWords(const std::vector<WatchedSpan>& spans) {
    std::vector<std::string> parts;
    for (const WatchedSpan& part : spans)
        parts.push_back(fmt::format("{} to {} at {}", formatMediaTime(part.span.begin), formatMediaTime(part.span.end),
                                    speedText(part.speedPercent)));
    return join(parts, ", ");
}

Json spansJson(const std::vector<WatchedSpan>& spans) {
    Json out = Json::array();
    for (const WatchedSpan& part : spans)
        out.push_back(
            {{"beginNs", part.span.begin.ns}, {"endNs", part.span.end.ns}, {"speedPercent", part.speedPercent}});
    return out;
}

int run(const Options& options) {
    const Viewer owner{RaterId(), RaterRole::Trainer};
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto clips = (*library)->clips(owner);
    const auto seen = (*library)->exposures(owner);
    if (!clips || !seen)
        return reportError(clips ? seen.error() : clips.error());
    if (!options.clip.empty() && std::ranges::find(*clips, ClipId(options.clip), &Clip::id) == clips->end())
        return reportError(
            {ErrorCode::NotFound, "there is no clip " + options.clip, options.library, "see: library history"});
    std::set<CodingKey> viewed;
    for (const Exposure& one : *seen)
        if (one.what == "viewed" && (options.rater.empty() || one.rater.value == options.rater))
            viewed.insert({one.clip, one.rater});
    Json out = Json::array();
    for (const Clip& clip : *clips)
        for (const CodingKey& key : viewed) {
            if (key.clip != clip.id || (!options.clip.empty() && clip.id.value != options.clip))
                continue;
            const Viewer who{key.rater, RaterRole::Trainee}; // the library knows their role
            const auto spans = (*library)->watched(who, clip.id);
            const auto limits = (*library)->limits(who, clip.id);
            if (!spans || !limits)
                return reportError(spans ? limits.error() : spans.error());
            if (spans->empty())
                continue;
            const int percent = watchedPercent(*spans, clip.duration, 0);
            const int counted = watchedPercent(*spans, clip.duration, limits->fastestWatchedPercent);
            out.push_back({{"rater", key.rater.value},
                           {"clip", clip.id.value},
                           {"durationNs", clip.duration.ns},
                           {"percent", percent},
                           {"fastestPercent", limits->fastestWatchedPercent},
                           {"countedPercent", counted},
                           {"neededPercent", limits->minWatchedPercent},
                           {"spans", spansJson(*spans)}});
            if (!options.json)
                print(fmt::format("{:<10} {:<10} {:>3} %{}: {}\n", key.rater.value, clip.id.value, percent,
                                  limits->fastestWatchedPercent > 0
                                      ? fmt::format(", of which {} % at {} or slower count", counted,
                                                    speedText(limits->fastestWatchedPercent))
                                      : "",
                                  spansInWords(*spans)));
        }
    if (options.json)
        printJson({{"schema", "attune.library-watched/1"}, {"watched", std::move(out)}});
    else if (out.empty())
        print("Nothing has been watched yet\n");
    return Done;
}

} // namespace

void addLibraryWatched(CLI::App& library, int& exitCode) {
    auto options = std::make_shared<Options>();
    auto* verb = library.add_subcommand("watched", "What each rater watched of each clip, and at what speed");
    verb->add_option("LIBRARY", options->library, "The library")->required();
    verb->add_option("--rater", options->rater, "Only this rater");
    verb->add_option("--clip", options->clip, "Only this clip");
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->footer("Example: attune-cli library watched my.attune --rater T01\n"
                 "A round may ask for a part of the clip to be watched, and say up to which speed watching counts.");
    verb->callback([options, &library, &exitCode] {
        options->json = options->json || library.get_option("--json")->count() > 0;
        exitCode = run(*options);
    });
}

} // namespace attune::cli
