// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace attune::bench {

/// Nearest rank; 0 for nothing.
inline double percentile(std::vector<double> values, int percent) {
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const std::size_t rank = (values.size() * static_cast<std::size_t>(percent) + 99) / 100;
    return values[std::max<std::size_t>(rank, 1) - 1];
}

inline std::string p50p95(const std::vector<double>& ms) {
    return fmt::format("{:.1f} / {:.1f}", percentile(ms, 50), percentile(ms, 95));
}

class Stopwatch {
  public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }
    /// Processor time of the whole process, which other programs do not lengthen.
    [[nodiscard]] double cpuSeconds() const { return cpuNow() - m_cpu; }

  private:
    static double cpuNow() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    double m_cpu = cpuNow();
};

} // namespace attune::bench
