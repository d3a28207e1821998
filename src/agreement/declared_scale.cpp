// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/declared_scale.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace attune {

std::optional<int> DeclaredScale::indexOf(double score) const {
    const double place = (score - min) / step;
    const double nearest = std::round(place);
    if (std::abs(place - nearest) > 1e-9 * std::max(1.0, std::abs(place)) || nearest < 0 ||
        nearest >= static_cast<double>(values.size()))
        return {};
    return static_cast<int>(nearest);
}

Result<DeclaredScale> parseScale(const std::string& text) {
    auto wrong = [&](const char* what) {
        return fail(ErrorCode::Invalid, what, "scale " + text,
                    "give it as MIN:MAX or MIN:MAX:STEP, for example 1:7:0.5");
    };
    const auto parts = split(text, ':');
    if (parts.size() != 2 && parts.size() != 3)
        return wrong("the scale is not of the form MIN:MAX:STEP");
    DeclaredScale out;
    double* fields[] = {&out.min, &out.max, &out.step};
    for (std::size_t i = 0; i < std::min(parts.size(), std::size(fields)); ++i) {
        const auto number = parseNumber(trimmed(parts[i]));
        if (!number || std::abs(*number) > 1e15)
            return wrong("a part of the scale is not a number");
        *fields[i] = *number;
    }
    if (!(out.min < out.max))
        return wrong("the scale ends before it begins");
    if (!(out.step > 0))
        return wrong("the step of the scale is not above 0");
    const double steps = (out.max - out.min) / out.step;
    if (steps > 10'000)
        return wrong("the scale has more than 10,001 points");
    if (std::abs(steps - std::round(steps)) > 1e-9 * std::max(1.0, steps))
        return wrong("the step does not divide the scale evenly");
    for (int i = 0; i <= static_cast<int>(std::round(steps)); ++i) {
        const double value = out.min + i * out.step;
        out.values.push_back(parseNumber(fmt::format("{:.12g}", value)).value_or(value));
    }
    return out;
}

} // namespace attune
