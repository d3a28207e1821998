// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "cli/cli.h"
#include "cli/media_open.h"
#include "media/decoder.h"
#include "media/picture_file.h"
#include "models/time_text.h"

#include <fmt/format.h>
#include <memory>
#include <optional>

namespace attune::cli {
namespace {

struct Options {
    std::string media, index, time, size, out;
    bool force = false, json = false;
};

struct Size {
    int width = 0, height = 0;
};

Result<std::optional<Size>> parseSize(const std::string& text) {
    if (text.empty())
        return std::optional<Size>();
    const auto parts = split(text, 'x');
    if (parts.size() == 2) {
        const auto width = parseInteger(parts[0]), height = parseInteger(parts[1]);
        if (width && height && *width >= 1 && *height >= 1 && *width <= 16384 && *height <= 16384)
            return std::optional<Size>({static_cast<int>(*width), static_cast<int>(*height)});
    }
    return fail(ErrorCode::Invalid, "this is not a size", "--size " + text, "write it like 640x360");
}

Result<std::int64_t> wantedFrame(const MediaIndex& index, const Options& options) {
    if (!index.hasVideo())
        return fail(ErrorCode::Unsupported, "there is no picture in this file", options.media, "choose a video file");
    const std::int64_t count = index.frames.frameCount();
    if (!options.index.empty()) {
        const auto n = parseInteger(options.index);
        if (!n || *n < 0 || *n >= count)
            return fail(ErrorCode::Invalid, "there is no such frame", "--index " + options.index,
                        "use 0 to " + std::to_string(count - 1));
        return *n;
    }
    const auto time = parseMediaTime(options.time);
    if (!time)
        return std::unexpected(time.error());
    if (time->ns < 0 || time->ns > index.info.duration.ns)
        return fail(ErrorCode::Invalid, "this time is outside the clip", "--time " + options.time,
                    "use 0 to " + std::to_string(index.info.duration.ns) + "ns");
    return index.frames.frameAt(*time);
}

int run(const Options& options) {
    if (options.index.empty() == options.time.empty())
        return reportError({ErrorCode::Invalid, "name one frame", "command line", "use either --index N or --time T"});
    const auto size = parseSize(options.size);
    if (!size)
        return reportError(size.error());
    if (auto may = mayWrite(options.out, options.force); !may)
        return reportError(may.error());
    if (const auto kind = pictureFileOf(options.out); !kind)
        return reportError(kind.error());
    const auto index = openMedia(options.media, false);
    if (!index)
        return reportError(index.error());
    const auto wanted = wantedFrame(**index, options);
    if (!wanted)
        return reportError(wanted.error());
    const auto decoder = Decoder::open(*index);
    if (!decoder)
        return reportError(decoder.error());
    const auto frame = (*decoder)->frame(*wanted);
    if (!frame)
        return reportError(frame.error());
    Status written;
    const Overwrite overwrite = options.force ? Overwrite::Allow : Overwrite::Refuse;
    if (*size) {
        const auto image = (*frame)->imageAt((*size)->width, (*size)->height);
        if (!image)
            return reportError(image.error());
        written = writePicture(*image, options.out, overwrite);
    } else {
        written = writePicture(*(*frame)->image(), options.out, overwrite);
    }
    if (!written)
        return reportError(written.error());
    if (options.json)
        printJson({{"schema", "attune.frame/1"}, {"index", (*frame)->index()}, {"timeNs", (*frame)->time().ns}});
    else
        print(fmt::format("frame {} at {} ({} ns): {}\n", (*frame)->index(), formatMediaTime((*frame)->time()),
                          (*frame)->time().ns, options.out));
    return Done;
}

} // namespace

void addFrame(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("frame", "One exact frame as a picture.");
    auto options = std::make_shared<Options>();
    verb->add_option("MEDIA", options->media, "Video file")->required();
    auto* index = verb->add_option("--index", options->index, "Frame number, from 0");
    verb->add_option("--time", options->time, "The frame on screen at a time: 83.48, 83480ms, 00:01:23.480")
        ->excludes(index);
    verb->add_option("--size", options->size, "Width x height; default: as displayed");
    verb->add_option("--out", options->out, "File to write: .png, .jpg, .bmp or .tiff")->required();
    verb->add_flag("--force", options->force, "Replace the file if it exists");
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->footer("Example: attune-cli frame clip.mp4 --time 00:01:23.480 --out moment.png");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
