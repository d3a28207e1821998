// SPDX-License-Identifier: GPL-3.0-or-later
// Random small tables, missing cells and constants included, against slow implementations of the definitions; and the
// equalities that must hold between coefficients.
#include "stats/alpha.h"
#include "stats/gwet.h"
#include "stats/icc.h"
#include "stats/kappa.h"
#include "stats/rank.h"
#include "stats/raw_agreement.h"
#include "support/slow_statistics.h"
#include "support/tables.h"

#include <array>
#include <gtest/gtest.h>

using namespace attune;
using namespace attune::stats;

namespace {

constexpr std::array allWeights{Weights::Identity, Weights::Linear, Weights::Quadratic, Weights::Ordinal};
constexpr std::array allMetrics{AlphaMetric::Nominal, AlphaMetric::Ordinal, AlphaMetric::Interval, AlphaMetric::Ratio};
constexpr std::array allForms{IccForm::One, IccForm::OneK, IccForm::C1, IccForm::CK, IccForm::A1, IccForm::AK};

void expectSame(const Estimate& e, const std::optional<double>& slow, const std::string& what) {
    ASSERT_EQ(e.value.has_value(), slow.has_value()) << e.name << " " << e.weights << " " << e.undefined << "\n"
                                                     << what;
    EXPECT_EQ(e.value.has_value(), e.undefined.empty());
    if (!slow)
        return;
    EXPECT_NEAR(*e.value, *slow, 1e-9 * std::max(1.0, std::abs(*slow))) << e.name << " " << e.weights << "\n" << what;
}

std::string shown(const std::vector<std::vector<double>>& rows) {
    std::string out;
    for (const auto& row : rows) {
        for (const double v : row)
            out += std::isnan(v) ? ". " : std::to_string(v).substr(0, 3) + " ";
        out += "\n";
    }
    return out;
}

bool complete(const std::vector<std::vector<double>>& rows) {
    for (const auto& row : rows)
        for (const double v : row)
            if (std::isnan(v))
                return false;
    return true;
}

} // namespace

TEST(AgainstDefinitions, AlphaAndGwetFamilyOnRandomTables) {
    std::mt19937_64 random(20261121);
    for (int trial = 0; trial < 1500; ++trial) {
        const auto rows = randomRows(random);
        // Now and then a declared set with unused categories.
        const ScoreTable table = trial % 3 ? tableFrom(rows) : tableFrom(rows, {1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7});
        const auto grid = slow::gridOf(table);
        const auto a = alphas(table, allMetrics);
        for (std::size_t m = 0; m < allMetrics.size(); ++m)
            expectSame(a[m], slow::alpha(grid, allMetrics[m]), shown(rows));
        for (const Weights w : allWeights) {
            const auto family = gwetFamily(table, w, .95);
            const auto expected = slow::gwet(grid, w, table.values);
            expectSame(family[0], expected.percent, shown(rows));
            expectSame(family[1], expected.fleiss, shown(rows));
            expectSame(family[2], expected.conger, shown(rows));
            expectSame(family[3], expected.ac, shown(rows));
            expectSame(family[4], expected.brennanPrediger, shown(rows));
        }
    }
}

TEST(AgainstDefinitions, IccOnRandomCompleteTables) {
    std::mt19937_64 random(5);
    int compared = 0;
    while (compared < 1500) {
        const auto rows = randomRows(random);
        if (!complete(rows) || rows.empty())
            continue;
        ++compared;
        const ScoreTable table = tableFrom(rows);
        const Anova anova = AnovaTable(table).anova();
        for (const IccForm form : allForms)
            expectSame(iccEstimate(form, anova, .95), slow::icc(rows, form), shown(rows));
    }
}

TEST(AgainstDefinitions, PairFiguresOnRandomTables) {
    std::mt19937_64 random(77);
    for (int trial = 0; trial < 1500; ++trial) {
        auto rows = randomRows(random, 2);
        const ScoreTable table = tableFrom(rows);
        if (table.targets == 0)
            continue;
        const PairScores pair = pairOf(table, 0, 1);
        const auto grid = slow::gridOf(tableOf(pair));
        for (const Weights w : {Weights::Identity, Weights::Linear, Weights::Quadratic})
            expectSame(cohenKappa(pair, w, .95), slow::kappa(grid, w, table.values), shown(rows));
        if (pair.n() >= 2)
            expectSame(kendallTauB(pair), slow::tauB(grid), shown(rows));
    }
}

TEST(AgainstDefinitions, WeightedProductsEqualTheMatrix) {
    const std::vector<double> set = {-2, -1.5, 0, 1, 4, 4.5, 9};
    const std::vector<double> p = {.1, 0, .3, .2, 0, .25, .15};
    for (const Weights kind : allWeights) {
        const AgreementWeights w(kind, set);
        const auto product = w.apply(p);
        double total = 0;
        for (std::size_t i = 0; i < set.size(); ++i) {
            double sum = 0;
            for (std::size_t j = 0; j < set.size(); ++j) {
                EXPECT_NEAR(w(static_cast<int>(i), static_cast<int>(j)), slow::weight(kind, set, set[i], set[j]),
                            1e-14);
                sum += slow::weight(kind, set, set[i], set[j]) * p[j];
                total += slow::weight(kind, set, set[i], set[j]);
            }
            EXPECT_NEAR(product[i], sum, 1e-14);
        }
        EXPECT_NEAR(w.total(), total, 1e-12);
    }
}

TEST(Equivalences, QuadraticKappaIsLinsConcordance) {
    std::mt19937_64 random(3);
    for (int trial = 0; trial < 500; ++trial) {
        const auto rows = randomRows(random, 2);
        const PairScores pair = rows.empty() ? PairScores{} : pairOf(tableFrom(rows), 0, 1);
        const Estimate kappa = cohenKappa(pair, Weights::Quadratic, .95), ccc = concordance(pair, .95);
        if (!kappa.value || !ccc.value)
            continue;
        EXPECT_NEAR(*kappa.value, *ccc.value, 1e-12) << shown(rows);
    }
}

TEST(Equivalences, TwoRaterIccA1ClosedForm) {
    std::mt19937_64 random(4);
    int compared = 0;
    for (int trial = 0; trial < 800; ++trial) {
        const auto rows = randomRows(random, 2);
        const PairScores pair = rows.empty() ? PairScores{} : pairOf(tableFrom(rows), 0, 1);
        const auto e = iccEstimate(IccForm::A1, AnovaTable(tableOf(pair)).anova(), .95);
        if (pair.n() < 2 || !e.value)
            continue;
        ++compared;
        double n = pair.n(), ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
        for (int i = 0; i < pair.n(); ++i) {
            ma += pair.valueA(i) / n;
            mb += pair.valueB(i) / n;
        }
        for (int i = 0; i < pair.n(); ++i) {
            aa += (pair.valueA(i) - ma) * (pair.valueA(i) - ma) / (n - 1);
            bb += (pair.valueB(i) - mb) * (pair.valueB(i) - mb) / (n - 1);
            ab += (pair.valueA(i) - ma) * (pair.valueB(i) - mb) / (n - 1);
        }
        const double sd2 = aa + bb - 2 * ab, d = ma - mb;
        EXPECT_NEAR(*e.value, 2 * ab / (aa + bb + d * d - sd2 / n), 1e-9) << shown(rows);
    }
    EXPECT_GT(compared, 200);
}

TEST(Equivalences, PabakScottAndIccCkAsCronbach) {
    const PairScores pair = pairFromCounts({{20, 5, 1}, {4, 11, 6}, {0, 2, 9}});
    const auto family = gwetFamily(tableOf(pair), Weights::Identity, .95);
    EXPECT_NEAR(*family[4].value, (3 * *family[0].value - 1) / 2, 1e-14);
    double pi = 0;
    for (const double margin : {26.0 + 24, 21.0 + 18, 11.0 + 16})
        pi += std::pow(margin / 116, 2);
    EXPECT_NEAR(*family[1].value, (40.0 / 58 - pi) / (1 - pi), 1e-12);

    const auto rows = shroutFleiss();
    double sumOfVariances = 0, varianceOfSum = 0, meanOfSum = 0;
    for (const auto& row : rows)
        meanOfSum += (row[0] + row[1] + row[2] + row[3]) / 6;
    for (const auto& row : rows)
        varianceOfSum += std::pow(row[0] + row[1] + row[2] + row[3] - meanOfSum, 2) / 5;
    for (std::size_t j = 0; j < 4; ++j) {
        double mean = 0;
        for (const auto& row : rows)
            mean += row[j] / 6;
        for (const auto& row : rows)
            sumOfVariances += (row[j] - mean) * (row[j] - mean) / 5;
    }
    const double cronbach = 4.0 / 3 * (1 - sumOfVariances / varianceOfSum);
    EXPECT_NEAR(*iccEstimate(IccForm::CK, AnovaTable(tableFrom(rows)).anova(), .95).value, cronbach, 1e-12);
}

TEST(Equivalences, AnOffsetOfABillionChangesNothing) {
    const auto rows = shroutFleiss();
    auto shifted = rows;
    for (auto& row : shifted)
        for (double& v : row)
            v += 1e9;
    for (const IccForm form : allForms) {
        const auto near = iccEstimate(form, AnovaTable(tableFrom(rows)).anova(), .95);
        const auto far = iccEstimate(form, AnovaTable(tableFrom(shifted)).anova(), .95);
        EXPECT_NEAR(*near.value, *far.value, 1e-12);
    }
    const auto near = alphas(tableFrom(rows), allMetrics), far = alphas(tableFrom(shifted), allMetrics);
    for (const std::size_t m : {0u, 1u, 2u}) // ratio is not invariant
        EXPECT_NEAR(*near[m].value, *far[m].value, 1e-12);
}
