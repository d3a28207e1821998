// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated ratings of known structure: the figures come back to it, and intervals cover it at the rate they claim,
// within Monte Carlo error. Slow: `ctest -L slow` runs it, and prints the coverage.
#include "stats/alpha.h"
#include "stats/group_bootstrap.h"
#include "stats/icc.h"
#include "stats/icc_reml.h"
#include "stats/kappa.h"
#include "stats/pair_bootstrap.h"
#include "stats/raw_agreement.h"
#include "support/tables.h"

#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>
#include <random>

using namespace attune;
using namespace attune::stats;

namespace {

constexpr int runs = 600;

// Coverage of a claimed rate; the allowance is three standard errors of the simulation and what the method's own
// approximation is known to miss by.
class Coverage {
  public:
    Coverage(const char* what, double claimed, double allowance)
        : m_what(what), m_claimed(claimed), m_more(allowance) {}
    void add(const Interval& interval, double truth) {
        ++m_n;
        m_inside += interval.low <= truth && truth <= interval.high;
        m_width += interval.high - interval.low;
    }
    void check() const {
        const double n = m_n, rate = m_inside / n;
        std::printf("%-46s %.3f of %d (claimed %.2f), mean width %.3f\n", m_what, rate, m_n, m_claimed, m_width / n);
        EXPECT_NEAR(rate, m_claimed, 3 * std::sqrt(m_claimed * (1 - m_claimed) / n) + m_more) << m_what;
        EXPECT_GT(m_n, runs / 2) << m_what;
    }

  private:
    const char* m_what;
    double m_claimed, m_more, m_width = 0;
    int m_n = 0, m_inside = 0;
};

struct Design {
    int targets, raters;
    double target, rater, error; ///< standard deviations
};

std::vector<std::vector<double>> simulate(const Design& d, std::mt19937_64& random) {
    std::normal_distribution<double> normal;
    std::vector<double> level;
    for (int j = 0; j < d.raters; ++j)
        level.push_back(d.rater * normal(random));
    std::vector<std::vector<double>> rows;
    for (int i = 0; i < d.targets; ++i) {
        const double own = d.target * normal(random);
        rows.emplace_back();
        for (int j = 0; j < d.raters; ++j)
            rows.back().push_back(
                std::round(1000 * (own + level[static_cast<std::size_t>(j)] + d.error * normal(random))) / 1000);
    }
    return rows;
}

double iccC(const Design& d) { return d.target * d.target / (d.target * d.target + d.error * d.error); }
double iccA(const Design& d) {
    return d.target * d.target / (d.target * d.target + d.rater * d.rater + d.error * d.error);
}

} // namespace

TEST(Recovery, IccIntervalsOfCompleteTables) {
    const Design d{30, 6, 1, .4, .6};
    std::mt19937_64 random(1);
    Coverage c1("ICC(C,1), F", .95, 0), a1("ICC(A,1), Satterthwaite", .95, .01), ck("ICC(C,k), F", .95, 0);
    double mean = 0;
    for (int run = 0; run < runs; ++run) {
        const Anova anova = AnovaTable(tableFrom(simulate(d, random))).anova();
        const Estimate c = iccEstimate(IccForm::C1, anova, .95), a = iccEstimate(IccForm::A1, anova, .95);
        mean += *c.value / runs;
        c1.add(c.intervals.at(0), iccC(d));
        a1.add(a.intervals.at(0), iccA(d));
        const double k = d.raters, rho = iccC(d);
        ck.add(iccEstimate(IccForm::CK, anova, .95).intervals.at(0), k * rho / (1 + (k - 1) * rho));
    }
    EXPECT_NEAR(mean, iccC(d), .02);
    c1.check();
    a1.check();
    ck.check();
}

TEST(Recovery, RemlWithGapsAndItsProfileIntervals) {
    const Design d{40, 8, 1, .5, .7};
    std::mt19937_64 random(2);
    Coverage c1("ICC(C,1), REML profile, 25 % missing", .95, .01), a1("ICC(A,1), REML profile, 25 % missing", .95, .03);
    double mean = 0;
    int computed = 0;
    for (int run = 0; run < runs; ++run) {
        auto rows = simulate(d, random);
        for (auto& row : rows)
            for (double& v : row)
                v = random() % 4 == 0 ? gap : v;
        const auto figures = remlFigures(tableFrom(rows), .95);
        if (!figures[0].value || figures[0].intervals.empty())
            continue;
        ++computed;
        mean += *figures[1].value;
        a1.add(figures[0].intervals.at(0), iccA(d));
        c1.add(figures[1].intervals.at(0), iccC(d));
    }
    EXPECT_NEAR(mean / computed, iccC(d), .02);
    c1.check();
    a1.check();
}

TEST(Recovery, SeverityAndSpreadAgainstTheReference) {
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal;
    Coverage t("bias, t", .95, 0), resampled("bias, unit bootstrap, n = 25", .95, .03);
    double meanSd = 0;
    for (int run = 0; run < runs; ++run) {
        std::vector<double> a, b;
        for (int i = 0; i < 25; ++i) {
            b.push_back(std::round(100 * (4 + normal(random))) / 100);
            a.push_back(std::round(100 * (b.back() + .4 + .8 * normal(random))) / 100);
        }
        const PairScores pair = pairFrom(a, b);
        auto figures = differences(pair, .95);
        meanSd += *figures[2].value / runs;
        t.add(figures[1].intervals.at(0), .4);
        const ScoreTable table = tableOf(pair);
        const ResampledPair own{0, 1, figures};
        addPairBootstrap(std::span(&own, 1), table, *resamplesOf({1000, 5, .95}, table.targets, {}),
                         PairDetail::Moments);
        resampled.add(figures[1].intervals.at(1), .4);
    }
    EXPECT_NEAR(meanSd, .8, .02);
    t.check();
    resampled.check();
}

TEST(Recovery, KappaAndAlphaOfNominalCodes) {
    // Each of two observers is right with probability p, else any other of the codes: kappa is known.
    constexpr double p = .85, codes = 4;
    const double agree = p * p + (1 - p) * (1 - p) / (codes - 1), truth = (agree - 1 / codes) / (1 - 1 / codes);
    std::mt19937_64 random(4);
    std::uniform_real_distribution<double> uniform;
    Coverage z("kappa, z, n = 150", .95, .01), unit("nominal alpha, unit bootstrap, n = 150", .95, .02);
    double mean = 0;
    for (int run = 0; run < runs; ++run) {
        std::vector<std::vector<double>> rows;
        for (int i = 0; i < 150; ++i) {
            const auto code = static_cast<double>(random() % 4);
            rows.emplace_back();
            for (int j = 0; j < 2; ++j)
                rows.back().push_back(uniform(random) < p ? code
                                                          : std::fmod(code + 1 + static_cast<double>(random() % 3), 4));
        }
        const ScoreTable table = tableFrom(rows);
        const Estimate kappa = cohenKappa(pairOf(table, 0, 1), Weights::Identity, .95);
        mean += *kappa.value / runs;
        z.add(kappa.intervals.at(0), truth);
        constexpr std::array metric{AlphaMetric::Nominal};
        auto figures = alphas(table, metric);
        addGroupBootstrap(figures, table, *resamplesOf({1000, 5, .95}, table.targets, {}));
        unit.add(figures[0].intervals.at(0), truth);
    }
    EXPECT_NEAR(mean, truth, .01);
    z.check();
    unit.check();
}

TEST(Recovery, ClusteredTargetsNeedTheClusterBootstrap) {
    // Six segments of each of 25 families share the family's difference: t intervals over segments are too narrow.
    std::mt19937_64 random(6);
    std::normal_distribution<double> normal;
    Coverage families("bias, families resampled", .95, .04);
    int naive = 0;
    for (int run = 0; run < runs; ++run) {
        ScoreTable table;
        std::vector<double> a, b;
        std::vector<int> cluster;
        for (int f = 0; f < 25; ++f) {
            const double own = .6 * normal(random);
            for (int s = 0; s < 6; ++s) {
                b.push_back(std::round(100 * normal(random)) / 100);
                a.push_back(std::round(100 * (b.back() + own + .4 * normal(random))) / 100);
                cluster.push_back(f);
            }
        }
        const PairScores pair = pairFrom(a, b);
        table = tableOf(pair);
        auto figures = differences(pair, .95);
        naive += figures[1].intervals.at(0).low <= 0 && figures[1].intervals.at(0).high >= 0;
        const ResampledPair own{0, 1, figures};
        addPairBootstrap(std::span(&own, 1), table, *resamplesOf({1000, 5, .95}, table.targets, cluster),
                         PairDetail::Moments);
        families.add(*figures[1].ci, 0);
    }
    std::printf("bias, t over segments: %.3f\n", static_cast<double>(naive) / runs);
    EXPECT_LT(naive, .8 * runs);
    families.check();
}
