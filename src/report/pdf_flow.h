// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// What stands below what on which page. Inside the report room's PDF files only. Lengths in points.
namespace attune::pdf {

/// Draws itself with its upper left corner at (x, y).
using Draw = std::function<void(cairo_t* cairo, double x, double y)>;

/// What is drawn again at the top of a page that a table goes on to.
struct RunningHead {
    double height = 0;
    Draw draw;
};

/// A piece that is never cut by the end of a page.
struct Piece {
    double height = 0;
    double before = 0; ///< gap above, not at the top of a page
    bool keepWithNext = false;
    bool newPage = false; ///< starts one
    Draw draw;
    std::shared_ptr<const RunningHead> head; ///< of the table it belongs to
    int outlineLevel = 0;                    ///< 1..3: named in the outline
    std::string outlineText;
};

struct PlacedPiece {
    Draw draw;
    double y = 0; ///< from the upper edge of the text area
    int outlineLevel = 0;
    std::string outlineText;
};
using Page = std::vector<PlacedPiece>;

/// Pieces that keep with the next go on one page as long as they fit a whole one. A piece higher than a page stands
/// alone on one and is cut by its edge.
[[nodiscard]] std::vector<Page> paginate(const std::vector<Piece>& pieces, double pageHeight);

/// Pieces one below the other as one that is never cut.
[[nodiscard]] Piece stacked(std::vector<Piece> pieces);

} // namespace attune::pdf
