// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/archive.h"
#include "timed_support.h"

namespace attune {
namespace {

using namespace test;
using exchange::ArchiveMember;

std::string opf(const std::string& db, const std::string& folder = "", std::vector<ArchiveMember> more = {}) {
    std::vector<ArchiveMember> members{
        {folder + "project", "!project\nname: x\nviewerSettings:\n- !vs\n  feed: /v/play.mp4\n  offset: 250\n"},
        {folder + "db", db}};
    members.insert(members.end(), more.begin(), more.end());
    const auto packed = exchange::packZip(members);
    EXPECT_TRUE(packed.has_value());
    return packed.value_or("");
}

const std::string db4 = "#4\n"
                        "hands (MATRIX,true,)-hand|NOMINAL,look|NOMINAL\n"
                        "00:00:01:000,00:00:02:500,(left,)\n"
                        "00:00:03:000,00:00:00:000,(,1)\n"
                        "00:00:05:000,00:00:04:000,(right,0)\n"
                        "00:00:06:000,00:00:06:000,(,)\n"
                        "talk (MATRIX,false,a comment)-words|NOMINAL\n"
                        "01:00:00:000,01:00:01:001,(No\\, I\\-said \\(so\\) a\\|b \\\\ \\\n"
                        "next line (aside))\n"
                        "nothing (MATRIX,true,)-code01|NOMINAL\n";

std::string dbOf(const std::string& bytes) {
    ReadOptions options;
    const auto members = exchange::unpackZip(bytes, options);
    EXPECT_TRUE(members.has_value());
    for (const ArchiveMember& member : *members)
        if (member.name.ends_with("db"))
            return member.bytes;
    return {};
}

TEST(Opf, CodeIsTheValuesJoined) {
    EXPECT_EQ(rowsOf(opf(db4)),
              "play,hands,,,interval,1,2.5,,left|,,\n"
              "play,hands,,,interval,3,,,|1,,\n"
              "play,hands,,,interval,5,4,,right|0,,\n"
              "play,hands,,,point,6,6,,|,,\n"
              "play,talk,,,interval,3600,3601.001,,\"No, I-said (so) a|b \\ \nnext line (aside)\",,\n");
}

TEST(Opf, OffsetsOfZeroAreUnsetAndThoseBeforeTheOnsetAreKeptWithAWarning) {
    const auto document = readText(opf(db4));
    EXPECT_FALSE(document.rows[1].end.has_value());
    EXPECT_EQ(document.rows[2].end, MediaTime(4'000'000'000));
    ASSERT_EQ(document.issues.size(), 1u);
    EXPECT_EQ(document.issues[0].place, "column \"hands\" cell 3");
    EXPECT_EQ(document.tiers.size(), 3u);
    EXPECT_EQ(document.tiers[0].fields, (std::vector<std::string>{"hand", "look"}));
    ASSERT_EQ(document.observations[0].media.size(), 1u);
    EXPECT_EQ(document.observations[0].media[0], (MediaLink{"/v/play.mp4", MediaDuration(-250'000'000), ""}));
}

TEST(Opf, OnlyWhenAskedTheyAreMended) {
    ReadOptions options;
    options.mend = true;
    const auto document = readTimed(opf(db4), options);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->rows[2].start, MediaTime(4'000'000'000));
    EXPECT_EQ(document->rows[2].end, MediaTime(5'000'000'000));
    EXPECT_TRUE(document->rows[1].end.has_value());
    EXPECT_EQ(std::ranges::count(document->issues, true, &TimedIssue::mended), 3);
}

TEST(Opf, OlderVersionsAndNestedArchivesAreRead) {
    const std::string older =
        "talk (TEXT)\n00:00:01:000,00:00:02:000,one, two\nkind (NOMINAL)\n00:00:01:000,00:00:02:000,a\n"
        "m (MATRIX)-x|INTEGER,y|FLOAT\n00:00:01:000,00:00:02:000,(1,2.5)\n";
    const std::string expected = "play,talk,,,interval,1,2,,\"one, two\",,\nplay,kind,,,interval,1,2,,a,,\n"
                                 "play,m,,,interval,1,2,,1|2.5,,\n";
    EXPECT_EQ(rowsOf(opf(older)), expected);
    EXPECT_EQ(rowsOf(opf("#2\n" + older)), expected);
    std::string third = "#3\n" + older;
    for (const char* kind : {"TEXT", "NOMINAL)\n", "MATRIX"})
        if (const auto at = third.find(std::string("(") + kind); at != std::string::npos)
            third.insert(third.find(')', at), ",true");
    EXPECT_EQ(rowsOf(opf(third)), expected);
    EXPECT_EQ(rowsOf(opf("#2\r\n" + older, "play/", {{"__MACOSX/play/._db", "junk"}})), expected);
}

// As people leave them after editing by hand or by script.
TEST(Opf, OddSheetsAreReadWithAWordAboutEach) {
    const auto odd = [](const std::string& db, const std::string& issue, const std::string& rows) {
        SCOPED_TRACE(db);
        const auto document = readText(opf(db));
        std::string all;
        for (const TimedIssue& one : document.issues)
            all += one.place + ": " + one.message + "\n";
        if (issue.empty())
            EXPECT_EQ(all, "");
        else
            EXPECT_NE(all.find(issue), std::string::npos) << all;
        EXPECT_EQ(rowsOf(opf(db)), rows);
        EXPECT_EQ(dbOf(written(document, "opf").bytes).size(), dbOf(opf(db)).size()) << "written back as it was";
    };
    const std::string head = "#4\nh (MATRIX,true,)-a|NOMINAL,b|NOMINAL\n";
    odd(head + "00:00:01:000,00:00:02:000,(x)\n", "line 3: 1 values in a column of 2", "play,h,,,interval,1,2,,x,,\n");
    odd(head + "00:00:01:000,00:00:02:000,(x,y,z)\n", "line 3: 3 values in a column of 2",
        "play,h,,,interval,1,2,,x|y|z,,\n");
    odd(head + "00:00:01:000,00:00:02:000,(x,y\n", "", "play,h,,,interval,1,2,,x|y,,\n"); // the bracket forgotten
    odd(head + "100:00:01:000,100:00:02:000,(,)\n", "", "play,h,,,interval,360001,360002,,|,,\n");
    odd(head + "00:00:02:000,00:00:01:000,(x,y)\n", "its offset lies before its onset",
        "play,h,,,interval,2,1,,x|y,,\n");
    odd("#5\nh (MATRIX,true,)-a|NOMINAL\n00:00:01:000,00:00:02:000,(x)\n", "line 1: this version",
        "play,h,,,interval,1,2,,x,,\n");
    odd("h (MATRIX,true,)\n00:00:01:000,00:00:02:000,(x)\n", "", "play,h,,,interval,1,2,,x,,\n"); // no argument
    odd("#4\nm\\-s look (MATRIX,true,)-a\\,b|NOMINAL\n00:00:01:000,00:00:02:000,(x\\,y)\n", "",
        "play,m-s look,,,interval,1,2,,\"x,y\",,\n");
    // With a byte order mark, empty lines, line ends of Windows: read alike.
    EXPECT_EQ(rowsOf(opf("\xEF\xBB\xBF#4\r\n\r\nh (MATRIX,true,)-a|NOMINAL\r\n\r\n00:00:01:000,00:00:02:000,(x)\r\n")),
              "play,h,,,interval,1,2,,x,,\n");
}

TEST(Opf, TwoColumnsOfOneNameStayTwo) {
    const std::string db = "#4\nh (MATRIX,true,)-a|NOMINAL\n00:00:01:000,00:00:02:000,(x)\n"
                           "h (MATRIX,true,)-b|NOMINAL,c|NOMINAL\n00:00:03:000,00:00:04:000,(y,z)\n";
    auto document = readText(opf(db));
    ASSERT_EQ(document.tiers.size(), 2u);
    ASSERT_EQ(document.issues.size(), 1u);
    EXPECT_EQ(document.issues[0].message, "there are two columns \"h\"");
    EXPECT_EQ(dbOf(written(document, "opf").bytes), db);
    document.rows[1].values = {"y", "w"};
    document.rows[1].code = "y|w";
    std::string changed = db;
    changed.replace(changed.find("(y,z)"), 5, "(y,w)");
    EXPECT_EQ(dbOf(written(document, "opf").bytes), changed);
}

TEST(Opf, GoesThroughWithAllItsMembers) {
    const std::string bytes = opf(db4 + "###QueryVar### (MATRIX,true,)-q|NOMINAL\n00:00:00:000,00:00:00:000,(x)\n",
                                  "in/", {{"notes.txt", "mine"}});
    const auto out = written(readText(bytes), "opf").bytes;
    ReadOptions options;
    const auto before = exchange::unpackZip(bytes, options), after = exchange::unpackZip(out, options);
    ASSERT_TRUE(before && after);
    ASSERT_EQ(before->size(), after->size());
    for (std::size_t i = 0; i < before->size(); ++i) {
        EXPECT_EQ((*before)[i].name, (*after)[i].name);
        EXPECT_EQ((*before)[i].bytes, (*after)[i].bytes) << (*before)[i].name;
    }
}

TEST(Opf, ChangesOnlyTheCellsThatChanged) {
    auto document = readText(opf(db4));
    document.rows[0].code = "both|0";
    document.rows[0].values = {"both", "0"};
    document.rows[3].end = MediaTime(6'500'000'000);
    std::string expected = db4;
    expected.replace(expected.find("(left,)"), 7, "(both,0)");
    expected.replace(expected.find("00:00:06:000,00:00:06:000"), 25, "00:00:06:000,00:00:06:500");
    EXPECT_EQ(dbOf(written(document, "opf").bytes), expected);
}

TEST(Opf, WritesASpreadsheetOfItsOwn) {
    auto document = smallDocument();
    document.rows[0].code = "a,b(c)-d|e\\f\ng";
    document.rows[0].comment = "why";
    const auto bytes = written(document, "opf").bytes;
    EXPECT_NE(dbOf(bytes).find("hands (MATRIX,true,)-code|NOMINAL,comment|NOMINAL\n"), std::string::npos);
    const auto again = readText(bytes);
    EXPECT_EQ(again.rows[0].values, (std::vector<std::string>{"a,b(c)-d|e\\f\ng"}));
    EXPECT_EQ(again.rows[0].coder, "T01");
    EXPECT_EQ(again.rows[0].comment, "why");
    EXPECT_EQ(again.rows.size(), 4u);
    EXPECT_EQ(written(document, "opf").bytes, bytes) << "no clock in it";
}

TEST(Opf, BrokenAndHostileFilesAreRefused) {
    EXPECT_NE(refusalOf(opf("#4\nno column\n")).find("line 2"), std::string::npos);
    EXPECT_NE(refusalOf(opf("#4\n00:00:01:000,00:00:02:000,(x)\n")).find("before any column"), std::string::npos);
    EXPECT_NE(refusalOf(opf("#4\nc (MATRIX,true,)-a|NOMINAL\n00:00:01,00:00:02:000,(x)\n")).find("line 3"),
              std::string::npos);
    EXPECT_NE(refusalOf(opf(db4).substr(0, 100)).find("no kind of file"), std::string::npos);
    // A bomb: little in the file, much when unpacked.
    ReadLimits small;
    small.bytes = 1 << 20;
    const auto bomb = opf(std::string(8 << 20, ' '));
    EXPECT_LT(bomb.size(), small.bytes);
    EXPECT_NE(refusalOf(bomb, small).find("unpacks to more"), std::string::npos);
}

TEST(OpfRealFiles, SayWhatTheirOwnersSay) {
    const auto bytes = realFile("datavyur_dyad1.opf");
    if (bytes.empty())
        GTEST_SKIP() << "the real files are not here";
    const auto document = readText(bytes, "dyad1.opf");
    for (std::size_t t = 0; t < 2; ++t) {
        const std::string& column = document.tiers[t].name;
        std::string table = "file,column,ordinal,onset,offset,hand,look\n";
        int ordinal = 0;
        for (const TimedRow& row : document.rows)
            if (row.tier == t)
                table += "dyad1," + column + "," + std::to_string(++ordinal) + "," +
                         std::to_string(row.start.ns / 1'000'000) + "," + std::to_string(row.end->ns / 1'000'000) +
                         "," + row.values[0] + "," + row.values[1] + "\n";
        std::string expected = realFile("datavyur_" + column + "__dyad1.expected.csv");
        std::erase(expected, '\r');
        EXPECT_EQ(table, expected);
    }
    const auto sheet = realFile("datavyudocs_SampleSpreadsheet.opf");
    EXPECT_EQ(dbOf(written(readText(sheet), "opf").bytes), dbOf(sheet));
}

TEST(Opf, SaysWhatItPutsBesideTheCode) {
    TimedDocument document;
    document.title = "play";
    (void)document.observation("play");
    (void)document.tier("hands");
    document.rows = {interval(0, 1000, "up")};
    EXPECT_TRUE(written(document, "opf").warnings.empty());
    document.rows[0].comment = "twice";
    const auto file = written(document, "opf");
    ASSERT_EQ(file.warnings.size(), 1u);
    EXPECT_NE(file.warnings[0].find("hold more after the code: comment"), std::string::npos) << file.warnings[0];
    EXPECT_EQ(rowsOf(file.bytes), "play,hands,,,interval,0,1,,up,,twice\n");
}

TEST(Opf, PersonsDoNotChangeTheirCodes) {
    TimedDocument document;
    document.title = "play";
    (void)document.observation("play");
    (void)document.tier("hands");
    document.rows = {interval(0, 1000, "up"), interval(2000, 3000, "down")};
    document.rows[0].subject = document.rows[1].subject = "child";
    const auto one = written(document, "opf");
    EXPECT_EQ(dbOf(one.bytes), "#4\nhands (MATRIX,true,)-code|NOMINAL\n00:00:00:000,00:00:01:000,(up)\n"
                               "00:00:02:000,00:00:03:000,(down)\n");
    EXPECT_TRUE(one.warnings.empty());
    EXPECT_EQ(rowsOf(one.bytes), "play,hands,,child,interval,0,1,,up,,\nplay,hands,,child,interval,2,3,,down,,\n");
    document.rows[1].coder = "T01";
    const auto two = written(document, "opf");
    EXPECT_EQ(dbOf(two.bytes), "#4\nhands_child (MATRIX,true,)-code|NOMINAL\n00:00:00:000,00:00:01:000,(up)\n"
                               "hands_T01_child (MATRIX,true,)-code|NOMINAL\n00:00:02:000,00:00:03:000,(down)\n");
    ASSERT_EQ(two.warnings.size(), 1u);
    EXPECT_EQ(rowsOf(two.bytes), "play,hands,,child,interval,0,1,,up,,\nplay,hands,T01,child,interval,2,3,,down,,\n");
}

} // namespace
} // namespace attune
