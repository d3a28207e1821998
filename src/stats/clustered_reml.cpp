// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/clustered_reml.h"

#include "stats/icc_reml.h"
#include "stats/profile_search.h"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace attune::stats {

namespace {

constexpr double mostWork = 2e6; ///< multiplications of one evaluation, of which there are some hundreds

// Ratios to the residual: of clusters, clips, raters, clusters x raters.
using Ratios = std::array<double, 4>;

// Cells of one cluster.
struct Family {
    std::vector<int> raters;  ///< those with a score here
    Eigen::MatrixXd scored;   ///< clips x these raters, 1 or 0
    Eigen::VectorXd clips;    ///< scores of each clip, by number
    Eigen::VectorXd times;    ///< scores of each rater
    Eigen::VectorXd ofClips;  ///< their sums
    Eigen::VectorXd ofRaters; ///< their sums
    double cells = 0, sum = 0, squares = 0;
};

// The likelihood from one cluster after the other, since they have only the raters in common: first clusters x raters
// is swept out of a cluster's cells, then its clips and itself, and at the end the raters out of all.
class ClusteredLikelihood {
  public:
    explicit ClusteredLikelihood(const ScoreTable& table) : m_raters(table.raters) {
        std::map<int, std::vector<int>> clipsOf;
        double mean = 0; // less the first value: exact for scores on a grid
        for (int i = 0; i < table.targets; ++i) {
            clipsOf[table.cluster[static_cast<std::size_t>(i)]].push_back(i);
            for (int j = 0; j < table.raters; ++j)
                if (table.at(i, j) != ScoreTable::missing) {
                    mean += table.value(i, j) - table.values[0];
                    cells += 1;
                }
        }
        mean /= cells;
        for (const auto& [cluster, clips] : clipsOf)
            m_families.push_back(familyOf(table, clips, table.values[0] + mean));
        for (const Family& f : m_families) {
            const auto size = static_cast<double>(f.raters.size());
            work += (size + 2) * (size + 2) * static_cast<double>(f.clips.size() + 1);
            ratersOfClusters += size;
        }
    }

    [[nodiscard]] double deviance(const Ratios& at) const { return values(at).deviance; }
    [[nodiscard]] double residual(const Ratios& at) const { return values(at).spread / (cells - 1); }

    double cells = 0, work = 0;
    double ratersOfClusters = 0; ///< pairs of a cluster and a rater with a score there

  private:
    struct Values {
        double deviance, spread;
    };

    static Family familyOf(const ScoreTable& table, const std::vector<int>& clips, double mean) {
        Family out;
        for (int j = 0; j < table.raters; ++j)
            if (std::ranges::any_of(clips, [&](int i) { return table.at(i, j) != ScoreTable::missing; }))
                out.raters.push_back(j);
        out.scored = Eigen::MatrixXd::Zero(std::ssize(clips), std::ssize(out.raters));
        out.ofClips = Eigen::VectorXd::Zero(std::ssize(clips));
        out.ofRaters = Eigen::VectorXd::Zero(std::ssize(out.raters));
        for (std::size_t i = 0; i < clips.size(); ++i)
            for (std::size_t j = 0; j < out.raters.size(); ++j) {
                if (table.at(clips[i], out.raters[j]) == ScoreTable::missing)
                    continue;
                const double y = table.value(clips[i], out.raters[j]) - mean;
                const auto row = static_cast<Eigen::Index>(i), column = static_cast<Eigen::Index>(j);
                out.scored(row, column) = 1;
                out.ofClips(row) += y;
                out.ofRaters(column) += y;
                out.squares += y * y;
            }
        out.clips = out.scored.rowwise().sum();
        out.times = out.scored.colwise().sum();
        out.cells = out.times.sum();
        out.sum = out.ofClips.sum();
        return out;
    }

    // Adds X'V^-1 X of a cluster's cells to `out`, X being its raters' columns, 1 and y; gives log|V|.
    double add(const Family& f, const Ratios& at, Eigen::MatrixXd& out) const {
        const Eigen::Index clips = f.clips.size(), raters = f.times.size();
        const Eigen::ArrayXd each = 1 / (1 + at[3] * f.times.array()); // of a rater's cells, what is left of 1
        const Eigen::VectorXd shrink = at[3] * each;
        const Eigen::VectorXd left = f.times.array() * each, leftY = f.ofRaters.array() * each;
        const Eigen::VectorXd lost = shrink.array() * f.times.array(), lostY = shrink.array() * f.ofRaters.array();
        // Clips and the cluster: their products with X once clusters x raters is swept out.
        Eigen::MatrixXd h(clips + 1, raters + 2);
        h.topLeftCorner(clips, raters) = f.scored * each.matrix().asDiagonal();
        h.bottomLeftCorner(1, raters) = left.transpose();
        h.col(raters).head(clips) = f.clips - f.scored * lost;
        h.col(raters + 1).head(clips) = f.ofClips - f.scored * lostY;
        h(clips, raters) = f.cells - lost.dot(f.times);
        h(clips, raters + 1) = f.sum - lostY.dot(f.times);
        Eigen::MatrixXd m(clips + 1, clips + 1);
        m.topLeftCorner(clips, clips) = -(f.scored * shrink.asDiagonal() * f.scored.transpose());
        m.topLeftCorner(clips, clips).diagonal() += f.clips;
        m.col(clips).head(clips) = h.col(raters).head(clips);
        m.row(clips).head(clips) = h.col(raters).head(clips).transpose();
        m(clips, clips) = h(clips, raters);
        Eigen::VectorXd root = Eigen::VectorXd::Constant(clips + 1, std::sqrt(at[1]));
        root(clips) = std::sqrt(at[0]);
        m = root.asDiagonal() * m * root.asDiagonal();
        m.diagonal().array() += 1;
        const Eigen::LLT<Eigen::MatrixXd> solver(m);
        h = root.asDiagonal() * h;
        solver.matrixL().solveInPlace(h);
        Eigen::MatrixXd own = -(h.transpose() * h);
        own.topLeftCorner(raters, raters).diagonal() += left;
        own.col(raters).head(raters) += left;
        own.col(raters + 1).head(raters) += leftY;
        own(raters, raters) += f.cells - lost.dot(f.times);
        own(raters, raters + 1) += f.sum - lostY.dot(f.times);
        own(raters + 1, raters + 1) += f.squares - lostY.dot(f.ofRaters);
        for (Eigen::Index j = 0; j < raters + 2; ++j) { // the upper triangle, where whole rows are not needed
            const auto column = j < raters ? f.raters[static_cast<std::size_t>(j)] : m_raters + (j - raters);
            for (Eigen::Index i = 0; i <= j; ++i)
                out(i < raters ? f.raters[static_cast<std::size_t>(i)] : m_raters + (i - raters), column) += own(i, j);
        }
        return 2 * solver.matrixLLT().diagonal().array().log().sum() - each.log().sum();
    }

    [[nodiscard]] Values values(const Ratios& at) const {
        Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(m_raters + 2, m_raters + 2);
        double log = 0;
        for (const Family& f : m_families)
            log += add(f, at, sums);
        Eigen::MatrixXd whole = at[2] * sums.topLeftCorner(m_raters, m_raters);
        whole.diagonal().array() += 1;
        const Eigen::LLT<Eigen::MatrixXd, Eigen::Upper> solver(whole);
        log += 2 * solver.matrixLLT().diagonal().array().log().sum();
        const Eigen::VectorXd one = sums.col(m_raters).head(m_raters), y = sums.col(m_raters + 1).head(m_raters);
        const Eigen::VectorXd solved = solver.solve(one);
        const double oneOne = sums(m_raters, m_raters) - at[2] * one.dot(solved);
        const double oneY = sums(m_raters, m_raters + 1) - at[2] * y.dot(solved);
        const double yy = sums(m_raters + 1, m_raters + 1) - at[2] * y.dot(solver.solve(y));
        const double spread = yy - oneY * oneY / oneOne;
        return {(cells - 1) * std::log(spread) + log + std::log(oneOne), spread};
    }

    Eigen::Index m_raters;
    std::vector<Family> m_families;
};

// The ratio at which the deviance is least with the others held, by its logarithm within `reach` of where it is; 0
// where that is no worse.
double bestAlone(const ClusteredLikelihood& likelihood, Ratios at, std::size_t which, double reach) {
    const double centre = std::clamp(std::log(std::max(at[which], 1e-4)), smallestLog, largestLog);
    const auto deviance = [&](double ratio) {
        at[which] = ratio;
        return likelihood.deviance(at);
    };
    const auto [log, value] = least([&](double x) { return deviance(std::exp(x)); },
                                    std::max(centre - reach, smallestLog), std::min(centre + reach, largestLog), 24);
    return deviance(0) <= value + 1e-12 * std::abs(value) ? 0 : std::exp(log);
}

// One ratio after the other, and then along the way that these steps went (Powell 1964), until nothing gets better.
Ratios leastDeviance(const ClusteredLikelihood& likelihood) {
    Ratios at{0.5, 0.5, 0.5, 0.2};
    double value = likelihood.deviance(at), reach = 8;
    for (int sweep = 0; sweep < 200; ++sweep) {
        const Ratios before = at;
        for (std::size_t i = 0; i < at.size(); ++i)
            at[i] = bestAlone(likelihood, at, i, reach);
        const auto along = [&](double times) {
            Ratios there = at;
            for (std::size_t i = 0; i < at.size(); ++i)
                there[i] = before[i] > 0 ? at[i] * std::pow(at[i] / before[i], times) : at[i];
            return there;
        };
        const auto [times, there] = least([&](double x) { return likelihood.deviance(along(x)); }, 0.0, 4.0, 16);
        if (there < likelihood.deviance(at))
            at = along(times);
        const double now = likelihood.deviance(at);
        if (value - now < 1e-11 * std::max(1.0, std::abs(now)) && sweep > 2)
            break;
        value = now;
        reach = std::max(1.0, reach / 2);
    }
    return at;
}

bool tellsThePartsApart(const ScoreTable& table, const ClusteredLikelihood& likelihood) {
    std::vector<int> clusters = table.cluster;
    std::ranges::sort(clusters);
    const auto families = std::unique(clusters.begin(), clusters.end()) - clusters.begin();
    return families >= 2 && table.targets > families && likelihood.cells > table.targets &&
           likelihood.cells > likelihood.ratersOfClusters;
}

} // namespace

std::optional<ClusteredComponents> clusteredReml(const ScoreTable& whole) {
    const ScoreTable table = withoutEmpty(whole);
    if (!table.numeric || table.cluster.empty() || table.raters < 2 || table.targets < 2 || !connected(table))
        return {};
    const ClusteredLikelihood likelihood(table);
    if (!tellsThePartsApart(table, likelihood) || likelihood.work > mostWork ||
        !std::isfinite(likelihood.deviance({1, 1, 1, 1})))
        return {};
    const Ratios at = leastDeviance(likelihood);
    const double residual = likelihood.residual(at);
    if (std::ranges::any_of(at, [](double ratio) { return ratio > std::exp(largestLog - 1); }) || !(residual > 0))
        return {};
    return ClusteredComponents{at[0] * residual, at[1] * residual, at[2] * residual, at[3] * residual, residual};
}

double clusteredDeviance(const ScoreTable& table, const ClusteredComponents& r) {
    return ClusteredLikelihood(withoutEmpty(table)).deviance({r.cluster, r.clip, r.rater, r.clusterRater});
}

} // namespace attune::stats
