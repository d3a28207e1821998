// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace attune {

/// An interval with the method that made it; low and high are finite, low <= high.
struct Interval {
    double low = 0;
    double high = 0;
    std::string
        method; ///< "t", "f", "f-satterthwaite", "unit-bootstrap-percentile", ... (fixed names of the command line)
    std::optional<std::int64_t> resamples;          ///< bootstrap only: how many were drawn
    std::optional<std::int64_t> undefinedResamples; ///< bootstrap only: how many of them had no value and were left out
};

using Parameter = std::pair<std::string, std::variant<double, std::int64_t, std::string>>;

/// One figure: a finite value, or the reason there is none. Never 0, 1 or NaN in place of "undefined".
struct Estimate {
    std::string name;    ///< fixed name, e.g. "icc_a1"
    std::string weights; ///< "identity", "linear", "quadratic", "ordinal"; empty where there are none
    std::optional<double> value;
    std::string undefined; ///< reason when there is no value: "no_pairable", "zero_variance", ...
    std::optional<double> se;
    std::optional<Interval> ci;      ///< the recommended interval, cut to the coefficient's range
    std::vector<Interval> intervals; ///< all that were computed, uncut
    std::int64_t n = 0;              ///< paired units (targets) the figure rests on
    std::vector<double> df;
    std::optional<double> statistic;
    std::optional<double> p;
    std::vector<Parameter> parameters;
    std::string definition; ///< versioned text: exactly what was computed, e.g. "icc.a1/mcgraw-wong-1996/1"
};

} // namespace attune
