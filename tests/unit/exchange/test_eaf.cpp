// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/eaf_model.h"
#include "support/eaf_rules.h"
#include "timed_support.h"

#include <pugixml.hpp>
#include <sstream>

namespace attune {
namespace {

using namespace test;

// A document of 2.8 with a slot without a time, a subdivision, an association and things nobody here knows.
std::string sample() {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="x" DATE="2020-01-01T00:00:00+01:00" FORMAT="2.8" VERSION="2.8">
  <!-- kept -->
  <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
    <MEDIA_DESCRIPTOR MEDIA_URL="file:///v/play.mp4" MIME_TYPE="video/mp4" TIME_ORIGIN="120" ODD="1"/>
    <PROPERTY NAME="lastUsedAnnotationId">7</PROPERTY>
  </HEADER>
  <TIME_ORDER>
    <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/>
    <TIME_SLOT TIME_SLOT_ID="ts2"/>
    <TIME_SLOT TIME_SLOT_ID="ts3"/>
    <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="2000"/>
    <TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="5000"/>
    <TIME_SLOT TIME_SLOT_ID="ts6" TIME_VALUE="6500"/>
  </TIME_ORDER>
  <TIER LINGUISTIC_TYPE_REF="talk" TIER_ID="Mother" PARTICIPANT="mother" ANNOTATOR="T01">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>hello &amp; bye</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts5" TIME_SLOT_REF2="ts6" CVE_REF="c1" EXTRA="kept"><ANNOTATION_VALUE>x</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
  </TIER>
  <TIER LINGUISTIC_TYPE_REF="words" PARENT_REF="Mother" TIER_ID="Words">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>w1</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a4" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3"><ANNOTATION_VALUE>w2</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a5" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>w3</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
  </TIER>
  <TIER LINGUISTIC_TYPE_REF="parts" PARENT_REF="Mother" TIER_ID="Parts">
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a7" ANNOTATION_REF="a2" PREVIOUS_ANNOTATION="a6"><ANNOTATION_VALUE>second</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a6" ANNOTATION_REF="a2"><ANNOTATION_VALUE>first</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
  </TIER>
  <TIER LINGUISTIC_TYPE_REF="gloss" PARENT_REF="Words" TIER_ID="Gloss">
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a8" ANNOTATION_REF="a4"><ANNOTATION_VALUE>g</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
  </TIER>
  <TIER LINGUISTIC_TYPE_REF="talk" TIER_ID="Nothing"/>
  <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="talk" TIME_ALIGNABLE="true" CONTROLLED_VOCABULARY_REF="cv"/>
  <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="words" TIME_ALIGNABLE="true" CONSTRAINTS="Time_Subdivision"/>
  <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="parts" TIME_ALIGNABLE="false" CONSTRAINTS="Symbolic_Subdivision"/>
  <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="gloss" TIME_ALIGNABLE="false" CONSTRAINTS="Symbolic_Association"/>
  <CONTROLLED_VOCABULARY CV_ID="cv" DESCRIPTION="d"><CV_ENTRY DESCRIPTION="an x">x</CV_ENTRY></CONTROLLED_VOCABULARY>
  <UNKNOWN_ELEMENT a="1"><DEEPER>text</DEEPER></UNKNOWN_ELEMENT>
</ANNOTATION_DOCUMENT>
)";
}

std::string normal(const std::string& xml) {
    pugi::xml_document dom;
    EXPECT_TRUE(dom.load_string(xml.c_str(), pugi::parse_default | pugi::parse_comments | pugi::parse_declaration));
    std::ostringstream out;
    dom.save(out, " ");
    return out.str();
}

TEST(Eaf, SlotsWithoutATimeDivideTheirParentEvenly) {
    const std::string rows = rowsOf(sample());
    EXPECT_NE(rows.find("play,Words,,,interval,1,1.333333333,,w1,,"), std::string::npos) << rows;
    EXPECT_NE(rows.find("play,Words,,,interval,1.333333333,1.666666667,,w2,,"), std::string::npos) << rows;
    EXPECT_NE(rows.find("play,Words,,,interval,1.666666667,2,,w3,,"), std::string::npos) << rows;
}

TEST(Eaf, SymbolicSubdivisionSharesTheParentInTheOrderOfPreviousAnnotations) {
    const std::string rows = rowsOf(sample());
    EXPECT_NE(rows.find("play,Parts,,,interval,5,5.75,,first,,"), std::string::npos) << rows;
    EXPECT_NE(rows.find("play,Parts,,,interval,5.75,6.5,,second,,"), std::string::npos) << rows;
}

TEST(Eaf, OtherReferencesTakeTheParentsSpan) {
    EXPECT_NE(rowsOf(sample()).find("play,Gloss,,,interval,1.333333333,1.666666667,,g,,"), std::string::npos);
}

TEST(Eaf, KeepsPersonsCodersMediaOffsetsVocabulariesAndEmptyTiers) {
    const auto document = readText(sample());
    EXPECT_NE(rowsOf(sample()).find("play,Mother,T01,mother,interval,1,2,,hello & bye,,"), std::string::npos);
    ASSERT_EQ(document.tiers.size(), 5u);
    EXPECT_EQ(document.tiers[4].name, "Nothing");
    EXPECT_EQ(document.tiers[1].parent, "Mother");
    ASSERT_EQ(document.observations[0].media.size(), 1u);
    EXPECT_EQ(document.observations[0].media[0].path, "file:///v/play.mp4");
    EXPECT_EQ(document.observations[0].media[0].offset.ns, 120'000'000);
    ASSERT_EQ(document.vocabularies.size(), 1u);
    EXPECT_EQ(document.vocabularies[0].entries, (std::vector<VocabularyEntry>{{"x", "an x"}}));
}

TEST(Eaf, GoesThroughUnchangedElementForElement) {
    EXPECT_EQ(normal(written(readText(sample()), "eaf").bytes), normal(sample()));
    EXPECT_EQ(written(readText(sample()), "eaf").bytes, sample()) << "even the white space";
}

TEST(Eaf, ChangesOnlyWhatChanged) {
    auto document = readText(sample());
    document.rows[0].code = "changed";
    document.rows[1].end = MediaTime(7'000'000'000);
    const auto bytes = written(document, "eaf").bytes;
    EXPECT_NE(bytes.find("<ANNOTATION_VALUE>changed</ANNOTATION_VALUE>"), std::string::npos);
    EXPECT_NE(bytes.find("UNKNOWN_ELEMENT"), std::string::npos);
    EXPECT_NE(bytes.find("EXTRA=\"kept\""), std::string::npos);
    EXPECT_NE(bytes.find("CVE_REF=\"c1\""), std::string::npos) << "that code did not change";
    const auto again = readText(bytes);
    EXPECT_EQ(again.rows[0].code, "changed");
    EXPECT_EQ(again.rows[1].end, MediaTime(7'000'000'000));
    EXPECT_EQ(again.rows[2].code, "w1");
    // What divides the changed one follows it.
    EXPECT_NE(tableOf(again).find("play,Parts,,,interval,5,6,,first,,"), std::string::npos) << tableOf(again);
}

TEST(Eaf, RemovedAnnotationsTakeAlongWhatRefersToThem) {
    auto document = readText(sample());
    std::erase_if(document.rows, [](const TimedRow& row) { return row.key == "a2"; });
    const auto file = written(document, "eaf");
    const auto again = readText(file.bytes);
    EXPECT_EQ(tableOf(again).find("second"), std::string::npos);
    EXPECT_EQ(again.rows.size(), 5u);
    EXPECT_FALSE(file.warnings.empty());
}

TEST(Eaf, ATimeBeforeTheFilesBeginningIsWrittenAsZeroWithAWarning) {
    const auto before = [](const WrittenFile& file) {
        EXPECT_EQ(file.bytes.find("TIME_VALUE=\"-"), std::string::npos);
        return std::ranges::count_if(file.warnings, [](const std::string& w) {
            return w.find("2 times lie before the beginning of the media file") == 0;
        });
    };
    auto document = readText(sample());
    document.rows.push_back(interval(-1500, -500, "early"));
    const auto patched = written(document, "eaf");
    EXPECT_EQ(before(patched), 1);
    EXPECT_NE(tableOf(readText(patched.bytes)).find(",0,0,,early,,"), std::string::npos);
    auto own = smallDocument();
    own.rows.push_back(interval(-1500, -1, "early"));
    const auto file = written(own, "eaf");
    EXPECT_EQ(before(file), 1);
    EXPECT_EQ(EafRules::faultOf(file.bytes), "");
}

TEST(Eaf, ChildrenThatNoLongerLieWithinTheirParentAreNamed) {
    auto document = readText(sample());
    ASSERT_EQ(document.rows[0].code, "hello & bye");
    document.rows[0].end = MediaTime(1'500'000'000); // w2 and w3 go on to 2 s
    const auto file = written(document, "eaf");
    ASSERT_EQ(file.warnings.size(), 1u);
    EXPECT_EQ(file.warnings[0].find("2 codes lie beyond what covers them on the tier above"), 0u) << file.warnings[0];
    EXPECT_NE(file.warnings[0].find("within it: \""), std::string::npos) << "which ones: " << file.warnings[0];
    // Such a file says so when it is read, each code with its place, and is put right where that is asked for.
    const auto again = readText(file.bytes);
    EXPECT_GE(std::ranges::count(again.issues, std::string("it lies beyond what covers it on the tier above"),
                                 &TimedIssue::message),
              1);
    ReadOptions mend;
    mend.name = "play";
    mend.mend = true;
    const auto mended = readTimed(file.bytes, mend);
    ASSERT_TRUE(mended.has_value());
    EXPECT_GE(std::ranges::count(mended->issues, true, &TimedIssue::mended), 1);
    const auto right = readText(written(*mended, "eaf").bytes);
    for (const TimedIssue& issue : right.issues)
        EXPECT_EQ(issue.message.find("beyond what covers"), std::string::npos) << issue.place;
    document.rows[0].end = MediaTime(2'500'000'000);
    EXPECT_TRUE(written(document, "eaf").warnings.empty());
}

TEST(Eaf, NewCodesJoinTheirTier) {
    auto document = readText(sample());
    TimedRow row = interval(2500, 2600, "new");
    row.coder = "T01";
    row.subject = "mother";
    document.rows.push_back(row);
    const auto again = readText(written(document, "eaf").bytes);
    EXPECT_NE(tableOf(again).find("play,Mother,T01,mother,interval,2.5,2.6,,new,,"), std::string::npos)
        << tableOf(again);
    EXPECT_EQ(again.tiers.size(), 5u);
}

TEST(Eaf, WritesADocumentOfItsOwn) {
    auto document = smallDocument();
    document.rows[0].modifiers = "fast";
    document.rows[1].comment = "see <this>";
    document.vocabularies = {{"hand codes", "which", {{"left", "the left one"}, {"both", ""}}}};
    document.tiers[0].vocabulary = "hand codes";
    const auto bytes = written(document, "eaf").bytes;
    auto again = readText(bytes);
    EXPECT_EQ(sortedTable(again), sortedTable(document));
    EXPECT_EQ(again.vocabularies, document.vocabularies);
    EXPECT_EQ(again.tiers[0].vocabulary, "hand codes");
}

TEST(Eaf, OverlappingCodesLieInTiersBesideEachOther) {
    auto document = smallDocument();
    document.rows.push_back(interval(1000, 2100, "over"));
    document.rows.back().coder = "T01";
    const auto file = written(document, "eaf");
    const auto again = readText(file.bytes);
    EXPECT_EQ(again.tiers.size(), 3u);
    EXPECT_EQ(again.rows.size(), 5u);
    ASSERT_FALSE(file.warnings.empty());
    EXPECT_NE(file.warnings.back().find("overlap"), std::string::npos);
}

TEST(Eaf, TemplatesKeepTiersAndVocabulariesOnly) {
    const auto again = readText(written(readText(sample()), "etf").bytes);
    EXPECT_EQ(again.rows.size(), 0u);
    EXPECT_EQ(again.tiers.size(), 5u);
    EXPECT_EQ(again.vocabularies.size(), 1u);
}

TEST(Eaf, ExternalVocabulariesAreFetched) {
    const std::string eaf = R"(<ANNOTATION_DOCUMENT AUTHOR="" DATE="" VERSION="3.0"><HEADER/><TIME_ORDER/>
<CONTROLLED_VOCABULARY CV_ID="shared" EXT_REF="er1"/><EXTERNAL_REF EXT_REF_ID="er1" TYPE="ecv" VALUE="file:///x/shared.ecv"/>
</ANNOTATION_DOCUMENT>)";
    TimedDocument words;
    words.vocabularies = {{"shared", "", {{"a", "first"}, {"b", ""}}}};
    const auto ecv = written(words, "ecv").bytes;
    ReadOptions options;
    options.name = "x.eaf";
    const auto without = readTimed(eaf, options);
    ASSERT_TRUE(without);
    EXPECT_EQ(without->issues.size(), 1u);
    options.fetch = [&](const std::string& path) {
        return path == "file:///x/shared.ecv" ? std::optional(ecv) : std::nullopt;
    };
    const auto with = readTimed(eaf, options);
    ASSERT_TRUE(with);
    EXPECT_TRUE(with->issues.empty());
    EXPECT_EQ(with->vocabularies, words.vocabularies);
}

TEST(Eaf, BrokenAndHostileFilesAreRefusedWithTheirPlace) {
    EXPECT_NE(refusalOf("<ANNOTATION_DOCUMENT>\n<TIER>").find("line"), std::string::npos);
    EXPECT_NE(refusalOf("<!DOCTYPE x [<!ENTITY a \"b\">]><ANNOTATION_DOCUMENT/>").find("entities"), std::string::npos);
    std::string deep = "<ANNOTATION_DOCUMENT>";
    for (int i = 0; i < 200'000; ++i)
        deep += "<a>";
    EXPECT_NE(refusalOf(deep).find("deeper"), std::string::npos);
    ReadLimits few;
    few.elements = 10;
    EXPECT_NE(refusalOf(sample(), few).find("elements"), std::string::npos);
    few = {};
    few.rows = 3;
    EXPECT_NE(refusalOf(sample(), few).find("more than 3 codes"), std::string::npos);
    few = {};
    few.bytes = 100;
    EXPECT_NE(refusalOf(sample(), few).find("larger"), std::string::npos);
}

TEST(Eaf, OddReferencesAreIssuesNotFailures) {
    const auto document = readText(R"(<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t" TIME_VALUE="x"/>
<TIME_SLOT TIME_SLOT_ID="u" TIME_VALUE="5"/></TIME_ORDER><TIER TIER_ID="A" PARENT_REF="A">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a" TIME_SLOT_REF1="t" TIME_SLOT_REF2="gone"/></ANNOTATION>
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="b" ANNOTATION_REF="b"/></ANNOTATION><ANNOTATION/></TIER></ANNOTATION_DOCUMENT>)");
    EXPECT_EQ(document.rows.size(), 0u);
    EXPECT_EQ(document.issues.size(), 4u);
}

TEST(Eaf, RulesFindWhatBreaksThem) {
    const auto fault = [](const std::string& what, const std::string& with) {
        std::string xml = written(smallDocument(), "eaf").bytes;
        EXPECT_EQ(EafRules::faultOf(xml), "");
        const auto at = xml.find(what);
        EXPECT_NE(at, std::string::npos) << what;
        return EafRules::faultOf(at == std::string::npos ? xml : xml.replace(at, what.size(), with));
    };
    EXPECT_NE(fault("LINGUISTIC_TYPE_REF=\"", "LINGUISTIC_TYPE_REF=\"no-").find("leads nowhere"), std::string::npos);
    EXPECT_NE(fault("ANNOTATION_ID=\"a2\"", "ANNOTATION_ID=\"a1\"").find("stands twice"), std::string::npos);
    EXPECT_NE(fault("TIME_UNITS=\"milliseconds\"", "TIME_UNITS=\"hours\"").find("not of its kind"), std::string::npos);
    EXPECT_NE(fault("<TIER ", "<TIER COLOUR=\"red\" ").find("has no attribute COLOUR"), std::string::npos);
    EXPECT_NE(fault("<TIME_ORDER>", "<LANGUAGE LANG_ID=\"en\"/><TIME_ORDER>").find("stands too late"),
              std::string::npos);
}

TEST(EafRealFiles, WhatIsMadeOfThemKeepsTheRules) {
    bool any = false;
    for (const char* name : {"boris_test.boris", "datavyur_dyad1.opf", "datavyudocs_SampleSpreadsheet.opf",
                             "gseq_mominf.sds", "textgrid_long_format.TextGrid", "readtextgrid_utf_16_be.TextGrid"}) {
        const std::string bytes = realFile(name);
        if (bytes.empty())
            continue;
        any = true;
        auto document = readText(bytes);
        WriteOptions options;
        options.observation = document.observations.front().name;
        EXPECT_EQ(EafRules::faultOf(written(document, "eaf", options).bytes), "") << name;
    }
    if (!any)
        GTEST_SKIP() << "the real files are not here";
}

TEST(EafRealFiles, AreReadAndGoThroughElementForElement) {
    int seen = 0;
    for (const char* name : {"poio_example.eaf", "speach_test.eaf", "pygamma_MaureenMarvinRobin.eaf"}) {
        const std::string bytes = realFile(name);
        if (bytes.empty())
            continue;
        ++seen;
        const auto document = readText(bytes, name);
        EXPECT_TRUE(document.issues.empty()) << name;
        EXPECT_EQ(normal(written(document, "eaf").bytes), normal(bytes)) << name;
        // As a document of its own all rows come back, to the ms.
        TimedDocument fresh = document;
        fresh.kept = nullptr;
        EXPECT_EQ(readText(written(fresh, "eaf").bytes).rows.size(), document.rows.size()) << name;
    }
    if (seen == 0)
        GTEST_SKIP() << "the real files are not here";
    const auto poio = readText(realFile("poio_example.eaf"));
    EXPECT_EQ(poio.tiers.size(), 11u);
    EXPECT_EQ(poio.vocabularies.size(), 2u);
    // The slot without a time lies between 11.47 and 11.94 s.
    const auto word = std::ranges::find(poio.rows, "a57", &TimedRow::key);
    ASSERT_NE(word, poio.rows.end());
    EXPECT_EQ(word->start, MediaTime(11'470'000'000));
    EXPECT_EQ(word->end, MediaTime(11'705'000'000));
}

} // namespace
} // namespace attune
