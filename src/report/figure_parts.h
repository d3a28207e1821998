// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/figures.h"
#include "report/svg.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// What the drawings share. Inside the report room only.
namespace attune::figure_parts {

/// The words in the reader's language, "%1" to "%9" replaced by the parts.
[[nodiscard]] std::string inWords(const FigureStyle& style, std::string_view english,
                                  std::initializer_list<std::string_view> parts = {});

/// Shortened in the middle with an ellipsis so that it takes about the width at this size of text.
[[nodiscard]] std::string fitted(std::string_view text, double width, double size);
/// Width of text as drawn, estimated: there is no font here to ask.
[[nodiscard]] double textWidth(std::string_view text, double size);
/// In two lines at a space or hyphen near the middle when it is too wide for one; each is fitted.
[[nodiscard]] std::vector<std::string> twoLines(std::string_view text, double width, double size);

/// Round numbers from low to high, at most about the count of them, at steps of 1, 2 or 5 times a power of ten, and
/// 1 at least when whole is set.
[[nodiscard]] std::vector<double> ticks(double low, double high, int count, bool whole = false);

/// Range of a pair's scale: of its categories when they are numbers, widened to hold all scores.
struct ScoreRange {
    double low = 0, high = 1;
};
[[nodiscard]] ScoreRange scoreRange(const PairAgreement& pair);

/// Maps data to px along one direction.
struct Axis {
    double low = 0, high = 1; ///< data
    double from = 0, to = 1;  ///< px of low and high
    [[nodiscard]] double at(double value) const;
};

[[nodiscard]] TextStyle textStyle(double size, const std::string& fill, TextAnchor anchor = TextAnchor::Start,
                                  int weight = 400);
/// A score: circle in the person's colour, larger with its number when it stands for several; a cross from two points
/// of difference on. The title names the clips.
void drawScore(SvgWriter& svg, double x, double y, double difference, std::size_t count, std::string_view title,
               FigureRole role, const Palette& palette);
/// Whiskers with end bars from low to high.
void drawInterval(SvgWriter& svg, double low, double high, double y, const std::string& ink, double half = 5);
/// An empty drawing that says why; title and words in English.
[[nodiscard]] Figure wordsInstead(std::string_view title, std::string_view words, int width, int height,
                                  const FigureStyle& style);
[[nodiscard]] SvgWriter begin(int width, int height, std::string_view title, std::string_view description,
                              const FigureStyle& style);

/// Size of a small drawing, three to a page.
constexpr int smallWidth = 228;
constexpr int smallHeight = 182;

} // namespace attune::figure_parts
