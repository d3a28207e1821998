// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace attune {

/// An opaque picture, four bytes a pixel in memory order B, G, R, 255: QImage::Format_RGB32 on a little-endian machine.
struct Image {
    int width = 0;
    int height = 0;
    int stride = 0;                 ///< bytes a row, >= 4 * width
    std::vector<std::uint8_t> bgra; ///< stride * height bytes, and some room behind them

    Image() = default;
    /// All bytes 0: the fourth ones are for the maker to set.
    Image(int w, int h);
    /// Sets every fourth byte to 255.
    void makeOpaque();
    [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] const std::uint8_t* row(int y) const { return bgra.data() + static_cast<std::ptrdiff_t>(y) * stride; }
    [[nodiscard]] std::uint8_t* row(int y) { return bgra.data() + static_cast<std::ptrdiff_t>(y) * stride; }
};

using ImagePtr = std::shared_ptr<const Image>;

/// The picture at another size, whole (no cropping, aspect not kept). Sizes 1..16384.
[[nodiscard]] Result<Image> scaled(const Image& image, int width, int height);
/// The picture as a PNG file's bytes (8-bit RGB).
[[nodiscard]] Result<std::string> encodePng(const Image& image);

} // namespace attune
