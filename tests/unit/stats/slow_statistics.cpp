// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/stats/slow_statistics.h"

#include <algorithm>
#include <map>
#include <set>

namespace attune::slow {

using stats::AlphaMetric;
using stats::IccForm;
using stats::Weights;

namespace {

std::vector<double> present(const std::vector<double>& row) {
    std::vector<double> out;
    for (const double v : row)
        if (!std::isnan(v))
            out.push_back(v);
    return out;
}

double distance(AlphaMetric metric, const std::map<double, double>& counts, double a, double b) {
    if (a == b)
        return 0;
    if (metric == AlphaMetric::Nominal)
        return 1;
    if (metric == AlphaMetric::Interval)
        return (a - b) * (a - b);
    if (metric == AlphaMetric::Ratio)
        return a + b == 0 ? 0 : std::pow((a - b) / (a + b), 2);
    double sum = -(counts.at(a) + counts.at(b)) / 2;
    for (const auto& [value, count] : counts)
        if (value >= std::min(a, b) && value <= std::max(a, b))
            sum += count;
    return sum * sum;
}

} // namespace

Grid gridOf(const ScoreTable& table) {
    Grid out;
    for (int i = 0; i < table.targets; ++i) {
        out.emplace_back();
        for (int j = 0; j < table.raters; ++j)
            out.back().push_back(table.at(i, j) == ScoreTable::missing ? std::nan("") : table.value(i, j));
    }
    return out;
}

Grid repeated(const Grid& grid, const std::vector<int>& weights) {
    Grid out;
    for (std::size_t i = 0; i < grid.size(); ++i)
        for (int times = 0; times < weights[i]; ++times)
            out.push_back(grid[i]);
    return out;
}

double weight(Weights kind, const std::vector<double>& set, double a, double b) {
    if (a == b)
        return 1;
    if (kind == Weights::Identity)
        return 0;
    const double range = set.back() - set.front();
    if (kind == Weights::Linear)
        return 1 - std::abs(a - b) / range;
    if (kind == Weights::Quadratic)
        return 1 - (a - b) * (a - b) / (range * range);
    const double d = std::abs(std::distance(std::ranges::find(set, a), std::ranges::find(set, b))) + 1.0;
    const auto q = static_cast<double>(set.size());
    return 1 - d * (d - 1) / 2 / (q * (q - 1) / 2);
}

std::optional<double> alpha(const Grid& grid, AlphaMetric metric) {
    std::vector<std::vector<double>> units;
    std::vector<double> all;
    std::map<double, double> counts;
    for (const auto& row : grid)
        if (const auto values = present(row); values.size() >= 2) {
            units.push_back(values);
            for (const double v : values) {
                all.push_back(v);
                counts[v] += 1;
            }
        }
    const auto n = static_cast<double>(all.size());
    if (counts.size() < 2)
        return {};
    double observed = 0, expected = 0;
    for (const auto& unit : units)
        for (std::size_t i = 0; i < unit.size(); ++i)
            for (std::size_t j = 0; j < unit.size(); ++j)
                if (i != j)
                    observed += distance(metric, counts, unit[i], unit[j]) / static_cast<double>(unit.size() - 1) / n;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < all.size(); ++j)
            if (i != j)
                expected += distance(metric, counts, all[i], all[j]) / (n * (n - 1));
    if (expected == 0)
        return {};
    return 1 - observed / expected;
}

std::optional<double> icc(const Grid& grid, IccForm form) {
    const auto n = static_cast<double>(grid.size()), k = grid.empty() ? 0 : static_cast<double>(grid[0].size());
    if (n < 2 || k < 2)
        return {};
    double grand = 0;
    for (const auto& row : grid)
        for (const double v : row)
            grand += v / (n * k);
    double rows = 0, columns = 0, within = 0, residual = 0;
    std::vector<double> columnMean(grid[0].size(), 0.0);
    for (const auto& row : grid)
        for (std::size_t j = 0; j < row.size(); ++j)
            columnMean[j] += row[j] / n;
    for (const double m : columnMean)
        columns += n * (m - grand) * (m - grand);
    for (const auto& row : grid) {
        double mean = 0;
        for (const double v : row)
            mean += v / k;
        rows += k * (mean - grand) * (mean - grand);
        for (std::size_t j = 0; j < row.size(); ++j) {
            within += (row[j] - mean) * (row[j] - mean);
            residual += std::pow(row[j] - mean - columnMean[j] + grand, 2);
        }
    }
    const double zero = 1e-12 * (rows + within);
    if (rows + within < 1e-12)
        return {};
    auto clean = [&](double v) { return v < zero ? 0 : v; };
    const double msr = clean(rows) / (n - 1), msc = clean(columns) / (k - 1);
    const double mse = clean(residual) / ((n - 1) * (k - 1)), msw = clean(within) / (n * (k - 1));
    double above = 0, below = 0;
    switch (form) {
    case IccForm::One:
        above = msr - msw;
        below = msr + (k - 1) * msw;
        break;
    case IccForm::OneK:
        above = msr - msw;
        below = msr;
        break;
    case IccForm::C1:
        above = msr - mse;
        below = msr + (k - 1) * mse;
        break;
    case IccForm::CK:
        above = msr - mse;
        below = msr;
        break;
    case IccForm::A1:
        above = msr - mse;
        below = msr + (k - 1) * mse + k / n * (msc - mse);
        break;
    case IccForm::AK:
        above = msr - mse;
        below = msr + (msc - mse) / n;
        break;
    }
    if (below < 1e-10 * (msr + msc + mse))
        return {};
    return above / below;
}

std::optional<double> kappa(const Grid& grid, Weights kind, const std::vector<double>& set) {
    double observed = 0, expected = 0, n = 0;
    for (const auto& row : grid) {
        if (std::isnan(row[0]) || std::isnan(row[1]))
            continue;
        n += 1;
        observed += weight(kind, set, row[0], row[1]);
        for (const auto& other : grid)
            if (!std::isnan(other[0]) && !std::isnan(other[1]))
                expected += weight(kind, set, row[0], other[1]);
    }
    if (n == 0 || n * n - expected < 1e-9)
        return {};
    return (observed / n - expected / (n * n)) / (1 - expected / (n * n));
}

Gwet gwet(const Grid& grid, Weights kind, const std::vector<double>& set) {
    Gwet out;
    const auto q = static_cast<double>(set.size());
    double observed = 0, paired = 0, n = 0, total = 0;
    std::map<double, double> share;
    for (const auto& row : grid) {
        const auto v = present(row);
        if (v.empty())
            continue;
        n += 1;
        for (const double x : v)
            share[x] += 1 / static_cast<double>(v.size());
        if (v.size() < 2)
            continue;
        paired += 1;
        double sum = 0;
        for (std::size_t i = 0; i < v.size(); ++i)
            for (std::size_t j = 0; j < v.size(); ++j)
                if (i != j)
                    sum += weight(kind, set, v[i], v[j]);
        observed += sum / static_cast<double>(v.size() * (v.size() - 1));
    }
    if (paired == 0)
        return out;
    observed /= paired;
    out.percent = observed;
    double fleiss = 0, spread = 0;
    for (const auto& [a, x] : share) {
        spread += x / n * (1 - x / n);
        for (const auto& [b, y] : share)
            fleiss += weight(kind, set, a, b) * x / n * y / n;
    }
    for (const double a : set)
        for (const double b : set)
            total += weight(kind, set, a, b);
    if (share.size() > 1)
        out.fleiss = (observed - fleiss) / (1 - fleiss);
    if (set.size() > 1) {
        const double ac = total / (q * (q - 1)) * spread, bp = total / (q * q);
        out.ac = (observed - ac) / (1 - ac);
        out.brennanPrediger = (observed - bp) / (1 - bp);
    }
    // Conger: mean over ordered pairs of raters of their own margins' chance agreement.
    double conger = 0, pairs = 0;
    const std::size_t k = grid[0].size();
    for (std::size_t g = 0; g < k; ++g)
        for (std::size_t h = 0; h < k; ++h) {
            double sum = 0, count = 0;
            for (const auto& x : grid)
                for (const auto& y : grid)
                    if (g != h && !std::isnan(x[g]) && !std::isnan(y[h])) {
                        sum += weight(kind, set, x[g], y[h]);
                        count += 1;
                    }
            if (count > 0) {
                conger += sum / count;
                pairs += 1;
            }
        }
    if (share.size() > 1 && pairs > 0)
        out.conger = (observed - conger / pairs) / (1 - conger / pairs);
    return out;
}

std::optional<double> tauB(const Grid& grid) {
    double difference = 0, untiedA = 0, untiedB = 0;
    auto sign = [](double v) { return (v > 0) - (v < 0); };
    for (std::size_t i = 0; i < grid.size(); ++i)
        for (std::size_t j = i + 1; j < grid.size(); ++j) {
            const int a = sign(grid[i][0] - grid[j][0]), b = sign(grid[i][1] - grid[j][1]);
            difference += a * b;
            untiedA += a != 0;
            untiedB += b != 0;
        }
    if (untiedA == 0 || untiedB == 0)
        return {};
    return difference / std::sqrt(untiedA * untiedB);
}

} // namespace attune::slow
