// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/text.h"
#include "cli/cli.h"
#include "workspace/packages.h"

#include <array>
#include <filesystem>
#include <fmt/format.h>

namespace attune::cli {

namespace {

struct Options {
    std::string library, package, by, title;
    bool dryRun = false, make = false, json = false;
};

constexpr std::array states = {"new", "same", "late", "refused"};
constexpr std::array kinds = {"assignment", "submission", "reference"};

Json outcomeJson(const PackageOutcome& outcome, const Options& options) {
    Json items = Json::array();
    for (const PackageItem& item : outcome.items) {
        Json one{{"what", item.what}, {"state", states[static_cast<std::size_t>(item.state)]}};
        if (!item.why.empty())
            one["why"] = item.why;
        items.push_back(std::move(one));
    }
    const PackageManifest& m = outcome.manifest;
    return {{"schema", "attune.unpack/1"},
            {"library", options.library},
            {"package", options.package},
            {"dryRun", options.dryRun},
            {"kind", kinds[static_cast<std::size_t>(m.kind)]},
            {"id", m.id},
            {"round", m.round},
            {"from", m.from},
            {"madeAt", isoTime(m.madeMs)},
            {"fingerprint", outcome.fingerprint},
            {"knownSigner", outcome.knownSigner},
            {"items", std::move(items)},
            {"warnings", outcome.warnings}};
}

int report(const PackageOutcome& outcome, const Options& options) {
    for (const std::string& warning : outcome.warnings)
        warn(warning);
    if (options.json) {
        printJson(outcomeJson(outcome, options));
    } else {
        print(fmt::format("{} from {}, made {}, key {}\n", kinds[static_cast<std::size_t>(outcome.manifest.kind)],
                          outcome.manifest.from, isoTime(outcome.manifest.madeMs), outcome.fingerprint));
        for (const PackageItem& item : outcome.items)
            print(fmt::format("  {:<8} {}{}\n", states[static_cast<std::size_t>(item.state)], sanitizeUtf8(item.what),
                              item.why.empty() ? "" : ": " + sanitizeUtf8(item.why)));
        if (options.dryRun)
            print("Nothing was taken in: this was a dry run.\n");
    }
    return outcome.count(ItemState::Refused) > 0 ? AnswerIsNo : Done;
}

int run(const Options& options) {
    std::error_code code;
    const bool fresh = options.make && !std::filesystem::exists(options.library, code);
    if (fresh) {
        // Made for this package: gone again when it is refused, or only tried.
        auto made = Library::create(options.library, options.title);
        if (!made)
            return reportError(made.error());
    }
    Result<PackageOutcome> outcome = fail(ErrorCode::Internal, "");
    {
        auto library = Library::open(options.library);
        if (!library)
            return reportError(library.error());
        outcome = unpackPackage(**library, options.package, RaterId(options.by), options.dryRun);
    }
    if (fresh && (!outcome || options.dryRun))
        std::filesystem::remove(options.library, code);
    return outcome ? report(*outcome, options) : reportError(outcome.error());
}

} // namespace

void addUnpack(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("unpack", "Take a package into a library, or see what that would do");
    auto options = std::make_shared<Options>();
    verb->add_option("LIBRARY", options->library, "The library")->required();
    verb->add_option("PACKAGE", options->package, "What attune-cli pack made")->required();
    verb->add_flag("--dry-run", options->dryRun, "Only say what would happen");
    verb->add_flag("--new", options->make, "Make the library when there is none yet");
    verb->add_option("--title", options->title, "What people see of a new library");
    verb->add_option("--as", options->by, "Who takes it in, for the records");
    verb->add_flag("--json", options->json, "Print one JSON document");
    verb->footer("Exit 1 when something in the package was refused; the rest is taken in.\n"
                 "Example: attune-cli unpack site.attune t01-back.zip --dry-run\n"
                 "         attune-cli unpack mine.attune t01.zip --new --title \"Practice\"");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
