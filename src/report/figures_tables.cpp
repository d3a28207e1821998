// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "report/figure_parts.h"
#include "report/number_text.h"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

using namespace figure_parts;

constexpr std::size_t mostCategories = 25;

bool usable(const ConfusionTable& table) {
    if (table.categories.empty() || table.counts.size() != table.categories.size())
        return false;
    return std::ranges::all_of(table.counts, [&](const auto& row) { return row.size() == table.categories.size(); });
}

std::int64_t total(const ConfusionTable& table) {
    std::int64_t sum = 0;
    for (const auto& row : table.counts)
        for (const auto count : row)
            sum += count;
    return sum;
}

/// Steps apart on the agreement scale: 0 same, 1 within one point, 2 more; codes that are not numbers: 0 or 2.
int apart(const std::string& a, const std::string& b) {
    if (a == b)
        return 0;
    const auto x = parseNumber(a);
    const auto y = parseNumber(b);
    if (!x || !y)
        return 2;
    return std::abs(*x - *y) <= 1 ? 1 : 2;
}

std::string shown(const std::string& category) {
    const auto value = parseNumber(category);
    return value ? scoreText(std::round(*value * 100) / 100) : category; // means of items have many places
}

std::string confusionInWords(const DimensionRow& row, const FigureStyle& style) {
    std::string text = inWords(style, "%1, rows %2, columns %3:", {row.name, row.pair->a, row.pair->b}) + " ";
    const auto& table = row.pair->confusion;
    bool first = true;
    for (std::size_t i = 0; i < table.counts.size(); ++i)
        for (std::size_t j = 0; j < table.counts[i].size(); ++j) {
            if (table.counts[i][j] == 0)
                continue;
            text += (first ? "" : ", ") + inWords(style, "%1 and %2 %3×",
                                                  {shown(table.categories[i]), shown(table.categories[j]),
                                                   std::to_string(table.counts[i][j])});
            first = false;
        }
    return text + ".";
}

/// The clips of a cell of the confusion table.
std::vector<std::string> clipsWith(const PairAgreement& pair, std::size_t a, std::size_t b) {
    std::vector<std::string> out;
    const auto x = parseNumber(pair.confusion.categories[a]), y = parseNumber(pair.confusion.categories[b]);
    for (const PairedScore& score : pair.scores)
        if (x && y && score.a == *x && score.b == *y)
            out.push_back(score.target);
    for (const PairedCode& code : pair.codes)
        if (std::cmp_equal(code.a, a) && std::cmp_equal(code.b, b))
            out.push_back(code.target);
    return out;
}

} // namespace

Figure confusionFigure(const DimensionRow& row, const FigureStyle& style) {
    constexpr const char* heading = "Confusion table";
    const auto& table = row.pair->confusion;
    if (!usable(table) || total(table) == 0)
        return wordsInstead(heading, "No clip was scored by both.", smallWidth, smallHeight, style);
    const std::size_t n = table.categories.size();
    if (n > mostCategories)
        return wordsInstead(heading, "Too many categories to draw.", smallWidth, smallHeight, style);
    const Palette& palette = style.palette;
    double labels = 0;
    for (const auto& category : table.categories)
        labels = std::max(labels, textWidth(shown(category), 10));
    const bool words = labels > 24;
    const double left = 20 + std::clamp(labels, 14.0, 60.0);
    const double bottomLabels = words ? std::clamp(labels + 4, 14.0, 60.0) : 14;
    const double side = std::min(smallWidth - left - 4, smallHeight - 20 - bottomLabels - 4);
    const double cell = side / static_cast<double>(n);
    const double size = std::clamp(cell * 0.62, 6.5, 12.0);
    const std::string title = inWords(style, heading), alternative = confusionInWords(row, style);
    auto svg = begin(smallWidth, smallHeight, title, alternative, style);
    const double top = 4;
    std::vector<FigureMark> marks;
    // Highest category on top, as on the scatter.
    const auto rowTop = [&](std::size_t i) { return top + cell * static_cast<double>(n - 1 - i); };
    const std::size_t every = cell < 9 && !words ? 2 : 1;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const auto count = table.counts[i][j];
            const int distance = apart(table.categories[i], table.categories[j]);
            const std::string& ground = distance == 0   ? palette.agree0
                                        : distance == 1 ? palette.agree1
                                                        : palette.agree2;
            const double x = left + cell * static_cast<double>(j);
            if (count > 0 || distance == 0)
                svg.rect(x, rowTop(i), cell, cell, {.fill = ground, .stroke = {}, .strokeWidth = 1, .dash = {}});
            if (auto clips = clipsWith(*row.pair, i, j); !clips.empty()) {
                std::string said = row.pair->a + " " + shown(table.categories[i]) + ", " + row.pair->b + " " +
                                   shown(table.categories[j]) + ": " + join(clips, ", ");
                marks.push_back({x + cell / 2, rowTop(i) + cell / 2, std::move(clips), std::move(said)});
            }
            if (count > 0)
                svg.text(x + cell / 2, rowTop(i) + cell / 2 + size * 0.36, std::to_string(count),
                         textStyle(size, palette.agreeOn, TextAnchor::Middle, 600));
        }
        if (i % every != 0)
            continue;
        const std::string label = shown(table.categories[i]);
        const double labelSize = std::clamp(cell * 0.72, 7.0, 10.0);
        svg.text(left - 5, rowTop(i) + cell / 2 + labelSize * 0.36, fitted(label, 60, labelSize),
                 textStyle(labelSize, palette.text3, TextAnchor::End));
        TextStyle below = textStyle(labelSize, palette.text3, words ? TextAnchor::End : TextAnchor::Middle);
        const double x = left + cell * (static_cast<double>(i) + 0.5);
        if (words) {
            below.rotate = -90;
            svg.text(x + labelSize * 0.36, top + side + 5, fitted(label, bottomLabels, labelSize), below);
        } else
            svg.text(x, top + side + 12, fitted(label, cell * 1.9, labelSize), below);
    }
    svg.rect(left, top, side, side, {.fill = "none", .stroke = palette.border, .strokeWidth = 1, .dash = {}});
    for (std::size_t i = 0; i < n; ++i)
        svg.rect(left + cell * static_cast<double>(i), rowTop(i), cell, cell,
                 {.fill = "none", .stroke = palette.control, .strokeWidth = 1, .dash = {}});
    svg.text(left + side / 2, smallHeight - 4, fitted(row.pair->b, side + 20, 10),
             textStyle(10, palette.text3, TextAnchor::Middle));
    TextStyle upward = textStyle(10, palette.text3, TextAnchor::Middle);
    upward.rotate = -90;
    svg.text(9, top + side / 2, fitted(row.pair->a, side, 10), upward);
    return {.svg = svg.finish(),
            .width = smallWidth,
            .height = smallHeight,
            .title = title,
            .note = inWords(style, "Clips in each pair of scores; framed: the same score. Darker: further apart."),
            .alternative = alternative,
            .marks = std::move(marks)};
}

namespace {

struct Bars {
    std::vector<std::string> names;
    std::vector<std::int64_t> up, down; ///< of a and b
};

/// One bar a category; many numbers are gathered in bins named by their lower end.
Bars barsOf(const DimensionRow& row) {
    const auto& table = row.pair->confusion;
    const std::size_t n = table.categories.size();
    Bars bars;
    if (n <= 15 || row.pair->scores.empty()) {
        bars = {table.categories, std::vector<std::int64_t>(n, 0), std::vector<std::int64_t>(n, 0)};
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) {
                bars.up[i] += table.counts[i][j];
                bars.down[j] += table.counts[i][j];
            }
        return bars;
    }
    const auto range = scoreRange(*row.pair);
    const auto edges = ticks(range.low, range.high, 10);
    const double step = edges.size() > 1 ? edges[1] - edges[0] : range.high - range.low;
    const double start = std::floor(range.low / step + 1e-9) * step;
    const auto bin = [&](double score) {
        const double at = (score - start) / step + 1e-9;
        return std::isfinite(at) ? static_cast<std::size_t>(std::clamp(at, 0.0, 99.0)) : 0;
    };
    const std::size_t count = bin(range.high) + 1;
    bars = {{}, std::vector<std::int64_t>(count, 0), std::vector<std::int64_t>(count, 0)};
    for (std::size_t i = 0; i < count; ++i)
        bars.names.push_back(formatNumber(std::round((start + step * static_cast<double>(i)) * 1e6) / 1e6));
    for (const auto& score : row.pair->scores) {
        ++bars.up[bin(score.a)];
        ++bars.down[bin(score.b)];
    }
    return bars;
}

} // namespace

Figure distributions(const DimensionRow& row, const FigureStyle& style) {
    constexpr const char* heading = "Scores given";
    const auto& table = row.pair->confusion;
    if (!usable(table) || total(table) == 0)
        return wordsInstead(heading, "No clip was scored by both.", smallWidth, smallHeight, style);
    const std::string title = inWords(style, heading);
    const Bars given = barsOf(row);
    const auto& categories = given.names;
    const auto& up = given.up;
    const auto& down = given.down;
    const std::size_t n = categories.size();
    if (n > 2 * mostCategories)
        return wordsInstead(heading, "Too many categories to draw.", smallWidth, smallHeight, style);
    const auto most = std::max<std::int64_t>({1, *std::ranges::max_element(up), *std::ranges::max_element(down)});
    const Palette& palette = style.palette;
    const InkSet& ink = palette.person(row.role);
    const double left = 22;
    const double right = smallWidth - 6;
    const double middle = smallHeight / 2.0 - 2;
    const double reach = middle - 32;
    const double slot = (right - left) / static_cast<double>(n);
    const InkSet& below = row.againstReference ? palette.reference : palette.other;
    double widest = 0;
    for (const auto& category : categories)
        widest = std::max(widest, textWidth(shown(category), 10));
    std::size_t every = std::max<std::size_t>(
        1, static_cast<std::size_t>(std::ceil((std::min(widest, 60.0) + 3) / std::max(slot, 1.0))));
    if (slot >= 28)
        every = 1; // words are shortened rather than left out
    std::string alternative = row.name + ". " + row.pair->a + ": ";
    const auto list = [&](const std::vector<std::int64_t>& counts) {
        std::string text;
        for (std::size_t i = 0; i < n; ++i)
            if (counts[i] > 0)
                text += (text.empty() ? "" : ", ") + shown(categories[i]) + " " + std::to_string(counts[i]) + "×";
        return text;
    };
    alternative += list(up) + ". " + row.pair->b + ": " + list(down) + ".";
    auto svg = begin(smallWidth, smallHeight, title, alternative, style);
    const double half = 8; // the names of the scores stand between the two halves
    svg.line(left, middle - half, right, middle - half,
             {.fill = "none", .stroke = palette.control, .strokeWidth = 1, .dash = {}});
    svg.line(left, middle + half, right, middle + half,
             {.fill = "none", .stroke = palette.control, .strokeWidth = 1, .dash = {}});
    const double bar = std::max(1.0, std::min(slot * 0.72, 26.0));
    for (std::size_t i = 0; i < n; ++i) {
        const double x = left + slot * (static_cast<double>(i) + 0.5);
        const auto drawBar = [&](std::int64_t count, bool above) {
            if (count == 0)
                return;
            const double length = reach * static_cast<double>(count) / static_cast<double>(most);
            const InkSet& colours = above ? ink : below;
            svg.rect(x - bar / 2, above ? middle - half - length : middle + half, bar, length,
                     {.fill = colours.fill, .stroke = colours.ink, .strokeWidth = 1, .dash = {}});
            if (slot >= 9)
                svg.text(x, above ? middle - half - length - 3 : middle + half + length + 10, std::to_string(count),
                         textStyle(9, palette.text2, TextAnchor::Middle));
        };
        drawBar(up[i], true);
        drawBar(down[i], false);
        if (i % every == 0)
            svg.text(x, middle + 3.5,
                     fitted(shown(categories[i]), std::max(slot * static_cast<double>(every), 12.0), 10),
                     textStyle(10, palette.text2, TextAnchor::Middle));
    }
    svg.circle(left + 4, 7, 3.6, {.fill = ink.fill, .stroke = ink.ink, .strokeWidth = 1, .dash = {}});
    svg.text(left + 12, 10.5, fitted(row.pair->a, right - left - 14, 10), textStyle(10, palette.text2));
    const double foot = smallHeight - 7;
    const Paint mark{.fill = below.fill, .stroke = below.ink, .strokeWidth = 1, .dash = {}};
    if (row.againstReference)
        svg.polygon({{left + 4, foot - 4.5}, {left + 8.5, foot}, {left + 4, foot + 4.5}, {left - 0.5, foot}}, mark);
    else
        svg.circle(left + 4, foot, 3.6, mark);
    svg.text(left + 12, foot + 3.5, fitted(row.pair->b, right - left - 14, 10), textStyle(10, palette.text2));
    return {.svg = svg.finish(),
            .width = smallWidth,
            .height = smallHeight,
            .title = title,
            .note = inWords(style, "Upwards: %1; downwards: %2.", {row.pair->a, row.pair->b}),
            .alternative = alternative};
}

namespace {

struct Cell {
    std::string above, below;
    bool italic = false;
    int ground = -1; ///< agreement scale; -1: none
    int direction = 0;
    std::string said;
};

Cell heatCell(const DimensionRow& row) {
    const PairAgreement& pair = *row.pair;
    Cell cell;
    if (pair.n == 0) {
        cell.above = "no clips";
        cell.said = "no clip was scored by both";
        return cell;
    }
    const bool numeric = isNumeric(pair);
    const auto* first = pair.find(numeric ? "bias" : "exact");
    const auto second = numeric ? coefficientDisplay(pair, "icc_a1") : coefficientDisplay(pair, "kappa", "identity");
    if (first != nullptr && first->value) {
        cell.above = numberText(*first->value, numberStyleOf(first->name));
        if (numeric) {
            const double size = std::abs(*first->value);
            cell.ground = size < 0.25 ? 0 : size < 0.75 ? 1 : 2;
            cell.direction = size < 0.25 ? 0 : *first->value > 0 ? 1 : -1;
        } else
            cell.ground = 0;
    } else
        cell.above = "–";
    switch (second.state) {
    case CoefficientState::Shown:
        cell.below = numberText(*second.estimate->value, NumberStyle::Coefficient);
        break;
    case CoefficientState::TooFewToCertify:
        cell.below = numberText(*second.estimate->value, NumberStyle::Coefficient);
        cell.italic = true;
        break;
    case CoefficientState::DifferencesOnly:
        cell.below = "few";
        break;
    case CoefficientState::NarrowRange:
        cell.below = "narrow";
        break;
    case CoefficientState::NotEstimable:
        cell.below = "not est.";
        break;
    case CoefficientState::Absent:
        break;
    }
    cell.said = (numeric ? "bias " : "exact ") + cell.above +
                (cell.below.empty() ? "" : (numeric ? ", ICC(A,1) " : ", kappa ") + cell.below) + ", n " +
                std::to_string(pair.n);
    return cell;
}

} // namespace

Figure heatMap(const AgreementReport& report, const FigureStyle& style, std::size_t first, std::size_t count) {
    const std::string title = "Raters and dimensions";
    const auto all = summarySections(report);
    first = std::min(first, all.size());
    const std::span sections = std::span(all).subspan(first, std::min(count, all.size() - first));
    std::vector<std::string> dimensions;
    for (const auto& id : dimensionOrder(report))
        if (std::ranges::any_of(report.pairs, [&](const PairAgreement& p) { return p.dimension == id; }))
            dimensions.push_back(id);
    if (sections.empty())
        return wordsInstead(title, "No raters were compared.", 680, 60, style);
    const bool reference = report.settings.reference.has_value();
    const Palette& palette = style.palette;
    const auto labelOf = [reference](const auto& section) {
        return reference ? section.a : section.a + " – " + section.b;
    };
    double names = 44; // short codes leave the room to the dimensions
    for (const auto& section : sections)
        names = std::max(names, textWidth(labelOf(section), 12.5) + 12);
    names = std::min(names, reference ? 84.0 : 132.0);
    const double gap = 4;
    const double cellHeight = 37;
    const double head = 36;
    const double cellWidth = std::clamp((680 - names) / static_cast<double>(dimensions.size()) - gap, 78.0, 104.0);
    const int width = static_cast<int>(std::ceil(names + (cellWidth + gap) * static_cast<double>(dimensions.size())));
    const int height = static_cast<int>(head + (cellHeight + gap) * static_cast<double>(sections.size()));
    std::string alternative;
    for (const auto& section : sections) {
        alternative += (alternative.empty() ? "" : " ") + section.a + (reference ? "" : " and " + section.b) + ": ";
        for (std::size_t i = 0; i < section.rows.size(); ++i)
            alternative += (i ? "; " : "") + section.rows[i].name + " " + heatCell(section.rows[i]).said;
        alternative += ".";
    }
    auto svg = begin(width, height, title, alternative, style);
    for (std::size_t j = 0; j < dimensions.size(); ++j) {
        const double x = names + (cellWidth + gap) * static_cast<double>(j);
        const auto lines = twoLines(dimensionName(report, dimensions[j]), cellWidth - 2, 11.5);
        const std::string& ink = palette.person(dimensionRole(report, dimensions[j])).ink;
        svg.beginGroup(dimensionName(report, dimensions[j]));
        for (std::size_t k = 0; k < lines.size(); ++k)
            svg.text(x + 2, head - 8 - 13 * static_cast<double>(lines.size() - 1 - k), lines[k],
                     textStyle(11, ink, TextAnchor::Start, 600));
        svg.endGroup();
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto& section = sections[i];
        const double y = head + (cellHeight + gap) * static_cast<double>(i);
        const std::string label = labelOf(section);
        svg.beginGroup(label);
        svg.text(1, y + cellHeight / 2 + 4, fitted(label, names - 10, 12.5), textStyle(12.5, palette.text));
        svg.endGroup();
        for (const auto& row : section.rows) {
            const auto column = std::ranges::find(dimensions, row.pair->dimension) - dimensions.begin();
            const double x = names + (cellWidth + gap) * static_cast<double>(column);
            const Cell cell = heatCell(row);
            svg.beginGroup(label + ", " + row.name + ": " + cell.said);
            const std::string& ground = cell.ground == 2   ? palette.agree2
                                        : cell.ground == 1 ? palette.agree1
                                        : cell.ground == 0 ? palette.agree0
                                                           : palette.surface;
            svg.rect(x, y, cellWidth, cellHeight,
                     {.fill = ground, .stroke = cell.ground < 0 ? palette.border : "", .strokeWidth = 1, .dash = {}},
                     3);
            svg.text(x + 8, y + 16, cell.above, textStyle(12.5, palette.agreeOn, TextAnchor::Start, 600));
            TextStyle below = textStyle(11, cell.italic ? palette.text3 : palette.agreeOn);
            below.italic = cell.italic;
            svg.text(x + 8, y + 31, cell.below, below);
            if (row.pair->n > 0)
                svg.text(x + cellWidth - 7, y + 31, "n " + std::to_string(row.pair->n),
                         textStyle(10.5, palette.text2, TextAnchor::End));
            if (cell.direction != 0) {
                const double tip = cell.direction > 0 ? -4.5 : 4.5;
                const double cx = x + cellWidth - 13;
                svg.polygon({{cx, y + 11 + tip}, {cx + 5, y + 11 - tip * 0.8}, {cx - 5, y + 11 - tip * 0.8}},
                            {.fill = palette.disagreeInk, .stroke = {}, .strokeWidth = 1, .dash = {}});
            }
            svg.endGroup();
        }
    }
    return {.svg = svg.finish(),
            .width = width,
            .height = height,
            .title = title,
            .note = "Above: bias in points (codes: exact agreement); below: ICC(A,1) (codes: kappa) and the number of "
                    "clips. Triangle up: scores higher, down: lower. Ground: bias under .25, .25 to .75, .75 and more. "
                    "Grey italics: fewer than ten clips; few: fewer than six, differences only; narrow: the reference "
                    "barely varies.",
            .alternative = alternative};
}

} // namespace attune
