// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/icc_profile.h"

#include "stats/crossed_likelihood.h"
#include "stats/distributions.h"
#include "stats/icc.h"
#include "stats/profile_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace attune::stats {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// The least f in [low, high], which may have more than one trough: looked for on a grid first when it is wide.
template <typename F> double leastOfAll(const F& f, double low, double high) {
    constexpr double step = 0.4;
    double best = low, value = f(low);
    for (double x = low + step; high - low > 1 && x < high + step; x += step)
        if (const double y = f(std::min(x, high)); y < value) {
            best = std::min(x, high);
            value = y;
        }
    if (high - low > 1) {
        low = std::max(low, best - step);
        high = std::min(high, best + step);
    }
    return std::min(value, least(f, low, high, 14).second);
}

} // namespace

struct ProfileLikelihood::Sums {
    bool balanced = false; ///< rows are then the targets
    Anova anova;
    std::optional<CrossedLikelihood> crossed; ///< unless balanced

    [[nodiscard]] bool targetsAreRows() const { return balanced || crossed->targetsAreRows(); }
    [[nodiscard]] double rows() const { return balanced ? anova.n : static_cast<double>(crossed->sums().rows.size()); }
    void setRowRatio(double s) {
        m_s = s;
        if (!balanced)
            crossed->setRowRatio(s);
    }
    [[nodiscard]] double deviance(double t) const {
        if (!balanced)
            return crossed->deviance(t);
        const Anova& a = anova; // Searle, Casella & McCulloch 1992, ch. 4: three orthogonal sums of squares
        const double ofRows = 1 + a.k * m_s, ofColumns = 1 + a.n * t;
        return (a.n * a.k - 1) * std::log(spread(t)) + (a.n - 1) * std::log(ofRows) + (a.k - 1) * std::log(ofColumns);
    }

    /// y'Py in units of the residual, the sum of squares of which the deviance holds the logarithm N-1 times.
    [[nodiscard]] double spread(double t) const {
        if (!balanced)
            return crossed->residual(t) * (crossed->sums().cells - 1);
        const Anova& a = anova;
        return a.msr * (a.n - 1) / (1 + a.k * m_s) + a.msc * (a.k - 1) / (1 + a.n * t) + a.mse * (a.n - 1) * (a.k - 1);
    }
    [[nodiscard]] double cells() const { return balanced ? anova.n * anova.k : crossed->sums().cells; }

    /// At a row ratio: the least deviance over the columns' ratio, and the ratios between which it is at most `limit`
    /// (one and the same where it is nowhere).
    struct Reach {
        double least, low, high;
    };
    Reach reach(double s, double limit) {
        setRowRatio(s);
        auto at = [&](double x) { return deviance(std::exp(x)); };
        const auto [place, smallest] = stats::least(at, smallestLog, largestLog, 20);
        const double atZero = deviance(0);
        const double from = atZero < smallest ? smallestLog : place;
        Reach out{std::min(smallest, atZero), atZero < smallest ? 0 : std::exp(place), std::exp(from)};
        if (!(out.least < limit))
            return out;
        auto above = [&](double x) { return at(x) - limit; };
        if (atZero <= limit)
            out.low = 0;
        else
            out.low = std::exp(edge(above, from, out.least - limit, smallestLog, 0.5));
        const double end = edge(above, from, out.least - limit, largestLog, 0.5);
        out.high = end < largestLog ? std::exp(end) : infinity;
        return out;
    }

  private:
    double m_s = 0;
};

ProfileLikelihood::ProfileLikelihood(const ScoreTable& whole) {
    auto sums = std::make_unique<Sums>();
    const ScoreTable table = withoutEmpty(whole);
    sums->balanced = std::ssize(completeTargets(table)) == table.targets;
    if (sums->balanced)
        sums->anova = AnovaTable(table).anova();
    else
        sums->crossed.emplace(table);
    m_sums = std::move(sums);
}

ProfileLikelihood::~ProfileLikelihood() = default;

double ProfileLikelihood::deviance(double target, double rater) {
    m_sums->setRowRatio(m_sums->targetsAreRows() ? target : rater);
    return m_sums->deviance(m_sums->targetsAreRows() ? rater : target);
}

// With x, y, z the logarithms of row ratio, column ratio and residual, -2 log L is (N-1) z + L(x, y) + Q(x, y) exp(-z),
// where Q is the spread and L the rest of the deviance.
std::optional<std::array<double, 9>> ProfileLikelihood::covarianceOfLogs(const VarianceComponents& at) {
    if (!(at.residual > 0))
        return {};
    Sums& sums = *m_sums;
    const bool targetsAreRows = sums.targetsAreRows();
    const double rows = (targetsAreRows ? at.target : at.rater) / at.residual;
    const double columns = (targetsAreRows ? at.rater : at.target) / at.residual;
    constexpr double h = 5e-3;
    const double cells = sums.cells();
    Eigen::Matrix3d rest, spread; // at x - h, x, x + h by y - h, y, y + h
    for (int i = 0; i < 3; ++i) {
        sums.setRowRatio(rows * std::exp(h * (i - 1)));
        for (int j = 0; j < 3; ++j) {
            const double t = columns * std::exp(h * (j - 1));
            const double q = sums.spread(t);
            spread(i, j) = q / at.residual;
            rest(i, j) = sums.deviance(t) - (cells - 1) * std::log(q);
        }
    }
    const Eigen::Matrix3d whole = rest + spread;
    Eigen::Matrix3d hessian;
    hessian(0, 0) = (whole(2, 1) - 2 * whole(1, 1) + whole(0, 1)) / (h * h);
    hessian(1, 1) = (whole(1, 2) - 2 * whole(1, 1) + whole(1, 0)) / (h * h);
    hessian(0, 1) = hessian(1, 0) = (whole(2, 2) - whole(2, 0) - whole(0, 2) + whole(0, 0)) / (4 * h * h);
    hessian(2, 2) = spread(1, 1);
    hessian(0, 2) = hessian(2, 0) = -(spread(2, 1) - spread(0, 1)) / (2 * h);
    hessian(1, 2) = hessian(2, 1) = -(spread(1, 2) - spread(1, 0)) / (2 * h);
    for (const auto& [held, ratio] : {std::pair{0, rows}, {1, columns}})
        if (!(ratio > 0)) {
            hessian.row(held).setZero();
            hessian.col(held).setZero();
            hessian(held, held) = 1;
        }
    const Eigen::LLT<Eigen::Matrix3d> solver(hessian);
    if (solver.info() != Eigen::Success)
        return {};
    Eigen::Matrix3d covariance = 2 * solver.solve(Eigen::Matrix3d::Identity());
    for (const auto& [held, ratio] : {std::pair{0, rows}, {1, columns}})
        if (!(ratio > 0))
            covariance(held, held) = 0;
    if (!targetsAreRows) {
        covariance.row(0).swap(covariance.row(1));
        covariance.col(0).swap(covariance.col(1));
    }
    std::array<double, 9> out{};
    for (int i = 0; i < 9; ++i)
        out[static_cast<std::size_t>(i)] = covariance(i / 3, i % 3);
    return out;
}

// The ratios of rows s and columns t that the data allow are those where the deviance is within the quantile of its
// minimum; an interval is what the coefficient spans over them. For every s they are an interval of t, of which one end
// matters, so that only s is searched.
std::optional<ProfileIntervals> ProfileLikelihood::intervals(const VarianceComponents& at, double confidence) {
    if (!(at.residual > 0))
        return {};
    Sums& sums = *m_sums;
    const double limit = deviance(at.target / at.residual, at.rater / at.residual) + chiSquareQuantile(confidence, 1);
    if (!std::isfinite(limit))
        return {};
    const bool targetsAreRows = sums.targetsAreRows();
    const double found = (targetsAreRows ? at.target : at.rater) / at.residual;
    const double centre = std::clamp(std::log(std::max(found, 1e-6)), smallestLog, largestLog);
    const double step = 3 * std::sqrt(2 / sums.rows()); // somewhat beyond 95 % of a variance of that many
    auto above = [&](double x) { return sums.reach(std::exp(x), limit).least - limit; };
    const double atCentre = above(centre);
    if (!(atCentre <= 0))
        return {};
    const bool noRows = sums.reach(0, limit).least <= limit;
    const double low = noRows ? smallestLog : edge(above, centre, atCentre, smallestLog, step);
    const double high = edge(above, centre, atCentre, largestLog, step);

    auto spanned = [&](bool withRaters) {
        auto share = [&](double s, double t) {
            const double target = targetsAreRows ? s : t, other = withRaters ? (targetsAreRows ? t : s) : 0;
            return std::isinf(target) ? 1 : target / (target + 1 + other);
        };
        auto lowest = [&](double x) {
            const auto reach = sums.reach(std::exp(x), limit);
            return share(std::exp(x), targetsAreRows ? reach.high : reach.low);
        };
        auto highest = [&](double x) {
            const auto reach = sums.reach(std::exp(x), limit);
            return -share(std::exp(x), targetsAreRows ? reach.low : reach.high);
        };
        const bool toTheEdge = targetsAreRows && !withRaters; // grows with s alone
        Interval out{0, 1, "profile-likelihood", {}, {}};
        if (!(targetsAreRows && low <= smallestLog))
            out.low = toTheEdge ? share(std::exp(low), 0) : leastOfAll(lowest, low, high);
        if (!(targetsAreRows && high >= largestLog))
            out.high = toTheEdge ? share(std::exp(high), 0) : -leastOfAll(highest, low, high);
        return out;
    };
    return ProfileIntervals{spanned(true), spanned(false)};
}

} // namespace attune::stats
