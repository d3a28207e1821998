// SPDX-License-Identifier: GPL-3.0-or-later
// Replays what the fuzzers started from and found; cut and flipped besides.
#include "base/file.h"
#include "fuzz/timed_input.h"
#include "support/places.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <random>

namespace attune {
namespace {

class TimedCorpus : public testing::TestWithParam<const char*> {};

TEST_P(TimedCorpus, Replays) {
    int files = 0;
    std::mt19937_64 random(1);
    for (const char* folder : {"/tests/fuzz/corpus/timed_", "/tests/data/regressions/fuzz_timed_"}) {
        std::error_code none;
        for (const auto& entry :
             std::filesystem::directory_iterator(test::sourceFolder().string() + folder + GetParam(), none)) {
            auto bytes = readFile(entry.path());
            ASSERT_TRUE(bytes);
            SCOPED_TRACE(entry.path().string());
            ++files;
            fuzz::timedInput(GetParam(), *bytes);
            for (int i = 0; i < 40 && !bytes->empty(); ++i) {
                std::string broken = *bytes;
                broken[random() % broken.size()] = static_cast<char>(random());
                if (i % 2 == 0)
                    broken.resize(random() % broken.size());
                fuzz::timedInput(GetParam(), broken);
            }
        }
    }
    EXPECT_GE(files, 2);
}

INSTANTIATE_TEST_SUITE_P(Formats, TimedCorpus,
                         testing::Values("eaf", "ecv", "otx", "boris", "opf", "textgrid", "sds", "vtt", "srt", "csv",
                                         "wide", "frames", "recal", "xlsx", "sav"),
                         [](const auto& format) { return std::string(format.param); });

} // namespace
} // namespace attune
