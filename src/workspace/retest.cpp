// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/retest.h"

#include "agreement/analyze.h"
#include "workspace/round_board.h"
#include "workspace/round_ratings.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace attune {

namespace {

Status onlyTrainers(const Viewer& who) {
    if (who.role == RaterRole::Trainee)
        return fail(ErrorCode::Denied, "this is for trainers", who.id.value, "ask a trainer");
    return {};
}

} // namespace

Result<Round> addRetest(Library& library, const Viewer& who, const RetestRequest& request) {
    if (auto allowed = onlyTrainers(who); !allowed)
        return std::unexpected(allowed.error());
    const auto board = roundBoard(library, who);
    const auto clips = library.clips(who);
    if (!board || !clips)
        return std::unexpected(board ? clips.error() : board.error());
    const auto card = std::ranges::find(*board, request.round, [](const RoundCard& each) { return each.round.id; });
    if (card == board->end())
        return fail(ErrorCode::NotFound, "there is no round " + request.round.value, {}, "see: rounds list");
    if (request.title.empty())
        return fail(ErrorCode::Invalid, "the round has no name", request.round.value, "name it");
    Round round;
    round.title = request.title;
    round.id = freshRoundId(request.title, *board);
    round.scheme = card->round.scheme;
    round.raters = request.raters.empty() ? card->round.raters : request.raters;
    round.reference = card->round.reference;
    round.provenance = card->round.provenance;
    round.plan.mode = RoundMode::Drift;
    round.plan.randomOrder = true;
    round.plan.seed = request.seed;
    round.plan.hideContext = true;
    round.plan.due = request.due;
    std::vector<Clip> twins;
    int number = 0;
    for (const ClipId& id : card->round.clips) {
        const auto clip = std::ranges::find(*clips, id, &Clip::id);
        bool all = clip != clips->end() && !clip->contentHash.empty();
        for (const RaterId& rater : round.raters) {
            const auto coding = library.coding({{}, RaterRole::Trainer}, {id, rater});
            all = all && coding && *coding;
        }
        if (!all)
            continue;
        Clip twin = *clip;
        const auto taken = [&](const std::string& name) {
            return std::ranges::any_of(*clips, [&](const Clip& c) { return c.id.value == name || c.alias == name; });
        };
        do
            twin.alias = fmt::format("N-{:02}", ++number);
        while (taken(twin.alias));
        twin.id = ClipId(twin.alias);
        twin.title.clear();
        twin.setting.clear();
        twin.purpose = "drift";
        twins.push_back(std::move(twin));
    }
    if (twins.empty())
        return fail(ErrorCode::Invalid, "there is no clip that all of these raters have submitted", card->round.title,
                    "name fewer raters, or wait for their codes");
    const auto contexts = library.contexts(who);
    if (!contexts)
        return std::unexpected(contexts.error());
    std::map<ClipId, std::string> advisories;
    for (const Clip& twin : twins) {
        round.clips.push_back(twin.id);
        for (const ClipContext& context : *contexts)
            if (!context.advisory.empty() && std::ranges::any_of(*clips, [&](const Clip& clip) {
                    return clip.id == context.clip && clip.contentHash == twin.contentHash;
                }))
                advisories[twin.id] = context.advisory;
    }
    assignClips(round);
    const auto done = library.atOnce([&]() -> Status {
        for (const Clip& twin : twins)
            if (auto added = library.apply(who, DeclareClip{twin}); !added)
                return std::unexpected(added.error());
        for (auto& [twin, advisory] : advisories) // what may be hard to watch is always said
            if (auto set = library.setContext(who, {twin, {}, {}, {}, {}, {}, advisory}); !set)
                return set;
        return library.addRound(round);
    });
    if (!done)
        return std::unexpected(done.error());
    return round;
}

Result<AgreementReport> retestReport(const Library& library, const Viewer& who, std::int64_t bootstrap) {
    if (auto allowed = onlyTrainers(who); !allowed)
        return std::unexpected(allowed.error());
    const auto clips = library.clips(who);
    const auto schemes = library.schemes();
    const auto codings = library.codings();
    const auto rounds = library.rounds(who);
    if (!clips || !schemes || !codings || !rounds)
        return std::unexpected(!clips     ? clips.error()
                               : !schemes ? schemes.error()
                               : !codings ? codings.error()
                                          : rounds.error());
    std::map<ClipId, const Clip*> byId;
    for (const Clip& clip : *clips)
        byId[clip.id] = &clip;
    // Of each scheme, rater and content: the codings in time.
    std::map<SchemeRef, std::map<std::pair<RaterId, std::string>, std::vector<const Coding*>>> found;
    for (const Coding& coding : *codings) {
        const auto clip = byId.find(coding.clip);
        const bool reference =
            std::ranges::any_of(*rounds, [&](const Round& round) { return round.reference == coding.rater; });
        if (!reference && coding.state == CodingState::Submitted && clip != byId.end() &&
            !clip->second->contentHash.empty())
            found[coding.scheme][{coding.rater, clip->second->contentHash}].push_back(&coding);
    }
    for (auto scheme = schemes->rbegin(); scheme != schemes->rend(); ++scheme) {
        RatingTable table;
        for (auto& [about, list] : found[scheme->ref]) {
            if (list.size() < 2)
                continue;
            std::ranges::stable_sort(list, {}, [](const Coding* one) { return one->submittedMs.value_or(0); });
            const std::string name = byId.at(list.front()->clip)->alias;
            for (std::size_t i = 0; i < list.size(); ++i) {
                const RatingTable once = ratingTable({*byId.at(list[i]->clip)}, *scheme, {*list[i]}, {});
                for (std::size_t row = 0; row < once.size(); ++row) {
                    RatingRow one = once.row(row);
                    one.target = name;
                    one.occasion = std::to_string(i + 1);
                    table.add(one);
                }
            }
        }
        if (table.size() == 0)
            continue;
        AgreementSettings settings;
        settings.occasion = "occasion";
        settings.bootstrap = bootstrap;
        return analyze(table, settings);
    }
    return fail(ErrorCode::NotFound, "nobody has coded a clip twice", {}, "give clips again with: rounds retest");
}

} // namespace attune
