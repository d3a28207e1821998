// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/halo.h"

#include "stats/estimates.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace attune::stats {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double relativeZero = 1e-13;

// The targets of one pair of dimensions, each score centred on its mean over them.
struct PairData {
    int first = 0, second = 0;
    std::vector<std::size_t> target;
    std::vector<double> rater1, rater2, reference1, reference2;
};

double correlation(std::span<const double> x, std::span<const double> y, std::span<const std::size_t> target,
                   std::span<const int> weights) {
    double n = 0, sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double w = weights.empty() ? 1 : weights[target[i]];
        n += w;
        sx += w * x[i];
        sy += w * y[i];
        xx += w * x[i] * x[i];
        yy += w * y[i] * y[i];
        xy += w * x[i] * y[i];
    }
    if (n < 3)
        return nan;
    const double vx = xx - sx * sx / n, vy = yy - sy * sy / n;
    if (vx <= relativeZero * xx || vy <= relativeZero * yy)
        return nan;
    return std::clamp((xy - sx * sy / n) / std::sqrt(vx * vy), -1.0, 1.0);
}

void centre(std::vector<double>& x) {
    double mean = 0;
    for (const double v : x)
        mean += v / static_cast<double>(x.size());
    for (double& v : x)
        v -= mean;
}

std::vector<PairData> pairsOf(const HaloSample& sample) {
    std::vector<PairData> out;
    const auto dimensions = static_cast<std::size_t>(sample.dimensions);
    for (int a = 0; a < sample.dimensions; ++a) {
        for (int b = a + 1; b < sample.dimensions; ++b) {
            PairData p;
            p.first = a;
            p.second = b;
            for (std::size_t i = 0; i < static_cast<std::size_t>(sample.targets); ++i) {
                const std::size_t x = i * dimensions + static_cast<std::size_t>(a);
                const std::size_t y = i * dimensions + static_cast<std::size_t>(b);
                if (!sample.rater[x] || !sample.rater[y] || !sample.reference[x] || !sample.reference[y])
                    continue;
                p.target.push_back(i);
                p.rater1.push_back(*sample.rater[x]);
                p.rater2.push_back(*sample.rater[y]);
                p.reference1.push_back(*sample.reference[x]);
                p.reference2.push_back(*sample.reference[y]);
            }
            for (auto* list : {&p.rater1, &p.rater2, &p.reference1, &p.reference2})
                centre(*list);
            out.push_back(std::move(p));
        }
    }
    return out;
}

// The rater's and the reference's correlation of every pair, then the mean difference over the pairs that have both.
void allFigures(const std::vector<PairData>& pairs, std::span<const int> weights, std::span<double> differences,
                double& mean) {
    double sum = 0;
    int n = 0;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        const PairData& d = pairs[p];
        differences[p] = correlation(d.rater1, d.rater2, d.target, weights) -
                         correlation(d.reference1, d.reference2, d.target, weights);
        if (std::isnan(differences[p]))
            continue;
        sum += differences[p];
        ++n;
    }
    mean = n > 0 ? sum / n : nan;
}

} // namespace

HaloFigures halo(const HaloSample& sample, const Resampling& how) {
    const char* definition = "halo/mean-difference-of-correlations-between-dimensions/1";
    const char* pairDefinition = "halo-difference/pearson-rater-minus-pearson-reference/1";
    const char* meanDefinition = "mean-correlation-between-dimensions/pearson/1";
    HaloFigures out;
    const auto pairs = pairsOf(sample);
    std::int64_t most = 0, counted = 0;
    double sum = 0, rater = 0, reference = 0;
    for (const PairData& d : pairs) {
        HaloCorrelation c;
        c.first = d.first;
        c.second = d.second;
        c.n = std::ssize(d.target);
        most = std::max(most, c.n);
        const double x = correlation(d.rater1, d.rater2, d.target, {});
        const double y = correlation(d.reference1, d.reference2, d.target, {});
        if (!std::isnan(x))
            c.rater = x;
        if (!std::isnan(y))
            c.reference = y;
        if (c.rater && c.reference) {
            c.difference = defined("halo_difference", x - y, c.n, pairDefinition);
            sum += x - y;
            rater += x;
            reference += y;
            ++counted;
        } else {
            c.difference =
                undefinedFigure("halo_difference", c.n < 3 ? "n_too_small" : "zero_variance", c.n, pairDefinition);
        }
        out.pairs.push_back(std::move(c));
    }
    if (counted == 0) {
        const char* reason = sample.dimensions < 2 ? "one_dimension" : most < 3 ? "n_too_small" : "zero_variance";
        out.halo = undefinedFigure("halo", reason, most, definition);
        out.meanCorrelation = undefinedFigure("mean_correlation", reason, most, meanDefinition);
        out.meanCorrelationReference = undefinedFigure("mean_correlation_reference", reason, most, meanDefinition);
        return out;
    }
    const auto count = static_cast<double>(counted);
    out.halo = defined("halo", sum / count, most, definition);
    out.halo.parameters = {{"pairsOfDimensions", counted}};
    out.meanCorrelation = defined("mean_correlation", rater / count, most, meanDefinition);
    out.meanCorrelationReference = defined("mean_correlation_reference", reference / count, most, meanDefinition);
    if (how.resamples <= 0)
        return out;
    const std::size_t figures = pairs.size() + 1;
    const auto values = bootstrapFigures(how, sample.targets, sample.cluster, static_cast<int>(figures),
                                         [&](std::span<const int> weights, std::span<double> result) {
                                             allFigures(pairs, weights, result.first(pairs.size()), result.back());
                                         });
    for (std::size_t p = 0; p <= pairs.size(); ++p) {
        Estimate& e = p < pairs.size() ? out.pairs[p].difference : out.halo;
        if (const auto interval = percentileInterval(values[p], how.confidence, bootstrapMethod(sample.cluster)))
            addResampled(e, *interval, -2, 2);
    }
    return out;
}

} // namespace attune::stats
