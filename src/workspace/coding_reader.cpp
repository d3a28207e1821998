// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/coding_reader.h"

#include "workspace/comparison.h"

#include <algorithm>

namespace attune {

Result<Clip> CodingReader::clip(const ClipId& id) const {
    auto clips = m_library.clips(m_viewer);
    if (!clips)
        return std::unexpected(clips.error());
    const auto it = std::ranges::find(*clips, id, &Clip::id);
    if (it == clips->end())
        return fail(ErrorCode::NotFound, "there is no such clip in the library", id.value, "choose one of the list");
    return *it;
}

Result<std::optional<Coding>> CodingReader::submitted(const RaterId& rater, const ClipId& clip) const {
    auto coding = m_library.coding(m_viewer, {clip, rater});
    if (coding && *coding && (*coding)->state != CodingState::Submitted)
        return std::optional<Coding>();
    return coding;
}

Result<ClipsAndCodings> CodingReader::gather(const std::vector<RaterId>& raters,
                                             const std::vector<ClipId>& wanted) const {
    ClipsAndCodings out;
    for (const ClipId& id : wanted) {
        auto found = clip(id);
        if (!found)
            return std::unexpected(found.error());
        for (const RaterId& rater : raters) {
            auto coding = submitted(rater, id);
            if (!coding)
                return std::unexpected(coding.error());
            if (*coding)
                out.second.push_back(std::move(**coding));
        }
        out.first.push_back(std::move(*found));
    }
    return out;
}

Result<ClipsAndCodings> CodingReader::ownWithReference(const Round& round) const {
    std::vector<ClipId> done;
    for (const ClipId& clip : round.clips) {
        auto mine = submitted(m_viewer.id, clip);
        if (!mine)
            return std::unexpected(mine.error());
        if (*mine)
            done.push_back(clip);
    }
    return gather({m_viewer.id, round.reference}, done);
}

std::map<DimensionId, std::vector<LearningPoint>> learningCurveOf(const ClipsAndCodings& own,
                                                                  const CodingScheme& scheme, const RaterId& rater,
                                                                  const RaterId& reference) {
    const auto& [clips, codings] = own;
    std::vector<const Coding*> mine;
    for (const Coding& coding : codings)
        if (coding.rater == rater)
            mine.push_back(&coding);
    std::ranges::stable_sort(mine, {}, [](const Coding* c) { return c->submittedMs.value_or(0); });
    std::map<DimensionId, std::vector<LearningPoint>> curve;
    for (const Coding* coding : mine) {
        const auto other = std::ranges::find_if(
            codings, [&](const Coding& c) { return c.rater == reference && c.clip == coding->clip; });
        const auto clip = std::ranges::find(clips, coding->clip, &Clip::id);
        if (other == codings.end() || clip == clips.end())
            continue;
        for (const ComparisonRow& row : compareCodings(*clip, scheme, *coding, *other, {}).rows)
            if (row.difference)
                curve[row.dimension.id].push_back(
                    {clip->id, clip->alias, coding->submittedMs.value_or(0), *row.difference});
    }
    return curve;
}

} // namespace attune
