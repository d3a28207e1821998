// SPDX-License-Identifier: GPL-3.0-or-later
// What a user starts. Loading the libraries that read video takes longer than most tables take to count, so the verbs
// that only read tables and codes live here, and any other is handed to the whole program.
#include "cli/cli.h"

#include <array>
#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace attune::cli {
namespace {

struct TableVerb {
    std::string_view name;
    AddVerb add;
};
constexpr std::array<TableVerb, 3> tableVerbs = {{
    {"reliability", addReliability},
    {"timeline", addTimeline},
    {"plan", addPlan},
}};

// Comes back only when it fails.
int becomeWholeProgram(char** argv) {
    std::error_code failed;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
    const auto whole = self.parent_path().parent_path() / "libexec/attune-cli-whole";
    if (!failed)
        execv(whole.c_str(), argv);
    return reportError(
        {ErrorCode::Io, "a part of the program cannot be started", whole.string(), "build or install Attune again"});
}

} // namespace
} // namespace attune::cli

int main(int argc, char** argv) {
    using namespace attune::cli;
    for (const TableVerb& verb : tableVerbs)
        if (argc > 1 && argv[1] == verb.name) {
            const std::array<AddVerb, 1> verbs = {verb.add};
            return runProgram(argc, argv, verbs);
        }
    return becomeWholeProgram(argv);
}
