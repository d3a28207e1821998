// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/media_open.h"
#include "models/time_text.h"

#include <fmt/format.h>
#include <memory>

namespace attune::cli {
namespace {

struct Options {
    std::string media;
    bool json = false;
};

std::string fraction(Rational r) { return fmt::format("{}/{}", r.num, r.den); }

Json asJson(const MediaInfo& info) {
    Json video = nullptr;
    if (info.video) {
        const VideoInfo& v = *info.video;
        video = {{"codec", v.codec},
                 {"width", v.width},
                 {"height", v.height},
                 {"displayWidth", v.displayWidth},
                 {"displayHeight", v.displayHeight},
                 {"rotation", v.rotation},
                 {"frameCount", v.frameCount},
                 {"averageRate", fraction(v.averageRate)},
                 {"variableFrameRate", v.variableFrameRate},
                 {"keyframeCount", v.keyframeCount},
                 {"firstTimestampNs", v.firstTimestampNs}};
    }
    Json audio = Json::array();
    for (const AudioInfo& a : info.audio)
        audio.push_back(
            {{"codec", a.codec}, {"sampleRate", a.sampleRate}, {"channels", a.channels}, {"startNs", a.startNs}});
    return {{"schema", "attune.probe/1"},
            {"path", info.path.string()},
            {"container", info.container},
            {"durationNs", info.duration.ns},
            {"contentHash", info.contentHash},
            {"video", video},
            {"audio", audio},
            {"warnings", info.warnings}};
}

std::string table(const MediaInfo& info) {
    std::string out;
    const auto row = [&](std::string_view name, const std::string& value) {
        out += fmt::format("{:<14}{}\n", name, value);
    };
    row("File", info.path.string());
    row("Container", info.container);
    row("Length", formatMediaTime(MediaTime(info.duration.ns)));
    row("Content hash", info.contentHash);
    if (info.video) {
        const VideoInfo& v = *info.video;
        row("Picture",
            fmt::format("{}, {}x{}, shown {}x{}{}", v.codec, v.width, v.height, v.displayWidth, v.displayHeight,
                        v.rotation != 0 ? fmt::format(", turned by {} degrees", v.rotation) : ""));
        row("Frames", fmt::format("{} ({} key), {} a second{}", v.frameCount, v.keyframeCount, fraction(v.averageRate),
                                  v.variableFrameRate ? " on average, variable" : ""));
    } else {
        row("Picture", "none");
    }
    for (const AudioInfo& a : info.audio)
        row("Sound", fmt::format("{}, {} Hz, {} channel{}, from {}", a.codec, a.sampleRate, a.channels,
                                 a.channels == 1 ? "" : "s", formatMediaTime(MediaTime(a.startNs))));
    if (info.audio.empty())
        row("Sound", "none");
    return out;
}

int run(const Options& options) {
    const auto index = openMedia(options.media, true);
    if (!index)
        return reportError(index.error());
    if (options.json)
        printJson(asJson((*index)->info));
    else
        print(table((*index)->info));
    return Done;
}

} // namespace

void addProbe(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("probe", "What a video or sound file holds.");
    auto options = std::make_shared<Options>();
    verb->add_option("MEDIA", options->media, "Video or sound file")->required();
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->footer("Example: attune-cli probe clip.mp4 --json");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
