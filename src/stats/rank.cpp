// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/rank.h"

#include "stats/distributions.h"
#include "stats/estimates.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

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

// How often each category comes, and the mean rank its scores share: ranks 1..n.
struct Ranks {
    std::vector<double> count, rank;

    Ranks(std::span<const int> scores, std::size_t categories) : count(categories, 0.0), rank(categories, 0.0) {
        for (const int c : scores)
            count[static_cast<std::size_t>(c)] += 1;
        double below = 0;
        for (std::size_t c = 0; c < categories; ++c) {
            rank[c] = below + (count[c] + 1) / 2;
            below += count[c];
        }
    }
    [[nodiscard]] double of(int category) const { return rank[static_cast<std::size_t>(category)]; }
    /// Sum of t(t-1)/2 over groups of ties.
    [[nodiscard]] double tiedPairs() const {
        double sum = 0;
        for (const double t : count)
            sum += t * (t - 1) / 2;
        return sum;
    }
};

} // namespace

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
        for (std::size_t i = 0; i < complete.size(); ++i)
            own[i] = table.at(complete[i], j);
        const Ranks ranks(own, table.values.size());
        for (const double t : ranks.count)
            ties += t * t * t - t;
        for (std::size_t i = 0; i < own.size(); ++i)
            sums[i] += ranks.of(own[i]);
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
    const double df1 = n - 1 - 2 / m, df2 = (m - 1) * df1, f = (m - 1) * *e.value / (1 - *e.value);
    if (const double fP = fisherUpper(f, df1, df2); std::isfinite(fP))
        for (const auto& [name, value] : {std::pair{"f", f}, {"fDf1", df1}, {"fDf2", df2}, {"fP", fP}})
            e.parameters.emplace_back(name, value);
    return e;
}

Estimate spearman(const PairScores& pair) {
    const char* definition = "spearman/mid-ranks/1";
    if (const char* reason = lackOf(pair))
        return undefinedFigure("spearman", reason, pair.n(), definition);
    const Ranks a(pair.a, pair.values.size()), b(pair.b, pair.values.size());
    const double mean = (pair.n() + 1) / 2.0;
    double aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < pair.a.size(); ++i) {
        const double x = a.of(pair.a[i]) - mean, y = b.of(pair.b[i]) - mean;
        aa += x * x;
        bb += y * y;
        ab += x * y;
    }
    Estimate e = defined("spearman", std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0), pair.n(), definition);
    addCorrelationTest(e);
    return e;
}

Estimate kendallTauB(const PairScores& pair) {
    const char* definition = "kendall-tau-b/kendall-1945/1";
    if (const char* reason = lackOf(pair))
        return undefinedFigure("kendall_tau_b", reason, pair.n(), definition);
    const Ranks a(pair.a, pair.values.size()), b(pair.b, pair.values.size());
    const std::size_t q = pair.values.size();
    // The scores of b by the category of a: those of category c begin at first[c].
    std::vector<std::size_t> first{0}, next;
    for (const double count : a.count)
        first.push_back(first.back() + static_cast<std::size_t>(count));
    next = first;
    std::vector<int> ofB(pair.b.size());
    for (std::size_t i = 0; i < ofB.size(); ++i)
        ofB[next[static_cast<std::size_t>(pair.a[i])]++] = pair.b[i];
    // Binary indexed tree over b: how many so far (with a smaller a) lie below.
    std::vector<double> tree(q + 1, 0.0);
    auto below = [&](int c) { // count of b < c
        double sum = 0;
        for (auto i = static_cast<std::size_t>(c); i > 0; i -= i & (~i + 1))
            sum += tree[i];
        return sum;
    };
    double difference = 0, seen = 0; // concordant minus discordant
    for (std::size_t c = 0; c < q; ++c) {
        const auto own = std::span(ofB).subspan(first[c], first[c + 1] - first[c]);
        for (const int score : own)
            difference += below(score) - (seen - below(score + 1));
        for (const int score : own)
            for (auto place = static_cast<std::size_t>(score) + 1; place <= q; place += place & (~place + 1))
                tree[place] += 1;
        seen += static_cast<double>(own.size());
    }
    const double n = pair.n(), all = n * (n - 1) / 2;
    const double value = difference / std::sqrt((all - a.tiedPairs()) * (all - b.tiedPairs()));
    Estimate e = defined("kendall_tau_b", std::clamp(value, -1.0, 1.0), pair.n(), definition);
    // Variance of concordant minus discordant without association (Kendall 1970, ch. 4, eq. 4.4).
    const auto sum = [](const Ranks& ranks, auto term) {
        double out = 0;
        for (const double t : ranks.count)
            out += term(t);
        return out;
    };
    const auto ends = [](double t) { return t * (t - 1) * (2 * t + 5); };
    const auto three = [](double t) { return t * (t - 1) * (t - 2); };
    double variance = (ends(n) - sum(a, ends) - sum(b, ends)) / 18 + 2 * a.tiedPairs() * b.tiedPairs() / (n * (n - 1));
    if (n > 2)
        variance += sum(a, three) * sum(b, three) / (9 * three(n));
    if (variance > 0) {
        e.statistic = difference / std::sqrt(variance);
        e.p = normalTwoSided(*e.statistic);
    }
    return e;
}

} // namespace attune::stats
