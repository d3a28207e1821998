// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/icc_profile.h"

#include "stats/crossed_likelihood.h"
#include "stats/distributions.h"
#include "stats/icc.h"

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace attune::stats {

namespace {

constexpr double smallestLog = -16, largestLog = 16; ///< of a ratio; at the ends it is as good as 0 or no residual
constexpr double infinity = std::numeric_limits<double>::infinity();

// The place nearest to `from` towards `to` where f rises above 0; `to` when it does not. value: f(from), not above 0.
// step: the first, then doubled.
template <typename F> double edge(const F& f, double from, double value, double to, double step) {
    for (;; step *= 2) {
        const double next = to > from ? std::min(from + step, to) : std::max(from - step, to);
        const double there = f(next);
        if (there > 0) {
            std::uintmax_t steps = 60;
            const boost::math::tools::eps_tolerance<double> enough(22);
            const auto ends = next > from
                                  ? boost::math::tools::toms748_solve(f, from, next, value, there, enough, steps)
                                  : boost::math::tools::toms748_solve(f, next, from, there, value, enough, steps);
            return (ends.first + ends.second) / 2;
        }
        if (next == to)
            return to;
        from = next;
        value = there;
    }
}

template <typename F> std::pair<double, double> least(const F& f, double low, double high, int bits) {
    std::uintmax_t steps = 60;
    return boost::math::tools::brent_find_minima(f, low, high, bits, steps);
}

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
        const double q = a.msr * (a.n - 1) / ofRows + a.msc * (a.k - 1) / ofColumns + a.mse * (a.n - 1) * (a.k - 1);
        return (a.n * a.k - 1) * std::log(q) + (a.n - 1) * std::log(ofRows) + (a.k - 1) * std::log(ofColumns);
    }

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
