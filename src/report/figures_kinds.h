// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/figures.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The drawings of the summaries about clips, reference sets and cohorts, in the shapes of figures.h.
namespace attune {

/// One dimension of a clip: each score given is a circle on the scale, several at one place one larger circle with
/// their number; the reference is a purple diamond.
struct ScoreLine {
    std::string name;
    FigureRole role = FigureRole::Other;
    std::optional<double> reference;
    std::vector<double> given;
};
[[nodiscard]] Figure scoreLines(const std::vector<ScoreLine>& lines, double low, double high,
                                const FigureStyle& style = {});

/// How often each score was given: a bar a score, from low to high in steps of `step`. In the reference's colour, or in
/// that of the person whom raters rated.
[[nodiscard]] Figure scoreBars(const std::string& title, const std::vector<double>& scores, double low, double high,
                               double step, std::optional<FigureRole> rated = {}, const FigureStyle& style = {});

/// Middle, lowest and highest of one figure in one round; nothing where it may not be shown.
struct WavePoint {
    std::string name;
    std::optional<double> middle, low, high;
};
/// Round after round: a circle for the middle rater, a line from the lowest to the highest. `band` is drawn grey.
[[nodiscard]] Figure waveLine(const std::string& title, const std::vector<WavePoint>& points,
                              std::pair<double, double> range, std::optional<std::pair<double, double>> band,
                              FigureRole role, const FigureStyle& style = {});

} // namespace attune
