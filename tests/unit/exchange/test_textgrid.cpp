// SPDX-License-Identifier: GPL-3.0-or-later
#include "timed_support.h"

#include <bit>

namespace attune {
namespace {

using namespace test;

const std::string longForm = R"(File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0 
xmax = 2.3 
tiers? <exists> 
size = 3 
item []: 
    item [1]:
        class = "IntervalTier" 
        name = "words" 
        xmin = 0 
        xmax = 2.3 
        intervals: size = 4 
        intervals [1]:
            xmin = 0 
            xmax = 0.5 
            text = "" 
        intervals [2]:
            xmin = 0.5 
            xmax = 1.25 
            text = "say ""hi""" 
        intervals [3]:
            xmin = 1.25 
            xmax = 1.2500000004 
            text = "  " 
        intervals [4]:
            xmin = 1.2500000004 
            xmax = 2.3 
            text = "two
lines" 
    item [2]:
        class = "TextTier" 
        name = "bell" 
        xmin = 0 
        xmax = 2.3 
        points: size = 1 
        points [1]:
            number = 1.5 
            mark = "ding" 
    item [3]:
        class = "IntervalTier" 
        name = "empty" 
        xmin = 0 
        xmax = 2.3 
        intervals: size = 1 
        intervals [1]:
            xmin = 0 
            xmax = 2.3 
            text = "" 
)";

const char* const rows = "play,words,,,interval,0.5,1.25,,\"say \"\"hi\"\"\",,\n"
                         "play,words,,,interval,1.25,2.3,,\"two\nlines\",,\n"
                         "play,bell,,,point,1.5,1.5,,ding,,\n";

std::string utf16(const std::string& ascii, bool big) {
    std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        if (big)
            out += '\0';
        out += c;
        if (!big)
            out += '\0';
    }
    return out;
}

void append(std::string& out, std::uint64_t value, int size) {
    for (int i = size - 1; i >= 0; --i)
        out += static_cast<char>(value >> (8 * i) & 255);
}

std::string binary() {
    std::string out = "ooBinaryFile\x08TextGrid";
    const auto number = [&](double value) { append(out, std::bit_cast<std::uint64_t>(value), 8); };
    const auto text = [&](const std::string& s) {
        append(out, s.size(), 2);
        out += s;
    };
    number(0);
    number(2.5);
    append(out, 1, 1);
    append(out, 2, 4);
    append(out, 12, 1);
    out += "IntervalTier";
    text("a");
    number(0);
    number(2.5);
    append(out, 2, 4);
    number(0);
    number(1.25);
    text("x");
    number(1.25);
    number(2.5);
    append(out, 0xFFFF, 2);
    append(out, 1, 2);
    append(out, 0x00E9, 2); // é
    append(out, 8, 1);
    out += "TextTier";
    text("b");
    number(0);
    number(2.5);
    append(out, 1, 4);
    number(2);
    text("p");
    return out;
}

TEST(TextGrid, BlankIntervalsAreGapsAndPointsStayPoints) {
    EXPECT_EQ(rowsOf(longForm), rows);
    EXPECT_EQ(readText(longForm).tiers.size(), 3u) << "an empty tier is one";
}

TEST(TextGrid, ShortFormsAndOddLegalOnesSayTheSame) {
    const std::string shortForm = written(readText(longForm), "textgrid-short").bytes;
    EXPECT_EQ(shortForm.find("xmin"), std::string::npos);
    EXPECT_EQ(rowsOf(shortForm), rows);
    // Everything but free-standing numbers, texts and flags is for people.
    EXPECT_EQ(rowsOf("File type = \"ooTextFile\" \"TextGrid\" from 0 seconds to 1 <exists> 1 tier named \"IntervalTier\" "
                     "\"w\" 0 1 ! a comment 77 \"no\"\n 1 interval [99]: 0 until 1 \"label\""),
              "play,w,,,interval,0,1,,label,,\n");
}

TEST(TextGrid, Utf16AndBinaryAreRead) {
    EXPECT_EQ(rowsOf(utf16(longForm, true)), rows);
    EXPECT_EQ(rowsOf(utf16(longForm, false)), rows);
    EXPECT_EQ(rowsOf(utf16(longForm, true).substr(2)), rows) << "without a mark";
    EXPECT_EQ(rowsOf(binary()), "play,a,,,interval,0,1.25,,x,,\nplay,a,,,interval,1.25,2.5,,\xC3\xA9,,\n"
                                "play,b,,,point,2,2,,p,,\n");
}

TEST(TextGrid, GoesThroughByteForByte) {
    EXPECT_EQ(written(readText(longForm), "textgrid").bytes, longForm) << "blank labels and long decimals too";
}

TEST(TextGrid, ChangedTiersAreTiledAgainAndOthersStay) {
    auto document = readText(longForm);
    document.rows[0].end = MediaTime(1'000'000'000);
    document.rows[2].code = "dong";
    const auto bytes = written(document, "textgrid").bytes;
    EXPECT_EQ(bytes.find("1.2500000004"), std::string::npos);
    EXPECT_NE(bytes.find("dong"), std::string::npos);
    EXPECT_EQ(tableOf(readText(bytes)), tableOf(document));
    document = readText(longForm);
    document.rows[2].code = "dong";
    EXPECT_NE(written(document, "textgrid").bytes.find("1.2500000004"), std::string::npos);
}

TEST(TextGrid, IntervalTiersHaveNoGaps) {
    const auto file = written(smallDocument(), "textgrid");
    // hands: 0-1.5 left, gap, 2-3.25 both, gap to 4; look: gap, .5-.9, gap; its moment in a tier of points.
    EXPECT_NE(file.bytes.find("intervals: size = 4"), std::string::npos) << file.bytes;
    EXPECT_NE(file.bytes.find("\"look (points)\""), std::string::npos);
    const auto again = readText(file.bytes);
    EXPECT_EQ(again.rows.size(), 4u);
    EXPECT_EQ(again.observations[0].end, MediaTime(4'000'000'000));
    ASSERT_FALSE(file.warnings.empty());
    EXPECT_NE(file.warnings[0].find("coders"), std::string::npos) << "what has no place is said";
}

TEST(TextGrid, BrokenFilesAreRefusedWithTheirLine) {
    EXPECT_NE(refusalOf(longForm.substr(0, 400)).find("ends before"), std::string::npos);
    EXPECT_NE(refusalOf("File type = \"ooTextFile\"\nObject class = \"Sound\"\n").find("Sound"), std::string::npos);
    EXPECT_NE(refusalOf("File type = \"ooTextFile\"\n\"TextGrid\"\n0\n1\n<exists>\n99999999\n").find("line"), std::string::npos);
    EXPECT_NE(refusalOf("File type = \"ooTextFile\"\n\"TextGrid\"\n0\n1\n<exists>\n1\n\"OddTier\"").find("OddTier"),
              std::string::npos);
    for (std::size_t cut = 20; cut < binary().size(); ++cut)
        (void)refusalOf(binary().substr(0, cut));
}

TEST(TextGridRealFiles, LongAndShortOfTheSameDataSayTheSame) {
    const auto longFile = realFile("textgrid_long_format.TextGrid"), shortFile = realFile("textgrid_short_format.TextGrid");
    if (longFile.empty())
        GTEST_SKIP() << "the real files are not here";
    EXPECT_EQ(rowsOf(longFile), rowsOf(shortFile));
    EXPECT_EQ(readText(longFile).tiers.size(), 4u);
    EXPECT_EQ(written(readText(longFile), "textgrid").bytes, longFile);
    const auto big = readText(realFile("readtextgrid_utf_16_be.TextGrid"));
    EXPECT_EQ(big.tiers.size(), 3u);
    ASSERT_EQ(big.rows.size(), 1u);
    EXPECT_EQ(big.rows[0].code, "\xC9\xB0\xC9\xBB\xCF\x87\xCA\x95");
}

} // namespace
} // namespace attune
