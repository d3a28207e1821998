// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/library_verbs.h"
#include "codec/coding_json.h"
#include "exchange/agreement_json.h"
#include "report/number_text.h"
#include "report/summary_model.h"
#include "store/group_figures.h"
#include "store/library.h"
#include "workspace/clip_context.h"
#include "workspace/practice.h"
#include "workspace/retest.h"
#include "workspace/round_board.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace attune::cli {

namespace {

const Viewer fileOwner{RaterId(), RaterRole::Trainer};
constexpr std::array modes = {"learn", "practice", "test", "drift"};

struct Options {
    std::string library, file, round, rater, by, ruleFile, mode, due, clip, reason, title;
    int attempts = 3, coolingDays = 14, validMonths = 12, most = 5, overlap = -1;
    std::int64_t seed = 0;
    bool randomOrder = false, hideContext = false, takeBack = false, json = false;
};

// "3 of 6 submitted, 1 begun, 1 spared (six-04: too close to home), 1 late".
std::string progressInWords(const RaterProgress& rater) {
    std::string out = fmt::format("{} of {} submitted", rater.submitted, rater.clips);
    if (rater.drafts > 0)
        out += fmt::format(", {} begun", rater.drafts);
    std::vector<std::string> spared;
    for (const auto& [clip, reason] : rater.spared)
        spared.push_back(clip.value + (reason.empty() ? "" : ": " + reason));
    if (!spared.empty())
        out += fmt::format(", {} spared ({})", spared.size(), join(spared, "; "));
    if (rater.late > 0)
        out += fmt::format(", {} late", rater.late);
    return out;
}

int list(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto board = roundBoard(**library, fileOwner);
    if (!board)
        return reportError(board.error());
    Json out = Json::array();
    for (const RoundCard& card : *board) {
        const Round& round = card.round;
        Json raters = Json::array();
        const char* mode = modes[static_cast<std::size_t>(round.plan.mode)];
        if (!options.json)
            print(fmt::format(
                "{}  {}  {}{}{}\n", round.id.value, round.title, mode, round.plan.due ? ", due " + *round.plan.due : "",
                round.plan.releasedMs ? ", released " + isoTime(*round.plan.releasedMs).substr(0, 10) : ""));
        Json stages = Json::array();
        for (const Stage& stage : round.plan.stages) {
            std::vector<std::string> rated;
            for (const DimensionId& id : stage.dimensions)
                rated.push_back(id.value);
            stages.push_back({{"dimensions", rated}, {"clips", stage.clips}});
            if (!options.json)
                print(fmt::format("    stage {}: {} on {} {}\n", stages.size(), join(rated, ", "), stage.clips,
                                  stage.clips == 1 ? "clip" : "clips"));
        }
        for (const RaterProgress& rater : card.raters) {
            Json order = Json::array(), spared = Json::array();
            for (const ClipId& clip : round.clipsOf(rater.rater))
                order.push_back(clip.value);
            for (const auto& [clip, reason] : rater.spared)
                spared.push_back({{"clip", clip.value}, {"reason", reason}});
            raters.push_back({{"rater", rater.rater.value},
                              {"submitted", rater.submitted},
                              {"drafts", rater.drafts},
                              {"late", rater.late},
                              {"done", rater.isDone()},
                              {"clips", std::move(order)},
                              {"spared", std::move(spared)}});
            if (!options.json)
                print(fmt::format("    {:<10} {}\n", rater.rater.value, progressInWords(rater)));
        }
        Json one{{"id", round.id.value},
                 {"title", round.title},
                 {"mode", mode},
                 {"scheme", round.scheme.id.value},
                 {"schemeVersion", round.scheme.version},
                 {"reference", round.reference.value},
                 {"referenceVersion", round.provenance.version},
                 {"due", round.plan.due ? Json(*round.plan.due) : Json()},
                 {"sealed", round.isSealed()},
                 {"stages", std::move(stages)},
                 {"raters", std::move(raters)}};
        out.push_back(std::move(one));
    }
    if (options.json)
        printJson({{"schema", "attune.rounds-list/1"}, {"rounds", std::move(out)}});
    return Done;
}

Error inFile(Error error, const std::string& file) {
    error.where = sanitizeUtf8(file) + (error.where.empty() ? "" : " " + error.where);
    return error;
}

int add(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto text = readFile(options.file, 32u << 20);
    if (!text)
        return reportError(text.error());
    auto document = readRound(*text);
    if (!document)
        return reportError(inFile(document.error(), options.file));
    Round& round = document->round;
    RoundPlan& plan = round.plan;
    if (!options.mode.empty())
        plan.mode = static_cast<RoundMode>(std::ranges::find(modes, options.mode) - modes.begin());
    plan.randomOrder = plan.randomOrder || options.randomOrder;
    plan.hideContext = plan.hideContext || options.hideContext;
    if (options.seed != 0)
        plan.seed = options.seed;
    if (options.overlap >= 0)
        plan.overlapPercent = options.overlap;
    if (!options.due.empty())
        plan.due = options.due;
    if (!options.ruleFile.empty()) {
        const auto rule = ruleDocument(options.ruleFile);
        if (!rule)
            return reportError(rule.error());
        plan.certification = {*rule, options.attempts, options.coolingDays, options.validMonths};
    }
    const auto done = (*library)->atOnce([&]() -> Status {
        const auto known = (*library)->raters(fileOwner);
        if (!known)
            return std::unexpected(known.error());
        const auto rounds = (*library)->rounds(fileOwner);
        if (!rounds)
            return std::unexpected(rounds.error());
        if (const auto before = std::ranges::find(*rounds, round.id, &Round::id); before != rounds->end()) {
            // A newer document changes the plan; release and reference have verbs of their own.
            round.reference = before->reference;
            round.provenance = before->provenance;
            plan.releasedMs = before->plan.releasedMs;
            if (!plan.certification)
                plan.certification = before->plan.certification;
        }
        for (const Rater& rater : document->raters)
            if (std::ranges::find(*known, rater.id, &Rater::id) == known->end())
                if (auto ok = (*library)->addRater(rater); !ok)
                    return ok;
        return (*library)->addRound(round);
    });
    if (!done)
        return reportError(done.error());
    if (options.json)
        printJson({{"schema", "attune.rounds-add/1"}, {"round", round.id.value}});
    else
        print(fmt::format("Added the round {}\n", round.title));
    return Done;
}

int release(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    if (auto ok = (*library)->release({RaterId(options.by), RaterRole::Trainee}, RoundId(options.round)); !ok)
        return reportError(ok.error());
    if (options.json)
        printJson({{"schema", "attune.rounds-release/1"}, {"round", options.round}});
    else
        print("Released: raters who have submitted a clip may see its reference\n");
    return Done;
}

int spare(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const Viewer who{RaterId(options.by), RaterRole::Trainee};
    const ClipId clip(options.clip);
    if (auto ok = options.takeBack ? resumeClip(**library, who, clip) : (*library)->decline(who, clip, options.reason);
        !ok)
        return reportError(ok.error());
    if (options.json)
        printJson({{"schema", "attune.rounds-spare/1"},
                   {"clip", options.clip},
                   {"rater", options.by},
                   {"spared", !options.takeBack}});
    else
        print(options.takeBack ? "Noted: this clip is to be coded again\n"
                               : "Noted: this clip will not be asked for\n");
    return Done;
}

int group(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto figures = groupFigures(**library, {RaterId(options.by), RaterRole::Trainee}, RoundId(options.round));
    if (!figures)
        return reportError(figures.error());
    Json out = Json::array();
    if (!options.json)
        print(fmt::format("{:<20} {:>7} {:>7} {:>16} {:>12}\n", "dimension", "raters", "scores", "mean difference",
                          "within one"));
    for (const GroupFigure& one : *figures) {
        out.push_back({{"dimension", one.dimension.value},
                       {"raters", one.raters},
                       {"scores", one.scores},
                       {"meanDifference", one.meanDifference},
                       {"meanAbsDifference", one.meanAbsDifference},
                       {"withinOne", one.withinOne}});
        if (!options.json)
            print(fmt::format("{:<20} {:>7} {:>7} {:>+16.2f} {:>11.0f} %\n", one.dimension.value, one.raters,
                              one.scores, one.meanDifference, 100 * one.withinOne));
    }
    if (options.json)
        printJson({{"schema", "attune.rounds-group/1"}, {"round", options.round}, {"dimensions", std::move(out)}});
    return Done;
}

int retest(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    RetestRequest request{RoundId(options.round), {}, options.title, {}, options.seed};
    if (!options.rater.empty())
        for (const std::string& code : split(options.rater, ','))
            request.raters.emplace_back(code);
    if (!options.due.empty())
        request.due = options.due;
    const auto people = (*library)->raters(fileOwner);
    if (!people)
        return reportError(people.error());
    const auto person = std::ranges::find(*people, RaterId(options.by), &Rater::id);
    const auto round = addRetest(
        **library, {RaterId(options.by), person == people->end() ? RaterRole::Trainee : person->role}, request);
    if (!round)
        return reportError(round.error());
    Json clips = Json::array();
    for (const ClipId& clip : round->clips)
        clips.push_back(clip.value);
    if (options.json)
        printJson({{"schema", "attune.rounds-retest/1"}, {"round", round->id.value}, {"clips", std::move(clips)}});
    else
        print(fmt::format("Added the round {} with {} clips under new names\n", round->id.value, round->clips.size()));
    return Done;
}

int intra(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto report = retestReport(**library, fileOwner);
    if (!report)
        return reportError(report.error());
    if (options.json) {
        Json document = Json::parse(agreementJson(*report));
        document["schema"] = "attune.rounds-intra/1";
        printJson(document);
        return Done;
    }
    for (const PairAgreement& pair : report->pairs) {
        const Estimate* icc = pair.find("icc_a1");
        const Estimate* bias = pair.find("bias");
        const RaterDiagnostics* change = changeOf(*report, pair);
        const Estimate* drift = change ? change->find("drift_slope") : nullptr;
        print(fmt::format("{:<10} against {:<10} {:<20} n {:>3}  ICC(A,1) {:<24} later minus earlier {:<22} drift {}\n",
                          pair.a, pair.b, pair.dimension, pair.n, icc ? estimateText(*icc) : "",
                          bias ? estimateText(*bias) : "", drift ? estimateText(*drift) : ""));
    }
    if (!report->study.order.empty())
        print(fmt::format("Clips were {}\n", report->study.order));
    return Done;
}

int next(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto choices =
        nextPractice(**library, RaterId(options.rater), static_cast<std::size_t>(std::max(1, options.most)));
    if (!choices)
        return reportError(choices.error());
    Json out = Json::array();
    for (const PracticeChoice& choice : *choices) {
        out.push_back({{"clip", choice.clip.value}, {"gain", choice.gain}, {"dimension", choice.dimension.value}});
        if (!options.json)
            print(fmt::format("{:<12} {:>6}  most on {}\n", choice.clip.value, formatNumber(choice.gain),
                              choice.dimension.value));
    }
    if (options.json)
        printJson({{"schema", "attune.rounds-next/1"}, {"rater", options.rater}, {"clips", std::move(out)}});
    else if (choices->empty())
        print("There is no practice clip with a reference that this rater does not know\n");
    return Done;
}

} // namespace

void addRounds(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("rounds", "Set up, list and release rounds; choose what to practise next");
    verb->footer("Example: attune-cli rounds add site.attune round.json --mode test --random-order --seed 7");
    const auto sub = libraryVerbs<Options>(*verb, exitCode);
    sub("list", "Rounds, and how far each rater is", list, "Example: attune-cli rounds list site.attune --json");
    auto [addVerb, a] = sub("add", "Add a round from a document attune.round/1, or bring one up to date", add,
                            "Example: attune-cli rounds add site.attune round.json --mode test --rule rule.json\n"
                            "The clips must be in the library. Clips a rater knows cannot be their test clips.");
    addVerb->add_option("ROUND", a->file, "The document")->required();
    addVerb->add_option("--mode", a->mode, "When feedback opens: learn, practice, test or drift")
        ->check(CLI::IsMember({"learn", "practice", "test", "drift"}));
    addVerb->add_flag("--random-order", a->randomOrder, "An order of its own for every rater");
    addVerb->add_option("--seed", a->seed, "Of order and overlap")->check(CLI::NonNegativeNumber);
    addVerb
        ->add_option("--overlap", a->overlap,
                     "Share the clips out; this many per cent go to a second rater, unannounced")
        ->check(CLI::Range(0, 100));
    addVerb->add_option("--due", a->due, "Last day, such as 2027-01-31");
    addVerb->add_flag("--hide-context", a->hideContext,
                      "Title, setting, age and context of clips stay hidden until feedback opens");
    addVerb->add_option("--rule", a->ruleFile, "Rule to certify by: a file (attune.rule/1), or preset:NAME");
    addVerb->add_option("--attempts", a->attempts, "Attempts under the rule")->check(CLI::Range(1, 10000));
    addVerb->add_option("--cooling-days", a->coolingDays, "Between two attempts")->check(CLI::Range(0, 10000));
    addVerb->add_option("--valid-months", a->validMonths, "How long a pass holds")->check(CLI::Range(1, 1200));
    auto [releaseVerb, r] = sub("release", "Open the feedback of a test or drift round", release,
                                "Example: attune-cli rounds release site.attune --round test-1 --as R1");
    releaseVerb->add_option("--round", r->round, "The round's id")->required();
    releaseVerb->add_option("--as", r->by, "The trainer")->required();
    auto [spareVerb, s] = sub("spare", "A rater asks to be spared a clip, without penalty", spare,
                              "Example: attune-cli rounds spare mine.attune --clip six-04 --as T01\n"
                              "The clip counts as spared, not as missing. A trainer says so that they do not code it.");
    spareVerb->add_option("--clip", s->clip, "The clip's id")->required();
    spareVerb->add_option("--as", s->by, "The rater")->required();
    auto* why = spareVerb->add_option("--reason", s->reason, "In few words; may be left out");
    spareVerb->add_flag("--take-back", s->takeBack, "Code it after all, until the round's results are released")
        ->excludes(why);
    auto [groupVerb, g] = sub("group", "How a round's raters lie beside the reference, together", group,
                              "Example: attune-cli rounds group site.attune --round p1 --as T01\n"
                              "A trainee sees figures of the clips they may compare, and only with four raters or more "
                              "in them.");
    groupVerb->add_option("--round", g->round, "The round's id")->required();
    groupVerb->add_option("--as", g->by, "Who asks")->required();
    auto [retestVerb, t] =
        sub("retest", "Give clips that raters have submitted to them again, under new names", retest,
            "Example: attune-cli rounds retest site.attune --round p1 --title \"Again, May\" --as R1");
    retestVerb->add_option("--round", t->round, "The round whose clips are given again")->required();
    retestVerb->add_option("--title", t->title, "Name of the new round")->required();
    retestVerb->add_option("--as", t->by, "The trainer")->required();
    retestVerb->add_option("--for", t->rater, "Codes of raters, separated by commas; without it all of the round");
    retestVerb->add_option("--due", t->due, "Last day, such as 2027-01-31");
    retestVerb->add_option("--seed", t->seed, "Of the order")->check(CLI::NonNegativeNumber);
    sub("intra", "How far raters agree with themselves on clips they coded twice", intra,
        "Example: attune-cli rounds intra site.attune --json");
    auto [nextVerb, n] = sub("next", "Practice clips where this rater errs most", next,
                             "Example: attune-cli rounds next site.attune --for T01");
    nextVerb->add_option("--for", n->rater, "The rater")->required();
    nextVerb->add_option("--most", n->most, "How many")->check(CLI::Range(1, 1000));
}

} // namespace attune::cli
