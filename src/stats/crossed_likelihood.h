// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/crossed_sums.h"

#include <Eigen/Dense>

namespace attune::stats {

/// -2 log of the restricted likelihood of y = mean + target + rater + residual over every cell of a table, the residual
/// profiled out: (N-1) log Q + log|V| + log 1'V^-1 1, Q = y'V^-1 y - (1'V^-1 y)^2 / 1'V^-1 1, as a function of the
/// ratios s of the rows (the factor with more levels, see CrossedSums) and t of the columns to the residual. For each s
/// the rows are swept out and what is left is brought to tridiagonal form once; any t then costs no more than its size.
class CrossedLikelihood {
  public:
    explicit CrossedLikelihood(const ScoreTable& table) : m_sums(table) {}

    [[nodiscard]] bool targetsAreRows() const { return m_sums.targetsAreRows; }
    [[nodiscard]] const CrossedSums& sums() const { return m_sums; }
    void setRowRatio(double s);

    /// At the row ratio set: the function, its derivative by t, its derivative by s, and y'Py/(N-1), the residual.
    [[nodiscard]] double deviance(double t) const;
    [[nodiscard]] double columnSlope(double t) const;
    [[nodiscard]] double rowSlope(double t) const;
    [[nodiscard]] double residual(double t) const;

  private:
    struct Products { ///< 1'V^-1 1, 1'V^-1 y, y'V^-1 y and log|I + tA|
        double oneOne, oneY, yy, log;
    };
    [[nodiscard]] Products products(double t) const;
    [[nodiscard]] double slope(const Products& p, double oneOne, double oneY, double yy, double trace) const;

    CrossedSums m_sums;
    double m_s = 0;
    CrossedSums::Swept m_swept;
    Eigen::VectorXd m_diagonal, m_below, m_one, m_y; ///< tridiagonal form of A, and U'W1, U'Wy turned with it
};

} // namespace attune::stats
