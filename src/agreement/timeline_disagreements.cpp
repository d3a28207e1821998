// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/timeline_disagreements.h"

#include <algorithm>
#include <tuple>

namespace attune {

namespace {

using timeline::Nil;
using timeline::Segment;
using timeline::Segments;

struct Found {
    DisagreementKind kind;
    std::int64_t begin, end;
    int a, b;
};

// A coder's stretches of one code (touching ones joined), and what answers to each on the other side.
struct Side {
    std::vector<Segment> episodes; // sorted
    std::vector<Segment> points;   // sorted
    std::vector<bool> seen;        // shares time with the same code
    std::vector<bool> answered;    // shares most of its time with another code
};

Side sideOf(Segments segments, int codes) {
    Side side;
    const auto lists = timeline::byCode(segments, codes);
    for (int c = 0; c < codes; ++c)
        for (const auto& [begin, end] : timeline::presence(lists[static_cast<std::size_t>(c)], c))
            side.episodes.push_back({begin, end, c});
    std::ranges::sort(side.episodes);
    for (const Segment& s : segments)
        if (s.isPoint())
            side.points.push_back(s);
    side.seen.resize(side.episodes.size());
    side.answered.resize(side.episodes.size());
    return side;
}

// Points that lie in an episode of their code on the other side agree with it: they are taken out of `points`.
void matchPointsWithEpisodes(Side& points, Side& episodes, int codes) {
    std::vector<std::vector<std::size_t>> byCode(static_cast<std::size_t>(codes));
    for (std::size_t i = 0; i < episodes.episodes.size(); ++i)
        byCode[static_cast<std::size_t>(episodes.episodes[i].code)].push_back(i);
    std::erase_if(points.points, [&](const Segment& p) {
        const auto& list = byCode[static_cast<std::size_t>(p.code)];
        auto it =
            std::ranges::upper_bound(list, p.begin, {}, [&](std::size_t i) { return episodes.episodes[i].begin; });
        if (it == list.begin())
            return false;
        --it;
        if (episodes.episodes[*it].end <= p.begin)
            return false;
        episodes.seen[*it] = true;
        return true;
    });
}

// Pairs points within the tolerance in order of time; the paired ones leave the lists.
void pairPoints(std::vector<Segment>& a, std::vector<Segment>& b, std::int64_t tolerance, std::vector<Found>& out) {
    std::vector<Segment> restA, restB;
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const std::int64_t by = b[j].begin - a[i].begin;
        if (std::abs(by) > tolerance) {
            if (by > 0)
                restA.push_back(a[i++]);
            else
                restB.push_back(b[j++]);
            continue;
        }
        const bool same = a[i].code == b[j].code;
        if (!same || by != 0)
            out.push_back({same ? DisagreementKind::Boundary : DisagreementKind::OtherCode,
                           std::min(a[i].begin, b[j].begin), std::max(a[i].begin, b[j].begin), a[i].code, b[j].code});
        ++i;
        ++j;
    }
    restA.insert(restA.end(), a.begin() + static_cast<std::ptrdiff_t>(i), a.end());
    restB.insert(restB.end(), b.begin() + static_cast<std::ptrdiff_t>(j), b.end());
    a = std::move(restA);
    b = std::move(restB);
}

void comparePoints(Side& a, Side& b, int codes, std::int64_t tolerance, std::vector<Found>& out) {
    matchPointsWithEpisodes(a, b, codes);
    matchPointsWithEpisodes(b, a, codes);
    auto listsA = timeline::byCode(a.points, codes), listsB = timeline::byCode(b.points, codes);
    a.points.clear();
    b.points.clear();
    for (std::size_t c = 0; c < listsA.size(); ++c) {
        pairPoints(listsA[c], listsB[c], tolerance, out);
        a.points.insert(a.points.end(), listsA[c].begin(), listsA[c].end());
        b.points.insert(b.points.end(), listsB[c].begin(), listsB[c].end());
    }
    std::ranges::sort(a.points);
    std::ranges::sort(b.points);
    pairPoints(a.points, b.points, tolerance, out);
    for (const Segment& p : a.points)
        out.push_back({DisagreementKind::Missed, p.begin, p.end, p.code, Nil});
    for (const Segment& p : b.points)
        out.push_back({DisagreementKind::Missed, p.begin, p.end, Nil, p.code});
}

void linkEpisodes(Side& a, Side& b, double overlap) {
    const auto pairs = timeline::overlapPairs(a.episodes, b.episodes);
    if (!pairs)
        return;
    for (const auto& p : *pairs) {
        const auto i = static_cast<std::size_t>(p.a), j = static_cast<std::size_t>(p.b);
        if (a.episodes[i].code == b.episodes[j].code)
            a.seen[i] = b.seen[j] = true;
        else if (p.overlap >= overlap)
            a.answered[i] = b.answered[j] = true;
    }
}

struct Change {
    std::int64_t at;
    bool opens, inB;
    std::size_t episode;
};

std::vector<Change> changesOf(const Side& a, const Side& b) {
    std::vector<Change> changes;
    for (const bool inB : {false, true}) {
        const auto& episodes = (inB ? b : a).episodes;
        for (std::size_t i = 0; i < episodes.size(); ++i) {
            changes.push_back({episodes[i].begin, true, inB, i});
            changes.push_back({episodes[i].end, false, inB, i});
        }
    }
    std::ranges::sort(changes, [](const Change& x, const Change& y) {
        return std::tie(x.at, x.opens, x.inB, x.episode) < std::tie(y.at, y.opens, y.inB, y.episode);
    });
    return changes;
}

// The open episodes whose code is not open on the other side, by code.
std::vector<std::size_t> unmatched(const std::vector<std::size_t>& open, const Side& side,
                                   const std::vector<std::size_t>& otherOpen, const Side& other) {
    std::vector<std::size_t> out;
    for (const std::size_t i : open) {
        const auto same = [&](std::size_t j) { return other.episodes[j].code == side.episodes[i].code; };
        if (std::ranges::none_of(otherOpen, same))
            out.push_back(i);
    }
    std::ranges::sort(out, {}, [&](std::size_t i) { return side.episodes[i].code; });
    return out;
}

void compareEpisodes(const Side& a, const Side& b, std::size_t limit, std::vector<Found>& out) {
    std::vector<std::size_t> openA, openB;
    std::vector<std::size_t> last, now; // what was found in the stretch just before, for joining
    std::int64_t at = 0;
    for (const Change& change : changesOf(a, b)) {
        if (change.at > at && (!openA.empty() || !openB.empty()) && out.size() < limit) {
            const auto onlyA = unmatched(openA, a, openB, b), onlyB = unmatched(openB, b, openA, a);
            now.clear();
            for (std::size_t k = 0; k < std::max(onlyA.size(), onlyB.size()); ++k) {
                const bool hasA = k < onlyA.size(), hasB = k < onlyB.size();
                const bool seenA = hasA && a.seen[onlyA[k]], seenB = hasB && b.seen[onlyB[k]];
                Found f{DisagreementKind::Missed, at, change.at, hasA ? a.episodes[onlyA[k]].code : Nil,
                        hasB ? b.episodes[onlyB[k]].code : Nil};
                if (hasA && hasB)
                    f.kind = seenA && seenB ? DisagreementKind::Boundary : DisagreementKind::OtherCode;
                else if (seenA || seenB || (hasA ? a.answered[onlyA[k]] : b.answered[onlyB[k]]))
                    f.kind = DisagreementKind::Boundary;
                const auto before = std::ranges::find_if(last, [&](std::size_t i) {
                    const Found& x = out[i];
                    return x.end == at && x.kind == f.kind && x.a == f.a && x.b == f.b;
                });
                if (before != last.end()) {
                    out[*before].end = f.end;
                    now.push_back(*before);
                } else {
                    now.push_back(out.size());
                    out.push_back(f);
                }
            }
            std::swap(last, now);
        }
        at = change.at;
        auto& open = change.inB ? openB : openA;
        if (change.opens)
            open.push_back(change.episode);
        else
            std::erase(open, change.episode);
    }
}

} // namespace

std::vector<TimelineDisagreement> timelineDisagreements(Segments a, Segments b, const std::vector<std::string>& codes,
                                                        MediaDuration tolerance, double overlap, std::size_t limit) {
    const int count = static_cast<int>(codes.size());
    Side sideA = sideOf(a, count), sideB = sideOf(b, count);
    std::vector<Found> found;
    comparePoints(sideA, sideB, count, tolerance.ns, found);
    linkEpisodes(sideA, sideB, overlap);
    compareEpisodes(sideA, sideB, limit, found);
    std::ranges::sort(found, [](const Found& x, const Found& y) {
        return std::tie(x.begin, x.end, x.kind, x.a, x.b) < std::tie(y.begin, y.end, y.kind, y.a, y.b);
    });
    if (found.size() > limit)
        found.resize(limit);
    const auto name = [&](int code) {
        return code == Nil ? std::optional<std::string>() : codes[static_cast<std::size_t>(code)];
    };
    std::vector<TimelineDisagreement> out;
    out.reserve(found.size());
    for (const Found& f : found)
        out.push_back({f.kind, {MediaTime(f.begin), MediaTime(f.end)}, name(f.a), name(f.b)});
    return out;
}

} // namespace attune
