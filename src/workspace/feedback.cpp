// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/feedback.h"

#include "codec/text_pack_json.h"

#include <algorithm>

namespace attune {

namespace {

// A clip of a round of theirs is an example once its reference is open: before, the example would tell its score.
bool mayShow(const Library& library, const Viewer& who, const ClipId& clip, const DimensionId& rated) {
    if (who.role != RaterRole::Trainee)
        return true;
    const auto rounds = library.rounds(who);
    if (!rounds)
        return false;
    for (const Round& round : *rounds) {
        if (std::ranges::find(round.clips, clip) == round.clips.end())
            continue;
        const auto reference = library.coding(who, {clip, round.reference});
        if (!reference || (*reference && !(*reference)->rating(rated)))
            return false;
    }
    return true;
}

} // namespace

std::vector<MomentDisagreement> partingsOf(const CodingScheme& scheme, const Comparison& comparison) {
    Coding mine, reference;
    for (const ComparisonRow& row : comparison.rows) {
        if (row.mine)
            mine.ratings[{{}, row.dimension.id}] = *row.mine;
        if (row.reference)
            reference.ratings[{{}, row.dimension.id}] = *row.reference;
        for (const Evidence& one : row.myEvidence)
            mine.evidence.emplace(one.id, one);
        for (const Evidence& one : row.referenceEvidence)
            reference.evidence.emplace(one.id, one);
    }
    return momentDisagreements(scheme, mine, reference);
}

std::vector<AnchorExample> examplesBeside(const Library& library, const Viewer& who, const SchemeId& scheme,
                                          const ComparisonRow& row) {
    const auto text = library.setting({{}, RaterRole::Trainer}, exemplarSetting(scheme));
    const Exemplars exemplars =
        text && *text && !(*text)->empty() ? readExemplars(**text).value_or(Exemplars()) : Exemplars();
    const Scale& scale = row.dimension.scale;
    std::vector<AnchorExample> out;
    if (exemplars.empty() || scale.isText())
        return out;
    const auto clips = library.clips(who);
    const auto exampleOf = [&](std::int64_t steps) -> std::optional<AnchorExample> {
        if (!clips || !scale.contains(steps))
            return {};
        const auto found = exemplars.find(anchorPlace(row.dimension.id, scale, steps));
        if (found == exemplars.end())
            return {};
        const auto clip = std::ranges::find(*clips, found->second.clip, &Clip::id);
        if (clip == clips->end() || !mayShow(library, who, clip->id, row.dimension.id))
            return {};
        return AnchorExample{steps, clip->id, clip->alias, found->second.span};
    };
    const std::int64_t reach = scale.isNamed() ? 0 : scale.stepsPerPoint();
    for (const std::optional<Rating>* rating : {&row.reference, &row.mine}) {
        if (!*rating || !(*rating)->steps)
            continue;
        std::optional<AnchorExample> example;
        for (std::int64_t away = 0; away <= reach && !example; ++away)
            for (const std::int64_t steps : {*(*rating)->steps - away, *(*rating)->steps + away})
                if (!example)
                    example = exampleOf(steps);
        if (example && std::ranges::find(out, *example) == out.end())
            out.push_back(*example);
    }
    return out;
}

Feedback feedbackOn(const Session& session, const Comparison& comparison) {
    Feedback out{partingsOf(session.scheme(), comparison), {}};
    if (const Library* library = session.library())
        for (const ComparisonRow& row : comparison.rows)
            if (auto examples = examplesBeside(*library, session.viewer(), session.scheme().ref.id, row);
                !examples.empty())
                out.examples[row.dimension.id] = std::move(examples);
    return out;
}

} // namespace attune
