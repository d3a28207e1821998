// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/archive.h"
#include "exchange/import_plan.h"
#include "timed_support.h"

#include <nlohmann/json.hpp>

namespace attune {
namespace {

using namespace test;
using Json = nlohmann::ordered_json;

Json project() {
    return Json::parse(R"J({
 "time_format":"hh:mm:ss","project_name":"p","project_format_version":"7.0","odd":{"kept":[1,2.50]},
 "behaviors_conf":{"0":{"type":"State event","key":"s","code":"hold","description":"holds","category":"hands",
   "modifiers":{"0":{"name":"side","type":0,"values":["left (l)","right"]}},"excluded":"","coding map":""},
  "1":{"type":"Point event","key":"p","code":"tap","description":"","category":"","modifiers":"","excluded":""},
  "2":{"type":"State event","key":"n","code":"never","description":"","category":"","modifiers":""}},
 "subjects_conf":{"0":{"key":"m","name":"mother","description":"the mother"}},
 "observations":{
  "obs 1":{"type":"MEDIA","file":{"1":["a.mp4","b.mp4"],"2":["c.mp4"]},
   "media_info":{"length":{"a.mp4":100.5},"offset":{"1":0.0,"2":-20.0}},"time offset":2.0,
   "events":[[3.3,"mother","hold","left","",82],[9.9,"mother","hold","right","",0],[5.25,"","tap"," left |None","look"],
             [7.75,"mother","hold","left","end",0],[12,"mother","hold","right","",0],[20.125,"child","hold","","",0]]},
  "obs 2":{"type":"LIVE","file":{},"events":[]}},
 "independent_variables":{}})J");
}

const char* const rows = "obs 1,hold,,mother,interval,3.3,7.75,,hold,left,end\n"
                         "obs 1,tap,,,point,5.25,5.25,,tap, left |None,look\n"
                         "obs 1,hold,,mother,interval,9.9,12,,hold,right,\n"
                         "obs 1,hold,,child,interval,20.125,,,hold,,\n";

TEST(Boris, StatesArePairedBySubjectCodeAndModifiers) { EXPECT_EQ(rowsOf(project().dump()), rows); }

TEST(Boris, TierIsTheBehaviourObservationItsId) {
    const auto document = readText(project().dump());
    ASSERT_EQ(document.tiers.size(), 3u);
    EXPECT_EQ(document.tiers[2].name, "never") << "a behaviour nobody used is an empty tier";
    ASSERT_EQ(document.observations.size(), 2u);
    ASSERT_EQ(document.observations[0].media.size(), 3u);
    EXPECT_EQ(document.observations[0].media[0], (MediaLink{"a.mp4", MediaDuration(-2'000'000'000), ""}));
    EXPECT_EQ(document.observations[0].media[1].offset.ns, -102'500'000'000) << "played after the first";
    EXPECT_EQ(document.observations[0].media[2].offset.ns, 18'000'000'000) << "shifted by its player";
    ASSERT_EQ(document.vocabularies.size(), 3u);
    EXPECT_EQ(document.vocabularies[1].name, "hold: side");
    ASSERT_EQ(document.issues.size(), 1u) << "a state never stopped";
    EXPECT_NE(document.issues[0].message.find("never stopped"), std::string::npos);
}

TEST(Boris, PackedProjectsAreRead) {
    const auto packed = exchange::packGzip(project().dump());
    ASSERT_TRUE(packed);
    EXPECT_EQ(rowsOf(*packed), rows);
    const auto again = written(readText(*packed), "boris.gz").bytes;
    EXPECT_TRUE(exchange::isGzip(again));
    EXPECT_EQ(rowsOf(again), rows);
}

TEST(Boris, GoesThroughValueForValue) {
    EXPECT_EQ(Json::parse(written(readText(project().dump()), "boris").bytes), project());
}

TEST(Boris, ChangesOnlyTheEventsThatChanged) {
    auto document = readText(project().dump());
    document.rows[2].end = MediaTime(13'500'000'000);
    std::erase_if(document.rows, [](const TimedRow& row) { return row.code == "tap"; });
    TimedRow row = interval(30'000, 31'000, "hold");
    row.tier = 0;
    row.subject = "father";
    document.rows.push_back(row);
    const auto after = Json::parse(written(document, "boris").bytes);
    auto expected = project();
    auto& events = expected["observations"]["obs 1"]["events"];
    events =
        Json::array({events[0], events[3], Json::array({9.9, "mother", "hold", "right", ""}),
                     Json::array({13.5, "mother", "hold", "right", ""}), events[5],
                     Json::array({30.0, "father", "hold", "", ""}), Json::array({31.0, "father", "hold", "", ""})});
    expected["subjects_conf"]["1"] = {{"key", ""}, {"name", "father"}, {"description", ""}};
    EXPECT_EQ(after, expected) << after.dump(1);
}

TEST(Boris, WritesAProjectOfItsOwn) {
    auto document = smallDocument();
    document.rows[0].subject = "mother";
    document.rows[0].modifiers = "fast";
    const auto again = readText(written(document, "boris").bytes);
    EXPECT_EQ(tableOf(again), "observation,tier,coder,subject,kind,start,end,order,code,modifiers,comment\n"
                              "play,hands,,mother,interval,0,1.5,,left,fast,\nplay,look,,,interval,0.5,0.9,,toy,,\n"
                              "play,hands,,,interval,2,3.25,,both,,\nplay,look,,,point,4,4,,touch,,\n");
    EXPECT_TRUE(again.issues.empty());
}

TEST(Boris, TiersComeBackByTheirNames) {
    TimedDocument document = smallDocument();
    (void)document.tier("empty");
    for (TimedRow& row : document.rows)
        row.coder.clear();
    document.rows[2].code = "left";                            // both tiers have it
    document.rows.push_back(interval(5000, 5000, "both"));     // no length, and no moment
    document.rows.push_back(interval(6000, 7000, "touch", 1)); // as a span, elsewhere a moment
    document.rows.push_back(interval(8000, 9000, "", 1));
    const auto again = readText(written(document, "boris").bytes);
    EXPECT_EQ(sortedTable(again), sortedTable(document));
    ASSERT_EQ(again.tiers.size(), 3u);
    for (std::size_t t = 0; t < 3; ++t)
        EXPECT_EQ(again.tiers[t].name, document.tiers[t].name);
    // Codes added to it, some of a tier that is no behaviour, stay where they were put.
    TimedDocument more = again;
    more.rows.push_back(interval(10'000, 11'000, "left", more.tier("new")));
    more.rows.push_back(interval(12'000, 13'000, "both", more.tier("hands")));
    EXPECT_EQ(sortedTable(readText(written(more, "boris").bytes)), sortedTable(more));
    TimedDocument native = readText(project().dump());
    native.rows.push_back(interval(50'000, 51'000, "hold", native.tier("feet")));
    native.rows.push_back(interval(52'000, 53'000, "kick", native.tier("feet")));
    EXPECT_EQ(sortedTable(readText(written(native, "boris").bytes)), sortedTable(native));
}

TEST(Boris, ASchemeHasItsKeysAndCategories) {
    const auto scheme = schemeOf(readText(project().dump()), "p");
    ASSERT_TRUE(scheme);
    ASSERT_EQ(scheme->tracks.size(), 3u);
    EXPECT_EQ(scheme->tracks[0].id, "hold");
    EXPECT_EQ(scheme->tracks[0].name, "hands: hold");
    EXPECT_EQ(scheme->tracks[0].codes.at(0).key, "s");
    EXPECT_EQ(scheme->tracks[0].kind, TrackKind::Segments);
    EXPECT_EQ(scheme->tracks[1].kind, TrackKind::Events);
    EXPECT_EQ(scheme->tracks[1].name, "tap");
    EXPECT_EQ(scheme->persons, (std::vector<std::string>{"child", "mother"}));
}

TEST(Boris, OddEventsAreIssuesNotFailures) {
    auto json = project();
    json["observations"]["obs 1"]["events"] =
        Json::array({Json::array({"x", "", "tap"}), Json::array(), 5, Json::array({1, "", "unknown", "", ""}),
                     Json::array({"2.5", "", "tap", nullptr})});
    const auto document = readText(json.dump());
    EXPECT_EQ(document.rows.size(), 2u);
    EXPECT_EQ(document.rows[1].start, MediaTime(2'500'000'000));
    EXPECT_EQ(document.issues.size(), 4u);
}

TEST(Boris, WhatIsNoObjectIsLeftOrReplacedNeverTripsTheWriter) {
    Json odd = project();
    odd["observations"]["obs 2"] = "text";
    odd["attune"] = "text";
    TimedDocument document = readText(odd.dump());
    EXPECT_EQ(Json::parse(written(document, "boris").bytes)["observations"]["obs 2"], "text");
    TimedRow row = interval(1000, 2000, "left", document.tier("hands"));
    row.observation = document.observation("obs 2");
    document.rows.push_back(row);
    EXPECT_EQ(sortedTable(readText(written(document, "boris").bytes)), sortedTable(document));
    odd["attune"] = Json::parse(R"({"tiers":[1,"a"],"behaviours":["x"]})");
    document = readText(odd.dump());
    document.rows.push_back(row);
    document.rows.back().tier = document.tier("hands");
    EXPECT_EQ(sortedTable(readText(written(document, "boris").bytes)), sortedTable(document));
}

TEST(Boris, BrokenAndHostileFilesAreRefused) {
    const std::string text = project().dump(1);
    EXPECT_NE(refusalOf(text.substr(0, text.size() - 5)).find("line"), std::string::npos);
    std::string deep = R"({"behaviors_conf":{},"observations":)";
    deep.append(300'000, '[');
    EXPECT_NE(refusalOf(deep).find("deeper"), std::string::npos);
    ReadLimits small;
    small.bytes = 1 << 16;
    const auto bomb = exchange::packGzip(R"({"behaviors_conf":{},"observations":{}})" + std::string(1 << 20, ' '));
    EXPECT_FALSE(refusalOf(*bomb, small).empty());
}

TEST(Boris, AByteOrderMarkIsPassedOverAndAFaultHasItsColumn) {
    EXPECT_EQ(rowsOf("\xEF\xBB\xBF" + project().dump()), rows);
    EXPECT_NE(refusalOf("{\"behaviors_conf\":{},\n\"observations\":{,}}").find("line 2 column 17"), std::string::npos);
}

TEST(Boris, AnObservationThatIsThereTwiceIsSaid) {
    const auto document = readText(R"({"behaviors_conf":{"0":{"type":"Point event","code":"tap","modifiers":""}},
        "observations":{"a":{"events":[[1,"","tap","",""]]},"b":{"events":[]},"a":{"events":[[2,"","tap","",""]]}}})");
    ASSERT_EQ(document.issues.size(), 1u);
    EXPECT_EQ(document.issues[0].place, "observation \"a\"");
    EXPECT_NE(document.issues[0].message.find("twice"), std::string::npos);
    ASSERT_EQ(document.rows.size(), 1u);
    EXPECT_EQ(document.rows[0].start, MediaTime(2'000'000'000));
}

TEST(BorisRealFiles, AreReadAndGoThroughValueForValue) {
    const auto bytes = realFile("boris_test.boris");
    if (bytes.empty())
        GTEST_SKIP() << "the real files are not here";
    for (const char* name : {"boris_test.boris", "boris_test_with_leading_trailing_spaces_in_modifiers.boris"}) {
        const auto document = readText(realFile(name), name);
        EXPECT_GT(document.rows.size(), 3u);
        EXPECT_EQ(Json::parse(written(document, "boris").bytes), Json::parse(realFile(name))) << name;
    }
    const auto spaces = readText(realFile("boris_test_with_leading_trailing_spaces_in_modifiers.boris"));
    EXPECT_EQ(spaces.rows[0].modifiers, "a   |c ") << "verbatim";
    const std::string table = tableOf(readText(bytes));
    EXPECT_NE(table.find("offset positif,p,,,point,22.425,22.425,,p,,\n"), std::string::npos);
    EXPECT_NE(table.find("observation #1,s,,subject1,interval,3.3,7.75,,s,,\n"), std::string::npos);
}

TEST(Boris, APackedFileThatUnpacksToTooMuchIsRefusedForThat) {
    TimedDocument document = smallDocument();
    document.rows.resize(1, document.rows.front());
    for (std::int64_t i = 1; i < 2000; ++i)
        document.rows.push_back(interval(i * 1000, i * 1000 + 500, "x"));
    const std::string packed = written(document, "boris.gz").bytes;
    ReadLimits limits;
    limits.bytes = packed.size() + 1000;
    EXPECT_NE(refusalOf(packed, limits).find("unpacks to more than may be read"), std::string::npos)
        << refusalOf(packed, limits);
}

TEST(Boris, SaysWhichCodesAreWrittenWithTheirTier) {
    TimedDocument document;
    document.title = "play";
    (void)document.observation("play");
    (void)document.tier("left");
    (void)document.tier("right");
    document.rows = {interval(0, 1000, "up", 0), interval(0, 1000, "up", 1), interval(2000, 3000, "down", 1)};
    const auto file = written(document, "boris");
    ASSERT_EQ(file.warnings.size(), 1u);
    EXPECT_TRUE(file.warnings[0].starts_with("2 codes are written with the tier before it")) << file.warnings[0];
    document.rows.erase(document.rows.begin());
    EXPECT_TRUE(written(document, "boris").warnings.empty());
}

} // namespace
} // namespace attune
