// SPDX-License-Identifier: GPL-3.0-or-later
#include "timed_support.h"

namespace attune {
namespace {

using namespace test;

const std::string timed = "Timed  % a comment\n($Mother = MPas Active = MAct) ($Infant = IQui)\n* Skill (Low High);\n"
                          "! over\nlines ! <Dyad 1>\nMPas,00:00-01:07 MAct,1:25- MPas,01:37.5 % inline % MAct,2:00-\n&\n"
                          "IQui,0:10- ,22:45;\nMPas,0:01- ,0:02 (Low)/\n<Dyad 2>\nIQui,5-7/\n% end\n";

TEST(Sds, TimedOffsetsAreExclusiveAndOpenCodesEndAtTheNextTime) {
    EXPECT_EQ(rowsOf(timed), "Dyad 1#1,Mother,,Dyad 1,interval,0,67,,MPas,,\n"
                             "Dyad 1#1,Mother,,Dyad 1,interval,85,97.5,,MAct,,\n"
                             "Dyad 1#1,Mother,,Dyad 1,point,97.5,97.5,,MPas,,\n"
                             "Dyad 1#1,Mother,,Dyad 1,interval,120,1365,,MAct,,\n"
                             "Dyad 1#1,Infant,,Dyad 1,interval,10,1365,,IQui,,\n"
                             "Dyad 1#2,Mother,,Dyad 1,interval,1,2,,MPas,,\n"
                             "Dyad 2#1,Infant,,Dyad 2,interval,5,7,,IQui,,\n");
    const auto document = readText(timed);
    EXPECT_TRUE(document.issues.empty());
    EXPECT_EQ(document.vocabularies[0].entries[1], (VocabularyEntry{"MAct", "Active"}));
    EXPECT_EQ(document.observations[0].end, MediaTime(1'365'000'000'000));
}

TEST(Sds, EventAndMultieventUseOrder) {
    EXPECT_EQ(rowsOf("Event ($W = a b);\n<x>\na b\na; b/"),
              "x#1,W,,x,sequence,,,1,a,,\nx#1,W,,x,sequence,,,2,b,,\nx#1,W,,x,sequence,,,3,a,,\nx#2,W,,x,sequence,,,1,b,,\n");
    EXPECT_EQ(rowsOf("Multievent ($P = RS PT) ($A = A NA);\nRS A.\nPT NA. RS;\nPT A./"),
              "1#1,P,,,sequence,,,1,RS,,\n1#1,A,,,sequence,,,1,A,,\n1#1,P,,,sequence,,,2,PT,,\n1#1,A,,,sequence,,,2,NA,,\n"
              "1#1,P,,,sequence,,,3,RS,,\n1#2,P,,,sequence,,,1,PT,,\n1#2,A,,,sequence,,,1,A,,\n");
}

TEST(Sds, RepeatsOfIntervalDataAreWrittenOut) {
    EXPECT_EQ(rowsOf("Interval=10' offers = no plays = nj;\n<S>\n*2,no,,nj no *2,no\n/"),
              "S#1,codes,,S,interval,20,30,,no,,\nS#1,codes,,S,interval,40,50,,nj,,\nS#1,codes,,S,interval,40,50,,no,,\n"
              "S#1,codes,,S,interval,50,60,,nj,,\nS#1,codes,,S,interval,50,60,,no,,\nS#1,codes,,S,interval,60,70,,no,,\n");
}

TEST(Sds, StatesLastUntilTheNextOfTheirStream) {
    EXPECT_EQ(rowsOf("State <seconds> (A P) (X);\n<k>,0:30 A,0:30 P,0:36 &\n%<k>%X,0:40 ,1:00 (male)/"),
              "k#1,set 1,,k,interval,30,36,,A,,\nk#1,set 1,,k,interval,36,60,,P,,\nk#1,set 2,,k,interval,40,60,,X,,\n");
    EXPECT_EQ(readText("State (A P);\n<k>,0:30 A,0:30 ,1:00/").observations[0].begin, MediaTime(30'000'000'000));
    EXPECT_EQ(rowsOf("State (A P);\nA=5 P=2.5/"), "1#1,set 1,,,interval,0,5,,A,,\n1#1,set 1,,,interval,5,7.5,,P,,\n");
}

TEST(Sds, UndeclaredCodesAndMissingEndsAreIssues) {
    const auto document = readText("Timed ($M = a);\n<x>\nb,1-2 a,3-/");
    EXPECT_EQ(document.issues.size(), 2u);
    EXPECT_FALSE(document.rows[1].end.has_value());
    EXPECT_EQ(document.tiers[1].name, "undeclared");
}

TEST(Sds, GoesThroughByteForByteAndKeepsUnchangedSessions) {
    EXPECT_EQ(written(readText(timed), "sds").bytes, timed);
    auto document = readText(timed);
    document.rows[5].end = MediaTime(1'500'000'000);
    const auto bytes = written(document, "sds").bytes;
    EXPECT_NE(bytes.find("MPas,0:01-0:01.5 ,0:02 (Low)/"), std::string::npos) << bytes;
    EXPECT_NE(bytes.find("% inline %"), std::string::npos);
    EXPECT_EQ(tableOf(readText(bytes)), tableOf(document));
}

TEST(Sds, WritesAFileOfItsOwn) {
    auto document = smallDocument();
    document.observations[0].name = "Dyad 7#1";
    document.rows[0].code = "two words";
    const auto file = written(document, "sds");
    EXPECT_EQ(rowsOf(file.bytes), "Dyad 7#1,hands,,Dyad 7,interval,0,1.5,,two_words,,\n"
                                  "Dyad 7#1,hands,,Dyad 7,interval,2,3.25,,both,,\n"
                                  "Dyad 7#1,look,,Dyad 7,interval,0.5,0.9,,toy,,\nDyad 7#1,look,,Dyad 7,point,4,4,,touch,,\n");
    EXPECT_EQ(file.warnings.size(), 2u) << "renamed codes, coders left out";
    const std::string events = "Multievent ($P = RS PT) ($A = A NA);\nRS A.\nPT NA. RS;\nPT A./";
    auto again = readText(events);
    again.kept = nullptr;
    EXPECT_EQ(rowsOf(written(again, "sds").bytes), rowsOf(events));
}

TEST(Sds, BrokenFilesAreRefusedWithTheirLine) {
    EXPECT_NE(refusalOf("Timed ($M = a)\n").find("line"), std::string::npos);
    EXPECT_NE(refusalOf("Timed ($M = a);\n<x>\na,zz-5/").find("line 3"), std::string::npos);
    EXPECT_NE(refusalOf("Timed ($M = a);\n<x\na,1-5/").find("line 2"), std::string::npos);
    EXPECT_NE(refusalOf("Interval a b;\na*0,b/").find("repeats"), std::string::npos);
    ReadLimits few;
    few.rows = 1000;
    EXPECT_NE(refusalOf("Interval a b;\na*1000000,b/", few).find("more than 1000"), std::string::npos);
}

TEST(SdsRealFiles, TimedDyads) {
    const auto bytes = realFile("gseq_mominf.sds");
    if (bytes.empty())
        GTEST_SKIP() << "the real files are not here";
    const auto document = readText(bytes);
    EXPECT_EQ(document.observations.size(), 20u);
    EXPECT_EQ(document.observations[1].name, "Dyad Low 1#2");
    EXPECT_EQ(document.tiers.size(), 2u);
    ASSERT_EQ(document.issues.size(), 1u);
    EXPECT_NE(document.issues[0].message.find("Latin-1"), std::string::npos);
    const std::string table = tableOf(document);
    EXPECT_NE(table.find("Dyad Low 1#1,Mother,,Dyad Low 1,interval,0,67,,MRed,,\n"), std::string::npos);
    EXPECT_NE(table.find("Dyad Low 1#1,Mother,,Dyad Low 1,interval,85,97,,MPas,,\n"), std::string::npos);
    EXPECT_NE(table.find("Dyad Low 1#1,Infant,,Dyad Low 1,interval,1339,1365,,IQui,,\n"), std::string::npos);
    EXPECT_EQ(written(document, "sds").bytes, bytes);
    TimedDocument fresh = document;
    fresh.kept = nullptr;
    EXPECT_EQ(sortedTable(readText(written(fresh, "sds").bytes)), sortedTable(document));
}

} // namespace
} // namespace attune
