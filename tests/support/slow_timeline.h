// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/timeline_kappa.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <random>
#include <vector>

/// The timeline statistics once more, straight from their definitions: one step of the clock at a time, every subset,
/// every alignment. For small numbers only; times are used as whole units.
namespace attune::slow {

using timeline::Nil;
using timeline::Segment;

/// The code at instant t (uncoded: Nil), points left out.
inline int codeAt(const std::vector<Segment>& segments, double t) {
    for (const Segment& s : segments)
        if (static_cast<double>(s.begin) <= t && t < static_cast<double>(s.end))
            return s.code;
    return Nil;
}

/// Labels at the midpoints of the units [i*unit, (i+1)*unit) whose midpoint lies before length.
inline std::vector<int> unitLabels(const std::vector<Segment>& segments, std::int64_t length, std::int64_t unit) {
    std::vector<int> labels;
    for (std::int64_t i = 0; (static_cast<double>(i) + 0.5) * static_cast<double>(unit) < static_cast<double>(length);
         ++i)
        labels.push_back(codeAt(segments, (static_cast<double>(i) + 0.5) * static_cast<double>(unit)));
    return labels;
}

using Pairs = std::vector<std::pair<int, int>>;

/// Cohen's kappa of a list of pairs; nothing when the expectation is 1.
inline std::optional<double> kappa(const Pairs& pairs) {
    const auto n = static_cast<double>(pairs.size());
    std::map<int, double> row, column;
    double agreed = 0;
    for (const auto& [x, y] : pairs) {
        agreed += x == y ? 1 / n : 0;
        row[x] += 1 / n;
        column[y] += 1 / n;
    }
    double expected = 0;
    for (const auto& [c, p] : row)
        expected += p * column[c];
    if (pairs.empty() || expected > 1 - 1e-12)
        return {};
    return (agreed - expected) / (1 - expected);
}

inline Pairs zip(const std::vector<int>& a, const std::vector<int>& b) {
    Pairs out;
    for (std::size_t i = 0; i < a.size(); ++i)
        out.emplace_back(a[i], b[i]);
    return out;
}

/// Rows a, columns b; base a.
inline Pairs withTolerance(const std::vector<int>& a, const std::vector<int>& b, std::int64_t tolerance) {
    Pairs out;
    const auto n = static_cast<std::int64_t>(a.size());
    for (std::int64_t i = 0; i < n; ++i) {
        const int x = a[static_cast<std::size_t>(i)];
        bool found = false;
        for (std::int64_t j = std::max<std::int64_t>(0, i - tolerance); j <= std::min(n - 1, i + tolerance); ++j)
            found = found || b[static_cast<std::size_t>(j)] == x;
        out.emplace_back(x, found ? x : b[static_cast<std::size_t>(i)]);
    }
    return out;
}

/// Quasi-independence with the last diagonal cell structurally 0, by iterative proportional fitting.
inline std::optional<double> ipfKappa(const timeline::Confusion& t, int sweeps = 20'000) {
    const int size = t.codes + 1;
    const auto cell = [&](int i) { return i == t.codes ? Nil : i; };
    std::vector<double> row(static_cast<std::size_t>(size)), column(row);
    double n = 0, agreed = 0;
    for (int i = 0; i < size; ++i) {
        for (int j = 0; j < size; ++j) {
            const auto x = static_cast<double>(t.at(cell(i), cell(j)));
            row[static_cast<std::size_t>(i)] += x;
            column[static_cast<std::size_t>(j)] += x;
            n += x;
            agreed += i == j ? x : 0;
        }
    }
    std::vector<std::vector<double>> fit(row.size(), std::vector<double>(row.size(), 1));
    fit.back().back() = 0;
    for (int k = 0; k < sweeps; ++k) {
        for (std::size_t i = 0; i < fit.size(); ++i) {
            const double sum = std::accumulate(fit[i].begin(), fit[i].end(), 0.0);
            for (double& x : fit[i])
                x = sum > 0 ? x * row[i] / sum : 0;
        }
        for (std::size_t j = 0; j < fit.size(); ++j) {
            double sum = 0;
            for (const auto& r : fit)
                sum += r[j];
            for (auto& r : fit)
                r[j] = sum > 0 ? r[j] * column[j] / sum : 0;
        }
    }
    double expected = 0;
    for (std::size_t i = 0; i < fit.size(); ++i)
        expected += fit[i][i];
    if (n == 0 || expected > n - 1e-9)
        return {};
    return (agreed - expected) / (n - expected);
}

inline std::int64_t shared(const Segment& u, const Segment& v) {
    return std::max<std::int64_t>(0, std::min(u.end, v.end) - std::max(u.begin, v.begin));
}

inline double iou(const Segment& u, const Segment& v) {
    const std::int64_t both = shared(u, v);
    return static_cast<double>(both) / static_cast<double>(u.length() + v.length() - both);
}

/// The most pairs with gain 1 (or the largest sum of gains), trying every way; b has at most 20 members.
inline double bestMatching(std::size_t a, std::size_t b, const std::function<double(std::size_t, std::size_t)>& gain) {
    std::vector<double> best(std::size_t{1} << b, 0); // by the set of b used
    for (std::size_t i = 0; i < a; ++i) {
        auto next = best;
        for (std::size_t set = 0; set < best.size(); ++set)
            for (std::size_t j = 0; j < b; ++j)
                if (!(set >> j & 1))
                    next[set | std::size_t{1} << j] = std::max(next[set | std::size_t{1} << j], best[set] + gain(i, j));
        best = std::move(next);
    }
    return *std::ranges::max_element(best);
}

/// Links of EasyDIAg, the largest overlap searched anew for each link. Pairs of (index a, index b).
inline std::vector<std::pair<std::size_t, std::size_t>> links(const std::vector<Segment>& a,
                                                              const std::vector<Segment>& b) {
    std::vector<bool> takenA(a.size()), takenB(b.size());
    std::vector<std::pair<std::size_t, std::size_t>> out;
    while (true) {
        double best = 0;
        std::size_t bestA = 0, bestB = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            for (std::size_t i = 0; i < a.size(); ++i) {
                const double overlap = static_cast<double>(shared(a[i], b[j])) /
                                       static_cast<double>(std::max(a[i].length(), b[j].length()));
                if (!takenA[i] && !takenB[j] && overlap > best) {
                    best = overlap;
                    bestA = i;
                    bestB = j;
                }
            }
        }
        if (best == 0)
            return out;
        takenA[bestA] = takenB[bestB] = true;
        out.emplace_back(bestA, bestB);
    }
}

inline timeline::Confusion easydiag(const std::vector<Segment>& a, const std::vector<Segment>& b, double threshold,
                                    int codes) {
    timeline::Confusion t(codes);
    std::vector<bool> usedA(a.size()), usedB(b.size());
    for (const auto& [i, j] : links(a, b)) {
        const double overlap =
            static_cast<double>(shared(a[i], b[j])) / static_cast<double>(std::max(a[i].length(), b[j].length()));
        if (overlap < threshold)
            continue;
        t.at(a[i].code, b[j].code) += 2;
        usedA[i] = usedB[j] = true;
    }
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!usedA[i])
            ++t.at(a[i].code, Nil);
    for (std::size_t j = 0; j < b.size(); ++j)
        if (!usedB[j])
            ++t.at(Nil, b[j].code);
    return t;
}

/// Needleman-Wunsch by recursion on the ends; ties diagonal, gap in b, gap in a.
inline timeline::Confusion align(const std::vector<Segment>& a, const std::vector<Segment>& b, int codes) {
    std::map<std::pair<std::size_t, std::size_t>, int> memo;
    const std::function<int(std::size_t, std::size_t)> cost = [&](std::size_t i, std::size_t j) -> int {
        if (i == 0 || j == 0)
            return static_cast<int>(i + j);
        if (const auto it = memo.find({i, j}); it != memo.end())
            return it->second;
        const int c =
            std::min({cost(i - 1, j - 1) + (a[i - 1].code != b[j - 1].code), cost(i - 1, j) + 1, cost(i, j - 1) + 1});
        return memo[{i, j}] = c;
    };
    timeline::Confusion t(codes);
    std::size_t i = a.size(), j = b.size();
    while (i > 0 || j > 0) {
        if (i > 0 && j > 0 && cost(i, j) == cost(i - 1, j - 1) + (a[i - 1].code != b[j - 1].code))
            ++t.at(a[--i].code, b[--j].code);
        else if (i > 0 && cost(i, j) == cost(i - 1, j) + 1)
            ++t.at(a[--i].code, Nil);
        else
            ++t.at(Nil, b[--j].code);
    }
    return t;
}

/// Expected disagreement of Krippendorff 1995 by summing over every position a pair of sections can take: the mean
/// squared difference of two segments of lengths l and m, or of a segment and a gap around it, over all shifts.
inline std::pair<double, double> unitizing(const std::vector<Segment>& a, const std::vector<Segment>& b,
                                           std::int64_t length) {
    const auto square = [](std::int64_t x) { return static_cast<double>(x * x); };
    const auto gapsOf = [&](const std::vector<Segment>& s) {
        std::vector<std::pair<std::int64_t, std::int64_t>> gaps;
        std::int64_t at = 0;
        for (std::int64_t t = 0; t <= length; ++t) {
            const bool in = t == length || codeAt(s, static_cast<double>(t)) != Nil;
            if (in && at < t)
                gaps.emplace_back(at, t);
            if (in)
                at = t + 1;
        }
        return gaps;
    };
    double observed = 0;
    const std::vector<const std::vector<Segment>*> coders{&a, &b};
    for (const auto* mine : coders) {
        const auto* other = mine == &a ? &b : &a;
        for (const Segment& s : *mine) {
            for (const Segment& o : *other)
                if (shared(s, o) > 0)
                    observed += square(s.begin - o.begin) + square(s.end - o.end);
            for (const auto& [begin, end] : gapsOf(*other))
                if (begin <= s.begin && s.end <= end)
                    observed += 2 * square(s.length()); // as (mine, other) and as (other, mine)
        }
    }
    observed /= 2 * square(length);
    double top = 0, taken = 0;
    std::vector<Segment> all(a);
    all.insert(all.end(), b.begin(), b.end());
    for (const Segment& s : all) {
        const std::int64_t l = s.length();
        // Another segment as long as this one, at every shift at which the two intersect, twice (its two edges); the
        // number of other segments is all.size() - 1.
        double shifts = 0;
        for (std::int64_t shift = -(l - 1); shift <= l - 1; ++shift)
            shifts += 2 * square(shift);
        // sum over shifts of 2 shift^2 = 2 (2 l^3 - 3 l^2 + l) / 3
        top += static_cast<double>(all.size() - 1) * shifts / 2;
        for (const auto* coder : coders)
            for (const auto& [begin, end] : gapsOf(*coder))
                for (std::int64_t at = begin; at + l <= end; ++at)
                    top += square(l);
        taken += static_cast<double>(l * (l - 1));
    }
    const double ml = 2 * static_cast<double>(length);
    return {observed, 2 / static_cast<double>(length) * top / (ml * (ml - 1) - taken)};
}

/// Pk and WindowDiff, one window at a time, for a given window.
inline std::pair<double, double> boundaryErrors(const std::vector<int>& reference, const std::vector<int>& other,
                                                std::size_t window) {
    const auto boundaries = [&](const std::vector<int>& labels, std::size_t i) {
        int n = 0;
        for (std::size_t k = i; k < i + window; ++k)
            n += labels[k] != labels[k + 1];
        return n;
    };
    double pk = 0, wd = 0, windows = 0;
    for (std::size_t i = 0; i + window < reference.size(); ++i, ++windows) {
        pk += (boundaries(reference, i) == 0) != (boundaries(other, i) == 0);
        wd += boundaries(reference, i) != boundaries(other, i);
    }
    return {pk / windows, wd / windows};
}

/// A coder who never has two codes at one time; may be empty.
inline std::vector<Segment> randomCoder(std::mt19937_64& random, std::int64_t length, int codes, int most) {
    std::vector<Segment> out;
    std::int64_t at = 0;
    const auto below = [&](std::int64_t n) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(std::max<std::int64_t>(n, 1)));
    };
    const std::int64_t wanted = below(most + 1);
    for (std::int64_t k = 0; k < wanted; ++k) {
        const std::int64_t begin = at + (below(3) == 0 ? 0 : below(length / 6));
        const std::int64_t end = begin + 1 + below(length / 6);
        if (end > length)
            break;
        out.push_back({begin, end, static_cast<int>(below(codes))});
        at = end;
    }
    return out;
}

} // namespace attune::slow
