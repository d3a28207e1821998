// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/excerpt.h"

#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/media_open.h"
#include "models/time_text.h"

#include <fmt/format.h>
#include <memory>

namespace attune::cli {
namespace {

constexpr std::uint64_t largestMask = 1 << 20;

struct Options {
    std::string media, from, to, out, mask, voice;
    bool force = false, json = false;
};

Result<HiddenRegion> regionOf(const Json& region, const std::string& where) {
    const auto wrong = [&](const std::string& what) {
        return fail(ErrorCode::Invalid, what, where,
                    "a region has whole numbers x, y, width, height (pixels of the shown picture), and may have fromNs "
                    "with toNs, and style fill or mosaic");
    };
    if (!region.is_object())
        return wrong("a region is not an object");
    HiddenRegion made;
    for (const auto& [key, to] :
         {std::pair("x", &made.x), {"y", &made.y}, {"width", &made.width}, {"height", &made.height}}) {
        const auto value = region.find(key);
        if (value == region.end() || !value->is_number_integer() || *value < -100'000 || *value > 100'000)
            return wrong(fmt::format("{} is missing or no whole number of pixels", key));
        *to = value->get<int>();
    }
    for (const auto& [key, value] : region.items()) {
        if (key == "style" && (value == "fill" || value == "mosaic"))
            made.style = value == "fill" ? HiddenRegion::Style::Fill : HiddenRegion::Style::Mosaic;
        else if (key != "x" && key != "y" && key != "width" && key != "height" &&
                 !((key == "fromNs" || key == "toNs") && value.is_number_integer()))
            return wrong(fmt::format("{} is not understood here", key));
    }
    if (region.contains("fromNs") != region.contains("toNs"))
        return wrong("fromNs and toNs go together");
    if (region.contains("fromNs"))
        made.when =
            TimeSpan{MediaTime(region["fromNs"].get<std::int64_t>()), MediaTime(region["toNs"].get<std::int64_t>())};
    return made;
}

Result<std::vector<HiddenRegion>> regionsOf(const std::string& path) {
    const auto text = readFile(path, largestMask);
    if (!text)
        return std::unexpected(text.error());
    const Json document = Json::parse(*text, nullptr, false);
    if (!document.is_object() || document.value("schema", Json()) != "attune.mask/1" || !document.contains("regions") ||
        !document["regions"].is_array() || document["regions"].empty())
        return fail(ErrorCode::Invalid, "this is no list of regions to hide", path,
                    R"(write {"schema":"attune.mask/1","regions":[{"x":..,"y":..,"width":..,"height":..}]})");
    std::vector<HiddenRegion> regions;
    for (const Json& entry : document["regions"]) {
        const auto region = regionOf(entry, fmt::format("{}, regions[{}]", path, regions.size()));
        if (!region)
            return std::unexpected(region.error());
        regions.push_back(*region);
    }
    return regions;
}

int run(const Options& options) {
    const auto from = parseMediaTime(options.from), to = parseMediaTime(options.to);
    if (!from)
        return reportError(from.error());
    if (!to)
        return reportError(to.error());
    ExcerptOptions how{.voice = options.voice == "mute"    ? Voice::Mute
                                : options.voice == "shift" ? Voice::Lower
                                                           : Voice::AsRecorded,
                       .overwrite = options.force ? Overwrite::Allow : Overwrite::Refuse,
                       .progress = terminalProgress("excerpt")};
    if (auto may = mayWrite(options.out, options.force); !may)
        return reportError(may.error());
    if (!options.mask.empty()) {
        auto regions = regionsOf(options.mask);
        if (!regions)
            return reportError(regions.error());
        how.hidden = std::move(*regions);
    }
    const auto index = openMedia(options.media, false);
    if (!index)
        return reportError(index.error());
    const auto made = writeExcerpt(*index, {*from, *to}, options.out, how);
    if (!made)
        return reportError(made.error());
    if (made->damagedFrames > 0)
        warn(fmt::format("{} frames could not be decoded; the picture before stays in their place",
                         made->damagedFrames));
    if (options.json)
        printJson({{"schema", "attune.excerpt/1"},
                   {"firstFrame", made->firstFrame},
                   {"frameCount", made->frameCount},
                   {"fromNs", made->span.begin.ns},
                   {"toNs", made->span.end.ns},
                   {"sound", made->sound},
                   {"out", sanitizeUtf8(options.out)}});
    else
        print(fmt::format("{}: {} frames from frame {}, {} to {} of the clip{}\n", sanitizeUtf8(options.out),
                          made->frameCount, made->firstFrame, formatMediaTime(made->span.begin),
                          formatMediaTime(made->span.end), made->sound ? "" : ", without sound"));
    return Done;
}

} // namespace

void addExcerpt(CLI::App& app, int& exitCode) {
    auto* verb =
        app.add_subcommand("excerpt", "A part of a clip as a new file, faces hidden and voices changed on request");
    auto options = std::make_shared<Options>();
    verb->add_option("MEDIA", options->media, "Video or sound file")->required();
    verb->add_option("--from", options->from, "Begin: 83.48, 83480ms, 00:01:23.480")->required();
    verb->add_option("--to", options->to, "End; a frame that begins here is not in it")->required();
    verb->add_option("--out", options->out, "MP4 file to write")->required();
    verb->add_option("--mask", options->mask, "JSON file with the regions to hide, in pixels of the shown picture");
    verb->add_option("--voice", options->voice,
                     "mute: no sound; shift: lower, which hides a voice only from casual ears")
        ->check(CLI::IsMember({"mute", "shift"}));
    verb->add_flag("--force", options->force, "Replace the file if it exists");
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->footer(
        "Example: attune-cli excerpt clip.mp4 --from 12.5 --to 20 --mask faces.json --voice shift --out part.mp4\n"
        R"(faces.json: {"schema":"attune.mask/1","regions":[{"x":40,"y":20,"width":120,"height":140,)"
        "\n            "
        R"("fromNs":12500000000,"toNs":15000000000,"style":"fill"}]})");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
