// SPDX-License-Identifier: GPL-3.0-or-later
// Replays what the fuzzer of report_json started from and found; cut and flipped besides.
#include "base/file.h"
#include "fuzz/report_json_input.h"
#include "support/places.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <random>

namespace attune {

TEST(FuzzCorpus, ReportJsonReplays) {
    int files = 0;
    std::mt19937_64 random(1);
    for (const auto& entry :
         std::filesystem::directory_iterator(test::sourceFolder() / "tests/fuzz/corpus/report_json")) {
        const auto bytes = readFile(entry.path());
        ASSERT_TRUE(bytes);
        SCOPED_TRACE(entry.path().string());
        ++files;
        fuzz::reportJsonInput(*bytes);
        for (int i = 0; i < 200 && !bytes->empty(); ++i) {
            std::string broken = *bytes;
            broken[random() % broken.size()] = static_cast<char>(random() % 128);
            if (i % 2 == 0)
                broken.resize(random() % broken.size());
            fuzz::reportJsonInput(broken);
        }
    }
    EXPECT_GE(files, 5);
}

} // namespace attune
