// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time_text.h"

#include <gtest/gtest.h>
#include <limits>

namespace attune {
namespace {

std::int64_t ns(std::string_view text) {
    const auto time = parseMediaTime(text);
    EXPECT_TRUE(time) << text;
    return time ? time->ns : -1;
}

TEST(TimeText, IsReadExactly) {
    EXPECT_EQ(ns("83.48"), 83'480'000'000);
    EXPECT_EQ(ns("83.480000001"), 83'480'000'001);
    EXPECT_EQ(ns("83480ms"), 83'480'000'000);
    EXPECT_EQ(ns("83480.000001ms"), 83'480'000'001);
    EXPECT_EQ(ns("83480000000ns"), 83'480'000'000);
    EXPECT_EQ(ns("00:01:23.480"), 83'480'000'000);
    EXPECT_EQ(ns("1:23.48"), 83'480'000'000);
    EXPECT_EQ(ns("100:00"), 6000'000'000'000);
    EXPECT_EQ(ns("0"), 0);
    EXPECT_EQ(ns(".5"), 500'000'000);
    EXPECT_EQ(ns("2s"), 2'000'000'000);
    EXPECT_EQ(ns("0.1234567890000"), 123'456'789) << "zeros beyond the ninth decimal say nothing new";
    EXPECT_EQ(ns("-1.5"), -1'500'000'000);
    EXPECT_EQ(ns("9223372036854775807ns"), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(ns("9223372036.854775807"), std::numeric_limits<std::int64_t>::max());
}

TEST(TimeText, WhatIsNoTimeIsRefused) {
    for (const std::string_view text : {"",
                                        "-",
                                        ".",
                                        "1.",
                                        "abc",
                                        "1e3",
                                        "1,5",
                                        " 1",
                                        "1 ",
                                        "+1",
                                        "nan",
                                        "inf",
                                        "0x10",
                                        "1:60",
                                        "1:2:3:4",
                                        "1:60:00",
                                        ":30",
                                        "1:",
                                        "1.5:00",
                                        "0.1234567891",
                                        "1.5ns",
                                        "9223372036854775808ns",
                                        "9223372036.854775808",
                                        "99999999999999999999",
                                        "ms",
                                        "--1",
                                        "1ms2"})
        EXPECT_FALSE(parseMediaTime(text)) << text;
}

TEST(TimeText, IsWrittenCutOff) {
    EXPECT_EQ(formatMediaTime(MediaTime(83'480'999'999)), "00:01:23.480");
    EXPECT_EQ(formatMediaTime(MediaTime(0)), "00:00:00.000");
    EXPECT_EQ(formatMediaTime(MediaTime(-1'500'000'000)), "-00:00:01.500");
    EXPECT_EQ(formatMediaTime(MediaTime(100LL * 3600 * 1'000'000'000)), "100:00:00.000");
}

} // namespace
} // namespace attune
