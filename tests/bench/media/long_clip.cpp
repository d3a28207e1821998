// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/media/figures.h"
#include "bench/media/measures.h"
#include "bench/media/own_player.h"
#include "media/thumbnails.h"
#include "media/waveform.h"

#include <cstdio>
#include <filesystem>

namespace attune::bench {

namespace {

constexpr int scrubs = 100, openings = 9;

// The small pictures of all frames are made first; then the playhead is thrown about.
void measureScrubbing(const BenchClip& clip, const FrameTable& frames) {
    const std::filesystem::path folder = clip.path.parent_path() / "scrub";
    std::filesystem::remove_all(folder);
    OwnPlayer player;
    const Stopwatch making;
    (void)player.open(clip.path, {.cacheFolder = folder});
    player.waitForBackground();
    std::printf("| small pictures of all frames, made once in the background | %.1f × real time | |\n",
                static_cast<double>(frames.end().ns) / 1e9 / making.seconds());
    std::uintmax_t bytes = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        bytes += file.file_size();
    std::printf("| their file | %.0f MB | |\n", static_cast<double>(bytes) / 1e6);
    std::vector<double> ms;
    int wrong = 0;
    std::uint64_t state = 7;
    for (int i = 0; i < scrubs; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto frame = static_cast<std::int64_t>((state >> 33) % static_cast<std::uint64_t>(frames.frameCount()));
        const auto answer = player.scrub(frame);
        ms.push_back(answer.ms);
        wrong += answer.frame == frame % clip.repeats ? 0 : 1;
    }
    std::printf("| dragging: the right frame, p50 / p95 | %s ms | 50 ms |\n"
                "| wrong frames while dragging | %d of %d | 0 |\n",
                p50p95(ms).c_str(), wrong, scrubs);
}

} // namespace

void measureLongClip(const BenchClip& clip) {
    if (clip.path.empty()) {
        std::printf("%s: ffmpeg could not make it\n\n", clip.name.c_str());
        return;
    }
    std::printf("### %s\n\n| what | measured | gate |\n|---|---|---|\n", clip.name.c_str());
    (void)openIndex(clip.path); // from a warm cache
    const Stopwatch indexing;
    const auto index = openIndex(clip.path);
    if (!index)
        return;
    std::printf("| index | %.2f s, processor %.2f s | 1.2 s |\n", indexing.seconds(), indexing.cpuSeconds());
    std::vector<double> firstMs;
    for (int i = 0; i < openings; ++i) {
        OwnPlayer player;
        firstMs.push_back(player.open(clip.path).ms);
    }
    std::printf("| first picture after opening, p50 / p95 | %s ms | 300 ms |\n", p50p95(firstMs).c_str());
    std::fflush(stdout);
    const double clipSeconds = static_cast<double>((*index)->info.duration.ns) / 1e9;
    const Stopwatch sounding;
    if (computeWaveform(*index))
        std::printf("| waveform | %.0f × real time, %.0f × processor time | 150 × |\n",
                    clipSeconds / sounding.seconds(), clipSeconds / sounding.cpuSeconds());
    std::vector<MediaTime> times;
    for (int i = 0; i < 60; ++i)
        times.push_back(MediaTime((*index)->info.duration.ns / 60 * i));
    ThumbnailOptions options;
    options.maxWidth = 160;
    options.maxHeight = 90;
    int made = 0;
    options.ready = [&](const Thumbnail&) { ++made; };
    const Stopwatch picturing;
    (void)makeThumbnails(*index, times, options);
    std::printf("| %d small pictures | %.1f s, processor %.1f s | 10 s |\n", made, picturing.seconds(),
                picturing.cpuSeconds());
    std::fflush(stdout);
    measureScrubbing(clip, (*index)->frames);
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace attune::bench
