// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/round_checks.h"

#include "agreement/analyze.h"
#include "workspace/round_ratings.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

namespace attune {

namespace {

bool isOrdered(const Scale& scale) { return scale.kind != ScaleKind::Nominal && scale.kind != ScaleKind::Binary; }

// Counts the pairs of scores of each clip.
void count(const Dimension& dimension, const std::vector<Coding>& codings, CheckedDimension& out) {
    std::map<ClipId, std::vector<std::int64_t>> scores;
    for (const Coding& coding : codings)
        if (const Rating* rating = coding.rating(dimension.id); rating && rating->steps)
            scores[coding.clip].push_back(*rating->steps);
    const std::int64_t near = isOrdered(dimension.scale) ? dimension.scale.stepsPerPoint() : 0;
    for (const auto& [clip, given] : scores) {
        out.clips += given.size() > 1 ? 1 : 0;
        for (std::size_t i = 0; i < given.size(); ++i)
            for (std::size_t j = i + 1; j < given.size(); ++j) {
                const std::int64_t apart = std::abs(given[i] - given[j]);
                ++out.pairs;
                out.same += apart == 0 ? 1 : 0;
                out.withinOne += apart <= near ? 1 : 0;
            }
    }
}

Result<std::vector<CheckedDimension>> checked(const std::vector<Clip>& clips, const CodingScheme& scheme,
                                              const std::vector<Coding>& codings) {
    std::vector<CheckedDimension> out;
    if (codings.empty())
        return out;
    AgreementSettings settings;
    settings.bootstrap = 2000;
    const auto report = analyze(ratingTable(clips, scheme, codings, {}), settings);
    if (!report)
        return std::unexpected(report.error());
    for (const Dimension& dimension : scheme.clipScores()) {
        CheckedDimension one;
        one.name = dimension.name;
        count(dimension, codings, one);
        const auto group = std::ranges::find(report->group, dimension.id.value, &GroupAgreement::dimension);
        if (one.pairs == 0 || group == report->group.end())
            continue;
        const char* wanted = isOrdered(dimension.scale) ? "alpha_ordinal" : "alpha_nominal";
        const auto alpha = std::ranges::find(group->estimates, wanted, &Estimate::name);
        if (alpha != group->estimates.end())
            one.alpha = *alpha;
        out.push_back(std::move(one));
    }
    return out;
}

// The clips of a round that went to a second rater unannounced, each with all who have it.
std::set<CodingKey> hiddenPairs(const Round& round) {
    std::set<ClipId> twice;
    for (const Assignment& one : round.assignments)
        if (one.overlap)
            twice.insert(one.clip);
    std::set<CodingKey> out;
    for (const Assignment& one : round.assignments)
        if (twice.contains(one.clip))
            out.insert({one.clip, one.rater});
    return out;
}

} // namespace

Result<std::function<Result<RoundChecks>()>> roundChecks(const Library& library, const Viewer& who,
                                                         const Round& round) {
    const auto schemes = library.schemes();
    const auto clips = library.clips(who);
    const auto notes = library.referenceNotes(who);
    for (const Error* error :
         {schemes ? nullptr : &schemes.error(), clips ? nullptr : &clips.error(), notes ? nullptr : &notes.error()})
        if (error)
            return std::unexpected(*error);
    const auto scheme = std::ranges::find(*schemes, round.scheme, &CodingScheme::ref);
    if (scheme == schemes->end())
        return fail(ErrorCode::NotFound, "there is no such clip or scheme", round.scheme.id.value, "check the names");
    std::set<CodingKey> panel;
    for (const ReferenceNote& note : *notes)
        if (note.reference == round.reference && std::ranges::find(round.clips, note.clip) != round.clips.end() &&
            note.panel.size() > 1)
            for (const auto& [trainer, hash] : note.panel)
                panel.insert({note.clip, trainer});
    const auto submitted = [&](const std::set<CodingKey>& keys) -> Result<std::vector<Coding>> {
        std::vector<Coding> out;
        for (const CodingKey& key : keys) {
            auto coding = library.coding(who, key);
            if (!coding)
                return std::unexpected(coding.error());
            if (*coding && (*coding)->state == CodingState::Submitted && (*coding)->scheme == round.scheme)
                out.push_back(std::move(**coding));
        }
        return out;
    };
    auto doubled = submitted(hiddenPairs(round));
    auto experts = submitted(panel);
    if (!doubled || !experts)
        return std::unexpected(doubled ? experts.error() : doubled.error());
    return [clips = *clips, scheme = *scheme, doubled = std::move(*doubled),
            experts = std::move(*experts)]() -> Result<RoundChecks> {
        auto hidden = checked(clips, scheme, doubled);
        auto alone = checked(clips, scheme, experts);
        if (!hidden || !alone)
            return std::unexpected(hidden ? alone.error() : hidden.error());
        return RoundChecks{std::move(*hidden), std::move(*alone)};
    };
}

} // namespace attune
