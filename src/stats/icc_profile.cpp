// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/icc_profile.h"

#include "stats/crossed_sums.h"
#include "stats/distributions.h"
#include "stats/icc.h"

#include <Eigen/Dense>
#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace attune::stats {

namespace {

constexpr double smallestLog = -16, largestLog = 16; ///< of a ratio; at the ends it is as good as 0 or no residual

} // namespace

struct ProfileLikelihood::Sums {
    bool balanced = false;
    Anova anova;
    std::optional<CrossedSums> crossed; ///< unless balanced
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

double ProfileLikelihood::deviance(double target, double rater) const {
    const Sums& d = *m_sums;
    if (d.balanced) { // Searle, Casella & McCulloch 1992, ch. 4: three orthogonal sums of squares
        const Anova& a = d.anova;
        const double ofTargets = 1 + a.k * target, ofRaters = 1 + a.n * rater;
        const double q = a.msr * (a.n - 1) / ofTargets + a.msc * (a.k - 1) / ofRaters + a.mse * (a.n - 1) * (a.k - 1);
        return (a.n * a.k - 1) * std::log(q) + (a.n - 1) * std::log(ofTargets) + (a.k - 1) * std::log(ofRaters);
    }
    const double s = d.crossed->targetsAreRows ? target : rater, t = d.crossed->targetsAreRows ? rater : target;
    CrossedSums::Swept w = d.crossed->swept(s);
    w.a *= t;
    w.a.diagonal().array() += 1;
    const Eigen::LLT<Eigen::MatrixXd> solver(w.a);
    const double log = w.log + 2 * solver.matrixLLT().diagonal().array().log().sum();
    const Eigen::VectorXd solvedOne = solver.solve(w.one), solvedY = solver.solve(w.y);
    const double oneOne = w.oneOne - t * w.one.dot(solvedOne), oneY = w.oneY - t * w.one.dot(solvedY);
    const double yy = w.yy - t * w.y.dot(solvedY);
    return (d.crossed->cells - 1) * std::log(yy - oneY * oneY / oneOne) + log + std::log(oneOne);
}

std::optional<Interval> ProfileLikelihood::interval(bool withRaters, const VarianceComponents& at,
                                                    double confidence) const {
    if (!(at.residual > 0))
        return {};
    const double found = at.target / (at.residual + (withRaters ? at.rater : 0));
    const double best = deviance(at.target / at.residual, at.rater / at.residual);
    const double above = chiSquareQuantile(confidence, 1);
    if (!std::isfinite(best) || !std::isfinite(above))
        return {};
    // The excess over the minimum at this ratio of the targets' variance to the rest, the raters' being what fits best.
    auto excess = [&](double odds) {
        auto at0 = [&](double rater) { return deviance(odds * (withRaters ? 1 + rater : 1), rater); };
        std::uintmax_t steps = 60;
        const auto least = boost::math::tools::brent_find_minima([&](double x) { return at0(std::exp(x)); },
                                                                 smallestLog, largestLog, 14, steps);
        return std::min(least.second, at0(0)) - best - above;
    };
    auto meet = [&](double low, double high) { // of log odds
        std::uintmax_t steps = 60;
        const auto ends = boost::math::tools::toms748_solve([&](double x) { return excess(std::exp(x)); }, low, high,
                                                            boost::math::tools::eps_tolerance<double>(22), steps);
        return std::exp((ends.first + ends.second) / 2);
    };
    const double centre = std::log(std::max(found, 1e-6));
    double low = 0, high = std::exp(largestLog);
    if (found > 0 && excess(0) > 0) {
        double below = centre - 1;
        while (below > smallestLog && excess(std::exp(below)) < 0)
            below -= 2;
        low = below > smallestLog ? meet(below, std::min(below + 2, centre)) : 0;
    }
    double beyond = centre + 1;
    while (beyond < largestLog && excess(std::exp(beyond)) < 0)
        beyond += 2;
    if (beyond < largestLog)
        high = meet(std::max(beyond - 2, centre), beyond);
    return Interval{low / (1 + low), high / (1 + high), "profile-likelihood", {}, {}};
}

} // namespace attune::stats
