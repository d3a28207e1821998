// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace attune::stats {

/// How to resample. The same settings give the same bits on any number of cores.
struct Resampling {
    std::int64_t resamples = 2000; ///< 0: none
    std::uint64_t seed = 1;
    double confidence = 0.95;
};

/// Counter-based random bits: a function of seed, resample, stream and position alone (SplitMix64 finaliser over the
/// mixed counters), so that draws can be made in any order on any thread. One mixing step a draw.
class CounterStream {
  public:
    CounterStream(std::uint64_t seed, std::uint64_t resample, std::uint64_t stream)
        : m_key(mix(mix(mix(seed) ^ resample) ^ (stream * 0xD1342543DE82EF95u))) {}
    [[nodiscard]] std::uint64_t operator()(std::uint64_t position) const { return mix(m_key ^ position); }

  private:
    static std::uint64_t mix(std::uint64_t z) {
        z += 0x9E3779B97F4A7C15u;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::uint64_t m_key;
};
/// A whole number in [0, n), n > 0, from 64 random bits (multiply-shift; the bias is below n / 2^64).
[[nodiscard]] inline std::uint64_t bounded(std::uint64_t bits, std::uint64_t n) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>((static_cast<Wide>(bits) * n) >> 64);
}
/// Whole numbers in [0, n), n below 2^32, from the bits at `first` and after it: what bounded() makes of them.
void drawBelow(std::uint64_t n, const CounterStream& bits, std::uint64_t first, std::span<std::uint32_t> out);

/// Computes `statistics` figures with the given multiplicity of each unit into out; NaN where a figure is undefined.
/// Called from several threads at once.
using WeightedFigures = std::function<void(std::span<const int> weights, std::span<double> out)>;

/// For figures that are no function of sums over units: draws as many units as there are (or whole clusters as many as
/// there are) with replacement, and returns per figure its value in every resample, in order. cluster: of each unit,
/// 0-based, empty for none. The draws are those of Resamples.
[[nodiscard]] std::vector<std::vector<double>> bootstrapFigures(const Resampling& how, int units,
                                                                std::span<const int> cluster, int statistics,
                                                                const WeightedFigures& compute);

/// An interval of resampled values with their standard deviation, the standard error of the figure (Efron & Tibshirani
/// 1993, eq. 6.6); 0 when they are all the same.
struct ResampledInterval : Interval {
    double se = 0;
};
/// Percentile interval over the resamples that have a value (quantiles interpolated linearly, Hyndman & Fan type 7);
/// nothing when fewer than two have one. The others are counted in undefinedResamples.
[[nodiscard]] std::optional<ResampledInterval> percentileInterval(std::span<const double> values, double confidence,
                                                                  std::string method);
/// "unit-bootstrap-percentile", or "cluster-bootstrap-percentile" when there are clusters.
[[nodiscard]] std::string bootstrapMethod(std::span<const int> cluster);

} // namespace attune::stats
