// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class PaperSize { A4, Letter };

/// A document of this room (htmlSummary and its kin) on paper: the same words and drawings, as vectors, with fonts
/// embedded, an outline of its headings and page numbers. Returns the bytes of a PDF 1.5 file.
/// Errors (Internal): the markup cannot be read, or the PDF cannot be made.
[[nodiscard]] Result<std::string> pdfOfDocument(std::string_view html, PaperSize paper = PaperSize::A4);

/// A page as it looks on paper: opaque pixels as 0xffRRGGBB, row by row.
struct PagePicture {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;
};
struct PagePictures {
    std::size_t pages = 0;             ///< that the document has
    std::vector<PagePicture> pictures; ///< of those asked for
};

/// What pdfOfDocument would put on `most` pages from `first` (0: the first) on, at so many pixels per point (1/72 inch;
/// more than 0, at most 10). For previews and printers. Errors: as pdfOfDocument.
[[nodiscard]] Result<PagePictures> picturesOfDocument(std::string_view html, PaperSize paper, double pixelsPerPoint,
                                                      std::size_t first = 0, std::size_t most = 1'000'000);

} // namespace attune
