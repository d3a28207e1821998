// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "support/places.h"
#include "support/timeline_pipeline.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <random>

namespace attune {
namespace {

std::vector<std::string> seeds() {
    std::vector<std::string> out;
    const std::filesystem::path root = test::sourceFolder();
    for (const char* folder : {"tests/fuzz/corpus/timed_codes_csv", "tests/data/regressions/timed_codes_csv"}) {
        if (!std::filesystem::exists(root / folder)) // a folder of regressions is made with the first of them
            continue;
        for (const auto& file : std::filesystem::directory_iterator(root / folder)) {
            auto bytes = readFile(file.path());
            EXPECT_TRUE(bytes);
            out.push_back(bytes.value_or(""));
        }
    }
    std::ranges::sort(out);
    return out;
}

TEST(TimelineCorpus, ReplaysWhole) {
    EXPECT_GE(seeds().size(), 7u);
    for (const auto& seed : seeds())
        runTimelinePipeline(seed);
}

TEST(TimelineCorpus, MutatedTablesNeverBreakTheFigures) {
    const auto all = seeds();
    std::mt19937_64 random(3);
    const std::string_view pieces[] = {"0", "9", ".",   ",",          "\n", "A", "B",
                                       "x", "y", "1e3", "3999999999", "\"", "5", "7"};
    int read = 0;
    for (int round = 0; round < 1500; ++round) {
        std::string text = all[random() % all.size()];
        for (int k = 0, n = 1 + static_cast<int>(random() % 2); k < n; ++k) {
            const auto at = random() % (text.size() + 1);
            const auto piece = pieces[random() % std::size(pieces)];
            text.replace(at, std::min<std::size_t>(text.size() - at, random() % 3), piece);
        }
        read += readTimedCodesCsv(text, "fuzz.csv").has_value();
        runTimelinePipeline(text);
    }
    EXPECT_GT(read, 100);
}

} // namespace
} // namespace attune
