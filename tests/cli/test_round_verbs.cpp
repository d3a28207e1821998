// SPDX-License-Identifier: GPL-3.0-or-later
// rounds, pack, unpack, reference, certify, consent and person as a trainer and a trainee type them.
#include "base/file.h"
#include "support/run_cli.h"
#include "support/training_site.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <tuple>

namespace attune {

using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

namespace {

class RoundVerbs : public testing::Test {
  protected:
    void SetUp() override {
        auto library = test::trainingSite(site, 12);
        for (int i = 1; i <= 12; ++i) {
            ASSERT_TRUE(test::codeClip(*library, RaterId("R1"), test::clipName(i), {i, 13 - i}, "why"));
            ASSERT_TRUE(test::codeClip(*library, RaterId("R2"), test::clipName(i), {i, i == 1 ? 5 : 13 - i}, "why"));
        }
    }
    std::string write(const std::string& name, const std::string& text) {
        EXPECT_TRUE(writeFileAtomic(folder / name, text, Overwrite::Allow));
        return (folder / name).string();
    }
    CliRun run(std::vector<std::string> words) { return runCli(words); }
    Json json(std::vector<std::string> words, int expected = 0) {
        words.emplace_back("--json");
        const CliRun done = runCli(words);
        EXPECT_EQ(done.exitCode, expected) << done.err;
        return Json::parse(done.out, nullptr, false);
    }

    test::ScratchFolder folder;
    const std::string site = (folder / "site.attune").string(), home = (folder / "home.attune").string();
};

} // namespace

TEST_F(RoundVerbs, WhatWasWatchedIsPrintedWithItsSpeed) {
    const std::string clip = test::clipName(1);
    constexpr std::int64_t length = 60'000'000'000; // of each clip of the site
    {
        auto library = Library::open(site);
        ASSERT_TRUE(library);
        const Viewer who{RaterId("R1"), RaterRole::Trainer};
        ASSERT_TRUE((*library)->noteWatched(
            who, ClipId(clip),
            {{{MediaTime(0), MediaTime(length / 4)}, 100}, {{MediaTime(length / 2), MediaTime(length)}, 400}}));
    }
    const Json seen = json({"library", "watched", site});
    EXPECT_EQ(seen["schema"], "attune.library-watched/1");
    ASSERT_EQ(seen["watched"].size(), 1u) << "who watched nothing is not named";
    EXPECT_EQ(seen["watched"][0]["rater"], "R1");
    EXPECT_EQ(seen["watched"][0]["percent"], 75);
    EXPECT_EQ(seen["watched"][0]["countedPercent"], 75) << "outside rounds any speed counts";
    EXPECT_EQ(seen["watched"][0]["spans"],
              Json::array({{{"beginNs", 0}, {"endNs", length / 4}, {"speedPercent", 100}},
                           {{"beginNs", length / 2}, {"endNs", length}, {"speedPercent", 400}}}));
    json({"rounds", "add", site,
          write("round.json", Json({{"format", "attune.round/1"},
                                    {"id", "w"},
                                    {"title", "Watched"},
                                    {"scheme", {{"id", "small"}, {"version", 1}}},
                                    {"plan", {{"mode", "practice"}, {"minWatchedPercent", 90}}},
                                    {"raters", {{{"id", "T01"}}}},
                                    {"clips", {{{"clip", clip}}}}})
                                  .dump())});
    {
        auto library = Library::open(site);
        ASSERT_TRUE((*library)->noteWatched(
            {RaterId("T01"), RaterRole::Trainee}, ClipId(clip),
            {{{MediaTime(0), MediaTime(length)}, 400}, {{MediaTime(0), MediaTime(length / 4)}, 200}}));
    }
    const Json asked = json({"library", "watched", site, "--rater", "T01", "--clip", clip})["watched"];
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_EQ(asked[0]["percent"], 100);
    EXPECT_EQ(asked[0]["fastestPercent"], 200);
    EXPECT_EQ(asked[0]["countedPercent"], 25);
    EXPECT_EQ(asked[0]["neededPercent"], 90);
    const CliRun words = run({"library", "watched", site, "--rater", "T01"});
    EXPECT_THAT(words.out, HasSubstr("100 %, of which 25 % at 2× or slower count"));
    EXPECT_THAT(words.out, HasSubstr("at 4×"));
    EXPECT_EQ(json({"library", "watched", site, "--rater", "nobody"})["watched"], Json::array());
    EXPECT_EQ(run({"library", "watched", site, "--clip", "none"}).exitCode, 2);
}

TEST_F(RoundVerbs, FromSettingUpARoundToACertificate) {
    const std::string rule = write("rule.json", R"({"schema":"attune.rule/1","name":"Near","clauses":[
        {"id":"n","estimate":"within_1","scope":"each-dimension","atLeast":0.8,"minN":10}],"requireComplete":true})");
    Json round = {{"format", "attune.round/1"},
                  {"id", "t1"},
                  {"title", "Test one"},
                  {"scheme", {{"id", "small"}, {"version", 1}}},
                  {"raters", {{{"id", "T01"}}}}};
    for (int i = 1; i <= 12; ++i)
        round["clips"].push_back({{"clip", test::clipName(i)}});
    const std::string file = write("round.json", round.dump());
    json({"rounds", "add", site, file, "--mode", "test", "--random-order", "--seed", "3", "--rule", rule});
    EXPECT_EQ(run({"rounds", "add", site, file, "--mode", "other"}).exitCode, 2);

    const Json panel = json({"reference", "panel", site, "--round", "t1", "--panel", "R1,R2", "--as", "R1"}, 1);
    EXPECT_EQ(panel["open"], 1);
    const auto refused = run({"reference", "make", site, "--round", "t1", "--panel", "R1,R2", "--as", "R1"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.err, HasSubstr("talk it through"));
    const std::string agreed = write(
        "agreed.json", R"([{"clip":"c01","dimension":"involvement","score":6.5,"rationale":"both children answer"}])");
    EXPECT_EQ(json({"reference", "make", site, "--round", "t1", "--panel", "R1,R2", "--as", "R1", "--agreed",
                    agreed})["version"],
              1);

    const std::string out = (folder / "t01.zip").string(), back = (folder / "back.zip").string();
    EXPECT_EQ(run({"pack", "assignment", site, "--round", "t1", "--for", "T01", "--as", "T01", "--out", out}).exitCode,
              2)
        << "a trainee packs no assignment";
    const Json packed = json({"pack", "assignment", site, "--round", "t1", "--for", "T01", "--as", "R1", "--out", out});
    EXPECT_EQ(packed["schema"], "attune.pack-assignment/1");
    EXPECT_EQ(run({"pack", "assignment", site, "--round", "t1", "--for", "T01", "--as", "R1", "--out", out}).exitCode,
              2)
        << "the file is there";

    const Json tried = json({"unpack", home, out, "--new", "--dry-run"});
    EXPECT_EQ(tried["fingerprint"], packed["fingerprint"]);
    EXPECT_FALSE(std::filesystem::exists(home));
    json({"unpack", home, out, "--new", "--title", "Mine"});
    {
        auto library = std::move(Library::open(home).value());
        for (int i = 1; i <= 12; ++i)
            ASSERT_TRUE(test::codeClip(*library, RaterId("T01"), test::clipName(i), {i, 13 - i}));
    }
    EXPECT_EQ(run({"certify", "judge", site, "--round", "t1", "--for", "T01", "--as", "R1"}).exitCode, 2)
        << "nothing is in yet";
    json({"pack", "submission", home, "--round", "t1", "--as", "T01", "--out", back});
    const Json taken = json({"unpack", site, back, "--as", "R1"});
    EXPECT_EQ(taken["items"].size(), 12u);
    EXPECT_EQ(taken["items"][0]["state"], "new");
    EXPECT_EQ(json({"rounds", "list", site})["rounds"][0]["raters"][0]["submitted"], 12);

    EXPECT_EQ(
        run({"pack", "reference", site, "--round", "t1", "--as", "R1", "--out", (folder / "r.zip").string()}).exitCode,
        2);
    json({"rounds", "release", site, "--round", "t1", "--as", "R1"});
    json({"pack", "reference", site, "--round", "t1", "--as", "R1", "--out", (folder / "r.zip").string()});
    json({"unpack", home, (folder / "r.zip").string()});

    const Json judged =
        json({"certify", "judge", site, "--round", "t1", "--for", "T01", "--as", "R1", "--bootstrap", "50"});
    EXPECT_EQ(judged["record"]["outcome"], "pass");
    const Json& rules = judged["record"]["rules"]; // what it was judged by, whole
    ASSERT_EQ(rules.size(), 1u);
    EXPECT_EQ(rules[0]["schema"], "attune.rule/1");
    EXPECT_EQ(rules[0]["name"], "Near");
    EXPECT_EQ(rules[0]["clauses"][0]["estimate"], "within_1");
    const std::string line = judged["record"]["line"].dump();
    const std::string paper = (folder / "t01.html").string();
    json({"certify", "certificate", site, "--line", line, "--out", paper});
    EXPECT_THAT(readFile(paper).value(), HasSubstr("Test one"));
    const std::string print = (folder / "t01.pdf").string();
    EXPECT_EQ(json({"certify", "certificate", site, "--line", line, "--pdf", print})["pdf"], print);
    EXPECT_TRUE(readFile(print).value().starts_with("%PDF-"));
    EXPECT_EQ(run({"certify", "certificate", site, "--line", line, "--pdf", print}).exitCode, 2) << "it is there";
    EXPECT_EQ(run({"certify", "certificate", site, "--line", line}).exitCode, 2) << "no file was named";
    const std::string same = (folder / "same.html").string(), also = (folder / "." / "same.html").string();
    EXPECT_EQ(run({"certify", "certificate", site, "--line", line, "--out", same, "--pdf", also}).exitCode, 2);
    EXPECT_FALSE(std::filesystem::exists(same)) << "one would have replaced the other";
    EXPECT_EQ(json({"certify", "list", site})["standings"][0]["state"], "certified");
    EXPECT_EQ(run({"library", "verify", site}).exitCode, 0);
    EXPECT_EQ(run({"library", "verify", home}).exitCode, 0);
    const Json records = json({"consent", "records", site});
    EXPECT_EQ(records["records"].back()["kind"], "exported");
}

TEST_F(RoundVerbs, ATamperedPackageIsRefusedInOneLine) {
    const std::string bad = write("bad.zip", "PK not really");
    const auto done = run({"unpack", site, bad});
    EXPECT_EQ(done.exitCode, 2);
    EXPECT_EQ(std::ranges::count(done.err, '\n'), 1);
    EXPECT_THAT(done.err, HasSubstr("error: this is not a package"));
}

TEST_F(RoundVerbs, ConsentAndPeople) {
    json(
        {"consent", "set", site, "--clip", "c01", "--person", "child", "--scope", "training", "--until", "2030-01-01"});
    EXPECT_EQ(run({"consent", "set", site, "--clip", "c01", "--person", "child", "--scope", "everything"}).exitCode, 2);
    EXPECT_EQ(json({"consent", "list", site})["consents"].size(), 1u);
    // What is not named stays; what was withdrawn is given again only when that is said.
    const auto set = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"consent", "set", site, "--clip", "c01", "--person", "child"};
        all.insert(all.end(), more.begin(), more.end());
        return run(all).exitCode;
    };
    EXPECT_EQ(set({"--level", "public"}), 0);
    const auto kept = json({"consent", "list", site})["consents"][0];
    EXPECT_EQ(kept["until"], "2030-01-01");
    EXPECT_EQ(kept["scope"].size(), 1u);
    EXPECT_EQ(kept["level"], "public");
    EXPECT_EQ(set({"--withdrawn", "--as", "R1"}), 0);
    EXPECT_EQ(set({"--scope", "coding"}), 2);
    EXPECT_EQ(json({"consent", "list", site}, 1)["consents"][0]["withdrawn"], true);
    EXPECT_EQ(json({"consent", "records", site})["records"].back()["by"], "R1");
    EXPECT_EQ(set({"--restore"}), 0);
    EXPECT_EQ(json({"consent", "list", site})["consents"][0]["withdrawn"], false);
    for (const char* day : {"2026-31-31", "2026-02-29", "31.12.2026"})
        EXPECT_EQ(set({"--until", day}), 2) << day;
    EXPECT_EQ(run({"consent", "set", site, "--clip", "c01", "--person", "Anna Smith", "--scope", "coding"}).exitCode,
              2);
    json({"consent", "set", site, "--clip", "c01", "--person", "child", "--withdrawn"});
    EXPECT_EQ(json({"consent", "list", site}, 1)["consents"][0]["destroyNow"], true);
    json({"person", "add", site, "T07", "--role", "trainee"});
    EXPECT_EQ(json({"person", "list", site})["people"].size(), 3u);
    json({"person", "log", site, "T07", "--add", "90", "--contact", "--credit", "--share", "--what", "Session 1"});
    const Json shared = json({"person", "log", site, "R1", "--of", "T07", "--sign", "1"});
    EXPECT_EQ(shared["signedMinutes"], 90);
    const std::string csv = (folder / "log.csv").string();
    json({"person", "log", site, "T07", "--csv", csv});
    EXPECT_THAT(readFile(csv).value(), HasSubstr("90,contact,yes"));
    setenv("ATTUNE_FAST_PASSPHRASE", "1", 1);
    const std::string secret = write("secret.txt", "long enough\n");
    json({"person", "passphrase", site, "T07", "--new-file", secret});
    EXPECT_EQ(run({"person", "passphrase", site, "T07", "--old-file", write("w.txt", "wrong words")}).exitCode, 2);
    json({"person", "passphrase", site, "T07", "--old-file", secret});
}

TEST_F(RoundVerbs, WhatSurroundsAClipIsWrittenDownAndASparedClipIsNoMissingOne) {
    const Json set = json({"clip", "context", site, "--clip", "c02", "--language", "es", "--setting", "home", "--age",
                           "18-24", "--advisory", "A child cries for a minute.", "--as", "R1"});
    EXPECT_EQ(set["schema"], "attune.clip-context/1");
    EXPECT_EQ(set["ageMonths"], Json({18, 24}));
    json({"clip", "context", site, "--clip", "c02", "--language", ""});
    const Json now = json({"clip", "context", site, "--clip", "c02"});
    EXPECT_EQ(now["language"], "");
    EXPECT_EQ(now["setting"], "home");
    EXPECT_EQ(now["advisory"], "A child cries for a minute.");
    for (const char* age : {"x", "24-18", "-3", "1-2-3", ""})
        EXPECT_EQ(run({"clip", "context", site, "--clip", "c02", "--age", age}).exitCode, *age ? 2 : 0) << age;
    EXPECT_EQ(run({"clip", "context", site, "--clip", "c99"}).exitCode, 2);

    Json round = {{"format", "attune.round/1"},  {"id", "p1"},
                  {"title", "Practice"},         {"scheme", {{"id", "small"}, {"version", 1}}},
                  {"raters", {{{"id", "T01"}}}}, {"clips", {{{"clip", "c01"}}, {{"clip", "c02"}}}}};
    json({"rounds", "add", site, write("p1.json", round.dump())});
    EXPECT_EQ(run({"clip", "context", site, "--clip", "c02", "--as", "T01", "--advisory", ""}).exitCode, 2)
        << "for trainers";
    {
        auto library = std::move(Library::open(site).value());
        ASSERT_TRUE(test::codeClip(*library, RaterId("T01"), "c01", {3, 3}));
    }
    const auto refused = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"rounds", "spare", site});
        const CliRun done = run(words);
        EXPECT_EQ(done.exitCode, 2);
        return done.err;
    };
    EXPECT_THAT(refused({"--clip", "c02", "--as", "T09"}), HasSubstr("nobody here has the code T09"));
    EXPECT_THAT(refused({"--clip", "c99", "--as", "T01"}), HasSubstr("T01 has no clip c99"));
    EXPECT_THAT(refused({"--clip", "c01", "--as", "T01"}), HasSubstr("T01 has submitted this clip already (c01)"));
    json({"rounds", "spare", site, "--clip", "c02", "--as", "T01", "--reason", "too close to home"});
    const Json rater = json({"rounds", "list", site})["rounds"][0]["raters"][0];
    EXPECT_EQ(rater["submitted"], 1);
    EXPECT_EQ(rater["done"], true);
    EXPECT_EQ(rater["spared"], Json::parse(R"([{"clip":"c02","reason":"too close to home"}])"));
    EXPECT_THAT(run({"rounds", "list", site}).out, HasSubstr("1 of 2 submitted, 1 spared (c02: too close to home)"));
    EXPECT_THAT(refused({"--clip", "c01", "--as", "T01", "--take-back"}), HasSubstr("T01 was not spared this clip"));
    EXPECT_EQ(json({"rounds", "spare", site, "--clip", "c02", "--as", "T01", "--take-back"})["spared"], false);
    EXPECT_EQ(json({"rounds", "list", site})["rounds"][0]["raters"][0]["spared"], Json::array());
}

TEST_F(RoundVerbs, NobodySeesAReferencePanelBeforeCodingAlone) {
    Json round = {{"format", "attune.round/1"},  {"id", "p1"},
                  {"title", "Practice"},         {"scheme", {{"id", "small"}, {"version", 1}}},
                  {"raters", {{{"id", "T01"}}}}, {"clips", {{{"clip", "c01"}}}}};
    json({"rounds", "add", site, write("p1.json", round.dump())});
    json({"person", "add", site, "R3", "--role", "trainer"});
    const std::vector<std::string> panel{"reference", "panel", site, "--round", "p1", "--panel", "R1,R2", "--as", "R3"};
    const CliRun closed = run(panel);
    EXPECT_EQ(closed.exitCode, 2);
    EXPECT_THAT(closed.err, HasSubstr("R3 has neither submitted this clip nor said that they do not code it (A-01)"));
    EXPECT_THAT(run({"library", "history", site, "--as", "R3"}).out, Not(HasSubstr("involvement")));
    json({"rounds", "spare", site, "--clip", "c01", "--as", "R3"});
    EXPECT_EQ(json(panel, 1)["open"], 1);
}

TEST_F(RoundVerbs, APassphraseIsAskedForWhoeverOneSaysOneIs) {
    setenv("ATTUNE_FAST_PASSPHRASE", "1", 1);
    unsetenv("ATTUNE_PASSPHRASE");
    const std::string secret = write("secret.txt", "long enough\n"), wrong = write("wrong.txt", "another one\n");
    const std::string out = (folder / "codes.csv").string();
    json({"person", "add", site, "T07"});
    json({"person", "passphrase", site, "T07", "--new-file", secret});
    // A trainee's passphrase guards the trainee alone.
    EXPECT_EQ(run({"rounds", "list", site}).exitCode, 0);
    EXPECT_EQ(run({"library", "history", site, "--as", "R1"}).exitCode, 0);
    const CliRun locked = run({"library", "history", site, "--as", "T07"});
    EXPECT_EQ(locked.exitCode, 2);
    EXPECT_EQ(locked.out, "");
    EXPECT_THAT(locked.err, HasSubstr("error: T07 has a passphrase: give it in a file with --passphrase-file"));
    EXPECT_EQ(run({"library", "history", site, "--as", "T07", "--passphrase-file", wrong}).exitCode, 2);
    EXPECT_EQ(run({"library", "history", site, "--as", "T07", "--passphrase-file", secret}).exitCode, 0);
    EXPECT_EQ(run({"person", "log", site, "T07"}).exitCode, 2);
    EXPECT_EQ(run({"person", "log", site, "T07", "--passphrase-file", secret}).exitCode, 0);
    // A trainer's guards what is everybody's.
    json({"person", "passphrase", site, "R1", "--new-file", secret});
    for (const std::vector<std::string>& verb : {std::vector<std::string>{"rounds", "list", site},
                                                 {"library", "history", site},
                                                 {"library", "ratings", site},
                                                 {"certify", "list", site},
                                                 {"consent", "records", site},
                                                 {"person", "add", site, "R9", "--role", "trainer"},
                                                 {"export", site, "--force", "--out", out},
                                                 {"library", "apply", site, "/dev/null"}}) {
        const CliRun refused = run(verb);
        EXPECT_EQ(refused.exitCode, 2) << verb[0];
        EXPECT_EQ(refused.out, "") << verb[0];
        EXPECT_THAT(refused.err, HasSubstr("say with --as who you are")) << verb[0];
        if (verb[0] != "rounds")
            continue; // the gate is the same for all
        for (const auto& [as, file, code] : {std::tuple("R1", "", 2),
                                             {"R1", wrong.c_str(), 2},
                                             {"T07", secret.c_str(), 2},
                                             {"X", "", 2},
                                             {"R1", secret.c_str(), 0}}) {
            std::vector<std::string> words = verb;
            words.insert(words.end(), {"--as", as});
            if (*file)
                words.insert(words.end(), {"--passphrase-file", file});
            const bool ownCodes = verb[0] == "export" && std::string_view(as) == "T07"; // a trainee takes those away
            EXPECT_EQ(run(words).exitCode, ownCodes ? 0 : code) << verb[0] << " as " << as;
        }
    }
    EXPECT_EQ(run({"export", site, "--out", out, "--as", "R1", "--passphrase-file", secret}).exitCode, 0);
    EXPECT_TRUE(std::filesystem::exists(out));
    // What shows nobody's codes stays open, and so does the way to a passphrase in the environment.
    for (const char* verb : {"info", "verify"})
        EXPECT_EQ(run({"library", verb, site}).exitCode, 0) << verb;
    EXPECT_EQ(run({"person", "list", site}).exitCode, 0);
    setenv("ATTUNE_PASSPHRASE", "long enough", 1);
    EXPECT_EQ(run({"rounds", "list", site, "--as", "R1"}).exitCode, 0);
    setenv("ATTUNE_PASSPHRASE", "another one", 1);
    EXPECT_EQ(run({"rounds", "list", site, "--as", "R1"}).exitCode, 2);
    unsetenv("ATTUNE_PASSPHRASE");
}

TEST_F(RoundVerbs, AGroupOfFewIsRefusedInWordsAndClipsGivenAgainAreCompared) {
    {
        auto library = std::move(Library::open(site).value());
        ASSERT_TRUE(library->addRater({RaterId("REF"), RaterRole::Reference, "", ""}));
        Round round;
        round.id = RoundId("p");
        round.title = "Practice";
        round.scheme = test::twoScales().ref;
        round.reference = RaterId("REF");
        for (int i = 1; i <= 3; ++i)
            round.clips.emplace_back(test::clipName(i));
        for (int i = 1; i <= 3; ++i) {
            Coding coding =
                library->coding({{}, RaterRole::Trainer}, {ClipId(test::clipName(i)), RaterId("R1")}).value().value();
            coding.rater = round.reference;
            ASSERT_TRUE(library->importCoding({RaterId("R1"), RaterRole::Trainer}, coding));
        }
        for (const char* code : {"T01", "T02", "T03"}) {
            round.raters.emplace_back(code);
            ASSERT_TRUE(library->addRater({RaterId(code), RaterRole::Trainee, "", ""}));
        }
        ASSERT_TRUE(library->addRound(round));
        for (const RaterId& rater : round.raters)
            for (int i = 1; i <= 3; ++i)
                ASSERT_TRUE(test::codeClip(*library, rater, test::clipName(i), {i + 1, 13 - i}));
    }
    const auto few = run({"rounds", "group", site, "--round", "p", "--as", "T01"});
    EXPECT_EQ(few.exitCode, 2);
    EXPECT_THAT(few.err, HasSubstr("from 4 raters on"));
    const Json all = json({"rounds", "group", site, "--round", "p", "--as", "R1"});
    EXPECT_EQ(all["schema"], "attune.rounds-group/1");
    EXPECT_EQ(all["dimensions"][0]["raters"], 3);
    EXPECT_EQ(all["dimensions"][0]["meanDifference"], 0.5);
    EXPECT_EQ(run({"rounds", "intra", site}).exitCode, 2) << "nothing was coded twice";
    const Json again =
        json({"rounds", "retest", site, "--round", "p", "--title", "Again", "--as", "R1", "--for", "T01"});
    EXPECT_EQ(again["round"], "again");
    ASSERT_EQ(again["clips"].size(), 3u);
    EXPECT_EQ(run({"rounds", "retest", site, "--round", "p", "--title", "Again", "--as", "T01"}).exitCode, 2);
    {
        auto library = std::move(Library::open(site).value());
        for (const Json& clip : again["clips"])
            ASSERT_TRUE(test::codeClip(*library, RaterId("T01"), clip.get<std::string>(),
                                       {std::stoi(clip.get<std::string>().substr(2)) + 2, 6}));
    }
    const Json intra = json({"rounds", "intra", site});
    EXPECT_EQ(intra["schema"], "attune.rounds-intra/1");
    ASSERT_EQ(intra["pairs"].size(), 2u);
    EXPECT_EQ(intra["pairs"][0]["a"], "T01 @ 2");
    EXPECT_EQ(intra["pairs"][0]["n"], 3);
    EXPECT_THAT(run({"rounds", "intra", site}).out, HasSubstr("later minus earlier"));
}

TEST_F(RoundVerbs, TheDemonstrationPrintsItsRuleBesideTheVerdicts) {
    const Json report = json({"demo", (folder / "sample").string()})["report"];
    ASSERT_FALSE(report["verdicts"].empty());
    ASSERT_EQ(report["rules"].size(), 1u);
    EXPECT_EQ(report["rules"][0]["name"], report["verdicts"][0]["rule"]);
    EXPECT_EQ(report["rules"][0]["clauses"][0]["id"], report["verdicts"][0]["clauses"][0]["id"]);
}

} // namespace attune
