// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/flags.h"

#include "stats/estimates.h"
#include "stats/raw_agreement.h"

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

bool constant(const std::vector<int>& scores) {
    return scores.size() >= 2 && std::ranges::all_of(scores, [&](int c) { return c == scores.front(); });
}

// SD (n - 1) of b below .75 point, judged on the sum of squares so that exactly .75 is not below.
bool narrow(const stats::PairScores& pair) {
    const double n = pair.n(), origin = pair.valueB(0);
    double mean = 0, squares = 0;
    for (int i = 0; i < pair.n(); ++i)
        mean += (pair.valueB(i) - origin) / n;
    for (int i = 0; i < pair.n(); ++i) {
        const double d = pair.valueB(i) - origin - mean;
        squares += d * d;
    }
    return squares < 0.5625 * (n - 1) * (1 - 1e-12);
}

bool sameDifference(const stats::PairScores& pair) {
    const double first = pair.valueA(0) - pair.valueB(0);
    double largest = std::abs(first);
    bool same = true;
    for (int i = 1; i < pair.n(); ++i) {
        const double d = pair.valueA(i) - pair.valueB(i);
        largest = std::max(largest, std::abs(d));
        same = same && std::abs(d - first) <= 1e-9 * std::max(1.0, std::abs(first));
    }
    return same && largest > 0;
}

} // namespace

std::vector<std::string> flagsOf(const stats::PairScores& pair, MeasurementLevel level, std::int64_t missing,
                                 std::int64_t codabilityDisagreements, std::optional<std::int64_t> clusters) {
    std::vector<std::string> out;
    const int n = pair.n();
    const bool numbers = pair.numeric && level != MeasurementLevel::Nominal;
    const bool constantA = constant(pair.a), constantB = constant(pair.b);
    if (constantA)
        out.emplace_back("constant_rater");
    if (constantB)
        out.emplace_back("constant_reference");
    if (n > 0) {
        const int alike = numbers ? stats::bestConstantWithinOne(pair) : stats::bestConstantExact(pair);
        if (5 * alike >= 4 * n || (numbers && n > 1 && narrow(pair)))
            out.emplace_back("restricted_range");
        const int top = static_cast<int>(pair.values.size()) - 1;
        if (level != MeasurementLevel::Nominal && 2 * std::ranges::count(pair.b, top) >= n)
            out.emplace_back("ceiling");
    }
    if (n < 10)
        out.emplace_back("few_targets");
    if (clusters && *clusters < stats::fewestClusters)
        out.emplace_back("few_clusters");
    if (missing > 0)
        out.emplace_back("incomplete");
    if (codabilityDisagreements > 0)
        out.emplace_back("codability_disagreement");
    if (numbers && n >= 2 && !constantA && !constantB && sameDifference(pair))
        out.emplace_back("perfect_consistency");
    return out;
}

ConfusionTable confusionOf(const stats::PairScores& pair, const std::vector<std::string>& categories) {
    ConfusionTable out;
    std::vector<int> place(categories.size(), 0);
    if (categories.size() > 100) {
        std::ranges::fill(place, -1);
        for (const auto* side : {&pair.a, &pair.b})
            for (const int c : *side)
                place[static_cast<std::size_t>(c)] = 0;
        if (std::ranges::count(place, 0) > 300)
            return out;
    }
    for (std::size_t c = 0; c < categories.size(); ++c)
        if (place[c] == 0) {
            place[c] = static_cast<int>(out.categories.size());
            out.categories.push_back(categories[c]);
        }
    out.counts.assign(out.categories.size(), std::vector<std::int64_t>(out.categories.size(), 0));
    for (std::size_t i = 0; i < pair.a.size(); ++i)
        ++out.counts[static_cast<std::size_t>(place[static_cast<std::size_t>(pair.a[i])])]
                    [static_cast<std::size_t>(place[static_cast<std::size_t>(pair.b[i])])];
    return out;
}

} // namespace attune
