// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/raw_agreement.h"

#include "stats/distributions.h"
#include "stats/estimates.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace attune::stats {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double relativeZero = 1e-13;

std::vector<int> countsOfB(const PairScores& pair) {
    std::vector<int> out(pair.values.size(), 0);
    for (const int c : pair.b)
        ++out[static_cast<std::size_t>(c)];
    return out;
}

struct Moments {
    double n = 0, meanA = 0, meanB = 0; ///< means less the first score of b
    double aa = 0, bb = 0, ab = 0;      ///< centred sums of squares and products
};

Moments momentsOf(const PairScores& pair) {
    Moments m;
    m.n = pair.n();
    const double origin = pair.valueB(0);
    for (int i = 0; i < pair.n(); ++i) {
        m.meanA += (pair.valueA(i) - origin) / m.n;
        m.meanB += (pair.valueB(i) - origin) / m.n;
    }
    for (int i = 0; i < pair.n(); ++i) {
        const double a = pair.valueA(i) - origin - m.meanA, b = pair.valueB(i) - origin - m.meanB;
        m.aa += a * a;
        m.bb += b * b;
        m.ab += a * b;
    }
    return m;
}

bool constant(const std::vector<int>& scores) {
    return std::ranges::all_of(scores, [&](int c) { return c == scores.front(); });
}

} // namespace

int bestConstantExact(const PairScores& pair) {
    const auto counts = countsOfB(pair);
    return counts.empty() ? 0 : *std::ranges::max_element(counts);
}

int bestConstantWithinOne(const PairScores& pair) {
    const auto counts = countsOfB(pair);
    int best = 0, inside = 0;
    std::size_t low = 0, high = 0; // counts[low, high) lie within one of the category at hand
    for (const double centre : pair.values) {
        while (high < counts.size() && (pair.values[high] <= centre || withinOne(pair.values[high], centre)))
            inside += counts[high++];
        while (low < high && !withinOne(pair.values[low], centre))
            inside -= counts[low++];
        best = std::max(best, inside);
    }
    return best;
}

std::vector<Estimate> rawAgreement(const PairScores& pair, double confidence) {
    const double n = pair.n();
    std::vector<Estimate> out;
    auto add = [&](const char* name, auto count, bool needsNumbers, const char* definition) {
        if (pair.n() == 0)
            out.push_back(undefinedFigure(name, "no_pairable", 0, definition));
        else if (needsNumbers && !pair.numeric)
            out.push_back(undefinedFigure(name, "not_numeric", pair.n(), definition));
        else
            out.push_back(defined(name, count() / n, pair.n(), definition));
    };
    auto alike = [&](auto same) {
        int count = 0;
        for (int i = 0; i < pair.n(); ++i)
            count += same(i);
        return count;
    };
    add(
        "exact",
        [&] {
            return alike(
                [&](int i) { return pair.a[static_cast<std::size_t>(i)] == pair.b[static_cast<std::size_t>(i)]; });
        },
        false, "exact/share/1");
    add(
        "within_1", [&] { return alike([&](int i) { return withinOne(pair.valueA(i), pair.valueB(i)); }); }, true,
        "within-1/share/1");
    for (Estimate& e : out)
        addWilson(e, confidence);
    add("baseline_exact", [&] { return bestConstantExact(pair); }, false, "baseline.exact/best-constant/1");
    add("baseline_within_1", [&] { return bestConstantWithinOne(pair); }, true, "baseline.within-1/best-constant/1");
    return out;
}

std::vector<Estimate> differences(const PairScores& pair, double confidence) {
    const char* names[] = {"mean_abs_difference", "bias", "sd_difference", "loa_low", "loa_high", "sem", "sdc"};
    const char* definitions[] = {"mean-abs-difference/mean/1",
                                 "bias/mean-a-minus-b/1",
                                 "sd-difference/n-minus-1/1",
                                 "limits-of-agreement/bland-altman-1999/1",
                                 "limits-of-agreement/bland-altman-1999/1",
                                 "sem.pair/sd-by-root-2/1",
                                 "sdc.pair/de-vet-2006/1"};
    std::vector<Estimate> out;
    const std::int64_t size = pair.n();
    auto undefined = [&](std::size_t from, const char* reason) {
        for (std::size_t i = from; i < std::size(names); ++i)
            out.push_back(undefinedFigure(names[i], reason, size, definitions[i]));
    };
    if (pair.n() == 0 || !pair.numeric) {
        undefined(0, pair.n() == 0 ? "no_pairable" : "not_numeric");
        return out;
    }
    const double n = pair.n();
    double sum = 0, absolute = 0, squares = 0;
    for (int i = 0; i < pair.n(); ++i) {
        const double d = pair.valueA(i) - pair.valueB(i);
        sum += d;
        absolute += std::abs(d);
        squares += d * d;
    }
    const double bias = sum / n;
    double spread = 0;
    for (int i = 0; i < pair.n(); ++i) {
        const double d = pair.valueA(i) - pair.valueB(i) - bias;
        spread += d * d;
    }
    if (spread <= relativeZero * squares)
        spread = 0;
    out.push_back(defined(names[0], absolute / n, size, definitions[0]));
    out.push_back(defined(names[1], bias, size, definitions[1]));
    if (pair.n() < 2) {
        undefined(2, "n_too_small");
        return out;
    }
    const double sd = std::sqrt(spread / (n - 1)), t = studentQuantile((1 + confidence) / 2, n - 1);
    const double half = t * sd / std::sqrt(n);
    out[1].se = sd / std::sqrt(n);
    out[1].df = {n - 1};
    addInterval(out[1], {bias - half, bias + half, "t", {}, {}}, -infinity, infinity);
    out.push_back(defined(names[2], sd, size, definitions[2]));
    const double limitSe = sd * std::sqrt(1 / n + 1.96 * 1.96 / (2 * (n - 1)));
    for (std::size_t i = 3; i < 5; ++i) {
        Estimate e = defined(names[i], bias + (i == 3 ? -1.96 : 1.96) * sd, size, definitions[i]);
        e.se = limitSe;
        addInterval(e, {*e.value - t * limitSe, *e.value + t * limitSe, "bland-altman-1999", {}, {}}, -infinity,
                    infinity);
        out.push_back(std::move(e));
    }
    out.push_back(defined(names[5], sd / std::sqrt(2.0), size, definitions[5]));
    out.push_back(defined(names[6], 1.96 * sd, size, definitions[6])); // 1.96 sqrt 2 SEM
    return out;
}

std::vector<Estimate> allRaterAgreement(const ScoreTable& whole, double confidence) {
    const ScoreTable table = withoutEmpty(whole);
    const std::vector<int> complete = completeTargets(table);
    const auto n = static_cast<std::int64_t>(complete.size());
    const char* reason = table.targets == 0 ? "no_scores"
                         : table.raters < 2 ? "one_rater"
                         : n == 0           ? "no_complete_targets"
                                            : nullptr;
    int exact = 0, within = 0;
    for (const int i : complete) {
        int low = table.at(i, 0), high = low;
        for (int j = 1; j < table.raters; ++j) {
            low = std::min(low, table.at(i, j));
            high = std::max(high, table.at(i, j));
        }
        exact += low == high;
        within += withinOne(table.values[static_cast<std::size_t>(low)], table.values[static_cast<std::size_t>(high)]);
    }
    std::vector<Estimate> out;
    auto add = [&](const char* name, int count, const char* definition, const char* undefined) {
        out.push_back(undefined ? undefinedFigure(name, undefined, n, definition)
                                : defined(name, static_cast<double>(count) / static_cast<double>(n), n, definition));
        addWilson(out.back(), confidence);
    };
    add("all_exact", exact, "all-exact/share/1", reason);
    add("all_within_1", within, "all-within-1/share/1", reason ? reason : table.numeric ? nullptr : "not_numeric");
    return out;
}

Estimate concordance(const PairScores& pair, double confidence) {
    const char* definition = "ccc/lin-1989-2000/1";
    const char* reason = pair.n() == 0                          ? "no_pairable"
                         : !pair.numeric                        ? "not_numeric"
                         : pair.n() < 2                         ? "n_too_small"
                         : constant(pair.a) && pair.a == pair.b ? "no_variation"
                                                                : nullptr;
    if (reason)
        return undefinedFigure("ccc", reason, pair.n(), definition);
    const Moments m = momentsOf(pair);
    const double n = m.n, shift = m.meanA - m.meanB;
    const bool flat = constant(pair.a) || constant(pair.b);
    const double value = flat ? 0 : 2 * m.ab / (m.aa + m.bb + n * shift * shift);
    Estimate e = defined("ccc", value, pair.n(), definition);
    if (flat || n < 3)
        return e;
    const double r = m.ab / std::sqrt(m.aa * m.bb), square = value * value;
    const double u2 = shift * shift / std::sqrt(m.aa / n * (m.bb / n));
    if (r == 0 || square >= 1)
        return e;
    const double variance = ((1 - r * r) * square * (1 - square) / (r * r) + 2 * value * square * (1 - value) * u2 / r -
                             square * square * u2 * u2 / (2 * r * r)) /
                            (n - 2);
    if (!(variance > 0))
        return e;
    e.se = std::sqrt(variance);
    const double z = std::atanh(value), half = normalQuantile((1 + confidence) / 2) * *e.se / (1 - square);
    addInterval(e, {std::tanh(z - half), std::tanh(z + half), "fisher-z", {}, {}}, -1, 1);
    return e;
}

Estimate pearson(const PairScores& pair, double confidence) {
    const char* definition = "pearson/product-moment/1";
    const char* reason = pair.n() == 0                          ? "no_pairable"
                         : !pair.numeric                        ? "not_numeric"
                         : pair.n() < 2                         ? "n_too_small"
                         : constant(pair.a) || constant(pair.b) ? "zero_variance"
                                                                : nullptr;
    if (reason)
        return undefinedFigure("pearson", reason, pair.n(), definition);
    const Moments m = momentsOf(pair);
    const double r = std::clamp(m.ab / std::sqrt(m.aa * m.bb), -1.0, 1.0);
    Estimate e = defined("pearson", r, pair.n(), definition);
    addCorrelationTest(e);
    if (m.n < 4 || 1 - std::abs(r) < 1e-15)
        return e;
    const double z = std::atanh(r), half = normalQuantile((1 + confidence) / 2) / std::sqrt(m.n - 3);
    addInterval(e, {std::tanh(z - half), std::tanh(z + half), "fisher-z", {}, {}}, -1, 1);
    return e;
}

} // namespace attune::stats
