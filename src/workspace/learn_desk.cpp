// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/learn_desk.h"

#include <algorithm>

namespace attune {

std::optional<Round> learningRound(const Library& library, const Viewer& who, const ClipId& clip) {
    const auto rounds = library.rounds(who);
    if (rounds)
        for (auto round = rounds->rbegin(); round != rounds->rend(); ++round)
            if (round->isAssigned(who.id, clip)) // the newest binds
                return round->plan.mode == RoundMode::Learn ? std::optional(*round) : std::nullopt;
    return {};
}

Result<DimensionFeedback> dimensionFeedback(const Library& library, const Viewer& who, const ClipId& clip,
                                            const DimensionId& dimension) {
    const auto round = learningRound(library, who, clip);
    const auto limits = library.limits(who, clip);
    if (!limits)
        return std::unexpected(limits.error());
    if (!round || !limits->committed.contains(dimension))
        return fail(ErrorCode::Denied, "the reference of this dimension is not open yet", dimension.value,
                    "commit your score first");
    const auto coding = library.coding(who, {clip, round->reference});
    if (!coding)
        return std::unexpected(coding.error());
    if (!*coding)
        return fail(ErrorCode::NotFound, "this clip has no reference", clip.value, "ask your trainer");
    DimensionFeedback out;
    if (const Rating* rating = (*coding)->rating(dimension))
        out.reference = *rating;
    for (const auto& [id, evidence] : (*coding)->evidence)
        if (evidence.dimension == dimension)
            out.moments.push_back(evidence);
    std::ranges::sort(out.moments, {}, &Evidence::span);
    const auto notes = library.referenceNotes(who);
    if (!notes)
        return std::unexpected(notes.error());
    for (const ReferenceNote& note : *notes)
        if (note.clip == clip && note.reference == round->reference && note.bands.contains(dimension))
            out.band = note.bands.at(dimension); // the newest comes last
    return out;
}

} // namespace attune
