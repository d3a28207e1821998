// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/run_cli.h"
#include "support/scratch_folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace attune;
using attune::test::ScratchFolder;
using Json = nlohmann::ordered_json;

namespace {

// Two raters and a reference on two dimensions of twelve clips; B scores one point above, later ones two.
std::string ratings(const std::filesystem::path& folder) {
    const auto path = folder / "ratings.csv";
    std::ofstream out(path);
    out << "clip,rater,dimension,score,when,confidence\n";
    for (int i = 0; i < 12; ++i)
        for (const char* dimension : {"warmth", "limits"}) {
            const int truth = 1 + i % 5;
            out << fmt::format("c{0},R0,{1},{2},,\nc{0},A,{1},{3},{0},2\nc{0},B,{1},{4},{0},1\n", i, dimension, truth,
                               truth + (i == 3 ? 1 : 0), truth + (i < 6 ? 1 : 2));
        }
    return path.string();
}

} // namespace

TEST(ReliabilityDiagnostics, AreInTheDocumentWhenAskedFor) {
    const ScratchFolder folder;
    const std::string file = ratings(folder.path());
    const auto without = runCli({"reliability", file, "--reference", "R0", "--json"});
    ASSERT_EQ(without.exitCode, 0) << without.err;
    EXPECT_FALSE(Json::parse(without.out).contains("diagnostics"));
    const auto run = runCli({"reliability", file, "--reference", "R0", "--scale", "1:7", "--order", "when", "--json"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    EXPECT_EQ(run.err.find("confidence"), std::string::npos); // a column that is used
    const Json d = Json::parse(run.out).at("diagnostics");
    for (const char* key : {"raters", "halo", "generalizability", "rasch"})
        EXPECT_TRUE(d.contains(key)) << key;
    ASSERT_EQ(d["raters"].size(), 4u);
    const Json& b = d["raters"][1];
    EXPECT_EQ(b.at("rater"), "B");
    EXPECT_EQ(b.at("estimates")[0].at("name"), "severity");
    EXPECT_EQ(b["estimates"][0].at("value"), 1.5);
    EXPECT_EQ(b.at("flags")[0], "lenient");
    EXPECT_EQ(b.at("chart").at("points").size(), 12u);
    EXPECT_EQ(b["chart"]["points"][10].at("target"), "c10"); // 10 comes after 9
    EXPECT_EQ(b.at("confidence")[0].at("n"), 12);
    EXPECT_EQ(b.at("use").at("categories").size(), 7u);
    EXPECT_EQ(d["rasch"][0].at("undefined"), "few_ratings");
}

TEST(ReliabilityDiagnostics, AreReadAsTablesAndRecomputed) {
    const ScratchFolder folder;
    const std::string file = ratings(folder.path());
    const auto table = runCli({"reliability", file, "--reference", "R0", "--diagnostics"});
    EXPECT_NE(table.out.find("Raters against the reference"), std::string::npos);
    EXPECT_NE(table.out.find("Generalizability"), std::string::npos);
    const auto stored =
        runCli({"reliability", file, "--reference", "R0", "--order", "when", "--wanted", "0.9", "--json"});
    const auto path = folder.path() / "report.json";
    std::ofstream(path) << stored.out;
    const auto again = runCli({"reliability", "--recompute", path.string(), "--json"});
    EXPECT_EQ(again.exitCode, 0) << again.err;
    EXPECT_EQ(again.out, stored.out);
}

TEST(ReliabilityDiagnostics, RefuseWrongOptions) {
    const ScratchFolder folder;
    const std::string file = ratings(folder.path());
    auto run = runCli({"reliability", file, "--order", "nothing"});
    EXPECT_EQ(run.exitCode, 2);
    EXPECT_NE(run.err.find("there is no column nothing"), std::string::npos) << run.err;
    run = runCli({"reliability", file, "--wanted", "1"});
    EXPECT_EQ(run.exitCode, 2);
    EXPECT_NE(run.err.find("wanted"), std::string::npos) << run.err;
}
