// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures_diagnostics.h"

#include "report/figure_parts.h"
#include "report/number_text.h"
#include "report/svg.h"

#include <algorithm>
#include <cmath>

namespace attune {

using namespace figure_parts;

namespace {

constexpr int chartWidth = 470, chartHeight = 196;
constexpr std::size_t mostHaloPairs = 20;

Figure done(SvgWriter& svg, int width, int height, std::string title, std::string note, std::string alternative,
            std::vector<FigureMark> marks = {}) {
    return {svg.finish(), width, height, std::move(title), std::move(note), std::move(alternative), std::move(marks)};
}

} // namespace

Figure driftChart(const RaterDiagnostics& rater, const FigureStyle& style) {
    constexpr const char* heading = "Differences in the order of rating";
    if (!rater.chart)
        return wordsInstead(heading, "The order of the ratings is not known.", chartWidth, 60, style);
    const std::string title = inWords(style, heading);
    const ControlChart& chart = *rater.chart;
    const Palette& palette = style.palette;
    double reach = std::max({1.0, std::abs(chart.low), std::abs(chart.high)});
    for (const ChartPoint& p : chart.points)
        reach = std::max(reach, std::abs(p.value));
    reach *= 1.08;
    const double left = 40, right = chartWidth - 54, top = 10, bottom = chartHeight - 34;
    const auto n = static_cast<double>(chart.points.size());
    const Axis x{1, std::max(2.0, n), left + 8, right - 6};
    const Axis y{-reach, reach, bottom, top};
    const auto outside = std::ranges::count(chart.points, true, &ChartPoint::out);
    const auto signedText = [](double v) { return numberText(v, NumberStyle::SignedPoints); };
    const std::string alternative =
        inWords(style, "%1, %2: %3 differences in the order of rating, mean %4, limits %5, %6 outside.",
                {rater.rater, rater.dimension, std::to_string(chart.points.size()), signedText(chart.centre),
                 intervalText(chart.low, chart.high, NumberStyle::SignedPoints), std::to_string(outside)});
    auto svg = begin(chartWidth, chartHeight, title, alternative, style);
    svg.rect(left, y.at(chart.high), right - left, y.at(chart.low) - y.at(chart.high),
             {.fill = palette.agree0, .stroke = {}, .dash = {}});
    svg.line(left, y.at(0), right, y.at(0), {.stroke = palette.border, .dash = {}});
    for (const double limit : {chart.low, chart.high})
        svg.line(left, y.at(limit), right, y.at(limit), {.stroke = palette.text3, .dash = "4 3"});
    svg.line(left, y.at(chart.centre), right, y.at(chart.centre), {.stroke = palette.text2, .dash = {}});
    for (const auto& [value, name] : {std::pair{chart.high, "upper"}, {chart.centre, "mean"}, {chart.low, "lower"}})
        if (chart.sigma > 0 || name == std::string("mean"))
            svg.text(right + 4, y.at(value) + 3, signedText(value), textStyle(10, palette.text2));
    std::vector<std::pair<double, double>> average;
    for (std::size_t i = 0; i < chart.points.size(); ++i)
        average.emplace_back(x.at(static_cast<double>(i + 1)), y.at(chart.points[i].ewma));
    if (average.size() > 1)
        svg.polyline(average, {.stroke = palette.person(FigureRole::Dyad).ink, .strokeWidth = 1.5, .dash = {}});
    std::vector<FigureMark> marks;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const ChartPoint& p = chart.points[i];
        const double px = x.at(static_cast<double>(i + 1)), py = y.at(p.value);
        marks.push_back(
            {px,
             py,
             {rater.chartTargets[i]},
             std::to_string(i + 1) + ", " + rater.chartTargets[i] + ": " +
                 inWords(style, p.out ? "difference %1, beyond the limits" : "difference %1", {signedText(p.value)})});
        svg.beginGroup(marks.back().words);
        if (p.out)
            svg.rect(px - 4, py - 4, 8, 8, {.fill = palette.text, .stroke = {}, .dash = {}});
        else
            svg.circle(px, py, 3,
                       {.fill = palette.person(FigureRole::Dyad).fill,
                        .stroke = palette.person(FigureRole::Dyad).ink,
                        .dash = {}});
        svg.endGroup();
    }
    for (const double mark : ticks(1, std::max(2.0, n), 8, true))
        svg.text(x.at(mark), bottom + 14, scoreText(mark), textStyle(10, palette.text3, TextAnchor::Middle));
    for (const double mark : ticks(-reach, reach, 5, true))
        svg.text(left - 6, y.at(mark) + 3, scoreText(mark), textStyle(10, palette.text3, TextAnchor::End));
    svg.text((left + right) / 2, chartHeight - 6, inWords(style, "first to last rating"),
             textStyle(10, palette.text3, TextAnchor::Middle));
    return done(
        svg, chartWidth, chartHeight, title,
        inWords(style, "Grey: within three sigma of the mean. Line: moving average. Squares: beyond the limits."),
        alternative, std::move(marks));
}

Figure haloChart(const HaloDiagnostics& rater, const FigureStyle& style) {
    constexpr const char* heading = "Correlation between dimensions";
    std::vector<const HaloPair*> pairs;
    for (const HaloPair& p : rater.pairs)
        if (p.rater && p.reference)
            pairs.push_back(&p);
    if (pairs.empty())
        return wordsInstead(heading, "No two dimensions vary on both sides.", chartWidth, 60, style);
    const std::string title = inWords(style, heading);
    const std::size_t all = pairs.size();
    std::ranges::stable_sort(pairs, [](const HaloPair* a, const HaloPair* b) {
        return *a->rater - *a->reference > *b->rater - *b->reference;
    });
    pairs.resize(std::min(all, mostHaloPairs));
    const Palette& palette = style.palette;
    const double left = 190, right = chartWidth - 12, row = 20, top = 10;
    const double bottom = top + row * static_cast<double>(pairs.size());
    const int height = static_cast<int>(bottom) + 32;
    const Axis x{-1, 1, left, right};
    std::string alternative =
        inWords(style, "%1, correlations between dimensions, rater and reference:", {rater.rater});
    const auto text = [](double r) { return numberText(r, NumberStyle::Coefficient); };
    const auto said = [&](const HaloPair& p) {
        return inWords(style, "%1 and %2: rater %3, reference %4, n %5",
                       {p.first, p.second, text(*p.rater), text(*p.reference), std::to_string(p.n)});
    };
    for (const HaloPair* p : pairs)
        alternative += " " + said(*p) + ";";
    auto svg = begin(chartWidth, height, title, alternative, style);
    for (const double mark : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
        svg.line(x.at(mark), top, x.at(mark), bottom, {.stroke = palette.border, .dash = {}});
        svg.text(x.at(mark), bottom + 14, text(mark), textStyle(10, palette.text3, TextAnchor::Middle));
    }
    double at = top + row / 2;
    for (const HaloPair* p : pairs) {
        const double a = x.at(*p->rater), b = x.at(*p->reference);
        svg.text(left - 10, at + 4, fitted(p->first + ", " + p->second, left - 14, 11),
                 textStyle(11, palette.text, TextAnchor::End));
        svg.beginGroup(said(*p));
        svg.line(a, at, b, at, {.stroke = palette.text3, .dash = {}});
        svg.polygon({{b, at - 5}, {b + 5, at}, {b, at + 5}, {b - 5, at}},
                    {.fill = palette.reference.fill, .stroke = {}, .dash = {}});
        svg.circle(a, at, 4,
                   {.fill = palette.person(FigureRole::Dyad).fill,
                    .stroke = palette.person(FigureRole::Dyad).ink,
                    .dash = {}});
        svg.endGroup();
        at += row;
    }
    return done(svg, chartWidth, height, title,
                inWords(style, all > mostHaloPairs ? "Circle: rater, diamond: reference; the pairs that part most."
                                                   : "Circle: rater, diamond: reference."),
                alternative);
}

} // namespace attune
