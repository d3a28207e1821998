// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_segments.h"

#include <algorithm>
#include <limits>

namespace attune::timeline {

namespace {

// The first unit whose midpoint is at or after t: ceil(t / unit - 1/2), never below 0.
std::int64_t firstUnitFrom(std::int64_t t, std::int64_t unit) {
    const auto twice = 2 * static_cast<std::uint64_t>(t);
    const auto u = static_cast<std::uint64_t>(unit);
    if (twice <= u)
        return 0;
    const std::uint64_t whole = (twice - u) / (2 * u);
    return static_cast<std::int64_t>(whole + ((twice - u) % (2 * u) != 0));
}

void addRun(std::vector<Run>& runs, std::int64_t begin, std::int64_t end, int code) {
    if (begin >= end)
        return;
    if (!runs.empty() && runs.back().end == begin && runs.back().code == code)
        runs.back().end = end;
    else
        runs.push_back({begin, end, code});
}

// Tiles [0, length) with the coded stretches, which are sorted and, where codes differ, disjoint.
std::vector<Run> tiled(std::span<const Run> coded, std::int64_t length) {
    std::vector<Run> runs;
    std::int64_t at = 0;
    for (const Run& c : coded) {
        const std::int64_t begin = std::max(c.begin, at), end = std::min(c.end, length);
        addRun(runs, at, std::min(begin, length), Nil);
        addRun(runs, begin, end, c.code);
        at = std::max(at, end);
    }
    addRun(runs, at, length, Nil);
    return runs;
}

} // namespace

std::vector<Segment> sorted(std::vector<Segment> segments) {
    std::ranges::sort(segments);
    return segments;
}

bool codesOverlap(Segments segments) {
    // The latest end so far, and the latest end among the other codes.
    constexpr auto none = std::numeric_limits<std::int64_t>::min();
    std::int64_t end = none, otherEnd = none;
    int code = Nil;
    for (const Segment& s : segments) {
        if (s.isPoint())
            continue;
        if (s.begin < (s.code == code ? otherEnd : end))
            return true;
        if (s.code == code) {
            end = std::max(end, s.end);
        } else if (s.end >= end) {
            otherEnd = end;
            end = s.end;
            code = s.code;
        } else {
            otherEnd = std::max(otherEnd, s.end);
        }
    }
    return false;
}

std::vector<Run> labelRuns(Segments segments, std::int64_t length) {
    std::vector<Run> coded;
    coded.reserve(segments.size());
    for (const Segment& s : segments)
        if (!s.isPoint())
            coded.push_back({s.begin, s.end, s.code});
    return tiled(coded, length);
}

std::int64_t unitCount(std::int64_t length, std::int64_t unit) { return firstUnitFrom(length, unit); }

std::vector<Run> unitRuns(Segments segments, std::int64_t length, std::int64_t unit) {
    const std::int64_t units = unitCount(length, unit);
    std::vector<Run> coded, points;
    for (const Segment& s : segments) {
        if (s.isPoint()) {
            const std::int64_t at = std::min(s.begin / unit, units - 1);
            if (at >= 0 && (points.empty() || points.back().begin != at))
                points.push_back({at, at + 1, s.code});
        } else {
            coded.push_back({firstUnitFrom(s.begin, unit), firstUnitFrom(s.end, unit), s.code});
        }
    }
    auto runs = tiled(coded, units);
    if (points.empty())
        return runs;
    std::vector<Run> out;
    auto point = points.begin();
    for (const Run& run : runs) {
        std::int64_t at = run.begin;
        for (; point != points.end() && point->begin < run.end; ++point) {
            if (run.code != Nil)
                continue;
            addRun(out, at, point->begin, Nil);
            addRun(out, point->begin, point->end, point->code);
            at = point->end;
        }
        addRun(out, at, run.end, run.code);
    }
    return out;
}

std::vector<std::pair<std::int64_t, std::int64_t>> presence(Segments segments, int code) {
    std::vector<std::pair<std::int64_t, std::int64_t>> out;
    for (const Segment& s : segments) {
        if (s.code != code || s.isPoint())
            continue;
        if (!out.empty() && s.begin <= out.back().second)
            out.back().second = std::max(out.back().second, s.end);
        else
            out.emplace_back(s.begin, s.end);
    }
    return out;
}

std::int64_t sharedTime(std::span<const std::pair<std::int64_t, std::int64_t>> a,
                        std::span<const std::pair<std::int64_t, std::int64_t>> b) {
    std::int64_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const std::int64_t begin = std::max(a[i].first, b[j].first), end = std::min(a[i].second, b[j].second);
        shared += std::max<std::int64_t>(0, end - begin);
        if (a[i].second < b[j].second)
            ++i;
        else
            ++j;
    }
    return shared;
}

std::vector<std::vector<Segment>> byCode(Segments segments, int codes) {
    std::vector<std::vector<Segment>> out(static_cast<std::size_t>(codes));
    for (const Segment& s : segments)
        out[static_cast<std::size_t>(s.code)].push_back(s);
    return out;
}

std::optional<std::vector<OverlapPair>> overlapPairs(Segments a, Segments b, std::size_t limit) {
    std::vector<OverlapPair> out;
    auto add = [&](std::size_t i, std::size_t j) {
        const std::int64_t shared = std::min(a[i].end, b[j].end) - std::max(a[i].begin, b[j].begin);
        const auto longer = std::max(a[i].length(), b[j].length());
        const auto all = std::max(a[i].end, b[j].end) - std::min(a[i].begin, b[j].begin);
        out.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(j), shared,
                       all == 0 ? 1.0 : static_cast<double>(shared) / static_cast<double>(all),
                       longer == 0 ? 1.0 : static_cast<double>(shared) / static_cast<double>(longer)});
    };
    // One pass in order of begin; each new segment meets what is still open on the other side.
    std::vector<std::size_t> openA, openB;
    std::size_t work = 0;
    auto meet = [&](const Segment& s, std::vector<std::size_t>& open, Segments side, auto emit) {
        std::erase_if(open, [&](std::size_t k) {
            return s.isPoint() ? side[k].end < s.begin || (!side[k].isPoint() && side[k].end == s.begin)
                               : side[k].end <= s.begin;
        });
        work += open.size();
        for (const std::size_t k : open) {
            if (out.size() > limit)
                return;
            if (s.isPoint() == side[k].isPoint())
                emit(k);
        }
    };
    std::size_t i = 0, j = 0;
    while ((i < a.size() || j < b.size()) && out.size() <= limit && work <= 16 * limit) {
        if (j == b.size() || (i < a.size() && a[i] <= b[j])) {
            meet(a[i], openB, b, [&](std::size_t k) { add(i, k); });
            openA.push_back(i++);
        } else {
            meet(b[j], openA, a, [&](std::size_t k) { add(k, j); });
            openB.push_back(j++);
        }
    }
    if (out.size() > limit || i < a.size() || j < b.size())
        return {};
    std::ranges::sort(
        out, [](const OverlapPair& x, const OverlapPair& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
    return out;
}

Estimate figure(std::string name, double value, std::int64_t n, std::string definition) {
    Estimate e;
    e.name = std::move(name);
    e.value = value;
    e.n = n;
    e.definition = std::move(definition);
    return e;
}

Estimate noFigure(std::string name, std::string reason, std::string definition) {
    Estimate e;
    e.name = std::move(name);
    e.undefined = std::move(reason);
    e.definition = std::move(definition);
    return e;
}

} // namespace attune::timeline
