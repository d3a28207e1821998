// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figure_parts.h"
#include "report/number_text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace attune {
namespace {

using namespace figure_parts;

constexpr const char* crosses = "Crosses are differences of two points or more.";

struct Box {
    double left = 30, top = 8, right = smallWidth - 10.0, bottom = smallHeight - 34.0;
};

std::string signedScore(double value) {
    const std::string text = scoreText(std::round(value * 1000) / 1000);
    return value > 0 ? "+" + text : text;
}

Figure noScores(std::string_view title, const DimensionRow& row, const FigureStyle& style) {
    const char* words = isNumeric(*row.pair) ? "No clip was scored by both." : "Codes are not numbers.";
    return wordsInstead(title, words, smallWidth, smallHeight, style);
}

void drawXAxisName(SvgWriter& svg, const Box& box, const std::string& name, const Palette& palette) {
    svg.text((box.left + box.right) / 2, smallHeight - 4, fitted(name, box.right - box.left + 20, 10),
             textStyle(10, palette.text3, TextAnchor::Middle));
}

/// Largest difference to be shown, a whole number of points, two at least.
double differenceReach(const PairAgreement& pair, bool limits) {
    double reach = 2;
    for (const auto& score : pair.scores)
        reach = std::max(reach, std::abs(score.a - score.b));
    if (limits)
        for (const char* name : {"loa_low", "loa_high", "bias"})
            if (const auto* estimate = pair.find(name); estimate != nullptr && estimate->value)
                reach = std::max(reach, std::abs(*estimate->value));
    return std::ceil(reach - 1e-9);
}

/// Grey band of one point, tick labels and the zero line of a plot of differences.
void drawDifferenceGround(SvgWriter& svg, const Box& box, const Axis& y, bool band, const Palette& palette) {
    if (band)
        svg.rect(box.left, y.at(1), box.right - box.left, y.at(-1) - y.at(1),
                 {.fill = palette.agree0, .stroke = {}, .strokeWidth = 1, .dash = {}});
    for (const double mark : ticks(y.low, y.high, 6, true)) {
        svg.line(
            box.left, y.at(mark), box.right, y.at(mark),
            {.fill = "none", .stroke = mark == 0 ? palette.control : palette.border, .strokeWidth = 1, .dash = {}});
        svg.text(box.left - 5, y.at(mark) + 3.5, signedScore(mark), textStyle(10, palette.text3, TextAnchor::End));
    }
}

const Estimate* known(const PairAgreement& pair, const char* name) {
    const auto* estimate = pair.find(name);
    return estimate != nullptr && estimate->value ? estimate : nullptr;
}

struct Cluster {
    double difference = 0;
    std::string title;
    std::vector<std::string> targets;

    void add(const PairedScore& score) {
        difference = score.a - score.b;
        title += (title.empty() ? "" : ", ") + score.target;
        targets.push_back(score.target);
    }
};

std::string differenceSummary(const PairAgreement& pair, const FigureStyle& style) {
    std::size_t same = 0;
    std::size_t within = 0;
    std::size_t higher = 0;
    for (const auto& score : pair.scores) {
        const double d = score.a - score.b;
        same += d == 0;
        within += std::abs(d) <= 1;
        higher += d > 0;
    }
    const std::size_t n = pair.scores.size();
    return inWords(style, "%1 clips: the same score on %2, within one point on %3, %4 higher on %5, lower on %6.",
                   {std::to_string(n), std::to_string(same), std::to_string(within), pair.a, std::to_string(higher),
                    std::to_string(n - same - higher)});
}

// The clips at one place, and where they can be found.
void drawCluster(SvgWriter& svg, double x, double y, const Cluster& cluster, const std::string& words, FigureRole role,
                 const Palette& palette, std::vector<FigureMark>& marks) {
    marks.push_back({x, y, cluster.targets, cluster.title + ": " + words});
    drawScore(svg, x, y, cluster.difference, cluster.targets.size(), marks.back().words, role, palette);
}

// With how to read it: the sentence of this drawing and that on crosses.
Figure finished(SvgWriter& svg, const FigureStyle& style, std::string title, std::string_view note,
                std::string alternative, std::vector<FigureMark> marks = {}) {
    return {.svg = svg.finish(),
            .width = smallWidth,
            .height = smallHeight,
            .title = std::move(title),
            .note = inWords(style, note) + " " + inWords(style, crosses),
            .alternative = std::move(alternative),
            .marks = std::move(marks)};
}

} // namespace

Figure scatter(const DimensionRow& row, const FigureStyle& style) {
    const PairAgreement& pair = *row.pair;
    constexpr const char* heading = "Score against score";
    if (pair.scores.empty())
        return noScores(heading, row, style);
    const std::string title = inWords(style, heading);
    const Palette& palette = style.palette;
    const auto range = scoreRange(pair);
    const Box box;
    const double side = std::min(box.right - box.left, box.bottom - box.top);
    const Axis x{range.low, range.high, box.left + 8, box.left + 8 + side};
    const Axis y{range.low, range.high, box.bottom, box.bottom - side};
    const std::string alternative =
        inWords(style, "%1, %2 against %3.", {row.name, pair.a, pair.b}) + " " + differenceSummary(pair, style);
    auto svg = begin(smallWidth, smallHeight, title, alternative, style);
    const double low = range.low;
    const double high = range.high;
    const double one = std::min(1.0, high - low);
    svg.polygon({{x.at(low), y.at(low)},
                 {x.at(low), y.at(low + one)},
                 {x.at(high - one), y.at(high)},
                 {x.at(high), y.at(high)},
                 {x.at(high), y.at(high - one)},
                 {x.at(low + one), y.at(low)}},
                {.fill = palette.agree0, .stroke = {}, .strokeWidth = 1, .dash = {}});
    svg.line(x.at(low), y.at(low), x.at(high), y.at(high),
             {.fill = "none", .stroke = palette.control, .strokeWidth = 1, .dash = {}});
    svg.polyline({{x.at(low), y.at(high)}, {x.at(low), y.at(low)}, {x.at(high), y.at(low)}},
                 {.fill = "none", .stroke = palette.border, .strokeWidth = 1, .dash = {}});
    for (const double mark : ticks(low, high, 7, true)) {
        svg.text(x.at(mark), box.bottom + 14, scoreText(mark), textStyle(10, palette.text3, TextAnchor::Middle));
        svg.text(x.at(low) - 6, y.at(mark) + 3.5, scoreText(mark), textStyle(10, palette.text3, TextAnchor::End));
    }
    svg.text((x.from + x.to) / 2, smallHeight - 4, fitted(pair.b, side, 10),
             textStyle(10, palette.text3, TextAnchor::Middle));
    TextStyle upward = textStyle(10, palette.text3, TextAnchor::Middle);
    upward.rotate = -90;
    svg.text(9, (y.from + y.to) / 2, fitted(pair.a, side, 10), upward);
    std::map<std::pair<double, double>, Cluster> clusters;
    for (const auto& score : pair.scores) {
        clusters[{score.b, score.a}].add(score);
    }
    std::vector<FigureMark> marks;
    for (const auto& [point, cluster] : clusters)
        drawCluster(svg, x.at(point.first), y.at(point.second), cluster,
                    pair.a + " " + scoreText(point.second) + ", " + pair.b + " " + scoreText(point.first), row.role,
                    palette, marks);
    return finished(svg, style, title,
                    "Each point is a clip; a number counts clips at one place. Grey: within one point.", alternative,
                    std::move(marks));
}

Figure blandAltman(const DimensionRow& row, const FigureStyle& style) {
    const PairAgreement& pair = *row.pair;
    constexpr const char* heading = "Difference by level";
    if (pair.scores.empty())
        return noScores(heading, row, style);
    const std::string title = inWords(style, heading);
    const Palette& palette = style.palette;
    const InkSet& ink = palette.person(row.role);
    const auto range = scoreRange(pair);
    Box box;
    box.right = smallWidth - 40;
    const double reach = differenceReach(pair, true);
    const Axis x{range.low, range.high, box.left + 4, box.right - 4};
    const Axis y{-reach, reach, box.bottom, box.top};
    const auto* bias = known(pair, "bias");
    const auto* low = known(pair, "loa_low");
    const auto* high = known(pair, "loa_high");
    std::string alternative = row.name + ". " + differenceSummary(pair, style);
    if (bias != nullptr && low != nullptr && high != nullptr)
        alternative += " " + inWords(style, "Bias %1, limits of agreement %2 to %3.",
                                     {numberText(*bias->value, NumberStyle::SignedPoints),
                                      numberText(*low->value, NumberStyle::SignedPoints),
                                      numberText(*high->value, NumberStyle::SignedPoints)});
    auto svg = begin(smallWidth, smallHeight, title, alternative, style);
    if (low != nullptr && high != nullptr)
        svg.rect(box.left, y.at(*high->value), box.right - box.left, y.at(*low->value) - y.at(*high->value),
                 {.fill = ink.tint, .stroke = {}, .strokeWidth = 1, .dash = {}});
    drawDifferenceGround(svg, box, y, false, palette);
    for (const double mark : ticks(range.low, range.high, 6, true))
        svg.text(x.at(mark), box.bottom + 14, scoreText(mark), textStyle(10, palette.text3, TextAnchor::Middle));
    drawXAxisName(svg, box, inWords(style, "mean of both"), palette);
    // Labels of the three lines, moved apart where they would touch.
    std::vector<std::pair<double, std::string>> labels;
    const auto drawLevel = [&](const Estimate* estimate, const std::string& dash) {
        if (estimate == nullptr)
            return;
        const double at = y.at(*estimate->value);
        svg.line(box.left, at, box.right, at, {.fill = "none", .stroke = ink.ink, .strokeWidth = 1.5, .dash = dash});
        labels.emplace_back(at, numberText(*estimate->value, NumberStyle::SignedPoints));
    };
    drawLevel(high, "4 3");
    drawLevel(bias, "");
    drawLevel(low, "4 3");
    for (std::size_t i = 1; i < labels.size(); ++i)
        labels[i].first = std::max(labels[i].first, labels[i - 1].first + 11);
    for (std::size_t i = 0; i < labels.size(); ++i)
        svg.text(box.right + 4, labels[i].first + 3.5, labels[i].second,
                 textStyle(10, ink.ink, TextAnchor::Start, labels.size() == 3 && i == 1 ? 600 : 400));
    std::map<std::pair<double, double>, Cluster> clusters;
    for (const auto& score : pair.scores) {
        clusters[{(score.a + score.b) / 2, score.a - score.b}].add(score);
    }
    std::vector<FigureMark> marks;
    for (const auto& [point, cluster] : clusters)
        drawCluster(svg, x.at(point.first), y.at(point.second), cluster,
                    inWords(style, "difference %1", {signedScore(cluster.difference)}), row.role, palette, marks);
    return finished(svg, style, title, "Line: bias; dashed: limits of agreement (bias ± 1.96 SD of differences).",
                    alternative, std::move(marks));
}

Figure differencesPerClip(const DimensionRow& row, const FigureStyle& style) {
    const PairAgreement& pair = *row.pair;
    constexpr const char* heading = "Difference per clip";
    if (pair.scores.empty())
        return noScores(heading, row, style);
    const std::string title = inWords(style, heading);
    const Palette& palette = style.palette;
    Box box;
    const std::size_t n = pair.scores.size();
    const double slot = (box.right - box.left) / static_cast<double>(n);
    const bool named = slot >= 8;
    if (named)
        box.bottom = smallHeight - 58;
    const double reach = differenceReach(pair, false);
    const Axis y{-reach, reach, box.bottom, box.top};
    std::string alternative = inWords(style, "%1, %2 minus %3 per clip:", {row.name, pair.a, pair.b}) + " ";
    for (std::size_t i = 0; i < n; ++i)
        alternative += (i ? ", " : "") + pair.scores[i].target + " " + signedScore(pair.scores[i].a - pair.scores[i].b);
    alternative += ".";
    auto svg = begin(smallWidth, smallHeight, title, alternative, style);
    drawDifferenceGround(svg, box, y, true, palette);
    if (const auto* bias = known(pair, "bias"))
        svg.line(box.left, y.at(*bias->value), box.right, y.at(*bias->value),
                 {.fill = "none", .stroke = palette.person(row.role).ink, .strokeWidth = 1.5, .dash = {}});
    for (std::size_t i = 0; i < n; ++i) {
        const auto& score = pair.scores[i];
        const double x = box.left + slot * (static_cast<double>(i) + 0.5);
        const double d = score.a - score.b;
        drawScore(svg, x, y.at(d), d, 1, score.target + ": " + inWords(style, "difference %1", {signedScore(d)}),
                  row.role, palette);
        if (named) {
            TextStyle label = textStyle(9.5, palette.text3, TextAnchor::End);
            label.rotate = -90;
            svg.text(x + 3.3, box.bottom + 6, fitted(score.target, 50, 9.5), label);
        }
    }
    if (!named)
        drawXAxisName(svg, box, inWords(style, "%1 clips, in the order of the scores", {std::to_string(n)}), palette);
    return finished(svg, style, title, "Line: bias. Grey: within one point.", alternative);
}

Figure differencesOverOrder(const DimensionRow& row, const FigureStyle& style) {
    const PairAgreement& pair = *row.pair;
    constexpr const char* heading = "Difference over order";
    if (pair.scores.empty())
        return noScores(heading, row, style);
    const std::string title = inWords(style, heading);
    const Palette& palette = style.palette;
    const Box box;
    const std::size_t n = pair.scores.size();
    const double reach = differenceReach(pair, false);
    const Axis x{1, std::max(2.0, static_cast<double>(n)), box.left + 8, box.right - 6};
    const Axis y{-reach, reach, box.bottom, box.top};
    std::vector<std::pair<double, double>> running;
    for (std::size_t i = 2; i < n; ++i) {
        double sum = 0;
        for (std::size_t j = i - 2; j <= i; ++j)
            sum += pair.scores[j].a - pair.scores[j].b;
        running.emplace_back(x.at(static_cast<double>(i + 1)), y.at(sum / 3));
    }
    std::string alternative = inWords(style, "%1, difference over the order of the scores.", {row.name}) + " " +
                              differenceSummary(pair, style);
    if (n >= 6) {
        const auto meanOf = [&](std::size_t from) {
            double sum = 0;
            for (std::size_t i = from; i < from + 3; ++i)
                sum += pair.scores[i].a - pair.scores[i].b;
            return numberText(sum / 3, NumberStyle::SignedPoints);
        };
        alternative +=
            " " + inWords(style, "Mean of the first three %1, of the last three %2.", {meanOf(0), meanOf(n - 3)});
    }
    auto svg = begin(smallWidth, smallHeight, title, alternative, style);
    drawDifferenceGround(svg, box, y, true, palette);
    if (running.size() > 1)
        svg.polyline(running, {.fill = "none", .stroke = palette.person(row.role).ink, .strokeWidth = 1.5, .dash = {}});
    std::vector<FigureMark> marks;
    for (std::size_t i = 0; i < n; ++i) {
        Cluster own;
        own.add(pair.scores[i]);
        own.title = std::to_string(i + 1) + ", " + own.title;
        drawCluster(svg, x.at(static_cast<double>(i + 1)), y.at(own.difference), own,
                    inWords(style, "difference %1", {signedScore(own.difference)}), row.role, palette, marks);
    }
    for (const double mark : ticks(1, static_cast<double>(n), 6, true))
        svg.text(x.at(mark), box.bottom + 14, scoreText(mark), textStyle(10, palette.text3, TextAnchor::Middle));
    drawXAxisName(svg, box, inWords(style, "first to last clip"), palette);
    return finished(svg, style, title, "Line: mean of the last three. Grey: within one point.", alternative,
                    std::move(marks));
}

} // namespace attune
