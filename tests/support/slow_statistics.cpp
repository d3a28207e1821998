// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/slow_statistics.h"

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

namespace {

struct MeanSquares {
    double n = 0, k = 0, msr = 0, msc = 0, mse = 0, msw = 0;
};

// Nothing when all scores are equal or there are fewer than two targets or raters.
std::optional<MeanSquares> meanSquares(const Grid& grid) {
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
        return MeanSquares{n, k, 0, 0, 0, 0};
    auto clean = [&](double v) { return v < zero ? 0 : v; };
    return MeanSquares{n,
                       k,
                       clean(rows) / (n - 1),
                       clean(columns) / (k - 1),
                       clean(residual) / ((n - 1) * (k - 1)),
                       clean(within) / (n * (k - 1))};
}

} // namespace

std::optional<double> icc(const Grid& grid, IccForm form) {
    const auto squares = meanSquares(grid);
    if (!squares || squares->msr + squares->msw == 0)
        return {};
    const auto [n, k, msr, msc, mse, msw] = *squares;
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

namespace {

using Figure = std::optional<double>;

struct Column {
    std::vector<double> v;
    [[nodiscard]] double mean() const {
        double sum = 0;
        for (const double x : v)
            sum += x;
        return sum / static_cast<double>(v.size());
    }
    [[nodiscard]] double products(const Column& other) const {
        double sum = 0;
        for (std::size_t i = 0; i < v.size(); ++i)
            sum += (v[i] - mean()) * (other.v[i] - other.mean());
        return sum;
    }
    [[nodiscard]] Column ranks() const {
        Column out;
        for (const double x : v) {
            double rank = 0.5;
            for (const double y : v)
                rank += (y < x) + (y == x) / 2.0;
            out.v.push_back(rank);
        }
        return out;
    }
};

Figure correlation(const Column& a, const Column& b) {
    const double aa = a.products(a), bb = b.products(b);
    if (aa < 1e-9 || bb < 1e-9)
        return {};
    return a.products(b) / std::sqrt(aa * bb);
}

Figure spread(const std::string& name, const Column& d) {
    const double n = static_cast<double>(d.v.size());
    if (n < 2)
        return {};
    const double sd = std::sqrt(d.products(d) / (n - 1));
    return name == "sd_difference" ? sd
           : name == "loa_low"     ? d.mean() - 1.96 * sd
           : name == "loa_high"    ? d.mean() + 1.96 * sd
           : name == "sem"         ? sd / std::sqrt(2.0)
                                   : 1.96 * sd;
}

Figure component(const std::string& name, const Grid& grid) {
    const auto squares = meanSquares(grid);
    if (!squares)
        return {};
    const auto [n, k, msr, msc, mse, msw] = *squares;
    const double target = (msr - mse) / k, rater = (msc - mse) / n;
    const double error = std::max(rater, 0.0) + mse, p = std::max(target, 0.0);
    const std::map<std::string, double> values = {{"var_target", target},
                                                  {"var_rater", rater},
                                                  {"var_residual", mse},
                                                  {"sem_agreement", std::sqrt(error)},
                                                  {"sem_consistency", std::sqrt(mse)},
                                                  {"sdc_agreement", 1.96 * std::sqrt(2 * error)},
                                                  {"sdc_consistency", 1.96 * std::sqrt(2 * mse)},
                                                  {"sem_one_way", std::sqrt(msw)},
                                                  {"sdc_one_way", 1.96 * std::sqrt(2 * msw)}};
    if (const auto at = values.find(name); at != values.end())
        return at->second;
    const double noise = (name == "g_relative" ? mse : error) / k;
    return p + noise > 1e-12 ? Figure(p / (p + noise)) : Figure();
}

Grid completeRows(const Grid& grid) {
    Grid out;
    for (const auto& row : grid)
        if (std::ranges::none_of(row, [](double v) { return std::isnan(v); }))
            out.push_back(row);
    return out;
}

Figure meanPairwise(const Grid& grid, const std::vector<double>& set) {
    double sum = 0, used = 0;
    for (std::size_t g = 0; !grid.empty() && g < grid[0].size(); ++g)
        for (std::size_t h = g + 1; h < grid[0].size(); ++h) {
            Grid two;
            for (const auto& row : grid)
                two.push_back({row[g], row[h]});
            if (const auto value = kappa(two, Weights::Identity, set)) {
                sum += *value;
                used += 1;
            }
        }
    return used > 0 ? Figure(sum / used) : Figure();
}

Figure share(const Grid& grid, double most) {
    double count = 0;
    for (const auto& row : grid) {
        const auto [low, high] = std::ranges::minmax(row);
        count += high - low <= most + 1e-9;
    }
    return grid.empty() ? Figure() : Figure(count / static_cast<double>(grid.size()));
}

// From the ranks of every rater, with the correction for ties.
Figure kendallW(const Grid& complete) {
    if (complete.size() < 2)
        return {};
    const auto n = static_cast<double>(complete.size()), m = static_cast<double>(complete[0].size());
    std::vector<double> sums(complete.size(), 0.0);
    double ties = 0;
    for (std::size_t j = 0; j < complete[0].size(); ++j) {
        Column own;
        for (const auto& row : complete)
            own.v.push_back(row[j]);
        const Column ranks = own.ranks();
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums[i] += ranks.v[i];
            const auto t = static_cast<double>(std::ranges::count(own.v, own.v[i]));
            ties += t * t - 1; // each of t tied scores adds its part of t^3 - t
        }
    }
    double squares = 0;
    for (const double r : sums)
        squares += r * r;
    const double below = m * m * n * (n * n - 1) - m * ties;
    return below > 1e-6 ? Figure((12 * squares - 3 * m * m * n * (n + 1) * (n + 1)) / below) : Figure();
}

// Share of column 1 that one category of the set comes within `most` of.
Figure bestConstant(const Grid& grid, const std::vector<double>& set, double most) {
    double best = 0;
    for (const double constant : set) {
        double count = 0;
        for (const auto& row : grid)
            count += std::abs(row[1] - constant) <= most + 1e-9;
        best = std::max(best, count);
    }
    return best / static_cast<double>(grid.size());
}

// The largest diagonal these margins allow, in the place of the observed one.
Figure kappaMax(const Grid& grid, const std::vector<double>& set) {
    const auto n = static_cast<double>(grid.size());
    double best = 0, expected = 0;
    for (const double c : set) {
        double a = 0, b = 0;
        for (const auto& row : grid) {
            a += row[0] == c;
            b += row[1] == c;
        }
        best += std::min(a, b) / n;
        expected += a * b / (n * n);
    }
    return expected < 1 - 1e-12 ? Figure((best - expected) / (1 - expected)) : Figure();
}

Weights weightsOf(const std::string& name) {
    for (const Weights w : {Weights::Linear, Weights::Quadratic, Weights::Ordinal})
        if (stats::nameOf(w) == name)
            return w;
    return Weights::Identity;
}

} // namespace

std::optional<double> figure(const std::string& name, const std::string& weights, const Grid& grid,
                             const std::vector<double>& set) {
    for (const auto metric : {AlphaMetric::Nominal, AlphaMetric::Ordinal, AlphaMetric::Interval, AlphaMetric::Ratio})
        if (name == stats::nameOf(metric))
            return alpha(grid, metric);
    const std::map<std::string, IccForm> forms = {{"icc_1", IccForm::One}, {"icc_1k", IccForm::OneK},
                                                  {"icc_c1", IccForm::C1}, {"icc_ck", IccForm::CK},
                                                  {"icc_a1", IccForm::A1}, {"icc_ak", IccForm::AK}};
    const Grid complete = completeRows(grid);
    if (const auto form = forms.find(name); form != forms.end())
        return icc(complete, form->second);
    if (name.starts_with("var_") || name.starts_with("g_") || name.starts_with("sem_") || name.starts_with("sdc_"))
        return component(name, complete);
    if (name == "kendall_w")
        return kendallW(complete);
    if (name == "mean_pairwise_kappa")
        return meanPairwise(grid, set);
    if (name == "all_exact" || name == "all_within_1")
        return share(complete, name == "all_exact" ? 0 : 1);
    const Gwet family = gwet(grid, weightsOf(weights), set);
    if (name == "percent_agreement")
        return family.percent;
    if (name == "fleiss_kappa" || name == "scott_pi")
        return family.fleiss;
    if (name == "conger_kappa")
        return family.conger;
    if (name == "gwet_ac")
        return family.ac;
    if (name == "brennan_prediger" || name == "pabak")
        return family.brennanPrediger;

    // Pairs.
    if (complete.empty())
        return {};
    Column a, b, d;
    double absolute = 0;
    for (const auto& row : complete) {
        a.v.push_back(row[0]);
        b.v.push_back(row[1]);
        d.v.push_back(row[0] - row[1]);
        absolute += std::abs(row[0] - row[1]);
    }
    const auto n = static_cast<double>(complete.size());
    if (name == "exact" || name == "within_1")
        return share(complete, name == "exact" ? 0 : 1);
    if (name == "mean_abs_difference")
        return absolute / n;
    if (name == "bias")
        return d.mean();
    if (name == "kappa_max")
        return kappaMax(complete, set);
    if (name == "baseline_exact" || name == "baseline_within_1")
        return bestConstant(complete, set, name == "baseline_exact" ? 0 : 1);
    if (name == "kappa")
        return kappa(complete, weightsOf(weights), set);
    if (name == "observer_accuracy") {
        const auto value = kappa(complete, Weights::Identity, set);
        const auto q = static_cast<double>(set.size());
        return value && *value >= -1e-13 ? Figure((1 + (q - 1) * std::sqrt(std::max(*value, 0.0))) / q) : Figure();
    }
    if (name == "ccc") {
        const double below = a.products(a) + b.products(b) + n * std::pow(a.mean() - b.mean(), 2);
        return below > 1e-9 ? Figure(2 * a.products(b) / below) : Figure();
    }
    if (name == "pearson")
        return correlation(a, b);
    if (name == "spearman")
        return correlation(a.ranks(), b.ranks());
    if (name == "kendall_tau_b")
        return tauB(complete);
    return spread(name, d);
}

} // namespace attune::slow
