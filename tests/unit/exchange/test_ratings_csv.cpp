// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv_text.h"
#include "exchange/ratings_csv.h"

#include <gtest/gtest.h>

using namespace attune;

namespace {

RatingTable read(const std::string& bytes, const RatingsCsvOptions& options = {}) {
    RatingTable table;
    const Status status = readRatingsCsv(bytes, "r.csv", options, table);
    EXPECT_TRUE(status) << status.error().text();
    return table;
}

std::string errorOf(const std::string& bytes, const RatingsCsvOptions& options = {}) {
    RatingTable table;
    const Status status = readRatingsCsv(bytes, "r.csv", options, table);
    return status ? "no error" : status.error().text();
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST(RatingsCsv, PlainTable) {
    const auto table = read("target,rater,dimension,score\nc1,R0,sens,4.5\nc1,T1,sens,\nc2,T1,sens,NA\n");
    ASSERT_EQ(table.size(), 3u);
    EXPECT_EQ(table.row(0).target, "c1");
    EXPECT_EQ(table.row(0).rater, "R0");
    EXPECT_EQ(table.row(0).dimension, "sens");
    EXPECT_EQ(table.row(0).score, "4.5");
    EXPECT_EQ(table.row(0).missing, "");
    EXPECT_EQ(table.row(0).line, 2);
    EXPECT_EQ(table.row(1).missing, "empty");
    EXPECT_EQ(table.row(2).missing, "NA");
    EXPECT_EQ(table.place(table.cells[2]), "r.csv:4 column score");
    EXPECT_TRUE(table.warnings.empty());
}

TEST(RatingsCsv, AliasesAnyOrderAnyCaseAndNoDimension) {
    const auto table = read("Rating;CLIP_ID;Coder\r\n5;a;x\r\n6;b;x\r\n");
    ASSERT_EQ(table.size(), 2u);
    EXPECT_EQ(table.row(1).target, "b");
    EXPECT_EQ(table.row(1).rater, "x");
    EXPECT_EQ(table.row(1).score, "6");
    EXPECT_EQ(table.row(1).dimension, "score");
    EXPECT_EQ(table.sources[0].scoreColumn, "Rating");
}

TEST(RatingsCsv, ByteOrderMarkTabsAndOldMacLines) {
    EXPECT_EQ(read("\xEF\xBB\xBFtarget\trater\tscore\rc1\tR\t3\r").size(), 1u);
    EXPECT_EQ(read("\xEF\xBB\xBF\"target\",\"rater\",\"score\"\n\"c1\",\"R\",\"3\"").row(0).score, "3");
}

TEST(RatingsCsv, QuotedFieldsWithSeparatorsQuotesAndLineBreaks) {
    const auto table = read("note,target,rater,score\n\"two\r\nlines, \"\"said\"\"\",\"clip, 1\",R,3\nx,c2,R,4\n");
    ASSERT_EQ(table.size(), 2u);
    EXPECT_EQ(table.row(0).target, "clip, 1");
    EXPECT_EQ(table.row(0).line, 2);
    EXPECT_EQ(table.row(1).line, 4);
    ASSERT_EQ(table.warnings.size(), 1u);
    EXPECT_TRUE(contains(table.warnings[0], "note"));
}

TEST(RatingsCsv, StatusesAndRoles) {
    const auto table = read("target,rater,score,status,role\nc1,R,4,coded,reference\nc2,R,,Not codable,reference\n"
                            "c3,R,5,skipped,\nc4,R,5,,\nc5,R,,coded,\n");
    EXPECT_EQ(table.row(0).missing, "");
    EXPECT_EQ(table.row(0).role, "reference");
    EXPECT_EQ(table.row(1).missing, "not_codable");
    EXPECT_EQ(table.row(2).missing, "skipped");
    EXPECT_EQ(table.row(2).score, "");
    EXPECT_EQ(table.row(3).missing, "");
    EXPECT_EQ(table.row(4).missing, "empty");
}

TEST(RatingsCsv, OtherWordsForMissingStayText) {
    for (const char* text : {"nan", "N/A", ".", "na"})
        EXPECT_EQ(read(std::string("target,rater,score\nc1,R,") + text + "\n").row(0).score, text);
}

TEST(RatingsCsv, ColumnsCanBeMapped) {
    RatingsCsvOptions options;
    options.columns = *parseColumnMap("target=Video, rater=who,score=Punkte");
    options.cluster = "Family";
    const auto table = read("clip,VIDEO,who,Punkte,family\nignored,v1,A,3,f1\n", options);
    EXPECT_EQ(table.row(0).target, "v1");
    EXPECT_EQ(table.row(0).cluster, "f1");
    EXPECT_FALSE(parseColumnMap("target"));
    EXPECT_FALSE(parseColumnMap("target=a,target=b"));
    EXPECT_FALSE(parseColumnMap("person=a"));
    EXPECT_FALSE(parseColumnMap("target="));
}

TEST(RatingsCsv, SeveralFilesBecomeOneTable) {
    RatingTable table;
    ASSERT_TRUE(readRatingsCsv("target,rater,score\nc1,A,3\n", "a.csv", {}, table));
    ASSERT_TRUE(readRatingsCsv("coder;value;clip\nB;4;c1\n", "b.csv", {}, table));
    ASSERT_EQ(table.size(), 2u);
    EXPECT_EQ(table.place(table.cells[1]), "b.csv:2 column value");
}

TEST(RatingsCsv, FaultsNameTheirPlace) {
    EXPECT_TRUE(contains(errorOf(""), "empty (r.csv)"));
    EXPECT_TRUE(contains(errorOf("\n\n\n"), "empty"));
    EXPECT_TRUE(contains(errorOf("target,rater\nc1,R\n"),
                         "no column score, the first line has target, rater (r.csv:1): name one of the columns score, "
                         "value, rating, or use --columns score=NAME"));
    EXPECT_TRUE(contains(errorOf("target,rater,score,score\n"), "two columns could be the score"));
    EXPECT_TRUE(contains(errorOf("target,clip,rater,score\n"), "two columns could be the target"));
    EXPECT_TRUE(contains(errorOf("target,rater,score\nc1,R\n"), "2 fields, the header has 3 (r.csv:2 column score)"));
    EXPECT_TRUE(contains(errorOf("target,rater,score\nc1,R,4,5\n"), "4 fields, the header has 3 (r.csv:2 column 4)"));
    EXPECT_TRUE(contains(errorOf("target,rater,score\nc1,R,\"4\n"), "never closed (r.csv:2 column 3)"));
    EXPECT_TRUE(contains(errorOf("target,rater,score\nc1,R,\"4\"x\n"), "after a closing quote (r.csv:2 column 3)"));
    EXPECT_TRUE(contains(errorOf("target,rater,score\n,R,4\n"), "empty (r.csv:2 column target)"));
    EXPECT_TRUE(contains(errorOf("target,rater,score\nc1, ,4\n"), "(r.csv:2 column rater)"));
    EXPECT_TRUE(contains(errorOf("target,rater,score\nc1,R,4\nc\xFF,R,4\n"), "UTF-8 (r.csv:3 column 1)"));
    EXPECT_TRUE(contains(errorOf(std::string("target,rater,score\nc\0,R,4\n", 26)), "UTF-8 (r.csv:2 column 1)"));
    EXPECT_TRUE(contains(errorOf("target;rater;score\n\"a;b\";R;4\xFF\n"), "UTF-8 (r.csv:2 column 3)"));
    EXPECT_TRUE(contains(errorOf("\xFF\xFEt"), "UTF-16"));
    RatingsCsvOptions options;
    options.cluster = "family";
    EXPECT_TRUE(contains(errorOf("target,rater,score\n", options),
                         "no column family, the first line has target, rater, score (r.csv:1)"));
}

TEST(RatingsCsv, DecimalCommasAreNumbers) {
    const auto table = read("target;rater;dimension;score;confidence\nc1;R;warmth;4,5;0,8\nc2;R;warmth;-3;1\n"
                            "c3;R;warmth;;\nc4;R;codes;1,2 a;\nc5;R;codes;4,5;\n");
    EXPECT_EQ(table.row(0).score, "4.5");
    EXPECT_EQ(table.row(0).confidence, "0.8");
    EXPECT_EQ(table.row(1).score, "-3");
    EXPECT_EQ(table.row(4).score, "4,5") << "the codes of that dimension are words";
    ASSERT_EQ(table.warnings.size(), 2u);
    EXPECT_EQ(table.warnings[0],
              "r.csv: columns are separated by semicolons, and numbers have a decimal comma: 4,5 is read as 4.5");
    EXPECT_EQ(read("target;rater;score\nc1;R;1,500\n").row(0).score, "1.500");
    EXPECT_EQ(read("target,rater,score\nc1,R,\"1,500\"\n").row(0).score, "1,500") << "may be thousands";
    EXPECT_EQ(read("target,rater,score\nc1,R,\"1,500\"\nc2,R,\"1,5\"\n").row(0).score, "1.500");
    EXPECT_EQ(read("target;rater;score\nc1;R;4,5\nc2;R;4.5\n").row(0).score, "4,5") << "both: not for us to say";
    RatingsCsvOptions codes;
    codes.decimalComma = false;
    EXPECT_EQ(read("target;rater;score\nc1;R;4,5\n", codes).row(0).score, "4,5");
}

TEST(RatingsCsv, BlankLinesAreNoRows) {
    const auto table = read("\n\ntarget,rater,score\n\nc1,R,4\n   \n\nc2,R,5\n\n");
    ASSERT_EQ(table.size(), 2u);
    EXPECT_EQ(table.row(1).line, 8);
}

TEST(CsvText, FieldsRoundTrip) {
    for (const std::string text : {"", "plain", "a,b", "say \"x\"", "two\nlines", "\r", "\"", " space "}) {
        const std::string line = csvField(text) + "," + csvField("x") + "\n";
        CsvReader reader(line, ',');
        CsvRecord record;
        ASSERT_TRUE(reader.next(record, "t").value());
        ASSERT_EQ(record.fields.size(), 2u);
        EXPECT_EQ(record.fields[0], text);
    }
}
