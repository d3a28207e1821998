// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"
#include "report/palette.h"
#include "report/summary_model.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The drawings of a reliability summary: the same SVG is written in HTML, shown in the window and painted into PDF.
/// Shapes have one meaning: a rater's score or mean bias is a circle in the colour of the person rated, the reference
/// a purple diamond, an estimated coefficient a square, a difference of two points or more a vermilion cross.
namespace attune {

/// A place in a drawing that stands for one clip or more.
struct FigureMark {
    double x = 0, y = 0;              ///< px at 100 %
    std::vector<std::string> targets; ///< as the drawing names them
    std::string words;                ///< what is shown there
};

/// One drawing. Its title and note stand outside the drawing, so that the page or window sets them.
struct Figure {
    std::string svg;
    int width = 0; ///< px at 100 %
    int height = 0;
    std::string title;             ///< "Score against score"
    std::string note;              ///< how to read it, one line
    std::string alternative;       ///< the same in plain words, for who does not see the drawing
    std::vector<FigureMark> marks; ///< in reading order; empty where no clip can be named
};

struct FigureStyle {
    Palette palette = lightPalette();
    std::string fontFamily; ///< one family name; empty: the surroundings decide (HTML)
    bool ground = false;    ///< paints the palette's surface behind the drawing
    /// Gives the words of a drawing in the reader's language: "first to last clip", or a sentence with places "%1
    /// higher on %2". Empty: English. Asked by the drawings that the window shows; those of documents alone are in
    /// English.
    std::function<std::string(std::string_view)> words;
};

/// ICC(A,1) with its interval per dimension of one rater; the grey band is what the rule asks for. A coefficient that
/// may not be shown is replaced by the reason; 6 to 9 clips give a hollow square.
[[nodiscard]] Figure iccForest(std::span<const DimensionRow> rows, const FigureStyle& style = {});
/// Bias in points with its interval per dimension.
[[nodiscard]] Figure biasForest(std::span<const DimensionRow> rows, const FigureStyle& style = {});
/// Both side by side with common names.
[[nodiscard]] Figure agreementForest(std::span<const DimensionRow> rows, const FigureStyle& style = {});

/// Scores of a (up) against b (across) with the diagonal and the band of one point; equal points are one larger
/// circle with their number.
[[nodiscard]] Figure scatter(const DimensionRow& row, const FigureStyle& style = {});
/// Bland and Altman: difference against the mean of both, with bias and limits of agreement.
[[nodiscard]] Figure blandAltman(const DimensionRow& row, const FigureStyle& style = {});
/// Difference of every clip, named, with the bias line and the band of one point.
[[nodiscard]] Figure differencesPerClip(const DimensionRow& row, const FigureStyle& style = {});
/// Difference over the order of the scores, with the mean of the last three: learning and drift.
[[nodiscard]] Figure differencesOverOrder(const DimensionRow& row, const FigureStyle& style = {});
/// Counts of a's categories (down) by b's (across), the diagonal framed.
[[nodiscard]] Figure confusionFigure(const DimensionRow& row, const FigureStyle& style = {});
/// How often each score was given: a upwards, b downwards.
[[nodiscard]] Figure distributions(const DimensionRow& row, const FigureStyle& style = {});

/// Pairs of people down, dimensions across: bias (or exact agreement of codes) above, ICC(A,1) (or kappa) and n below.
/// `first` and `count` choose some of the rows (sections), so that a long map can be drawn in pieces.
[[nodiscard]] Figure heatMap(const AgreementReport& report, const FigureStyle& style = {}, std::size_t first = 0,
                             std::size_t count = static_cast<std::size_t>(-1));

} // namespace attune
