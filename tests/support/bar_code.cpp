// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/bar_code.h"

#include <algorithm>

namespace attune::test {
namespace {

constexpr int cells = 24;
constexpr int numberBits = 20;

std::uint32_t checked(std::uint32_t number) {
    std::uint32_t sum = 5;
    for (int shift = 0; shift < numberBits; shift += 4)
        sum = sum * 3 + (number >> shift & 15);
    return number << 4 | (sum & 15);
}

} // namespace

void drawBarCode(std::uint8_t* gray, int width, int height, int stride, std::int64_t number) {
    const std::uint32_t code = checked(static_cast<std::uint32_t>(number));
    for (int y = 0; y < height / 4; ++y)
        for (int x = 0; x < width; ++x) {
            const bool bit = (code >> (cells - 1 - x * cells / width) & 1) != 0;
            gray[static_cast<std::ptrdiff_t>(y) * stride + x] = (y < height / 8) == bit ? 220 : 30;
        }
}

std::optional<std::int64_t> readBarCode(const std::uint8_t* bgra, int width, int height, int stride, Rect where) {
    const auto brightness = [&](double left, double right, double top, double bottom) {
        const auto x0 = std::clamp(static_cast<int>(left), 0, width - 1),
                   x1 = std::clamp(static_cast<int>(right), x0 + 1, width);
        const auto y0 = std::clamp(static_cast<int>(top), 0, height - 1),
                   y1 = std::clamp(static_cast<int>(bottom), y0 + 1, height);
        double sum = 0;
        for (int y = y0; y < y1; ++y)
            for (int x = x0; x < x1; ++x) {
                const std::uint8_t* p =
                    bgra + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * 4;
                sum += p[0] + p[1] + p[2];
            }
        return sum / (3.0 * (x1 - x0) * (y1 - y0));
    };
    if (where.width < cells || where.height < 16)
        return std::nullopt;
    std::uint32_t code = 0;
    const double cell = static_cast<double>(where.width) / cells, row = where.height / 8.0;
    for (int i = 0; i < cells; ++i) {
        const double left = where.x + (i + 0.3) * cell, right = where.x + (i + 0.7) * cell;
        const double up = brightness(left, right, where.y + 0.25 * row, where.y + 0.75 * row);
        const double down = brightness(left, right, where.y + 1.25 * row, where.y + 1.75 * row);
        if (std::max(up, down) - std::min(up, down) < 60)
            return std::nullopt;
        code = code << 1 | (up > down ? 1u : 0u);
    }
    const std::uint32_t number = code >> 4;
    if (checked(number) != code)
        return std::nullopt;
    return number;
}

std::optional<std::int64_t> readBarCode(const std::uint8_t* bgra, int width, int height, int stride) {
    return readBarCode(bgra, width, height, stride, {0, 0, width, height});
}

} // namespace attune::test
