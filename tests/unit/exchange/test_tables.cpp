// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/archive.h"
#include "exchange/timed_codes.h"
#include "timed_support.h"

namespace attune {
namespace {

using namespace test;

const char* const header = "observation,tier,coder,subject,kind,start,end,order,code,modifiers,comment\n";

TEST(NeutralCsv, IsTheContract) {
    TimedDocument document = smallDocument();
    document.rows[0].start = MediaTime(1);
    document.rows[0].end.reset();
    document.rows[1].code = " verbatim, \"label\" ";
    document.rows[1].modifiers = "a|b";
    document.rows[1].comment = "two\nlines";
    TimedRow sequence;
    sequence.kind = TimedKind::Sequence;
    sequence.order = 7;
    sequence.code = "s";
    document.rows.push_back(sequence);
    EXPECT_EQ(tableOf(document),
              std::string(header) +
                  "play,hands,T01,,interval,0.000000001,,,left,,\n"
                  "play,hands,T01,,interval,2,3.25,,\" verbatim, \"\"label\"\" \",a|b,\"two\nlines\"\n"
                  "play,look,T01,,interval,0.5,0.9,,toy,,\nplay,look,T01,,point,4,4,,touch,,\n"
                  "play,hands,,,sequence,,,7,s,,\n");
    EXPECT_EQ(tableOf(readText(tableOf(document))), tableOf(document)) << "and comes back the same";
}

TEST(NeutralCsv, OtherColumnNamesAndUnitsAreUnderstood) {
    EXPECT_EQ(rowsOf("Rater;ONSET_MS;offset_ms;Label;extra\r\nA;1006;1896.5;x;1\r\n", "s.csv"),
              "s,codes,A,,interval,1.006,1.8965,,x,,\n");
    EXPECT_EQ(rowsOf("\xEF\xBB\xBFstart\tcode\n1\tx\n"), "play,codes,,,point,1,1,,x,,\n");
    EXPECT_EQ(rowsOf("coder,start,end,code\nA,1,1,p\nA,1,,o\n"),
              "play,codes,A,,point,1,1,,p,,\nplay,codes,A,,interval,1,,,o,,\n");
    EXPECT_EQ(readText("start,code,extra\n1,x,2\n").issues.size(), 1u);
}

TEST(NeutralCsv, WrongCellsAreRefusedWithLineAndColumn) {
    EXPECT_NE(refusalOf("start,end,code\n1,2,x\n1,zz,y\n").find("line 3 column end"), std::string::npos);
    EXPECT_NE(refusalOf("kind,start,code\nodd,1,x\n").find("line 2 column kind"), std::string::npos);
    EXPECT_NE(refusalOf("kind,start,code\ninterval,,x\n").find("line 2 column start"), std::string::npos);
    EXPECT_NE(refusalOf("start,order,code\n1,-2,x\n").find("line 2 column order"), std::string::npos);
    EXPECT_NE(refusalOf("start,end,code\n1,2\n").find("line 2"), std::string::npos);
    EXPECT_NE(refusalOf("start,end,code\n\"1,2,x\n").find("never closed"), std::string::npos);
    EXPECT_NE(refusalOf("nothing known,here\n1,2\n").find("no kind of file"), std::string::npos);
    EXPECT_NE(refusalOf("").find("empty"), std::string::npos);
}

TEST(WideCsv, HasAColumnForEachTierAndCoder) {
    auto document = smallDocument();
    document.rows.push_back(interval(0, 1500, "right"));
    document.rows.back().coder = "T02";
    const auto wide = written(document, "wide").bytes;
    EXPECT_EQ(wide,
              "observation,start,end,hands [T01],look [T01],hands [T02]\nplay,0,1.5,left,,right\nplay,2,3.25,both,,\n"
              "play,0.5,0.9,,toy,\nplay,4,4,,touch,\n");
    EXPECT_EQ(sortedTable(readText(wide)), sortedTable(document));
}

TEST(FrameCsv, HasARowForEachStepAndComesBackAsSpans) {
    auto document = smallDocument();
    document.rows.pop_back();
    WriteOptions options;
    options.unit = MediaDuration(250'000'000);
    const auto frames = written(document, "frames", options).bytes;
    EXPECT_TRUE(frames.starts_with(
        "observation,time,hands [T01],look [T01]\nplay,0,left,\nplay,0.25,left,\nplay,0.5,left,toy\n"))
        << frames;
    document.rows[2].end = MediaTime(1'000'000'000); // .9 s shows until the next step
    EXPECT_EQ(sortedTable(readText(frames)), sortedTable(document));
    EXPECT_FALSE(writeTimed(document, "frames", {.observation = {}, .unit = MediaDuration(1)}));
}

TEST(RecalCsv, HasAColumnForEachCoderAndNumbersForCodes) {
    TimedDocument document;
    (void)document.observation("s");
    (void)document.tier("codes");
    document.rows = {interval(0, 80, "a"), interval(0, 40, "a"), interval(40, 80, "b")};
    document.rows[0].coder = "A";
    document.rows[1].coder = document.rows[2].coder = "B";
    const auto file = written(document, "recal");
    EXPECT_EQ(file.bytes, "1,1\n1,2\n");
    EXPECT_EQ(file.warnings.back(), "the columns are codes [A], codes [B]; 0 is nothing coded, 1 = a, 2 = b");
    EXPECT_EQ(rowsOf(file.bytes), "play,units,coder 1,,sequence,,,1,1,,\nplay,units,coder 2,,sequence,,,1,1,,\n"
                                  "play,units,coder 1,,sequence,,,2,1,,\nplay,units,coder 2,,sequence,,,2,2,,\n");
    EXPECT_EQ(written(readText(file.bytes), "recal").bytes, file.bytes);
}

TEST(Xlsx, HoldsTheNeutralTable) {
    auto document = smallDocument();
    document.rows[0].comment = "<&> \xC3\xA9";
    document.rows[1].end.reset();
    const auto bytes = written(document, "xlsx").bytes;
    EXPECT_EQ(tableOf(readText(bytes)), tableOf(document));
}

TEST(Xlsx, OfOtherProgramsIsRead) {
    const auto part = [](const char* name, const std::string& body) {
        return exchange::ArchiveMember{name, "<?xml version=\"1.0\"?>" + body};
    };
    const auto bytes = exchange::packZip(
        {part("xl/workbook.xml",
              "<x:workbook xmlns:x=\"m\" xmlns:r=\"r\"><x:sheets><x:sheet name=\"info\" r:id=\"r1\"/>"
              "<x:sheet name=\"data\" r:id=\"r2\"/></x:sheets></x:workbook>"),
         part("xl/_rels/workbook.xml.rels",
              "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/a.xml\"/>"
              "<Relationship Id=\"r2\" Target=\"/xl/worksheets/b.xml\"/></Relationships>"),
         part("xl/sharedStrings.xml",
              "<sst><si><t>start</t></si><si><r><t>co</t></r><r><t>de</t></r></si><si><t>x</t></si></sst>"),
         part("xl/worksheets/a.xml",
              "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>About</t></is></c></row></sheetData>"
              "</worksheet>"),
         part("xl/worksheets/b.xml",
              "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"s\"><v>1"
              "</v></c></row><row r=\"4\"><c r=\"B4\"><v>1.5</v></c><c r=\"D4\" t=\"s\"><v>2</v></c></row>"
              "</sheetData></worksheet>")});
    ASSERT_TRUE(bytes);
    EXPECT_EQ(rowsOf(*bytes), "play,codes,,,point,1.5,1.5,,x,,\n");
}

TEST(Sav, HoldsTheNeutralTable) {
    auto document = smallDocument();
    document.rows[0].comment = std::string(700, 'x') + "\xC3\xA9";
    document.rows[1].end.reset();
    document.rows[2].start = MediaTime(123'456'789);
    const auto bytes = written(document, "sav").bytes;
    EXPECT_EQ(tableOf(readText(bytes)), tableOf(document));
    for (std::size_t cut = 8; cut < bytes.size(); cut += 97)
        (void)refusalOf(bytes.substr(0, cut));
}

TEST(Otx, IsReadAsACodingScheme) {
    const std::string text = R"(<?xml version="1.0"?><NXMLINTERCHANGE><CDS_X>
<CDS_BEHAVIOR><CDS_ELE_ID>1</CDS_ELE_ID><CDS_ELE_NAME>Gaze</CDS_ELE_NAME></CDS_BEHAVIOR>
<CDS_BEHAVIOR><CDS_ELE_ID>2</CDS_ELE_ID><CDS_ELE_NAME>at child</CDS_ELE_NAME><CDS_ELE_PARENT_NAME>Gaze</CDS_ELE_PARENT_NAME>
<CDS_ELE_DESCRIPTION>looks at the child</CDS_ELE_DESCRIPTION></CDS_BEHAVIOR>
<CDS_MODIFIER><CDS_ELE_ID>7</CDS_ELE_ID><CDS_ELE_NAME>how</CDS_ELE_NAME></CDS_MODIFIER>
<CDS_MODIFIER><CDS_ELE_ID>8</CDS_ELE_ID><CDS_ELE_NAME>long</CDS_ELE_NAME><CDS_ELE_PARENT_ID>7</CDS_ELE_PARENT_ID></CDS_MODIFIER>
</CDS_X></NXMLINTERCHANGE>)";
    std::string utf16 = "\xFF\xFE";
    for (const char c : text)
        utf16 += {c, '\0'};
    for (const std::string& bytes : {text, utf16}) {
        const auto document = readText(bytes);
        ASSERT_EQ(document.vocabularies.size(), 2u);
        EXPECT_EQ(document.vocabularies[0], (Vocabulary{"Gaze", "", {{"at child", "looks at the child"}}}));
        EXPECT_EQ(document.vocabularies[1],
                  (Vocabulary{"modifier: how", "", {{"long", ""}}, Vocabulary::Of::Modifiers}));
        EXPECT_EQ(document.tiers.size(), 1u);
    }
    EXPECT_FALSE(writeTimed(readText(text), "otx"));
}

TEST(Captions, VttSaysWhoseCodeItIsAndComesBack) {
    auto document = smallDocument();
    document.rows[0].code = "a & <b> --> c\n\nd ";
    document.rows[1].subject = "child; x=1";
    document.rows[1].comment = "50%";
    document.rows[2].end.reset();
    const auto bytes = written(document, "vtt").bytes;
    EXPECT_TRUE(bytes.starts_with("WEBVTT\n\n1 tier=hands;"));
    EXPECT_EQ(sortedTable(readText(bytes)), sortedTable(document));
}

TEST(Captions, SayWhatIsShownForASecondThoughItHasNoLength) {
    TimedDocument document;
    (void)document.observation("play");
    (void)document.tier("look");
    document.rows = {interval(5000, 5000, "touch"), interval(8000, 8000, "open")};
    document.rows[0].kind = TimedKind::Point;
    document.rows[1].end.reset();
    EXPECT_EQ(written(document, "srt").warnings,
              (std::vector<std::string>{"1 open code has nothing after it and no length here",
                                        "2 codes without length will be shown for one second"}));
    EXPECT_EQ(written(document, "vtt").warnings,
              std::vector<std::string>{"1 open code has nothing after it and no length here"})
        << "there the cue's id says what it is";
    document.rows[1].start = MediaTime(1'000'000'000);
    EXPECT_EQ(written(document, "srt").warnings,
              (std::vector<std::string>{"1 open code ends with the next of its tier or the session",
                                        "1 code without length will be shown for one second"}));
}

TEST(Captions, OfOthersAreReadAndKept) {
    const std::string vtt =
        "WEBVTT some title\n\nSTYLE\n::cue { color: red }\n\nNOTE kept\n\nintro\n00:01.000 --> 00:02.500 "
        "align:start\n<v Mother>Hi &amp; <i>bye</i></v>\n\n01:00:00.000 --> 01:00:01.000\nlast\n";
    EXPECT_EQ(rowsOf(vtt), "play,captions,,Mother,interval,1,2.5,,Hi & <i>bye</i>,,\n"
                           "play,captions,,,interval,3600,3601,,last,,\n");
    EXPECT_EQ(written(readText(vtt), "vtt").bytes, vtt);
    const std::string srt = "1\n00:00:01,000 --> 00:00:02,500\nHi\nthere\n\n2\n00:01:00,5 --> 00:01:01,000\nbye\n";
    EXPECT_EQ(rowsOf(srt),
              "play,captions,,,interval,1,2.5,,\"Hi\nthere\",,\nplay,captions,,,interval,60.5,61,,bye,,\n");
    EXPECT_EQ(written(readText(srt), "srt").bytes, srt);
    auto changed = readText(vtt);
    changed.rows[1].code = "new";
    EXPECT_NE(written(changed, "vtt").bytes.find("::cue { color: red }"), std::string::npos);
    EXPECT_EQ(readText(written(changed, "vtt").bytes).rows[1].code, "new");
    EXPECT_NE(refusalOf("WEBVTT\n\n00:zz --> 00:02.000\nx\n").find("line 3"), std::string::npos);
}

TEST(TimedCodes, ComeFromAnyFormatByTrack) {
    const auto file = written(smallDocument(), "eaf").bytes;
    TimedCodesSelection selection;
    selection.track = "hands";
    const auto codes = readTimedCodes(file, "play.eaf", selection);
    ASSERT_TRUE(codes) << codes.error().text();
    EXPECT_EQ(codes->rows,
              (std::vector<TimedCode>{{"T01", {MediaTime(0), MediaTime(1'500'000'000)}, "left"},
                                      {"T01", {MediaTime(2'000'000'000), MediaTime(3'250'000'000)}, "both"}}));
    selection.track = "feet";
    const auto none = readTimedCodes(file, "play.eaf", selection);
    ASSERT_FALSE(none);
    EXPECT_NE(none.error().text().find("\"hands\", \"look\""), std::string::npos);
    auto nobody = smallDocument();
    for (TimedRow& row : nobody.rows)
        row.coder.clear();
    const auto tiers = readTimedCodes(written(nobody, "eaf").bytes, "play.eaf");
    ASSERT_TRUE(tiers);
    EXPECT_EQ(tiers->rows[2].coder, "look");
    selection.track = "hands";
    selection.coder = "me";
    const auto mine = readTimedCodes(written(nobody, "textgrid").bytes, "play.TextGrid", selection);
    ASSERT_TRUE(mine);
    EXPECT_EQ(mine->rows[0].coder, "me");
}

TEST(Observations, AreChosenOrLaidOverEachOther) {
    auto document = smallDocument();
    (void)document.observation("second");
    document.rows[3].observation = 1;
    WriteOptions one;
    one.observation = "second";
    EXPECT_EQ(readText(written(document, "textgrid", one).bytes).rows.size(), 1u);
    const auto both = written(document, "eaf");
    EXPECT_EQ(readText(both.bytes).rows.size(), 4u);
    EXPECT_NE(both.warnings[0].find("--observation"), std::string::npos);
    one.observation = "third";
    EXPECT_EQ(writeTimed(document, "eaf", one).error().code, ErrorCode::NotFound);
}

} // namespace
} // namespace attune
