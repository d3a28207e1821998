// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/rater_effects.h"

#include "stats/distributions.h"
#include "stats/estimates.h"
#include "stats/icc_reml.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>
#include <limits>

namespace attune::stats {

RaterEffects raterEffects(const ScoreTable& table) {
    RaterEffects out;
    const int raters = table.raters;
    if (table.targets == 0 || raters == 0)
        out.undefined = "no_scores";
    else if (!table.numeric)
        out.undefined = "not_numeric";
    else if (raters < 2)
        out.undefined = "one_rater";
    else if (!connected(table))
        out.undefined = "disconnected";
    if (!out.undefined.empty())
        return out;

    // (diag(scores of each rater) - N' diag(1 / scores of each target) N) r = sum of deviations from the target means.
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(raters, raters);
    Eigen::VectorXd right = Eigen::VectorXd::Zero(raters);
    out.scores.assign(static_cast<std::size_t>(raters), 0);
    std::vector<int> who;
    std::vector<double> deviation;
    double within = 0, cells = 0, scored = 0;
    for (int i = 0; i < table.targets; ++i) {
        who.clear();
        double mean = 0;
        for (int j = 0; j < raters; ++j)
            if (table.at(i, j) != ScoreTable::missing) {
                who.push_back(j);
                mean += table.value(i, j);
            }
        if (who.empty())
            continue;
        const auto n = static_cast<double>(who.size());
        mean /= n;
        cells += n;
        scored += 1;
        for (const int j : who) {
            const double d = table.value(i, j) - mean;
            right(j) += d;
            within += d * d;
            ++out.scores[static_cast<std::size_t>(j)];
            a(j, j) += 1;
            for (const int h : who)
                a(j, h) -= 1 / n;
        }
    }
    const Eigen::MatrixXd level = Eigen::MatrixXd::Constant(raters, raters, 1.0 / raters);
    const Eigen::LLT<Eigen::MatrixXd> factor(a + level);
    if (factor.info() != Eigen::Success) {
        out.undefined = "disconnected";
        return out;
    }
    const Eigen::VectorXd r = factor.solve(right);
    const Eigen::MatrixXd inverse = factor.solve(Eigen::MatrixXd::Identity(raters, raters)) - level;
    out.df = cells - scored - raters + 1;
    const double residual = within - r.dot(right);
    out.residualVariance = out.df > 0 && residual > 1e-13 * within ? residual / out.df : 0;
    for (int j = 0; j < raters; ++j) {
        out.effect.push_back(r(j));
        out.se.push_back(std::sqrt(std::max(0.0, out.residualVariance * inverse(j, j))));
    }
    return out;
}

std::vector<Estimate> severityAmongRaters(const RaterEffects& effects, int raters, double confidence) {
    const std::string definition = "severity/rater-effect.least-squares-with-missing-cells/1";
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<Estimate> out;
    for (std::size_t j = 0; j < static_cast<std::size_t>(raters); ++j) {
        if (!effects.undefined.empty()) {
            out.push_back(undefinedFigure("severity", effects.undefined, 0, definition));
            continue;
        }
        Estimate e = defined("severity", effects.effect[j], effects.scores[j], definition);
        if (effects.df > 0) {
            e.se = effects.se[j];
            e.df = {effects.df};
            const double half = studentQuantile((1 + confidence) / 2, effects.df) * effects.se[j];
            addInterval(e, {*e.value - half, *e.value + half, "t", {}, {}}, -infinity, infinity);
        }
        out.push_back(std::move(e));
    }
    return out;
}

std::optional<double> adjustedOthersMean(const ScoreTable& table, const RaterEffects& effects, int target, int rater) {
    double sum = 0;
    int n = 0;
    for (int j = 0; j < table.raters; ++j) {
        if (j == rater || table.at(target, j) == ScoreTable::missing)
            continue;
        sum += table.value(target, j) - effects.effect[static_cast<std::size_t>(j)];
        ++n;
    }
    if (n == 0)
        return {};
    return sum / n;
}

} // namespace attune::stats
