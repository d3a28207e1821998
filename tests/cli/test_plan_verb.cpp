// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/run_cli.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace attune;
using Json = nlohmann::ordered_json;

TEST(PlanVerb, GivesTheNumbersOfBonett2002) {
    const auto run = runCli({"plan", "--icc", ".8", "--raters", "2", "--width", ".2", "--json"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const Json d = Json::parse(run.out);
    EXPECT_EQ(d.begin().key(), "schema");
    EXPECT_EQ(d.at("schema"), "attune.plan/1");
    EXPECT_EQ(d.at("targets"), 55);
    EXPECT_EQ(d.at("assumed").at("raters"), 2);
    EXPECT_EQ(runCli({"plan", "--icc", "0.7", "--width", "0.3"}).out.substr(0, 10), "50 targets");
}

TEST(PlanVerb, PlansKappaShareBiasAndRaters) {
    EXPECT_EQ(Json::parse(runCli({"plan", "--kappa", "0", "--width", "0.2", "--json"}).out).at("targets"), 385);
    EXPECT_EQ(Json::parse(runCli({"plan", "--sd", "1", "--width", "0.5", "--json"}).out).at("targets"), 64);
    EXPECT_EQ(Json::parse(runCli({"plan", "--share", "0.8", "--width", "0.28", "--json"}).out).at("targets"), 30);
    EXPECT_EQ(Json::parse(runCli({"plan", "--icc", "0.5", "--wanted", "0.8", "--json"}).out).at("raters"), 4);
}

TEST(PlanVerb, RefusesWhatMakesNoSense) {
    const std::vector<std::vector<std::string>> wrong = {{"plan"},
                                                         {"plan", "--icc", "0.8"},
                                                         {"plan", "--icc", "1", "--width", "0.2"},
                                                         {"plan", "--icc", "nan", "--width", "0.2"},
                                                         {"plan", "--icc", "0.8", "--width", "0"},
                                                         {"plan", "--icc", "0.8", "--width", "0.2", "--raters", "1"},
                                                         {"plan", "--icc", "0.8", "--kappa", "0.5", "--width", "0.2"},
                                                         {"plan", "--share", "0.8", "--wanted", "0.9"}};
    for (const auto& arguments : wrong) {
        const auto run = runCli(arguments);
        EXPECT_EQ(run.exitCode, 2) << run.err;
        EXPECT_TRUE(run.err.starts_with("error: ")) << run.err;
        EXPECT_EQ(run.out, "");
    }
}
