// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/rater_effects.h"
#include "support/tables.h"

#include <gtest/gtest.h>

namespace attune::stats {
namespace {

// Least squares of the additive model by Gauss elimination on dummy variables: targets, then all raters but the last.
std::vector<double> slowEffects(const ScoreTable& t) {
    const std::size_t n = static_cast<std::size_t>(t.targets + t.raters - 1);
    std::vector<std::vector<double>> m(n, std::vector<double>(n + 1));
    for (int i = 0; i < t.targets; ++i) {
        for (int j = 0; j < t.raters; ++j) {
            if (t.at(i, j) == ScoreTable::missing)
                continue;
            std::vector<double> row(n);
            row[static_cast<std::size_t>(i)] = 1;
            for (int h = 0; h + 1 < t.raters; ++h)
                row[static_cast<std::size_t>(t.targets + h)] = h == j ? 1 : j + 1 == t.raters ? -1 : 0;
            for (std::size_t a = 0; a < n; ++a) {
                for (std::size_t b = 0; b < n; ++b)
                    m[a][b] += row[a] * row[b];
                m[a][n] += row[a] * t.value(i, j);
            }
        }
    }
    for (std::size_t c = 0; c < n; ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c; r < n; ++r)
            if (std::abs(m[r][c]) > std::abs(m[pivot][c]))
                pivot = r;
        std::swap(m[c], m[pivot]);
        for (std::size_t r = 0; r < n; ++r) {
            if (r == c)
                continue;
            const double f = m[r][c] / m[c][c];
            for (std::size_t k = c; k <= n; ++k)
                m[r][k] -= f * m[c][k];
        }
    }
    std::vector<double> out;
    double last = 0;
    for (std::size_t j = static_cast<std::size_t>(t.targets); j < n; ++j) {
        out.push_back(m[j][n] / m[j][j]);
        last -= out.back();
    }
    out.push_back(last);
    return out;
}

TEST(RaterEffects, AreTheLeastSquaresOfTheAdditiveModel) {
    std::mt19937_64 random(1);
    int compared = 0;
    for (int round = 0; round < 400; ++round) {
        std::vector<std::vector<double>> rows(3 + random() % 8, std::vector<double>(2 + random() % 4));
        for (auto& row : rows)
            for (double& x : row)
                x = random() % 4 == 0 ? gap : static_cast<double>(random() % 7);
        const ScoreTable t = withoutEmpty(tableFrom(rows));
        const RaterEffects fast = raterEffects(t);
        if (!fast.undefined.empty())
            continue;
        const auto slow = slowEffects(t);
        for (std::size_t j = 0; j < slow.size(); ++j)
            EXPECT_NEAR(fast.effect[j], slow[j], 1e-9);
        ++compared;
    }
    EXPECT_GT(compared, 200);
}

TEST(RaterEffects, OfACompleteTableAreTheMeansWithTheirTextbookError) {
    const ScoreTable t =
        tableFrom({{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}});
    const RaterEffects e = raterEffects(t);
    const double means[] = {46.0 / 6, 15.0 / 6, 26.0 / 6, 40.0 / 6}, grand = 127.0 / 24;
    for (std::size_t j = 0; j < 4; ++j) {
        EXPECT_NEAR(e.effect[j], means[j] - grand, 1e-12);
        EXPECT_NEAR(e.se[j], std::sqrt(1.0194444444444 / 6 * 0.75), 1e-9); // Shrout & Fleiss 1979: MSE 1.0194
    }
    EXPECT_DOUBLE_EQ(e.df, 15);
    const auto severity = severityAmongRaters(e, 4, 0.95);
    EXPECT_EQ(severity[0].ci->method, "t");
    EXPECT_NEAR(severity[0].ci->high - *severity[0].value, 2.131449545559323 * e.se[0], 1e-9);
}

// Rater 2 sees only the high targets: the raw mean says lenient, the effect says severe.
TEST(RaterEffects, DoNotConfoundARaterWithTheTargetsItSaw) {
    const ScoreTable t = tableFrom({{1, 1, gap}, {2, 2, gap}, {6, 6, 5}, {7, 7, 6}});
    const RaterEffects e = raterEffects(t);
    EXPECT_NEAR(e.effect[2] - e.effect[0], -1, 1e-12);
    EXPECT_NEAR(*adjustedOthersMean(t, e, 2, 2), 6 - e.effect[0], 1e-12);
}

TEST(RaterEffects, SayWhyThereAreNone) {
    EXPECT_EQ(raterEffects({}).undefined, "no_scores");
    EXPECT_EQ(raterEffects(tableFrom({{1}, {2}})).undefined, "one_rater");
    EXPECT_EQ(raterEffects(tableFrom({{1, 2, gap, gap}, {gap, gap, 1, 2}})).undefined, "disconnected");
    ScoreTable words = tableFrom({{1, 2}, {2, 1}});
    words.numeric = false;
    EXPECT_EQ(raterEffects(words).undefined, "not_numeric");
    const auto exact = raterEffects(tableFrom({{1, 2}})); // as many scores as unknowns
    EXPECT_EQ(exact.df, 0);
    EXPECT_FALSE(severityAmongRaters(exact, 2, 0.95)[0].ci);
}

// Known severities, half the cells missing: the effects come back and their intervals cover at the nominal rate.
TEST(RaterEffects, RecoverKnownSeverities) {
    std::mt19937_64 random(5);
    std::normal_distribution<double> normal;
    const double severity[] = {-0.6, -0.1, 0.2, 0.5};
    int covered = 0, all = 0;
    double mean[4] = {};
    constexpr int rounds = 600;
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::vector<double>> rows(30, std::vector<double>(4, gap));
        for (auto& row : rows) {
            const double target = 1.5 * normal(random);
            for (std::size_t j = 0; j < 4; ++j)
                if (random() % 2 == 0)
                    row[j] = target + severity[j] + 0.7 * normal(random);
        }
        const RaterEffects effects = raterEffects(withoutEmpty(tableFrom(rows)));
        if (!effects.undefined.empty() || effects.effect.size() != 4)
            continue;
        const auto estimates = severityAmongRaters(effects, 4, 0.95);
        for (std::size_t j = 0; j < 4; ++j) {
            mean[j] += *estimates[j].value / rounds;
            covered += estimates[j].ci->low <= severity[j] && severity[j] <= estimates[j].ci->high;
            ++all;
        }
    }
    for (std::size_t j = 0; j < 4; ++j)
        EXPECT_NEAR(mean[j], severity[j], 0.03);
    const double coverage = static_cast<double>(covered) / all;
    RecordProperty("coverage", std::to_string(coverage));
    EXPECT_NEAR(coverage, 0.95, 0.015);
}

} // namespace
} // namespace attune::stats
