// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// A declared grid "min:max[:step]", step 1 unless given.
struct DeclaredScale {
    double min = 0, max = 0, step = 1;
    std::vector<double> values; ///< ascending, as the decimals one would write

    /// Index of a score on the grid; nothing when it is off it or outside. Tolerance 1e-9 of a step.
    [[nodiscard]] std::optional<int> indexOf(double score) const;
};

/// Errors (Invalid): not of that form, min >= max, step not positive or not dividing the range, more than 10,001
/// points.
[[nodiscard]] Result<DeclaredScale> parseScale(const std::string& text);

} // namespace attune
