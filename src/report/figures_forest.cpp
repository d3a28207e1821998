// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figure_parts.h"
#include "report/number_text.h"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

using namespace figure_parts;

constexpr double rowHeight = 26;
constexpr double headHeight = 28;
constexpr double footHeight = 24;
constexpr double labelWidth = 150;

struct Panel {
    double left = 0, right = 0;
};

std::string tickText(double value, bool icc) {
    if (icc)
        return value == 0 ? "0" : numberText(value, NumberStyle::Coefficient);
    const std::string text = scoreText(value);
    return value > 0 ? "+" + text : text;
}

double bottomOf(std::size_t rows) { return headHeight + rowHeight * static_cast<double>(rows); }

void drawGrid(SvgWriter& svg, const Axis& axis, const std::vector<double>& marks, std::size_t rows, bool icc,
              const Palette& palette) {
    for (const double mark : marks) {
        const double x = axis.at(mark);
        const bool zero = mark == 0 && !icc;
        svg.line(x, headHeight, x, bottomOf(rows),
                 {.fill = "none", .stroke = zero ? palette.control : palette.border, .strokeWidth = 1, .dash = {}});
        svg.text(x, bottomOf(rows) + 17, tickText(mark, icc), textStyle(11, palette.text3, TextAnchor::Middle));
    }
}

void drawBand(SvgWriter& svg, const Axis& axis, double low, double high, std::size_t row, const Palette& palette) {
    const double x1 = axis.at(std::clamp(low, axis.low, axis.high));
    const double x2 = axis.at(std::clamp(high, axis.low, axis.high));
    svg.rect(x1, headHeight + rowHeight * static_cast<double>(row), x2 - x1, rowHeight,
             {.fill = palette.agree0, .stroke = {}, .strokeWidth = 1, .dash = {}});
}

/// Why a coefficient does not stand there.
std::string notShown(const CoefficientDisplay& display, const FigureStyle& style) {
    return inWords(style, display.words.empty() ? "not computed" : display.words);
}

/// Reading line of a row: "Sensitivity: bias +0.38 [+0.14, +0.61], n 12".
std::string said(const DimensionRow& row, const std::string& name, const FigureStyle& style) {
    const auto display = coefficientDisplay(*row.pair, name);
    std::string text = row.name + ": ";
    if (display.state == CoefficientState::Shown || display.state == CoefficientState::TooFewToCertify)
        text += inWords(style, estimateText(*display.estimate));
    else
        text += notShown(display, style);
    if (display.state == CoefficientState::TooFewToCertify)
        text += ", " + inWords(style, "too few to certify");
    return text + ", n " + std::to_string(row.pair->n);
}

std::string saidAll(std::span<const DimensionRow> rows, const std::string& name, const FigureStyle& style) {
    std::string text;
    for (const auto& row : rows)
        text += (text.empty() ? "" : "; ") + said(row, name, style);
    return text + ".";
}

void drawWords(SvgWriter& svg, const Panel& panel, double y, const std::string& words, const Palette& palette) {
    svg.text((panel.left + panel.right) / 2, y + 4, fitted(words, panel.right - panel.left, 11),
             textStyle(11, palette.text3, TextAnchor::Middle));
}

double rowMiddle(std::size_t row) { return headHeight + rowHeight * (static_cast<double>(row) + 0.5); }

void drawNames(SvgWriter& svg, std::span<const DimensionRow> rows, const Palette& palette) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        svg.beginGroup(rows[i].name);
        svg.text(1, rowMiddle(i) + 4, fitted(rows[i].name, labelWidth - 10, 12), textStyle(12, palette.text));
        svg.endGroup();
    }
}

void drawBiasPanel(SvgWriter& svg, std::span<const DimensionRow> rows, const Panel& panel, const FigureStyle& style) {
    const Palette& palette = style.palette;
    double reach = 1;
    for (const auto& row : rows) {
        const auto* bias = row.pair->find("bias");
        if (bias != nullptr && bias->value)
            reach = std::max(reach, std::abs(*bias->value));
        if (bias != nullptr && bias->ci)
            reach = std::max({reach, std::abs(bias->ci->low), std::abs(bias->ci->high)});
        if (row.biasWithin)
            reach = std::max(reach, *row.biasWithin);
    }
    // An interval on three clips can be wider than the scale; the axis stays readable and arrows say it goes on.
    double scale = 1;
    for (const auto& row : rows) {
        const auto range = scoreRange(*row.pair);
        scale = std::max(scale, range.high - range.low);
    }
    reach = std::min(reach, scale);
    const auto rough = ticks(0, reach, 2);
    const double step = rough.size() > 1 ? rough[1] - rough[0] : 1;
    reach = std::ceil(reach / step - 1e-9) * step;
    const Axis axis{-reach, reach, panel.left, panel.right};
    svg.text((panel.left + panel.right) / 2, 18, inWords(style, "Bias, points"),
             textStyle(12.5, palette.text, TextAnchor::Middle, 600));
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].biasWithin)
            drawBand(svg, axis, -*rows[i].biasWithin, *rows[i].biasWithin, i, palette);
    drawGrid(svg, axis, ticks(-reach, reach, 4), rows.size(), false, palette);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto display = coefficientDisplay(*rows[i].pair, "bias");
        const double y = rowMiddle(i);
        if (display.state != CoefficientState::Shown) {
            drawWords(svg, panel, y, notShown(display, style), palette);
            continue;
        }
        const InkSet& ink = palette.person(rows[i].role);
        svg.beginGroup(said(rows[i], "bias", style));
        if (const auto& ci = display.estimate->ci) {
            drawInterval(svg, axis.at(std::max(ci->low, -reach)), axis.at(std::min(ci->high, reach)), y, ink.ink);
            if (ci->low < -reach)
                svg.polygon({{panel.left - 6, y}, {panel.left + 1, y - 4}, {panel.left + 1, y + 4}},
                            {.fill = ink.ink, .stroke = {}, .strokeWidth = 1, .dash = {}});
            if (ci->high > reach)
                svg.polygon({{panel.right + 6, y}, {panel.right - 1, y - 4}, {panel.right - 1, y + 4}},
                            {.fill = ink.ink, .stroke = {}, .strokeWidth = 1, .dash = {}});
        }
        svg.circle(axis.at(*display.estimate->value), y, 5,
                   {.fill = ink.fill, .stroke = ink.ink, .strokeWidth = 1, .dash = {}});
        svg.endGroup();
    }
}

void drawIccPanel(SvgWriter& svg, std::span<const DimensionRow> rows, const Panel& panel, const FigureStyle& style) {
    const Palette& palette = style.palette;
    double low = 0;
    for (const auto& row : rows) {
        const auto display = coefficientDisplay(*row.pair, "icc_a1");
        if (display.state != CoefficientState::Shown && display.state != CoefficientState::TooFewToCertify)
            continue;
        low = std::min(low, *display.estimate->value);
        if (display.estimate->ci)
            low = std::min(low, display.estimate->ci->low);
    }
    low = low < 0 ? std::max(-1.0, std::floor(low * 4) / 4) : 0;
    const Axis axis{low, 1, panel.left, panel.right};
    svg.text((panel.left + panel.right) / 2, 18, "ICC(A,1)", textStyle(12.5, palette.text, TextAnchor::Middle, 600));
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].iccAtLeast)
            drawBand(svg, axis, *rows[i].iccAtLeast, 1, i, palette);
    std::vector<double> marks;
    const double step = low < -0.3 ? 0.5 : 0.25;
    for (int i = 0; low + i * step <= 1.0001; ++i)
        marks.push_back(low + i * step);
    drawGrid(svg, axis, marks, rows.size(), true, palette);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto display = coefficientDisplay(*rows[i].pair, "icc_a1");
        const double y = rowMiddle(i);
        const bool few = display.state == CoefficientState::TooFewToCertify;
        if (display.state != CoefficientState::Shown && !few) {
            std::string words = notShown(display, style);
            if (display.state == CoefficientState::NarrowRange)
                words = inWords(style, "not used: narrow range");
            else if (display.state == CoefficientState::DifferencesOnly)
                words = inWords(style, "n = %1: differences only", {std::to_string(rows[i].pair->n)});
            drawWords(svg, panel, y, words, palette);
            continue;
        }
        const InkSet& ink = palette.person(rows[i].role);
        svg.beginGroup(said(rows[i], "icc_a1", style));
        if (const auto& ci = display.estimate->ci)
            drawInterval(svg, axis.at(std::max(ci->low, low)), axis.at(std::min(ci->high, 1.0)), y,
                         few ? palette.text3 : ink.ink);
        svg.rect(axis.at(std::clamp(*display.estimate->value, low, 1.0)) - 4.5, y - 4.5, 9, 9,
                 {.fill = few ? palette.surface : ink.fill,
                  .stroke = few ? palette.text3 : ink.ink,
                  .strokeWidth = 1,
                  .dash = {}});
        svg.endGroup();
    }
}

Figure forest(std::span<const DimensionRow> rows, const FigureStyle& style, bool bias, bool icc,
              std::string_view heading, std::string_view note) {
    const int width = bias && icc ? 680 : 440;
    const int height = static_cast<int>(bottomOf(rows.size()) + footHeight);
    std::string alternative;
    if (bias)
        alternative += inWords(style, "Bias in points.") + " " + saidAll(rows, "bias", style);
    if (icc)
        alternative += (bias ? " " : "") + std::string("ICC(A,1). ") + saidAll(rows, "icc_a1", style);
    if (rows.empty())
        return wordsInstead(heading, "No dimension was compared.", width, 80, style);
    std::string title = inWords(style, heading);
    auto svg = begin(width, height, title, alternative, style);
    drawNames(svg, rows, style.palette);
    if (bias)
        drawBiasPanel(svg, rows, icc ? Panel{166, 384} : Panel{170, 424}, style);
    if (icc)
        drawIccPanel(svg, rows, bias ? Panel{448, 664} : Panel{170, 424}, style);
    return {.svg = svg.finish(),
            .width = width,
            .height = height,
            .title = std::move(title),
            .note = inWords(style, note),
            .alternative = std::move(alternative)};
}

} // namespace

Figure iccForest(std::span<const DimensionRow> rows, const FigureStyle& style) {
    return forest(rows, style, false, true, "ICC(A,1) on each dimension",
                  "Square: estimate; line: interval. Grey band: what the rule asks for. Hollow: too few to certify.");
}

Figure biasForest(std::span<const DimensionRow> rows, const FigureStyle& style) {
    return forest(rows, style, true, false, "Bias on each dimension",
                  "Circle: mean difference; line: interval. Grey band: what the rule asks for.");
}

Figure agreementForest(std::span<const DimensionRow> rows, const FigureStyle& style) {
    return forest(rows, style, true, true, "Bias and ICC(A,1) on each dimension",
                  "Circle: mean difference; square: coefficient; lines: intervals. Grey bands: what the rule asks "
                  "for. Hollow square: too few clips to certify.");
}

} // namespace attune
