// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/run_cli.h"
#include "support/scratch_folder.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace attune;
using Json = nlohmann::ordered_json;

namespace {

class TimelineVerb : public testing::Test {
  protected:
    [[nodiscard]] std::string write(const std::string& name, const std::string& bytes) const {
        return folder.write(name, bytes);
    }
    // 50 s; A and B agree on x for 10 s and y for 8 s; B alone has x for 6 s; A alone y for .5 s; z against y for 10 s.
    [[nodiscard]] std::string codes() const {
        return write("codes.csv", "coder,start,end,code\nA,0,10,x\nA,12,20.5,y\nB,0,11,x\nB,12,20,y\nB,25,30,x\n"
                                  "A,40,50,z\nB,40,50,y\n");
    }

    test::ScratchFolder folder;
};

Json document(const std::vector<std::string>& arguments) {
    const auto run = runCli(arguments);
    EXPECT_EQ(run.exitCode, 0) << run.err;
    return Json::parse(run.out, nullptr, false);
}

Json estimate(const Json& pair, const std::string& name, const Json& parameters = Json::object()) {
    for (const auto& e : pair.at("estimates")) {
        bool fits = e.at("name") == name;
        for (const auto& [key, value] : parameters.items())
            fits = fits && e.at("parameters").value(key, Json()) == value;
        if (fits)
            return e;
    }
    ADD_FAILURE() << "no estimate " << name;
    return Json{{"value", nullptr}};
}

void expectRefused(const CliRun& run, const std::string& part) {
    EXPECT_EQ(run.exitCode, 2) << run.err;
    EXPECT_TRUE(run.err.starts_with("error: ")) << run.err;
    EXPECT_NE(run.err.find(part), std::string::npos) << run.err;
    EXPECT_EQ(std::ranges::count(run.err, '\n'), 1) << run.err;
    EXPECT_EQ(run.out, "");
}

} // namespace

TEST_F(TimelineVerb, DocumentHasTheKeysOfTheContract) {
    const Json d = document({"timeline", codes(), "--json"});
    EXPECT_EQ(d.begin().key(), "schema");
    EXPECT_EQ(d.at("schema"), "attune.timeline/1");
    ASSERT_EQ(d.at("pairs").size(), 1u);
    const Json& pair = d["pairs"][0];
    EXPECT_EQ(pair.at("a"), "A");
    EXPECT_EQ(pair.at("b"), "B");
    EXPECT_EQ(pair.at("segmentsA"), 3);
    EXPECT_EQ(pair.at("segmentsB"), 4);
    EXPECT_EQ(pair.at("codes"), (Json{"x", "y", "z"}));
    EXPECT_EQ(pair.at("estimates").size(), 18u);
    for (const auto& e : pair["estimates"]) {
        for (const char* key : {"name", "value", "ci", "n", "parameters", "definition"})
            EXPECT_TRUE(e.contains(key)) << e;
        EXPECT_EQ(e["value"].is_null(), e.contains("undefined")) << e;
    }
    EXPECT_EQ(pair.at("perCode")[1], (Json{{"code", "y"},
                                           {"secondsA", 8.5},
                                           {"secondsB", 18.0},
                                           {"iou", 8 / 18.5},
                                           {"kappa", pair["perCode"][1]["kappa"]}}));
    EXPECT_EQ(pair.at("tables").at("duration").at("seconds"),
              (Json{{10.0, 0.0, 0.0, 0.0}, {0.0, 8.0, 0.0, 0.5}, {0.0, 10.0, 0.0, 0.0}, {6.0, 0.0, 0.0, 15.5}}));
    EXPECT_EQ(pair["tables"]["duration"].at("categories"), (Json{"x", "y", "z", nullptr}));
    ASSERT_EQ(pair.at("disagreements").size(), 4u);
    EXPECT_EQ(
        pair["disagreements"][2],
        (Json{{"kind", "missed"}, {"startNs", 25'000'000'000}, {"endNs", 30'000'000'000}, {"a", nullptr}, {"b", "x"}}));
    EXPECT_EQ(pair["disagreements"][3]["kind"], "other_code");
    EXPECT_EQ(pair["disagreements"][0]["kind"], "boundary");
}

TEST_F(TimelineVerb, FiguresByHand) {
    const Json d = document({"timeline", codes(), "--json"});
    const Json& pair = d["pairs"][0];
    // Table in seconds above: 33.5 of 50 agree; margins a 10, 8.5, 10, 21.5 and b 16, 18, 0, 16.
    const double expected = (10 * 16 + 8.5 * 18 + 21.5 * 16) / 2500;
    EXPECT_NEAR(estimate(pair, "duration_kappa")["value"], (33.5 / 50 - expected) / (1 - expected), 1e-12);
    EXPECT_NEAR(estimate(pair, "mean_iou")["value"], (10.0 / 16 + 8 / 18.5 + 0) / 3, 1e-12);
    EXPECT_NEAR(estimate(pair, "f1_iou", {{"matching", "optimal"}})["value"], 4.0 / 7, 1e-12);
    EXPECT_NEAR(estimate(pair, "easydiag_raw")["value"], 4.0 / 7, 1e-12);
    EXPECT_EQ(estimate(pair, "time_unit_kappa_tolerance", {{"base", "mean"}})["parameters"]["toleranceMs"], 0);
    EXPECT_EQ(estimate(pair, "pk")["parameters"]["window"], 5);
    EXPECT_EQ(estimate(pair, "pk")["parameters"]["reference"], "a");
}

TEST_F(TimelineVerb, OptionsReachTheFigures) {
    const Json d = document({"timeline", codes(), "--json", "--duration", "60", "--unit", "500", "--tolerance", "2000",
                             "--overlap", "1", "--iou", ".9", "--reference", "B", "--seed", "9"});
    EXPECT_EQ(d["settings"], (Json{{"durationNs", 60'000'000'000},
                                   {"unitMs", 500},
                                   {"toleranceMs", 2000},
                                   {"overlap", 1.0},
                                   {"iou", 0.9},
                                   {"reference", "B"},
                                   {"seed", 9},
                                   {"bootstrap", 2000},
                                   {"confidence", 0.95},
                                   {"blockMs", nullptr}}));
    const Json& pair = d["pairs"][0];
    EXPECT_EQ(estimate(pair, "time_unit_kappa")["n"], 120);
    EXPECT_EQ(estimate(pair, "time_unit_kappa_tolerance", {{"base", "a"}})["parameters"]["toleranceMs"], 2000);
    EXPECT_EQ(estimate(pair, "easydiag_raw")["value"], 0) << "only z and y have equal ends, and they differ";
    EXPECT_EQ(estimate(pair, "windowdiff")["parameters"]["reference"], "b");
    EXPECT_EQ(estimate(pair, "gamma")["parameters"]["seed"], 9);
}

TEST_F(TimelineVerb, SameInputSameBytesWhateverTheOrderOfTheRows) {
    const auto first = runCli({"timeline", codes(), "--json"}), again = runCli({"timeline", codes(), "--json"});
    EXPECT_EQ(first.out, again.out);
    const auto turned =
        write("turned.csv", "code;coder;end;start\ny;B;50;40\nz;A;50;40\nx;B;30;25\ny;B;20;12\nx;B;11;0\n"
                            "y;A;20.5;12\nx;A;10;0\n");
    auto a = Json::parse(first.out), b = document({"timeline", turned, "--json"});
    EXPECT_EQ(a["pairs"], b["pairs"]);
}

TEST_F(TimelineVerb, NamedCoderWithoutRowsIsEmpty) {
    const auto run = runCli({"timeline", codes(), "--coders", "A,Nobody", "--json"});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_NE(run.err.find("warning: "), std::string::npos);
    const auto pair = Json::parse(run.out)["pairs"][0];
    EXPECT_EQ(pair["segmentsB"], 0);
    EXPECT_EQ(estimate(pair, "duration_kappa")["value"], 0);
    const auto none = document({"timeline", codes(), "--coders", "Nobody,None", "--json"});
    for (const auto& e : none["pairs"][0]["estimates"])
        EXPECT_EQ(e.value("undefined", ""), "nothing_coded") << e;
}

TEST_F(TimelineVerb, TwoFilesOneCoderEach) {
    const auto ana = write("ana.csv", "track,start,end,code\nhands,0,5,x\nface,0,9,y\n");
    const auto ben = write("ben.csv", "track,coder,start,end,code\nhands,Benno,0,5,x\nface,Benno,0,3,y\n");
    const auto d = document({"timeline", ana, ben, "--track", "hands", "--json"});
    const auto& pair = d["pairs"][0];
    EXPECT_EQ(pair["a"], "ana");
    EXPECT_EQ(pair["b"], "Benno");
    EXPECT_EQ(pair["codes"], (Json{"x"}));
    EXPECT_EQ(estimate(pair, "mean_iou")["value"], 1);
    EXPECT_EQ(d["input"]["files"].size(), 2u);
    expectRefused(runCli({"timeline", codes(), ben}), "several coders");
    // One name in both files: the file names tell them apart.
    const auto one = write("one.csv", "coder,start,end,code\nA,0,5,x\n"),
               two = write("two.csv", "coder,start,end,code\nA,0,4,x\n");
    const auto same = document({"timeline", one, two, "--json"})["pairs"][0];
    EXPECT_EQ(same["a"], "one");
    EXPECT_EQ(same["b"], "two");
    EXPECT_EQ(same["segmentsA"], 1);
    EXPECT_EQ(same["segmentsB"], 1);
}

TEST_F(TimelineVerb, WrongUseIsOneLineAndExitTwo) {
    const auto good = codes();
    expectRefused(runCli({"timeline"}), "file");
    expectRefused(runCli({"timeline", (folder / "absent.csv").string()}), "absent.csv");
    expectRefused(runCli({"timeline", good, "--tolerance", "1500"}), "whole number of units");
    expectRefused(runCli({"timeline", good, "--unit", "0"}), "unit");
    expectRefused(runCli({"timeline", good, "--unit", "fast"}), "--unit");
    expectRefused(runCli({"timeline", good, "--duration", "10"}), "shorter");
    expectRefused(runCli({"timeline", good, "--overlap", "60"}), "overlap");
    expectRefused(runCli({"timeline", good, "--coders", "A"}), "coder");
    expectRefused(runCli({"timeline", good, "--coders", "A,,B"}), "--coders");
    expectRefused(runCli({"timeline", good, "--reference", "Z"}), "reference");
    expectRefused(runCli({"timeline", write("bad.csv", "coder,start,end,code\nA,0,1,x\nA,3,2,x\n")}),
                  "bad.csv:3 column end");
    expectRefused(runCli({"timeline", write("a.eaf", "<x/>"), good}), "neither a table");
}

TEST_F(TimelineVerb, TableForPeople) {
    const auto run = runCli({"timeline", codes()});
    EXPECT_EQ(run.exitCode, 0);
    for (const char* part : {"A and B", "duration_kappa", "0.552", "gamma", "1 missed, 1 other code, 2 boundary"})
        EXPECT_NE(run.out.find(part), std::string::npos) << part;
    EXPECT_EQ(run.err, "");
    const auto help = runCli({"timeline", "--help"});
    EXPECT_EQ(help.exitCode, 0);
    EXPECT_NE(help.out.find("Example: attune-cli timeline"), std::string::npos);
}

TEST_F(TimelineVerb, ThreeCodersHaveAGroup) {
    const std::string file = write("three.csv", "coder,start,end,code\nA,0,10,x\nB,0,11,x\nC,1,10,x\nA,12,20,y\n"
                                                "B,12,20,y\nC,12,20,x\n");
    const Json d = document({"timeline", file, "--json"});
    EXPECT_EQ(d.at("pairs").size(), 3u);
    EXPECT_EQ(d.at("group").at("coders"), (Json{"A", "B", "C"}));
    EXPECT_EQ(d["group"].at("estimates").size(), 4u);
    EXPECT_TRUE(document({"timeline", codes(), "--json"}).at("group").is_null());
    EXPECT_NE(runCli({"timeline", file}).out.find("All 3 coders together"), std::string::npos);
}

TEST_F(TimelineVerb, SensitivityIsPrintedWhenAsked) {
    EXPECT_EQ(runCli({"timeline", codes()}).out.find("overlap (EasyDIAg)"), std::string::npos);
    const auto run = runCli({"timeline", codes(), "--sensitivity"});
    EXPECT_NE(run.out.find("overlap (EasyDIAg)"), std::string::npos) << run.err;
    const Json curves = document({"timeline", codes(), "--json"})["pairs"][0].at("sensitivity");
    EXPECT_EQ(curves.at("tolerance").size(), 6u);
    EXPECT_EQ(curves.at("overlap").size(), 10u);
    EXPECT_EQ(curves.at("iou").size(), 5u);
}

TEST_F(TimelineVerb, RefusesWrongIntervalSettings) {
    expectRefused(runCli({"timeline", codes(), "--confidence", "1"}), "confidence");
    expectRefused(runCli({"timeline", codes(), "--bootstrap", "-1"}), "resamples");
    expectRefused(runCli({"timeline", codes(), "--block", "no"}), "block");
    expectRefused(runCli({"timeline", codes(), "--block", "0.1"}), "block");
}
