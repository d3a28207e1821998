// SPDX-License-Identifier: GPL-3.0-or-later
// A frame number drawn into the picture, so that a test can read which frame it really sees, at any scale.
#pragma once

#include <cstdint>
#include <optional>

namespace attune::test {

/// Draws number (0 .. 2^20 - 1) into the top quarter of a grey picture (one byte a pixel): 24 cells across, 20 bits and
/// a check of 4; below them their complement.
void drawBarCode(std::uint8_t* gray, int width, int height, int stride, std::int64_t number);

/// A part of a picture.
struct Rect {
    int x = 0, y = 0, width = 0, height = 0;
};

/// Reads the number off a picture of four bytes a pixel (blue, green, red, any), e.g. Image::bgra or a QImage of
/// Format_RGB32. where: the video picture inside it, as displayed. Nothing when there is no valid code.
std::optional<std::int64_t> readBarCode(const std::uint8_t* bgra, int width, int height, int stride, Rect where);
/// The same when the picture is all there is.
std::optional<std::int64_t> readBarCode(const std::uint8_t* bgra, int width, int height, int stride);

} // namespace attune::test
