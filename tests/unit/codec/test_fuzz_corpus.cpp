// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "fuzz/edit_json_input.h"
#include "fuzz/scheme_json_input.h"
#include "support/places.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace attune {

namespace {

int replay(const std::string& folder, void (*input)(std::string_view)) {
    int files = 0;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        const auto bytes = readFile(entry.path());
        if (!bytes)
            continue;
        SCOPED_TRACE(entry.path().string());
        input(*bytes);
        ++files;
    }
    return files;
}

} // namespace

TEST(FuzzCorpus, SchemeJsonReplays) {
    EXPECT_GT(replay(test::sourceFolder() / "tests/fuzz/corpus/scheme_json", fuzz::schemeJsonInput), 8);
}

TEST(FuzzCorpus, EditJsonReplays) {
    EXPECT_GT(replay(test::sourceFolder() / "tests/fuzz/corpus/edit_json", fuzz::editJsonInput), 8);
}

} // namespace attune
