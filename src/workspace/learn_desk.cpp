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

Result<std::map<DimensionId, ReferenceNote::Band>> openBands(const Library& library, const Viewer& who,
                                                             const ClipId& clip, const RaterId& reference) {
    const auto notes = library.referenceNotes(who);
    if (!notes)
        return std::unexpected(notes.error());
    std::map<DimensionId, ReferenceNote::Band> out;
    for (const ReferenceNote& note : *notes)
        if (note.clip == clip && note.reference == reference)
            for (const auto& [dimension, band] : note.bands)
                out[dimension] = band; // the newest comes last
    return out;
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
    const auto bands = openBands(library, who, clip, round->reference);
    if (!bands)
        return std::unexpected(bands.error());
    if (const auto band = bands->find(dimension); band != bands->end())
        out.band = band->second;
    return out;
}

} // namespace attune
