// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/bootstrap.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace attune::stats {

/// Resamples are worked on this many at a time, side by side.
inline constexpr std::size_t lanes = 32;
/// One figure in each of `lanes` resamples.
using Lanes = std::array<double, lanes>;

/// How often each unit stands in each resample: as many units as there are are drawn with replacement (or whole
/// clusters, as many as there are), every draw a function of seed, resample and place in it. One set of weights serves
/// every dimension, pair and coefficient of a design with the same units.
class Resamples {
  public:
    /// cluster: of each unit, 0-based; empty: units are drawn singly.
    Resamples(const Resampling& how, int units, std::span<const int> cluster);

    [[nodiscard]] const Resampling& how() const { return m_how; }
    [[nodiscard]] int units() const { return m_units; }
    [[nodiscard]] bool clustered() const { return !m_clusterOf.empty(); }
    /// "unit-bootstrap-percentile" or "cluster-bootstrap-percentile".
    [[nodiscard]] std::string method() const { return bootstrapMethod(m_clusterOf); }
    /// What is drawn: units, or clusters that have any.
    [[nodiscard]] std::size_t groups() const { return m_groups; }
    [[nodiscard]] std::size_t groupOf(std::size_t unit) const {
        return clustered() ? static_cast<std::size_t>(m_clusterOf[unit]) : unit;
    }
    [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(m_how.resamples); }
    [[nodiscard]] std::size_t blocks() const { return (count() + lanes - 1) / lanes; }
    [[nodiscard]] std::size_t blockBytes() const { return (m_groups + 3) / 4 * 4 * lanes; }
    /// Weights of one block, four groups together: [group / 4][lane][group % 4]. From memory, or drawn into own.
    [[nodiscard]] const std::uint8_t* block(std::size_t b, std::vector<std::uint8_t>& own) const;

  private:
    void draw(std::size_t b, std::uint8_t* out) const;

    Resampling m_how;
    int m_units;
    std::vector<int> m_clusterOf;
    std::size_t m_groups;
    std::vector<std::uint8_t> m_kept; ///< all blocks, when they are not too large
};

/// Resamples of this design; those asked for last are remembered. Nothing when none are wanted or there are fewer than
/// two units to draw from.
[[nodiscard]] std::shared_ptr<const Resamples> resamplesOf(const Resampling& how, int units,
                                                           std::span<const int> cluster);

/// Sums over the units of each resample of numbers that every unit has: a product of the weights with a matrix of one
/// column a number. Columns of whole numbers are summed in integers, exactly and so in any order; others one unit after
/// the other. Either way the same bits on any processor and number of threads.
class UnitSums {
  public:
    explicit UnitSums(const Resamples& resamples) : m_resamples(&resamples) {}

    /// Adds a number for each unit. times: a factor that makes them whole numbers, where there is one.
    std::size_t add(std::span<const double> values, double times = 1);
    /// As add, but gives the first column of the same whole numbers when there is one already.
    std::size_t addOnce(std::span<const double> values, double times = 1);
    [[nodiscard]] std::size_t columns() const { return m_columns.size(); }
    [[nodiscard]] const Resamples& resamples() const { return *m_resamples; }

    /// Memory for the work of one thread.
    struct Scratch {
        std::vector<std::uint8_t> drawn;
        std::vector<std::int32_t> digits;
    };
    /// The sums of one block of resamples; out has a place for each column.
    void sums(std::size_t block, Scratch& scratch, std::span<Lanes> out) const;

  private:
    struct Column {
        bool whole;
        std::size_t first;  ///< into m_digits (whole) or m_reals, in columns
        std::size_t digits; ///< how many base-128 digits, lowest first
        double times;
        std::size_t same; ///< the first column of these whole numbers, itself or another
    };
    const Resamples* m_resamples;
    std::vector<Column> m_columns;
    std::unordered_multimap<std::size_t, std::size_t> m_known; ///< columns of whole numbers by a hash of their digits
    std::vector<std::int8_t> m_digits;                         ///< digit columns, padded to four groups
    std::vector<double> m_reals;                               ///< columns padded to four groups
    std::size_t m_digitColumns = 0, m_realColumns = 0;
};

/// Computes figures of one block of resamples from its sums; NaN where one is undefined. Called from several threads.
using LaneFigures = std::function<void(std::span<const Lanes> sums, std::span<Lanes> figures)>;

/// Figures in every resample, in order, one figure after the other.
class ResampledValues {
  public:
    /// parallel: on several threads. What was here before is forgotten, its memory is used again.
    void compute(const UnitSums& sums, std::size_t figures, const LaneFigures& compute, bool parallel = true);
    [[nodiscard]] std::span<const double> operator[](std::size_t figure) const {
        return std::span(m_values).subspan(figure * m_count, m_count);
    }

  private:
    std::vector<double> m_values;
    std::size_t m_count = 0;
};

} // namespace attune::stats
