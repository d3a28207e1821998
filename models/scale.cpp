// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scale.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace attune {

std::int64_t Scale::topStep() const {
    if (isNamed())
        return static_cast<std::int64_t>(categories.size()) - 1;
    if (kind == ScaleKind::Text || !(step > 0))
        return 0;
    const double steps = std::round((max - min) / step);
    return steps >= 0 && steps < 9e15 ? static_cast<std::int64_t>(steps) : 0;
}

std::optional<std::int64_t> Scale::stepsOf(double points) const {
    if (!std::isfinite(points) || !(step > 0))
        return {};
    const double steps = std::round((points - min) / step);
    if (!(steps >= 0) || steps > static_cast<double>(topStep()))
        return {};
    const auto whole = static_cast<std::int64_t>(steps);
    // Tenths have no exact double: a few units in the last place are the same score, anything more is off the grid.
    const double slack = 1e-12 * std::max({1.0, std::abs(points), std::abs(min), std::abs(max)});
    if (std::abs(valueOf(whole) - points) > slack)
        return {};
    return whole;
}

std::string Scale::textOf(std::int64_t steps) const {
    if (isNamed())
        return contains(steps) ? categories[static_cast<std::size_t>(steps)] : std::string();
    const double value = valueOf(steps);
    const double rounded = std::round(value * 1e9) / 1e9;
    return formatNumber(std::isfinite(rounded) ? rounded : value);
}

std::int64_t Scale::stepsPerPoint() const {
    if (!(step > 0) || step >= 1)
        return 1;
    return std::max<std::int64_t>(1, std::llround(1 / step));
}

} // namespace attune
