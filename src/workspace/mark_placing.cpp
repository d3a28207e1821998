// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/mark_placing.h"

#include "base/hash.h"
#include "models/coding_rules.h"

#include <algorithm>

namespace attune {

namespace {

// Marks of the row other than `except` leave the span: cut short, divided or removed.
void makeRoom(const Coding& coding, const CodingKey& key, const std::string& track, TimeSpan span,
              const std::vector<SegmentId>& except, std::vector<SingleEdit>& edits) {
    for (const Segment* mark : marksOf(coding, track)) {
        if (!mark->span.overlaps(span) || std::ranges::find(except, mark->id) != except.end())
            continue;
        const bool left = mark->span.begin<span.begin, right = mark->span.end> span.end;
        Segment first = *mark;
        if (!left && !right) {
            removing(coding, key, mark->id, edits);
            continue;
        }
        if (left)
            first.span.end = span.begin;
        else
            first.span.begin = span.end;
        edits.emplace_back(ChangeSegment{key, first});
        if (left && right) {
            Segment rest = *mark;
            rest.id = SegmentId("s-" + randomHex(6));
            rest.span.begin = span.end;
            edits.emplace_back(AddSegment{key, rest, {}});
        }
    }
}

} // namespace

std::vector<Track> codedTracks(const CodingScheme& scheme) {
    std::vector<Track> out;
    if (!scheme.episodes.empty()) {
        Track episodes{episodeTrack, "Episodes", TrackKind::States, PersonRole::Dyad, {}, true, false, {}, {}};
        for (const Episode& episode : scheme.episodes)
            episodes.codes.push_back({episode.id, episode.name, {}, {}});
        out.push_back(std::move(episodes));
    }
    out.insert(out.end(), scheme.tracks.begin(), scheme.tracks.end());
    return out;
}

std::optional<Track> codedTrack(const CodingScheme& scheme, const std::string& id) {
    for (Track& track : codedTracks(scheme))
        if (track.id == id)
            return std::move(track);
    return {};
}

void removing(const Coding& coding, const CodingKey& key, const SegmentId& mark, std::vector<SingleEdit>& edits) {
    for (auto it = coding.ratings.lower_bound({{mark}, {}});
         it != coding.ratings.end() && it->first.unit.segment == mark; ++it)
        edits.emplace_back(ClearRating{key, it->first});
    edits.emplace_back(RemoveSegment{key, mark});
}

std::vector<SingleEdit> placing(const Coding& coding, const CodingKey& key, const Track& track, Segment mark,
                                MediaDuration clip) {
    std::vector<SingleEdit> edits;
    mark.track = track.id;
    if (track.kind == TrackKind::States) {
        const MediaTime at = mark.span.begin;
        MediaTime end(clip.ns);
        for (const Segment* other : marksOf(coding, track.id)) {
            if (other->span.covers(at)) {
                if (other->label == mark.label)
                    return {};
                if (other->span.begin == at) {
                    Segment changed = *other;
                    changed.label = mark.label;
                    return {ChangeSegment{key, changed}};
                }
                end = other->span.end;
                break;
            }
            if (other->span.begin > at) {
                end = other->span.begin;
                break;
            }
        }
        mark.span.end = end;
    }
    if (track.isExclusive())
        makeRoom(coding, key, track.id, mark.span, {}, edits);
    edits.emplace_back(AddSegment{key, mark, {}});
    return edits;
}

std::vector<SingleEdit> moving(const Coding& coding, const CodingKey& key, const Track& track, const Segment& changed) {
    std::vector<SingleEdit> edits;
    const auto before = coding.segments.find(changed.id);
    if (track.isExclusive() && before != coding.segments.end() && before->second.span != changed.span) {
        std::vector<SegmentId> followed = {changed.id};
        const TimeSpan was = before->second.span;
        if (track.exhaustive)
            for (const Segment* other : marksOf(coding, track.id)) {
                Segment follower = *other;
                // Only as long as the shared edge moves between the two; a mark that jumps away leaves a gap.
                if (other->id == changed.id)
                    continue;
                if (other->span.end == was.begin && other->span.begin < changed.span.begin &&
                    changed.span.begin <= was.end)
                    follower.span.end = changed.span.begin;
                else if (other->span.begin == was.end && was.begin <= changed.span.end &&
                         changed.span.end < other->span.end)
                    follower.span.begin = changed.span.end;
                else
                    continue;
                followed.push_back(follower.id);
                if (!(follower == *other))
                    edits.emplace_back(ChangeSegment{key, follower});
            }
        makeRoom(coding, key, track.id, changed.span, followed, edits);
    }
    edits.emplace_back(ChangeSegment{key, changed});
    return edits;
}

} // namespace attune
