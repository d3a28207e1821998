// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/totals.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace attune {

namespace {

struct Sum {
    double value = 0;
    std::size_t scored = 0, seen = 0, last = 0; ///< last: cell that came last, whose place and cluster the total takes
    std::vector<bool> has;
};

std::string shortest(double value) { return formatNumber(parseNumber(fmt::format("{:.12g}", value)).value_or(value)); }

Status append(RatingTable& out, const RatingTable& table, const Total& total) {
    std::vector<int> place(static_cast<std::size_t>(table.dimensions.size()), -1);
    std::vector<bool> used(place.size(), false);
    for (const RatingCell& cell : table.cells)
        used[static_cast<std::size_t>(cell.dimension)] = true;
    const std::string where = "total " + total.name;
    if (const int same = table.dimensions.find(total.name); same >= 0 && used[static_cast<std::size_t>(same)])
        return fail(ErrorCode::Invalid, "there is a dimension of that name already", where,
                    "give the total another name, as in --total all=sum");
    std::size_t items = 0;
    for (std::size_t d = 0; total.items.empty() && d < place.size(); ++d)
        if (used[d])
            place[d] = static_cast<int>(items++);
    for (const std::string& item : total.items) {
        const int d = table.dimensions.find(item);
        if (d < 0 || !used[static_cast<std::size_t>(d)])
            return fail(ErrorCode::NotFound, "there is no dimension " + item + " in the ratings", where,
                        "check its name");
        if (place[static_cast<std::size_t>(d)] < 0)
            place[static_cast<std::size_t>(d)] = static_cast<int>(items++);
    }
    std::map<std::array<std::int32_t, 3>, Sum> sums;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const RatingCell& cell = table.cells[i];
        const int item = place[static_cast<std::size_t>(cell.dimension)];
        if (item < 0)
            continue;
        Sum& sum = sums[{cell.target, cell.rater, cell.occasion}];
        sum.has.resize(items);
        if (sum.has[static_cast<std::size_t>(item)])
            return fail(ErrorCode::Invalid, "the same cell is scored twice", table.place(cell), "keep one of the rows");
        sum.has[static_cast<std::size_t>(item)] = true;
        sum.last = i;
        if (!table.missingKind(cell).empty())
            continue;
        const auto number = parseNumber(table.scores[cell.score]);
        if (!number)
            return fail(ErrorCode::Invalid,
                        "score " + table.scores[cell.score] + " is not a number, so it has no total", table.place(cell),
                        "name the items that are numbers, as in --total sum:a,b");
        sum.value += *number;
        ++sum.scored;
    }
    std::vector<std::pair<std::size_t, const Sum*>> inOrder;
    for (const auto& [key, sum] : sums)
        inOrder.emplace_back(sum.last, &sum);
    std::ranges::sort(inOrder);
    for (const auto& [at, sum] : inOrder) {
        RatingRow row = table.row(at);
        row.dimension = total.name;
        row.confidence.clear(); // it was said of an item
        const bool whole = sum->scored == items;
        row.missing = whole ? "" : "item_missing";
        row.score = whole ? shortest(total.mean ? sum->value / static_cast<double>(items) : sum->value) : "";
        out.add(row);
    }
    return {};
}

} // namespace

Result<Total> parseTotal(const std::string& text) {
    Total out;
    std::string_view rest = text;
    if (const auto at = rest.find('='); at != std::string_view::npos) {
        out.name = trimmed(rest.substr(0, at));
        rest.remove_prefix(at + 1);
    }
    const auto colon = rest.find(':');
    const std::string kind = lowered(trimmed(rest.substr(0, colon)));
    out.mean = kind == "mean";
    bool right = !out.name.empty() && (kind == "sum" || kind == "mean");
    if (colon != std::string_view::npos)
        for (const std::string& item : split(rest.substr(colon + 1), ',')) {
            out.items.emplace_back(trimmed(item));
            right = right && !out.items.back().empty();
        }
    if (!right)
        return fail(ErrorCode::Invalid, "the total is not of the form NAME=sum:ITEM,ITEM", "--total " + text,
                    "give sum or mean, if need be with a name and items, as in total=mean:warmth,limits");
    return out;
}

Result<RatingTable> withTotals(const RatingTable& table, const std::vector<Total>& totals) {
    RatingTable out = table;
    for (const Total& total : totals)
        if (auto status = append(out, table, total); !status)
            return std::unexpected(status.error());
    return out;
}

DeclaredScale scaleOfTotal(const DeclaredScale& item, const Total& total, std::size_t items) {
    const auto m = static_cast<double>(items);
    DeclaredScale out;
    out.min = total.mean ? item.min : item.min * m;
    out.max = total.mean ? item.max : item.max * m;
    out.step = total.mean ? item.step / m : item.step;
    const auto steps = static_cast<int>(std::round((out.max - out.min) / out.step));
    for (int i = 0; i <= steps; ++i)
        out.values.push_back(parseNumber(shortest(out.min + i * out.step)).value_or(out.min));
    return out;
}

} // namespace attune
