// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "cli/cli.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <span>
#include <string>
#include <vector>

namespace attune::cli {

int reportError(const Error& error) {
    std::string line = sanitizeUtf8(error.text());
    for (char& c : line)
        if (c == '\n' || c == '\r')
            c = ' ';
    fmt::print(stderr, "error: {}\n", line);
    return error.exitCode();
}

void warn(const std::string& text) { fmt::print(stderr, "warning: {}\n", sanitizeUtf8(text)); }

void print(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        std::exit(reportError({ErrorCode::Io, "the answer could not be written", "standard output", "check the disk"}));
    }
}

void printJson(const Json& document) {
    print(document.dump(2, ' ', false, nlohmann::detail::error_handler_t::replace) + "\n");
}

namespace {

// CLI11 gives what stands after "--" to the program when the verb has a file already, and the program takes none. So
// "--" is left out here, and what begins with a dash after it is marked until it has been recognised as no option.
constexpr char noOption = '\x01';

// Last first, as CLI11 takes them.
std::vector<std::string> argumentsOf(int argc, char** argv) {
    std::vector<std::string> out;
    bool ended = false;
    for (int i = 1; i < argc; ++i) {
        std::string argument = argv[i];
        if (!ended && argument == "--") {
            ended = true;
            continue;
        }
        out.push_back(ended && argument.starts_with('-') ? noOption + argument : argument);
    }
    std::ranges::reverse(out);
    return out;
}

void unmark(CLI::App& app) {
    for (CLI::Option* option : app.get_options())
        if (option->get_positional())
            option->transform([](const std::string& text) { return text.substr(text.starts_with(noOption) ? 1 : 0); });
    for (CLI::App* verb : app.get_subcommands(nullptr))
        unmark(*verb);
}

int run(int argc, char** argv, std::span<const AddVerb> verbs) {
    CLI::App app{"Attune: rate video of a parent and a child, and see how far raters agree.", "attune-cli"};
    app.set_version_flag("--version", "attune-cli " ATTUNE_VERSION);
    app.require_subcommand(1);
    int exitCode = Done;
    for (const AddVerb add : verbs)
        add(app, exitCode);
    unmark(app);
    try {
        app.parse(argumentsOf(argc, argv));
    } catch (const CLI::RuntimeError& e) { // the error is said already
        return e.get_exit_code();
    } catch (const CLI::ParseError& e) {
        if (e.get_exit_code() == 0)
            return app.exit(e) == 0 ? Done : EnvironmentFailed;
        const bool unknownVerb = argc > 1 && argv[1][0] != '-' && app.get_subcommands().empty();
        return reportError({ErrorCode::Invalid,
                            argc < 2      ? "no verb is named"
                            : unknownVerb ? std::string("there is no verb ") + argv[1]
                                          : std::string(e.what()),
                            "command line", "see attune-cli --help"});
    }
    return exitCode;
}

} // namespace

int runProgram(int argc, char** argv, std::span<const AddVerb> verbs) {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file-size limit is a full disk, an error to report
    try {
        return run(argc, argv, verbs);
    } catch (const std::exception& e) {
        return reportError(
            {ErrorCode::Internal, std::string("a fault in the program: ") + e.what(), "", "please report it"});
    }
}

} // namespace attune::cli
