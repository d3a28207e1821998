// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/rank.h"

#include "stats/distributions.h"
#include "stats/estimates.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace attune::stats {

namespace {

bool constant(std::span<const int> scores) {
    return std::ranges::all_of(scores, [&](int c) { return c == scores[0]; });
}

const char* lackOf(const PairScores& pair) {
    if (pair.n() == 0)
        return "no_pairable";
    if (pair.n() < 2)
        return "n_too_small";
    return constant(pair.a) || constant(pair.b) ? "zero_variance" : nullptr;
}

// Tied pairs: sum of t(t-1)/2 over groups of equal keys.
template <typename Key> double tiedPairs(const std::map<Key, double>& groups) {
    double sum = 0;
    for (const auto& [key, t] : groups)
        sum += t * (t - 1) / 2;
    return sum;
}

} // namespace

std::vector<double> midRanks(std::span<const int> scores) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return scores[i]; });
    std::vector<double> out(scores.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && scores[order[last + 1]] == scores[order[first]])
            ++last;
        for (std::size_t i = first; i <= last; ++i)
            out[order[i]] = static_cast<double>(first + last) / 2 + 1;
        first = last + 1;
    }
    return out;
}

Estimate kendallW(const ScoreTable& whole) {
    const char* definition = "kendall-w/siegel-1956-ties/1";
    const ScoreTable table = withoutEmpty(whole);
    const std::vector<int> complete = completeTargets(table);
    const auto targets = static_cast<std::int64_t>(complete.size());
    const char* reason = table.targets == 0 ? "no_scores"
                         : table.raters < 2 ? "one_rater"
                         : targets == 0     ? "no_complete_targets"
                         : targets < 2      ? "n_too_small"
                                            : nullptr;
    if (reason)
        return undefinedFigure("kendall_w", reason, targets, definition);
    const double n = static_cast<double>(targets), m = table.raters;
    std::vector<double> sums(complete.size(), 0.0);
    double ties = 0;
    std::vector<int> own(complete.size());
    for (int j = 0; j < table.raters; ++j) {
        std::map<int, double> groups;
        for (std::size_t i = 0; i < complete.size(); ++i) {
            own[i] = table.at(complete[i], j);
            groups[own[i]] += 1;
        }
        for (const auto& [c, t] : groups)
            ties += t * t * t - t;
        const std::vector<double> ranks = midRanks(own);
        for (std::size_t i = 0; i < ranks.size(); ++i)
            sums[i] += ranks[i];
    }
    const double below = m * m * n * (n * n - 1) - m * ties;
    if (!(below > 0))
        return undefinedFigure("kendall_w", "no_variation", targets, definition);
    double spread = 0; // 12 sum R^2 - 3 m^2 n (n+1)^2 is 12 times this
    for (const double r : sums)
        spread += (r - m * (n + 1) / 2) * (r - m * (n + 1) / 2);
    Estimate e = defined("kendall_w", 12 * spread / below, targets, definition);
    e.statistic = m * (n - 1) * *e.value;
    e.df = {n - 1};
    const double p = chiSquareUpper(*e.statistic, n - 1);
    if (std::isfinite(p))
        e.p = p;
    e.parameters.emplace_back("raters", static_cast<std::int64_t>(table.raters));
    return e;
}

Estimate spearman(const PairScores& pair) {
    const char* definition = "spearman/mid-ranks/1";
    if (const char* reason = lackOf(pair))
        return undefinedFigure("spearman", reason, pair.n(), definition);
    const std::vector<double> a = midRanks(pair.a), b = midRanks(pair.b);
    const double mean = (pair.n() + 1) / 2.0;
    double aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
        ab += (a[i] - mean) * (b[i] - mean);
    }
    return defined("spearman", std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0), pair.n(), definition);
}

Estimate kendallTauB(const PairScores& pair) {
    const char* definition = "kendall-tau-b/kendall-1945/1";
    if (const char* reason = lackOf(pair))
        return undefinedFigure("kendall_tau_b", reason, pair.n(), definition);
    std::vector<std::pair<int, int>> scores;
    std::map<int, double> groupsA, groupsB;
    for (std::size_t i = 0; i < pair.a.size(); ++i) {
        scores.emplace_back(pair.a[i], pair.b[i]);
        groupsA[pair.a[i]] += 1;
        groupsB[pair.b[i]] += 1;
    }
    std::ranges::sort(scores);
    // Binary indexed tree over b: how many so far (with a smaller a) lie below.
    const std::size_t q = pair.values.size();
    std::vector<double> tree(q + 1, 0.0);
    auto below = [&](int c) { // count of b < c
        double sum = 0;
        for (auto i = static_cast<std::size_t>(c); i > 0; i -= i & (~i + 1))
            sum += tree[i];
        return sum;
    };
    double difference = 0, seen = 0; // concordant minus discordant
    for (std::size_t first = 0; first < scores.size();) {
        std::size_t end = first;
        while (end < scores.size() && scores[end].first == scores[first].first)
            ++end;
        for (std::size_t i = first; i < end; ++i)
            difference += below(scores[i].second) - (seen - below(scores[i].second + 1));
        for (std::size_t i = first; i < end; ++i)
            for (auto place = static_cast<std::size_t>(scores[i].second) + 1; place <= q; place += place & (~place + 1))
                tree[place] += 1;
        seen += static_cast<double>(end - first);
        first = end;
    }
    const double n = pair.n(), all = n * (n - 1) / 2;
    const double value = difference / std::sqrt((all - tiedPairs(groupsA)) * (all - tiedPairs(groupsB)));
    return defined("kendall_tau_b", std::clamp(value, -1.0, 1.0), pair.n(), definition);
}

} // namespace attune::stats
