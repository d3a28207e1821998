// SPDX-License-Identifier: GPL-3.0-or-later
// What is written here is opened by the programs it is meant for; skipped where they are not installed.
#include "base/file.h"
#include "support/run_cli.h"
#include "support/scratch_folder.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>
#include <string>

using namespace attune;

namespace {

class OtherPrograms : public testing::Test {
  protected:
    /// Two tiers with gaps, a moment, accents and a quote.
    void SetUp() override {
        table = folder.write("play.csv", "observation,tier,coder,subject,kind,start,end,order,code,modifiers,comment\n"
                                         "play,hands,T01,child,interval,0.5,1.25,,left,,\n"
                                         "play,hands,T01,child,interval,2,3.125,,caf\xC3\xA9,,\n"
                                         "play,look,T01,child,interval,0,4,,\"says \"\"a\"\"\",,\n"
                                         "play,point,T01,child,point,3.5,3.5,,bang,,\n");
    }
    static bool installed(const std::string& program) {
        return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
    }
    /// What the command prints; fails when it ends otherwise than with 0.
    static std::string printed(const std::string& command) {
        std::string out;
        FILE* pipe = popen((command + " 2>&1").c_str(), "r");
        if (pipe == nullptr)
            return {};
        char buffer[4096];
        for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
            out.append(buffer, n);
        EXPECT_EQ(pclose(pipe), 0) << out;
        return out;
    }
    [[nodiscard]] std::string converted(const std::string& name, const std::string& to = {}) const {
        const std::string out = (folder / name).string();
        std::vector<std::string> arguments{"convert", table, out};
        if (!to.empty())
            arguments.insert(arguments.end(), {"--to", to});
        const auto run = runCli(arguments);
        EXPECT_EQ(run.exitCode, 0) << run.err;
        return out;
    }

    test::ScratchFolder folder;
    std::string table;
};

TEST_F(OtherPrograms, PraatOpensTextGrids) {
    if (!installed("praat"))
        GTEST_SKIP() << "praat is not installed";
    const auto script = folder.write("tiers.praat", "form x\n  text f\nendform\nRead from file: f$\n"
                                                    "n = Get number of tiers\nfor i to n\n  k = Is interval tier: i\n"
                                                    "  name$ = Get tier name: i\n  if k\n"
                                                    "    c = Get number of intervals: i\n  else\n"
                                                    "    c = Get number of points: i\n  endif\n"
                                                    "  appendInfoLine: name$, \" \", k, \" \", c\nendfor\n");
    for (const auto& file : {converted("play.TextGrid"), converted("short.TextGrid", "textgrid-short")}) {
        const std::string tiers = printed("praat --run " + script + " " + file);
        // Gaps count as intervals: two codes, and the silence before, between and after them.
        EXPECT_NE(tiers.find("hands 1 5"), std::string::npos) << tiers;
        EXPECT_NE(tiers.find("look 1 1"), std::string::npos) << tiers;
        EXPECT_NE(tiers.find("point 0 1"), std::string::npos) << tiers;
    }
}

TEST_F(OtherPrograms, LibreOfficeReadsTheWorkbookCellForCell) {
    if (!installed("soffice"))
        GTEST_SKIP() << "LibreOffice is not installed";
    const auto book = converted("play.xlsx");
    const std::string said = printed(
        "soffice --headless -env:UserInstallation=file://" + (folder / "profile").string() +
        " --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' --outdir " + (folder / "out").string() + " " + book);
    EXPECT_EQ(readFile(folder / "out" / "play.csv").value_or(said), readFile(table).value());
}

TEST_F(OtherPrograms, MissingValuesAndLabelsOfPsppAreSaid) {
    if (!installed("pspp"))
        GTEST_SKIP() << "pspp is not installed";
    const std::string file = (folder / "labelled.sav").string();
    const auto syntax =
        folder.write("make.sps", "DATA LIST LIST /onset (F8.2) offset (F8.2) code (F2.0) mood (F2.0).\n"
                                 "BEGIN DATA\n1 2 1 5\n3 4 9 5\nEND DATA.\nMISSING VALUES code (9).\n"
                                 "VALUE LABELS code 1 'Look' 9 'not seen' /mood 5 'calm' /onset 1 'first'.\n"
                                 "VARIABLE LABELS mood 'Mood, as rated'.\nMISSING VALUES mood (8).\n"
                                 "SAVE OUTFILE='" +
                                     file + "'.\n");
    (void)printed("pspp -O format=csv -o - " + syntax);
    const auto run = runCli({"convert", file, (folder / "labelled.csv").string(), "--json"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    for (const char* words :
         {"1 value is declared missing and is read as empty", "the value labels of \\\"onset\\\" are not read",
          "columns kept aside, for tables only: \\\"mood\\\""})
        EXPECT_NE(run.out.find(words), std::string::npos) << words << run.out;
    const std::string written = readFile(folder / "labelled.csv").value_or("");
    EXPECT_NE(written.find("interval,1,2,,1,,,5"), std::string::npos) << written;
    EXPECT_NE(written.find("interval,3,4,,,,,5"), std::string::npos) << written;
    // Back in an .sav PSPP finds what was said of the variables.
    const std::string again = (folder / "again.sav").string();
    ASSERT_EQ(runCli({"convert", file, again}).exitCode, 0);
    const auto show =
        folder.write("show.sps", "GET FILE='" + again + "'.\nDISPLAY DICTIONARY.\nLIST VARIABLES=code mood.\n");
    const std::string seen = printed("pspp -O format=csv -o - " + show);
    for (const char* words : {"Look", "calm", "\"Mood, as rated\"", "\n1,5\n"})
        EXPECT_NE(seen.find(words), std::string::npos) << words << seen;
}

TEST_F(OtherPrograms, PsppListsTheSystemFile) {
    if (!installed("pspp"))
        GTEST_SKIP() << "pspp is not installed";
    const auto file = converted("play.sav");
    const auto syntax = folder.write("list.sps", "GET FILE='" + file +
                                                     "'.\nLIST VARIABLES=tier start end code /CASES=FROM 1 TO 4.\n"
                                                     "DESCRIPTIVES start end.\n");
    const std::string listed = printed("pspp -O format=csv -o - " + syntax);
    for (const char* row : {"hands,.500000,1.250000,left", "caf\xC3\xA9", "point,3.500000,3.500000,bang"})
        EXPECT_NE(listed.find(row), std::string::npos) << listed;
}

} // namespace
