// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/kappa.h"

#include "stats/distributions.h"
#include "stats/estimates.h"

#include <algorithm>
#include <cmath>

namespace attune::stats {

namespace {

constexpr double rounding = 1e-14;
constexpr double noSpread = 1e-13; ///< of a mean square: below it the spread is that of rounding

struct Margins {
    std::vector<double> a, b; ///< proportions by category
    bool oneCategory = false; ///< both wrote one and the same
};

Margins marginsOf(const PairScores& pair) {
    Margins m;
    m.a.assign(pair.values.size(), 0.0);
    m.b = m.a;
    for (std::size_t i = 0; i < pair.a.size(); ++i) {
        m.a[static_cast<std::size_t>(pair.a[i])] += 1;
        m.b[static_cast<std::size_t>(pair.b[i])] += 1;
    }
    const double n = pair.n();
    for (std::size_t c = 0; c < m.a.size(); ++c) {
        m.oneCategory = m.oneCategory || (m.a[c] == n && m.b[c] == n);
        m.a[c] /= n;
        m.b[c] /= n;
    }
    return m;
}

std::vector<int> used(const std::vector<double>& margin) {
    std::vector<int> out;
    for (std::size_t c = 0; c < margin.size(); ++c)
        if (margin[c] > 0)
            out.push_back(static_cast<int>(c));
    return out;
}

} // namespace

Estimate cohenKappa(const PairScores& pair, Weights weights, double confidence) {
    const std::string definition = "kappa.cohen-1968/se-fleiss-cohen-everitt-1969/1";
    auto undefined = [&](const char* reason) {
        Estimate e = undefinedFigure("kappa", reason, pair.n(), definition);
        e.weights = nameOf(weights);
        return e;
    };
    if (pair.n() == 0)
        return undefined("no_pairable");
    const Margins m = marginsOf(pair);
    if (m.oneCategory)
        return undefined("one_category");
    const AgreementWeights w(weights, pair.values);
    const std::vector<double> rowMean = w.apply(m.b); // of category i of a: expected weight against b's margin
    const std::vector<double> columnMean = w.apply(m.a);
    const double n = pair.n();
    double observed = 0, expected = 0;
    for (std::size_t i = 0; i < pair.a.size(); ++i)
        observed += w(pair.a[i], pair.b[i]);
    observed /= n;
    for (std::size_t c = 0; c < m.a.size(); ++c)
        expected += m.a[c] * rowMean[c];
    const double above = observed - expected, below = 1 - expected;
    const double kappa = std::abs(above) < rounding ? 0 : above / below;
    Estimate e = defined("kappa", kappa, pair.n(), definition);
    e.weights = nameOf(weights);
    e.parameters.emplace_back("observed", observed);
    e.parameters.emplace_back("expected", expected);
    if (pair.n() < 2)
        return e;

    double sum = 0;
    for (std::size_t i = 0; i < pair.a.size(); ++i) {
        const double both =
            rowMean[static_cast<std::size_t>(pair.a[i])] + columnMean[static_cast<std::size_t>(pair.b[i])];
        const double part = w(pair.a[i], pair.b[i]) - both * (1 - kappa);
        sum += part * part;
    }
    const double centre = kappa - expected * (1 - kappa);
    const double spread = sum / n - centre * centre;
    const double se = spread <= noSpread * sum / n ? 0 : std::sqrt(spread / n) / below;
    e.se = se;
    const double z = normalQuantile((1 + confidence) / 2);
    addInterval(e, {kappa - z * se, kappa + z * se, "z", {}, {}}, -1, 1);

    const std::vector<int> rows = used(m.a), columns = used(m.b);
    if (rows.size() > 2000 || columns.size() > 2000)
        return e;
    double null = 0;
    for (const int i : rows)
        for (const int j : columns) {
            const double part =
                w(i, j) - (rowMean[static_cast<std::size_t>(i)] + columnMean[static_cast<std::size_t>(j)]);
            null += m.a[static_cast<std::size_t>(i)] * m.b[static_cast<std::size_t>(j)] * part * part;
        }
    const double nullSpread = null - expected * expected;
    if (nullSpread > noSpread * null) {
        e.statistic = kappa * below * std::sqrt(n / nullSpread);
        e.p = normalTwoSided(*e.statistic);
        e.parameters.emplace_back("nullSe", std::sqrt(nullSpread / n) / below);
    }
    return e;
}

Estimate kappaMax(const PairScores& pair) {
    const char* definition = "kappa-max/cohen-1960/1";
    if (pair.n() == 0)
        return undefinedFigure("kappa_max", "no_pairable", 0, definition);
    const Margins m = marginsOf(pair);
    if (m.oneCategory)
        return undefinedFigure("kappa_max", "one_category", pair.n(), definition);
    double best = 0, expected = 0;
    for (std::size_t c = 0; c < m.a.size(); ++c) {
        best += std::min(m.a[c], m.b[c]);
        expected += m.a[c] * m.b[c];
    }
    const double above = best - expected;
    return defined("kappa_max", std::abs(above) < rounding ? 0 : above / (1 - expected), pair.n(), definition);
}

Estimate observerAccuracy(const PairScores& pair) {
    const char* definition = "observer-accuracy/bakeman-1997-equiprobable/1";
    const Estimate kappa = cohenKappa(pair, Weights::Identity, 0.95);
    if (!kappa.value)
        return undefinedFigure("observer_accuracy", kappa.undefined, pair.n(), definition);
    if (*kappa.value < 0)
        return undefinedFigure("observer_accuracy", "negative_values", pair.n(), definition);
    const auto codes = static_cast<double>(pair.values.size());
    Estimate e =
        defined("observer_accuracy", (1 + (codes - 1) * std::sqrt(*kappa.value)) / codes, pair.n(), definition);
    e.parameters.emplace_back("codes", static_cast<std::int64_t>(pair.values.size()));
    return e;
}

namespace {

// What two raters have in common: targets, same scores, and the sum over categories of how often either used it.
struct CommonScores {
    double n = 0, same = 0, chance = 0;
};

// A table turned on its side: for pairs of raters without gaps only the same scores need counting.
class ScoresByRater {
  public:
    explicit ScoresByRater(const ScoreTable& table) : m_targets(static_cast<std::size_t>(table.targets)) {
        for (int j = 0; j < table.raters; ++j) {
            std::vector<double> margin(table.values.size(), 0.0);
            bool complete = true;
            for (int i = 0; i < table.targets; ++i) {
                const int c = table.at(i, j);
                m_scores.push_back(c);
                if (c == ScoreTable::missing)
                    complete = false;
                else
                    margin[static_cast<std::size_t>(c)] += 1;
            }
            m_margins.push_back(std::move(margin));
            m_complete.push_back(complete);
        }
    }

    [[nodiscard]] CommonScores common(std::size_t g, std::size_t h) const {
        const int* a = m_scores.data() + g * m_targets;
        const int* b = m_scores.data() + h * m_targets;
        int same = 0, n = 0;
        if (m_complete[g] && m_complete[h]) {
            for (std::size_t i = 0; i < m_targets; ++i)
                same += a[i] == b[i];
            return {static_cast<double>(m_targets), static_cast<double>(same), chance(m_margins[g], m_margins[h])};
        }
        std::vector<double> ofA(m_margins[g].size(), 0.0), ofB = ofA;
        for (std::size_t i = 0; i < m_targets; ++i) {
            if (a[i] == ScoreTable::missing || b[i] == ScoreTable::missing)
                continue;
            ++n;
            same += a[i] == b[i];
            ofA[static_cast<std::size_t>(a[i])] += 1;
            ofB[static_cast<std::size_t>(b[i])] += 1;
        }
        return {static_cast<double>(n), static_cast<double>(same), chance(ofA, ofB)};
    }

  private:
    [[nodiscard]] static double chance(const std::vector<double>& a, const std::vector<double>& b) {
        double sum = 0;
        for (std::size_t c = 0; c < a.size(); ++c)
            sum += a[c] * b[c];
        return sum;
    }

    std::size_t m_targets;
    std::vector<int> m_scores; ///< raters x targets
    std::vector<std::vector<double>> m_margins;
    std::vector<bool> m_complete;
};

} // namespace

Estimate meanPairwiseKappa(const ScoreTable& table) {
    const char* definition = "kappa.mean-pairwise/light-1971/1";
    const ScoresByRater scores(table);
    double sum = 0;
    std::int64_t usedPairs = 0, pairs = 0, common = 0;
    for (int g = 0; g < table.raters; ++g)
        for (int h = g + 1; h < table.raters; ++h) {
            const CommonScores both = scores.common(static_cast<std::size_t>(g), static_cast<std::size_t>(h));
            ++pairs;
            common += both.n > 0;
            if (both.n == 0 || both.chance == both.n * both.n) // both wrote one and the same category
                continue;
            const double observed = both.same / both.n, expected = both.chance / (both.n * both.n);
            sum += std::abs(observed - expected) < rounding ? 0 : (observed - expected) / (1 - expected);
            ++usedPairs;
        }
    const auto n = static_cast<std::int64_t>(pairableTargets(table).size());
    Estimate e = usedPairs > 0 ? defined("mean_pairwise_kappa", sum / static_cast<double>(usedPairs), n, definition)
                               : undefinedFigure("mean_pairwise_kappa", common > 0 ? "one_category" : "no_pairable", n,
                                                 definition);
    e.weights = "identity";
    e.parameters.emplace_back("pairs", pairs);
    e.parameters.emplace_back("pairsUsed", usedPairs);
    return e;
}

} // namespace attune::stats
