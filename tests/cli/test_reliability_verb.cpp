// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/run_cli.h"
#include "support/scratch_folder.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <sys/stat.h>

using namespace attune;
using Json = nlohmann::ordered_json;

namespace {

class ReliabilityVerb : public testing::Test {
  protected:
    [[nodiscard]] std::string write(const std::string& name, const std::string& bytes) const {
        return folder.write(name, bytes);
    }
    [[nodiscard]] std::string shroutFleiss() const {
        const int scores[6][4] = {{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};
        std::string text = "target,rater,dimension,score\n";
        for (int i = 0; i < 6; ++i)
            for (int j = 0; j < 4; ++j)
                text += "t" + std::to_string(i + 1) + ",r" + std::to_string(j + 1) + ",score," +
                        std::to_string(scores[i][j]) + "\n";
        return write("shrout_fleiss.csv", text);
    }

    test::ScratchFolder folder;
};

Json estimate(const Json& estimates, const std::string& name, const std::string& weights = {}) {
    for (const auto& e : estimates)
        if (e.at("name") == name && e.value("weights", "") == weights)
            return e;
    ADD_FAILURE() << "no estimate " << name << " " << weights;
    return {};
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// One line "error: WHAT (WHERE): WHAT TO DO".
void expectRefused(const CliRun& run, const std::string& part) {
    EXPECT_EQ(run.exitCode, 2) << run.err;
    EXPECT_TRUE(run.err.starts_with("error: ")) << run.err;
    EXPECT_TRUE(contains(run.err, part)) << run.err;
    EXPECT_EQ(std::ranges::count(run.err, '\n'), 1) << run.err;
    EXPECT_EQ(run.out, "");
}

} // namespace

TEST_F(ReliabilityVerb, ShroutFleissPrintsThePublishedFigures) {
    const CliRun table = runCli({"reliability", shroutFleiss()});
    EXPECT_EQ(table.exitCode, 0) << table.err;
    for (const char* figure :
         {".17 [−.13, .72]", ".29 [.02, .76]", ".71 [.34, .95]", ".44 [−.88, .91]", ".62 [.07, .93]", ".91 [.68, .99]"})
        EXPECT_TRUE(contains(table.out, figure)) << figure;

    const CliRun run = runCli({"reliability", "--json", shroutFleiss()});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    ASSERT_TRUE(run.out.starts_with("{\n  \"schema\": \"attune.reliability/1\""));
    const Json report = Json::parse(run.out);
    const Json& group = report.at("group").at(0);
    EXPECT_NEAR(estimate(group.at("estimates"), "icc_a1").at("value"), .2898, 5e-5);
    EXPECT_NEAR(estimate(group.at("estimates"), "icc_c1").at("ci").at("high"), .9459, 5e-5);
    EXPECT_NEAR(estimate(group.at("estimates"), "alpha_interval").at("value"), .1473, 5e-5);
    EXPECT_EQ(group.at("nTargets"), 6);
    EXPECT_EQ(group.at("nRaters"), 4);
    EXPECT_EQ(group.at("categorySource"), "observed");
    EXPECT_EQ(report.at("pairs").size(), 6u);
    EXPECT_EQ(report.at("input").at("rows"), 24);
    EXPECT_EQ(report.at("input").at("files").at(0).at("sha256").get<std::string>().size(), 64u);
}

TEST_F(ReliabilityVerb, KeysStandInTheOrderOfTheContract) {
    const CliRun run = runCli({"reliability", shroutFleiss(), "--json", "--bootstrap", "50"});
    const Json report = Json::parse(run.out);
    std::vector<std::string> keys;
    for (const auto& item : report.items())
        keys.push_back(item.key());
    EXPECT_EQ(keys, (std::vector<std::string>{"schema", "program", "input", "settings", "group", "pairs", "pooled",
                                              "verdicts", "warnings"}));
    for (const auto& e : report.at("group").at(0).at("estimates")) {
        EXPECT_TRUE(e.contains("name") && e.contains("value") && e.contains("ci") && e.contains("n") &&
                    e.contains("definition"));
        EXPECT_EQ(e.contains("undefined"), e.at("value").is_null());
    }
}

TEST_F(ReliabilityVerb, TheSameInputGivesTheSameBytes) {
    const std::string file = shroutFleiss();
    const CliRun first = runCli({"reliability", file, "--json", "--seed", "7"});
    const CliRun second = runCli({"reliability", "--seed", "7", "--json", file});
    EXPECT_EQ(first.exitCode, 0);
    EXPECT_EQ(first.out, second.out);
    EXPECT_NE(first.out, runCli({"reliability", file, "--json", "--seed", "8"}).out);
}

TEST_F(ReliabilityVerb, ScoreOutsideTheScale) {
    const std::string file = write("r.csv", "target,rater,score\nc1,A,4\nc1,B,9\n");
    const CliRun run = runCli({"reliability", file, "--scale", "1:7"});
    expectRefused(run, "score 9 is outside the scale 1 to 7");
    EXPECT_TRUE(contains(run.err, file + ":3 column score")) << run.err;
}

TEST_F(ReliabilityVerb, DuplicateCell) {
    const std::string file = write("r.csv", "target,rater,score\nc1,A,4\nc2,A,4\nc1,A,4\n");
    const CliRun run = runCli({"reliability", file});
    expectRefused(run, "twice");
    EXPECT_TRUE(contains(run.err, file + ":4 column score")) << run.err;
    EXPECT_TRUE(contains(run.err, file + ":2 column score")) << run.err;
}

TEST_F(ReliabilityVerb, MissingColumnFileAndSenselessOptions) {
    const std::string file = write("r.csv", "target,who,score\nc1,A,4\n");
    expectRefused(runCli({"reliability", file}), "there is no column rater");
    EXPECT_EQ(runCli({"reliability", file, "--columns", "rater=who"}).exitCode, 0);
    expectRefused(runCli({"reliability", file + ".none"}), "no such file");
    expectRefused(runCli({"reliability", folder.path().string()}), "folder");
    expectRefused(runCli({"reliability", file, "--bootstrap", "many"}), "--bootstrap");
    expectRefused(runCli({"reliability", shroutFleiss(), "--confidence", "95"}), "confidence");
    expectRefused(runCli({"reliability", shroutFleiss(), "--level", "loud"}), "no level loud");
    expectRefused(runCli({"reliability", shroutFleiss(), "--reference", "r9"}), "reference r9");
    expectRefused(runCli({"reliability"}), "ratings");
    expectRefused(runCli({"reliability", shroutFleiss(), "--frob"}), "frob");
}

TEST_F(ReliabilityVerb, OneRaterAndNoRatings) {
    const CliRun one = runCli({"reliability", write("one.csv", "target,rater,score\nc1,A,4\nc2,A,5\n"), "--json"});
    ASSERT_EQ(one.exitCode, 0) << one.err;
    const Json report = Json::parse(one.out);
    for (const auto& e : report.at("group").at(0).at("estimates"))
        EXPECT_EQ(e.at("undefined"), "one_rater") << e.dump();
    const CliRun none = runCli({"reliability", write("none.csv", "target,rater,score\n"), "--json"});
    EXPECT_EQ(none.exitCode, 0) << none.err;
    EXPECT_TRUE(contains(none.err, "warning: "));
}

TEST_F(ReliabilityVerb, OutputFilesAreNotOverwritten) {
    const std::string file = shroutFleiss(), out = write("figures.csv", "mine");
    expectRefused(runCli({"reliability", file, "--csv", out}), "exists already");
    std::ifstream in(out);
    std::string kept;
    std::getline(in, kept);
    EXPECT_EQ(kept, "mine");
    EXPECT_EQ(runCli({"reliability", file, "--csv", out, "--force"}).exitCode, 0);
    std::ifstream again(out);
    std::getline(again, kept);
    EXPECT_TRUE(kept.starts_with("part,dimension,a,b,name,weights,value"));
}

TEST_F(ReliabilityVerb, TwoOutputsNeedTwoNames) {
    const std::string out = (folder / "same.out").string(), again = (folder / "sub/../same.out").string();
    std::filesystem::create_directory(folder / "sub");
    for (const std::string& second : {out, again}) {
        expectRefused(runCli({"reliability", shroutFleiss(), "--html", out, "--pdf", second, "--force"}),
                      "two outputs have the same name");
        EXPECT_FALSE(std::filesystem::exists(out));
    }
}

TEST_F(ReliabilityVerb, ForceLeavesLinksAndNeverReplacesAPipe) {
    const std::string kept = write("kept.csv", "old"), link = (folder / "link.csv").string();
    std::filesystem::create_symlink("kept.csv", link);
    EXPECT_EQ(runCli({"reliability", shroutFleiss(), "--csv", link, "--force"}).exitCode, 0);
    EXPECT_TRUE(std::filesystem::is_symlink(link));
    std::string first;
    std::ifstream(kept) >> first;
    EXPECT_TRUE(first.starts_with("part,dimension")) << first;
    const std::string pipe = (folder / "pipe").string();
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    expectRefused(runCli({"reliability", shroutFleiss(), "--csv", pipe, "--force"}), "a pipe or a device");
    EXPECT_TRUE(std::filesystem::is_fifo(pipe));
}

TEST_F(ReliabilityVerb, HtmlSummaryStandsAlone) {
    const std::string html = (folder / "summary.html").string();
    const CliRun run = runCli({"reliability", shroutFleiss(), "--html", html, "--bootstrap", "200"});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    std::ifstream in(html);
    std::ostringstream text;
    text << in.rdbuf();
    EXPECT_TRUE(text.str().starts_with("<!DOCTYPE html>"));
    EXPECT_FALSE(contains(text.str(), "<script"));
    EXPECT_TRUE(contains(text.str(), ".65")) << "ICC(A,1) of r1 and r4";
    expectRefused(runCli({"reliability", shroutFleiss(), "--html", html}), "exists already");
}

TEST_F(ReliabilityVerb, AStoredReportCanBeDoneAgain) {
    const std::string file = shroutFleiss();
    const std::string report =
        write("report.json", runCli({"reliability", file, "--json", "--scale", "1:10", "--seed", "3"}).out);
    const CliRun again = runCli({"reliability", "--recompute", report});
    EXPECT_EQ(again.exitCode, 0) << again.err;
    std::ofstream(file, std::ios::app) << "t7,r1,score,4\n";
    const CliRun changed = runCli({"reliability", "--recompute", report});
    EXPECT_EQ(changed.exitCode, 1);
    EXPECT_TRUE(contains(changed.err, "not those that the report was made from")) << changed.err;
    ASSERT_EQ(shroutFleiss(), file) << "written anew";
    std::string text = runCli({"reliability", file, "--json", "--scale", "1:10", "--seed", "3"}).out;
    const auto at = text.find("\"nScores\": 24");
    ASSERT_NE(at, std::string::npos);
    text.replace(at, 13, "\"nScores\": 25");
    const CliRun tampered = runCli({"reliability", "--recompute", write("tampered.json", text)});
    EXPECT_EQ(tampered.exitCode, 1);
    EXPECT_TRUE(contains(tampered.err, "/group/0/nScores")) << tampered.err;
    expectRefused(runCli({"reliability", "--recompute", file}), "not a reliability report");
}

TEST_F(ReliabilityVerb, RulesDecideTheExitCode) {
    // The trainee is one point above the reference throughout: ICC(A,1) is 4/5 exactly.
    std::string text = "target,rater,score\n";
    const int reference[] = {6, 6, 2, 2, 5, 5, 5, 3, 3, 3, 4, 4};
    for (int i = 0; i < 12; ++i)
        text += "c" + std::to_string(i) + ",R0," + std::to_string(reference[i]) + "\nc" + std::to_string(i) + ",T1," +
                std::to_string(reference[i] + 1) + "\n";
    const std::string file = write("r.csv", text);
    auto rule = [&](const std::string& threshold) {
        return write("rule" + threshold + ".json",
                     R"({"schema":"attune.rule/1","name":"site","clauses":[{"id":"icc","estimate":"icc_a1",)"
                     R"("scope":"each-dimension","bound":"value","atLeast":)" +
                         threshold + "}]}");
    };
    const std::vector<std::string> base = {"reliability", file, "--reference", "R0", "--json", "--require-pass"};
    auto with = [&](const std::string& path) {
        auto arguments = base;
        arguments.insert(arguments.end(), {"--rules", path});
        return runCli(arguments);
    };
    const CliRun pass = with(rule("0.80"));
    EXPECT_EQ(pass.exitCode, 0) << pass.err;
    EXPECT_EQ(Json::parse(pass.out).at("verdicts").at(0).at("outcome"), "pass");
    const CliRun fail = with(rule("0.81"));
    EXPECT_EQ(fail.exitCode, 1) << fail.err;
    EXPECT_EQ(Json::parse(fail.out).at("verdicts").at(0).at("clauses").at(0).at("held"), false);
    expectRefused(with(write("bad.json", "{")), "not JSON");
    expectRefused(with(write("bad2.json", R"({"schema":"attune.rule/1","name":"x","clauses":[{"id":"a"}]})")),
                  "\"estimate\" is missing");
    expectRefused(with(write("bad3.json", R"({"schema":"attune.rule/1","name":"x","clauses":[],"extra":1})")),
                  "\"extra\" is not known");
}

namespace {

// Two raters and a reference, two segments of each of ten families, three items; the second sitting moves a little.
std::string familyRatings() {
    std::string text = "target,rater,dimension,score,family,time\n";
    for (int t = 0; t < 20; ++t)
        for (int r = 0; r < 3; ++r)
            for (int d = 0; d < 3; ++d)
                for (int time = 1; time <= 2; ++time) {
                    const int score = 2 + (t / 2 * 3 + d) % 4 + (r > 0 && (t + r + d + time) % 3 == 0 ? 1 : 0);
                    text += "clip" + std::to_string(10 + t) + ",R" + std::to_string(r) + ",item" + std::to_string(d) +
                            "," + std::to_string(score) + ",f" + std::to_string(t / 2) + "," + std::to_string(time) +
                            "\n";
                }
    return text;
}

std::string onlyFirstSitting() {
    std::string out;
    std::istringstream in(familyRatings());
    for (std::string line; std::getline(in, line);)
        if (!line.ends_with(",2"))
            out += line + "\n";
    return out;
}

} // namespace

TEST_F(ReliabilityVerb, TheSameBytesOnAnyNumberOfThreads) {
    const std::string file = write("f.csv", onlyFirstSitting());
    for (const std::vector<std::string>& more :
         {std::vector<std::string>{}, std::vector<std::string>{"--cluster", "family"}}) {
        std::vector<std::string> words = {"reliability", file, "--json", "--reference", "R0", "--bootstrap", "3000"};
        words.insert(words.end(), more.begin(), more.end());
        std::string first;
        for (const char* threads : {"1", "2", "7"}) {
            ::setenv("ATTUNE_THREADS", threads, 1);
            const CliRun run = runCli(words);
            ::unsetenv("ATTUNE_THREADS");
            ASSERT_EQ(run.exitCode, 0) << run.err;
            first = first.empty() ? run.out : first;
            EXPECT_EQ(run.out, first) << threads << " threads";
        }
    }
}

TEST_F(ReliabilityVerb, WithClustersEveryIntervalIsOfClusters) {
    const std::string file = write("f.csv", onlyFirstSitting());
    const CliRun run = runCli({"reliability", file, "--json", "--reference", "R0", "--cluster", "family"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const Json report = Json::parse(run.out);
    for (const char* part : {"group", "pairs", "pooled"})
        for (const auto& item : report.at(part))
            for (const auto& e : item.at("estimates")) {
                for (const char* ofTest : {"p", "df", "statistic"})
                    EXPECT_FALSE(e.contains(ofTest)) << e.dump();
                if (e.contains("se")) {
                    EXPECT_EQ(e.at("parameters").at("seMethod"), "cluster-bootstrap") << e.dump();
                }
                for (const auto& interval : e.value("intervals", Json::array()))
                    EXPECT_EQ(interval.at("method"), "cluster-bootstrap-percentile") << e.dump();
            }
    const Json& pair = report.at("pairs").at(0).at("estimates");
    for (const char* name : {"exact", "bias", "icc_a1", "icc_c1", "ccc", "pabak", "scott_pi", "spearman"})
        EXPECT_EQ(estimate(pair, name).at("ci").at("method"), "cluster-bootstrap-percentile") << name;
    const Json& group = report.at("group").at(0).at("estimates");
    EXPECT_EQ(estimate(group, "icc_a1_reml").at("parameters").at("intervalLeftOut"), "clusters");
    EXPECT_EQ(estimate(group, "icc_a1").at("parameters").at("testLeftOut"), "clusters");
    EXPECT_FALSE(estimate(group, "all_exact").at("parameters").contains("testLeftOut")); // it never had one
    EXPECT_EQ(estimate(group, "conger_kappa", "linear").at("ci").at("method"), "cluster-bootstrap-percentile");
}

// Two families of ten clips each: what is resampled is two things, whatever the number of clips.
TEST_F(ReliabilityVerb, FewFamiliesGiveNoIntervalAndCertifyNobody) {
    const auto ratings = [&](int families) {
        std::string text = "target,rater,score,family\n";
        for (int i = 0; i < 20; ++i)
            for (const bool reference : {true, false})
                text += "c" + std::to_string(i) + (reference ? ",R0," : ",T1,") +
                        std::to_string(1 + i * 7 % 7 + i % 6 + (!reference && i % 3 == 0 ? 1 : 0)) + ",f" +
                        std::to_string(i % families) + "\n";
        return write("families" + std::to_string(families) + ".csv", text);
    };
    const std::string rule = write(
        "rule.json", R"({"schema":"attune.rule/1","name":"sure","clauses":[)"
                     R"({"id":"low","estimate":"icc_a1","scope":"each-dimension","bound":"ciLow","atLeast":0.3},)"
                     R"({"id":"n","estimate":"within_1","scope":"pooled","bound":"value","atLeast":0.5,"minN":10},)"
                     R"({"id":"w","estimate":"within_window","window":2,"scope":"pooled","atLeast":0.5,"minN":10}]})");
    const auto reportOf = [&](const std::string& file) {
        const CliRun run =
            runCli({"reliability", file, "--json", "--reference", "R0", "--cluster", "family", "--rules", rule});
        EXPECT_EQ(run.exitCode, 0) << run.err;
        return Json::parse(run.out);
    };
    const Json two = reportOf(ratings(2));
    EXPECT_EQ(two.at("pairs").at(0).at("flags"), Json::array({"few_clusters"}));
    for (const char* part : {"group", "pairs", "pooled"})
        for (const auto& item : two.at(part))
            for (const auto& e : item.at("estimates")) {
                EXPECT_TRUE(e.at("ci").is_null() && !e.contains("intervals")) << e.dump();
                EXPECT_EQ(e.at("parameters").contains("clusters"), true) << e.dump();
            }
    const Json exact = estimate(two.at("pairs").at(0).at("estimates"), "exact");
    EXPECT_EQ(exact.at("parameters").at("intervalLeftOut"), "few_clusters");
    EXPECT_EQ(exact.at("parameters").at("clusters"), 2);
    const Json verdict = two.at("verdicts").at(0);
    EXPECT_EQ(verdict.at("outcome"), "not_estimable");
    EXPECT_EQ(verdict.at("clauses").at(0).at("reason"), "few_clusters");
    EXPECT_EQ(verdict.at("clauses").at(1).at("reason"), "n_too_small") << "families count, not clips";
    EXPECT_EQ(verdict.at("clauses").at(2).at("reason"), "n_too_small");
    const Json ten = reportOf(ratings(10));
    EXPECT_EQ(ten.at("pairs").at(0).at("flags"), Json::array());
    EXPECT_EQ(ten.at("verdicts").at(0).at("outcome"), "pass") << ten.at("verdicts").dump();
    // Within two points is true of every score in every resample: no interval, and why.
    const Json within = estimate(ten.at("pairs").at(0).at("estimates"), "within_1");
    EXPECT_EQ(within.at("value"), 1);
    EXPECT_TRUE(within.at("ci").is_null());
    EXPECT_EQ(within.at("parameters").at("intervalLeftOut"), "resamples_alike");
}

TEST_F(ReliabilityVerb, TheSameRaterTwice) {
    const std::string file = write("f.csv", familyRatings());
    expectRefused(runCli({"reliability", file}), "--occasion");
    expectRefused(runCli({"reliability", file, "--occasion", "time", "--reference", "R0"}), "reference");
    expectRefused(runCli({"reliability", file, "--occasion", "when"}), "no column when");
    const CliRun run = runCli({"reliability", file, "--occasion", "time", "--json", "--bootstrap", "0"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const Json report = Json::parse(run.out);
    ASSERT_EQ(report.at("pairs").size(), 9u) << "three raters with themselves, three items";
    EXPECT_EQ(report.at("pairs").at(1).at("a"), "R1 @ 2") << "later minus earlier";
    EXPECT_EQ(report.at("pairs").at(1).at("b"), "R1 @ 1");
    EXPECT_EQ(report.at("pairs").at(0).at("n"), 20);
    EXPECT_EQ(estimate(report.at("pairs").at(0).at("estimates"), "exact").at("value"), 1) << "R0 does not move";
    EXPECT_LT(estimate(report.at("pairs").at(1).at("estimates"), "exact").at("value"), 1);
    ASSERT_EQ(report.at("group").size(), 9u);
    EXPECT_EQ(report.at("group").at(1).at("rater"), "R1");
    EXPECT_EQ(report.at("group").at(1).at("nRaters"), 2);
    EXPECT_EQ(estimate(report.at("group").at(1).at("estimates"), "icc_a1").at("value"),
              estimate(report.at("pairs").at(1).at("estimates"), "icc_a1").at("value"));
    const std::string stored = write("stored.json", run.out);
    EXPECT_EQ(runCli({"reliability", "--recompute", stored}).exitCode, 0);
}

TEST_F(ReliabilityVerb, TotalsOfItems) {
    const std::string file = write("f.csv", onlyFirstSitting() + "clip99,R0,item0,3,f9,1\n");
    const CliRun run = runCli({"reliability", file, "--reference", "R0", "--scale", "1:7", "--total", "sum", "--total",
                               "pair=mean:item0,item1", "--json", "--bootstrap", "0"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const Json report = Json::parse(run.out);
    ASSERT_EQ(report.at("group").size(), 5u);
    EXPECT_EQ(report.at("group").at(3).at("dimension"), "total");
    EXPECT_EQ(report.at("group").at(3).at("categories").size(), 19u) << "3 to 21";
    EXPECT_EQ(report.at("group").at(4).at("categories").at(1), "1.5") << "mean of two: half points";
    EXPECT_EQ(report.at("input").at("missing").at("item_missing"), 2) << "clip99 has one item only";
    const Json* total = nullptr;
    double sum = 0;
    for (const auto& pair : report.at("pairs")) {
        if (pair.at("a") != "R1")
            continue;
        const double bias = estimate(pair.at("estimates"), "bias").at("value");
        if (pair.at("dimension") == "total")
            total = &pair;
        else if (pair.at("dimension") != "pair")
            sum += bias;
    }
    ASSERT_TRUE(total);
    EXPECT_NEAR(estimate(total->at("estimates"), "bias").at("value").get<double>(), sum, 1e-12);
    expectRefused(runCli({"reliability", file, "--total", "median"}), "--total median");
    expectRefused(runCli({"reliability", file, "--total", "sum:item7"}), "no dimension item7");
    expectRefused(runCli({"reliability", file, "--total", "item0=sum"}), "already");
}

TEST_F(ReliabilityVerb, PresetRulesByName) {
    const std::string file = write("f.csv", onlyFirstSitting());
    const CliRun pass = runCli({"reliability", file, "--reference", "R0", "--rules", "preset:within-one-80",
                                "--require-pass", "--json", "--bootstrap", "0"});
    EXPECT_EQ(pass.exitCode, 0) << pass.err;
    EXPECT_EQ(Json::parse(pass.out).at("verdicts").size(), 2u);
    expectRefused(runCli({"reliability", file, "--reference", "R0", "--rules", "preset:none"}), "within-one-80");
}

TEST_F(ReliabilityVerb, TheTableOfFiguresHoldsEveryInterval) {
    const std::string csv = (folder / "figures.csv").string();
    const CliRun run = runCli({"reliability", shroutFleiss(), "--json", "--bootstrap", "300", "--csv", csv});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const Json report = Json::parse(run.out);
    std::ifstream in(csv);
    std::string line;
    std::getline(in, line);
    EXPECT_TRUE(line.ends_with(",definition,statistic,df1,df2,p,intervals")) << line;
    std::size_t several = 0;
    for (const auto& e : report.at("group").at(0).at("estimates")) {
        std::getline(in, line);
        std::size_t methods = 0;
        for (const auto& interval : e.value("intervals", Json::array())) {
            ++methods;
            EXPECT_TRUE(contains(line, interval.at("method").get<std::string>() + " " + interval.at("low").dump()))
                << line;
        }
        several += methods > 1;
        if (e.contains("p")) {
            EXPECT_TRUE(contains(line, "," + e.at("p").dump() + ",")) << line;
        }
    }
    EXPECT_GT(several, 5u);
}

TEST_F(ReliabilityVerb, EveryFigureHasAnErrorAndAnIntervalOrSaysWhyNot) {
    std::string gaps = "target,rater,dimension,score\n";
    for (int t = 0; t < 30; ++t)
        for (int r = 0; r < 4; ++r)
            if ((t + 2 * r) % 7 != 0)
                gaps += "c" + std::to_string(t) + ",R" + std::to_string(r) + ",warmth," +
                        std::to_string(1 + (t * 5) % 6 + ((t * r) % 5 == 1 ? 1 : 0)) + "\n";
    const std::string file = write("gaps.csv", gaps);
    for (const char* bootstrap : {"200", "0"})
        for (const bool reference : {true, false}) {
            std::vector<std::string> arguments = {"reliability", file,          "--scale", "1:7",
                                                  "--json",      "--bootstrap", bootstrap};
            if (reference)
                arguments.insert(arguments.end(), {"--reference", "R0"});
            const CliRun run = runCli(arguments);
            ASSERT_EQ(run.exitCode, 0) << run.err;
            const Json report = Json::parse(run.out);
            for (const char* part : {"group", "pairs", "pooled"})
                for (const auto& entry : report.at(part))
                    for (const auto& e : entry.at("estimates")) {
                        if (e.at("value").is_null())
                            continue;
                        const Json said = e.value("parameters", Json::object());
                        const bool none = said.contains("intervalLeftOut");
                        for (const char* why : {"intervalLeftOut", "seLeftOut"}) {
                            EXPECT_NE(said.value(why, ""), "no_method") << part << " " << e.dump();
                        }
                        EXPECT_TRUE(none || !e.at("ci").is_null()) << part << " " << e.dump();
                        EXPECT_TRUE(none || said.contains("seLeftOut") || e.contains("se")) << part << " " << e.dump();
                    }
        }
}

TEST_F(ReliabilityVerb, RatersWithClipsOfTheirOwnHaveAnIcc) {
    std::string text = "target,rater,score\n";
    for (int t = 0; t < 12; ++t)
        for (int r = 0; r < 2 + t % 2; ++r)
            text += "c" + std::to_string(t) + ",R" + std::to_string(t) + "_" + std::to_string(r) + "," +
                    std::to_string(1 + t % 6 + (r == 1 && t % 3 == 0 ? 1 : 0)) + "\n";
    const CliRun run = runCli({"reliability", write("nested.csv", text), "--scale", "1:7", "--json"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const Json report = Json::parse(run.out);
    const auto& estimates = report.at("group").at(0).at("estimates");
    const Json icc = estimate(estimates, "icc_1_reml");
    EXPECT_GT(icc.at("value").get<double>(), .8);
    EXPECT_EQ(icc.at("ci").at("method"), "profile-likelihood");
    EXPECT_GT(icc.at("se").get<double>(), 0);
    EXPECT_EQ(estimate(estimates, "icc_a1_reml").at("undefined"), "disconnected");
    EXPECT_EQ(estimate(estimates, "sem_agreement_reml").at("undefined"), "disconnected");
    const Json sem = estimate(estimates, "sem_one_way_reml");
    EXPECT_NEAR(std::pow(sem.at("value").get<double>(), 2), icc.at("parameters").at("varResidual").get<double>(),
                1e-12);
    EXPECT_EQ(sem.at("ci").at("method"), "z");
}

TEST_F(ReliabilityVerb, FamiliesWithGapsHaveAStudyOfEveryCell) {
    std::string text = "target,rater,score,family\n";
    for (int t = 0; t < 24; ++t)
        for (int r = 0; r < 4; ++r)
            if ((t + r) % 5 != 0) // hardly a clip was scored by all
                text += "c" + std::to_string(t) + ",R" + std::to_string(r) + "," +
                        std::to_string(1 + (t / 3 * 7) % 5 + ((t * r) % 4 == 1 ? 1 : 0) + t % 2) + ",f" +
                        std::to_string(t / 3) + "\n";
    const CliRun run = runCli({"reliability", write("families.csv", text), "--scale", "1:7", "--json", "--diagnostics",
                               "--cluster", "family", "--bootstrap", "0"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const Json study = Json::parse(run.out).at("diagnostics").at("generalizability").at(1);
    EXPECT_EQ(study.at("design"), "(clip : cluster) x rater, every cell (REML)");
    EXPECT_EQ(study.at("targets"), 24);
    EXPECT_EQ(study.at("clusters"), 8);
    EXPECT_GT(study.at("components").at(0).at("raw").get<double>(), 0);
    EXPECT_FALSE(study.at("decisions").empty());
}

// Columns as the file has them are told to somebody whose column is not found.
TEST_F(ReliabilityVerb, TheTableSaysWhyItHasNoIntervals) {
    const auto table = [&](int families) {
        std::string text = "target,rater,score,family\n";
        for (int t = 0; t < 12; ++t)
            for (const char* rater : {"a", "b"})
                text += "c" + std::to_string(t) + "," + rater + "," + std::to_string(1 + (t * 5 + *rater) % 4) + ",f" +
                        std::to_string(t % families) + "\n";
        const CliRun run = runCli({"reliability", write("few.csv", text), "--cluster", "family", "--bootstrap", "50"});
        EXPECT_EQ(run.exitCode, 0) << run.err;
        EXPECT_TRUE(contains(run.out, "Differences are a minus b.")) << run.out;
        return run.out;
    };
    EXPECT_TRUE(contains(table(2), "2 clusters: too few for intervals, which need 6\n"));
    EXPECT_TRUE(contains(table(6), "6 clusters\n"));
}

TEST_F(ReliabilityVerb, AMissingColumnIsToldWithThoseThatAreThere) {
    const CliRun run = runCli({"reliability", write("who.csv", "clip,who,mark\nc1,a,2\n")});
    expectRefused(run, "there is no column rater, the first line has clip, who, mark");
    EXPECT_NE(run.err.find("who.csv:1"), std::string::npos) << run.err;
    EXPECT_NE(run.err.find("--columns rater=NAME"), std::string::npos) << run.err;
}

TEST_F(ReliabilityVerb, GapsDoNotStopTheStudyOfTheDesign) {
    std::string text = "target,rater,score\n";
    for (int t = 0; t < 20; ++t)
        for (int r = 0; r < 5; ++r)
            if (r != t % 5) // no clip was scored by all
                text += "c" + std::to_string(t) + ",R" + std::to_string(r) + "," +
                        std::to_string(1 + (t * 7) % 5 + ((t + r) % 4 == 0 ? 1 : 0)) + "\n";
    const CliRun run = runCli(
        {"reliability", write("gaps.csv", text), "--scale", "1:7", "--json", "--diagnostics", "--bootstrap", "0"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const Json report = Json::parse(run.out);
    const auto& estimates = report.at("group").at(0).at("estimates");
    EXPECT_EQ(estimate(estimates, "sem_agreement").at("undefined"), "no_complete_targets");
    EXPECT_GT(estimate(estimates, "sem_agreement_reml").at("value").get<double>(), 0);
    const Json& study = report.at("diagnostics").at("generalizability").at(0);
    EXPECT_EQ(study.at("design"), "target x rater, every cell (REML)");
    EXPECT_EQ(study.at("targets"), 20);
    EXPECT_TRUE(study.at("components").at(0).at("df").is_null());
    EXPECT_NEAR(study.at("decisions").at(0).at("absolute").get<double>(),
                estimate(estimates, "icc_a1_reml").at("value").get<double>(), 1e-12);
    EXPECT_NEAR(study.at("decisions").at(4).at("relative").get<double>(),
                estimate(estimates, "g_relative_reml").at("value").get<double>(), 1e-12);
}

TEST_F(ReliabilityVerb, TwoDashesEndTheOptionsWhereverTheyStand) {
    const std::string whole = shroutFleiss();
    const std::string one = write("one.csv", "target,rater,score\nt1,a,1\nt2,a,2\n");
    const std::string two = write("two.csv", "target,rater,score\nt1,b,1\nt2,b,3\n");
    for (const auto& arguments : {std::vector<std::string>{"reliability", one, "--json", "--", two},
                                  std::vector<std::string>{"reliability", "--json", "--", one, two},
                                  std::vector<std::string>{"reliability", "--json", one, two, "--"}}) {
        const CliRun run = runCli(arguments);
        ASSERT_EQ(run.exitCode, 0) << run.err;
        EXPECT_EQ(Json::parse(run.out).at("input").at("files").size(), 2u);
    }
    expectRefused(runCli({"reliability", whole, "--", "--json"}), "no such file (--json)");
    expectRefused(runCli({"library", "info", "--", "-x.attune"}), "(-x.attune)");
}
