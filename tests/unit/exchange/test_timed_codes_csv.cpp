// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/timed_codes_csv.h"

#include <gtest/gtest.h>
#include <random>

namespace attune {
namespace {

TimedCodesTable read(std::string_view text, const TimedCodesSelection& selection = {}) {
    auto table = readTimedCodesCsv(text, "t.csv", selection);
    EXPECT_TRUE(table.has_value()) << (table ? "" : table.error().text());
    return table.value_or(TimedCodesTable{});
}

std::string refusal(std::string_view text, const TimedCodesSelection& selection = {}) {
    const auto table = readTimedCodesCsv(text, "t.csv", selection);
    EXPECT_FALSE(table.has_value());
    return table ? "" : table.error().text();
}

TimedCode code(std::string coder, std::int64_t begin, std::int64_t end, std::string label) {
    return {std::move(coder), {MediaTime(begin), MediaTime(end)}, std::move(label)};
}

TEST(Seconds, AreReadExactlyToTheNanosecond) {
    const auto ns = [](std::string_view text) { return parseSeconds(text).value_or(MediaTime(-1)).ns; };
    EXPECT_EQ(ns("0"), 0);
    EXPECT_EQ(ns("83.48"), 83'480'000'000);
    EXPECT_EQ(ns("0.1"), 100'000'000);
    EXPECT_EQ(ns("00012.000000001"), 12'000'000'001);
    EXPECT_EQ(ns(".5"), 500'000'000);
    EXPECT_EQ(ns("5."), 5'000'000'000);
    EXPECT_EQ(ns("+2"), 2'000'000'000);
    EXPECT_EQ(ns("1e-3"), 1'000'000);
    EXPECT_EQ(ns("1.5E2"), 150'000'000'000);
    EXPECT_EQ(ns("1e+2"), 100'000'000'000);
    EXPECT_EQ(ns("3999999999.999999999"), 3'999'999'999'999'999'999);
    EXPECT_EQ(ns("0.0000000005"), 0) << "halves to even";
    EXPECT_EQ(ns("0.0000000015"), 2);
    EXPECT_EQ(ns("0.00000000050000001"), 1);
    EXPECT_EQ(ns("0.9999999999"), 1'000'000'000);
    EXPECT_EQ(ns("0.333667000333667"), 333'667'000);
    EXPECT_EQ(ns("1e-999"), 0);
    EXPECT_EQ(ns("0e999"), 0);
    EXPECT_EQ(parseSeconds("-1.5")->ns, -1'500'000'000);
    for (const char* text : {"", ".", "-", "+", "1,5", "1.5.2", "1:20", "0x10", "nan", "inf", "1e", "1e+", "1e+-3",
                             "1 2", "4000000000.1", "1e10", "99999999999999999999999", "--1", "1e1000001"})
        EXPECT_FALSE(parseSeconds(text)) << text;
}

TEST(TimedCodesCsv, ReadsColumnsInAnyOrderCaseAndSeparator) {
    const std::vector<TimedCode> expected{code("Ana", 0, 1'500'000'000, "smile"),
                                          code("Ben", 2'000'000'000, 2'000'000'000, "look")};
    EXPECT_EQ(read("coder,start,end,code\nAna,0,1.5,smile\nBen,2,2,look\n").rows, expected);
    EXPECT_EQ(read("\xEF\xBB\xBF"
                   "Code;END;Start;CODER\r\nsmile;1.5;0;Ana\r\nlook;2;2;Ben")
                  .rows,
              expected);
    EXPECT_EQ(read("\n\ncoder\tstart\tend\tcode\rAna\t0\t1.5\tsmile\r\r\t\t\t\rBen\t2\t2\tlook\r").rows, expected);
    EXPECT_EQ(read("\"coder\",\"start\",\"end\",\"code\"\n\"Ana\",\"0\",1.5,smile\nBen,2,2,\"look\"").rows, expected);
}

TEST(TimedCodesCsv, QuotesFollowRfc4180) {
    const auto table =
        read("coder,start,end,code\n\"Doe, J\",0,1,\"said \"\"hi\"\"\"\nB,0,1,\"two\nlines\"\nC,0,1,5\" tall\n");
    ASSERT_EQ(table.rows.size(), 3u);
    EXPECT_EQ(table.rows[0].coder, "Doe, J");
    EXPECT_EQ(table.rows[0].code, "said \"hi\"");
    EXPECT_EQ(table.rows[1].code, "two\nlines");
    EXPECT_EQ(table.rows[2].code, "5\" tall");
}

TEST(TimedCodesCsv, OtherColumnsAreNamedAndTracksChosen) {
    const std::string text = "observation,tier,coder,start,end,code,comment\n"
                             "o1,hands,A,0,1,x,\no1,face,A,0,1,y,hm\no1,hands,B,0,2,x,\n";
    const auto all = read(text);
    EXPECT_EQ(all.rows.size(), 3u);
    ASSERT_EQ(all.warnings.size(), 2u);
    EXPECT_NE(all.warnings[0].find("comment"), std::string::npos);
    EXPECT_NE(all.warnings[1].find("--track"), std::string::npos);
    EXPECT_EQ(read(text, {.track = "hands"}).rows.size(), 2u);
    EXPECT_EQ(read(text, {.track = "feet"}).rows.size(), 0u);
    EXPECT_NE(refusal("coder,start,end,code\n", {.track = "hands"}).find("track"), std::string::npos);
}

TEST(TimedCodesCsv, SeveralObservationsAreNeverMixed) {
    const std::string text = "clip,coder,start,end,code\nc1,A,0,1,x\nc2,B,0,1,x\n";
    EXPECT_NE(refusal(text).find("t.csv:3 column observation"), std::string::npos) << refusal(text);
    EXPECT_EQ(read(text, {.observation = "c2"}).rows.size(), 1u);
}

TEST(TimedCodesCsv, FileOfOneCoderNeedsNoColumn) {
    EXPECT_EQ(read("start,end,code\n0,1,x\n", {.coder = "Ana"}).rows,
              (std::vector{code("Ana", 0, 1'000'000'000, "x")}));
}

TEST(TimedCodesCsv, SpaceAroundLabelsIsCutWithAWarning) {
    const auto table = read("coder,start,end,code\nA , 0 ,1, x\n");
    EXPECT_EQ(table.rows, (std::vector{code("A", 0, 1'000'000'000, "x")}));
    ASSERT_EQ(table.warnings.size(), 1u);
    EXPECT_NE(table.warnings[0].find("2 labels"), std::string::npos);
}

TEST(TimedCodesCsv, WrongRowsAreRefusedWithTheirPlace) {
    const std::string head = "coder,start,end,code\nA,0,1,x\n";
    for (const auto& [line, place] :
         std::vector<std::pair<std::string, std::string>>{{"A,one,1,x", "t.csv:3 column start"},
                                                          {"A,0,\"1,5\",x", "t.csv:3 column end"},
                                                          {"A,0,,x", "t.csv:3 column end"},
                                                          {"A,-1,1,x", "t.csv:3 column start"},
                                                          {"A,2,1,x", "t.csv:3 column end"},
                                                          {"A,0,1,", "t.csv:3 column code"},
                                                          {" ,0,1,x", "t.csv:3 column coder"},
                                                          {"A,0,1", "t.csv:3"},
                                                          {"A,0,1,x,y", "t.csv:3"},
                                                          {"A,nan,1,x", "t.csv:3 column start"},
                                                          {"A,0,1,\xFF", "t.csv:3 column code"},
                                                          {"A,0,1,\"x", "t.csv:3 column 4"},
                                                          {"A,0,1,\"x\"y", "t.csv:3 column 4"},
                                                          {"\"A\nA\",0,1,x\nB,0,z,x", "t.csv:5 column end"}}) {
        const auto text = refusal(head + line + "\n");
        EXPECT_NE(text.find("(" + place + ")"), std::string::npos) << line << " gave: " << text;
        EXPECT_NE(text.find("): "), std::string::npos) << "says what to do: " << text;
    }
}

TEST(TimedCodesCsv, WrongHeadersAndOtherFilesAreRefused) {
    EXPECT_NE(refusal("").find("empty"), std::string::npos);
    EXPECT_NE(refusal("coder,start,stop,code\n").find("no column end"), std::string::npos);
    EXPECT_NE(refusal("coder,start,end,code,Start\n").find("twice"), std::string::npos);
    EXPECT_NE(refusal("start,end,code\n").find("no column coder"), std::string::npos);
    EXPECT_NE(refusal("\xFF\xFE"
                      "c\0o\0")
                  .find("UTF-16"),
              std::string::npos);
    EXPECT_NE(refusal("<?xml version=\"1.0\"?>").find("neither a table"), std::string::npos);
    const auto eaf = readTimedCodesCsv("coder,start,end,code\n", "a.eaf");
    ASSERT_FALSE(eaf);
    EXPECT_EQ(eaf.error().code, ErrorCode::Unsupported);
    EXPECT_NE(eaf.error().text().find("ELAN"), std::string::npos);
    EXPECT_EQ(read("coder,start,end,code\n").rows.size(), 0u) << "a header alone is an empty table";
}

TEST(TimedCodesCsv, NoBytesMakeItFail) {
    const std::string seed = "\xEF\xBB\xBF"
                             "coder;start;end;code;tier\r\n\"A\";0;1.5;\"x;\"\"y\";t\r\nB;1e-3;2;z;t\nB;3;3;z;u\n";
    const std::string pieces[] = {"\"",         "\"\"", ";",           ",",     "\t",    "\r",
                                  "\n",         "\xFF", "1e999999",    "-",     ".",     "0",
                                  "9999999999", "e",    "\xC3\xA9",    "coder", "start", std::string(1, '\0'),
                                  "<",          "{",    "\xEF\xBB\xBF"};
    std::mt19937_64 random(1);
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = seed;
        for (int k = 0, n = 1 + static_cast<int>(random() % 4); k < n; ++k) {
            const auto at = random() % (text.size() + 1);
            const auto& piece = pieces[random() % std::size(pieces)];
            switch (random() % 3) {
            case 0:
                text.insert(at, piece);
                break;
            case 1:
                text.erase(at, random() % 8);
                break;
            default:
                text.replace(at, std::min<std::size_t>(text.size() - at, random() % 6), piece);
            }
        }
        const auto table = readTimedCodesCsv(text, "t.csv");
        if (!table) {
            EXPECT_FALSE(table.error().what.empty());
            EXPECT_NE(table.error().where.find("t.csv"), std::string::npos);
            EXPECT_FALSE(table.error().todo.empty());
            continue;
        }
        ++accepted;
        for (const TimedCode& r : table->rows) {
            EXPECT_LE(MediaTime(0), r.span.begin);
            EXPECT_LE(r.span.begin, r.span.end);
            EXPECT_FALSE(r.code.empty());
            EXPECT_FALSE(r.coder.empty());
        }
    }
    EXPECT_GT(accepted, 1000);
    EXPECT_LT(accepted, 19'000);
}

} // namespace
} // namespace attune
