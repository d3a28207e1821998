// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/group_bootstrap.h"

#include "stats/estimates.h"
#include "stats/icc.h"
#include "stats/lane_figures.h"
#include "stats/raw_agreement.h"
#include "stats/vector_clones.h"
#include "stats/weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <string>

namespace attune::stats {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double mostWork = 4e9; ///< units x resamples x columns of one family
constexpr std::size_t mostPairColumns = 20'000;
constexpr std::array weightKinds{Weights::Identity, Weights::Linear, Weights::Quadratic, Weights::Ordinal};

// Figures of one kind: columns they need, added by prepare; lanes of figures, computed by compute.
struct Family {
    std::vector<std::pair<std::string, std::string>> names; ///< estimate and weights
    double low = -1, high = 1;
    std::function<void(std::span<const Lanes> sums, std::span<Lanes> out)> compute;
    const char* leftOut = nullptr;
};

// What resamples are made of: counts of the categories by target, and the columns so far.
class Group {
  public:
    Group(const ScoreTable& table, const Resamples& resamples)
        : m_table(table), m_resamples(resamples), m_sums(resamples), m_counts(table), m_places(table.values) {
        for (std::size_t i = 0; i < m_counts.size(); ++i) {
            int m = 0;
            for (const auto& [c, count] : m_counts[i])
                m += count;
            m_scores.push_back(m);
            m_most = std::max(m_most, m);
        }
        for (int j = 0; j < table.raters; ++j) {
            bool any = false;
            for (int i = 0; i < table.targets && !any; ++i)
                any = table.at(i, j) != ScoreTable::missing;
            if (any)
                m_raters.push_back(j);
        }
    }

    [[nodiscard]] const UnitSums& sums() const { return m_sums; }
    [[nodiscard]] std::size_t raters() const { return m_raters.size(); }

    Family gwet();
    Family conger();
    Family meanPairwise();
    Family alphas();
    Family raw();
    Family variance();
    Family kendall();

  private:
    // A column from a figure by target.
    template <typename Of> std::vector<double> columnOf(const Of& of) const {
        std::vector<double> column(m_counts.size());
        for (std::size_t i = 0; i < column.size(); ++i)
            column[i] = of(i);
        return column;
    }
    template <typename Of> std::size_t add(const Of& of, double times = 1) { return m_sums.add(columnOf(of), times); }
    [[nodiscard]] double countOf(std::size_t target, int category) const {
        for (const auto& [c, count] : m_counts[target])
            if (c == category)
                return count;
        return 0;
    }
    [[nodiscard]] bool tooMuch(double columns) const {
        return columns * static_cast<double>(m_resamples.groups()) * static_cast<double>(m_resamples.count()) >
               mostWork;
    }
    [[nodiscard]] std::size_t categories() const { return m_places.categories(); }
    [[nodiscard]] bool complete(std::size_t target) const {
        return m_scores[target] == static_cast<int>(m_raters.size());
    }
    [[nodiscard]] bool scored(std::size_t target, std::size_t rater) const {
        return m_table.at(static_cast<int>(target), m_raters[rater]) != ScoreTable::missing;
    }

    const ScoreTable& m_table;
    const Resamples& m_resamples;
    UnitSums m_sums;
    CategoryCounts m_counts;
    std::vector<int> m_scores; ///< of each target
    std::vector<int> m_raters; ///< those with a score
    int m_most = 0;
    LanePlaces m_places;
};

// p'Wp for each of the weights, times the square of what p sums to.
ATTUNE_VECTOR_CLONES void expectedAgreement(const LanePlaces& places, std::span<const Lanes> p, std::span<Lanes> out) {
    const std::size_t q = places.categories();
    std::vector<double> index(q);
    for (std::size_t c = 0; c < q; ++c)
        index[c] = static_cast<double>(c);
    const LanePlaces byIndex(index);
    Lanes sum{}, first{}, second{}, firstIndex{}, secondIndex{}, distance, distanceIndex;
    for (std::size_t c = 0; c < q; ++c) {
        const double x = places.at(static_cast<int>(c)), i = byIndex.at(static_cast<int>(c));
        addTimes(1, p[c], sum);
        addTimes(x, p[c], first);
        addTimes(x * x, p[c], second);
        addTimes(i, p[c], firstIndex);
        addTimes(i * i, p[c], secondIndex);
    }
    expectedSame(p, p, out[0]);
    expectedDistance(p, p, places, distance);
    expectedDistance(p, p, byIndex, distanceIndex);
    const double range = places.range(), last = static_cast<double>(q) - 1, size = static_cast<double>(q);
    for (std::size_t l = 0; l < lanes; ++l) {
        const double all = sum[l] * sum[l];
        const double square = 2 * (second[l] * sum[l] - first[l] * first[l]);
        const double squareIndex = 2 * (secondIndex[l] * sum[l] - firstIndex[l] * firstIndex[l]);
        out[1][l] = range > 0 ? all - distance[l] / range : all;
        out[2][l] = range > 0 ? all - square / (range * range) : all;
        // Ordinal: 1 - (d^2 + d)/(q(q-1)) at distance d in position.
        out[3][l] = last > 0 ? all - (squareIndex + distanceIndex[l]) / (size * last) : all;
    }
}

Family Group::gwet() {
    const std::size_t q = categories();
    const std::size_t n = add([&](std::size_t i) { return m_scores[i] > 0; });
    const std::size_t paired = add([&](std::size_t i) { return m_scores[i] >= 2; });
    std::array<std::size_t, weightKinds.size()> observed{};
    std::array<double, weightKinds.size()> total{};
    for (std::size_t w = 0; w < weightKinds.size(); ++w) {
        const AgreementWeights weights(weightKinds[w], m_table.values);
        total[w] = weights.total();
        observed[w] = add(
            [&](std::size_t i) {
                const double r = m_scores[i];
                double sum = 0;
                for (const auto& [c, count] : m_counts[i]) {
                    double alike = -1;
                    for (const auto& [other, times] : m_counts[i])
                        alike += weights(c, other) * times;
                    sum += count * alike;
                }
                return r >= 2 ? sum / (r * (r - 1)) : 0;
            },
            m_most * (m_most - 1.0));
    }
    std::size_t share = 0;
    for (std::size_t c = 0; c < q; ++c) {
        const std::size_t at =
            add([&](std::size_t i) { return m_scores[i] ? countOf(i, static_cast<int>(c)) / m_scores[i] : 0; }, m_most);
        share = c == 0 ? at : share;
    }
    Family out;
    for (const char* name : {"percent_agreement", "fleiss_kappa", "gwet_ac", "brennan_prediger"})
        for (const Weights w : weightKinds)
            out.names.emplace_back(name, nameOf(w));
    out.compute = [=, this](std::span<const Lanes> sums, std::span<Lanes> figures) {
        std::array<Lanes, 4> expected{};
        const auto shares = sums.subspan(share, q);
        expectedAgreement(m_places, shares, expected);
        const double size = static_cast<double>(q);
        for (std::size_t l = 0; l < lanes; ++l) {
            const double targets = sums[n][l], pairs = sums[paired][l], all = targets * targets;
            const bool one = !(all - expected[0][l] > 1e-12 * all); // one category only
            for (std::size_t w = 0; w < 4; ++w) {
                const double agreed = pairs > 0 ? sums[observed[w]][l] / pairs : nan;
                const double spread = (1 - expected[0][l] / all) * total[w] / (size * (size - 1));
                figures[w][l] = agreed;
                figures[4 + w][l] = one ? nan : corrected(agreed, expected[w][l] / all);
                figures[8 + w][l] = q > 1 ? corrected(agreed, spread) : nan;
                figures[12 + w][l] = q > 1 ? corrected(agreed, total[w] / (size * size)) : nan;
            }
        }
    };
    return out;
}

Family Group::conger() {
    Family out;
    for (const Weights w : weightKinds)
        out.names.emplace_back("conger_kappa", nameOf(w));
    const std::size_t q = categories(), k = raters();
    if (tooMuch(static_cast<double>(k * q)) || k < 2) {
        out.leftOut = "too_many_raters";
        return out;
    }
    // The observed part is that of the Gwet family, whose columns come first.
    std::vector<std::size_t> scoredBy, margin;
    for (std::size_t g = 0; g < k; ++g) {
        scoredBy.push_back(add([&](std::size_t i) { return scored(i, g); }));
        for (std::size_t c = 0; c < q; ++c)
            margin.push_back(add(
                [&](std::size_t i) { return m_table.at(static_cast<int>(i), m_raters[g]) == static_cast<int>(c); }));
    }
    out.compute = [=, this](std::span<const Lanes> sums, std::span<Lanes> figures) {
        std::array<Lanes, 4> own{}, whole{}, each{};
        std::vector<Lanes> p(q), all(q, Lanes{});
        Lanes present{};
        for (std::size_t g = 0; g < k; ++g) {
            for (std::size_t c = 0; c < q; ++c)
                for (std::size_t l = 0; l < lanes; ++l) {
                    const double n = sums[scoredBy[g]][l];
                    p[c][l] = n > 0 ? sums[margin[g * q + c]][l] / n : 0;
                    all[c][l] += p[c][l];
                }
            for (std::size_t l = 0; l < lanes; ++l)
                present[l] += sums[scoredBy[g]][l] > 0;
            expectedAgreement(m_places, p, each);
            for (std::size_t w = 0; w < 4; ++w)
                addTimes(1, each[w], own[w]);
        }
        expectedAgreement(m_places, all, whole);
        for (std::size_t l = 0; l < lanes; ++l) {
            const double pairs = present[l] * (present[l] - 1), paired = sums[1][l];
            const double square = present[l] * present[l];
            const bool one = !(square - whole[0][l] > 1e-12 * square);
            for (std::size_t w = 0; w < 4; ++w)
                figures[w][l] = one || !(pairs > 0) || !(paired > 0)
                                    ? nan
                                    : corrected(sums[2 + w][l] / paired, (whole[w][l] - own[w][l]) / pairs);
        }
    };
    return out;
}

Family Group::meanPairwise() {
    Family out;
    out.names.emplace_back("mean_pairwise_kappa", "identity");
    const std::size_t q = categories(), k = raters();
    const double pairs = static_cast<double>(k) * (static_cast<double>(k) - 1) / 2;
    if (tooMuch(pairs * (2.0 + 2.0 * static_cast<double>(q)))) {
        out.leftOut = "too_many_raters";
        return out;
    }
    // Of each pair of raters: common targets, same scores, margins of either, which without missing scores are those of
    // every other pair.
    const std::size_t columns = 2 + 2 * q;
    std::vector<std::size_t> at;
    for (std::size_t g = 0; g < k; ++g)
        for (std::size_t h = g + 1; h < k; ++h) {
            auto of = [&](std::size_t i, std::size_t r) { return m_table.at(static_cast<int>(i), m_raters[r]); };
            auto both = [&](std::size_t i) { return scored(i, g) && scored(i, h); };
            auto addOnce = [&](const auto& which) { at.push_back(m_sums.addOnce(columnOf(which))); };
            addOnce([&](std::size_t i) { return both(i); });
            addOnce([&](std::size_t i) { return both(i) && of(i, g) == of(i, h); });
            for (const std::size_t r : {g, h})
                for (std::size_t c = 0; c < q; ++c)
                    addOnce([&](std::size_t i) { return both(i) && of(i, r) == static_cast<int>(c); });
        }
    out.compute = [=](std::span<const Lanes> sums, std::span<Lanes> figures) {
        Lanes sum{}, used{};
        for (std::size_t pair = 0; pair < at.size(); pair += columns)
            addPairKappa(sums, std::span(at).subspan(pair, columns), sum, used);
        for (std::size_t l = 0; l < lanes; ++l)
            figures[0][l] = used[l] > 0 ? sum[l] / used[l] : nan;
    };
    return out;
}

// Pairs of two categories within a target: a column of their number.
struct PairColumn {
    int a, b;
    std::size_t at;
};

// values: the first of the columns of the categories.
ATTUNE_VECTOR_CLONES void alphaFigures(const LanePlaces& places, std::span<const Lanes> sums, std::size_t values,
                                       std::span<const PairColumn> columns, std::span<Lanes> figures) {
    const AlphaLanes alpha(sums.subspan(values, places.categories()), places);
    std::array<Lanes, 4> observed{};
    for (const PairColumn& p : columns) {
        alpha.addPair(p.a, p.b, 1, sums[p.at], observed[1], observed[3]);
        addTimes(1, sums[p.at], observed[0]);
        const double d = places.at(p.a) - places.at(p.b);
        addTimes(d * d, sums[p.at], observed[2]);
    }
    constexpr std::array metrics{AlphaMetric::Nominal, AlphaMetric::Ordinal, AlphaMetric::Interval, AlphaMetric::Ratio};
    for (std::size_t m = 0; m < metrics.size(); ++m)
        alpha.finish(observed[m], figures[m], metrics[m]);
}

Family Group::alphas() {
    Family out;
    out.low = -infinity;
    for (const char* name : {"alpha_nominal", "alpha_ordinal", "alpha_interval", "alpha_ratio"})
        out.names.emplace_back(name, "");
    const std::size_t q = categories();
    // Pairs of different values that occur within a target.
    std::map<std::pair<int, int>, std::vector<std::pair<std::size_t, double>>> pairs;
    for (std::size_t i = 0; i < m_counts.size() && pairs.size() <= mostPairColumns; ++i)
        for (std::size_t x = 0; x < m_counts[i].size(); ++x)
            for (std::size_t y = x + 1; y < m_counts[i].size(); ++y) {
                const auto& [a, times] = m_counts[i][x];
                const auto& [b, more] = m_counts[i][y];
                pairs[{a, b}].emplace_back(i, 2.0 * times * more / (m_scores[i] - 1));
            }
    const double ratioWork = static_cast<double>(q) * static_cast<double>(q) * static_cast<double>(m_resamples.count());
    if (pairs.size() > mostPairColumns || tooMuch(static_cast<double>(pairs.size())) || ratioWork > mostWork) {
        out.leftOut = "too_many_distinct_scores";
        return out;
    }
    std::size_t values = 0;
    for (std::size_t c = 0; c < q; ++c) {
        const std::size_t at =
            add([&](std::size_t i) { return m_scores[i] >= 2 ? countOf(i, static_cast<int>(c)) : 0; });
        values = c == 0 ? at : values;
    }
    std::vector<PairColumn> columns;
    std::vector<double> column(m_counts.size());
    for (const auto& [kind, targets] : pairs) {
        std::ranges::fill(column, 0.0);
        for (const auto& [i, share] : targets)
            column[i] = share;
        columns.push_back({kind.first, kind.second, m_sums.add(column, std::max(m_most - 1, 1))});
    }
    out.compute = [=, this](std::span<const Lanes> sums, std::span<Lanes> figures) {
        alphaFigures(m_places, sums, values, columns, figures);
    };
    return out;
}

Family Group::raw() {
    Family out;
    out.low = 0;
    out.names = {{"all_exact", ""}, {"all_within_1", ""}};
    const std::size_t n = add([&](std::size_t i) { return complete(i); });
    add([&](std::size_t i) { return complete(i) && m_counts[i].size() == 1; });
    add([&](std::size_t i) {
        return complete(i) && withinOne(m_table.values[static_cast<std::size_t>(m_counts[i].front().first)],
                                        m_table.values[static_cast<std::size_t>(m_counts[i].back().first)]);
    });
    out.compute = [n](std::span<const Lanes> sums, std::span<Lanes> figures) {
        for (std::size_t f = 0; f < 2; ++f)
            for (std::size_t l = 0; l < lanes; ++l)
                figures[f][l] = sums[n][l] > 0 ? sums[n + 1 + f][l] / sums[n][l] : nan;
    };
    return out;
}

Family Group::variance() {
    Family out;
    out.low = -infinity;
    out.high = infinity;
    const std::size_t k = raters();
    const std::size_t n = add([&](std::size_t i) { return complete(i); });
    // Sum, its square and sum of squares of a complete target's places; then each rater's places.
    auto power = [&](std::size_t i, bool squares) {
        double sum = 0;
        for (const auto& [c, count] : m_counts[i])
            sum += count * (squares ? m_places.at(c) * m_places.at(c) : m_places.at(c));
        return sum;
    };
    add([&](std::size_t i) { return complete(i) ? power(i, false) : 0; });
    add([&](std::size_t i) { return complete(i) ? power(i, false) * power(i, false) : 0; });
    add([&](std::size_t i) { return complete(i) ? power(i, true) : 0; });
    double size = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        size += complete(i) ? power(i, true) : 0;
    const std::size_t rater = n + 4;
    for (std::size_t j = 0; j < k; ++j)
        add([&](std::size_t i) { return complete(i) ? m_places.at(m_table.at(static_cast<int>(i), m_raters[j])) : 0; });
    // The names come from the functions that make the figures themselves.
    constexpr std::array forms{IccForm::One, IccForm::OneK, IccForm::C1, IccForm::CK, IccForm::A1, IccForm::AK};
    for (const IccForm form : forms)
        out.names.emplace_back(iccEstimate(form, {}, 0.95).name, "");
    for (const Estimate& e : varianceFigures({}))
        out.names.emplace_back(e.name, "");
    const double step = m_places.step();
    out.compute = [=](std::span<const Lanes> sums, std::span<Lanes> figures) {
        Lanes betweenRaters{};
        for (std::size_t j = 0; j < k; ++j)
            for (std::size_t l = 0; l < lanes; ++l)
                betweenRaters[l] += sums[rater + j][l] * sums[rater + j][l];
        for (std::size_t l = 0; l < lanes; ++l) {
            const Anova anova = anovaFromSums(sums[n][l], static_cast<double>(k), sums[n + 1][l], sums[n + 2][l],
                                              sums[n + 3][l], betweenRaters[l], size, step);
            std::array<double, 17> values;
            varianceValues(anova, values);
            for (std::size_t f = 0; f < values.size(); ++f)
                figures[f][l] = values[f];
        }
    };
    return out;
}

Family Group::kendall() {
    Family out;
    out.low = 0;
    out.names.emplace_back("kendall_w", "");
    const std::size_t q = categories(), k = raters();
    std::map<std::vector<int>, std::vector<std::size_t>> kinds; // complete targets with the same scores
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        if (complete(i)) {
            std::vector<int> scores;
            for (const int j : m_raters)
                scores.push_back(m_table.at(static_cast<int>(i), j));
            kinds[std::move(scores)].push_back(i);
        }
    constexpr double rankWork = 16; // adding a rank costs as much as so many columns of whole numbers
    if (tooMuch(static_cast<double>(k * q + kinds.size()) + rankWork * static_cast<double>(k))) {
        out.leftOut = "too_many_raters";
        return out;
    }
    std::vector<int> scores;
    const std::size_t times = m_sums.columns();
    for (const auto& [own, targets] : kinds) {
        scores.insert(scores.end(), own.begin(), own.end());
        std::vector<double> column(m_counts.size(), 0.0);
        for (const std::size_t i : targets)
            column[i] = 1;
        m_sums.add(column);
    }
    const std::size_t margins = m_sums.columns();
    for (std::size_t j = 0; j < k; ++j)
        for (std::size_t c = 0; c < q; ++c)
            add([&](std::size_t i) {
                return complete(i) && m_table.at(static_cast<int>(i), m_raters[j]) == static_cast<int>(c);
            });
    out.compute = [=](std::span<const Lanes> sums, std::span<Lanes> figures) {
        kendallLanes(sums.subspan(times, margins - times), sums.subspan(margins, k * q), scores, k, q, figures[0]);
    };
    return out;
}

} // namespace

void addGroupBootstrap(std::span<Estimate> estimates, const ScoreTable& table, const Resamples& resamples) {
    auto has = [&](const char* name) {
        return std::ranges::any_of(estimates, [&](const Estimate& e) { return e.name == name && e.value; });
    };
    Group group(table, resamples);
    std::vector<Family> families;
    families.push_back(group.gwet()); // first: Conger's needs its sums
    if (has("conger_kappa"))
        families.push_back(group.conger());
    if (has("mean_pairwise_kappa"))
        families.push_back(group.meanPairwise());
    families.push_back(group.alphas());
    if (has("var_target"))
        families.push_back(group.variance());
    if (has("kendall_w"))
        families.push_back(group.kendall());
    if (resamples.clustered())
        families.push_back(group.raw());
    std::size_t figures = 0;
    for (const Family& f : families)
        figures += f.leftOut ? 0 : f.names.size();
    ResampledValues values;
    values.compute(group.sums(), figures, [&](std::span<const Lanes> sums, std::span<Lanes> out) {
        std::size_t at = 0;
        for (const Family& f : families) {
            if (f.leftOut)
                continue;
            f.compute(sums, out.subspan(at, f.names.size()));
            at += f.names.size();
        }
    });
    std::size_t at = 0;
    for (const Family& f : families)
        for (const auto& named : f.names) {
            const auto& name = named.first;
            const auto& weights = named.second;
            const std::size_t own = f.leftOut ? 0 : at++;
            const auto e = std::ranges::find_if(
                estimates, [&](const Estimate& x) { return x.name == name && x.weights == weights; });
            if (e == estimates.end() || !e->value)
                continue;
            if (f.leftOut) {
                e->parameters.emplace_back("intervalLeftOut", std::string(f.leftOut));
                continue;
            }
            const bool icc = name.starts_with("icc"), single = name.ends_with("1");
            if (auto interval = percentileInterval(values[own], resamples.how().confidence, resamples.method()))
                addResampled(*e, *interval, icc && single ? -1 : f.low, icc || name.starts_with("g_") ? 1 : f.high,
                             resamples.clustered() || name.starts_with("alpha") ? Recommended::Yes
                                                                                : Recommended::IfFirst);
        }
}

} // namespace attune::stats
