// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/media_open.h"
#include "models/time_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <memory>

namespace attune::cli {
namespace {

struct Options {
    std::string media;
    bool json = false;
};

int run(const Options& options) {
    const auto opened = openMedia(options.media, false);
    if (!opened)
        return reportError(opened.error());
    const MediaIndex& index = **opened;
    if (options.json) {
        Json times = Json::array();
        for (const MediaTime t : index.frames.times())
            times.push_back(t.ns);
        printJson({{"schema", "attune.frames/1"},
                   {"frameCount", index.frames.frameCount()},
                   {"timesNs", std::move(times)},
                   {"keyframes", index.keyframes}});
        return Done;
    }
    std::string out = fmt::format("{:>8}  {:<14}  key\n", "frame", "time");
    auto key = index.keyframes.begin();
    for (std::int64_t i = 0; i < index.frames.frameCount(); ++i) {
        const bool isKey = key != index.keyframes.end() && *key == i;
        if (isKey)
            ++key;
        fmt::format_to(std::back_inserter(out), "{:>8}  {:<14}{}\n", i, formatMediaTime(index.frames.timeOf(i)),
                       isKey ? "  key" : "");
    }
    print(out);
    return Done;
}

} // namespace

void addFrames(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("frames", "The time of every frame.");
    auto options = std::make_shared<Options>();
    verb->add_option("MEDIA", options->media, "Video or sound file")->required();
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->footer("Example: attune-cli frames clip.mp4 --json");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
