// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/retest.h"

#include "agreement/analyze.h"
#include "base/clock.h"
#include "workspace/round_board.h"
#include "workspace/round_ratings.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>

namespace attune {

namespace {

constexpr std::int64_t dayMs = 86'400'000;

Status onlyTrainers(const Viewer& who) {
    if (who.role == RaterRole::Trainee)
        return fail(ErrorCode::Denied, "this is for trainers", who.id.value, "ask a trainer");
    return {};
}

bool has(const auto& list, const auto& wanted, auto member) {
    return std::ranges::find(list, wanted, member) != list.end();
}
bool has(const auto& list, const auto& wanted) { return has(list, wanted, std::identity{}); }

} // namespace

Result<RetestPlan> planRetest(Library& library, const Viewer& who, const RetestRequest& request) {
    if (auto allowed = onlyTrainers(who); !allowed)
        return std::unexpected(allowed.error());
    const auto board = roundBoard(library, who);
    const auto clips = library.clips(who);
    const auto contexts = library.contexts(who);
    if (!board || !clips || !contexts)
        return std::unexpected(!board ? board.error() : !clips ? clips.error() : contexts.error());
    const auto card = std::ranges::find(*board, request.round, [](const RoundCard& each) { return each.round.id; });
    if (card == board->end())
        return fail(ErrorCode::NotFound, "there is no round " + request.round.value, {}, "see: rounds list");
    if (request.title.empty())
        return fail(ErrorCode::Invalid, "the round has no name", request.round.value, "name it");
    RetestPlan plan;
    Round& round = plan.round;
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
    int number = 0;
    for (const ClipId& id : card->round.clips) {
        const auto clip = std::ranges::find(*clips, id, &Clip::id);
        bool all = clip != clips->end() && !clip->contentHash.empty();
        std::vector<std::int64_t> times;
        for (const RaterId& rater : round.raters) {
            const auto coding = library.coding({{}, RaterRole::Trainer}, {id, rater});
            all = all && coding && *coding;
            if (all)
                times.push_back((*coding)->submittedMs.value_or(0));
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
        for (const ClipContext& context : *contexts)
            if (!context.advisory.empty() && std::ranges::any_of(*clips, [&](const Clip& other) {
                    return other.id == context.clip && other.contentHash == twin.contentHash;
                }))
                plan.advisories[twin.id] = context.advisory;
        for (const std::int64_t at : times) {
            plan.firstMs = plan.lastMs == 0 ? at : std::min(plan.firstMs, at);
            plan.lastMs = std::max(plan.lastMs, at);
        }
        round.clips.push_back(twin.id);
        plan.originals.push_back(id);
        plan.twins.push_back(std::move(twin));
    }
    if (plan.twins.empty())
        return fail(ErrorCode::Invalid, "there is no clip that all of these raters have submitted", card->round.title,
                    "name fewer raters, or wait for their codes");
    assignClips(round);
    return plan;
}

Result<Round> addRetest(Library& library, const Viewer& who, const RetestRequest& request) {
    const auto plan = planRetest(library, who, request);
    if (!plan)
        return std::unexpected(plan.error());
    const auto done = library.atOnce([&]() -> Status {
        for (std::size_t i = 0; i < plan->twins.size(); ++i) {
            if (auto added = library.apply(who, DeclareClip{plan->twins[i]}); !added)
                return std::unexpected(added.error());
            // The reference of the clip is that of its new name too.
            const auto reference = library.coding(who, {plan->originals[i], plan->round.reference});
            if (!reference || !*reference)
                continue;
            Coding again = **reference;
            again.clip = plan->twins[i].id;
            if (auto kept = library.importCoding(who, again); !kept)
                return kept;
        }
        for (const auto& [twin, advisory] : plan->advisories) // what may be hard to watch is always said
            if (auto set = library.setContext(who, {twin, {}, {}, {}, {}, {}, advisory}); !set)
                return set;
        return library.addRound(plan->round);
    });
    if (!done)
        return std::unexpected(done.error());
    return plan->round;
}

Result<RepeatedRatings> repeatedRatings(const Library& library, const Viewer& who, const CodingScheme& scheme,
                                        const RepeatScope& scope) {
    if (auto allowed = onlyTrainers(who); !allowed)
        return std::unexpected(allowed.error());
    const auto clips = library.clips(who);
    const auto codings = library.codings();
    const auto rounds = library.rounds(who);
    if (!clips || !codings || !rounds)
        return std::unexpected(!clips ? clips.error() : !codings ? codings.error() : rounds.error());
    std::map<ClipId, const Clip*> byId;
    for (const Clip& clip : *clips)
        byId[clip.id] = &clip;
    std::map<std::pair<RaterId, std::string>, std::vector<const Coding*>> found; // of each rater and content
    for (const Coding& coding : *codings) {
        const auto clip = byId.find(coding.clip);
        if (coding.scheme != scheme.ref || coding.state != CodingState::Submitted || clip == byId.end())
            continue;
        const std::string& content = clip->second->contentHash;
        const bool wanted =
            !content.empty() && (scope.clips.empty() || has(scope.clips, content, &Clip::contentHash)) &&
            (scope.raters.empty() || has(scope.raters, coding.rater)) && !has(*rounds, coding.rater, &Round::reference);
        if (wanted)
            found[{coding.rater, content}].push_back(&coding);
    }
    RepeatedRatings out;
    std::optional<std::pair<std::int64_t, std::int64_t>> days;
    for (auto& [about, list] : found) {
        std::ranges::stable_sort(list, {}, [](const Coding* one) { return one->submittedMs.value_or(0); });
        const std::int64_t last = list.back()->submittedMs.value_or(0);
        if (list.size() < 2 || (scope.from && isoTime(last).substr(0, 10) < *scope.from))
            continue;
        const std::string name = byId.at(list.front()->clip)->alias;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const RatingTable once = ratingTable({*byId.at(list[i]->clip)}, scheme, {*list[i]}, {});
            for (std::size_t row = 0; row < once.size(); ++row) {
                RatingRow one = once.row(row);
                one.target = name;
                one.occasion = std::to_string(i + 1);
                out.table.add(one);
            }
            if (i == 0)
                continue;
            const std::int64_t apart =
                (list[i]->submittedMs.value_or(0) - list[i - 1]->submittedMs.value_or(0)) / dayMs;
            days =
                days ? std::pair(std::min(days->first, apart), std::max(days->second, apart)) : std::pair(apart, apart);
        }
    }
    if (days)
        out.intervals = days->first == days->second
                            ? fmt::format("coded again after {} {}", days->first, days->first == 1 ? "day" : "days")
                            : fmt::format("coded again after {} to {} days", days->first, days->second);
    return out;
}

Result<AgreementReport> repeatReport(const RepeatedRatings& ratings, std::int64_t bootstrap) {
    AgreementSettings settings;
    settings.occasion = "occasion";
    settings.bootstrap = bootstrap;
    settings.diagnostics = true;
    auto report = analyze(ratings.table, settings);
    if (report)
        report->study.order = ratings.intervals;
    return report;
}

Result<AgreementReport> retestReport(const Library& library, const Viewer& who, std::int64_t bootstrap) {
    if (auto allowed = onlyTrainers(who); !allowed)
        return std::unexpected(allowed.error());
    const auto schemes = library.schemes();
    if (!schemes)
        return std::unexpected(schemes.error());
    for (auto scheme = schemes->rbegin(); scheme != schemes->rend(); ++scheme) {
        const auto ratings = repeatedRatings(library, who, *scheme);
        if (!ratings)
            return std::unexpected(ratings.error());
        if (ratings->table.size() > 0)
            return repeatReport(*ratings, bootstrap);
    }
    return fail(ErrorCode::NotFound, "nobody has coded a clip twice", {}, "give clips again with: rounds retest");
}

} // namespace attune
