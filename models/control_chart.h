// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace attune {

/// One value of a control chart, with its exponentially weighted moving average.
struct ChartPoint {
    double value = 0;
    double ewma = 0;
    double ewmaLow = 0, ewmaHigh = 0;
    bool out = false;     ///< beyond the three-sigma limits
    bool ewmaOut = false; ///< the moving average is beyond its limits
};

/// A run of values that chance makes rarely while nothing changes. Positions count from 0, both ends belong to it.
struct ChartSignal {
    std::string rule; ///< "beyond_3_sigma", "two_of_three_beyond_2_sigma", "four_of_five_beyond_1_sigma",
                      ///< "eight_on_one_side", "six_rising", "six_falling"
    std::int64_t first = 0, last = 0;

    auto operator<=>(const ChartSignal&) const = default;
};

/// Individuals chart (Shewhart): centre the mean value, sigma the mean moving range / 1.128.
struct ControlChart {
    double centre = 0, sigma = 0, low = 0, high = 0; ///< low, high: centre -+ 3 sigma
    std::vector<ChartPoint> points;
    std::vector<ChartSignal> outOfControl; ///< by first, last, rule
};

} // namespace attune
