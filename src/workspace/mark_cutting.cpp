// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/mark_cutting.h"

#include "base/hash.h"

#include <algorithm>
#include <tuple>

namespace attune {

namespace {

std::map<DimensionId, Rating> ratingsOn(const Coding& coding, const SegmentId& segment) {
    std::map<DimensionId, Rating> out;
    for (auto it = coding.ratings.lower_bound({{segment}, {}});
         it != coding.ratings.end() && it->first.unit.segment == segment; ++it)
        out.emplace(it->first.dimension, it->second);
    return out;
}

std::string withLabel(const std::string& words, const Segment& segment) {
    return segment.label.empty() ? words : words + " " + segment.label;
}

} // namespace

Result<Batch> splitting(const Coding& coding, const CodingKey& key, const SegmentId& id, MediaTime at) {
    const auto it = coding.segments.find(id);
    if (it == coding.segments.end())
        return fail(ErrorCode::NotFound, "there is no such segment", id.value, "choose a segment");
    Segment first = it->second;
    if (at <= first.span.begin || at >= first.span.end)
        return fail(ErrorCode::Invalid, "the cut does not lie inside the segment", first.label,
                    "put the playhead inside the segment");
    Segment second = first;
    second.id = SegmentId("s-" + randomHex(6));
    second.span.begin = at;
    first.span.end = at;
    return Batch{withLabel("Split segment", first), {ChangeSegment{key, first}, AddSegment{key, second, {}}}};
}

Result<Merging> merging(const Coding& coding, const CodingKey& key, const std::vector<SegmentId>& ids) {
    std::vector<Segment> parts;
    for (const SegmentId& id : ids) {
        const auto it = coding.segments.find(id);
        if (it == coding.segments.end())
            return fail(ErrorCode::NotFound, "there is no such segment", id.value, "choose the segments again");
        parts.push_back(it->second);
    }
    if (parts.size() < 2)
        return fail(ErrorCode::Invalid, "merging needs two segments or more", {}, "choose another one too");
    std::ranges::sort(parts, [](const Segment& a, const Segment& b) {
        return std::tie(a.span.begin, a.span.end, a.id) < std::tie(b.span.begin, b.span.end, b.id);
    });
    Segment whole = parts.front();
    Batch batch{withLabel("Merge segments", whole), {}};
    std::map<DimensionId, Rating> ratings = ratingsOn(coding, whole.id);
    for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
        if (part->track != whole.track)
            return fail(ErrorCode::Invalid, "the segments lie in different rows", part->label,
                        "choose segments of one row");
        for (const auto& [dimension, rating] : ratingsOn(coding, part->id)) {
            const auto [there, isNew] = ratings.emplace(dimension, rating);
            if (!isNew && !(there->second == rating))
                return fail(ErrorCode::Conflict, "the segments are rated differently on " + dimension.value, {},
                            "clear one of the two ratings first");
            if (isNew)
                batch.edits.push_back(SetRating{key, {{whole.id}, dimension}, rating, {}});
            batch.edits.push_back(ClearRating{key, {{part->id}, dimension}});
        }
        batch.edits.push_back(RemoveSegment{key, part->id});
        whole.span.end = std::max(whole.span.end, part->span.end);
    }
    batch.edits.push_back(ChangeSegment{key, whole});
    return Merging{std::move(batch), whole.id};
}

} // namespace attune
