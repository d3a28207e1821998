// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/gate.h"

#include "cli/passphrase.h"
#include "store/library.h"
#include "store/locks.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

namespace attune::cli {

namespace {

constexpr std::array open = {"library init",   "library info", "library verify",
                             "library backup", "person list",  "person passphrase"};

struct Asked {
    std::string as, passphraseFile;
};

std::string fullName(const CLI::App& verb) {
    const CLI::App* family = verb.get_parent();
    return (family && family->get_parent() ? family->get_name() + " " : "") + verb.get_name();
}

// Its LIBRARY, or what --to names; null when the verb has none.
CLI::Option* libraryOf(CLI::App& verb) {
    if (CLI::Option* library = verb.get_option_no_throw("LIBRARY"))
        return library;
    return verb.get_name() == "import" ? verb.get_option_no_throw("--to") : nullptr;
}

bool mayDoAll(RaterRole role) { return role == RaterRole::Trainer || role == RaterRole::Supervisor; }

// asPerson: the verb does what it does as this person, by their role; else as whoever has everything.
Status pass(const std::string& path, const std::string& as, bool asPerson, const std::string& passphraseFile) {
    auto opened = Library::open(path); // reads no more than it must
    if (!opened)
        return std::unexpected(opened.error());
    const auto locked = peopleWithPassphrase(path);
    if (!locked || locked->empty())
        return locked ? Status() : std::unexpected(locked.error());
    Library& library = **opened;
    const auto people = library.raters({RaterId(), RaterRole::Trainer});
    if (!people)
        return std::unexpected(people.error());
    const auto isLocked = [&](const RaterId& id) { return std::ranges::find(*locked, id) != locked->end(); };
    const RaterId who(as);
    if (std::ranges::any_of(*people, [&](const Rater& one) { return mayDoAll(one.role) && isLocked(one.id); })) {
        if (as.empty())
            return fail(ErrorCode::Denied, "trainers of this library have passphrases", {},
                        "say with --as who you are");
        const auto person = std::ranges::find(*people, who, &Rater::id);
        if (person == people->end())
            return fail(ErrorCode::Denied, "nobody here has the code " + as, {}, "see: person list");
        if (!asPerson && !mayDoAll(person->role))
            return fail(ErrorCode::Denied, "this is for trainers", {}, "ask a trainer");
    }
    return isLocked(who) ? unlockAs(library, who, passphraseFile) : Status();
}

void guard(CLI::App& verb) {
    if (std::ranges::find(open, fullName(verb)) != open.end())
        return;
    CLI::Option* library = libraryOf(verb);
    if (!library)
        return;
    auto asked = std::make_shared<Asked>();
    // "person log" is done by the person whose code it is given.
    CLI::Option* as = fullName(verb) == "person log" ? verb.get_option("CODE") : verb.get_option_no_throw("--as");
    const bool asPerson = as != nullptr;
    if (!as)
        as = verb.add_option("--as", asked->as,
                             "Who asks: a trainer or supervisor; needed where these have passphrases");
    verb.add_option("--passphrase-file", asked->passphraseFile,
                    "File whose first line is the passphrase of that person; or set ATTUNE_PASSPHRASE, or type it");
    verb.parse_complete_callback([library, as, asked, asPerson] {
        const auto path = library->as<std::string>();
        std::error_code code;
        if (!std::filesystem::exists(path, code)) // the verb says so, or makes it
            return;
        if (const Status passed =
                pass(path, as->count() > 0 ? as->as<std::string>() : std::string(), asPerson, asked->passphraseFile);
            !passed)
            throw CLI::RuntimeError(reportError(passed.error()));
    });
}

} // namespace

void guardLibraries(CLI::App& app, int& exitCode) {
    for (CLI::App* verb : app.get_subcommands(nullptr)) {
        guardLibraries(*verb, exitCode);
        guard(*verb);
    }
}

} // namespace attune::cli
