// SPDX-License-Identifier: GPL-3.0-or-later
// 100,000 codes through each format, there and back: at most 2 s each way.
#include "exchange/formats.h"

#include <benchmark/benchmark.h>
#include <string>

namespace attune {
namespace {

constexpr std::int64_t codes = 100'000;

TimedDocument manyCodes() {
    TimedDocument document;
    document.title = "long";
    (void)document.observation("long#1");
    for (int t = 0; t < 8; ++t)
        (void)document.tier("tier" + std::to_string(t));
    for (std::int64_t i = 0; i < codes; ++i) {
        TimedRow row;
        row.tier = static_cast<std::size_t>(i % 8);
        row.start = MediaTime(i * 100'000'000);
        row.end = row.start + MediaDuration(90'000'000);
        row.code = "code" + std::to_string(i % 8) + (i % 3 == 0 ? "a" : "b");
        document.rows.push_back(std::move(row));
    }
    return document;
}

void writes(benchmark::State& state, const char* format) {
    const TimedDocument document = manyCodes();
    for (auto _ : state)
        benchmark::DoNotOptimize(writeTimed(document, format));
}

void reads(benchmark::State& state, const char* format) {
    const auto file = writeTimed(manyCodes(), format);
    ReadOptions options;
    options.name = "long";
    for (auto _ : state)
        benchmark::DoNotOptimize(readTimed(file->bytes, options));
}

void goesThrough(benchmark::State& state, const char* format) {
    ReadOptions options;
    options.name = "long";
    const auto document = readTimed(writeTimed(manyCodes(), format)->bytes, options);
    for (auto _ : state)
        benchmark::DoNotOptimize(writeTimed(*document, format));
}

const bool registered = [] {
    for (const char* format : {"eaf", "boris", "boris.gz", "opf", "textgrid", "sds", "vtt", "srt", "csv", "wide", "xlsx", "sav"})
        for (const auto& [what, run] : {std::pair{"write", &writes}, {"read", &reads}, {"through", &goesThrough}})
            benchmark::RegisterBenchmark((std::string(what) + "/" + format).c_str(), run, format)
                ->Unit(benchmark::kMillisecond);
    return true;
}();

} // namespace
} // namespace attune
