// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/rater_style.h"

#include "stats/distributions.h"
#include "stats/estimates.h"
#include "stats/raw_agreement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

namespace attune::stats {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double relativeZero = 1e-13;

const char* const proportionalDefinition = "proportional-bias/slope-of-difference-on-mean.bland-altman-1999/1";
const char* const slopeDefinition = "slope-on-reference/least-squares/1";
const char* const ratioDefinition = "sd-ratio/pitman-morgan-1939/1";
const char* const entropyDefinition = "entropy/shannon-1948.bits.plug-in/1";
const char* const extremeDefinition = "extreme-share/ends-of-the-category-set/1";

// Centred sums of squares and products of n pairs.
struct Moments {
    double n = 0, meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
};

Moments momentsOf(std::span<const double> x, std::span<const double> y, std::span<const int> weights) {
    Moments m;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double w = weights.empty() ? 1 : weights[i];
        m.n += w;
        m.meanX += w * x[i];
        m.meanY += w * y[i];
    }
    m.meanX /= m.n;
    m.meanY /= m.n;
    double sizeX = 0, sizeY = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double w = weights.empty() ? 1 : weights[i], dx = x[i] - m.meanX, dy = y[i] - m.meanY;
        m.xx += w * dx * dx;
        m.yy += w * dy * dy;
        m.xy += w * dx * dy;
        sizeX += w * x[i] * x[i];
        sizeY += w * y[i] * y[i];
    }
    if (m.xx <= relativeZero * sizeX)
        m.xx = 0;
    if (m.yy <= relativeZero * sizeY)
        m.yy = 0;
    return m;
}

// Least-squares slope of y on x with its t interval; the caller says why there is none.
Estimate slopeFigure(const char* name, const Moments& m, double confidence, const char* definition) {
    const auto n = static_cast<std::int64_t>(m.n);
    if (m.n < 2)
        return undefinedFigure(name, "n_too_small", n, definition);
    if (m.xx == 0)
        return undefinedFigure(name, "zero_variance", n, definition);
    Estimate e = defined(name, m.xy / m.xx, n, definition);
    if (m.n < 3)
        return e;
    const double residual = std::max(0.0, m.yy - m.xy * m.xy / m.xx), df = m.n - 2;
    e.se = std::sqrt((residual <= relativeZero * m.yy ? 0 : residual) / df / m.xx);
    e.df = {df};
    const double half = studentQuantile((1 + confidence) / 2, df) * *e.se;
    addInterval(e, {*e.value - half, *e.value + half, "t", {}, {}}, -infinity, infinity);
    return e;
}

// The pair once more as difference and mean.
Moments differenceOnMean(const Moments& m) {
    Moments d;
    d.n = m.n;
    d.xx = (m.xx + m.yy + 2 * m.xy) / 4; // of the mean
    if (d.xx <= relativeZero * (m.xx + m.yy))
        d.xx = 0;
    d.yy = m.xx + m.yy - 2 * m.xy; // of the difference
    if (d.yy <= relativeZero * (m.xx + m.yy))
        d.yy = 0;
    d.xy = (m.xx - m.yy) / 2;
    return d;
}

Estimate sdRatio(const Moments& m, double confidence) {
    const auto n = static_cast<std::int64_t>(m.n);
    if (m.n < 2)
        return undefinedFigure("sd_ratio", "n_too_small", n, ratioDefinition);
    if (m.yy == 0)
        return undefinedFigure("sd_ratio", "zero_variance", n, ratioDefinition);
    Estimate e = defined("sd_ratio", std::sqrt(m.xx / m.yy), n, ratioDefinition);
    if (m.n < 3 || m.xx == 0)
        return e;
    const double df = m.n - 2, t = studentQuantile((1 + confidence) / 2, df);
    const double unexplained = std::max(0.0, 1 - m.xy * m.xy / (m.xx * m.yy));
    const double k = 1 + 2 * unexplained * t * t / df, root = std::sqrt(std::max(0.0, k * k - 1));
    e.df = {df};
    // (k - root)(k + root) = 1: the lower end from the upper one, without cancelling.
    addInterval(e, {*e.value / std::sqrt(k + root), *e.value * std::sqrt(k + root), "pitman-morgan", {}, {}}, 0,
                infinity);
    return e;
}

std::vector<double> countsOf(std::span<const int> scores, std::size_t categories, std::span<const int> weights) {
    std::vector<double> counts(categories);
    for (std::size_t i = 0; i < scores.size(); ++i)
        counts[static_cast<std::size_t>(scores[i])] += weights.empty() ? 1 : weights[i];
    return counts;
}

double entropyOf(std::span<const double> counts) {
    double n = 0, h = 0;
    for (const double c : counts)
        n += c;
    for (const double c : counts)
        if (c > 0)
            h -= c / n * std::log2(c / n);
    return std::max(0.0, h);
}

double endsOf(std::span<const double> counts) {
    double n = 0;
    for (const double c : counts)
        n += c;
    return (counts.front() + counts.back()) / n;
}

struct Use {
    std::vector<double> counts;
    std::int64_t n = 0, used = 0;
    double range = 0;
};

Use useOf(std::span<const int> scores, std::span<const double> values) {
    Use use;
    use.counts = countsOf(scores, values.size(), {});
    use.n = std::ssize(scores);
    double low = infinity, high = -infinity;
    for (std::size_t c = 0; c < values.size(); ++c) {
        if (use.counts[c] == 0)
            continue;
        ++use.used;
        low = std::min(low, values[c]);
        high = std::max(high, values[c]);
    }
    use.range = use.used > 0 ? high - low : 0;
    return use;
}

Estimate extremeShare(const std::string& name, const Use& use, bool ordered, double confidence) {
    if (!ordered || use.counts.size() < 3)
        return undefinedFigure(name, ordered ? "one_category" : "not_numeric", use.n, extremeDefinition);
    Estimate e = defined(name, endsOf(use.counts), use.n, extremeDefinition);
    addWilson(e, confidence);
    return e;
}

} // namespace

std::vector<Estimate> raterStyle(const PairScores& pair, const Resampling& how) {
    const std::int64_t size = pair.n();
    std::vector<Estimate> out;
    if (size == 0) {
        for (const char* name :
             {"severity", "proportional_bias", "slope_on_reference", "sd_ratio", "categories_used",
              "categories_used_reference", "score_range", "score_range_reference", "entropy", "entropy_reference",
              "entropy_difference", "extreme_share", "extreme_share_reference", "extreme_share_difference"})
            out.push_back(undefinedFigure(name, "no_pairable", 0, std::string(name) + "/1"));
        return out;
    }
    std::vector<double> x, y;
    for (int i = 0; i < pair.n(); ++i) {
        x.push_back(pair.valueA(i));
        y.push_back(pair.valueB(i));
    }
    const Moments m = momentsOf(x, y, {});
    if (pair.numeric) {
        Estimate severity = differences(pair, how.confidence)[1]; // bias
        severity.name = "severity";
        severity.definition = "severity/mean-signed-difference/1";
        out.push_back(std::move(severity));
        out.push_back(slopeFigure("proportional_bias", differenceOnMean(m), how.confidence, proportionalDefinition));
        if (out.back().se && *out.back().se > 0) {
            out.back().statistic = *out.back().value / *out.back().se;
            out.back().p = studentTwoSided(*out.back().statistic, m.n - 2);
        }
        Moments turned = m;
        std::swap(turned.xx, turned.yy);
        out.push_back(slopeFigure("slope_on_reference", turned, how.confidence, slopeDefinition));
        out.push_back(sdRatio(m, how.confidence));
    } else {
        out.push_back(undefinedFigure("severity", "not_numeric", size, "severity/mean-signed-difference/1"));
        out.push_back(undefinedFigure("proportional_bias", "not_numeric", size, proportionalDefinition));
        out.push_back(undefinedFigure("slope_on_reference", "not_numeric", size, slopeDefinition));
        out.push_back(undefinedFigure("sd_ratio", "not_numeric", size, ratioDefinition));
    }
    const Use own = useOf(pair.a, pair.values), other = useOf(pair.b, pair.values);
    const bool ends = pair.numeric && pair.values.size() >= 3;
    for (const auto& [suffix, use] : {std::pair{"", &own}, {"_reference", &other}})
        out.push_back(defined(std::string("categories_used") + suffix, static_cast<double>(use->used), size,
                              "categories-used/count/1"));
    for (const auto& [suffix, use] : {std::pair{"", &own}, {"_reference", &other}})
        out.push_back(pair.numeric
                          ? defined(std::string("score_range") + suffix, use->range, size, "score-range/1")
                          : undefinedFigure(std::string("score_range") + suffix, "not_numeric", size, "score-range/1"));
    out.push_back(defined("entropy", entropyOf(own.counts), size, entropyDefinition));
    out.push_back(defined("entropy_reference", entropyOf(other.counts), size, entropyDefinition));
    out.push_back(
        defined("entropy_difference", entropyOf(own.counts) - entropyOf(other.counts), size, entropyDefinition));
    out.push_back(extremeShare("extreme_share", own, pair.numeric, how.confidence));
    out.push_back(extremeShare("extreme_share_reference", other, pair.numeric, how.confidence));
    out.push_back(
        ends ? defined("extreme_share_difference", endsOf(own.counts) - endsOf(other.counts), size, extremeDefinition)
             : undefinedFigure("extreme_share_difference", pair.numeric ? "one_category" : "not_numeric", size,
                               extremeDefinition));

    // Resampled: the places of severity, proportional_bias, slope_on_reference, sd_ratio, entropy_difference,
    // extreme_share_difference in the list.
    constexpr std::array<std::size_t, 6> places{0, 1, 2, 3, 10, 13};
    if (how.resamples <= 0 || size < 2)
        return out;
    const auto values = bootstrapFigures(how, pair.n(), pair.cluster, static_cast<int>(places.size()),
                                         [&](std::span<const int> weights, std::span<double> figures) {
                                             std::ranges::fill(figures, nan);
                                             if (pair.numeric) {
                                                 const Moments w = momentsOf(x, y, weights);
                                                 const Moments d = differenceOnMean(w);
                                                 figures[0] = w.meanX - w.meanY;
                                                 figures[1] = d.xx > 0 ? d.xy / d.xx : nan;
                                                 figures[2] = w.yy > 0 ? w.xy / w.yy : nan;
                                                 figures[3] = w.yy > 0 ? std::sqrt(w.xx / w.yy) : nan;
                                             }
                                             const auto mine = countsOf(pair.a, pair.values.size(), weights);
                                             const auto theirs = countsOf(pair.b, pair.values.size(), weights);
                                             figures[4] = entropyOf(mine) - entropyOf(theirs);
                                             if (ends)
                                                 figures[5] = endsOf(mine) - endsOf(theirs);
                                         });
    const auto recommended = pair.cluster.empty() ? Recommended::IfFirst : Recommended::Yes;
    for (std::size_t f = 0; f < places.size(); ++f)
        if (const auto interval = percentileInterval(values[f], how.confidence, bootstrapMethod(pair.cluster)))
            addResampled(out[places[f]], *interval,
                         f == 3   ? 0
                         : f == 5 ? -1
                                  : -infinity,
                         f == 5 ? 1 : infinity, recommended);
    return out;
}

std::vector<Estimate> ownStyle(std::span<const int> scores, std::span<const double> values, bool numeric,
                               double confidence) {
    const Use use = useOf(scores, values);
    const auto n = use.n;
    std::vector<Estimate> out;
    if (n == 0) {
        for (const char* name : {"categories_used", "score_range", "entropy", "extreme_share"})
            out.push_back(undefinedFigure(name, "no_scores", 0, std::string(name) + "/1"));
        return out;
    }
    out.push_back(defined("categories_used", static_cast<double>(use.used), n, "categories-used/count/1"));
    out.push_back(numeric ? defined("score_range", use.range, n, "score-range/1")
                          : undefinedFigure("score_range", "not_numeric", n, "score-range/1"));
    out.push_back(defined("entropy", entropyOf(use.counts), n, entropyDefinition));
    out.push_back(extremeShare("extreme_share", use, numeric, confidence));
    return out;
}

Estimate confidenceResolution(std::span<const int> confidenceRank, std::span<const bool> exact,
                              std::span<const int> cluster, const Resampling& how) {
    const char* definition = "confidence-resolution/area-under-the-curve/1";
    const auto n = std::ssize(confidenceRank);
    if (n == 0)
        return undefinedFigure("confidence_resolution", "no_pairable", 0, definition);
    const auto levels = static_cast<std::size_t>(*std::ranges::max_element(confidenceRank)) + 1;
    const auto area = [&](std::span<const int> weights) {
        std::vector<double> right(levels), wrong(levels);
        for (std::size_t i = 0; i < confidenceRank.size(); ++i)
            (exact[i] ? right : wrong)[static_cast<std::size_t>(confidenceRank[i])] += weights.empty() ? 1 : weights[i];
        double below = 0, sum = 0, all = 0;
        for (std::size_t c = 0; c < levels; ++c) {
            sum += right[c] * (below + wrong[c] / 2);
            below += wrong[c];
            all += right[c];
        }
        return all > 0 && below > 0 ? sum / (all * below) : nan;
    };
    const double value = area({});
    if (std::isnan(value))
        return undefinedFigure("confidence_resolution", "no_variation", n, definition);
    Estimate e = defined("confidence_resolution", value, n, definition);
    if (how.resamples > 0 && n >= 2) {
        const auto values = bootstrapFigures(
            how, static_cast<int>(n), cluster, 1,
            [&](std::span<const int> weights, std::span<double> figures) { figures[0] = area(weights); });
        if (const auto interval = percentileInterval(values[0], how.confidence, bootstrapMethod(cluster)))
            addResampled(e, *interval, 0, 1);
    }
    return e;
}

} // namespace attune::stats
