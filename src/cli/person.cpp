// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/crypto.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/library_verbs.h"
#include "cli/passphrase.h"
#include "store/library.h"
#include "workspace/activity_log.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace attune::cli {

namespace {

const Viewer fileOwner{RaterId(), RaterRole::Trainer};
constexpr std::array roles = {"trainee", "trainer", "supervisor", "reference"};

struct Options {
    std::string library, code, role = "trainee", training, language, oldFile, newFile, csv, of;
    std::string what, date;
    std::vector<std::string> competencies;
    std::int64_t minutes = 0, id = 0, target = 1800;
    bool contact = false, credit = false, shared = false, force = false, json = false;
};

int list(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto raters = (*library)->raters(fileOwner);
    if (!raters)
        return reportError(raters.error());
    Json out = Json::array();
    for (const Rater& rater : *raters) {
        const auto key = (*library)->publicKey(rater.id);
        const auto locked = (*library)->hasPassphrase(rater.id);
        const std::string digits = key && *key ? fingerprint(**key) : std::string();
        const char* role = roles[static_cast<std::size_t>(rater.role)];
        out.push_back({{"rater", rater.id.value}, {"role", role}, {"passphrase", locked && *locked}, {"key", digits}});
        if (!options.json)
            print(fmt::format("{:<10} {:<11} {}{}\n", rater.id.value, role, digits.empty() ? "no key" : "key " + digits,
                              locked && *locked ? ", passphrase" : ""));
    }
    if (options.json)
        printJson({{"schema", "attune.person-list/1"}, {"people", std::move(out)}});
    return Done;
}

int add(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const Rater rater{RaterId(options.code),
                      static_cast<RaterRole>(std::ranges::find(roles, options.role) - roles.begin()), options.training,
                      options.language};
    if (auto ok = (*library)->addRater(rater); !ok)
        return reportError(ok.error());
    if (options.json)
        printJson({{"schema", "attune.person-add/1"}, {"rater", options.code}, {"role", options.role}});
    else
        print(fmt::format("{} is in the library as {}\n", options.code, options.role));
    return Done;
}

int passphrase(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    std::string old, fresh;
    for (auto [file, text] : {std::pair(&options.oldFile, &old), {&options.newFile, &fresh}})
        if (!file->empty()) {
            auto read = passphraseOf(*file);
            if (!read)
                return reportError(read.error());
            *text = std::move(*read);
        }
    if (auto ok = (*library)->setPassphrase({RaterId(options.code), RaterRole::Trainee}, old, fresh); !ok)
        return reportError(ok.error());
    if (options.json)
        printJson({{"schema", "attune.person-passphrase/1"}, {"rater", options.code}, {"passphrase", !fresh.empty()}});
    else
        print(fresh.empty() ? "The passphrase is gone\n"
                            : "Notes and signing key are locked by the passphrase; nobody can bring it back\n");
    return Done;
}

int log(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const Viewer who{RaterId(options.code), RaterRole::Trainee};
    if (options.minutes > 0) {
        const std::int64_t now = wallClockMs();
        if (auto ok = (*library)->addActivity(who, {now - options.minutes * 60'000, options.minutes, options.contact,
                                                    options.what, options.credit, join(options.competencies, "; "),
                                                    options.shared});
            !ok)
            return reportError(ok.error());
    } else if (options.id > 0) {
        if (auto ok = (*library)->signActivity(who, options.id); !ok)
            return reportError(ok.error());
    }
    const auto activities =
        options.of.empty() ? (*library)->activities(who) : (*library)->sharedActivities(who, RaterId(options.of));
    if (!activities)
        return reportError(activities.error());
    if (!options.csv.empty())
        if (auto ok = writeFileAtomic(options.csv, activityCsv(*activities),
                                      options.force ? Overwrite::Allow : Overwrite::Refuse);
            !ok)
            return reportError(ok.error());
    const ActivityTotals totals = totalsOf(*activities);
    Json out = Json::array();
    for (const Activity& a : *activities) {
        out.push_back({{"id", a.id},
                       {"date", isoTime(a.startMs).substr(0, 10)},
                       {"minutes", a.minutes},
                       {"contact", a.contact},
                       {"credit", a.credit},
                       {"competencies", a.competencies},
                       {"what", a.what},
                       {"shared", a.shared},
                       {"signedBy", a.signedBy}});
        if (!options.json)
            print(fmt::format("{:>4}  {}  {:>4} min  {:<11} {}{}\n", a.id, isoTime(a.startMs).substr(0, 10), a.minutes,
                              a.contact ? "contact" : "independent", a.what,
                              a.signedBy.empty() ? "" : " (signed by " + a.signedBy + ")"));
    }
    if (options.json)
        printJson({{"schema", "attune.person-log/1"},
                   {"contactMinutes", totals.contact},
                   {"independentMinutes", totals.independent},
                   {"creditMinutes", totals.credit},
                   {"signedMinutes", totals.signedOff},
                   {"targetMinutes", options.target},
                   {"competencyPresets", competencyPresets()},
                   {"activities", std::move(out)}});
    else
        print(fmt::format("Contact {} min, independent {} min; {} of {} min toward the target, {} min signed\n",
                          totals.contact, totals.independent, totals.credit, options.target, totals.signedOff));
    return Done;
}

} // namespace

void addPerson(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("person", "People of a library: codes, passphrases, keys, activity logs");
    verb->footer("Example: attune-cli person add site.attune T05 --role trainee");
    const auto sub = libraryVerbs<Options>(*verb, exitCode);
    sub("list", "Codes, roles and fingerprints of keys", list, "Example: attune-cli person list site.attune");
    auto [addVerb, a] = sub("add", "Add a person by code", add, "Example: attune-cli person add site.attune T05");
    addVerb->add_option("CODE", a->code, "Such as T05; never a name")->required();
    addVerb->add_option("--role", a->role, "trainee, trainer or supervisor")
        ->check(CLI::IsMember({"trainee", "trainer", "supervisor"}));
    addVerb->add_option("--training", a->training, "In words");
    addVerb->add_option("--language", a->language, "Such as en");
    auto [passVerb, p] = sub("passphrase", "Give, change or (without --new-file) take away a passphrase", passphrase,
                             "Example: attune-cli person passphrase mine.attune T01 --new-file secret.txt");
    passVerb->add_option("CODE", p->code, "The person")->required();
    passVerb->add_option("--old-file", p->oldFile, "File whose first line is the present one");
    passVerb->add_option("--new-file", p->newFile, "File whose first line is the new one, 8 letters or more");
    auto [logVerb, l] =
        sub("log", "See, add to, sign or export an activity log", log,
            "Example: attune-cli person log mine.attune T01 --add 90 --contact --credit --what \"Session 3\"\n"
            "         attune-cli person log site.attune R1 --of T01 --sign 4\n"
            "         attune-cli person log mine.attune T01 --csv portfolio.csv");
    logVerb->add_option("CODE", l->code, "The person who asks")->required();
    logVerb->add_option("--add", l->minutes, "Minutes of a new activity, ended now")->check(CLI::Range(1, 100000));
    logVerb->add_flag("--contact", l->contact, "With a trainer; else independent");
    logVerb->add_flag("--credit", l->credit, "Counts toward the target");
    logVerb->add_flag("--share", l->shared, "Trainers may see and sign it");
    logVerb->add_option("--what", l->what, "In words");
    logVerb->add_option("--competency", l->competencies, "Tags, with semicolons")->delimiter(';');
    logVerb->add_option("--of", l->of, "Trainers: the shared activities of this person");
    logVerb->add_option("--sign", l->id, "Trainers: sign the shared activity of this number");
    logVerb->add_option("--target", l->target, "Minutes wanted (1800 is 30 hours)")->check(CLI::PositiveNumber);
    logVerb->add_option("--csv", l->csv, "Also write a CSV file");
    logVerb->add_flag("--force", l->force, "Replace a file that is there");
}

} // namespace attune::cli
