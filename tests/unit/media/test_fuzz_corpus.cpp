// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "fuzz/media_open_input.h"
#include "support/places.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(FuzzCorpus, MediaOpenReplays) {
    int files = 0;
    for (const char* folder : {"/tests/fuzz/corpus/media_open", "/tests/data/regressions/media_open"}) {
        std::error_code none;
        for (const auto& entry : std::filesystem::directory_iterator(test::sourceFolder().string() + folder, none)) {
            const auto bytes = readFile(entry.path());
            ASSERT_TRUE(bytes);
            SCOPED_TRACE(entry.path().string());
            fuzz::mediaOpenInput(*bytes);
            // And with every byte of its head wrong once.
            for (std::size_t i = 0; i < std::min<std::size_t>(bytes->size(), 64); ++i) {
                std::string bad = *bytes;
                bad[i] = static_cast<char>(~bad[i]);
                fuzz::mediaOpenInput(bad);
            }
            ++files;
        }
    }
    EXPECT_GE(files, 10);
}

} // namespace
} // namespace attune
