// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/cli.h"

#include <memory>
#include <utility>

namespace attune::cli {

/// What adds the verbs of a family: each takes a library first and knows --json (before or after its name), keeps both
/// in its Options, and calls run with them. The call gives the verb, for more options, and its Options. One verb of the
/// family must be named.
template <class Options> auto libraryVerbs(CLI::App& family, int& exitCode) {
    family.require_subcommand(1);
    auto json = std::make_shared<bool>(false);
    family.add_flag("--json", *json)->group("");
    return [&family, &exitCode, json](const char* name, const char* words, int (*run)(const Options&),
                                      const char* example) {
        auto options = std::make_shared<Options>();
        auto* verb = family.add_subcommand(name, words);
        verb->add_option("LIBRARY", options->library, "The library")->required();
        verb->add_flag("--json", options->json, "Print one JSON document");
        verb->footer(example);
        verb->callback([options, json, run, &exitCode] {
            options->json = options->json || *json;
            exitCode = run(*options);
        });
        return std::pair(verb, options);
    };
}

/// "library watched".
void addLibraryWatched(CLI::App& library, int& exitCode);

} // namespace attune::cli
