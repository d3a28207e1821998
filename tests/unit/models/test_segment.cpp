// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/segment.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(Modifiers, AreOneLineAndBack) {
    const std::vector<Modifier> all{{"hand", "left"}, {"", "fast"}, {"look at", "a: b"}, {"how", ""}};
    EXPECT_EQ(inWords(all), "hand: left | fast | look at: a: b | how: ");
    EXPECT_EQ(modifiersFromWords(inWords(all)), all);
    EXPECT_EQ(inWords(std::vector<Modifier>{}), "");
    EXPECT_TRUE(modifiersFromWords("  ").empty());
    EXPECT_EQ(modifiersFromWords("10:30|hand:left"), (std::vector<Modifier>{{"", "10:30"}, {"", "hand:left"}}))
        << "a name ends with a colon and a blank";
    EXPECT_EQ(modifiersFromWords("hand:"), (std::vector<Modifier>{{"hand", ""}}));
}

} // namespace
} // namespace attune
