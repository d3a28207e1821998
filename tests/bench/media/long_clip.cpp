// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/media/figures.h"
#include "bench/media/measures.h"
#include "bench/media/own_player.h"
#include "media/thumbnails.h"
#include "media/waveform.h"

#include <cstdio>

namespace attune::bench {

void measureLongClip(const BenchClip& clip) {
    if (clip.path.empty()) {
        std::printf("%s: ffmpeg could not make it\n\n", clip.name.c_str());
        return;
    }
    std::printf("### %s\n\nwhat | measured | gate\n--- | --- | ---\n", clip.name.c_str());
    (void)openIndex(clip.path); // from a warm cache
    const Stopwatch indexing;
    const auto index = openIndex(clip.path);
    if (!index)
        return;
    std::printf("| index | %.2f s | 1.2 s |\n", indexing.seconds());
    {
        OwnPlayer player;
        std::printf("| first picture after opening | %.0f ms | 300 ms |\n", player.open(clip.path).ms);
        std::fflush(stdout);
    }
    const double clipSeconds = static_cast<double>((*index)->info.duration.ns) / 1e9;
    const Stopwatch sounding;
    if (computeWaveform(*index, 0, {}, {}, {}))
        std::printf("| waveform | %.0f × real time | 150 × |\n", clipSeconds / sounding.seconds());
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
    std::printf("| %d small pictures | %.1f s | 10 s |\n\n", made, picturing.seconds());
    std::fflush(stdout);
}

} // namespace attune::bench
