// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "report/figures_kinds.h"
#include "report/html_parts.h"
#include "report/html_tables.h"
#include "report/html_text.h"
#include "report/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace attune::html {
namespace {

/// A mean, signed only when it lies below zero: "4.25".
std::string meanText(double mean) {
    const std::string text = numberText(std::abs(mean), NumberStyle::SignedPoints);
    return (mean < 0 ? "\xE2\x88\x92" : "") + (text.starts_with('+') ? text.substr(1) : text);
}

/// A score with two decimals at most: means of items have many.
std::string shortScore(double score) { return scoreText(std::round(score * 100) / 100); }

/// The scores of a rater on a dimension, or of all raters.
std::vector<double> scoresOf(const ScoreSheet& sheet, const std::vector<double>& values,
                             const std::optional<std::size_t>& rater) {
    std::vector<double> out;
    for (std::size_t t = 0; t < sheet.targets.size(); ++t)
        for (std::size_t r = rater.value_or(0); r < (rater ? *rater + 1 : sheet.raters.size()); ++r)
            if (const auto cell = sheet.at(t, r); cell >= 0)
                out.push_back(values[static_cast<std::size_t>(cell)]);
    return out;
}

/// Empty for codes.
std::vector<double> valuesOf(const ScoreSheet& sheet) {
    std::vector<double> out;
    for (const auto& category : sheet.categories)
        if (const auto value = parseNumber(category))
            out.push_back(*value);
    return out.size() == sheet.categories.size() ? out : std::vector<double>{};
}

std::string codeCounts(const AgreementReport& report, const ScoreSheet& sheet) {
    std::vector<std::int64_t> counts(sheet.categories.size(), 0);
    std::int64_t all = 0;
    for (const auto cell : sheet.cells)
        if (cell >= 0) {
            ++counts[static_cast<std::size_t>(cell)];
            ++all;
        }
    Table table;
    table.column(dimensionName(report, sheet.dimension), {}, false);
    table.column("Given");
    table.column("Share");
    for (std::size_t c = 0; c < counts.size() && all > 0; ++c) {
        table.row();
        table.cell(sheet.categories[c], "");
        table.cell(std::to_string(counts[c]));
        table.cell(numberText(static_cast<double>(counts[c]) / static_cast<double>(all), NumberStyle::Percent));
    }
    return table.empty() ? std::string() : table.finish();
}

std::string barsOf(const AgreementReport& report, const ScoreSheet& sheet, const std::vector<double>& values) {
    double step = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < values.size(); ++i)
        step = std::min(step, values[i] - values[i - 1]);
    return figureHtml(scoreBars(dimensionName(report, sheet.dimension), scoresOf(sheet, values, {}), values.front(),
                                values.back(), step, dimensionRole(report, sheet.dimension)));
}

} // namespace

std::string spreadTable(const AgreementReport& report, const SummarySection& section) {
    Table table;
    table.column("Dimension", {}, false);
    for (const std::string& who : {section.a, otherSide(report, section)}) {
        table.column("Mean", who);
        table.column("SD");
        table.column("Range");
    }
    for (const auto& row : section.rows) {
        if (row.pair->scores.empty())
            continue;
        table.row();
        table.cellHtml(dimensionHtml(row), "");
        for (const Side side : {Side::A, Side::B}) {
            const Spread spread = spreadOf(*row.pair, side);
            table.cell(meanText(spread.mean));
            table.cell(spread.sd ? numberText(*spread.sd, NumberStyle::Points) : "");
            table.cell(shortScore(spread.low) + " to " + shortScore(spread.high));
        }
    }
    return table.empty() ? std::string() : heading(3, "Distributions") + table.finish();
}

std::string groupDistributions(const AgreementReport& report) {
    if (!report.pairs.empty() || report.sheets.empty())
        return {};
    struct Column {
        const ScoreSheet* sheet;
        std::vector<double> values;
    };
    std::vector<Column> numeric;
    std::vector<std::string> raters;
    std::string codes, bars;
    for (const auto& sheet : report.sheets) {
        auto values = valuesOf(sheet);
        if (values.size() < 2) {
            codes += codeCounts(report, sheet);
            continue;
        }
        bars += barsOf(report, sheet, values);
        for (const auto& who : sheet.raters)
            if (std::ranges::find(raters, who) == raters.end())
                raters.push_back(who);
        numeric.push_back({&sheet, std::move(values)});
    }
    Table table;
    table.column("Rater", {}, false);
    for (const Column& column : numeric)
        table.column(dimensionName(report, column.sheet->dimension), "mean (SD)");
    const auto cell = [&](const Column& column, const std::optional<std::size_t>& rater) {
        const Spread spread = spreadOf(scoresOf(*column.sheet, column.values, rater));
        table.cell(spread.n == 0
                       ? "–"
                       : meanText(spread.mean) +
                             (spread.sd ? " (" + numberText(*spread.sd, NumberStyle::Points) + ")" : std::string()));
    };
    for (const auto& who : raters) {
        table.row();
        table.cell(who, "");
        for (const Column& column : numeric) {
            const auto found = std::ranges::find(column.sheet->raters, who);
            if (found == column.sheet->raters.end())
                table.cell("–");
            else
                cell(column, static_cast<std::size_t>(found - column.sheet->raters.begin()));
        }
    }
    table.row();
    table.cell("All", "");
    for (const Column& column : numeric)
        cell(column, {});
    return heading(3, "Distributions") + (numeric.empty() ? "" : table.finish()) + codes +
           (bars.empty() ? "" : "<div class=\"pictures\">" + bars + "</div>\n");
}

} // namespace attune::html
