// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/alpha.h"
#include "stats/resamples.h"
#include "stats/vector_clones.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace attune::stats {

/// Scores as places on a grid: whole numbers when the category set lies on one, near 0.
class LanePlaces {
  public:
    /// values: the category set, strictly ascending.
    explicit LanePlaces(std::span<const double> values);

    [[nodiscard]] double at(int category) const { return m_places[static_cast<std::size_t>(category)]; }
    [[nodiscard]] std::size_t categories() const { return m_places.size(); }
    /// Score points of one place.
    [[nodiscard]] double step() const { return m_step; }
    /// Places between the first and the last category.
    [[nodiscard]] double range() const { return m_places.empty() ? 0 : m_places.back() - m_places.front(); }
    [[nodiscard]] double value(int category) const { return m_values[static_cast<std::size_t>(category)]; }
    /// Sum of all quadratic weights of the set.
    [[nodiscard]] double quadraticTotal() const { return m_quadraticTotal; }
    /// The categories within one score point of this one, [first, end).
    [[nodiscard]] std::pair<std::size_t, std::size_t> near(std::size_t category) const { return m_near[category]; }

  private:
    std::vector<double> m_places, m_values;
    std::vector<std::pair<std::size_t, std::size_t>> m_near;
    double m_step = 1, m_quadraticTotal = 0;
};

/// The functions below are parts of functions with ATTUNE_VECTOR_CLONES.

/// (observed - expected)/(1 - expected); NaN when nothing but chance is possible, 0 for a rounding error of it.
[[nodiscard]] ATTUNE_IN_CLONES double corrected(double observed, double expected) {
    constexpr double rounding = 1e-14;
    const double above = observed - expected, below = 1 - expected;
    const double value = std::abs(above) < rounding ? 0 : above / below;
    return below > rounding ? value : std::numeric_limits<double>::quiet_NaN();
}

/// to += factor * from.
ATTUNE_IN_CLONES void addTimes(double factor, const Lanes& from, Lanes& to) {
    for (std::size_t l = 0; l < lanes; ++l)
        to[l] += factor * from[l];
}

/// Sum over categories of a x b.
ATTUNE_IN_CLONES void expectedSame(std::span<const Lanes> a, std::span<const Lanes> b, Lanes& out) {
    out.fill(0);
    for (std::size_t c = 0; c < a.size(); ++c)
        for (std::size_t l = 0; l < lanes; ++l)
            out[l] += a[c][l] * b[c][l];
}

/// Sum over pairs of categories of a_c b_l |c - l| in places: between each category and the next lie all pairs with one
/// side below and one above.
ATTUNE_IN_CLONES void expectedDistance(std::span<const Lanes> a, std::span<const Lanes> b, const LanePlaces& places,
                                       Lanes& out) {
    Lanes allA{}, allB{}, belowA{}, belowB{};
    for (std::size_t c = 0; c < a.size(); ++c)
        for (std::size_t l = 0; l < lanes; ++l) {
            allA[l] += a[c][l];
            allB[l] += b[c][l];
        }
    out.fill(0);
    for (std::size_t c = 0; c + 1 < a.size(); ++c) {
        const double width = places.at(static_cast<int>(c) + 1) - places.at(static_cast<int>(c));
        for (std::size_t l = 0; l < lanes; ++l) {
            belowA[l] += a[c][l];
            belowB[l] += b[c][l];
            out[l] += width * (belowA[l] * (allB[l] - belowB[l]) + belowB[l] * (allA[l] - belowA[l]));
        }
    }
}

/// The most scores that one category has, or that lie within one point of one.
ATTUNE_IN_CLONES void mostInWindow(std::span<const Lanes> counts, const LanePlaces& places, bool near, Lanes& out) {
    out.fill(0);
    Lanes inside{}; // counts[low, high)
    std::size_t low = 0, high = 0;
    for (std::size_t c = 0; c < counts.size(); ++c) {
        const auto [first, end] = near ? places.near(c) : std::pair{c, c + 1};
        for (; high < end; ++high)
            addTimes(1, counts[high], inside);
        for (; low < first; ++low)
            addTimes(-1, counts[low], inside);
        for (std::size_t l = 0; l < lanes; ++l)
            out[l] = std::max(out[l], inside[l]);
    }
}

/// Mid-ranks less a half of the categories, the sum of their squares over the counts, and the number of tied pairs.
ATTUNE_IN_CLONES void midRanks(std::span<const Lanes> counts, std::vector<Lanes>& ranks, Lanes& squares, Lanes& ties) {
    ranks.resize(counts.size());
    Lanes below{};
    squares.fill(0);
    ties.fill(0);
    for (std::size_t c = 0; c < counts.size(); ++c)
        for (std::size_t l = 0; l < lanes; ++l) {
            const double n = counts[c][l], rank = below[l] + n / 2;
            ranks[c][l] = rank;
            below[l] += n;
            squares[l] += n * rank * rank;
            ties[l] += n * (n - 1) / 2;
        }
}

/// Krippendorff's distance of two scores, 0 for two zeros.
inline double ratioDistance(double a, double b) {
    const double sum = a + b;
    return sum == 0 ? 0 : (a - b) / sum * ((a - b) / sum);
}

/// Krippendorff's alpha in every lane, from the counts of the values and of the pairs of them within units.
class AlphaLanes {
  public:
    /// counts: of each category among pairable values.
    AlphaLanes(std::span<const Lanes> counts, const LanePlaces& places);

    /// Adds times x count pairs of two categories to the disagreement observed, by the ordinal and the ratio metric.
    void addPair(int a, int b, double times, const Lanes& count, Lanes& ordinal, Lanes& ratio) const;
    /// observed: sum of the metric over ordered pairs within units, each unit's divided by its size less 1. NaN where
    /// only one value is left.
    void finish(const Lanes& observed, Lanes& out, AlphaMetric metric) const;

  private:
    std::span<const Lanes> m_counts;
    const LanePlaces* m_places;
    std::vector<Lanes> m_ranks;
    Lanes m_n{}, m_same{};
};

ATTUNE_IN_CLONES AlphaLanes::AlphaLanes(std::span<const Lanes> counts, const LanePlaces& places)
    : m_counts(counts), m_places(&places) {
    Lanes squares, ties;
    midRanks(counts, m_ranks, squares, ties);
    for (const Lanes& own : counts)
        addTimes(1, own, m_n);
    expectedSame(counts, counts, m_same);
}

ATTUNE_IN_CLONES void AlphaLanes::addPair(int a, int b, double times, const Lanes& count, Lanes& ordinal,
                                          Lanes& ratio) const {
    const Lanes& x = m_ranks[static_cast<std::size_t>(a)];
    const Lanes& y = m_ranks[static_cast<std::size_t>(b)];
    for (std::size_t l = 0; l < lanes; ++l)
        ordinal[l] += times * count[l] * (x[l] - y[l]) * (x[l] - y[l]);
    addTimes(times * ratioDistance(m_places->value(a), m_places->value(b)), count, ratio);
}

ATTUNE_IN_CLONES void AlphaLanes::finish(const Lanes& observed, Lanes& out, AlphaMetric metric) const {
    Lanes expected{}; // sum of n_c n_k x metric over ordered pairs of categories
    if (metric == AlphaMetric::Nominal) {
        for (std::size_t l = 0; l < lanes; ++l)
            expected[l] = m_n[l] * m_n[l] - m_same[l];
    } else if (metric == AlphaMetric::Ratio) {
        for (std::size_t c = 0; c < m_counts.size(); ++c)
            for (std::size_t k = c + 1; k < m_counts.size(); ++k) {
                const double d =
                    2 * ratioDistance(m_places->value(static_cast<int>(c)), m_places->value(static_cast<int>(k)));
                for (std::size_t l = 0; l < lanes; ++l)
                    expected[l] += d * m_counts[c][l] * m_counts[k][l];
            }
    } else {
        // Squared differences of places or mid-ranks: twice n times their sum of squares about the mean.
        Lanes first{}, second{};
        for (std::size_t c = 0; c < m_counts.size(); ++c)
            for (std::size_t l = 0; l < lanes; ++l) {
                const double x = metric == AlphaMetric::Ordinal ? m_ranks[c][l] : m_places->at(static_cast<int>(c));
                first[l] += m_counts[c][l] * x;
                second[l] += m_counts[c][l] * x * x;
            }
        for (std::size_t l = 0; l < lanes; ++l)
            expected[l] = 2 * (m_n[l] * second[l] - first[l] * first[l]);
    }
    for (std::size_t l = 0; l < lanes; ++l) {
        const bool varies = m_n[l] * m_n[l] > m_same[l];
        out[l] = varies ? 1 - observed[l] * (m_n[l] - 1) / expected[l] : std::numeric_limits<double>::quiet_NaN();
    }
}

/// Adds the kappa of a pair to sum, and 1 to used, in the lanes where it has one. at: the columns of common targets,
/// same scores, margins of the one and of the other.
void addPairKappa(std::span<const Lanes> sums, std::span<const std::size_t> at, Lanes& sum, Lanes& used);

/// Kendall's W with the correction for ties from how often each kind of complete target is drawn and how often each
/// rater used each of q categories; kinds: the raters' categories of one kind of target after the other. NaN where
/// nothing varies.
void kendallLanes(std::span<const Lanes> times, std::span<const Lanes> margins, std::span<const int> kinds,
                  std::size_t raters, std::size_t q, Lanes& out);

} // namespace attune::stats
