// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/icc_reml.h"

#include "stats/estimates.h"
#include "stats/icc.h"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace attune::stats {

namespace {

constexpr double largestRatio = 1e10; ///< to the residual; beyond it there is no residual to speak of
constexpr double relativeZero = 1e-13;
constexpr int mostLevels = 500; ///< of the smaller factor: its matrix is decomposed some dozen times

struct Cell {
    int row, column;
    double y;
};

// The likelihood with one factor ("rows") swept out of the equations. For ratios s (rows) and t (columns) to the
// residual V = I + s Z Z' + t U U', W = (I + s Z Z')^-1 and A = U' W U, which is decomposed once for each s: -2 log L =
// (N-1) log Q + log|V| + log 1'V^-1 1, Q = y'V^-1 y - (1'V^-1 y)^2 / 1'V^-1 1.
class Likelihood {
  public:
    Likelihood(std::vector<Cell> cells, int rows, int columns)
        : m_cells(std::move(cells)), m_rows(static_cast<std::size_t>(rows)), m_columns(columns), m_size(m_rows, 0.0),
          m_members(m_rows) {
        for (const Cell& c : m_cells) {
            m_size[static_cast<std::size_t>(c.row)] += 1;
            m_members[static_cast<std::size_t>(c.row)].push_back(c);
        }
    }

    /// Sweeps the rows out with this ratio.
    void setRowRatio(double s) {
        m_s = s;
        Eigen::MatrixXd a = Eigen::MatrixXd::Zero(m_columns, m_columns);
        Eigen::VectorXd one = Eigen::VectorXd::Zero(m_columns), y = one;
        m_oneOne = m_oneY = m_yy = 0;
        for (std::size_t i = 0; i < m_rows; ++i) {
            const double c = s / (1 + s * m_size[i]);
            double sum = 0;
            for (const Cell& x : m_members[i])
                sum += x.y;
            m_oneOne += m_size[i] - c * m_size[i] * m_size[i];
            m_oneY += sum - c * m_size[i] * sum;
            m_yy -= c * sum * sum;
            for (const Cell& x : m_members[i]) {
                m_yy += x.y * x.y;
                one(x.column) += 1 - c * m_size[i];
                y(x.column) += x.y - c * sum;
                a(x.column, x.column) += 1;
                for (const Cell& z : m_members[i])
                    a(x.column, z.column) -= c;
            }
        }
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(a);
        m_values = solver.eigenvalues().cwiseMax(0.0);
        m_vectors = solver.eigenvectors();
        m_one = m_vectors.transpose() * one;
        m_y = m_vectors.transpose() * y;
    }

    /// Derivative of -2 log L by the columns' ratio at t.
    [[nodiscard]] double columnSlope(double t) const {
        double trace = 0, oneOne = 0, oneY = 0, yy = 0;
        for (Eigen::Index d = 0; d < m_values.size(); ++d) {
            const double below = 1 + t * m_values(d);
            trace += m_values(d) / below;
            oneOne -= m_one(d) * m_one(d) / (below * below);
            oneY -= m_one(d) * m_y(d) / (below * below);
            yy -= m_y(d) * m_y(d) / (below * below);
        }
        return slope(products(t), oneOne, oneY, yy, trace);
    }

    /// Derivative of -2 log L by the rows' ratio at (s, t).
    [[nodiscard]] double rowSlope(double t) const {
        const Products p = products(t);
        Eigen::VectorXd scale = (1 + t * m_values.array()).inverse();
        const Eigen::MatrixXd middle = m_vectors * scale.asDiagonal() * m_vectors.transpose(); // (I + tA)^-1
        const Eigen::VectorXd one = m_vectors * scale.cwiseProduct(m_one), y = m_vectors * scale.cwiseProduct(m_y);
        double trace = 0, oneOne = 0, oneY = 0, yy = 0;
        for (std::size_t i = 0; i < m_rows; ++i) {
            const double shrink = 1 / (1 + m_s * m_size[i]);
            double sumY = 0, sumOneColumns = 0, sumYColumns = 0, square = 0;
            for (const Cell& x : m_members[i]) {
                sumY += x.y;
                sumOneColumns += one(x.column);
                sumYColumns += y(x.column);
                for (const Cell& z : m_members[i])
                    square += middle(x.column, z.column);
            }
            // Sums over the row's cells of V^-1 1 and V^-1 y, and the row's part of the trace.
            const double rowOne = shrink * (m_size[i] - t * sumOneColumns);
            const double rowY = shrink * (sumY - t * sumYColumns);
            trace += shrink * m_size[i] - t * shrink * shrink * square;
            oneOne -= rowOne * rowOne;
            oneY -= rowOne * rowY;
            yy -= rowY * rowY;
        }
        return slope(p, oneOne, oneY, yy, trace);
    }

    /// y'Py/(N-1): the residual variance at (s, t).
    [[nodiscard]] double residual(double t) const {
        const Products p = products(t);
        return (p.yy - p.oneY * p.oneY / p.oneOne) / (static_cast<double>(m_cells.size()) - 1);
    }

  private:
    struct Products { ///< with V^-1 between
        double oneOne, oneY, yy;
    };

    [[nodiscard]] Products products(double t) const {
        Products p{m_oneOne, m_oneY, m_yy};
        for (Eigen::Index d = 0; d < m_values.size(); ++d) {
            const double factor = t / (1 + t * m_values(d));
            p.oneOne -= factor * m_one(d) * m_one(d);
            p.oneY -= factor * m_one(d) * m_y(d);
            p.yy -= factor * m_y(d) * m_y(d);
        }
        return p;
    }

    // From the derivatives of the three products and of log|V|.
    [[nodiscard]] double slope(const Products& p, double oneOne, double oneY, double yy, double trace) const {
        const double q = p.yy - p.oneY * p.oneY / p.oneOne;
        const double dq = yy - 2 * p.oneY * oneY / p.oneOne + p.oneY * p.oneY * oneOne / (p.oneOne * p.oneOne);
        return (static_cast<double>(m_cells.size()) - 1) * dq / q + trace + oneOne / p.oneOne;
    }

    std::vector<Cell> m_cells;
    std::size_t m_rows;
    Eigen::Index m_columns;
    std::vector<double> m_size;
    std::vector<std::vector<Cell>> m_members;
    double m_s = 0, m_oneOne = 0, m_oneY = 0, m_yy = 0;
    Eigen::VectorXd m_values, m_one, m_y;
    Eigen::MatrixXd m_vectors;
};

// Where a slope changes from falling to rising: 0 when it rises from the start, largestRatio when it never does.
template <typename F> double turningPoint(const F& slope) {
    if (!(slope(0.0) < 0))
        return 0;
    double low = 1e-10, high = 1e-2;
    if (!(slope(low) < 0))
        return 0;
    while (slope(high) < 0) {
        low = high;
        high *= 10;
        if (high > largestRatio)
            return largestRatio;
    }
    std::uintmax_t steps = 200;
    const auto found =
        boost::math::tools::toms748_solve([&](double x) { return slope(std::exp(x)); }, std::log(low), std::log(high),
                                          boost::math::tools::eps_tolerance<double>(46), steps);
    return std::exp((found.first + found.second) / 2);
}

const char* lackOf(const ScoreTable& table) {
    std::ptrdiff_t cells = 0;
    int first = ScoreTable::missing;
    bool varies = false;
    for (const int c : table.cells)
        if (c != ScoreTable::missing) {
            ++cells;
            first = first == ScoreTable::missing ? c : first;
            varies = varies || c != first;
        }
    if (cells == 0)
        return "no_scores";
    if (table.raters < 2)
        return "one_rater";
    if (!table.numeric)
        return "not_numeric";
    if (table.targets < 2)
        return "n_too_small";
    if (!connected(table))
        return "disconnected";
    if (cells <= table.targets + table.raters - 1)
        return "n_too_small";
    return varies ? nullptr : "no_variation";
}

} // namespace

bool connected(const ScoreTable& table) {
    std::vector<int> parent(static_cast<std::size_t>(table.targets + table.raters));
    std::iota(parent.begin(), parent.end(), 0);
    auto root = [&](int x) {
        while (parent[static_cast<std::size_t>(x)] != x)
            x = parent[static_cast<std::size_t>(x)] =
                parent[static_cast<std::size_t>(parent[static_cast<std::size_t>(x)])];
        return x;
    };
    int parts = table.targets + table.raters;
    for (int i = 0; i < table.targets; ++i)
        for (int j = 0; j < table.raters; ++j)
            if (table.at(i, j) != ScoreTable::missing) {
                const int a = root(i), b = root(table.targets + j);
                parts -= a != b;
                parent[static_cast<std::size_t>(a)] = b;
            }
    return parts == 1;
}

std::optional<VarianceComponents> remlComponents(const ScoreTable& whole) {
    const ScoreTable table = withoutEmpty(whole);
    if (lackOf(table))
        return {};
    if (std::ssize(completeTargets(table)) == table.targets) {
        const Anova t = AnovaTable(table).anova();
        const VarianceComponents out{(t.msr - t.mse) / t.k, (t.msc - t.mse) / t.n, t.mse};
        if (out.target >= 0 && out.rater >= 0)
            return out;
    }
    // The factor with more levels is swept out.
    const bool targetsAreRows = table.targets >= table.raters;
    std::vector<Cell> cells;
    double mean = 0;
    for (int i = 0; i < table.targets; ++i)
        for (int j = 0; j < table.raters; ++j)
            if (table.at(i, j) != ScoreTable::missing)
                cells.push_back({targetsAreRows ? i : j, targetsAreRows ? j : i, table.value(i, j) - table.values[0]});
    for (const Cell& c : cells)
        mean += c.y / static_cast<double>(cells.size());
    for (Cell& c : cells)
        c.y -= mean;
    Likelihood likelihood(std::move(cells), targetsAreRows ? table.targets : table.raters,
                          targetsAreRows ? table.raters : table.targets);
    double columns = 0;
    const double rows = turningPoint([&](double s) {
        likelihood.setRowRatio(s);
        columns = turningPoint([&](double t) { return likelihood.columnSlope(t); });
        return likelihood.rowSlope(columns);
    });
    likelihood.setRowRatio(rows);
    columns = turningPoint([&](double t) { return likelihood.columnSlope(t); });
    double residual = likelihood.residual(columns);
    const double rowVariance = rows * residual, columnVariance = columns * residual;
    if (rows >= largestRatio || columns >= largestRatio)
        residual = 0; // the two factors explain every score
    if (!std::isfinite(rowVariance) || !std::isfinite(columnVariance) || !std::isfinite(residual))
        return {};
    return targetsAreRows ? VarianceComponents{rowVariance, columnVariance, residual}
                          : VarianceComponents{columnVariance, rowVariance, residual};
}

std::vector<Estimate> remlIcc(const ScoreTable& whole) {
    const char* names[] = {"icc_a1_reml", "icc_c1_reml"};
    const char* definitions[] = {"icc.a1/reml-crossed/1", "icc.c1/reml-crossed/1"};
    const ScoreTable table = withoutEmpty(whole);
    if (std::min(table.targets, table.raters) > mostLevels)
        return {};
    const char* reason = lackOf(table);
    const auto components = reason ? std::nullopt : remlComponents(table);
    if (!reason && !components)
        reason = "zero_variance";
    std::vector<Estimate> out;
    for (std::size_t f = 0; f < 2; ++f) {
        if (reason) {
            out.push_back(undefinedFigure(names[f], reason, table.targets, definitions[f]));
            continue;
        }
        const auto& c = *components;
        const double total = c.target + c.residual + (f == 0 ? c.rater : 0);
        const double size = c.target + c.residual + c.rater;
        out.push_back(total > relativeZero * size
                          ? defined(names[f], c.target / total, table.targets, definitions[f])
                          : undefinedFigure(names[f], "zero_target_variance", table.targets, definitions[f]));
        out.back().parameters = {{"varTarget", c.target}, {"varRater", c.rater}, {"varResidual", c.residual}};
    }
    return out;
}

} // namespace attune::stats
