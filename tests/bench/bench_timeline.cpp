// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/timeline_report.h"

#include <benchmark/benchmark.h>
#include <random>

namespace attune {
namespace {

// Two coders of one event stream: jittered edges, a tenth of the codes different, a twentieth of the events missed.
std::vector<TimedCode> twoCoders(std::int64_t events) {
    std::mt19937_64 random(1);
    const auto below = [&](std::int64_t n) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
    };
    std::vector<TimedCode> rows;
    std::int64_t at = 0; // ms
    for (std::int64_t i = 0; i < events; ++i) {
        const std::int64_t begin = at + 400 + below(3000), end = begin + 400 + below(3000);
        const auto code = static_cast<char>('a' + below(8));
        for (const char* coder : {"A", "B"}) {
            if (below(20) == 0)
                continue;
            const auto seen = below(10) == 0 ? static_cast<char>('a' + below(8)) : code;
            rows.push_back(
                {coder,
                 {MediaTime((begin + below(200) - 100) * 1'000'000), MediaTime((end + below(200) - 100) * 1'000'000)},
                 std::string(1, seen)});
        }
        at = end;
    }
    return rows;
}

void timelineOfTwoCoders(benchmark::State& state) {
    const auto rows = twoCoders(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(timelineReport(rows, {}));
}
BENCHMARK(timelineOfTwoCoders)->Arg(100)->Arg(1000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace attune
