// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "support/run_cli.h"
#include "support/scratch_folder.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace attune;
using attune::test::ScratchFolder;
using Json = nlohmann::ordered_json;

namespace {

const std::string eaf = R"(<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2020-01-01T00:00:00+01:00" FORMAT="2.8" VERSION="2.8">
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="file:///gone/play.mp4" MIME_TYPE="video/mp4" TIME_ORIGIN="500"/></HEADER>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="2500"/><TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="4000"/><TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="6000"/></TIME_ORDER>
<TIER LINGUISTIC_TYPE_REF="t" TIER_ID="hands" ANNOTATOR="T01" PARTICIPANT="child"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>left</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>both</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER LINGUISTIC_TYPE_REF="t" TIER_ID="empty"/>
<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="t" TIME_ALIGNABLE="true"/>
<CONTROLLED_VOCABULARY CV_ID="hands" DESCRIPTION=""><CV_ENTRY>left</CV_ENTRY><CV_ENTRY DESCRIPTION="both of them">both</CV_ENTRY></CONTROLLED_VOCABULARY>
<UNKNOWN>kept</UNKNOWN>
</ANNOTATION_DOCUMENT>
)";

class ExchangeVerbs : public testing::Test {
  protected:
    std::string put(const std::string& name, const std::string& bytes) {
        EXPECT_TRUE(writeFileAtomic(folder / name, bytes, Overwrite::Allow));
        return (folder / name).string();
    }
    std::string at(const std::string& name) { return (folder / name).string(); }
    static Json json(const std::vector<std::string>& arguments) {
        const auto run = runCli(arguments);
        EXPECT_EQ(run.exitCode, 0) << run.err;
        return Json::parse(run.out, nullptr, false);
    }
    static std::string bytes(const std::string& path) { return readFile(path).value_or("?"); }

    ScratchFolder folder;
};

TEST_F(ExchangeVerbs, ConvertFindsTheFormatByContentAndByEnding) {
    const auto in = put("odd-name.dat", eaf);
    const Json answer = json({"convert", in, at("out.csv"), "--json"});
    EXPECT_EQ(answer.begin().key(), "schema");
    EXPECT_EQ(answer["schema"], "attune.convert/1");
    EXPECT_EQ(answer["from"], "eaf");
    EXPECT_EQ(answer["to"], "csv");
    EXPECT_EQ(answer["rows"], 2);
    EXPECT_EQ(answer["tiers"], Json::parse(R"([{"name":"hands","rows":2},{"name":"empty","rows":0}])"));
    EXPECT_EQ(answer["warnings"], Json::array());
    EXPECT_EQ(bytes(at("out.csv")),
              "observation,tier,coder,subject,kind,start,end,order,code,modifiers,comment\n"
              "odd-name,hands,T01,child,interval,1,2.5,,left,,\nodd-name,hands,T01,child,interval,4,6,,both,,\n");
    for (const char* name : {"a.TextGrid", "a.boris", "a.boris.gz", "a.opf", "a.sds", "a.vtt", "a.srt", "a.xlsx",
                             "a.sav", "a.etf", "a.ecv", "b.eaf"}) {
        json({"convert", in, at(name), "--json"});
        if (std::string(name).find("ecv") == std::string::npos && std::string(name).find("etf") == std::string::npos) {
            EXPECT_EQ(json({"convert", at(name), at(std::string(name) + ".csv"), "--json"})["rows"], 2) << name;
        }
    }
    EXPECT_EQ(bytes(at("b.eaf")), eaf);
    EXPECT_EQ(json({"convert", in, at("frames.txt"), "--to", "frames", "--unit", "500", "--json"})["to"], "frames");
    EXPECT_EQ(json({"convert", at("frames.txt"), at("again.csv"), "--json"})["from"], "frames");
}

TEST_F(ExchangeVerbs, ConvertCountsWhatItWrites) {
    const auto in = put("two.csv", "observation,tier,start,end,code\no1,t,1,2,a\no1,t,3,4,a\no2,t,1,2,b\n");
    const Json answer = json({"convert", in, at("one.csv"), "--observation", "o2", "--json"});
    EXPECT_EQ(answer["rows"], 1);
    EXPECT_EQ(answer["observations"], Json::array({"o2"}));
    EXPECT_EQ(answer["tiers"], Json::parse(R"([{"name":"t","rows":1}])"));
}

TEST_F(ExchangeVerbs, ADryRunShowsCodesThatOverlap) {
    const auto in = put("over.csv", "coder,start,end,code,tier\na,0,5,d,t\na,4,6,e,t\n"), library = at("study.attune");
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    const Json dry = json({"import", in, "--to", library, "--dry-run", "--json"});
    ASSERT_EQ(dry["issues"].size(), 1u);
    EXPECT_EQ(dry["issues"][0]["mended"], false);
    EXPECT_EQ(dry["segments"], 2);
    EXPECT_EQ(json({"import", in, "--to", library, "--mend", "--json"})["issues"].size(), 1u);
}

TEST_F(ExchangeVerbs, ConvertRefusesAndLeavesNothingBehind) {
    const auto in = put("play.eaf", eaf);
    auto refused = [&](const std::vector<std::string>& arguments, int exitCode) {
        const auto run = runCli(arguments);
        EXPECT_EQ(run.exitCode, exitCode) << run.err;
        EXPECT_TRUE(run.err.starts_with("error: ")) << run.err;
        EXPECT_EQ(std::ranges::count(run.err, '\n'), 1);
    };
    refused({"convert", in, at("x.unknown")}, 2);
    refused({"convert", in, at("x.otx")}, 2);
    refused({"convert", in, at("x.csv"), "--to", "nothing"}, 2);
    refused({"convert", at("gone.eaf"), at("x.csv")}, 2);
    refused({"convert", put("broken.eaf", eaf.substr(0, 700)), at("x.csv")}, 2);
    refused({"convert", put("noise.bin", std::string("\1\2\3\0\5 noise", 11)), at("x.csv")}, 2);
    refused({"convert", in, at("x.csv"), "--observation", "none"}, 2);
    refused({"convert", in, at("x.csv"), "--unit", "zero"}, 2);
    EXPECT_FALSE(std::filesystem::exists(at("x.csv")));
    json({"convert", in, at("x.csv"), "--json"});
    refused({"convert", in, at("x.csv")}, 2); // it is there
    json({"convert", in, at("x.csv"), "--force", "--json"});
    EXPECT_EQ(std::ranges::count_if(std::filesystem::directory_iterator(folder.path()),
                                    [](const auto& entry) { return entry.path().string().ends_with(".part"); }),
              0);
}

TEST_F(ExchangeVerbs, ConvertMendsOnlyWhenAsked) {
    const auto in = put("slips.csv", "start,end,code\n5,4,x\n6,,y\n");
    const Json asIs = json({"convert", in, at("as-is.csv"), "--json"});
    EXPECT_EQ(asIs["warnings"].size(), 1u);
    EXPECT_NE(bytes(at("as-is.csv")).find("interval,5,4,,x"), std::string::npos);
    json({"convert", in, at("mended.csv"), "--mend", "--json"});
    EXPECT_NE(bytes(at("mended.csv")).find("interval,4,5,,x"), std::string::npos);
    EXPECT_NE(bytes(at("mended.csv")).find("interval,6,6,,y"), std::string::npos);
}

TEST_F(ExchangeVerbs, ImportIsOneUndoableStepAndExportGivesTheFileBack) {
    const auto in = put("play.eaf", eaf), library = at("study.attune");
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    const Json dry = json({"import", in, "--to", library, "--dry-run", "--json"});
    EXPECT_EQ(dry["schema"], "attune.import/1");
    EXPECT_EQ(dry["segments"], 2);
    EXPECT_EQ(dry["clips"][0]["shiftNs"], 500'000'000) << "the media's own origin";
    EXPECT_EQ(dry["issues"].size(), 1u) << "the video is not at hand";
    EXPECT_EQ(json({"library", "info", library, "--json"})["clips"], 0);
    const Json done = json({"import", in, "--to", library, "--json"});
    EXPECT_EQ(done["coders"], Json::array({"T01"}));
    EXPECT_EQ(json({"library", "info", library, "--json"})["codings"], 1);
    const auto history = json({"library", "history", library, "--json"})["edits"];
    ASSERT_EQ(history.size(), 2u);
    EXPECT_EQ(history[0]["edit"], "batch");
    EXPECT_EQ(history[1]["edit"], "file.keep");
    EXPECT_FALSE(history[1].contains("base64"));
    EXPECT_EQ(runCli({"library", "verify", library}).exitCode, 0);
    EXPECT_EQ(runCli({"import", in, "--to", library}).exitCode, 2) << "it is here already";

    json({"export", library, "--format", "eaf", "--out", at("back.eaf"), "--json"});
    EXPECT_EQ(bytes(at("back.eaf")), eaf) << "nothing was lost";

    // A change made in Attune is made in the file, and nothing else.
    const auto segment = history[0]["edits"][1]["segment"].get<std::string>();
    const auto edits = put(
        "edits.jsonl",
        Json{{"edit", "segment.change"}, {"clip", "play"}, {"coder", "T01"}, {"segment", segment}, {"label", "right"}}
                .dump() +
            "\n" +
            Json{{"edit", "segment.add"},
                 {"clip", "play"},
                 {"coder", "T02"},
                 {"segment", "new"},
                 {"track", "look"},
                 {"beginNs", 2'000'000'000},
                 {"endNs", 3'000'000'000},
                 {"label", "toy"}}
                .dump() +
            "\n");
    ASSERT_EQ(runCli({"library", "apply", library, edits}).exitCode, 0);
    ASSERT_EQ(runCli({"person", "add", library, "T02", "--role", "trainer"}).exitCode, 0);
    const Json without = json({"export", library, "--out", at("without.eaf"), "--json"});
    ASSERT_EQ(without["warnings"].size(), 1u);
    EXPECT_EQ(without["warnings"][0], "left out, being drafts, which leave only for their own rater: 1 of T02");
    EXPECT_EQ(bytes(at("without.eaf")).find("toy"), std::string::npos);
    json({"export", library, "--out", at("changed.eaf"), "--as", "T02", "--json"});
    const std::string changed = bytes(at("changed.eaf"));
    EXPECT_NE(changed.find("<ANNOTATION_VALUE>right</ANNOTATION_VALUE>"), std::string::npos);
    EXPECT_NE(changed.find("<UNKNOWN>kept</UNKNOWN>"), std::string::npos);
    json({"convert", at("changed.eaf"), at("changed.csv"), "--json"});
    EXPECT_EQ(bytes(at("changed.csv")), "observation,tier,coder,subject,kind,start,end,order,code,modifiers,comment\n"
                                        "changed,hands,T01,child,interval,1,2.5,,right,,\n"
                                        "changed,hands,T01,child,interval,4,6,,both,,\n"
                                        "changed,look,T02,,interval,1.5,2.5,,toy,,\n");
    // Into another format too.
    EXPECT_EQ(json({"export", library, "--format", "csv", "--out", at("all.csv"), "--as", "T02", "--json"})["rows"], 3);
    EXPECT_EQ(json({"export", library, "--format", "csv", "--out", at("kept.csv"), "--json"})["rows"], 2);
}

TEST_F(ExchangeVerbs, ADraftLeavesForItsOwnRaterOnlyButForWhatCameInWithAFile) {
    const auto library = at("study.attune");
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    const auto add = [&](const char* coder, const char* segment, const char* label) {
        const Json edit{{"edit", "segment.add"},  {"clip", "play"},   {"coder", coder},
                        {"segment", segment},     {"track", "hands"}, {"beginNs", 2'000'000'000},
                        {"endNs", 2'500'000'000}, {"label", label}};
        EXPECT_EQ(runCli({"library", "apply", library, put("one.jsonl", edit.dump() + "\n")}).exitCode, 0);
    };
    const auto declare = put("clip.jsonl", R"({"edit":"clip.declare","clip":"play","durationNs":60000000000})"
                                           "\n");
    ASSERT_EQ(runCli({"library", "apply", library, declare}).exitCode, 0);
    for (const char* rater : {"T01", "T02"})
        ASSERT_EQ(runCli({"person", "add", library, rater, "--role", "trainee"}).exitCode, 0);
    const auto out = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"export", library,       "--format", "csv",
                                           "--out",  at("out.csv"), "--force",  "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Json answer = json(arguments);
        EXPECT_EQ(runCli(arguments).exitCode, 0);
        return std::pair(bytes(at("out.csv")), answer["warnings"]);
    };
    add("T01", "mine", "secret of T01");
    EXPECT_EQ(out({}).first.find("secret"), std::string::npos);
    EXPECT_EQ(out({}).second.size(), 1u);
    EXPECT_NE(out({"--as", "T01"}).first.find("secret of T01"), std::string::npos);
    EXPECT_EQ(out({"--as", "T01"}).second.size(), 0u);

    // Codes written by hand for somebody who is no rater here are nobody's draft.
    add("script", "free", "of nobody");
    EXPECT_NE(out({}).first.find("of nobody"), std::string::npos);
    EXPECT_EQ(runCli({"library", "apply", library, put("undo.jsonl", "{\"edit\":\"undo\"}\n")}).exitCode, 0);

    // A file's codes come into a draft that was begun by hand, and begin another.
    put("play.csv",
        "observation,tier,coder,start,end,code\nplay,hands,T01,1,2,brought\nplay,hands,T03,3,4,brought too\n");
    json({"import", at("play.csv"), "--to", library, "--json"});
    add("T03", "later", "added to it");
    add("T02", "alone", "secret of T02");
    const auto [table, warnings] = out({});
    EXPECT_NE(table.find(",brought,"), std::string::npos);
    EXPECT_NE(table.find(",brought too,"), std::string::npos);
    EXPECT_NE(table.find(",added to it,"), std::string::npos) << "the import began that coding";
    EXPECT_EQ(table.find("secret"), std::string::npos);
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings[0], "left out, being drafts, which leave only for their own rater: 2 of T01, T02");
    EXPECT_EQ(out({"--coder", "T02"}).second[0],
              "left out, being drafts, which leave only for their own rater: 1 of T02");
    // A trainee takes their own away and nothing else, a kept file's bytes neither.
    const std::string own = out({"--as", "T02"}).first;
    EXPECT_NE(own.find("secret of T02"), std::string::npos);
    EXPECT_EQ(std::ranges::count(own, '\n'), 2) << own;

    // What was begun by hand after the import was taken back is nobody's file.
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(runCli({"library", "apply", library, put("undo.jsonl", "{\"edit\":\"undo\"}\n")}).exitCode, 0);
    ASSERT_EQ(runCli({"person", "add", library, "T03"}).exitCode, 0);
    add("T03", "anew", "begun by hand");
    EXPECT_EQ(out({}).first.find("begun by hand"), std::string::npos);
}

TEST_F(ExchangeVerbs, UndoTakesAWholeImportBack) {
    const auto in = put("play.eaf", eaf), library = at("study.attune");
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    json({"import", in, "--to", library, "--json"});
    ASSERT_EQ(runCli({"library", "apply", library, put("undo.jsonl", "{\"edit\":\"undo\"}\n")}).exitCode, 0);
    EXPECT_EQ(json({"library", "info", library, "--json"})["clips"], 0);
    EXPECT_EQ(json({"library", "info", library, "--json"})["codings"], 0);
    EXPECT_EQ(runCli({"library", "verify", library}).exitCode, 0);
    ASSERT_EQ(runCli({"library", "apply", library, put("redo.jsonl", "{\"edit\":\"redo\"}\n")}).exitCode, 0);
    EXPECT_EQ(json({"library", "info", library, "--json"})["codings"], 1);
    EXPECT_EQ(runCli({"library", "verify", library}).exitCode, 0);
    json({"export", library, "--out", at("back.eaf"), "--json"});
    EXPECT_EQ(bytes(at("back.eaf")), eaf);
}

TEST_F(ExchangeVerbs, ImportKeepsAsideWhatALibraryCannotHold) {
    const auto in = put("mixed.csv", "observation,tier,coder,kind,start,end,order,code\no,t,A,interval,1,2,,x\n"
                                     "o,t,A,sequence,,,1,s\no,t,A,interval,5,4,,back\no,t,A,interval,-1,1,,early\n");
    const auto library = at("study.attune");
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    const Json done = json({"import", in, "--to", library, "--json"});
    EXPECT_EQ(done["segments"], 1);
    EXPECT_EQ(done["keptAside"], 3);
    json({"export", library, "--out", at("back.csv"), "--json"});
    const std::string back = bytes(at("back.csv"));
    for (const char* row : {"o,t,A,,interval,1,2,,x,,\n", "o,t,A,,sequence,,,1,s,,\n", "o,t,A,,interval,5,4,,back,,\n",
                            "o,t,A,,interval,-1,1,,early,,\n"})
        EXPECT_NE(back.find(row), std::string::npos) << row << back;
}

TEST_F(ExchangeVerbs, ImportedVocabulariesBecomeACodingScheme) {
    const auto in = put("Hand codes.eaf", eaf), library = at("study.attune");
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    json({"import", in, "--to", library, "--scheme", "--json"});
    const Json info = json({"library", "info", library, "--json"});
    EXPECT_EQ(info["schemes"], Json::parse(R"([{"id":"hand-codes","version":1}])"));
    EXPECT_EQ(runCli({"library", "verify", library}).exitCode, 0);
}

TEST_F(ExchangeVerbs, UndoOfAnImportTakesItsSchemeAwayAndRedoBringsItBack) {
    const auto in = put("Hand codes.eaf", eaf), library = at("study.attune");
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    const Json none = json({"library", "info", library, "--json"});
    json({"import", in, "--to", library, "--scheme", "--json"});
    const Json whole = json({"library", "info", library, "--json"});
    const auto step = [&](const char* edit) { // each a program of its own
        const auto lines = put("edits.jsonl", std::string(R"({"edit":")") + edit + "\"}\n");
        EXPECT_EQ(runCli({"library", "apply", library, lines}).exitCode, 0);
        EXPECT_EQ(runCli({"library", "verify", library}).exitCode, 0);
        return json({"library", "info", library, "--json"});
    };
    for (int i = 0; i < 2; ++i) {
        const Json without = step("undo");
        for (const char* what : {"schemes", "clips", "codings"})
            EXPECT_EQ(without[what], none[what]) << what;
        const Json again = step("redo");
        for (const char* what : {"schemes", "clips", "codings"})
            EXPECT_EQ(again[what], whole[what]) << what;
    }
    step("undo");
    EXPECT_EQ(json({"import", in, "--to", library, "--scheme", "--json"})["segments"], 2);
    EXPECT_EQ(json({"library", "info", library, "--json"})["schemes"], whole["schemes"]);
}

TEST_F(ExchangeVerbs, ASchemeInUseStaysWhenItsImportIsTakenBack) {
    const auto in = put("Hand codes.eaf", eaf), library = at("study.attune");
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    ASSERT_EQ(runCli({"library", "apply", library,
                      put("clips.jsonl", R"({"edit":"clip.declare","clip":"other","durationNs":9000000000}
{"edit":"clip.declare","clip":"Hand codes","durationNs":9000000000}
)")})
                  .exitCode,
              0);
    json({"import", in, "--to", library, "--scheme", "--json"});
    const Json whole = json({"library", "info", library, "--json"});
    const auto used = put("edits.jsonl", R"({"edit":"segment.add","clip":"other","coder":"T02","segment":"s1",)"
                                         R"("track":"hands","beginNs":0,"endNs":1000000000,"label":"left"}
{"edit":"undo","clip":"Hand codes","coder":"T01"}
)");
    ASSERT_EQ(runCli({"library", "apply", library, used}).exitCode, 0);
    Json info = json({"library", "info", library, "--json"});
    EXPECT_EQ(info["codings"], 1) << "T02's";
    EXPECT_EQ(info["schemes"], Json::parse(R"([{"id":"hand-codes","version":1}])"));
    EXPECT_EQ(runCli({"library", "verify", library}).exitCode, 0);
    const auto redo = put("redo.jsonl", R"({"edit":"redo","clip":"Hand codes","coder":"T01"}
)");
    ASSERT_EQ(runCli({"library", "apply", library, redo}).exitCode, 0);
    info = json({"library", "info", library, "--json"});
    EXPECT_EQ(info["codings"], 2);
    EXPECT_EQ(info["schemes"], whole["schemes"]);
    EXPECT_EQ(runCli({"library", "verify", library}).exitCode, 0);
}

TEST_F(ExchangeVerbs, AChangedFileBringsTheNextVersionOfItsScheme) {
    const auto in = put("Hand codes.ecv", R"(<?xml version="1.0" encoding="UTF-8"?>
<CV_RESOURCE AUTHOR="" DATE="2020-01-01T00:00:00+01:00" VERSION="0.2">
<CONTROLLED_VOCABULARY CV_ID="hands"><DESCRIPTION LANG_REF="und"/><CV_ENTRY_ML CVE_ID="c1">
<CVE_VALUE DESCRIPTION="" LANG_REF="und">left</CVE_VALUE></CV_ENTRY_ML></CONTROLLED_VOCABULARY></CV_RESOURCE>)");
    const auto library = at("study.attune");
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    const auto schemes = [&] { return json({"library", "info", library, "--json"})["schemes"]; };
    for (int i = 0; i < 2; ++i) {
        const Json scheme = json({"import", in, "--to", library, "--scheme", "--json"})["scheme"];
        EXPECT_EQ(scheme["version"], 1);
        EXPECT_EQ(scheme["tracks"][0]["codes"], Json::array({"left"}));
        EXPECT_EQ(schemes(), Json::parse(R"([{"id":"hand-codes","version":1}])"));
    }
    std::string changed = bytes(in);
    changed.replace(changed.find(">left<"), 6, ">right<");
    put("Hand codes.ecv", changed);
    EXPECT_EQ(json({"import", in, "--to", library, "--scheme", "--json"})["scheme"]["version"], 2);
    EXPECT_EQ(schemes(), Json::parse(R"([{"id":"hand-codes","version":1},{"id":"hand-codes","version":2}])"));
    EXPECT_EQ(runCli({"library", "verify", library}).exitCode, 0);
}

TEST_F(ExchangeVerbs, PersonsAndModifiersComeInAreChangedAndGoOut) {
    const auto in = put("play.boris", R"({"project_name":"p","project_format_version":"7.0","subjects_conf":{},
"behaviors_conf":{"0":{"type":"State event","key":"l","code":"Look At","description":"","category":"",
"modifiers":{"0":{"name":"where","type":0,"values":["toy","face"]}},"excluded":"","coding map":""}},
"observations":{"one":{"file":{},"type":"LIVE","date":"","description":"","time offset":0.0,"independent_variables":{},
"events":[[1.0,"child","Look At","toy",""],[2.5,"child","Look At","toy",""],[4.0,"mother","Look At","face","long"],
[6.0,"mother","Look At","face",""]]}}})");
    const auto library = at("study.attune");
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    json({"import", in, "--to", library, "--scheme", "--json"});
    const Json batch = json({"library", "history", library, "--json"})["edits"][1]; // after the scheme
    const Json& first = batch["edits"][1];
    EXPECT_EQ(first["person"], "child");
    EXPECT_EQ(first["modifiers"], Json::parse(R"([{"name":"where","value":"toy"}])"));
    EXPECT_EQ(first["scheme"]["id"], "play") << "the coding is under the scheme that came with it";
    EXPECT_EQ(batch["edits"][2]["note"], "long");

    const Json change = {{"edit", "segment.change"}, {"clip", "one"},
                         {"coder", "imported"},      {"segment", first["segment"]},
                         {"person", "mother"},       {"modifiers", Json::parse(R"([{"name":"where","value":"face"}])")},
                         {"note", "again"}};
    ASSERT_EQ(runCli({"library", "apply", library, put("edits.jsonl", change.dump() + "\n")}).exitCode, 0);
    EXPECT_EQ(runCli({"library", "verify", library}).exitCode, 0) << "the rows are what the journal says";
    json({"export", library, "--format", "boris", "--out", at("changed.boris"), "--json"});
    const Json events = Json::parse(bytes(at("changed.boris")))["observations"]["one"]["events"];
    EXPECT_EQ(events[0], Json::parse(R"([1.0,"mother","Look At","face","again"])"));
    EXPECT_EQ(events[2], Json::parse(R"([4.0,"mother","Look At","face","long"])"));

    ASSERT_EQ(runCli({"library", "apply", library, put("undo.jsonl", "{\"edit\":\"undo\"}\n")}).exitCode, 0);
    json({"export", library, "--format", "boris", "--out", at("back.boris"), "--json"});
    EXPECT_EQ(Json::parse(bytes(at("back.boris"))), Json::parse(bytes(in)));
    // A code that the row does not know is refused; more modifiers than can be meant too.
    Json wrong = change;
    wrong["label"] = "Look Away";
    EXPECT_EQ(runCli({"library", "apply", library, put("wrong.jsonl", wrong.dump() + "\n")}).exitCode, 2);
    wrong = change;
    wrong["modifiers"] = Json::array();
    for (int i = 0; i < 101; ++i)
        wrong["modifiers"].push_back({{"value", "x"}});
    EXPECT_EQ(runCli({"library", "apply", library, put("wrong.jsonl", wrong.dump() + "\n")}).exitCode, 2);
}

TEST_F(ExchangeVerbs, CodesAreHungOnTheClipThatIsThere) {
    const auto library = at("study.attune");
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    const auto clip =
        put("clip.jsonl", R"({"edit":"clip.declare","clip":"C-01","durationNs":60000000000,"mediaPath":"v/PLAY.mp4"})"
                          "\n");
    ASSERT_EQ(runCli({"library", "apply", library, clip}).exitCode, 0);
    const Json done = json({"import", put("play.eaf", eaf), "--to", library, "--json"});
    EXPECT_EQ(done["clips"][0]["clip"], "C-01");
    EXPECT_EQ(done["clips"][0]["new"], false);
}

TEST_F(ExchangeVerbs, TimelineComparesFilesOfAnyFormat) {
    const auto ana = put("ana.eaf", eaf);
    json({"convert", ana, at("table.csv"), "--json"});
    std::string table = bytes(at("table.csv"));
    for (auto at = table.find("T01"); at != std::string::npos; at = table.find("T01"))
        table.replace(at, 3, "T02");
    put("table.csv", table);
    json({"convert", at("table.csv"), at("ben.boris"), "--json"});
    json({"convert", at("table.csv"), at("ben.TextGrid"), "--json"});
    const Json answer = json({"timeline", ana, at("ben.TextGrid"), "--track", "hands", "--json"});
    EXPECT_EQ(answer["pairs"][0]["a"], "T01");
    EXPECT_EQ(answer["pairs"][0]["b"], "ben");
    EXPECT_EQ(answer["pairs"][0]["segmentsB"], 2);
    EXPECT_EQ(answer["pairs"][0]["estimates"][0]["value"], 1.0);
    EXPECT_EQ(runCli({"timeline", ana, at("ben.TextGrid"), "--track", "feet"}).exitCode, 2);
}

TEST_F(ExchangeVerbs, RefusesWhatIsTooMuchInBoundedMemory) {
    std::string deep = "<ANNOTATION_DOCUMENT>";
    for (int i = 0; i < 100'000; ++i)
        deep += "<x>";
    for (const auto& [name, text] :
         {std::pair{"deep.eaf", deep}, {"line.csv", "start,code\n1," + std::string(3 << 20, 'x')}}) {
        const auto run = runCli({"convert", put(name, text), at("out.csv")});
        EXPECT_EQ(run.exitCode, 2) << name << run.err;
    }
}

} // namespace
