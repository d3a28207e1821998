// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/alpha.h"

#include "base/parallel.h"
#include "stats/estimates.h"
#include "stats/lane_figures.h"
#include "stats/multinomial.h"
#include "stats/vector_clones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>

namespace attune::stats {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// One a metric, of which there are at most as many.
using Losses = std::array<double, 4>;

ATTUNE_VECTOR_CLONES void subtractLosses(std::span<const Lanes> drawn, std::span<const Losses> loss, double divisor,
                                         std::span<Lanes> value) {
    for (std::size_t k = 0; k < drawn.size(); ++k)
        for (std::size_t m = 0; m < value.size(); ++m)
            if (const double own = loss[k][m]; own != 0)
                for (std::size_t l = 0; l < lanes; ++l)
                    value[m][l] -= divisor == 1 ? drawn[k][l] * own : drawn[k][l] * own / divisor;
}

// What is drawn of `size` items, `draws` in each resample, one resample after the other. Pairs of raters with as many
// targets draw the same: a thread remembers the last.
std::span<const std::uint32_t> rememberedItems(const Resampling& how, std::uint64_t size, std::uint64_t draws) {
    using Key = std::array<std::uint64_t, 4>;
    thread_local Key known{};
    thread_local std::vector<std::uint32_t> items;
    const Key key{how.seed, static_cast<std::uint64_t>(how.resamples), size, draws};
    if (key != known || items.empty()) {
        items.resize(static_cast<std::size_t>(how.resamples) * draws);
        for (std::size_t r = 0; r < static_cast<std::size_t>(how.resamples); ++r)
            drawBelow(size, CounterStream(how.seed, r, 1), 0, std::span(items).subspan(r * draws, draws));
        known = key;
    }
    return items;
}

// Pairable targets over the categories they use, renumbered 0..q-1 ascending.
class PairableUnits {
  public:
    explicit PairableUnits(const ScoreTable& table) {
        std::vector<int> place(table.values.size(), -1);
        const CategoryCounts all(table);
        for (std::size_t i = 0; i < all.size(); ++i) {
            int size = 0;
            for (const auto& [c, count] : all[i])
                size += count;
            if (size < 2)
                continue;
            m_sizes.push_back(size);
            m_first.push_back(m_counts.size());
            for (const auto& [c, count] : all[i]) {
                place[static_cast<std::size_t>(c)] = 0;
                m_counts.emplace_back(c, count);
            }
        }
        m_first.push_back(m_counts.size());
        for (std::size_t c = 0; c < place.size(); ++c)
            if (place[c] == 0) {
                place[c] = static_cast<int>(m_values.size());
                m_values.push_back(table.values[c]);
            }
        m_frequency.count.assign(m_values.size(), 0.0);
        for (auto& [c, count] : m_counts) {
            c = place[static_cast<std::size_t>(c)];
            m_frequency.count[static_cast<std::size_t>(c)] += count;
            m_frequency.n += count;
        }
        // Centred: only differences count for the interval metric.
        m_centred = m_values;
        for (double& v : m_centred)
            v -= m_values[m_values.size() / 2];
    }

    [[nodiscard]] int units() const { return static_cast<int>(m_sizes.size()); }
    [[nodiscard]] const std::vector<double>& values() const { return m_values; }

    /// Needs two values.
    [[nodiscard]] double alpha(AlphaMetric metric) const {
        const std::vector<double> place = places(metric);
        double observed = 0;
        for (std::size_t u = 0; u < m_sizes.size(); ++u)
            observed += unitDisagreement(metric, place, u);
        return 1 - observed / m_frequency.n / expectedDisagreement(metric);
    }

    /// The draws of Hayes & Krippendorff 2007: each replaces one pair of the data by one of all of them. One list of
    /// draws serves every metric.
    [[nodiscard]] std::vector<std::vector<double>> hayes(std::span<const AlphaMetric> metrics,
                                                         const Resampling& how) const {
        // Every pair of the data as its kind (two categories); a kind has one distance for each metric.
        std::map<std::pair<int, int>, int> kinds;
        std::vector<double> pairsOfKind;
        for (std::size_t u = 0; u < m_sizes.size(); ++u) {
            const auto own = unit(u);
            for (std::size_t x = 0; x < own.size(); ++x)
                for (std::size_t y = x; y < own.size(); ++y) {
                    const double r = own[x].second, s = own[y].second;
                    const auto kind = kinds.emplace(std::pair{own[x].first, own[y].first}, std::ssize(kinds)).first;
                    pairsOfKind.resize(kinds.size(), 0.0);
                    pairsOfKind[static_cast<std::size_t>(kind->second)] += x == y ? r * (r - 1) / 2 : r * s;
                }
        }
        std::vector<Losses> loss(kinds.size(), Losses{});
        for (std::size_t m = 0; m < metrics.size(); ++m) {
            const std::vector<double> place = places(metrics[m]);
            const double expected = expectedDisagreement(metrics[m]);
            for (const auto& [kind, index] : kinds)
                if (kind.first != kind.second)
                    loss[static_cast<std::size_t>(index)][m] =
                        2 * distance(metrics[m], place, kind.first, kind.second) / (m_frequency.n * expected);
        }
        std::map<int, std::uint64_t> drawsBySize; // of each number of scores: draws for all such units
        for (const int size : m_sizes)
            drawsBySize[size] += static_cast<std::uint64_t>(size) * static_cast<std::uint64_t>(size - 1) / 2;

        const auto resamples = static_cast<std::size_t>(how.resamples);
        std::vector<std::vector<double>> out(metrics.size(), std::vector<double>(resamples, 0.0));
        const MultinomialDraw draw(pairsOfKind);
        // Of two raters every target is a pair, and as many as there are targets are drawn.
        constexpr std::size_t mostRemembered = 1u << 21;
        const auto [scoresEach, each] = *drawsBySize.begin();
        const bool remember =
            drawsBySize.size() == 1 && scoresEach == 2 && draw.oneByOne(each) && each * resamples <= mostRemembered;
        const auto items = remember ? rememberedItems(how, each, each) : std::span<const std::uint32_t>();
        const double cost =
            static_cast<double>(resamples) * static_cast<double>(kinds.size() * drawsBySize.size()) * 50;
        inParallel((resamples + lanes - 1) / lanes, cost, [&](std::size_t begin, std::size_t end) {
            std::vector<Lanes> drawn(kinds.size()), value(metrics.size());
            for (std::size_t b = begin; b < end; ++b) {
                const std::size_t first = b * lanes, size = std::min(lanes, resamples - first);
                std::vector<CounterStream> bits;
                for (std::size_t l = 0; l < size; ++l)
                    bits.emplace_back(how.seed, first + l, 1);
                std::array<std::uint64_t, lanes> positions{};
                for (Lanes& own : value)
                    own.fill(1);
                for (const auto& [scores, draws] : drawsBySize) {
                    if (remember)
                        draw.count(items.subspan(first * draws, size * draws), draws, drawn);
                    else
                        draw(draws, bits, std::span(positions).first(size), drawn);
                    subtractLosses(drawn, loss, scores - 1, value);
                }
                for (std::size_t m = 0; m < metrics.size(); ++m)
                    for (std::size_t l = 0; l < size; ++l)
                        out[m][first + l] = std::max(value[m][l], -1.0);
            }
        });
        return out;
    }

  private:
    struct Frequencies {
        std::vector<double> count;
        double n = 0;
    };

    [[nodiscard]] std::span<const CategoryCounts::Count> unit(std::size_t u) const {
        return std::span(m_counts).subspan(m_first[u], m_first[u + 1] - m_first[u]);
    }

    // Numbers whose squared difference is the metric: the values, or for ordinal the middle rank of each category,
    // because sum_{g=c..k} n_g - (n_c + n_k)/2 is the difference of the two.
    [[nodiscard]] std::vector<double> places(AlphaMetric metric) const {
        if (metric != AlphaMetric::Ordinal)
            return metric == AlphaMetric::Ratio ? m_values : m_centred;
        std::vector<double> out;
        double below = 0;
        for (const double c : m_frequency.count) {
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
        const auto own = unit(u);
        double sum = 0;
        for (std::size_t x = 0; x < own.size(); ++x)
            for (std::size_t y = x + 1; y < own.size(); ++y)
                sum += 2.0 * own[x].second * own[y].second * distance(metric, place, own[x].first, own[y].first);
        return sum / (m_sizes[u] - 1);
    }

    [[nodiscard]] double expectedDisagreement(AlphaMetric metric) const {
        const Frequencies& f = m_frequency;
        const std::vector<double> place = places(metric);
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

    std::vector<CategoryCounts::Count> m_counts; ///< of one unit after the other
    std::vector<std::size_t> m_first;            ///< of each unit, and the end
    std::vector<int> m_sizes;                    ///< how many scores a unit has
    std::vector<double> m_values, m_centred;
    Frequencies m_frequency;
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

std::vector<Estimate> alphas(const ScoreTable& whole, std::span<const AlphaMetric> metrics) {
    const ScoreTable table = withoutEmpty(whole);
    const PairableUnits units(table);
    std::vector<Estimate> out;
    for (const AlphaMetric metric : metrics) {
        const std::string reason = undefinedReason(metric, table, units);
        out.push_back(reason.empty() ? defined(nameOf(metric), units.alpha(metric), units.units(), definitionOf(metric))
                                     : undefinedFigure(nameOf(metric), reason, units.units(), definitionOf(metric)));
    }
    return out;
}

void addHayesKrippendorff(std::span<Estimate> estimates, const ScoreTable& whole, const Resampling& how) {
    std::vector<AlphaMetric> metrics;
    std::vector<Estimate*> figures;
    for (const AlphaMetric metric :
         {AlphaMetric::Nominal, AlphaMetric::Ordinal, AlphaMetric::Interval, AlphaMetric::Ratio})
        for (Estimate& e : estimates)
            if (e.name == nameOf(metric) && e.ci) {
                metrics.push_back(metric);
                figures.push_back(&e);
            }
    if (how.resamples <= 0 || metrics.empty())
        return;
    const auto values = PairableUnits(withoutEmpty(whole)).hayes(metrics, how);
    for (std::size_t f = 0; f < figures.size(); ++f)
        if (auto interval = percentileInterval(values[f], how.confidence, "hayes-krippendorff"))
            addInterval(*figures[f], *interval, -infinity, 1);
}

} // namespace attune::stats
