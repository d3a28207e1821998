// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "support/run_cli.h"
#include "support/scratch_folder.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace attune;
using Json = nlohmann::ordered_json;

namespace {

class ReliabilityAbout : public testing::Test {
  protected:
    /// Raters N0, N1, ... are `shift` tenths of a point apart from the reference, some clips more.
    [[nodiscard]] std::string ratings(const std::string& name, int raters, int shift) const {
        std::string text = "target,rater,role,dimension,score\n";
        for (int clip = 0; clip < 12; ++clip) {
            text += "c" + std::to_string(clip) + ",REF,reference,warmth," + std::to_string(1 + clip % 7) + "\n";
            for (int r = 0; r < raters; ++r)
                text += "c" + std::to_string(clip) + ",N" + std::to_string(r) + ",trainee,warmth," +
                        std::to_string(std::min(7, 1 + clip % 7 + (clip + r) % 2 * shift)) + "\n";
        }
        return folder.write(name, text);
    }
    [[nodiscard]] std::string at(const std::string& name) const { return (folder / name).string(); }
    static std::string bytes(const std::string& path) { return readFile(path).value_or(""); }

    test::ScratchFolder folder;
};

TEST_F(ReliabilityAbout, WritesEachKindOfSummary) {
    const std::string table = ratings("r.csv", 4, 2);
    const auto run = [&](const std::string& about) {
        return runCli({"reliability", table, "--bootstrap", "0", "--about", about, "--html", at("o.html"), "--pdf",
                       at("o.pdf"), "--csv", at("o.csv"), "--xlsx", at("o.xlsx"), "--force"});
    };
    ASSERT_EQ(run("rater=N1").exitCode, 0);
    EXPECT_NE(bytes(at("o.html")).find("In plain words"), std::string::npos);
    EXPECT_EQ(bytes(at("o.html")).find("N2"), std::string::npos);
    EXPECT_EQ(bytes(at("o.csv")).find("N2"), std::string::npos);
    EXPECT_NE(bytes(at("o.html")).find("12 ratings on 1 dimension"), std::string::npos) << "that rater's alone";
    ASSERT_EQ(run("clips").exitCode, 0);
    EXPECT_TRUE(bytes(at("o.csv")).starts_with("clip,dimension,raters,reference,mean"));
    ASSERT_EQ(run("clip=c3").exitCode, 0);
    EXPECT_NE(bytes(at("o.html")).find("<h1>Clip c3</h1>"), std::string::npos);
    ASSERT_EQ(run("reference").exitCode, 0);
    EXPECT_NE(bytes(at("o.csv")).find("warmth,12,0,"), std::string::npos);
    EXPECT_TRUE(bytes(at("o.pdf")).starts_with("%PDF-"));
}

TEST_F(ReliabilityAbout, WordsAroundTheFiguresComeFromAStudy) {
    const std::string table = ratings("r.csv", 4, 2);
    const std::string study = folder.write("study.json", R"({"schema": "attune.study/1", "title": "Spring",
        "population": "families of one town", "dimensions": [{"id": "warmth", "name": "Warmth", "role": "adult"}]})");
    ASSERT_EQ(runCli({"reliability", table, "--bootstrap", "0", "--study", study, "--html", at("o.html")}).exitCode, 0);
    EXPECT_NE(bytes(at("o.html")).find("<dd>families of one town</dd>"), std::string::npos);
    for (const char* about : {"rater=N1", "clips", "clip=c3", "reference", "plan"}) {
        ASSERT_EQ(runCli({"reliability", table, "--bootstrap", "0", "--study", study, "--about", about, "--html",
                          at("o.html"), "--force"})
                      .exitCode,
                  0);
        EXPECT_NE(bytes(at("o.html")).find("<dd>families of one town</dd>"), std::string::npos) << about;
    }
    ASSERT_EQ(runCli({"reliability", table, ratings("s.csv", 4, 1), "--bootstrap", "0", "--study", study, "--about",
                      "cohort", "--html", at("o.html"), "--force"})
                  .exitCode,
              0);
    EXPECT_NE(bytes(at("o.html")).find("<dd>families of one town</dd>"), std::string::npos) << "cohort";
    const std::string wrong = folder.write("wrong.json", R"({"schema": "attune.study/1", "town": "x"})");
    const auto refused = runCli({"reliability", table, "--study", wrong, "--html", at("no.html")});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_NE(refused.err.find("\"town\" is not known (" + wrong + ")"), std::string::npos) << refused.err;
    EXPECT_FALSE(std::filesystem::exists(at("no.html")));
}

TEST_F(ReliabilityAbout, ACohortIsOneFileARound) {
    const auto run = runCli({"reliability", ratings("spring.csv", 5, 2), ratings("autumn.csv", 3, 1), "--bootstrap",
                             "0", "--about", "cohort", "--html", at("o.html"), "--json"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const Json answer = Json::parse(run.out);
    EXPECT_EQ(answer.begin().key(), "schema");
    ASSERT_EQ(answer["rows"].size(), 2u);
    EXPECT_EQ(answer["rows"][0]["round"], "spring");
    EXPECT_EQ(answer["rows"][0]["raters"], 5);
    EXPECT_TRUE(answer["rows"][0]["bias_middle"].is_number());
    EXPECT_TRUE(answer["rows"][1]["bias_middle"].is_null()) << "three raters are too few to sum up";
    EXPECT_NE(bytes(at("o.html")).find("Cohort over time"), std::string::npos);
}

TEST_F(ReliabilityAbout, RefusesWhatThereIsNot) {
    const std::string table = ratings("r.csv", 2, 1);
    for (const std::string about : {"nothing", "rater", "rater=", "rater=N9", "clip=c99", "clips=1"}) {
        const auto run = runCli({"reliability", table, "--bootstrap", "0", "--about", about, "--html", at("o.html")});
        EXPECT_EQ(run.exitCode, 2) << about << run.err;
        EXPECT_TRUE(run.err.starts_with("error: ")) << run.err;
        EXPECT_FALSE(std::filesystem::exists(at("o.html"))) << about;
    }
    EXPECT_EQ(runCli({"reliability", table, "--about", "clips", "--sav", at("o.sav")}).exitCode, 2);
    EXPECT_EQ(runCli({"reliability", table, "--about", "cohort"}).exitCode, 2) << "one round is no course";
}

TEST_F(ReliabilityAbout, APlanBecomesASheet) {
    const std::vector<std::string> plan{"plan",       "--icc", "0.8",       "--width", "0.2",      "--html",
                                        at("p.html"), "--csv", at("p.csv"), "--pdf",   at("p.pdf")};
    const auto run = runCli(plan);
    ASSERT_EQ(run.exitCode, 0) << run.err;
    EXPECT_NE(bytes(at("p.html")).find("Asked for: 55 targets"), std::string::npos);
    EXPECT_NE(bytes(at("p.csv")).find("icc,0.8,2 raters,0.2,55\n"), std::string::npos);
    EXPECT_EQ(runCli(plan).exitCode, 2) << "the files are there";
}

} // namespace
