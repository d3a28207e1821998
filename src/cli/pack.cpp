// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/passphrase.h"
#include "workspace/packages.h"

#include <fmt/format.h>

namespace attune::cli {

namespace {

struct Options {
    std::string library, round, rater, by, out;
    bool withClips = false, force = false, json = false;
};

using Pack = Result<PackageManifest> (*)(Library&, const PackRequest&);

int run(const Options& options, Pack pack, const char* kind) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const RaterId by(options.by);
    if (auto ok = unlockAgain(**library); !ok)
        return reportError(ok.error());
    const PackRequest request{RoundId(options.round),
                              RaterId(options.rater),
                              by,
                              options.withClips,
                              options.out,
                              options.force ? Overwrite::Allow : Overwrite::Refuse};
    const auto made = pack(**library, request);
    if (!made)
        return reportError(made.error());
    const auto key = (*library)->publicKey(by);
    const std::string print16 = key && *key ? fingerprint(**key) : std::string();
    if (options.json)
        printJson({{"schema", fmt::format("attune.pack-{}/1", kind)},
                   {"package", options.out},
                   {"id", made->id},
                   {"round", made->round},
                   {"from", made->from},
                   {"to", made->to},
                   {"madeAt", isoTime(made->madeMs)},
                   {"fingerprint", print16}});
    else
        print(fmt::format("Packed the {} {} into {}\nSigned by {} with the key {}\n", kind, made->id,
                          sanitizeUtf8(options.out), made->from, print16));
    return Done;
}

} // namespace

void addPack(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("pack", "Put an assignment, a submission or a reference into one file");
    verb->require_subcommand(1);
    verb->footer("Example: attune-cli pack assignment site.attune --round test-1 --for T01 --as R1 --out t01.zip");
    auto add = [&](const char* name, const char* words, Pack pack, const char* example) {
        auto options = std::make_shared<Options>();
        auto* sub = verb->add_subcommand(name, words);
        sub->add_option("LIBRARY", options->library, "The library")->required();
        sub->add_option("--round", options->round, "The round's id")->required();
        sub->add_option("--as", options->by, "Who packs, and signs")->required();
        sub->add_option("--out", options->out, "The package, by custom *.zip")->required();
        sub->add_flag("--force", options->force, "Replace a file that is there");
        sub->add_flag("--json", options->json, "Print one JSON document");
        sub->footer(example);
        sub->callback([options, pack, name, &exitCode] { exitCode = run(*options, pack, name); });
        return std::pair(sub, options);
    };
    auto [assignment, given] =
        add("assignment", "For a rater: scheme, clips and round; references only sealed, in tests none", packAssignment,
            "Example: attune-cli pack assignment site.attune --round p1 --for T01 --as R1 --with-clips --out t01.zip");
    assignment->add_option("--for", given->rater, "The rater")->required();
    assignment->add_flag("--with-clips", given->withClips, "Copy the clips' files into the package");
    add("submission", "Back to the trainer: what a rater submitted", packSubmission,
        "Example: attune-cli pack submission mine.attune --round p1 --as T01 --out t01-back.zip");
    auto [reference, open] =
        add("reference", "The reference of a round, open; a test round must be released first", packReference,
            "Example: attune-cli pack reference site.attune --round test-1 --as R1 --out reference.zip");
    reference->add_option("--for", open->rater, "Only this rater's clips");
}

} // namespace attune::cli
