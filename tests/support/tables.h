// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/score_table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace attune {

inline constexpr double gap = std::numeric_limits<double>::quiet_NaN(); ///< a missing cell in tableFrom

/// Targets by rows, raters by columns; the category set is that given, else the observed one.
inline stats::ScoreTable tableFrom(const std::vector<std::vector<double>>& rows, std::vector<double> set = {}) {
    if (set.empty()) {
        std::set<double> seen;
        for (const auto& row : rows)
            for (const double v : row)
                if (!std::isnan(v))
                    seen.insert(v);
        set.assign(seen.begin(), seen.end());
    }
    stats::ScoreTable out;
    out.targets = static_cast<int>(rows.size());
    out.raters = rows.empty() ? 0 : static_cast<int>(rows[0].size());
    out.values = set;
    for (const auto& row : rows)
        for (const double v : row)
            out.cells.push_back(std::isnan(v) ? stats::ScoreTable::missing
                                              : static_cast<int>(std::ranges::find(set, v) - set.begin()));
    return out;
}

/// Two raters given as columns.
inline stats::PairScores pairFrom(const std::vector<double>& a, const std::vector<double>& b,
                                  const std::vector<double>& set = {}) {
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 0; i < a.size(); ++i)
        rows.push_back({a[i], b[i]});
    auto table = tableFrom(rows, set);
    table.raters = 2;
    return stats::pairOf(table, 0, 1);
}

/// A contingency table (rows a, columns b) as its single targets; categories 0, 1, ... unless values are given.
inline stats::PairScores pairFromCounts(const std::vector<std::vector<int>>& counts) {
    std::vector<double> a, b, set;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        set.push_back(static_cast<double>(i));
        for (std::size_t j = 0; j < counts[i].size(); ++j)
            for (int times = 0; times < counts[i][j]; ++times) {
                a.push_back(static_cast<double>(i));
                b.push_back(static_cast<double>(j));
            }
    }
    return pairFrom(a, b, set);
}

/// Shrout & Fleiss 1979, table 2.
inline std::vector<std::vector<double>> shroutFleiss() {
    return {{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};
}

/// Krippendorff 2011, example C: 12 units by 4 observers, with gaps.
inline std::vector<std::vector<double>> krippendorff() {
    return {{1, 1, gap, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3},   {2, 2, 2, 2},     {1, 2, 3, 4},
            {4, 4, 4, 4},   {1, 1, 2, 1}, {2, 2, 2, 2}, {gap, 5, 5, 5}, {gap, gap, 1, 1}, {gap, 3, gap, gap}};
}

/// A small random table: 0 to 9 targets, 1 to 4 raters, whole or half points, some cells missing, now and then
/// constant.
inline std::vector<std::vector<double>> randomRows(std::mt19937_64& random, int leastRaters = 1) {
    auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const int n = below(10), k = leastRaters + below(5 - leastRaters), levels = 1 + below(7);
    const double step = below(3) == 0 ? 0.5 : 1;
    const int missingIn = below(3) == 0 ? 0 : 2 + below(6);
    const bool constant = below(10) == 0;
    std::vector<std::vector<double>> rows(static_cast<std::size_t>(n),
                                          std::vector<double>(static_cast<std::size_t>(k)));
    for (auto& row : rows)
        for (double& v : row) {
            v = 1 + step * (constant ? 2 : below(levels));
            if (missingIn > 0 && below(missingIn) == 0)
                v = gap;
        }
    return rows;
}

} // namespace attune
