// SPDX-License-Identifier: GPL-3.0-or-later
// What a user starts. Loading the libraries that draw, and those that read video, takes longer than most tables take to
// count, so only figures that are printed are made here; anything else is handed to a larger program.
#include "cli/reliability.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace attune::cli {
namespace {

constexpr std::array<std::string_view, 4> tableVerbs = {"reliability", "timeline", "plan", "convert"};
constexpr int filesAreAskedFor = -1; ///< no exit code: nothing has been done yet

void addFigures(CLI::App& app, int& exitCode) {
    addReliabilityVerb(app, exitCode, [](const ReliabilityOptions& o) {
        const bool printed =
            o.about == "round" && o.csv.empty() && o.html.empty() && o.pdf.empty() && o.xlsx.empty() && o.sav.empty();
        return printed ? printReliability(o) : filesAreAskedFor;
    });
}

// Comes back only when it fails.
int become(const char* program, char** argv) {
    std::error_code failed;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
    const auto larger = self.parent_path().parent_path() / "libexec" / program;
    if (!failed)
        execv(larger.c_str(), argv);
    return reportError(
        {ErrorCode::Io, "a part of the program cannot be started", larger.string(), "build or install Attune again"});
}

} // namespace
} // namespace attune::cli

int main(int argc, char** argv) {
    using namespace attune::cli;
    const std::string_view verb = argc > 1 ? argv[1] : "";
    if (verb == "reliability") {
        constexpr std::array<AddVerb, 1> verbs = {addFigures};
        if (const int code = runProgram(argc, argv, verbs); code != filesAreAskedFor)
            return code;
    }
    const bool table = std::ranges::find(tableVerbs, verb) != tableVerbs.end();
    return become(table ? "attune-cli-tables" : "attune-cli-whole", argv);
}
