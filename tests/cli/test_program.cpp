// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a whole: the small one that is started, and the larger ones it becomes.
#include "support/run_cli.h"
#include "support/scratch_folder.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(Program, HelpNamesVerbsOfAllParts) {
    const CliRun help = runCli({"--help"});
    EXPECT_EQ(help.exitCode, 0) << help.err;
    for (const char* verb : {"reliability", "timeline", "plan", "convert", "probe", "library", "pack", "demo"})
        EXPECT_NE(help.out.find(std::string("  ") + verb), std::string::npos) << verb;
    EXPECT_NE(runCli({"--version"}).out.find("attune-cli "), std::string::npos);
}

TEST(Program, WrongVerbsAreOneLineAndExitTwo) {
    const CliRun none = runCli({}), unknown = runCli({"reliabilty"});
    EXPECT_EQ(none.exitCode, 2);
    EXPECT_EQ(none.err.rfind("error: no verb is named", 0), 0u) << none.err;
    EXPECT_EQ(unknown.exitCode, 2);
    EXPECT_EQ(unknown.err.rfind("error: there is no verb reliabilty", 0), 0u) << unknown.err;
    EXPECT_EQ(std::ranges::count(unknown.err, '\n'), 1);
}

TEST(Program, ArgumentsReachTheWholeProgramUnchanged) {
    const CliRun run = runCli({"probe", "--", "-no such clip.mp4"});
    EXPECT_EQ(run.exitCode, 2);
    EXPECT_NE(run.err.find("-no such clip.mp4"), std::string::npos) << run.err;
}

// Of a program copied without its other parts, figures are still printed, and what needs a part says that it is
// missing.
TEST(Program, WithoutItsOtherParts) {
    const test::ScratchFolder folder;
    std::filesystem::create_directory(folder / "bin");
    const auto alone = folder / "bin/attune-cli";
    std::filesystem::copy_file(test::cliProgram(), alone);
    const std::string ratings = (folder / "r.csv").string();
    std::ofstream(ratings) << "target,rater,dimension,score\na,R0,d,1\na,T,d,2\nb,R0,d,3\nb,T,d,3\nc,R0,d,5\nc,T,d,4\n";
    const auto run = [&](const std::string& arguments) {
        const std::string command =
            "'" + alone.string() + "' " + arguments + " >'" + (folder / "said").string() + "' 2>&1";
        const int status = std::system(command.c_str());
        std::ifstream in(folder / "said");
        std::ostringstream said;
        said << in.rdbuf();
        return std::pair(WEXITSTATUS(status), said.str());
    };
    const auto [figuresCode, figures] = run("reliability '" + ratings + "' --reference R0");
    EXPECT_EQ(figuresCode, 0) << figures;
    EXPECT_NE(figures.find("agreement with R0"), std::string::npos) << figures;
    const std::string html = (folder / "r.html").string();
    const std::vector<std::pair<std::string, const char*>> lacking = {
        {"probe clip.mp4", "attune-cli-whole"},
        {"plan --help", "attune-cli-tables"},
        {"reliability '" + ratings + "' --html '" + html + "'", "attune-cli-tables"},
        {"reliability '" + ratings + "' --about clips --csv '" + html + "'", "attune-cli-tables"}};
    for (const auto& [arguments, part] : lacking) {
        const auto [code, said] = run(arguments);
        EXPECT_EQ(code, 3) << arguments;
        EXPECT_EQ(said.rfind("error: a part of the program cannot be started", 0), 0u) << said;
        EXPECT_NE(said.find(part), std::string::npos) << said;
    }
    EXPECT_FALSE(std::filesystem::exists(html));
}

} // namespace
} // namespace attune
