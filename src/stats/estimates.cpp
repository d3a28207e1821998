// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/estimates.h"

#include "stats/distributions.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune::stats {

namespace {

// Empty when there is no such parameter.
std::string textParameter(const Estimate& estimate, const char* name) {
    const auto found = std::ranges::find(estimate.parameters, name, &Parameter::first);
    return found == estimate.parameters.end() ? std::string() : std::get<std::string>(found->second);
}

} // namespace

Estimate defined(std::string name, double value, std::int64_t n, std::string definition) {
    if (!std::isfinite(value))
        return undefinedFigure(std::move(name), "zero_variance", n, std::move(definition));
    Estimate e;
    e.name = std::move(name);
    e.value = value;
    e.n = n;
    e.definition = std::move(definition);
    return e;
}

Estimate undefinedFigure(std::string name, std::string reason, std::int64_t n, std::string definition) {
    Estimate e;
    e.name = std::move(name);
    e.undefined = std::move(reason);
    e.n = n;
    e.definition = std::move(definition);
    return e;
}

void addInterval(Estimate& estimate, Interval interval, double rangeLow, double rangeHigh, Recommended recommended) {
    if (!estimate.value || !std::isfinite(interval.low) || !std::isfinite(interval.high))
        return;
    if (interval.low > interval.high) {
        if (interval.low - interval.high > 1e-12 * std::max(1.0, std::abs(interval.low)))
            return;
        std::swap(interval.low, interval.high);
    }
    if (!estimate.ci || recommended == Recommended::Yes) {
        Interval cut = interval;
        cut.low = std::clamp(cut.low, rangeLow, rangeHigh);
        cut.high = std::clamp(cut.high, rangeLow, rangeHigh);
        estimate.ci = std::move(cut);
    }
    estimate.intervals.push_back(std::move(interval));
}

void addResampled(Estimate& e, const ResampledInterval& resampled, double rangeLow, double rangeHigh,
                  Recommended recommended) {
    const std::size_t before = e.intervals.size();
    addInterval(e, Interval(resampled), rangeLow, rangeHigh, recommended);
    const bool clustered = resampled.method == "cluster-bootstrap-percentile";
    if (e.intervals.size() == before || !(clustered || (!e.se && resampled.method == "unit-bootstrap-percentile")))
        return;
    e.se = resampled.se;
    e.parameters.emplace_back("seMethod", std::string(clustered ? "cluster-bootstrap" : "unit-bootstrap"));
}

void addStudentTest(Estimate& e, double t, double df) {
    const double p = studentTwoSided(t, df);
    if (!std::isfinite(p))
        return;
    e.statistic = t;
    e.df = {df};
    e.p = p;
}

void addCorrelationTest(Estimate& e) {
    if (!e.value || e.n < 3)
        return;
    const double r = *e.value, df = static_cast<double>(e.n - 2);
    if (std::abs(r) < 1)
        addStudentTest(e, r * std::sqrt(df / (1 - r * r)), df);
}

void addWilson(Estimate& proportion, double confidence) {
    if (!proportion.value || proportion.n <= 0)
        return;
    const double z = normalQuantile((1 + confidence) / 2), n = static_cast<double>(proportion.n), p = *proportion.value;
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    if (p > 0 && p < 1)
        proportion.se = std::sqrt(p * (1 - p) / n);
    // At 0 and 1 the formula meets the end exactly but for rounding.
    addInterval(proportion, {p == 0 ? 0 : centre - half, p == 1 ? 1 : centre + half, "wilson", {}, {}}, 0, 1);
}

namespace {

// Parameters that belong to a test or an interval in which targets stand for themselves.
constexpr std::array independentOnly{"nullSe", "satterthwaiteDf", "f", "fDf1", "fDf2", "fP"};

} // namespace

void keepClusteredIntervals(Estimate& e, std::int64_t clusters) {
    const bool had = e.ci || e.se || e.p, few = clusters < fewestClusters;
    const auto clustered = [](const Interval& i) { return i.method.starts_with("cluster-"); };
    const auto alike = [](const Interval& i) { return i.high - i.low <= 1e-12 * std::max(1.0, std::abs(i.low)); };
    const bool allAlike = std::ranges::any_of(e.intervals, [&](const Interval& i) { return clustered(i) && alike(i); });
    const auto goes = [&](const Interval& i) { return few || !clustered(i) || alike(i); };
    std::erase_if(e.intervals, goes);
    if (e.ci && goes(*e.ci))
        e.ci.reset();
    if (e.intervals.empty() || textParameter(e, "seMethod") != "cluster-bootstrap") {
        e.se.reset();
        std::erase_if(e.parameters, [](const Parameter& p) { return p.first == "seMethod"; });
    }
    if (e.statistic || e.p) // of targets taken as independent
        e.parameters.emplace_back("testLeftOut", std::string("clusters"));
    e.statistic.reset();
    e.df.clear();
    e.p.reset();
    std::erase_if(e.parameters, [](const Parameter& p) {
        return std::ranges::find(independentOnly, p.first) != independentOnly.end();
    });
    if (had && !e.ci && intervalLeftOut(e).empty())
        e.parameters.emplace_back("intervalLeftOut", std::string(few        ? "few_clusters"
                                                                 : allAlike ? "resamples_alike"
                                                                            : "clusters"));
    e.parameters.emplace_back("clusters", clusters);
}

std::optional<std::int64_t> clustersOf(const Estimate& estimate) {
    const auto found = std::ranges::find(estimate.parameters, "clusters", &Parameter::first);
    if (found == estimate.parameters.end())
        return {};
    return std::get<std::int64_t>(found->second);
}

std::string intervalLeftOut(const Estimate& estimate) { return textParameter(estimate, "intervalLeftOut"); }

} // namespace attune::stats
