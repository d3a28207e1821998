// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/score_table.h"

#include <Eigen/Dense>
#include <cstddef>
#include <map>
#include <vector>

namespace attune::stats {

/// What the likelihood of y = mean + target + rater + residual needs of a table. The factor with more levels ("rows",
/// ratio s to the residual) is swept out of V = I + s ZZ' + t UU': W = (I + s ZZ')^-1. Rows with the same number m of
/// cells have the same shrinkage c = s/(1 + s m), so that whatever depends on s is a sum over the distinct m.
/// Scores are centred.
struct CrossedSums {
    explicit CrossedSums(const ScoreTable& table);

    struct Row {
        std::vector<int> columns;
        double total = 0;
    };
    /// Rows of the same number of cells.
    struct SameSize {
        double rows = 0, sum = 0, squares = 0; ///< of the rows' totals
        Eigen::VectorXd times, totals;         ///< by column: rows that have it, and their totals
        Eigen::MatrixXd together;              ///< by two columns, lower triangle: rows that have both
    };
    bool targetsAreRows = true;
    double cells = 0, sum = 0, squares = 0;
    Eigen::VectorXd times, totals; ///< by column: cells and their sum
    std::vector<Row> rows;
    std::map<int, SameSize> sizes;

    /// With the rows swept out at ratio s: 1'W1, 1'Wy, y'Wy, U'W1, U'Wy, A = U'WU (lower triangle) and
    /// log|I + s ZZ'|.
    struct Swept {
        double oneOne = 0, oneY = 0, yy = 0, log = 0;
        Eigen::VectorXd one, y;
        Eigen::MatrixXd a;
    };
    [[nodiscard]] Swept swept(double s) const;
};

} // namespace attune::stats
