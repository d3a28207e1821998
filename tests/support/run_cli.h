// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/places.h"

#include <array>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace attune {

struct CliRun {
    int exitCode = -1; ///< -1: ended by a signal or not started
    std::string out, err;
};

/// Runs the program under test with these arguments in a folder of its own choosing, waits for its end.
inline CliRun runCli(const std::vector<std::string>& arguments) {
    static int count = 0;
    const auto base = std::filesystem::temp_directory_path() /
                      ("attune-cli-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    const std::string outPath = base.string() + ".out", errPath = base.string() + ".err";
    std::vector<std::string> words = {test::cliProgram().string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, outPath.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, errPath.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    CliRun run;
    pid_t pid = 0;
    if (::posix_spawn(&pid, words.front().c_str(), &actions, nullptr, argv.data(), environ) == 0) {
        int status = 0;
        if (::waitpid(pid, &status, 0) == pid && WIFEXITED(status))
            run.exitCode = WEXITSTATUS(status);
    }
    posix_spawn_file_actions_destroy(&actions);
    auto slurp = [](const std::string& path) {
        std::ifstream in(path, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        std::filesystem::remove(path);
        return text.str();
    };
    run.out = slurp(outPath);
    run.err = slurp(errPath);
    return run;
}

} // namespace attune
