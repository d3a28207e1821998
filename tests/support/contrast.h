// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace attune::test {

/// What WCAG 2.1 asks of text (success criterion 1.4.3) and of graphics (1.4.11).
inline constexpr double textContrast = 4.5, graphicsContrast = 3;

/// Relative luminance of 0xRRGGBB (WCAG 2.1).
inline double luminance(std::uint32_t rgb) {
    const auto part = [&](int shift) {
        const double c = static_cast<double>(rgb >> shift & 0xFF) / 255;
        return c <= .04045 ? c / 12.92 : std::pow((c + .055) / 1.055, 2.4);
    };
    return .2126 * part(16) + .7152 * part(8) + .0722 * part(0);
}

/// From 1 to 21.
inline double contrast(std::uint32_t a, std::uint32_t b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)}); // values, not references to what is gone
    return (high + .05) / (low + .05);
}

/// "#RRGGBB" or "#RGB".
inline std::uint32_t colourOf(const std::string& text) {
    std::string digits = text.substr(1);
    if (digits.size() == 3)
        digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
    if (!text.starts_with('#') || digits.size() != 6)
        throw std::invalid_argument(text);
    return static_cast<std::uint32_t>(std::stoul(digits, nullptr, 16));
}

} // namespace attune::test
