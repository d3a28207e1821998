// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/media/figures.h"
#include "bench/media/measures.h"
#include "bench/media/own_player.h"
#ifdef ATTUNE_BENCH_MPV
#include "bench/media/mpv_player.h"
#endif

#include "media/decoder.h"

#include <chrono>
#include <cstdio>
#include <thread>

namespace attune::bench {
namespace {

constexpr int seeks = 60, steps = 60, slowSteps = 15;
constexpr auto pace = std::chrono::milliseconds(100);        // of steady stepping
constexpr std::size_t almostNoCache = std::size_t{48} << 20; // some 15 frames of 1080p

struct Column {
    std::vector<double> random, back, on, steadyBack;
    int wrong = 0, asked = 0;
    double firstMs = 0;

    template <typename A> void take(std::vector<double>& into, const A& answer, std::int64_t wanted) {
        into.push_back(answer.ms);
        ++asked;
        wrong += answer.frame == wanted ? 0 : 1;
    }
};

Column measureOwn(const BenchClip& clip, const std::vector<std::int64_t>& targets, std::int64_t count) {
    const std::int64_t middle = count * 2 / 3;
    Column out;
    {
        OwnPlayer cold(almostNoCache);
        out.firstMs = cold.open(clip.path).ms;
        for (const std::int64_t frame : targets)
            out.take(out.random, cold.seek(frame), frame);
    }
    OwnPlayer player;
    (void)player.open(clip.path);
    (void)player.seek(middle);
    for (int i = 1; i <= steps; ++i)
        out.take(out.back, player.step(true), middle - i);
    (void)player.seek(middle / 2);
    for (int i = 1; i <= steps; ++i)
        out.take(out.on, player.step(false), middle / 2 + i);
    (void)player.seek(count - 1);
    auto due = std::chrono::steady_clock::now();
    for (int i = 1; i <= 4 * steps; ++i) {
        std::this_thread::sleep_until(due += pace);
        out.take(out.steadyBack, player.step(true), count - 1 - i);
    }
    return out;
}

#ifdef ATTUNE_BENCH_MPV
Column measureMpv(const BenchClip& clip, const FrameTable& frames, const std::vector<std::int64_t>& targets,
                  std::int64_t middle) {
    Column out;
    MpvPlayer player;
    out.firstMs = player.open(clip.path).ms;
    for (const std::int64_t frame : targets)
        out.take(out.random, player.seek(frames.timeOf(frame)), frame);
    (void)player.seek(frames.timeOf(middle));
    for (int i = 1; i <= slowSteps; ++i)
        out.take(out.back, player.step(true), middle - i);
    (void)player.seek(frames.timeOf(middle / 2));
    for (int i = 1; i <= slowSteps; ++i)
        out.take(out.on, player.step(false), middle / 2 + i);
    return out;
}
#endif

void printRow(const char* who, const Column& c) {
    std::printf("| %s | %s | %s | %s | %.0f | %d of %d |\n", who, p50p95(c.random).c_str(), p50p95(c.back).c_str(),
                p50p95(c.on).c_str(), c.firstMs, c.wrong, c.asked);
}

} // namespace

void measureSeeks(const BenchClip& clip) {
    if (clip.path.empty()) {
        std::printf("%s: ffmpeg could not make it\n\n", clip.name.c_str());
        return;
    }
    const auto index = openIndex(clip.path);
    if (!index)
        return;
    const std::int64_t count = (*index)->frames.frameCount();
    std::vector<std::int64_t> targets;
    std::uint64_t state = 42;
    for (int i = 0; i < seeks; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        targets.push_back(static_cast<std::int64_t>((state >> 33) % static_cast<std::uint64_t>(count)));
    }
    // The rate of plain decoding, and with it the least that each seek can cost.
    const auto decoder = Decoder::open(*index, {.cacheBytes = almostNoCache});
    if (!decoder)
        return;
    const Stopwatch watch;
    for (std::int64_t frame = 0; frame < count; ++frame)
        (void)(*decoder)->frame(frame);
    const double rate = static_cast<double>(count) / watch.seconds();
    (*decoder)->clearCache();
    std::vector<double> least;
    for (const std::int64_t frame : targets)
        least.push_back(static_cast<double>((*decoder)->costOf(frame)) / rate * 1000);

    const std::int64_t middle = count * 2 / 3;
    const Column own = measureOwn(clip, targets, count);
    std::printf("### %s (%lld frames)\n\n"
                "| ms, p50 / p95 | seek at random, cold | step back | step on | first picture | wrong frames |\n"
                "|---|---|---|---|---|---|\n",
                clip.name.c_str(), static_cast<long long>(count));
    printRow("Attune", own);
#ifdef ATTUNE_BENCH_MPV
    const Column mpv = measureMpv(clip, (*index)->frames, targets, middle);
    printRow("mpv", mpv);
    std::printf("| Attune ÷ mpv, p50 | %.2f | %.3f | %.2f | %.2f | |\n",
                percentile(own.random, 50) / percentile(mpv.random, 50),
                percentile(own.back, 50) / percentile(mpv.back, 50), percentile(own.on, 50) / percentile(mpv.on, 50),
                own.firstMs / mpv.firstMs);
#endif
    std::printf("| least: frames from the key ÷ %.0f decoded a second | %s | | | | |\n"
                "| Attune ÷ least, p50 | %.2f | | | | |\n"
                "| Attune, stepping back 10 times a second, %d times | | %s | | | |\n\n",
                rate, p50p95(least).c_str(), percentile(own.random, 50) / percentile(least, 50), 4 * steps,
                p50p95(own.steadyBack).c_str());
    std::fflush(stdout);
}

} // namespace attune::bench
