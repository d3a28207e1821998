// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/resamples.h"

#include <cstdint>
#include <span>
#include <vector>

namespace attune::stats {

/// Successes in n trials of probability p, from the bits at `position` and after it, which is moved on. Exact: by
/// inversion for a small n p, else by Hormann's transformed rejection (BTRS, 1993).
[[nodiscard]] std::int64_t drawBinomial(std::int64_t n, double p, const CounterStream& bits, std::uint64_t& position);

/// How often each kind comes in many draws with replacement: one by one when there are few, else kind by kind as
/// binomials of what is left, which has the same distribution.
class MultinomialDraw {
  public:
    /// sizes: how many there are of each kind, whole numbers; not all 0.
    explicit MultinomialDraw(std::span<const double> sizes);
    /// In at most `lanes` resamples side by side, each with its own bits and the position of the next ones, which is
    /// moved on. counts: of each kind.
    void operator()(std::uint64_t draws, std::span<const CounterStream> bits, std::span<std::uint64_t> positions,
                    std::span<Lanes> counts) const;

    /// Whether so many are drawn one by one.
    [[nodiscard]] bool oneByOne(std::uint64_t draws) const;
    /// The same from items that were drawn one by one before, those of one resample after the other.
    void count(std::span<const std::uint32_t> items, std::uint64_t draws, std::span<Lanes> counts) const;

  private:
    std::vector<double> m_sizes;
    std::vector<std::uint32_t> m_kindOf; ///< every item's kind, when there are few items
    double m_total = 0;
};

} // namespace attune::stats
