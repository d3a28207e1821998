// SPDX-License-Identifier: GPL-3.0-or-later
// Slips in other people's files: kept as they are with an issue, put right only when asked, each kind in each format
// that can hold it.
#include "timed_support.h"

#include <gmock/gmock.h>

namespace attune {
namespace {

using namespace test;
using ::testing::HasSubstr;

std::string rowsMended(std::string_view bytes, bool mend, std::vector<TimedIssue>* issues = nullptr) {
    ReadOptions options;
    options.name = "play";
    options.mend = mend;
    const auto document = readTimed(bytes, options);
    EXPECT_TRUE(document.has_value()) << (document ? "" : document.error().text());
    if (!document)
        return {};
    if (issues)
        *issues = document->issues;
    const std::string table = tableOf(*document);
    return table.substr(table.find('\n') + 1);
}

std::int64_t mended(const std::vector<TimedIssue>& issues) {
    return std::ranges::count(issues, true, &TimedIssue::mended);
}

TEST(Mending, AnEndBeforeItsStart) {
    const std::string csv = "tier,start,end,code\nhands,5,4,x\nhands,6,7,y\n";
    std::vector<TimedIssue> issues;
    EXPECT_EQ(rowsMended(csv, false, &issues), "play,hands,,,interval,5,4,,x,,\nplay,hands,,,interval,6,7,,y,,\n");
    EXPECT_FALSE(issues.empty());
    EXPECT_EQ(mended(issues), 0);
    EXPECT_EQ(rowsMended(csv, true, &issues), "play,hands,,,interval,4,5,,x,,\nplay,hands,,,interval,6,7,,y,,\n");
    EXPECT_EQ(mended(issues), 1);
}

TEST(Mending, StatesThatOverlapInOneTier) {
    const std::string csv = "tier,coder,subject,start,end,code\nlook,A,child,1,5,toy\nlook,A,child,3,8,face\n"
                            "look,B,child,2,9,toy\nlook,A,mother,4,6,toy\n";
    std::vector<TimedIssue> issues;
    EXPECT_THAT(rowsMended(csv, false, &issues), HasSubstr("look,A,child,interval,1,5,,toy"));
    EXPECT_EQ(mended(issues), 0);
    const std::string right = rowsMended(csv, true, &issues);
    EXPECT_THAT(right, HasSubstr("look,A,child,interval,1,3,,toy"));
    EXPECT_THAT(right, HasSubstr("look,A,child,interval,3,8,,face"));
    EXPECT_THAT(right, HasSubstr("look,B,child,interval,2,9,,toy")) << "of another coder";
    EXPECT_THAT(right, HasSubstr("look,A,mother,interval,4,6,,toy")) << "of another person";
    EXPECT_EQ(mended(issues), 1);
}

TEST(Mending, OverlapsAreNotedAsTheyWouldBeMended) {
    auto document = readText("tier,coder,start,end,code\nt,a,0,5,d\nt,a,4,6,e\nt,b,4,9,f\n");
    auto again = document;
    noteOverlaps(document);
    EXPECT_EQ(document.issues,
              (std::vector<TimedIssue>{{"tier \"t\" at 0 s", "it overlaps the next code of its tier", false}}));
    EXPECT_EQ(document.rows, again.rows);
    mendDocument(again);
    EXPECT_EQ(mended(again.issues), 1);
}

TEST(Mending, AStateThatNeverStops) {
    const std::string boris =
        R"({"project_format_version":"7.0","behaviors_conf":{"0":{"type":"State event","code":"look",
        "modifiers":""}},"subjects_conf":{},"observations":{"o":{"type":"LIVE","file":{},"time offset":0.0,
        "events":[[1.0,"","look","",""],[2.5,"","look","",""],[4.0,"","look","",""],[6.0,"child","look","",""]]}}})";
    std::vector<TimedIssue> issues;
    const std::string asIs = rowsMended(boris, false, &issues);
    EXPECT_THAT(asIs, HasSubstr("o,look,,,interval,1,2.5,,look"));
    EXPECT_THAT(asIs, HasSubstr("o,look,,,interval,4,,,look"));
    EXPECT_FALSE(issues.empty());
    EXPECT_EQ(mended(issues), 0);
    const std::string right = rowsMended(boris, true, &issues);
    EXPECT_THAT(right, HasSubstr("o,look,,,interval,4,6,,look")) << "with the last time there is";
    EXPECT_THAT(right, HasSubstr("o,look,,child,interval,6,6,,look"));
    EXPECT_EQ(mended(issues), 2);
}

TEST(Mending, WhatIsRightStaysAsItIs) {
    const auto document = smallDocument();
    auto again = document;
    mendDocument(again);
    EXPECT_EQ(tableOf(again), tableOf(document));
    EXPECT_TRUE(again.issues.empty());
}

} // namespace
} // namespace attune
