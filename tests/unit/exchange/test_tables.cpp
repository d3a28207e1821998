// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/archive.h"
#include "exchange/import_plan.h"
#include "exchange/timed_codes.h"
#include "timed_support.h"

namespace attune {
namespace {

using namespace test;

// One of each kind of cell that Attune knows nothing of, as a foreign workbook has them.
std::string foreignWorkbook() {
    const auto part = [](const char* name, const std::string& body) {
        return exchange::ArchiveMember{name, "<?xml version=\"1.0\"?>" + body};
    };
    const auto text = [](const char* place, const char* value) {
        return std::string("<c r=\"") + place + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
    };
    return exchange::packZip(
               {part("xl/workbook.xml",
                     "<workbook xmlns:r=\"r\"><sheets><sheet name=\"d\" r:id=\"r1\"/></sheets></workbook>"),
                part("xl/_rels/workbook.xml.rels",
                     "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/a.xml\"/></Relationships>"),
                part("xl/styles.xml",
                     "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd.mm.yyyy\"/></numFmts>"
                     "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>"),
                part("xl/worksheets/a.xml",
                     "<worksheet><sheetData><row r=\"1\">" + text("A1", "visit") + text("B1", "onset") +
                         text("C1", "offset") + text("D1", "code") + text("E1", "sure") + text("F1", "site") +
                         text("G1", "known") + text("H1", "site") +
                         "</row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>44927</v></c><c r=\"B2\"><v>1</v></c><c "
                         "r=\"C2\"><v>2</v></c>" +
                         text("D2", "x") + "<c r=\"E2\" s=\"2\"><f>1/4</f><v>0.25</v></c>" + text("F2", "007") +
                         "<c r=\"G2\" t=\"b\"><v>1</v></c>" + text("H2", "again") +
                         "</row><row r=\"3\"><c r=\"B3\"><v>3</v></c>" + "<c r=\"C3\"><v>4</v></c>" + text("D3", "y") +
                         text("E3", "n/a") + text("J3", "beyond") + "</row></sheetData></worksheet>")})
        .value_or("");
}

// What the columns kept aside say, name by name and row by row.
std::string extrasOf(const TimedDocument& document) {
    std::string out;
    for (const ExtraColumn& column : document.extraColumns)
        out += column.name + (column.format.empty() ? "" : " as " + column.format) + ";";
    for (const TimedRow& row : document.rows) {
        out += "\n" + row.code + ":";
        for (const ExtraCell& cell : row.extras)
            out += " " + cell.text +
                   (cell.kind == ExtraCell::Kind::Number  ? "#"
                    : cell.kind == ExtraCell::Kind::Truth ? "?"
                                                          : "");
        out.resize(out.find_last_not_of(' ') + 1); // empty cells at the end need not be there
    }
    return out;
}

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
              "s,codes,A,,interval,1.006,1.8965,,x,,,1\n");
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
<CDS_ELE_DESCRIPTION>looks at the child</CDS_ELE_DESCRIPTION><CDS_ELE_START_KEYCODE>G</CDS_ELE_START_KEYCODE>
<CDS_ELE_MUT_EXCLUSIVE>Y</CDS_ELE_MUT_EXCLUSIVE></CDS_BEHAVIOR>
<CDS_CONNECTION CDS_ELEMENT_ID="2" CDS_MODIFIER_ID="7"/>
<CDS_MODIFIER><CDS_ELE_ID>7</CDS_ELE_ID><CDS_ELE_NAME>how</CDS_ELE_NAME></CDS_MODIFIER>
<CDS_MODIFIER><CDS_ELE_ID>8</CDS_ELE_ID><CDS_ELE_NAME>long</CDS_ELE_NAME><CDS_ELE_PARENT_ID>7</CDS_ELE_PARENT_ID></CDS_MODIFIER>
</CDS_X></NXMLINTERCHANGE>)";
    std::string utf16 = "\xFF\xFE";
    for (const char c : text)
        utf16 += {c, '\0'};
    for (const std::string& bytes : {text, utf16}) {
        const auto document = readText(bytes);
        ASSERT_EQ(document.vocabularies.size(), 2u);
        EXPECT_EQ(document.vocabularies[0],
                  (Vocabulary{"Gaze", "", {{"at child", "looks at the child how: long.", "G"}}}));
        EXPECT_EQ(document.vocabularies[1],
                  (Vocabulary{"modifier: how", "", {{"long", ""}}, Vocabulary::Of::Modifiers}));
        ASSERT_EQ(document.tiers.size(), 1u);
        EXPECT_TRUE(document.tiers[0].exclusive);
        const auto scheme = schemeOf(document, "gaze");
        ASSERT_TRUE(scheme);
        ASSERT_EQ(scheme->tracks.size(), 1u);
        EXPECT_TRUE(scheme->tracks[0].exclusive);
        EXPECT_EQ(scheme->tracks[0].codes,
                  (std::vector{Code{"at child", "at child", "g", "looks at the child how: long."}}));
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

TEST(ForeignTables, ColumnsNobodyKnowsComeBackWhateverIsDoneToTheRows) {
    const std::string csv = "\xEF\xBB\xBF\"\";child;onset;offset;label;note 2;begin\r\n1;K07;1;2;x;\"a;b\";9\r\n"
                            "2;K08;3;4;y;\"two\r\nlines \xC3\xA4 \xF0\x9F\x98\x80\";9\r\n3;;5;6;z;;\r\n";
    auto document = readText(csv);
    EXPECT_EQ(document.issues.size(), 2u) << "which columns, and that begin says onset again";
    const std::string before = extrasOf(document);
    EXPECT_EQ(before, ";child;note 2;begin;\nx: 1 K07 a;b 9\ny: 2 K08 two\r\nlines \xC3\xA4 \xF0\x9F\x98\x80 9\nz: 3");
    for (const char* format : {"csv", "xlsx"}) {
        const auto again = readText(written(document, format).bytes);
        EXPECT_EQ(extrasOf(again), before) << format;
        EXPECT_EQ(tableOf(readText(written(again, format).bytes)), tableOf(document));
    }
    // A row goes, one comes, one says something else.
    document.rows.erase(document.rows.begin());
    document.rows[0].code = "w";
    document.rows.push_back(interval(7000, 8000, "new"));
    const auto file = written(document, "csv");
    EXPECT_TRUE(file.warnings.empty());
    EXPECT_EQ(file.bytes,
              "observation,tier,coder,subject,kind,start,end,order,code,modifiers,comment,,child,note 2,begin\n"
              "play,codes,,,interval,3,4,,w,,,2,K08,\"two\r\nlines \xC3\xA4 \xF0\x9F\x98\x80\",9\n"
              "play,codes,,,interval,5,6,,z,,,3,,,\nplay,codes,,,interval,7,8,,new,,,,,,\n");
    // Elsewhere they are said to stay behind; commas at the ends of lines are no columns.
    const auto eaf = written(document, "eaf");
    EXPECT_EQ(eaf.warnings.back(), R"(columns left out, which only tables have: "", "child", "note 2", "begin")");
    EXPECT_TRUE(readText("start,code,,\n1,x,,\n").extraColumns.empty());
}

TEST(ForeignTables, AWorkbookKeepsNumbersDatesAndTruths) {
    const auto document = readText(foreignWorkbook());
    const std::string wanted = "visit as dd.mm.yyyy;sure as #9;site;known;site;;\nx: 44927# 0.25# 007 1? again\n"
                               "y:  n/a    beyond";
    EXPECT_EQ(extrasOf(document), wanted);
    EXPECT_EQ(document.issues.size(), 2u) << "the columns, the formula";
    const auto again = readText(written(document, "xlsx").bytes);
    EXPECT_EQ(extrasOf(again), wanted);
    EXPECT_EQ(written(readText(written(again, "xlsx").bytes), "csv").bytes, written(document, "csv").bytes);
}

TEST(ForeignTables, AnSpssFileKeepsVariablesWithAllThatIsSaidOfThem) {
    auto document = readText("onset,offset,code,Group,2nd word,group\n1,2,x,1,a,p\n3,4,y,-9,,q\n5,6,z,,b,\n");
    document.format = "sav"; // as if SPSS had made it
    ExtraColumn& group = document.extraColumns[0];
    group.label = "Treatment or \xC3\xA4";
    group.number = true;
    group.measure = 1;
    group.format = "F4.1";
    group.labels = {{"1", "treated"}, {"-9", "not told"}};
    group.missing = {{"-9", "-9"}};
    for (TimedRow& row : document.rows)
        row.extras[0].kind = ExtraCell::Kind::Number;
    document.vocabularies = {
        {"code", {}, {{"x", "looks"}, {"a longer code than eight", "touches"}}, Vocabulary::Of::Codes}};
    const auto once = readText(written(document, "sav").bytes);
    ASSERT_EQ(once.extraColumns.size(), 3u);
    EXPECT_EQ(once.extraColumns[0], group);
    EXPECT_EQ(once.extraColumns[1].name, "v2nd_word");
    EXPECT_EQ(once.extraColumns[2].name, "group_2") << "names differ in more than the case of letters";
    EXPECT_EQ(extrasOf(once), "Group as F4.1;v2nd_word as A8;group_2 as A8;\nx: 1# a p\ny: -9#  q\nz: # b");
    ASSERT_EQ(once.vocabularies.size(), 1u);
    EXPECT_EQ(once.vocabularies[0].entries, document.vocabularies[0].entries);
    EXPECT_TRUE(std::ranges::none_of(once.issues, [](const TimedIssue& issue) { return issue.place == "variables"; }));
    const auto twice = readText(written(once, "sav").bytes);
    EXPECT_EQ(twice.extraColumns, once.extraColumns);
    EXPECT_EQ(written(twice, "csv").bytes, written(once, "csv").bytes);
}

TEST(ForeignTables, AWideTableMayNameItsTimesOtherwise) {
    const std::string csv = "clip,rater,onset_ms,offset_ms,hands,look,weather\nv1,A,1000,2000,left,toy,sun\n"
                            "v1,B,1000,2000,right,,sun\nv2,A,0,500,,,\n";
    auto document = readText(csv);
    EXPECT_EQ(document.format, "wide");
    EXPECT_EQ(document.issues.size(), 1u) << "a line without a code";
    EXPECT_EQ(rowsOf(csv), "v1,hands,A,,interval,1,2,,left,,\nv1,look,A,,interval,1,2,,toy,,\n"
                           "v1,weather,A,,interval,1,2,,sun,,\nv1,hands,B,,interval,1,2,,right,,\n"
                           "v1,weather,B,,interval,1,2,,sun,,\n");
    const auto again = readText(written(document, "wide").bytes);
    EXPECT_EQ(sortedTable(again), sortedTable(document));
    document.rows.erase(document.rows.begin() + 1);
    document.rows.push_back(interval(3000, 4000, "both"));
    EXPECT_EQ(sortedTable(readText(written(document, "wide").bytes)), sortedTable(document));
}

TEST(FrameCsv, KeepsItsOwnStepAndItsEmptyEnds) {
    const std::string csv =
        "observation,time,hands\nplay,0,\nplay,0.033,left\nplay,0.066,left\nplay,0.099,\nplay,0.132,\n";
    EXPECT_EQ(written(readText(csv), "frames").bytes, csv);
}

} // namespace
} // namespace attune
