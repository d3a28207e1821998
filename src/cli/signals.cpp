// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/media_open.h"
#include "cli/outputs.h"
#include "media/picture_file.h"
#include "media/thumbnails.h"
#include "media/waveform.h"
#include "vision/contact_sheet.h"
#include "vision/motion.h"

#include <fmt/format.h>
#include <iterator>
#include <memory>

namespace attune::cli {
namespace {

constexpr std::size_t mostBuckets = 10'000;
constexpr std::int64_t framesForExactPictures = 3000;

struct Options {
    std::string media, waveform, motion, filmstrip;
    int pictures = 10;
    bool force = false, json = false;
};

Result<std::string> waveformText(const MediaIndexPtr& index) {
    const auto wave = computeWaveform(index, {.progress = terminalProgress("waveform")});
    if (!wave)
        return std::unexpected(wave.error());
    std::size_t level = 0;
    while (level + 1 < wave->levels.size() && wave->levels[level].buckets.size() > mostBuckets)
        ++level;
    Json buckets = Json::array();
    for (const WaveformBucket& b : wave->levels[level].buckets)
        buckets.push_back({b.min(), b.max(), b.rms()});
    const Json document = {{"schema", "attune.waveform/1"},    {"sampleRate", wave->sampleRate},
                           {"channels", wave->channels},       {"samplesPerBucket", std::int64_t{256} << (2 * level)},
                           {"columns", {"min", "max", "rms"}}, {"buckets", std::move(buckets)}};
    return document.dump() + "\n";
}

Result<std::string> motionText(const MediaIndexPtr& index) {
    const auto motion = computeMotion(index, {.progress = terminalProgress("motion")});
    if (!motion)
        return std::unexpected(motion.error());
    std::string out = "frame,timeNs,whole,left,right\n";
    for (std::size_t i = 0; i < motion->whole.size(); ++i)
        fmt::format_to(std::back_inserter(out), "{},{},{},{},{}\n", i,
                       index->frames.timeOf(static_cast<std::int64_t>(i)).ns, motion->whole[i], motion->left[i],
                       motion->right[i]);
    return out;
}

Result<std::string> filmstripPicture(const MediaIndexPtr& index, PictureFile kind, int pictures) {
    std::vector<MediaTime> times;
    for (std::int64_t i = 0; i < pictures; ++i)
        times.emplace_back(index->frames.end().ns / pictures * i);
    // In a long clip the key frame before each time, labelled with its own.
    const auto thumbnails =
        makeThumbnails(index, times, {.exact = index->frames.frameCount() <= framesForExactPictures});
    if (!thumbnails)
        return std::unexpected(thumbnails.error());
    const auto sheet = contactSheet(*thumbnails, {.columns = pictures});
    if (!sheet)
        return std::unexpected(sheet.error());
    return encodePicture(*sheet, kind);
}

int run(const Options& options) {
    if (options.waveform.empty() && options.motion.empty() && options.filmstrip.empty())
        return reportError(
            {ErrorCode::Invalid, "nothing was asked for", "command line", "add --waveform, --motion or --filmstrip"});
    if (auto free = outputsAreFree({options.waveform, options.motion, options.filmstrip}, options.force); !free)
        return reportError(free.error());
    const auto strip = pictureFileOf(options.filmstrip.empty() ? "strip.png" : options.filmstrip);
    if (!strip)
        return reportError(strip.error());
    const auto index = openMedia(options.media, false);
    if (!index)
        return reportError(index.error());
    Json done = {{"schema", "attune.signals/1"}};
    std::string table;
    const auto write = [&](const char* name, const std::string& path, const auto& make) -> Status {
        if (path.empty())
            return {};
        const Result<std::string> bytes = make();
        if (!bytes)
            return std::unexpected(bytes.error());
        if (auto written = writeFileAtomic(path, *bytes, options.force ? Overwrite::Allow : Overwrite::Refuse);
            !written)
            return written;
        done[name] = path;
        table += fmt::format("{:<10} {}\n", name, path);
        return {};
    };
    for (const Status& status :
         {write("waveform", options.waveform, [&] { return waveformText(*index); }),
          write("motion", options.motion, [&] { return motionText(*index); }),
          write("filmstrip", options.filmstrip, [&] { return filmstripPicture(*index, *strip, options.pictures); })})
        if (!status)
            return reportError(status.error());
    if (options.json)
        printJson(done);
    else
        print(table);
    return Done;
}

} // namespace

void addSignals(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("signals", "Sound and motion over time, and a strip of pictures.");
    auto options = std::make_shared<Options>();
    verb->add_option("MEDIA", options->media, "Video or sound file")->required();
    verb->add_option("--waveform", options->waveform, "JSON file: quietest, loudest and effective value per bucket");
    verb->add_option("--motion", options->motion, "CSV file: motion energy of each frame, 0 to 1");
    verb->add_option("--filmstrip", options->filmstrip,
                     "Picture file (.png, .jpg, .bmp, .tiff): pictures evenly spaced over the clip");
    verb->add_option("--pictures", options->pictures, "Pictures in the strip")->check(CLI::Range(1, 60));
    verb->add_flag("--force", options->force, "Replace files that exist");
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->footer("Example: attune-cli signals clip.mp4 --motion motion.csv --filmstrip strip.png");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
