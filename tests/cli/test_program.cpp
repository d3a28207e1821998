// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a whole: the small one that is started, and the whole one it becomes.
#include "support/run_cli.h"
#include "support/scratch_folder.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(Program, HelpNamesVerbsOfBothParts) {
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

// Of a program copied without its other part, the verbs over tables still work, and others say what is wrong.
TEST(Program, WithoutItsOtherPart) {
    const test::ScratchFolder folder;
    std::filesystem::create_directory(folder / "bin");
    const auto alone = folder / "bin/attune-cli";
    std::filesystem::copy_file(test::cliProgram(), alone);
    const auto run = [&](const std::string& arguments) {
        const std::string command =
            "'" + alone.string() + "' " + arguments + " >'" + (folder / "said").string() + "' 2>&1";
        const int status = std::system(command.c_str());
        std::ifstream in(folder / "said");
        std::ostringstream said;
        said << in.rdbuf();
        return std::pair(WEXITSTATUS(status), said.str());
    };
    const auto [planned, plan] = run("plan --help");
    EXPECT_EQ(planned, 0) << plan;
    const auto [probed, probe] = run("probe clip.mp4");
    EXPECT_EQ(probed, 3);
    EXPECT_EQ(probe.rfind("error: a part of the program cannot be started", 0), 0u) << probe;
    EXPECT_NE(probe.find("attune-cli-whole"), std::string::npos);
}

} // namespace
} // namespace attune
