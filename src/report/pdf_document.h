// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <string>
#include <string_view>

namespace attune {

enum class PaperSize { A4, Letter };

/// A document of this room (htmlSummary and its kin) on paper: the same words and drawings, as vectors, with fonts
/// embedded, an outline of its headings and page numbers. Returns the bytes of a PDF 1.5 file.
/// Errors (Internal): the markup cannot be read, or the PDF cannot be made.
[[nodiscard]] Result<std::string> pdfOfDocument(std::string_view html, PaperSize paper = PaperSize::A4);

} // namespace attune
