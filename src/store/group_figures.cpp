// SPDX-License-Identifier: GPL-3.0-or-later
// What a group of raters looks like from within: never fewer than a trainee could not tell apart.
#include "store/group_figures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace attune {

namespace {

struct Sums {
    std::set<RaterId> raters;
    int scores = 0, withinOne = 0;
    double difference = 0, absolute = 0;
};

} // namespace

Result<std::vector<GroupFigure>> groupFigures(const Library& library, const Viewer& given, const RoundId& id) {
    const Viewer owner{RaterId(), RaterRole::Trainer};
    const auto people = library.raters(owner);
    const auto rounds = library.rounds(owner);
    const auto schemes = library.schemes();
    for (const Error* error :
         {people ? nullptr : &people.error(), rounds ? nullptr : &rounds.error(), schemes ? nullptr : &schemes.error()})
        if (error)
            return std::unexpected(*error);
    // What somebody may see goes by the role recorded here.
    const auto known = std::ranges::find(*people, given.id, &Rater::id);
    const Viewer who{given.id, known == people->end() ? given.role : known->role};
    const bool blind = who.role != RaterRole::Trainer && who.role != RaterRole::Supervisor;
    const auto round = std::ranges::find(*rounds, id, &Round::id);
    if (round == rounds->end() || (blind && round->clipsOf(who.id).empty()))
        return fail(ErrorCode::NotFound, "there is no round " + id.value, {}, "check its name");
    const auto scheme = std::ranges::find(*schemes, round->scheme, &CodingScheme::ref);
    if (scheme == schemes->end())
        return fail(ErrorCode::Corrupt, "the round's scheme is missing", id.value, "check the library");
    const std::vector<Dimension> dimensions = scheme->clipScores();
    std::map<DimensionId, Sums> sums;
    std::set<RaterId> everybody;
    for (const ClipId& clip : round->clips) {
        // Own codes first: an exemplar's reference is open to all, but compared is what one has submitted.
        const auto own = library.coding(who, {clip, who.id});
        if (blind && (!own || !*own || (*own)->state != CodingState::Submitted))
            continue;
        const auto reference = library.coding(who, {clip, round->reference}); // Denied while it is closed
        if (!reference || !*reference)
            continue;
        for (const RaterId& rater : round->raters) {
            const auto coding = library.coding(owner, {clip, rater});
            if (!coding)
                return std::unexpected(coding.error());
            if (!*coding || (*coding)->state != CodingState::Submitted || (*coding)->scheme != round->scheme)
                continue;
            everybody.insert(rater);
            for (const Dimension& dimension : dimensions) {
                const Rating* a = (*coding)->rating(dimension.id);
                const Rating* b = (*reference)->rating(dimension.id);
                if (dimension.scale.isNamed() || !a || !b || !a->steps || !b->steps)
                    continue;
                const double d = dimension.scale.valueOf(*a->steps) - dimension.scale.valueOf(*b->steps);
                Sums& sum = sums[dimension.id];
                sum.raters.insert(rater);
                ++sum.scores;
                sum.difference += d;
                sum.absolute += std::abs(d);
                sum.withinOne += std::abs(*a->steps - *b->steps) <= dimension.scale.stepsPerPoint() ? 1 : 0;
            }
        }
    }
    std::vector<GroupFigure> out;
    for (const Dimension& dimension : dimensions) {
        const auto found = sums.find(dimension.id);
        if (found == sums.end() || (blind && std::ssize(found->second.raters) < smallestGroup))
            continue;
        const Sums& sum = found->second;
        out.push_back({dimension.id, static_cast<int>(sum.raters.size()), sum.scores, sum.difference / sum.scores,
                       sum.absolute / sum.scores, static_cast<double>(sum.withinOne) / sum.scores});
    }
    if (blind && out.empty())
        return fail(ErrorCode::Denied,
                    "figures of the group are shown from " + std::to_string(smallestGroup) +
                        " raters on who have submitted the clips you compare; here " +
                        std::to_string(everybody.size()) + " did: fewer would tell of each of them",
                    round->title, "your own figures are complete");
    return out;
}

} // namespace attune
