// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/media/bench_clips.h"

#include "support/bar_code.h"
#include "support/places.h"

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

namespace attune::bench {
namespace fs = std::filesystem;
namespace {

constexpr int clipFrames = 1500;

fs::path folder() {
    const fs::path made = test::buildFolder() / "bench_media";
    fs::create_directories(made);
    return made;
}

// Number of every frame, drawn over the top quarter of an ffmpeg pattern.
fs::path make(const std::string& name, int width, int height, int rate, const std::string& codec) {
    const fs::path wanted = folder() / (name + ".mp4"), working = folder() / (name + ".part.mp4");
    if (fs::exists(wanted))
        return wanted;
    std::fprintf(stderr, "making %s ...\n", wanted.filename().c_str());
    const int strip = height / 4;
    const std::string command = fmt::format(
        "ffmpeg -v error -nostdin -y -f lavfi -i testsrc2=size={0}x{1}:rate={2},noise=alls=12:allf=t "
        "-f rawvideo -pix_fmt gray -s {0}x{3} -r {2} -i pipe:0 "
        "-f lavfi -i anoisesrc=color=pink:sample_rate=48000:amplitude=0.3 "
        "-filter_complex '[0:v][1:v]overlay=0:0:shortest=1,format=yuv420p[v]' -map '[v]' -map 2:a -shortest "
        "-c:v libx264 -preset veryfast -sc_threshold 0 {4} -c:a aac -b:a 96k -ac 2 '{5}'",
        width, height, rate, strip, codec, working.string());
    std::FILE* pipe = popen(command.c_str(), "w");
    if (!pipe)
        return {};
    std::vector<std::uint8_t> gray(static_cast<std::size_t>(width) * static_cast<std::size_t>(strip));
    for (int i = 0; i < clipFrames; ++i) {
        test::drawBarCode(gray.data(), width, height, width, i);
        if (std::fwrite(gray.data(), 1, gray.size(), pipe) != gray.size())
            break;
    }
    if (pclose(pipe) != 0)
        return {};
    fs::rename(working, wanted);
    return wanted;
}

} // namespace

std::vector<BenchClip> seekClips() {
    return {{"1080p30, key each 30", make("p1080_key30", 1920, 1080, 30, "-g 30 -bf 0 -b:v 10M"), 0},
            {"1080p30, key each 250", make("p1080_key250", 1920, 1080, 30, "-g 250 -bf 3 -b:v 8M"), 0},
            {"720p25, key each 250", make("p720_key250", 1280, 720, 25, "-g 250 -bf 3 -b:v 4M"), 0},
            {"720p25, open groups of 50",
             make("p720_open50", 1280, 720, 25, "-g 50 -bf 3 -x264-params open-gop=1 -b:v 4M"), 0}};
}

BenchClip longClip() {
    const BenchClip clip{"20 minutes of 1080p30", folder() / "p1080_key250_20min.mp4", clipFrames};
    if (fs::exists(clip.path))
        return clip;
    const fs::path source = seekClips()[1].path, working = folder() / "p1080_key250_20min.part.mp4";
    const std::string command = fmt::format("ffmpeg -v error -nostdin -y -stream_loop 23 -i '{}' -c copy '{}'",
                                            source.string(), working.string());
    if (source.empty() || std::system(command.c_str()) != 0)
        return {clip.name, {}, 0};
    fs::rename(working, clip.path);
    return clip;
}

} // namespace attune::bench
