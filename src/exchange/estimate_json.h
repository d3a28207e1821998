// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

/// Inside the exchange room only.
namespace attune::exchange {

using Json = nlohmann::ordered_json;

[[nodiscard]] Json orNull(const std::optional<double>& value);
[[nodiscard]] Json orNull(const std::optional<std::string>& value);

/// An estimate as the command line prints it: name, value or null with the reason, se, ci, intervals, n, df, statistic,
/// p, parameters, definition; what it does not have is left out (value and ci are null instead).
[[nodiscard]] Json estimateJson(const Estimate& estimate);
[[nodiscard]] Json estimatesJson(const std::vector<Estimate>& estimates);

} // namespace attune::exchange
