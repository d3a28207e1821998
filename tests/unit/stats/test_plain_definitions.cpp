// SPDX-License-Identifier: GPL-3.0-or-later
// The figures that test_against_definitions leaves, each written down once more in plain loops and compared with their
// standard errors and intervals on random small tables with gaps, ties and constant raters.
#include "stats/distributions.h"
#include "stats/gwet.h"
#include "stats/icc.h"
#include "stats/kappa.h"
#include "stats/rank.h"
#include "stats/raw_agreement.h"
#include "support/tables.h"

#include <gtest/gtest.h>
#include <map>
#include <numeric>

using namespace attune;
using namespace attune::stats;

namespace {

using Column = std::vector<double>;

double mean(const Column& x) { return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size()); }

// With 1/n.
double covariance(const Column& x, const Column& y) {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        sum += (x[i] - mean(x)) * (y[i] - mean(y));
    return sum / static_cast<double>(x.size());
}

Column midRanks(const Column& x) {
    Column out;
    for (const double v : x) {
        double below = 0, same = 0;
        for (const double w : x) {
            below += w < v;
            same += w == v;
        }
        out.push_back(below + (same + 1) / 2);
    }
    return out;
}

void expectNear(const Estimate& e, double value) {
    ASSERT_TRUE(e.value) << e.name << " " << e.undefined;
    EXPECT_NEAR(*e.value, value, 1e-9 * std::max(1.0, std::abs(value))) << e.name;
}

void expectInterval(const Estimate& e, double low, double high) {
    ASSERT_FALSE(e.intervals.empty()) << e.name;
    EXPECT_NEAR(e.intervals[0].low, low, 1e-7 * std::max(1.0, std::abs(low))) << e.name;
    EXPECT_NEAR(e.intervals[0].high, high, 1e-7 * std::max(1.0, std::abs(high))) << e.name;
}

void expectWilson(const Estimate& e, double k, double n) {
    const double z = 1.959963984540054, p = k / n, middle = p + z * z / (2 * n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)), below = 1 + z * z / n;
    expectNear(e, p);
    expectInterval(e, (middle - half) / below, (middle + half) / below);
}

const Estimate& named(const std::vector<Estimate>& all, const std::string& name) {
    for (const Estimate& e : all)
        if (e.name == name)
            return e;
    throw std::runtime_error("no figure " + name);
}

struct Pair {
    Column a, b;
};

Pair commonScores(const std::vector<std::vector<double>>& rows, std::size_t i, std::size_t j) {
    Pair out;
    for (const auto& row : rows)
        if (!std::isnan(row[i]) && !std::isnan(row[j])) {
            out.a.push_back(row[i]);
            out.b.push_back(row[j]);
        }
    return out;
}

std::optional<double> plainKappa(const Pair& p) {
    double same = 0, chance = 0;
    const auto n = static_cast<double>(p.a.size());
    for (std::size_t i = 0; i < p.a.size(); ++i) {
        same += p.a[i] == p.b[i];
        for (const double y : p.b)
            chance += p.a[i] == y;
    }
    if (p.a.empty() || chance == n * n)
        return {};
    return (same / n - chance / (n * n)) / (1 - chance / (n * n));
}

} // namespace

TEST(PlainDefinitions, DifferencesAndShares) {
    std::mt19937_64 random(1);
    int compared = 0;
    for (int trial = 0; trial < 2000; ++trial) {
        const auto rows = randomRows(random, 2);
        const auto [a, b] = rows.empty() ? Pair{} : commonScores(rows, 0, 1);
        if (a.size() < 2)
            continue;
        ++compared;
        const PairScores pair = pairFrom(a, b);
        const auto n = static_cast<double>(a.size());
        Column d;
        double exact = 0, near = 0, apart = 0, bestExact = 0, bestNear = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            d.push_back(a[i] - b[i]);
            exact += d[i] == 0;
            near += std::abs(d[i]) <= 1;
            apart += std::abs(d[i]);
        }
        for (const double guess : pair.values) {
            double hits = 0, close = 0;
            for (const double y : b) {
                hits += y == guess;
                close += std::abs(y - guess) <= 1;
            }
            bestExact = std::max(bestExact, hits);
            bestNear = std::max(bestNear, close);
        }
        const auto shares = rawAgreement(pair, .95);
        expectWilson(named(shares, "exact"), exact, n);
        expectWilson(named(shares, "within_1"), near, n);
        expectNear(named(shares, "baseline_exact"), bestExact / n);
        expectNear(named(shares, "baseline_within_1"), bestNear / n);

        const auto figures = differences(pair, .95);
        const double sd = std::sqrt(covariance(d, d) * n / (n - 1)), t = studentQuantile(.975, n - 1);
        const double ofMean = t * sd / std::sqrt(n);
        const double ofLimit = t * sd * std::sqrt(1 / n + 1.96 * 1.96 / (2 * (n - 1)));
        expectNear(named(figures, "mean_abs_difference"), apart / n);
        expectNear(named(figures, "bias"), mean(d));
        expectInterval(named(figures, "bias"), mean(d) - ofMean, mean(d) + ofMean);
        expectNear(named(figures, "sd_difference"), sd);
        for (const auto& [name, limit] :
             {std::pair{"loa_low", mean(d) - 1.96 * sd}, {"loa_high", mean(d) + 1.96 * sd}}) {
            expectNear(named(figures, name), limit);
            expectInterval(named(figures, name), limit - ofLimit, limit + ofLimit);
        }
        expectNear(named(figures, "sem"), sd / std::sqrt(2));
        expectNear(named(figures, "sdc"), 1.96 * sd);
    }
    EXPECT_GT(compared, 1000);
}

TEST(PlainDefinitions, Association) {
    std::mt19937_64 random(2);
    int compared = 0;
    for (int trial = 0; trial < 2000; ++trial) {
        const auto rows = randomRows(random, 2);
        const auto [a, b] = rows.empty() ? Pair{} : commonScores(rows, 0, 1);
        const double va = a.empty() ? 0 : covariance(a, a), vb = a.empty() ? 0 : covariance(b, b);
        if (a.size() < 4 || !(va > 0) || !(vb > 0))
            continue;
        ++compared;
        const PairScores pair = pairFrom(a, b);
        const auto n = static_cast<double>(a.size());
        const double shift = mean(a) - mean(b), r = covariance(a, b) / std::sqrt(va * vb), z = 1.959963984540054;
        const double ccc = 2 * covariance(a, b) / (va + vb + shift * shift);
        const Column ra = midRanks(a), rb = midRanks(b);
        expectNear(spearman(pair), covariance(ra, rb) / std::sqrt(covariance(ra, ra) * covariance(rb, rb)));
        const Estimate own = pearson(pair, .95), agreed = concordance(pair, .95);
        expectNear(own, r);
        expectNear(agreed, ccc);
        if (std::abs(r) > 1 - 1e-9 || std::abs(r) < 1e-9)
            continue;
        const double half = z / std::sqrt(n - 3);
        expectInterval(own, std::tanh(std::atanh(r) - half), std::tanh(std::atanh(r) + half));
        const double u2 = shift * shift / std::sqrt(va * vb), c2 = ccc * ccc, r2 = r * r; // Lin 1989, with 2000's u
        const double variance =
            ((1 - r2) * c2 * (1 - c2) / r2 + 2 * c2 * ccc * (1 - ccc) * u2 / r - c2 * c2 * u2 * u2 / (2 * r2)) /
            (n - 2);
        if (!(variance > 0))
            continue;
        ASSERT_TRUE(agreed.se);
        EXPECT_NEAR(*agreed.se, std::sqrt(variance), 1e-9);
        const double reach = z * std::sqrt(variance) / (1 - c2);
        expectInterval(agreed, std::tanh(std::atanh(ccc) - reach), std::tanh(std::atanh(ccc) + reach));
    }
    EXPECT_GT(compared, 500);
}

TEST(PlainDefinitions, KappaMaxAndObserverAccuracy) {
    std::mt19937_64 random(3);
    int compared = 0;
    for (int trial = 0; trial < 2000; ++trial) {
        const auto rows = randomRows(random, 2);
        const Pair p = rows.empty() ? Pair{} : commonScores(rows, 0, 1);
        const auto kappa = plainKappa(p);
        if (!kappa)
            continue;
        ++compared;
        const PairScores pair = pairFrom(p.a, p.b);
        std::map<double, double> ofA, ofB;
        const auto n = static_cast<double>(p.a.size());
        for (std::size_t i = 0; i < p.a.size(); ++i) {
            ofA[p.a[i]] += 1 / n;
            ofB[p.b[i]] += 1 / n;
        }
        double best = 0, chance = 0;
        for (const auto& [value, share] : ofA) {
            best += std::min(share, ofB[value]);
            chance += share * ofB[value];
        }
        expectNear(kappaMax(pair), (best - chance) / (1 - chance));
        // The accuracy p that makes K equiprobable codes agree as the kappa says: by halving.
        const auto codes = static_cast<double>(pair.values.size());
        const Estimate accuracy = observerAccuracy(pair);
        if (*kappa < -1e-12) {
            EXPECT_EQ(accuracy.undefined, "negative_values");
            continue;
        }
        double low = 1 / codes, high = 1;
        for (int step = 0; step < 60; ++step) {
            const double guess = (low + high) / 2, agreed = guess * guess + (1 - guess) * (1 - guess) / (codes - 1);
            ((agreed - 1 / codes) / (1 - 1 / codes) < *kappa ? low : high) = guess;
        }
        ASSERT_TRUE(accuracy.value);
        EXPECT_NEAR(*accuracy.value, low, 1e-7);
    }
    EXPECT_GT(compared, 800);
}

TEST(PlainDefinitions, AllRatersTogether) {
    std::mt19937_64 random(4);
    int compared = 0;
    for (int trial = 0; trial < 2000; ++trial) {
        const auto rows = randomRows(random, 2);
        std::vector<std::vector<double>> full;
        for (const auto& row : rows)
            if (std::ranges::none_of(row, [](double v) { return std::isnan(v); }))
                full.push_back(row);
        double sum = 0, used = 0;
        for (std::size_t i = 0; !rows.empty() && i < rows[0].size(); ++i)
            for (std::size_t j = i + 1; j < rows[0].size(); ++j)
                if (const auto kappa = plainKappa(commonScores(rows, i, j))) {
                    sum += *kappa;
                    ++used;
                }
        if (used > 0)
            expectNear(meanPairwiseKappa(tableFrom(rows)), sum / used);
        if (full.size() < 2)
            continue;
        const auto n = static_cast<double>(full.size()), k = static_cast<double>(full[0].size());
        const auto shares = allRaterAgreement(tableFrom(rows), .95);
        double exact = 0, near = 0;
        for (const auto& row : full) {
            const auto [least, most] = std::ranges::minmax(row);
            exact += most == least;
            near += most - least <= 1;
        }
        expectWilson(named(shares, "all_exact"), exact, n);
        expectWilson(named(shares, "all_within_1"), near, n);

        std::vector<Column> ranks;
        double ties = 0, total = 0;
        for (std::size_t j = 0; j < full[0].size(); ++j) {
            Column column;
            std::map<double, double> times;
            for (const auto& row : full) {
                column.push_back(row[j]);
                ++times[row[j]];
            }
            for (const auto& [value, t] : times)
                ties += t * t * t - t;
            ranks.push_back(midRanks(column));
        }
        for (std::size_t i = 0; i < full.size(); ++i) {
            double own = 0;
            for (const Column& column : ranks)
                own += column[i];
            total += own * own;
        }
        const double below = k * k * n * (n * n - 1) - k * ties;
        if (below > 1e-9) {
            ++compared;
            const double w = (12 * total - 3 * k * k * n * (n + 1) * (n + 1)) / below;
            const Estimate e = kendallW(tableFrom(full));
            ASSERT_TRUE(e.value && e.statistic && e.p);
            EXPECT_NEAR(*e.value, w, 1e-9);
            EXPECT_NEAR(*e.p, chiSquareUpper(k * (n - 1) * w, n - 1), 1e-9);
        }
    }
    EXPECT_GT(compared, 500);
}

TEST(PlainDefinitions, VarianceComponentsAndWhatFollowsFromThem) {
    std::mt19937_64 random(5);
    int compared = 0;
    for (int trial = 0; trial < 2000; ++trial) {
        const auto rows = randomRows(random, 2);
        if (rows.size() < 2 || std::ranges::any_of(rows, [](const auto& row) {
                return std::ranges::any_of(row, [](double v) { return std::isnan(v); });
            }))
            continue;
        const auto n = static_cast<double>(rows.size()), k = static_cast<double>(rows[0].size());
        double grand = 0, ofTargets = 0, ofRaters = 0, rest = 0;
        Column raters(rows[0].size());
        for (const auto& row : rows)
            for (std::size_t j = 0; j < row.size(); ++j) {
                grand += row[j] / (n * k);
                raters[j] += row[j] / n;
            }
        for (const auto& row : rows) {
            ofTargets += k * (mean(row) - grand) * (mean(row) - grand);
            for (std::size_t j = 0; j < row.size(); ++j)
                rest += std::pow(row[j] - mean(row) - raters[j] + grand, 2);
        }
        for (const double r : raters)
            ofRaters += n * (r - grand) * (r - grand);
        const double msr = ofTargets / (n - 1), msc = ofRaters / (k - 1), mse = rest / ((n - 1) * (k - 1));
        if (!(mse > 1e-9))
            continue;
        ++compared;
        const auto figures = varianceFigures(AnovaTable(tableFrom(rows)).anova());
        const double target = (msr - mse) / k, rater = (msc - mse) / n;
        expectNear(named(figures, "var_residual"), mse);
        EXPECT_NEAR(*named(figures, "var_target").value, target, 1e-9);
        EXPECT_NEAR(*named(figures, "var_rater").value, rater, 1e-9);
        const double agreement = std::sqrt(std::max(rater, 0.0) + mse), above = std::max(target, 0.0);
        expectNear(named(figures, "sem_agreement"), agreement);
        expectNear(named(figures, "sem_consistency"), std::sqrt(mse));
        expectNear(named(figures, "sdc_agreement"), 1.96 * std::sqrt(2) * agreement);
        expectNear(named(figures, "sdc_consistency"), 1.96 * std::sqrt(2 * mse));
        EXPECT_NEAR(*named(figures, "g_relative").value, above / (above + mse / k), 1e-9);
        EXPECT_NEAR(*named(figures, "g_absolute").value, above / (above + (std::max(rater, 0.0) + mse) / k), 1e-9);
    }
    EXPECT_GT(compared, 300);
}
