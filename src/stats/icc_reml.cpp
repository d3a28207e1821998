// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/icc_reml.h"

#include "stats/crossed_sums.h"
#include "stats/estimates.h"
#include "stats/icc.h"
#include "stats/icc_profile.h"

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

// The likelihood with A decomposed once for each s: -2 log L = (N-1) log Q + log|V| + log 1'V^-1 1,
// Q = y'V^-1 y - (1'V^-1 y)^2 / 1'V^-1 1.
class Likelihood {
  public:
    explicit Likelihood(const ScoreTable& table) : m_sums(table) {}
    [[nodiscard]] bool targetsAreRows() const { return m_sums.targetsAreRows; }

    /// Sweeps the rows out with this ratio.
    void setRowRatio(double s) {
        m_s = s;
        const CrossedSums::Swept swept = m_sums.swept(s);
        m_oneOne = swept.oneOne;
        m_oneY = swept.oneY;
        m_yy = swept.yy;
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(swept.a);
        m_values = solver.eigenvalues().cwiseMax(0.0);
        m_vectors = solver.eigenvectors();
        m_one = m_vectors.transpose() * swept.one;
        m_y = m_vectors.transpose() * swept.y;
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
        for (const auto& [m, same] : m_sums.sizes) {
            const double shrink = 1 / (1 + m_s * m);
            trace += shrink * m * same.rows - t * shrink * shrink * same.together.cwiseProduct(middle).sum();
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
        return slope(p, oneOne, oneY, yy, trace);
    }

    /// y'Py/(N-1): the residual variance at (s, t).
    [[nodiscard]] double residual(double t) const {
        const Products p = products(t);
        return (p.yy - p.oneY * p.oneY / p.oneOne) / (m_sums.cells - 1);
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
        return (m_sums.cells - 1) * dq / q + trace + oneOne / p.oneOne;
    }

    CrossedSums m_sums;
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
    Likelihood likelihood(table);
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
    return likelihood.targetsAreRows() ? VarianceComponents{rowVariance, columnVariance, residual}
                                       : VarianceComponents{columnVariance, rowVariance, residual};
}

std::vector<Estimate> remlIcc(const ScoreTable& whole, double confidence) {
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
    std::optional<ProfileLikelihood> profile;
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
        if (!out.back().value)
            continue;
        if (!profile)
            profile.emplace(table);
        if (const auto interval = profile->interval(f == 0, c, confidence))
            addInterval(out.back(), *interval, 0, 1);
    }
    return out;
}

} // namespace attune::stats
