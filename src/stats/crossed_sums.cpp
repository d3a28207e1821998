// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/crossed_sums.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace attune::stats {

CrossedSums::CrossedSums(const ScoreTable& table) : targetsAreRows(table.targets >= table.raters) {
    const int count = targetsAreRows ? table.targets : table.raters;
    const int columns = targetsAreRows ? table.raters : table.targets;
    double mean = 0; // less the first value: exact for scores on a grid
    for (const int c : table.cells)
        if (c != ScoreTable::missing) {
            cells += 1;
            mean += table.values[static_cast<std::size_t>(c)] - table.values[0];
        }
    mean /= cells;
    times = totals = Eigen::VectorXd::Zero(columns);
    for (int i = 0; i < count; ++i) {
        Row row;
        for (int j = 0; j < columns; ++j) {
            const int c = targetsAreRows ? table.at(i, j) : table.at(j, i);
            if (c == ScoreTable::missing)
                continue;
            const double y = table.values[static_cast<std::size_t>(c)] - table.values[0] - mean;
            row.columns.push_back(j);
            row.total += y;
            squares += y * y;
            times(j) += 1;
            totals(j) += y;
        }
        sum += row.total;
        SameSize& same = sizes[static_cast<int>(row.columns.size())];
        if (same.rows == 0) {
            same.times = same.totals = Eigen::VectorXd::Zero(columns);
            same.together = Eigen::MatrixXd::Zero(columns, columns);
        }
        same.rows += 1;
        same.sum += row.total;
        same.squares += row.total * row.total;
        for (const int j : row.columns) {
            same.times(j) += 1;
            same.totals(j) += row.total;
            for (auto k = std::ranges::lower_bound(row.columns, j); k != row.columns.end(); ++k)
                same.together(*k, j) += 1;
        }
        rows.push_back(std::move(row));
    }
}

CrossedSums::Swept CrossedSums::swept(double s) const {
    Swept out;
    out.oneOne = cells;
    out.oneY = sum;
    out.yy = squares;
    out.one = times;
    out.y = totals;
    out.a = times.asDiagonal();
    for (const auto& [m, same] : sizes) {
        const double c = s / (1 + s * m);
        out.oneOne -= c * m * m * same.rows;
        out.oneY -= c * m * same.sum;
        out.yy -= c * same.squares;
        out.log += same.rows * std::log1p(s * m);
        out.one -= c * m * same.times;
        out.y -= c * same.totals;
        for (Eigen::Index j = 0; j < out.a.cols(); ++j)
            out.a.col(j).tail(out.a.rows() - j) -= c * same.together.col(j).tail(out.a.rows() - j);
    }
    return out;
}

} // namespace attune::stats
