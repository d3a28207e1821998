// SPDX-License-Identifier: GPL-3.0-or-later
// `reliability --recompute` from outside: a report is the same again, or what differs is said.
#include "support/run_cli.h"
#include "support/scratch_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace attune;
using testing::HasSubstr;
using Json = nlohmann::ordered_json;

namespace {

class Recompute : public testing::Test {
  protected:
    // A reference and two raters, twelve clips; R2 is further off than R1.
    std::string ratings(const std::string& name = "r.csv") const {
        std::string text = "target,rater,dimension,score\n";
        for (int t = 0; t < 12; ++t)
            for (int r = 0; r < 3; ++r)
                for (const char* dimension : {"warmth", "limits"})
                    text += "c" + std::to_string(t) + ",R" + std::to_string(r) + "," + dimension + "," +
                            std::to_string(2 + (t * 3 + (dimension[0] == 'w')) % 4 + (t % 3 < r ? 1 : 0)) + "\n";
        return folder.write(name, text);
    }
    std::string rule() const {
        return folder.write("rule.json", R"({"schema":"attune.rule/1","name":"site rule","clauses":[
            {"id":"near","estimate":"within_1","scope":"each-dimension","bound":"value","atLeast":0.8,"minN":5},
            {"id":"agree","estimate":"kappa","weights":"quadratic","scope":"any-dimension","bound":"ciLow","atLeast":0.3,
             "dimensions":["warmth"]}],"requireComplete":true,"restrictedRangeMeans":"ignore"})");
    }
    CliRun report(const std::string& file) const {
        return runCli({"reliability", file, "--reference", "R0", "--scale", "1:7", "--bootstrap", "200", "--seed", "7",
                       "--rules", rule(), "--json"});
    }
    CliRun again(const std::string& document, std::vector<std::string> more = {}) const {
        more.insert(more.begin(), {"reliability", "--recompute", folder.write("again.json", document)});
        return runCli(more);
    }
    test::ScratchFolder folder;
};

} // namespace

TEST_F(Recompute, GivesTheSameBytesWithItsOwnRules) {
    const CliRun first = report(ratings());
    ASSERT_EQ(first.exitCode, 0) << first.err;
    const Json document = Json::parse(first.out);
    EXPECT_EQ(document.at("rules").at(0).at("name"), "site rule");
    EXPECT_EQ(document.at("rules").at(0).at("clauses").at(1).at("bound"), "ciLow");
    EXPECT_EQ(document.at("verdicts").size(), 2u);
    std::filesystem::remove(rule());
    const CliRun same = again(first.out, {"--json"});
    EXPECT_EQ(same.exitCode, 0) << same.err;
    EXPECT_EQ(same.out, first.out);
    EXPECT_EQ(same.err, "");
    EXPECT_THAT(again(first.out).out, HasSubstr("Every figure and verdict is as the report says"));
}

TEST_F(Recompute, NamesAChangedFigureAndAChangedVerdict) {
    Json document = Json::parse(report(ratings()).out);
    auto& estimates = document.at("pairs").at(0).at("estimates");
    const auto kappa = std::ranges::find_if(
        estimates, [](const Json& e) { return e.at("name") == "kappa" && e.at("weights") == "linear"; });
    ASSERT_NE(kappa, estimates.end());
    kappa->at("value") = kappa->at("value").get<double>() + 1e-15;
    auto& verdict = document.at("verdicts").at(1);
    verdict.at("outcome") = verdict.at("outcome") == "pass" ? "fail" : "pass";
    auto& clause = verdict.at("clauses").at(0);
    clause.at("held") = !clause.at("held").get<bool>();
    const CliRun run = again(document.dump());
    EXPECT_EQ(run.exitCode, 1);
    EXPECT_EQ(std::ranges::count(run.err, '\n'), 1) << run.err;
    EXPECT_THAT(run.err, HasSubstr("in 3 places"));
    EXPECT_THAT(run.out, HasSubstr("R1, R0, "));
    EXPECT_THAT(run.out, HasSubstr("kappa, linear"));
    EXPECT_THAT(run.out, HasSubstr("/verdicts/1/outcome (R2, site rule): "));
    EXPECT_THAT(run.out, HasSubstr("/verdicts/1/clauses/0/held (R2, site rule, "));
    const CliRun json = again(document.dump(), {"--json"});
    EXPECT_EQ(json.exitCode, 1);
    const Json said = Json::parse(json.out);
    EXPECT_EQ(said.items().begin().key(), "schema");
    EXPECT_EQ(said.at("differenceCount"), 3);
    EXPECT_EQ(said.at("differences").size(), 3u);
    EXPECT_EQ(said.at("inputs").at(0).at("state"), "same");
}

TEST_F(Recompute, AMissingFigureIsOneDifferenceAndManyAreCounted) {
    Json document = Json::parse(report(ratings()).out);
    Json fewer = document;
    fewer.at("pairs").at(0).at("estimates").erase(3);
    EXPECT_THAT(again(fewer.dump()).err, HasSubstr("in 1 place,"));
    for (Json& e : document.at("group").at(0).at("estimates"))
        e.at("n") = 99;
    const std::size_t many = document.at("group").at(0).at("estimates").size();
    const CliRun run = again(document.dump());
    EXPECT_EQ(run.exitCode, 1);
    EXPECT_EQ(std::ranges::count(run.out, '\n'), 22) << run.out; // a heading, twenty, and how many more
    EXPECT_THAT(run.out, HasSubstr(std::to_string(many) + " in all"));
}

TEST_F(Recompute, AnotherSeedOrRuleDiffers) {
    const Json document = Json::parse(report(ratings()).out);
    Json seed = document;
    seed.at("settings").at("seed") = 8;
    const CliRun other = again(seed.dump());
    EXPECT_EQ(other.exitCode, 1) << other.err;
    EXPECT_THAT(other.out, HasSubstr("/intervals/1/low (warmth, percent_agreement, linear)"));
    Json threshold = document;
    threshold.at("rules").at(0).at("clauses").at(0).at("atLeast") = 0.99;
    const CliRun judged = again(threshold.dump());
    EXPECT_EQ(judged.exitCode, 1) << judged.err;
    EXPECT_THAT(judged.out, HasSubstr("threshold"));
    Json broken = document;
    broken.at("rules").at(0).erase("name");
    EXPECT_EQ(again(broken.dump()).exitCode, 2);
    Json old = document;
    old.erase("rules");
    const CliRun unknown = again(old.dump());
    EXPECT_EQ(unknown.exitCode, 2);
    EXPECT_THAT(unknown.err, HasSubstr("--rules"));
    const CliRun named = again(old.dump(), {"--rules", rule()});
    EXPECT_EQ(named.exitCode, 0) << named.err << named.out;
}

TEST_F(Recompute, FindsTheRatingsBesideTheReport) {
    const CliRun first = report(ratings());
    std::filesystem::create_directory(folder.path() / "moved");
    std::filesystem::rename(folder.path() / "r.csv", folder.path() / "moved" / "r.csv");
    const std::string document = folder.write("moved/report.json", first.out);
    const CliRun run = runCli({"reliability", "--recompute", document, "--json"});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_EQ(run.out, first.out) << "with the path the report names";
    EXPECT_THAT(run.err, HasSubstr("in place of"));
    // A file of that name that has other bytes stands in the old place: the right one is taken.
    (void)folder.write("r.csv", "target,rater,score\n");
    EXPECT_EQ(runCli({"reliability", "--recompute", document}).exitCode, 0);
}

TEST_F(Recompute, SaysWhichRatingsAreChangedOrMissing) {
    const std::string one = ratings();
    const CliRun first = report(one);
    const std::string expected = Json::parse(first.out).at("input").at("files").at(0).at("sha256");
    std::ofstream(one, std::ios::app) << "c12,R1,warmth,4\n";
    const CliRun changed = again(first.out);
    EXPECT_EQ(changed.exitCode, 1);
    EXPECT_THAT(changed.err, HasSubstr(expected));
    EXPECT_THAT(changed.err, HasSubstr("r.csv"));
    EXPECT_THAT(changed.out, HasSubstr("changed; SHA-256 expected " + expected));
    const Json said = Json::parse(again(first.out, {"--json"}).out);
    EXPECT_EQ(said.at("inputs").at(0).at("state"), "changed");
    EXPECT_NE(said.at("inputs").at(0).at("foundSha256"), expected);
    std::filesystem::remove(one);
    const CliRun missing = again(first.out);
    EXPECT_EQ(missing.exitCode, 2);
    EXPECT_THAT(missing.err, HasSubstr("r.csv"));
    EXPECT_THAT(missing.out, HasSubstr("not found"));
}

TEST_F(Recompute, WhatIsNoReportIsRefused) {
    const std::string deep = std::string(200000, '[') + std::string(200000, ']');
    for (const std::string& document :
         {std::string("{"), std::string("[]"), deep, R"({"schema":"attune.reliability/1","verdicts":)" + deep + "}",
          R"({"schema":"attune.reliability/1","input":{"files":[]},"settings":{"categories":)" + deep + "}}"}) {
        const CliRun run = again(document);
        EXPECT_EQ(run.exitCode, 2) << document.substr(0, 80);
        EXPECT_EQ(std::ranges::count(run.err, '\n'), 1) << run.err;
    }
}
