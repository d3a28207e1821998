// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/alpha.h"

#include "stats/estimates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
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
        std::map<CategoryCounts, int> patterns;
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
            const auto [known, fresh] = patterns.emplace(unit, static_cast<int>(m_patterns.size()));
            m_patternOf.push_back(known->second);
            m_sizes.push_back(size(unit));
            if (fresh) {
                m_scores.push_back(size(unit));
                m_patterns.push_back(std::move(unit));
            }
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

    [[nodiscard]] int units() const { return static_cast<int>(m_patternOf.size()); }
    [[nodiscard]] const std::vector<double>& values() const { return m_values; }
    [[nodiscard]] const std::vector<int>& cluster() const { return m_cluster; }

    /// How often each pattern of scores stands in a resample of units.
    [[nodiscard]] std::vector<double> patternCounts(std::span<const int> weights) const {
        std::vector<double> out(m_patterns.size(), 0.0);
        for (std::size_t u = 0; u < weights.size(); ++u)
            out[static_cast<std::size_t>(m_patternOf[u])] += weights[u];
        return out;
    }

    /// NaN when only one value is left.
    [[nodiscard]] double alpha(AlphaMetric metric, const std::vector<double>& count) const {
        const Frequencies f = frequencies(count);
        if (f.used < 2)
            return nan;
        const double expected = expectedDisagreement(metric, f);
        const std::vector<double> place = places(metric, f);
        double observed = 0;
        for (std::size_t p = 0; p < m_patterns.size(); ++p)
            if (count[p] != 0)
                observed += count[p] * unitDisagreement(metric, place, p);
        return 1 - observed / f.n / expected;
    }

    /// The draws of Hayes & Krippendorff 2007: each replaces one pair of the data by one of all of them. One list of
    /// draws serves every metric.
    [[nodiscard]] std::vector<std::vector<double>> hayes(std::span<const AlphaMetric> metrics,
                                                         const Resampling& how) const {
        const std::vector<int> once(m_patternOf.size(), 1);
        const std::vector<double> count = patternCounts(once);
        const Frequencies f = frequencies(count);
        // Every pair of the data as its kind (two categories); a kind has one distance for each metric.
        std::map<std::pair<int, int>, int> kinds;
        std::vector<int> pairKinds;
        for (std::size_t p = 0; p < m_patterns.size(); ++p) {
            const auto& unit = m_patterns[p];
            for (std::size_t x = 0; x < unit.size(); ++x)
                for (std::size_t y = x; y < unit.size(); ++y) {
                    const double r = unit[x].second, s = unit[y].second;
                    const auto kind = kinds.emplace(std::pair{unit[x].first, unit[y].first}, std::ssize(kinds)).first;
                    const double times = count[p] * (x == y ? r * (r - 1) / 2 : r * s);
                    pairKinds.insert(pairKinds.end(), static_cast<std::size_t>(times), kind->second);
                }
        }
        std::vector<std::vector<double>> loss(metrics.size(), std::vector<double>(kinds.size(), 0.0));
        for (std::size_t m = 0; m < metrics.size(); ++m) {
            const std::vector<double> place = places(metrics[m], f);
            const double expected = expectedDisagreement(metrics[m], f);
            for (const auto& [kind, index] : kinds)
                if (kind.first != kind.second)
                    loss[m][static_cast<std::size_t>(index)] =
                        2 * distance(metrics[m], place, kind.first, kind.second) / (f.n * expected);
        }
        std::map<int, std::uint64_t> drawsBySize; // of each number of scores: draws for all such units
        for (const int size : m_sizes)
            drawsBySize[size] += static_cast<std::uint64_t>(size) * static_cast<std::uint64_t>(size - 1) / 2;

        const auto resamples = static_cast<std::size_t>(how.resamples);
        std::vector<std::vector<double>> out(metrics.size(), std::vector<double>(resamples, 0.0));
        inParallel(resamples, static_cast<double>(resamples) * pairs(), [&](std::size_t begin, std::size_t end) {
            std::vector<double> drawn(kinds.size());
            for (std::size_t b = begin; b < end; ++b) {
                const CounterStream bits(how.seed, b, 1);
                std::vector<double> value(metrics.size(), 1.0);
                std::uint64_t position = 0;
                for (const auto& [size, draws] : drawsBySize) {
                    std::ranges::fill(drawn, 0.0);
                    for (std::uint64_t i = 0; i < draws; ++i, ++position)
                        ++drawn[static_cast<std::size_t>(pairKinds[bounded(bits(position), pairKinds.size())])];
                    for (std::size_t m = 0; m < metrics.size(); ++m)
                        for (std::size_t k = 0; k < drawn.size(); ++k)
                            value[m] -= drawn[k] * loss[m][k] / (size - 1);
                }
                for (std::size_t m = 0; m < metrics.size(); ++m)
                    out[m][b] = std::max(value[m], -1.0);
            }
        });
        return out;
    }

    [[nodiscard]] double pairs() const {
        double sum = 0;
        for (const double m : m_sizes)
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

    [[nodiscard]] Frequencies frequencies(const std::vector<double>& pattern) const {
        Frequencies f;
        f.count.assign(m_values.size(), 0.0);
        for (std::size_t p = 0; p < m_patterns.size(); ++p)
            for (const auto& [c, count] : m_patterns[p])
                f.count[static_cast<std::size_t>(c)] += pattern[p] * count;
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
    [[nodiscard]] double unitDisagreement(AlphaMetric metric, const std::vector<double>& place, std::size_t p) const {
        const auto& unit = m_patterns[p];
        double sum = 0;
        for (std::size_t x = 0; x < unit.size(); ++x)
            for (std::size_t y = x + 1; y < unit.size(); ++y)
                sum += 2.0 * unit[x].second * unit[y].second * distance(metric, place, unit[x].first, unit[y].first);
        return sum / (m_scores[p] - 1);
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

    std::vector<CategoryCounts> m_patterns; ///< distinct units
    std::vector<int> m_scores;              ///< how many scores a pattern has
    std::vector<int> m_patternOf, m_sizes;  ///< of each unit
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
        out.push_back(defined(nameOf(metric), units.alpha(metric, units.patternCounts(once)), units.units(),
                              definitionOf(metric)));
        const bool tooMuch = metric == AlphaMetric::Ratio &&
                             categories * categories * static_cast<double>(how.resamples) > ratioWorkLimit;
        if (!tooMuch)
            toDraw.push_back(metric);
    }
    if (how.resamples <= 0 || toDraw.empty() || units.units() < 2)
        return out;
    const auto values = bootstrapFigures(how, units.units(), units.cluster(), static_cast<int>(toDraw.size()),
                                         [&](std::span<const int> weights, std::span<double> figures) {
                                             const auto count = units.patternCounts(weights);
                                             for (std::size_t f = 0; f < toDraw.size(); ++f)
                                                 figures[f] = units.alpha(toDraw[f], count);
                                         });
    std::vector<std::vector<double>> hayes;
    if (units.pairs() * static_cast<double>(how.resamples) <= hayesDrawLimit)
        hayes = units.hayes(toDraw, how);
    for (std::size_t f = 0; f < toDraw.size(); ++f) {
        Estimate& e = *std::ranges::find(out, nameOf(toDraw[f]), &Estimate::name);
        if (auto interval = percentileInterval(values[f], how.confidence, bootstrapMethod(units.cluster())))
            addInterval(e, *interval, -infinity, 1);
        if (hayes.empty() || !e.ci)
            continue;
        if (auto interval = percentileInterval(hayes[f], how.confidence, "hayes-krippendorff"))
            addInterval(e, *interval, -infinity, 1);
    }
    return out;
}

} // namespace attune::stats
