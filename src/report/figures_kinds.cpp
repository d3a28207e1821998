// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures_kinds.h"

#include "report/figure_parts.h"
#include "report/number_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace attune {

using namespace figure_parts;

namespace {

Paint thin(const std::string& ink) { return {.fill = "none", .stroke = ink, .strokeWidth = 1, .dash = {}}; }

std::string rounded(double value) { return scoreText(std::round(value * 1000) / 1000); }

} // namespace

Figure scoreLines(const std::vector<ScoreLine>& lines, double low, double high, const FigureStyle& style) {
    constexpr int width = 640;
    constexpr double rowHeight = 30, nameWidth = 170, top = 6;
    const int height = static_cast<int>(top + rowHeight * static_cast<double>(lines.size()) + 24);
    if (lines.empty() || high <= low)
        return wordsInstead("Scores given", "There are no scores in numbers.", width, 60, style);
    std::string words;
    for (const auto& line : lines) {
        std::vector<double> sorted = line.given;
        std::ranges::sort(sorted);
        words += line.name + ": ";
        for (const double score : sorted)
            words += rounded(score) + " ";
        words += line.reference ? "reference " + rounded(*line.reference) + ". " : "no reference. ";
    }
    const Palette& palette = style.palette;
    auto svg = begin(width, height, "Scores given", words, style);
    const Axis x{low, high, nameWidth + 16, width - 20.0};
    const double bottom = top + rowHeight * static_cast<double>(lines.size());
    for (const double mark : ticks(low, high, 12, true)) {
        svg.line(x.at(mark), top, x.at(mark), bottom, thin(palette.border));
        svg.text(x.at(mark), bottom + 15, scoreText(mark), textStyle(10, palette.text3, TextAnchor::Middle));
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        const double y = top + rowHeight * (static_cast<double>(i) + .5);
        svg.text(nameWidth, y + 4, fitted(line.name, nameWidth - 4, 11.5),
                 textStyle(11.5, palette.text, TextAnchor::End));
        if (line.reference) {
            const double at = x.at(*line.reference);
            svg.beginGroup("reference " + rounded(*line.reference));
            svg.polygon(
                {{at, y - 10}, {at + 10, y}, {at, y + 10}, {at - 10, y}},
                {.fill = palette.reference.tint, .stroke = palette.reference.ink, .strokeWidth = 1.4, .dash = {}});
            svg.endGroup();
        }
        std::map<double, std::size_t> counts;
        for (const double score : line.given)
            ++counts[score];
        for (const auto& [score, count] : counts)
            drawScore(svg, x.at(score), y, 0, count, fmt::format("{} given {} times", rounded(score), count), line.role,
                      palette);
    }
    return {.svg = svg.finish(),
            .width = width,
            .height = height,
            .title = "Scores given",
            .note = "A circle is a score, a number in it counts raters; the diamond is the reference.",
            .alternative = words};
}

Figure scoreBars(const std::string& title, const std::vector<double>& scores, double low, double high, double step,
                 std::optional<FigureRole> rated, const FigureStyle& style) {
    constexpr double left = 26, right = smallWidth - 8.0, top = 10, bottom = smallHeight - 26.0;
    if (scores.empty() || !(high > low) || !(step > 0) || (high - low) / step > 200)
        return wordsInstead(title, "There are no scores in numbers.", smallWidth, smallHeight, style);
    std::map<std::int64_t, std::size_t> counts;
    std::size_t most = 1;
    for (const double score : scores)
        most = std::max(most, ++counts[std::llround((score - low) / step)]);
    std::string words;
    for (const auto& [place, count] : counts)
        words += fmt::format("{} {} times. ", rounded(low + static_cast<double>(place) * step), count);
    const Palette& palette = style.palette;
    auto svg = begin(smallWidth, smallHeight, title, words, style);
    const Axis x{low - step, high + step, left, right};
    const Axis y{0, static_cast<double>(most), bottom, top};
    for (const double mark : ticks(0, static_cast<double>(most), 4, true)) {
        svg.line(left, y.at(mark), right, y.at(mark), thin(palette.border));
        svg.text(left - 5, y.at(mark) + 3.5, scoreText(mark), textStyle(10, palette.text3, TextAnchor::End));
    }
    const double bar = std::max(2.0, (x.at(low + step) - x.at(low)) * .72);
    for (const auto& [place, count] : counts) {
        const double at = x.at(low + static_cast<double>(place) * step);
        svg.beginGroup(fmt::format("{}: {}", rounded(low + static_cast<double>(place) * step), count));
        svg.rect(at - bar / 2, y.at(static_cast<double>(count)), bar, bottom - y.at(static_cast<double>(count)),
                 {.fill = (rated ? palette.person(*rated) : palette.reference).fill,
                  .stroke = {},
                  .strokeWidth = 1,
                  .dash = {}});
        svg.endGroup();
    }
    for (const double mark : ticks(low, high, 8, true))
        svg.text(x.at(mark), bottom + 14, scoreText(mark), textStyle(10, palette.text3, TextAnchor::Middle));
    return {.svg = svg.finish(),
            .width = smallWidth,
            .height = smallHeight,
            .title = title,
            .note = rated ? "How often raters gave which score." : "How many clips have which reference score.",
            .alternative = words};
}

Figure waveLine(const std::string& title, const std::vector<WavePoint>& points, std::pair<double, double> range,
                std::optional<std::pair<double, double>> band, FigureRole role, const FigureStyle& style) {
    constexpr double left = 34, right = smallWidth - 8.0, top = 10, bottom = smallHeight - 26.0;
    if (std::ranges::none_of(points, [](const WavePoint& p) { return p.middle.has_value(); }))
        return wordsInstead(title, "Too few raters to show.", smallWidth, smallHeight, style);
    std::string words;
    for (const auto& point : points)
        words += point.middle ? fmt::format("{}: middle {}, from {} to {}. ", point.name, rounded(*point.middle),
                                            rounded(*point.low), rounded(*point.high))
                              : point.name + ": too few raters to show. ";
    const Palette& palette = style.palette;
    auto svg = begin(smallWidth, smallHeight, title, words, style);
    const Axis y{range.first, range.second, bottom, top};
    const double step = (right - left) / static_cast<double>(points.size());
    if (band)
        svg.rect(left, y.at(band->second), right - left, y.at(band->first) - y.at(band->second),
                 {.fill = palette.agree0, .stroke = {}, .strokeWidth = 1, .dash = {}});
    for (const double mark : ticks(range.first, range.second, 5)) {
        svg.line(left, y.at(mark), right, y.at(mark), thin(mark == 0 ? palette.control : palette.border));
        svg.text(left - 5, y.at(mark) + 3.5, rounded(mark), textStyle(10, palette.text3, TextAnchor::End));
    }
    const InkSet& ink = palette.person(role);
    std::vector<std::pair<double, double>> middles;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double x = left + step * (static_cast<double>(i) + .5);
        svg.text(x, bottom + 14, fitted(points[i].name, step - 2, 9.5),
                 textStyle(9.5, palette.text3, TextAnchor::Middle));
        if (!points[i].middle)
            continue;
        svg.line(x, y.at(*points[i].low), x, y.at(*points[i].high),
                 {.fill = "none", .stroke = ink.ink, .strokeWidth = 1.6, .dash = {}});
        middles.emplace_back(x, y.at(*points[i].middle));
    }
    if (middles.size() > 1)
        svg.polyline(middles, {.fill = "none", .stroke = ink.ink, .strokeWidth = 1, .dash = "4 3"});
    for (const auto& [x, at] : middles)
        svg.circle(x, at, 4, {.fill = ink.fill, .stroke = ink.ink, .strokeWidth = 1, .dash = {}});
    return {.svg = svg.finish(),
            .width = smallWidth,
            .height = smallHeight,
            .title = title,
            .note = "A circle is the middle rater of a round, the line reaches from the lowest to the highest.",
            .alternative = words};
}

} // namespace attune
