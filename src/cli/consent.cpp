// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "cli/library_verbs.h"
#include "codec/training_json.h"
#include "store/library.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune::cli {

namespace {

const Viewer fileOwner{RaterId(), RaterRole::Trainer};

struct Options {
    std::string library, clip, person, level, until, destroyBy, as;
    std::vector<std::string> scope;
    bool withdrawn = false, restore = false, json = false;
};

int set(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto known = (*library)->consents(fileOwner);
    if (!known)
        return reportError(known.error());
    // What is not named stays as it was noted before.
    Json document{{"clip", options.clip}, {"person", options.person}, {"scope", Json::array()}, {"level", "private"}};
    const auto before = std::ranges::find_if(
        *known, [&](const Consent& each) { return each.clip.value == options.clip && each.person == options.person; });
    if (before != known->end()) {
        document = Json::parse(writeConsent(*before));
        if (before->withdrawn && !options.withdrawn && !options.restore)
            return reportError({ErrorCode::Conflict, "the consent of the " + options.person + " was withdrawn",
                                options.clip, "say with --restore that it was given again"});
    }
    document["withdrawn"] = options.withdrawn;
    if (!options.scope.empty())
        document["scope"] = options.scope;
    if (!options.level.empty())
        document["level"] = options.level;
    for (const auto& [key, value] : {std::pair("until", &options.until), {"destroyBy", &options.destroyBy}}) {
        if (*value == "none")
            document.erase(key);
        else if (!value->empty())
            document[key] = *value;
    }
    auto consent = readConsent(document.dump(-1, ' ', false, nlohmann::detail::error_handler_t::replace));
    if (!consent)
        return reportError(consent.error());
    if (auto ok = (*library)->setConsent({RaterId(options.as), RaterRole::Trainer}, *consent); !ok)
        return reportError(ok.error());
    if (options.json)
        printJson({{"schema", "attune.consent-set/1"}, {"clip", options.clip}, {"person", options.person}});
    else
        print(fmt::format("Noted the consent of the {} in {}\n", options.person, options.clip));
    return Done;
}

int list(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto consents = (*library)->consents(fileOwner);
    const auto clips = (*library)->clips(fileOwner);
    if (!consents || !clips)
        return reportError(consents ? clips.error() : consents.error());
    const std::string today = isoTime(wallClockMs()).substr(0, 10);
    Json out = Json::array();
    int due = 0;
    for (const Consent& consent : *consents) {
        Json entry = Json::parse(writeConsent(consent));
        // What has to go: withdrawn, or past its day.
        const bool destroy = consent.withdrawn || (consent.destroyBy && *consent.destroyBy < today);
        due += destroy ? 1 : 0;
        entry["destroyNow"] = destroy;
        const auto clip = std::ranges::find(*clips, consent.clip, &Clip::id);
        entry["file"] = clip == clips->end() ? std::string() : clip->mediaPath;
        if (!options.json)
            print(fmt::format("{:<12} {:<10} {}{}\n", consent.clip.value, consent.person,
                              consent.withdrawn ? "withdrawn"
                              : consent.until   ? "until " + *consent.until
                                                : "open",
                              destroy ? "; destroy now: " + entry["file"].get<std::string>() : ""));
        out.push_back(std::move(entry));
    }
    if (options.json)
        printJson({{"schema", "attune.consent-list/1"}, {"consents", std::move(out)}});
    return due > 0 ? AnswerIsNo : Done;
}

int records(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto lines = (*library)->records(fileOwner);
    if (!lines)
        return reportError(lines.error());
    Json out = Json::array();
    for (const RecordLine& line : *lines) {
        if (!options.clip.empty() && line.clip.value != options.clip)
            continue;
        const std::string words = line.kind == "certified" ? "see: certify list" : line.words;
        out.push_back({{"line", line.seq},
                       {"at", isoTime(line.wallMs)},
                       {"kind", line.kind},
                       {"by", line.by.value},
                       {"clip", line.clip.value},
                       {"words", words}});
        if (!options.json)
            print(fmt::format("{:>5}  {}  {:<10} {:<10} {:<10} {}\n", line.seq, isoTime(line.wallMs), line.kind,
                              line.by.value, line.clip.value, words));
    }
    if (options.json)
        printJson({{"schema", "attune.consent-records/1"}, {"records", std::move(out)}});
    return Done;
}

} // namespace

void addConsent(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("consent", "What the people in a clip agreed to, and who did what with it");
    verb->footer("Example: attune-cli consent set site.attune --clip c1 --person child --scope coding,training");
    const auto sub = libraryVerbs<Options>(*verb, exitCode);
    auto [setVerb, s] =
        sub("set", "Note the consent of one person (by role) in one clip", set,
            "Example: attune-cli consent set site.attune --clip c1 --person child --scope coding,training "
            "--level authorised_users --until 2028-06-30\n"
            "         attune-cli consent set site.attune --clip c1 --person child --withdrawn");
    setVerb->add_option("--clip", s->clip, "The clip's id")->required();
    setVerb->add_option("--person", s->person, "adult, child, bystander ...: a role, never a name")->required();
    setVerb->add_option("--scope", s->scope, "coding, training, test, public_excerpt")->delimiter(',');
    setVerb->add_option("--level", s->level, "private, authorised_users, learning_audiences or public")
        ->check(CLI::IsMember({"private", "authorised_users", "learning_audiences", "public"}));
    setVerb->add_option("--until", s->until, "Last day of use; none: no last day");
    setVerb->add_option("--destroy-by", s->destroyBy, "The file must be gone after this day; none: no such day");
    auto* withdrawn = setVerb->add_flag("--withdrawn", s->withdrawn, "It was taken back");
    setVerb->add_flag("--restore", s->restore, "It was taken back and is given again")->excludes(withdrawn);
    setVerb->add_option("--as", s->as, "Who notes it: the code of a trainer or supervisor, for the record");
    sub("list", "All consents; exit 1 when a file is due to be destroyed", list,
        "Example: attune-cli consent list site.attune");
    auto [recordVerb, r] = sub("records", "Who viewed, submitted, compared, packed or exported what", records,
                               "Example: attune-cli consent records site.attune --clip c1");
    recordVerb->add_option("--clip", r->clip, "Only this clip");
}

} // namespace attune::cli
