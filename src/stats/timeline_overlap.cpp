// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_overlap.h"

#include <algorithm>
#include <tuple>

namespace attune::timeline {

std::vector<CodeAgreement> perCode(Segments a, Segments b, int codes, std::int64_t whole) {
    const auto listsA = byCode(a, codes), listsB = byCode(b, codes);
    const auto time = [](const auto& spans) {
        std::int64_t sum = 0;
        for (const auto& [begin, end] : spans)
            sum += end - begin;
        return sum;
    };
    std::vector<CodeAgreement> out;
    for (int c = 0; c < codes; ++c) {
        const auto k = static_cast<std::size_t>(c);
        const auto inA = presence(listsA[k], c), inB = presence(listsB[k], c);
        CodeAgreement x;
        x.timeA = time(inA);
        x.timeB = time(inB);
        x.both = sharedTime(inA, inB);
        if (x.timeA > 0 || x.timeB > 0)
            x.iou = static_cast<double>(x.both) / static_cast<double>(x.timeA + x.timeB - x.both);
        x.kappa = codeKappa(x.both, x.timeA, x.timeB, whole);
        out.push_back(std::move(x));
    }
    return out;
}

Estimate meanIou(std::span<const CodeAgreement> codes) {
    const std::string definition = "mean over the codes with any time of intersection / union in time/1";
    double sum = 0;
    std::int64_t n = 0;
    for (const auto& c : codes) {
        if (c.iou) {
            sum += *c.iou;
            ++n;
        }
    }
    if (n == 0)
        return noFigure("mean_iou", "nothing_coded", definition);
    return figure("mean_iou", sum / static_cast<double>(n), n, definition);
}

std::vector<Match> optimalMatches(Segments a, Segments b, std::span<const OverlapPair> pairs, double threshold) {
    // Edges in order of a: edge[first[i] .. first[i + 1]) are the partners of i.
    std::vector<std::size_t> first(a.size() + 1);
    std::vector<std::int32_t> edge;
    for (const auto& p : pairs) {
        const auto i = static_cast<std::size_t>(p.a), j = static_cast<std::size_t>(p.b);
        if (a[i].code == b[j].code && p.iou >= threshold) {
            edge.push_back(p.b);
            ++first[i + 1];
        }
    }
    for (std::size_t i = 0; i < a.size(); ++i)
        first[i + 1] += first[i];
    constexpr std::int32_t none = -1;
    std::vector<std::int32_t> mateA(a.size(), none), mateB(b.size(), none), layer(a.size());
    std::vector<std::size_t> next(a.size());
    while (true) {
        std::vector<std::int32_t> queue;
        for (std::size_t i = 0; i < a.size(); ++i) {
            layer[i] = mateA[i] == none ? 0 : none;
            if (mateA[i] == none)
                queue.push_back(static_cast<std::int32_t>(i));
            next[i] = first[i];
        }
        bool reachable = false;
        for (std::size_t q = 0; q < queue.size(); ++q) {
            const auto i = static_cast<std::size_t>(queue[q]);
            for (std::size_t e = first[i]; e < first[i + 1]; ++e) {
                const std::int32_t mate = mateB[static_cast<std::size_t>(edge[e])];
                if (mate == none) {
                    reachable = true;
                } else if (layer[static_cast<std::size_t>(mate)] == none) {
                    layer[static_cast<std::size_t>(mate)] = layer[i] + 1;
                    queue.push_back(mate);
                }
            }
        }
        if (!reachable) {
            std::vector<Match> out;
            for (std::size_t i = 0; i < a.size(); ++i)
                if (mateA[i] != none)
                    out.push_back({static_cast<std::int32_t>(i), mateA[i]});
            return out;
        }
        for (std::size_t root = 0; root < a.size(); ++root) {
            if (mateA[root] != none)
                continue;
            // Depth first along rising layers; path holds the a side, next[] the edge each of them is trying.
            std::vector<std::size_t> path{root};
            while (!path.empty()) {
                const std::size_t i = path.back();
                if (next[i] == first[i + 1]) {
                    layer[i] = none;
                    path.pop_back();
                    if (!path.empty())
                        ++next[path.back()];
                    continue;
                }
                const std::int32_t mate = mateB[static_cast<std::size_t>(edge[next[i]])];
                if (mate == none) {
                    for (const std::size_t k : path) {
                        mateA[k] = edge[next[k]];
                        mateB[static_cast<std::size_t>(edge[next[k]])] = static_cast<std::int32_t>(k);
                    }
                    break;
                }
                if (layer[static_cast<std::size_t>(mate)] == layer[i] + 1)
                    path.push_back(static_cast<std::size_t>(mate));
                else
                    ++next[i];
            }
        }
    }
}

std::vector<Match> greedyMatches(Segments a, Segments b, std::span<const OverlapPair> pairs, double threshold,
                                 bool referenceIsA) {
    const std::size_t predicted = referenceIsA ? b.size() : a.size();
    std::vector<const OverlapPair*> best(predicted, nullptr);
    for (const auto& p : pairs) { // sorted by a, then b: the reference comes in order for each prediction
        if (a[static_cast<std::size_t>(p.a)].code != b[static_cast<std::size_t>(p.b)].code)
            continue;
        auto& slot = best[static_cast<std::size_t>(referenceIsA ? p.b : p.a)];
        if (!slot || p.iou > slot->iou)
            slot = &p;
    }
    std::vector<bool> taken(referenceIsA ? a.size() : b.size());
    std::vector<Match> matched;
    for (const OverlapPair* p : best) {
        if (!p || p->iou < threshold)
            continue;
        const auto reference = static_cast<std::size_t>(referenceIsA ? p->a : p->b);
        if (!taken[reference]) {
            taken[reference] = true;
            matched.push_back({p->a, p->b});
        }
    }
    return matched;
}

std::vector<OverlapPair> easydiagLinks(Segments a, Segments b, std::span<const OverlapPair> pairs) {
    std::vector<OverlapPair> order(pairs.begin(), pairs.end());
    std::ranges::sort(order, [](const OverlapPair& x, const OverlapPair& y) {
        return std::tuple(-x.overlap, x.b, x.a) < std::tuple(-y.overlap, y.b, y.a);
    });
    std::vector<bool> takenA(a.size()), takenB(b.size());
    std::vector<OverlapPair> links;
    for (const auto& p : order) {
        const auto i = static_cast<std::size_t>(p.a), j = static_cast<std::size_t>(p.b);
        if (takenA[i] || takenB[j])
            continue;
        takenA[i] = takenB[j] = true;
        links.push_back(p);
    }
    return links;
}

Confusion easydiagTable(Segments a, Segments b, std::span<const OverlapPair> links, double threshold, int codes) {
    Confusion t(codes);
    for (const Segment& s : a)
        ++t.at(s.code, Nil);
    for (const Segment& s : b)
        ++t.at(Nil, s.code);
    for (const auto& link : links) {
        if (link.overlap < threshold)
            continue;
        const int x = a[static_cast<std::size_t>(link.a)].code, y = b[static_cast<std::size_t>(link.b)].code;
        --t.at(x, Nil);
        --t.at(Nil, y);
        t.at(x, y) += 2;
    }
    return t;
}

std::vector<Match> extentMatches(Segments a, Segments b, std::span<const OverlapPair> pairs, bool referenceIsA) {
    std::vector<OverlapPair> order(pairs.begin(), pairs.end());
    const auto key = [&](const OverlapPair& p) {
        return referenceIsA ? std::tuple(p.a, -p.shared, p.b) : std::tuple(p.b, -p.shared, p.a);
    };
    std::ranges::sort(order, [&](const OverlapPair& x, const OverlapPair& y) { return key(x) < key(y); });
    std::vector<bool> takenA(a.size()), takenB(b.size());
    std::vector<Match> out;
    for (const auto& p : order) {
        const auto i = static_cast<std::size_t>(p.a), j = static_cast<std::size_t>(p.b);
        if (takenA[i] || takenB[j])
            continue;
        takenA[i] = takenB[j] = true;
        out.push_back({p.a, p.b, p.iou});
    }
    return out;
}

Estimate overlapExtent(Segments a, Segments b, std::span<const OverlapPair> pairs, bool referenceIsA) {
    const std::string definition =
        "mean of intersection / extent; segments of the reference in order, each with the free segment sharing most "
        "time, the unmatched of both count 0 (ELAN agreement ratio)/1";
    const auto links = extentMatches(a, b, pairs, referenceIsA);
    double sum = 0;
    for (const Match& link : links)
        sum += link.worth;
    const std::size_t n = a.size() + b.size() - links.size();
    if (n == 0)
        return noFigure("overlap_extent", "nothing_coded", definition);
    return figure("overlap_extent", sum / static_cast<double>(n), static_cast<std::int64_t>(n), definition);
}

std::optional<std::vector<Match>> alignedEvents(Segments a, Segments b) {
    const std::size_t width = b.size() + 1;
    if (static_cast<double>(a.size() + 1) * static_cast<double>(width) > 4e8)
        return {};
    enum : std::uint8_t { Diagonal, GapInB, GapInA };
    std::vector<std::uint8_t> step(((a.size() + 1) * width + 3) / 4); // two bits a cell
    const auto set = [&](std::size_t cell, std::uint8_t s) {
        step[cell / 4] = static_cast<std::uint8_t>(step[cell / 4] | (s << (cell % 4 * 2)));
    };
    std::vector<std::int32_t> cost(width);
    for (std::size_t j = 1; j < width; ++j) {
        cost[j] = static_cast<std::int32_t>(j);
        set(j, GapInA);
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::int32_t corner = cost[0]; // cost of (i - 1, j - 1)
        cost[0] = static_cast<std::int32_t>(i);
        set(i * width, GapInB);
        for (std::size_t j = 1; j < width; ++j) {
            const std::int32_t diagonal = corner + (a[i - 1].code == b[j - 1].code ? 0 : 1);
            const std::int32_t gapInB = cost[j] + 1, gapInA = cost[j - 1] + 1;
            corner = cost[j];
            if (diagonal <= gapInB && diagonal <= gapInA) {
                cost[j] = diagonal;
            } else {
                cost[j] = std::min(gapInB, gapInA);
                set(i * width + j, gapInB <= gapInA ? GapInB : GapInA);
            }
        }
    }
    std::vector<Match> out;
    for (std::size_t i = a.size(), j = b.size(); i > 0 || j > 0;) {
        const std::size_t cell = i * width + j;
        const auto s = static_cast<std::uint8_t>(step[cell / 4] >> (cell % 4 * 2) & 3);
        Match& own = out.emplace_back();
        if (s != GapInA)
            own.a = static_cast<std::int32_t>(--i);
        if (s != GapInB)
            own.b = static_cast<std::int32_t>(--j);
    }
    return out;
}

std::optional<Confusion> alignmentTable(Segments a, Segments b, int codes) {
    const auto events = alignedEvents(a, b);
    if (!events)
        return {};
    Confusion t(codes);
    for (const Match& m : *events)
        ++t.at(m.a < 0 ? Nil : a[static_cast<std::size_t>(m.a)].code,
               m.b < 0 ? Nil : b[static_cast<std::size_t>(m.b)].code);
    return t;
}

} // namespace attune::timeline
