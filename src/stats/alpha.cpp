// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/alpha.h"

#include "stats/estimates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace attune::stats {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double hayesDrawLimit = 25e6;
constexpr double ratioWorkLimit = 2e9;

double ratioDistance(double a, double b) {
    const double sum = a + b;
    return sum == 0 ? 0 : (a - b) / sum * ((a - b) / sum);
}

// Pairable targets over the categories they use, renumbered 0..q-1 ascending.
class PairableUnits {
  public:
    explicit PairableUnits(const ScoreTable& table) {
        std::vector<int> place(table.values.size(), -1);
        const auto all = countsByTarget(table);
        for (const auto& unit : all)
            if (size(unit) >= 2)
                for (const auto& [c, count] : unit)
                    place[static_cast<std::size_t>(c)] = 0;
        for (std::size_t c = 0; c < place.size(); ++c)
            if (place[c] == 0) {
                place[c] = static_cast<int>(m_values.size());
                m_values.push_back(table.values[c]);
            }
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (size(all[i]) < 2)
                continue;
            CategoryCounts unit = all[i];
            for (auto& [c, count] : unit)
                c = place[static_cast<std::size_t>(c)];
            m_scores.push_back(size(unit));
            m_units.push_back(std::move(unit));
            if (!table.cluster.empty())
                m_cluster.push_back(table.cluster[i]);
        }
        if (!m_values.empty()) {
            // Centred: only differences count for the interval metric.
            m_centred = m_values;
            const double middle = m_values[m_values.size() / 2];
            for (double& v : m_centred)
                v -= middle;
        }
    }

    [[nodiscard]] int units() const { return static_cast<int>(m_units.size()); }
    [[nodiscard]] const std::vector<double>& values() const { return m_values; }
    [[nodiscard]] const std::vector<int>& cluster() const { return m_cluster; }

    // NaN when only one value is left.
    [[nodiscard]] double alpha(AlphaMetric metric, std::span<const int> weights) const {
        const Frequencies f = frequencies(weights);
        if (f.used < 2)
            return nan;
        const double expected = expectedDisagreement(metric, f);
        const std::vector<double> place = places(metric, f);
        double observed = 0;
        for (std::size_t u = 0; u < m_units.size(); ++u)
            if (weights[u] != 0)
                observed += weights[u] * unitDisagreement(metric, place, u);
        return 1 - observed / f.n / expected;
    }

    // The draws of Hayes & Krippendorff 2007: each replaces one pair of the data by one of all of them.
    [[nodiscard]] std::vector<double> hayes(AlphaMetric metric, const Resampling& how) const {
        const std::vector<int> once(m_units.size(), 1);
        const Frequencies f = frequencies(once);
        const std::vector<double> place = places(metric, f);
        const double expected = expectedDisagreement(metric, f);
        std::vector<double> distances;
        for (std::size_t u = 0; u < m_units.size(); ++u) {
            const auto& unit = m_units[u];
            for (std::size_t x = 0; x < unit.size(); ++x)
                for (std::size_t y = x; y < unit.size(); ++y) {
                    const double r = unit[x].second, s = unit[y].second;
                    const double d = x == y ? 0 : distance(metric, place, unit[x].first, unit[y].first);
                    distances.insert(distances.end(), static_cast<std::size_t>(x == y ? r * (r - 1) / 2 : r * s), d);
                }
        }
        std::vector<double> out;
        for (std::int64_t b = 0; b < how.resamples; ++b) {
            double value = 1;
            std::uint64_t position = 0;
            for (const int m : m_scores) {
                double sum = 0;
                for (int pair = 0; pair < m * (m - 1) / 2; ++pair, ++position)
                    sum += distances[bounded(counterBits(how.seed, static_cast<std::uint64_t>(b), 1, position),
                                             distances.size())];
                value -= 2 * sum / ((m - 1) * f.n * expected);
            }
            out.push_back(std::max(value, -1.0));
        }
        return out;
    }

    [[nodiscard]] double pairs() const {
        double sum = 0;
        for (const double m : m_scores)
            sum += m * (m - 1) / 2;
        return sum;
    }

  private:
    struct Frequencies {
        std::vector<double> count;
        double n = 0;
        int used = 0;
    };

    static int size(const CategoryCounts& unit) {
        int sum = 0;
        for (const auto& [c, count] : unit)
            sum += count;
        return sum;
    }

    [[nodiscard]] Frequencies frequencies(std::span<const int> weights) const {
        Frequencies f;
        f.count.assign(m_values.size(), 0.0);
        for (std::size_t u = 0; u < m_units.size(); ++u)
            if (weights[u] != 0)
                for (const auto& [c, count] : m_units[u])
                    f.count[static_cast<std::size_t>(c)] += weights[u] * count;
        for (const double c : f.count) {
            f.n += c;
            f.used += c > 0;
        }
        return f;
    }

    // Numbers whose squared difference is the metric: the values, or for ordinal the middle rank of each category,
    // because sum_{g=c..k} n_g - (n_c + n_k)/2 is the difference of the two.
    [[nodiscard]] std::vector<double> places(AlphaMetric metric, const Frequencies& f) const {
        if (metric != AlphaMetric::Ordinal)
            return metric == AlphaMetric::Ratio ? m_values : m_centred;
        std::vector<double> out;
        double below = 0;
        for (const double c : f.count) {
            out.push_back(below + c / 2);
            below += c;
        }
        return out;
    }

    static double distance(AlphaMetric metric, const std::vector<double>& place, int a, int b) {
        const double x = place[static_cast<std::size_t>(a)], y = place[static_cast<std::size_t>(b)];
        if (metric == AlphaMetric::Nominal)
            return a != b;
        return metric == AlphaMetric::Ratio ? ratioDistance(x, y) : (x - y) * (x - y);
    }

    // Sum over ordered pairs within the target, divided by m - 1.
    [[nodiscard]] double unitDisagreement(AlphaMetric metric, const std::vector<double>& place, std::size_t u) const {
        const auto& unit = m_units[u];
        double sum = 0;
        for (std::size_t x = 0; x < unit.size(); ++x)
            for (std::size_t y = x + 1; y < unit.size(); ++y)
                sum += 2.0 * unit[x].second * unit[y].second * distance(metric, place, unit[x].first, unit[y].first);
        return sum / (m_scores[u] - 1);
    }

    [[nodiscard]] double expectedDisagreement(AlphaMetric metric, const Frequencies& f) const {
        const std::vector<double> place = places(metric, f);
        double sum = 0;
        if (metric == AlphaMetric::Nominal) {
            for (const double c : f.count)
                sum += c * (f.n - c);
        } else if (metric == AlphaMetric::Ratio) {
            for (std::size_t c = 0; c < f.count.size(); ++c)
                for (std::size_t k = c + 1; k < f.count.size(); ++k)
                    if (f.count[c] > 0 && f.count[k] > 0)
                        sum += 2 * f.count[c] * f.count[k] * ratioDistance(place[c], place[k]);
        } else {
            double mean = 0;
            for (std::size_t c = 0; c < f.count.size(); ++c)
                mean += f.count[c] * place[c] / f.n;
            for (std::size_t c = 0; c < f.count.size(); ++c)
                sum += 2 * f.n * f.count[c] * (place[c] - mean) * (place[c] - mean);
        }
        return sum / (f.n * (f.n - 1));
    }

    std::vector<CategoryCounts> m_units;
    std::vector<int> m_scores;
    std::vector<double> m_values, m_centred;
    std::vector<int> m_cluster;
};

const char* definitionOf(AlphaMetric metric) {
    switch (metric) {
    case AlphaMetric::Nominal:
        return "alpha.nominal/krippendorff-2011/1";
    case AlphaMetric::Ordinal:
        return "alpha.ordinal/krippendorff-2011/1";
    case AlphaMetric::Interval:
        return "alpha.interval/krippendorff-2011/1";
    case AlphaMetric::Ratio:
        return "alpha.ratio/krippendorff-2011/1";
    }
    return "";
}

std::string undefinedReason(AlphaMetric metric, const ScoreTable& table, const PairableUnits& units) {
    if (table.targets == 0)
        return "no_scores";
    if (table.raters < 2)
        return "one_rater";
    if (units.units() == 0)
        return "no_pairable";
    const bool needsNumbers = metric == AlphaMetric::Interval || metric == AlphaMetric::Ratio;
    if (needsNumbers && !table.numeric)
        return "not_numeric";
    if (metric == AlphaMetric::Ratio && units.values().front() < 0)
        return "negative_values";
    return units.values().size() < 2 ? "no_variation" : "";
}

} // namespace

std::string nameOf(AlphaMetric metric) {
    switch (metric) {
    case AlphaMetric::Nominal:
        return "alpha_nominal";
    case AlphaMetric::Ordinal:
        return "alpha_ordinal";
    case AlphaMetric::Interval:
        return "alpha_interval";
    case AlphaMetric::Ratio:
        return "alpha_ratio";
    }
    return {};
}

std::vector<Estimate> alphas(const ScoreTable& whole, std::span<const AlphaMetric> metrics, const Resampling& how) {
    const ScoreTable table = withoutEmpty(whole);
    const PairableUnits units(table);
    const std::vector<int> once(static_cast<std::size_t>(units.units()), 1);
    std::vector<Estimate> out;
    std::vector<AlphaMetric> toDraw;
    const auto categories = static_cast<double>(units.values().size());
    for (const AlphaMetric metric : metrics) {
        const std::string reason = undefinedReason(metric, table, units);
        if (!reason.empty()) {
            out.push_back(undefinedFigure(nameOf(metric), reason, units.units(), definitionOf(metric)));
            continue;
        }
        out.push_back(defined(nameOf(metric), units.alpha(metric, once), units.units(), definitionOf(metric)));
        const bool tooMuch = metric == AlphaMetric::Ratio &&
                             categories * categories * static_cast<double>(how.resamples) > ratioWorkLimit;
        if (!tooMuch)
            toDraw.push_back(metric);
    }
    if (how.resamples <= 0 || toDraw.empty())
        return out;
    const auto values = bootstrapFigures(how, units.units(), units.cluster(), static_cast<int>(toDraw.size()),
                                         [&](std::span<const int> weights, std::span<double> figures) {
                                             for (std::size_t f = 0; f < toDraw.size(); ++f)
                                                 figures[f] = units.alpha(toDraw[f], weights);
                                         });
    const bool hayes = units.pairs() * static_cast<double>(how.resamples) <= hayesDrawLimit;
    for (std::size_t f = 0; f < toDraw.size(); ++f) {
        Estimate& e = *std::ranges::find(out, nameOf(toDraw[f]), &Estimate::name);
        if (auto interval = percentileInterval(values[f], how.confidence, bootstrapMethod(units.cluster())))
            addInterval(e, *interval, -infinity, 1);
        if (!hayes || !e.ci)
            continue;
        auto interval = percentileInterval(units.hayes(toDraw[f], how), how.confidence, "hayes-krippendorff");
        if (interval)
            addInterval(e, *interval, -infinity, 1);
    }
    return out;
}

} // namespace attune::stats
