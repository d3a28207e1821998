// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/alpha.h"
#include "stats/resamples.h"

#include <cmath>
#include <limits>
#include <span>
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

  private:
    std::vector<double> m_places, m_values;
    double m_step = 1, m_quadraticTotal = 0;
};

/// (observed - expected)/(1 - expected); NaN when nothing but chance is possible, 0 for a rounding error of it.
[[nodiscard]] inline double corrected(double observed, double expected) {
    constexpr double rounding = 1e-14;
    const double above = observed - expected, below = 1 - expected;
    const double value = std::abs(above) < rounding ? 0 : above / below;
    return below > rounding ? value : std::numeric_limits<double>::quiet_NaN();
}

/// to += factor * from.
void addTimes(double factor, const Lanes& from, Lanes& to);
/// Sum over categories of a x b.
void expectedSame(std::span<const Lanes> a, std::span<const Lanes> b, Lanes& out);
/// Sum over pairs of categories of a_c b_l |c - l| in places.
void expectedDistance(std::span<const Lanes> a, std::span<const Lanes> b, const LanePlaces& places, Lanes& out);
/// Mid-ranks less a half of the categories, the sum of their squares over the counts, and the number of tied pairs.
void midRanks(std::span<const Lanes> counts, std::vector<Lanes>& ranks, Lanes& squares, Lanes& ties);

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

} // namespace attune::stats
