// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/crossed_likelihood.h"

#include <cmath>
#include <vector>

namespace attune::stats {

void CrossedLikelihood::setRowRatio(double s) {
    m_s = s;
    m_swept = m_sums.swept(s);
    const Eigen::Tridiagonalization<Eigen::MatrixXd> form(m_swept.a);
    m_diagonal = form.diagonal();
    m_below = form.subDiagonal();
    const auto turn = form.matrixQ();
    m_one = turn.adjoint() * m_swept.one;
    m_y = turn.adjoint() * m_swept.y;
}

// With I + tT = L D L', 1'(I + tT)^-1 1 is the sum of (L^-1 1)^2 / D.
CrossedLikelihood::Products CrossedLikelihood::products(double t) const {
    double oneOne = 0, oneY = 0, yy = 0, log = 0, pivots = 1, one = 0, y = 0, pivot = 1;
    for (Eigen::Index i = 0; i < m_diagonal.size(); ++i) {
        const double below = i > 0 ? t * m_below(i - 1) : 0, factor = below / pivot;
        one = m_one(i) - factor * one;
        y = m_y(i) - factor * y;
        pivot = 1 + t * m_diagonal(i) - factor * below;
        oneOne += one * one / pivot;
        oneY += one * y / pivot;
        yy += y * y / pivot;
        pivots *= pivot;
        if (pivots > 1e200) {
            log += std::log(pivots);
            pivots = 1;
        }
    }
    return {m_swept.oneOne - t * oneOne, m_swept.oneY - t * oneY, m_swept.yy - t * yy, log + std::log(pivots)};
}

double CrossedLikelihood::deviance(double t) const {
    const Products p = products(t);
    return (m_sums.cells - 1) * std::log(p.yy - p.oneY * p.oneY / p.oneOne) + m_swept.log + p.log + std::log(p.oneOne);
}

// From the derivatives of the three products and of log|V|.
double CrossedLikelihood::slope(const Products& p, double oneOne, double oneY, double yy, double trace) const {
    const double q = p.yy - p.oneY * p.oneY / p.oneOne;
    const double dq = yy - 2 * p.oneY * oneY / p.oneOne + p.oneY * p.oneY * oneOne / (p.oneOne * p.oneOne);
    return (m_sums.cells - 1) * dq / q + trace + oneOne / p.oneOne;
}

// t (I + tT)^-1 changes by (I + tT)^-2, and log|I + tT| by the sum of the pivots' relative changes.
double CrossedLikelihood::columnSlope(double t) const {
    const auto size = static_cast<std::size_t>(m_diagonal.size());
    std::vector<double> pivots(size), one(size), y(size);
    double trace = 0, change = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const auto k = static_cast<Eigen::Index>(i);
        const double side = i > 0 ? m_below(k - 1) : 0, before = i > 0 ? pivots[i - 1] : 1, factor = t * side / before;
        one[i] = m_one(k) - (i > 0 ? factor * one[i - 1] : 0);
        y[i] = m_y(k) - (i > 0 ? factor * y[i - 1] : 0);
        pivots[i] = 1 + t * m_diagonal(k) - factor * t * side;
        change = m_diagonal(k) - 2 * factor * side + factor * factor * change;
        trace += change / pivots[i];
    }
    double oneOne = 0, oneY = 0, yy = 0, nextOne = 0, nextY = 0;
    for (std::size_t i = size; i-- > 0;) {
        const double factor = i + 1 < size ? t * m_below(static_cast<Eigen::Index>(i)) / pivots[i] : 0;
        nextOne = one[i] / pivots[i] - factor * nextOne;
        nextY = y[i] / pivots[i] - factor * nextY;
        oneOne -= nextOne * nextOne;
        oneY -= nextOne * nextY;
        yy -= nextY * nextY;
    }
    return slope(products(t), oneOne, oneY, yy, trace);
}

double CrossedLikelihood::rowSlope(double t) const {
    Eigen::MatrixXd whole = t * m_swept.a;
    whole.diagonal().array() += 1;
    const Eigen::LLT<Eigen::MatrixXd> solver(whole);
    const Eigen::MatrixXd middle = solver.solve(Eigen::MatrixXd::Identity(whole.rows(), whole.cols()));
    const Eigen::VectorXd one = solver.solve(m_swept.one), y = solver.solve(m_swept.y);
    double trace = 0, oneOne = 0, oneY = 0, yy = 0;
    for (const auto& [m, same] : m_sums.sizes) {
        const double shrink = 1 / (1 + m_s * m);
        double common = 0;
        for (Eigen::Index j = 0; j < middle.cols(); ++j)
            common += 2 * same.together.col(j).tail(middle.rows() - j).dot(middle.col(j).tail(middle.rows() - j)) -
                      same.together(j, j) * middle(j, j);
        trace += shrink * m * same.rows - t * shrink * shrink * common;
    }
    for (const CrossedSums::Row& row : m_sums.rows) {
        const auto size = static_cast<double>(row.columns.size());
        const double shrink = 1 / (1 + m_s * size);
        double sumOneColumns = 0, sumYColumns = 0;
        for (const int column : row.columns) {
            sumOneColumns += one(column);
            sumYColumns += y(column);
        }
        // Sums over the row's cells of V^-1 1 and V^-1 y.
        const double rowOne = shrink * (size - t * sumOneColumns), rowY = shrink * (row.total - t * sumYColumns);
        oneOne -= rowOne * rowOne;
        oneY -= rowOne * rowY;
        yy -= rowY * rowY;
    }
    return slope(products(t), oneOne, oneY, yy, trace);
}

double CrossedLikelihood::residual(double t) const {
    const Products p = products(t);
    return (p.yy - p.oneY * p.oneY / p.oneOne) / (m_sums.cells - 1);
}

} // namespace attune::stats
