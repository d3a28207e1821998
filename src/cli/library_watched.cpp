// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "cli/library_verbs.h"
#include "models/time_text.h"
#include "store/library.h"

#include <algorithm>
#include <fmt/format.h>

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
    const auto raters = (*library)->raters(owner);
    const auto clips = (*library)->clips(owner);
    if (!raters || !clips)
        return reportError(raters ? clips.error() : raters.error());
    const auto isKnown = [](const auto& list, const std::string& id) {
        return id.empty() || std::ranges::any_of(list, [&](const auto& one) { return one.id.value == id; });
    };
    if (!isKnown(*raters, options.rater) || !isKnown(*clips, options.clip))
        return reportError({ErrorCode::NotFound,
                            isKnown(*raters, options.rater) ? "there is no clip " + options.clip
                                                            : "nobody here has the code " + options.rater,
                            options.library, "see: person list, library history"});
    Json out = Json::array();
    for (const Rater& rater : *raters)
        for (const Clip& clip : *clips) {
            if ((!options.rater.empty() && rater.id.value != options.rater) ||
                (!options.clip.empty() && clip.id.value != options.clip))
                continue;
            const Viewer who{rater.id, rater.role};
            const auto spans = (*library)->watched(who, clip.id);
            const auto limits = (*library)->limits(who, clip.id);
            if (!spans || !limits)
                return reportError(spans ? limits.error() : spans.error());
            if (spans->empty())
                continue;
            const int percent = watchedPercent(*spans, clip.duration, 0);
            const int counted = watchedPercent(*spans, clip.duration, limits->fastestWatchedPercent);
            out.push_back({{"rater", rater.id.value},
                           {"clip", clip.id.value},
                           {"durationNs", clip.duration.ns},
                           {"percent", percent},
                           {"fastestPercent", limits->fastestWatchedPercent},
                           {"countedPercent", counted},
                           {"neededPercent", limits->minWatchedPercent},
                           {"spans", spansJson(*spans)}});
            if (!options.json)
                print(fmt::format("{:<10} {:<10} {:>3} %{}: {}\n", rater.id.value, clip.id.value, percent,
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
