// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <utility>
#include <vector>

namespace attune::stats {

/// Targets x raters on one dimension; cells may be missing. A cell holds an index into the category set, so equality of
/// scores is exact; its number is values[index].
struct ScoreTable {
    static constexpr int missing = -1;

    int targets = 0, raters = 0;
    std::vector<int> cells;     ///< row-major, targets x raters; category index or missing
    std::vector<double> values; ///< the category set, strictly ascending; positions 0, 1, ... when scores are words
    bool numeric = true;        ///< values are scores; else only their order (or nothing) means something
    std::vector<int> cluster;   ///< cluster of each target, 0-based; empty: each target stands for itself

    [[nodiscard]] int at(int target, int rater) const {
        return cells[static_cast<std::size_t>(target) * static_cast<std::size_t>(raters) +
                     static_cast<std::size_t>(rater)];
    }
    [[nodiscard]] int& at(int target, int rater) {
        return cells[static_cast<std::size_t>(target) * static_cast<std::size_t>(raters) +
                     static_cast<std::size_t>(rater)];
    }
    [[nodiscard]] double value(int target, int rater) const {
        return values[static_cast<std::size_t>(at(target, rater))];
    }
    [[nodiscard]] int categories() const { return static_cast<int>(values.size()); }
    /// How many raters scored the target.
    [[nodiscard]] int scoresOf(int target) const;
};

/// The same table without targets and raters that have no score at all.
[[nodiscard]] ScoreTable withoutEmpty(const ScoreTable& table);
/// Only these targets, in this order.
[[nodiscard]] ScoreTable selectTargets(const ScoreTable& table, std::span<const int> targets);
/// Targets scored by every rater.
[[nodiscard]] std::vector<int> completeTargets(const ScoreTable& table);
/// Targets with at least two scores.
[[nodiscard]] std::vector<int> pairableTargets(const ScoreTable& table);

/// Each target's scores as (category, how many raters gave it), ascending by category.
class CategoryCounts {
  public:
    using Count = std::pair<int, int>;
    explicit CategoryCounts(const ScoreTable& table);

    [[nodiscard]] std::size_t size() const { return m_first.size() - 1; }
    [[nodiscard]] std::span<const Count> operator[](std::size_t target) const {
        return std::span(m_counts).subspan(m_first[target], m_first[target + 1] - m_first[target]);
    }

  private:
    std::vector<Count> m_counts;
    std::vector<std::size_t> m_first; ///< of each target, and the end
};

/// What two raters gave the targets both scored; b is the reference where there is one.
struct PairScores {
    std::vector<int> a, b;      ///< category indices, same length
    std::vector<double> values; ///< as in ScoreTable
    bool numeric = true;
    std::vector<int> cluster; ///< as in ScoreTable

    [[nodiscard]] int n() const { return static_cast<int>(a.size()); }
    [[nodiscard]] double valueA(int i) const {
        return values[static_cast<std::size_t>(a[static_cast<std::size_t>(i)])];
    }
    [[nodiscard]] double valueB(int i) const {
        return values[static_cast<std::size_t>(b[static_cast<std::size_t>(i)])];
    }
};

/// The targets that both raters of the table scored.
[[nodiscard]] PairScores pairOf(const ScoreTable& table, int raterA, int raterB);
/// The pair as a complete table of two raters, a first.
[[nodiscard]] ScoreTable tableOf(const PairScores& pair);

} // namespace attune::stats
