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
#include <memory>
#include <thread>

namespace attune::bench {
namespace {

constexpr int seeks = 60, steps = 30, slowSteps = 15;
constexpr auto pace = std::chrono::milliseconds(100);        // of steady stepping
constexpr auto rest = std::chrono::milliseconds(300);        // until what a seek decodes beyond its frame is done
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

std::vector<std::int64_t> randomFrames(std::int64_t count) {
    std::vector<std::int64_t> targets;
    std::uint64_t state = 42;
    for (int i = 0; i < seeks; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        targets.push_back(static_cast<std::int64_t>((state >> 33) % static_cast<std::uint64_t>(count)));
    }
    return targets;
}

/// Decodes the clip in pieces, so that the machine's moods are shared among all that is measured.
class PlainDecoding {
  public:
    explicit PlainDecoding(const MediaIndexPtr& index)
        : m_decoder(std::move(Decoder::open(index, {.cacheBytes = almostNoCache}).value())) {}
    void decode(std::int64_t frames) {
        const std::int64_t count = m_decoder->index().frames.frameCount();
        const Stopwatch watch;
        for (; frames > 0 && m_next < count; --frames, ++m_next)
            (void)m_decoder->frame(m_next);
        m_seconds += watch.seconds();
    }
    [[nodiscard]] double rate() const { return static_cast<double>(m_next) / m_seconds; }
    /// Frames from the key frame at that rate, in ms.
    [[nodiscard]] std::vector<double> least(const std::vector<std::int64_t>& targets) const {
        m_decoder->clearCache();
        std::vector<double> out;
        for (const std::int64_t frame : targets)
            out.push_back(static_cast<double>(m_decoder->costOf(frame)) / rate() * 1000);
        return out;
    }

  private:
    std::unique_ptr<Decoder> m_decoder;
    std::int64_t m_next = 0;
    double m_seconds = 0;
};

void stepOwn(const BenchClip& clip, std::int64_t count, Column& out) {
    const std::int64_t middle = count * 2 / 3;
    OwnPlayer player;
    (void)player.open(clip.path);
    (void)player.seek(middle); // ten frames after a key frame: most of the steps lie before it
    std::this_thread::sleep_for(2 * rest);
    for (int i = 1; i <= steps; ++i)
        out.take(out.back, player.step(true), middle - i);
    (void)player.seek(middle / 2);
    for (int i = 1; i <= steps; ++i)
        out.take(out.on, player.step(false), middle / 2 + i);
    (void)player.seek(count - 1);
    auto due = std::chrono::steady_clock::now();
    for (int i = 1; i <= 8 * steps; ++i) {
        std::this_thread::sleep_until(due += pace);
        out.take(out.steadyBack, player.step(true), count - 1 - i);
    }
}

#ifdef ATTUNE_BENCH_MPV
void stepMpv(MpvPlayer& player, const FrameTable& frames, Column& out) {
    const std::int64_t middle = frames.frameCount() * 2 / 3;
    (void)player.seek(frames.timeOf(middle));
    for (int i = 1; i <= slowSteps; ++i)
        out.take(out.back, player.step(true), middle - i);
    (void)player.seek(frames.timeOf(middle / 2));
    for (int i = 1; i <= slowSteps; ++i)
        out.take(out.on, player.step(false), middle / 2 + i);
}
#endif

double ratio(const std::vector<double>& a, const std::vector<double>& b) {
    return percentile(a, 50) / percentile(b, 50);
}

void printRow(const char* who, const Column& c) {
    std::printf("| %s | %s | %s | %s | %.0f | %d of %d |\n", who, p50p95(c.random).c_str(), p50p95(c.back).c_str(),
                p50p95(c.on).c_str(), c.firstMs, c.wrong, c.asked);
}

} // namespace

void measureSeeks(const BenchClip& clip) {
    const auto index = clip.path.empty() ? fail(ErrorCode::NotFound, "ffmpeg could not make it") : openIndex(clip.path);
    if (!index) {
        std::printf("%s: %s\n\n", clip.name.c_str(), index.error().what.c_str());
        return;
    }
    const FrameTable& frames = (*index)->frames;
    const std::vector<std::int64_t> targets = randomFrames(frames.frameCount());
    PlainDecoding plain(*index);
    Column own, mpv;
    {
        OwnPlayer player(almostNoCache);
        own.firstMs = player.open(clip.path).ms;
#ifdef ATTUNE_BENCH_MPV
        MpvPlayer peer;
        mpv.firstMs = peer.open(clip.path).ms;
#endif
        for (const std::int64_t frame : targets) {
            own.take(own.random, player.seek(frame), frame);
            std::this_thread::sleep_for(rest);
#ifdef ATTUNE_BENCH_MPV
            mpv.take(mpv.random, peer.seek(frames.timeOf(frame)), frame);
#endif
            plain.decode((frames.frameCount() + seeks - 1) / seeks);
        }
#ifdef ATTUNE_BENCH_MPV
        stepMpv(peer, frames, mpv);
#endif
    }
    stepOwn(clip, frames.frameCount(), own);

    std::printf("### %s (%lld frames)\n\n"
                "| ms, p50 / p95 | seek at random, cold | step back | step on | first picture | wrong frames |\n"
                "|---|---|---|---|---|---|\n",
                clip.name.c_str(), static_cast<long long>(frames.frameCount()));
    printRow("Attune", own);
    if (mpv.asked > 0) {
        printRow("mpv", mpv);
        std::printf("| Attune ÷ mpv, p50 | %.2f | %.3f | %.2f | %.2f | |\n", ratio(own.random, mpv.random),
                    ratio(own.back, mpv.back), ratio(own.on, mpv.on), own.firstMs / mpv.firstMs);
    }
    const std::vector<double> least = plain.least(targets);
    std::printf("| least: frames from the key ÷ %.0f decoded a second | %s | | | | |\n"
                "| Attune ÷ least, p50 | %.2f | | | | |\n"
                "| Attune, stepping back 10 times a second, %d times | | %s | | | |\n\n",
                plain.rate(), p50p95(least).c_str(), ratio(own.random, least), 8 * steps,
                p50p95(own.steadyBack).c_str());
    std::fflush(stdout);
}

} // namespace attune::bench
