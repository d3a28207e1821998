// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "cli/cli.h"
#include "cli/media_open.h"
#include "media/decoder.h"
#include "media/player.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <vector>

namespace attune::cli {
namespace {

constexpr std::int64_t decodedUpTo = 5000; // frames up to here are compared with a decode from the beginning

struct Options {
    std::string media, pattern = "random";
    std::int64_t count = 60;
    std::uint64_t seed = 42;
    bool json = false;
};

std::int64_t nowNs() { return steadyTimeSource().nowNs(); }

std::string fingerprint(const VideoFrame& frame) {
    const LumaView luma = frame.luma();
    std::string bytes;
    for (int y = 0; y < luma.height; ++y)
        bytes.append(reinterpret_cast<const char*>(luma.data) + static_cast<std::ptrdiff_t>(y) * luma.stride,
                     static_cast<std::size_t>(luma.width));
    return sha256(bytes);
}

/// A player whose pictures are waited for.
class Watched {
  public:
    explicit Watched() : m_player(callbacks()) {}

    /// Carries out one command and waits for its picture.
    template <typename Command> Result<VideoFramePtr> after(const Command& command) {
        std::unique_lock lock(m_mutex);
        m_frame.reset();
        m_error.reset();
        lock.unlock();
        command(m_player);
        lock.lock();
        m_wake.wait(lock, [&] { return m_frame || m_error; });
        if (m_error)
            return std::unexpected(*m_error);
        return m_frame;
    }

  private:
    PlayerCallbacks callbacks() {
        PlayerCallbacks c;
        c.frameShown = [this](const ShownFrame& shown) {
            const std::lock_guard lock(m_mutex);
            m_frame = shown.frame;
            m_wake.notify_all();
        };
        c.error = [this](const Error& error) {
            const std::lock_guard lock(m_mutex);
            m_error = error;
            m_wake.notify_all();
        };
        return c;
    }
    std::mutex m_mutex;
    std::condition_variable m_wake;
    VideoFramePtr m_frame;
    std::optional<Error> m_error;
    Player m_player;
};

std::int64_t percentile(const std::vector<std::int64_t>& sorted, int percent) {
    const std::size_t rank = (sorted.size() * static_cast<std::size_t>(percent) + 99) / 100;
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

int run(const Options& options) {
    const std::int64_t began = nowNs();
    const auto opened = openMedia(options.media, false);
    if (!opened)
        return reportError(opened.error());
    const std::int64_t indexNs = nowNs() - began;
    const std::int64_t frames = (*opened)->frames.frameCount();
    if (frames == 0)
        return reportError(
            {ErrorCode::Unsupported, "there is no picture in this file", options.media, "choose a video file"});

    Watched player;
    const std::int64_t opening = nowNs();
    if (auto first = player.after([&](Player& p) { p.open(*opened); }); !first)
        return reportError(first.error());
    const std::int64_t openNs = nowNs() - opening;

    const bool random = options.pattern == "random";
    const std::int64_t step = options.pattern == "back" ? -1 : 1;
    std::int64_t at = options.pattern == "back" ? frames * 2 / 3 : frames / 3;
    if (!random)
        if (auto start = player.after([&](Player& p) { p.seekToFrame(at); }); !start)
            return reportError(start.error());
    std::uint64_t s = options.seed;
    std::vector<std::int64_t> latencies;
    std::int64_t wrong = 0;
    std::map<std::int64_t, std::vector<std::string>> seen;
    for (std::int64_t i = 0; i < options.count; ++i) {
        if (random) {
            s = s * 6364136223846793005u + 1442695040888963407u;
            at = static_cast<std::int64_t>((s >> 33) % static_cast<std::uint64_t>(frames));
        } else {
            if (at + step < 0 || at + step >= frames)
                break;
            at += step;
        }
        const std::int64_t asked = nowNs();
        const auto shown = player.after([&](Player& p) { random ? p.seekToFrame(at) : p.stepBy(step); });
        latencies.push_back(nowNs() - asked);
        if (!shown || (*shown)->index() != at)
            ++wrong;
        else
            seen[at].push_back(fingerprint(**shown));
    }
    if (latencies.empty())
        return reportError(
            {ErrorCode::Invalid, "the clip is too short for this pattern", options.media, "use --pattern random"});

    // The same frames out of one decode from the beginning, which also says how fast this machine decodes.
    std::int64_t compared = 0, decoded = 0, decodeNs = 0, fromKey = 0;
    if (const auto decoder = Decoder::open(*opened, {.cacheBytes = 1})) {
        const std::int64_t last = std::min(frames - 1, decodedUpTo);
        for (std::int64_t i = 0; i <= last; ++i) {
            const std::int64_t start = nowNs();
            const auto frame = (*decoder)->frame(i);
            decodeNs += nowNs() - start;
            ++decoded;
            const auto marks = seen.find(i);
            if (!frame || marks == seen.end())
                continue;
            const std::string right = fingerprint(**frame);
            for (const std::string& mark : marks->second) {
                ++compared;
                wrong += mark != right ? 1 : 0;
            }
        }
        for (const auto& [frame, marks] : seen)
            fromKey += (*decoder)->costOf(frame) * static_cast<std::int64_t>(marks.size());
    }
    // What decoding from the key frame alone would take: no cold exact seek can be faster.
    const double rate = decodeNs > 0 ? static_cast<double>(decoded) * 1e9 / static_cast<double>(decodeNs) : 0;
    const std::int64_t all = std::accumulate(latencies.begin(), latencies.end(), std::int64_t{0});
    const double limitNs = rate > 0 ? static_cast<double>(fromKey) * 1e9 / rate : 0;
    const double ratio = limitNs > 0 ? static_cast<double>(all) / limitNs : 0;
    std::sort(latencies.begin(), latencies.end());
    const auto count = static_cast<std::int64_t>(latencies.size());
    const std::int64_t p50 = percentile(latencies, 50), p95 = percentile(latencies, 95), max = latencies.back();
    if (options.json)
        printJson({{"schema", "attune.seek-bench/1"},
                   {"count", count},
                   {"latencyNs", {{"p50", p50}, {"p95", p95}, {"max", max}}},
                   {"wrongFrames", wrong},
                   {"indexNs", indexNs},
                   {"openNs", openNs},
                   {"pattern", options.pattern},
                   {"comparedByDecoding", compared},
                   {"decodeFramesPerSecond", rate},
                   {"framesFromKey", fromKey},
                   {"limitRatio", ratio}});
    else
        print(fmt::format("{} exact seeks ({}): median {:.1f} ms, 95 % within {:.1f} ms, longest {:.1f} ms\n"
                          "wrong frames {}; index {:.1f} ms; first picture {:.1f} ms\n"
                          "{:.0f} frames a second decoded; seeks took {:.2f} x the decoding from their key frames\n",
                          count, options.pattern, static_cast<double>(p50) / 1e6, static_cast<double>(p95) / 1e6,
                          static_cast<double>(max) / 1e6, wrong, static_cast<double>(indexNs) / 1e6,
                          static_cast<double>(openNs) / 1e6, rate, ratio));
    return wrong == 0 ? Done : AnswerIsNo;
}

} // namespace

void addSeekBench(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("seek-bench", "How long exact seeks take, and whether each shows the right frame.");
    auto options = std::make_shared<Options>();
    verb->add_option("MEDIA", options->media, "Video file")->required();
    verb->add_option("--count", options->count, "Seeks to make")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{100000}));
    verb->add_option("--seed", options->seed, "Start of the random targets");
    verb->add_option("--pattern", options->pattern, "random, back or forward")
        ->check(CLI::IsMember({"random", "back", "forward"}));
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->footer("Example: attune-cli seek-bench clip.mp4 --count 60 --pattern random");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
