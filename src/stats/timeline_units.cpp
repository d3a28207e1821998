// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_units.h"

#include <algorithm>

namespace attune::timeline {

namespace {

std::int64_t nearestUnit(std::int64_t t, std::int64_t unit) {
    const std::int64_t rest = t % unit;
    return t / unit + (rest >= unit - rest ? 1 : 0);
}

double square(std::int64_t x) { return static_cast<double>(x) * static_cast<double>(x); }

// delta^2 of one coder's segments against the other's gaps, and of both's segments that intersect: add(where, delta^2).
template <typename Add> void observed(Segments a, Segments b, const Add& add) {
    std::vector<bool> met(b.size());
    std::size_t from = 0;
    for (const Segment& s : a) {
        while (from < b.size() && b[from].end <= s.begin)
            ++from;
        bool any = false;
        for (std::size_t j = from; j < b.size() && b[j].begin < s.end; ++j) {
            add(s.begin, square(s.begin - b[j].begin) + square(s.end - b[j].end));
            any = met[j] = true;
        }
        if (!any)
            add(s.begin, square(s.length()));
    }
    for (std::size_t j = 0; j < b.size(); ++j)
        if (!met[j])
            add(b[j].begin, square(b[j].length()));
}

void addGaps(Segments segments, std::int64_t length, std::vector<std::int64_t>& gaps) {
    std::int64_t at = 0;
    for (const Segment& s : segments) {
        if (s.begin > at)
            gaps.push_back(s.begin - at);
        at = s.end;
    }
    if (length > at)
        gaps.push_back(length - at);
}

} // namespace

UnitizingDisorder unitizingDisorder(std::span<const std::vector<Segment>> sides, std::int64_t length) {
    const auto coders = static_cast<double>(sides.size()), whole = static_cast<double>(length);
    UnitizingDisorder d;
    std::vector<std::int64_t> gaps;
    double n = 0, squares = 0;
    for (std::size_t k = 0; k < sides.size(); ++k) {
        for (std::size_t h = k + 1; h < sides.size(); ++h)
            observed(sides[k], sides[h], [&](std::int64_t, double own) { squares += own; });
        addGaps(sides[k], length, gaps);
        n += static_cast<double>(sides[k].size());
    }
    d.observed = 2 * squares / (coders * (coders - 1) * whole * whole);
    std::ranges::sort(gaps, std::greater{});
    std::vector<double> sums{0}; // of the k longest gaps
    for (const std::int64_t g : gaps)
        sums.push_back(sums.back() + static_cast<double>(g));
    double top = 0, taken = 0;
    for (const auto& side : sides) {
        for (const Segment& s : side) {
            const auto l = static_cast<double>(s.length());
            const auto fits = static_cast<std::size_t>(std::ranges::upper_bound(gaps, s.length(), std::greater{}) -
                                                       gaps.begin()); // gaps >= l
            top += (n - 1) / 3 * (2 * l * l * l - 3 * l * l + l) +
                   l * l * (sums[fits] - static_cast<double>(fits) * (l - 1));
            taken += l * (l - 1);
        }
    }
    const double bottom = coders * whole * (coders * whole - 1) - taken;
    d.expected = bottom > 0 ? 2 / whole * top / bottom : 0;
    return d;
}

std::vector<Segment> onGrid(Segments segments, std::int64_t length, std::int64_t unit) {
    std::vector<Segment> out, vanished;
    std::int64_t reach = -1;
    for (const Segment& s : segments) {
        Segment g{nearestUnit(s.begin, unit), std::min(nearestUnit(s.end, unit), length), s.code};
        if (g.begin >= g.end) {
            const std::int64_t at = std::min(s.begin / unit, length - 1);
            vanished.push_back({at, at + 1, s.code});
            continue;
        }
        if (s.begin < reach)
            out.back().end = std::max(out.back().end, g.end);
        else
            out.push_back(g);
        reach = std::max(reach, s.end);
    }
    if (vanished.empty())
        return out;
    const std::size_t placed = out.size();
    for (const Segment& v : vanished) {
        const auto covers = [&](auto begin, auto end) {
            const auto after =
                std::upper_bound(begin, end, v.begin, [](std::int64_t t, const Segment& s) { return t < s.begin; });
            return after != begin && std::prev(after)->end > v.begin;
        };
        const auto middle = out.begin() + static_cast<std::ptrdiff_t>(placed);
        if (!covers(out.begin(), middle) && !covers(middle, out.end()))
            out.push_back(v);
    }
    std::ranges::sort(out);
    return out;
}

Estimate alphaU(std::span<const std::vector<Segment>> coders, int codes, std::int64_t length, std::int64_t unit) {
    const std::string definition =
        "alpha_U of unitizing, Krippendorff 1995, 1 - sum Do / sum De over the codes; times rounded to units, a "
        "vanishing segment or point one unit long/1";
    std::int64_t segments = 0;
    for (const auto& side : coders)
        segments += std::ssize(side);
    if (segments == 0)
        return noFigure("alpha_u", "nothing_coded", definition);
    const std::int64_t units = std::max<std::int64_t>(1, nearestUnit(length, unit));
    std::vector<std::vector<std::vector<Segment>>> lists; // by coder and code
    for (const auto& side : coders)
        lists.push_back(byCode(side, codes));
    UnitizingDisorder sum;
    for (std::size_t c = 0; c < static_cast<std::size_t>(codes); ++c) {
        std::vector<std::vector<Segment>> one;
        for (const auto& list : lists)
            one.push_back(onGrid(list[c], units, unit));
        const auto d = unitizingDisorder(one, units);
        sum.observed += d.observed;
        sum.expected += d.expected;
    }
    if (sum.expected <= 0)
        return noFigure("alpha_u", "no_variation", definition);
    Estimate e = figure("alpha_u", 1 - sum.observed / sum.expected, segments, definition);
    e.parameters = {
        {"continuumUnits", units}, {"observedDisagreement", sum.observed}, {"expectedDisagreement", sum.expected}};
    return e;
}

namespace {

// How many of each coder's boundaries lie inside the windows that begin at `from` .. `to` - 1, as both change:
// take(from, to, in the reference, in the other). The boundary before unit p lies inside the windows [i, i + k] with
// p - k <= i < p.
template <typename Take>
void sweepWindows(std::span<const Run> reference, std::span<const Run> other, std::int64_t window, std::int64_t windows,
                  const Take& take) {
    struct Event {
        std::int64_t at;
        int reference, other;
    };
    std::vector<Event> events;
    const auto add = [&](std::span<const Run> runs, bool isReference) {
        for (std::size_t r = 1; r < runs.size(); ++r) {
            const std::int64_t p = runs[r].begin;
            events.push_back({std::max<std::int64_t>(0, p - window), isReference, !isReference});
            events.push_back({p, isReference ? -1 : 0, isReference ? 0 : -1});
        }
    };
    add(reference, true);
    add(other, false);
    std::ranges::sort(events, {}, &Event::at);
    std::int64_t at = 0, inReference = 0, inOther = 0;
    for (const Event& e : events) {
        if (const std::int64_t to = std::min(e.at, windows); to > at) {
            take(at, to, inReference, inOther);
            at = to;
        }
        inReference += e.reference;
        inOther += e.other;
    }
    if (windows > at)
        take(at, windows, inReference, inOther);
}

} // namespace

BoundaryError boundaryError(std::span<const Run> reference, std::span<const Run> other, std::int64_t units) {
    BoundaryError out;
    const std::string how = "; a boundary is a change of label between units (uncoded is a label); window half the "
                            "reference's mean section, halves to even, at least 2/1";
    const std::string pk = "Pk error rate, Beeferman, Berger & Lafferty 1999" + how;
    const std::string wd = "WindowDiff error rate, Pevzner & Hearst 2002" + how;
    const auto sections = static_cast<std::int64_t>(reference.size());
    if (sections > 0) {
        // units / (2 * sections), rounded half to even
        const std::int64_t whole = units / (2 * sections), rest = units % (2 * sections);
        const bool up = rest > sections || (rest == sections && whole % 2 == 1);
        out.window = std::max<std::int64_t>(2, whole + (up ? 1 : 0));
    }
    const std::int64_t windows = units - out.window;
    if (sections == 0 || windows <= 0) {
        out.pk = noFigure("pk", "n_too_small", pk);
        out.windowDiff = noFigure("windowdiff", "n_too_small", wd);
        return out;
    }
    std::int64_t pkErrors = 0, wdErrors = 0;
    sweepWindows(reference, other, out.window, windows,
                 [&](std::int64_t from, std::int64_t to, std::int64_t inReference, std::int64_t inOther) {
                     pkErrors += (inReference == 0) != (inOther == 0) ? to - from : 0;
                     wdErrors += inReference != inOther ? to - from : 0;
                 });
    out.pk = figure("pk", static_cast<double>(pkErrors) / static_cast<double>(windows), windows, pk);
    out.windowDiff = figure("windowdiff", static_cast<double>(wdErrors) / static_cast<double>(windows), windows, wd);
    return out;
}

std::vector<std::vector<double>> unitizingBlocks(Segments a, Segments b, int codes, std::int64_t unit,
                                                 std::span<const std::int64_t> ends) {
    std::vector<std::vector<double>> out;
    std::int64_t from = 0;
    for (const std::int64_t end : ends) {
        out.push_back({0, static_cast<double>(end - from)});
        from = end;
    }
    const auto listsA = byCode(a, codes), listsB = byCode(b, codes);
    for (std::size_t c = 0; c < listsA.size(); ++c)
        observed(onGrid(listsA[c], ends.back(), unit), onGrid(listsB[c], ends.back(), unit),
                 [&](std::int64_t begin, double squares) {
                     const auto at = std::ranges::upper_bound(ends, begin) - ends.begin();
                     out[std::min(static_cast<std::size_t>(at), out.size() - 1)][0] += squares;
                 });
    return out;
}

std::vector<std::vector<double>> boundaryBlocks(std::span<const Run> reference, std::span<const Run> other,
                                                std::int64_t window, std::span<const std::int64_t> ends) {
    std::vector<std::vector<double>> out(ends.size(), {0, 0, 0});
    std::size_t block = 0;
    sweepWindows(reference, other, window, ends.back() - window,
                 [&](std::int64_t from, std::int64_t to, std::int64_t inReference, std::int64_t inOther) {
                     while (from < to) {
                         while (ends[block] <= from)
                             ++block;
                         const std::int64_t stop = std::min(to, ends[block]);
                         const auto steps = static_cast<double>(stop - from);
                         out[block][0] += (inReference == 0) != (inOther == 0) ? steps : 0;
                         out[block][1] += inReference != inOther ? steps : 0;
                         out[block][2] += steps;
                         from = stop;
                     }
                 });
    return out;
}

} // namespace attune::timeline
