// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/round_board.h"

#include "base/clock.h"
#include "base/data_dir.h"
#include "base/file.h"
#include "exchange/rules_json.h"

#include <algorithm>
#include <utility>

namespace attune {

Result<std::vector<RoundCard>> roundBoard(Library& library, const Viewer& who) {
    auto rounds = library.rounds(who);
    const auto progress = library.progress(who);
    const auto declined = library.declined(who);
    const auto packages = library.packages();
    for (const Error* error :
         {rounds ? nullptr : &std::as_const(rounds).error(), progress ? nullptr : &progress.error(),
          declined ? nullptr : &declined.error(), packages ? nullptr : &packages.error()})
        if (error)
            return std::unexpected(*error);
    std::vector<RoundCard> out;
    for (Round& round : *rounds) {
        RoundCard card;
        for (const RaterId& rater : round.raters) {
            RaterProgress p;
            p.rater = rater;
            const auto clips = round.clipsOf(rater);
            p.clips = static_cast<int>(clips.size());
            for (const CodingProgress& one : *progress) {
                if (one.key.rater != rater || std::ranges::find(clips, one.key.clip) == clips.end())
                    continue;
                if (one.state != CodingState::Submitted) {
                    p.drafts += declined->contains(one.key) ? 0 : 1;
                    continue;
                }
                ++p.submitted;
                const std::int64_t when = one.submittedMs.value_or(0);
                p.lastMs = std::max(p.lastMs.value_or(when), when);
                p.late += round.plan.due && isoTime(when).substr(0, 10) > *round.plan.due ? 1 : 0;
            }
            for (const ClipId& clip : clips)
                if (const auto found = declined->find({clip, rater}); found != declined->end())
                    p.spared.emplace(clip, found->second);
            for (const PackageSeen& package : *packages)
                if (package.sent && package.kind == "assignment" && package.round == round.id && package.rater == rater)
                    p.handedOutMs = std::max(p.handedOutMs.value_or(0), package.madeMs);
            if (who.role != RaterRole::Trainee || rater == who.id)
                card.raters.push_back(p);
        }
        if (who.role != RaterRole::Trainee)
            card.withReference = static_cast<int>(std::ranges::count_if(round.clips, [&](const ClipId& clip) {
                return std::ranges::any_of(*progress, [&](const CodingProgress& one) {
                    return one.key == CodingKey{clip, round.reference} && one.state == CodingState::Submitted;
                });
            }));
        card.round = std::move(round);
        out.push_back(std::move(card));
    }
    return out;
}

bool isOverdue(const Round& round) { return round.plan.due && isoTime(wallClockMs()).substr(0, 10) > *round.plan.due; }

RoundId freshRoundId(const std::string& title, const std::vector<RoundCard>& taken) {
    std::string base;
    for (const char c : title) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            base += c;
        else if (c >= 'A' && c <= 'Z')
            base += static_cast<char>(c - 'A' + 'a');
        else if (!base.empty() && base.back() != '-')
            base += '-';
    }
    while (base.ends_with('-'))
        base.pop_back();
    if (base.empty())
        base = "round";
    std::string id = base;
    for (int n = 2; std::ranges::any_of(taken, [&](const RoundCard& card) { return card.round.id.value == id; }); ++n)
        id = base + "-" + std::to_string(n);
    return RoundId(id);
}

Result<std::string> ruleDocument(const std::string& given) {
    constexpr std::string_view mark = "preset:";
    Result<std::string> text = fail(ErrorCode::Internal, "");
    if (given.starts_with(mark)) {
        const std::string name = given.substr(mark.size());
        if (const auto known = rulePreset(name); !known)
            return std::unexpected(known.error());
        const auto data = dataDir();
        if (!data)
            return std::unexpected(data.error());
        text = readFile(*data / "models/rules" / (name + ".json"), 1 << 20);
    } else {
        text = readFile(given, 1 << 20);
    }
    if (text)
        if (const auto rules = parseRules(*text, given); !rules)
            return std::unexpected(rules.error());
    return text;
}

Result<RaterId> referencePerson(Library& library, const Viewer& who) {
    const auto people = library.raters(who);
    if (!people)
        return std::unexpected(people.error());
    const auto known = std::ranges::find(*people, RaterRole::Reference, &Rater::role);
    if (known != people->end())
        return known->id;
    RaterId fresh("REF");
    if (auto added = library.addRater({fresh, RaterRole::Reference, {}, {}}); !added)
        return std::unexpected(added.error());
    return fresh;
}

} // namespace attune
