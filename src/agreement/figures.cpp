// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/figures.h"

#include "agreement/flags.h"
#include "stats/alpha.h"
#include "stats/bootstrap.h"
#include "stats/estimates.h"
#include "stats/gwet.h"
#include "stats/icc.h"
#include "stats/icc_reml.h"
#include "stats/kappa.h"
#include "stats/pair_bootstrap.h"
#include "stats/rank.h"
#include "stats/raw_agreement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace attune {

using namespace stats;

namespace {

constexpr std::array allWeights{Weights::Identity, Weights::Linear, Weights::Quadratic, Weights::Ordinal};
constexpr std::array allMetrics{AlphaMetric::Nominal, AlphaMetric::Ordinal, AlphaMetric::Interval, AlphaMetric::Ratio};

Resampling resamplingOf(const AgreementSettings& settings) {
    return {settings.bootstrap, settings.seed, settings.confidence};
}

void append(std::vector<Estimate>& to, std::vector<Estimate> from) { std::ranges::move(from, std::back_inserter(to)); }

// All estimates named in `forms` undefined for one reason.
std::vector<Estimate> analysisOfVariance(const ScoreTable& table, std::span<const IccForm> forms,
                                         const AgreementSettings& settings, bool withComponents) {
    const std::vector<int> complete = completeTargets(table);
    const AnovaTable prepared(selectTargets(table, complete));
    Anova anova = prepared.anova();
    anova.k = table.raters;
    std::vector<Estimate> out;
    for (const IccForm form : forms)
        out.push_back(iccEstimate(form, anova, settings.confidence));
    std::vector<int> cluster;
    if (!table.cluster.empty())
        for (const int i : complete)
            cluster.push_back(table.cluster[static_cast<std::size_t>(i)]);
    addIccBootstrap(out, forms, prepared, static_cast<int>(complete.size()), cluster, resamplingOf(settings));
    if (withComponents)
        append(out, varianceFigures(anova));
    const char* reason = table.targets == 0 ? "no_scores"
                         : table.raters < 2 ? "one_rater"
                         : !table.numeric   ? "not_numeric"
                         : complete.empty() ? "no_complete_targets"
                                            : nullptr;
    if (reason)
        for (Estimate& e : out)
            e = undefinedFigure(e.name, reason, static_cast<std::int64_t>(complete.size()), e.definition);
    return out;
}

} // namespace

const std::vector<std::string>& pairEstimateNames() {
    static const std::vector<std::string> names = {"exact",
                                                   "within_1",
                                                   "baseline_exact",
                                                   "baseline_within_1",
                                                   "mean_abs_difference",
                                                   "bias",
                                                   "sd_difference",
                                                   "loa_low",
                                                   "loa_high",
                                                   "kappa",
                                                   "kappa_max",
                                                   "pabak",
                                                   "scott_pi",
                                                   "gwet_ac",
                                                   "alpha_nominal",
                                                   "alpha_ordinal",
                                                   "alpha_interval",
                                                   "alpha_ratio",
                                                   "icc_a1",
                                                   "icc_c1",
                                                   "ccc",
                                                   "pearson",
                                                   "spearman",
                                                   "kendall_tau_b",
                                                   "observer_accuracy",
                                                   "sem",
                                                   "sdc"};
    return names;
}

GroupAgreement groupAgreement(const DimensionData& data, const PreparedRatings& all,
                              const AgreementSettings& settings) {
    // The reference is left out by emptying its column; a table of one rater keeps it, to say "one_rater".
    ScoreTable own = data.scores;
    if (all.reference >= 0 && all.raters.size() > 1)
        for (int i = 0; i < own.targets; ++i)
            own.at(i, all.reference) = ScoreTable::missing;
    const ScoreTable table = withoutEmpty(own);

    GroupAgreement out;
    out.dimension = data.name;
    out.level = data.level;
    out.categories = data.categories;
    out.categoriesDeclared = data.declared;
    out.nTargets = table.targets;
    out.nRaters = table.raters;
    for (const int cell : table.cells)
        out.nScores += cell != ScoreTable::missing;
    out.nPairable = static_cast<std::int64_t>(pairableTargets(table).size());
    out.nComplete = static_cast<std::int64_t>(completeTargets(table).size());

    const bool numericLevel = data.level != MeasurementLevel::Nominal;
    const Resampling how = resamplingOf(settings);
    std::vector<std::vector<Estimate>> families;
    for (const Weights weights : allWeights)
        if (weights == Weights::Identity || numericLevel)
            families.push_back(gwetFamily(table, weights, settings.confidence));
    for (std::size_t name = 0; name < families[0].size(); ++name)
        for (auto& family : families)
            out.estimates.push_back(std::move(family[name]));
    Estimate light = meanPairwiseKappa(table);
    if (table.raters < 2)
        light.undefined = table.targets == 0 ? "no_scores" : "one_rater";
    out.estimates.push_back(std::move(light));
    append(out.estimates, alphas(table, std::span(allMetrics).first(numericLevel ? 4 : 1), how));
    auto raw = allRaterAgreement(table, settings.confidence);
    if (!numericLevel)
        raw.pop_back();
    append(out.estimates, std::move(raw));
    if (!numericLevel)
        return out;
    out.estimates.push_back(kendallW(table));
    constexpr std::array forms{IccForm::One, IccForm::OneK, IccForm::C1, IccForm::CK, IccForm::A1, IccForm::AK};
    auto variance = analysisOfVariance(table, forms, settings, true);
    const auto components = variance.begin() + forms.size();
    std::move(variance.begin(), components, std::back_inserter(out.estimates));
    append(out.estimates, remlIcc(table));
    std::move(components, variance.end(), std::back_inserter(out.estimates));
    return out;
}

PairAgreement pairAgreement(const DimensionData& data, const PreparedRatings& all, int a, int b,
                            const AgreementSettings& settings) {
    PairAgreement out;
    out.a = all.raters[static_cast<std::size_t>(a)];
    out.b = all.raters[static_cast<std::size_t>(b)];
    out.dimension = data.name;
    const PairScores pair = pairOf(data.scores, a, b);
    out.n = pair.n();
    for (int i = 0; i < data.scores.targets; ++i) {
        const CellState own = data.state(i, a), other = data.state(i, b);
        if ((own == CellState::NotCodable && other == CellState::Scored) ||
            (own == CellState::Scored && other == CellState::NotCodable))
            ++out.codabilityDisagreements;
        else if (other == CellState::Scored && own != CellState::Scored)
            ++out.missing;
    }
    const bool numericLevel = data.level != MeasurementLevel::Nominal;
    if (data.scores.numeric)
        for (const int i : data.inputOrder) {
            if (data.state(i, a) == CellState::Scored && data.state(i, b) == CellState::Scored)
                out.scores.push_back({all.targets[static_cast<std::size_t>(data.targets[static_cast<std::size_t>(i)])],
                                      data.scores.value(i, a), data.scores.value(i, b)});
        }

    auto& e = out.estimates;
    const double confidence = settings.confidence;
    const ScoreTable table = tableOf(pair);
    auto gwet = [&](Weights weights, const char* name, const char* as, bool keepWeights) {
        auto family = gwetFamily(table, weights, confidence);
        Estimate found = *std::ranges::find(family, std::string(name), &Estimate::name);
        found.name = as;
        if (!keepWeights)
            found.weights.clear();
        e.push_back(std::move(found));
    };
    for (Estimate& raw : rawAgreement(pair, confidence))
        if (numericLevel || (raw.name != "within_1" && raw.name != "baseline_within_1"))
            e.push_back(std::move(raw));
    std::vector<Estimate> spread = differences(pair, confidence);
    if (numericLevel)
        e.insert(e.end(), spread.begin(), spread.begin() + 5);
    e.push_back(cohenKappa(pair, Weights::Identity, confidence));
    if (numericLevel) {
        e.push_back(cohenKappa(pair, Weights::Linear, confidence));
        e.push_back(cohenKappa(pair, Weights::Quadratic, confidence));
    }
    e.push_back(kappaMax(pair));
    gwet(Weights::Identity, "brennan_prediger", "pabak", false);
    gwet(Weights::Identity, "fleiss_kappa", "scott_pi", false);
    gwet(Weights::Identity, "gwet_ac", "gwet_ac", true);
    if (numericLevel)
        gwet(Weights::Quadratic, "gwet_ac", "gwet_ac", true);
    append(e, alphas(table, std::span(allMetrics).first(numericLevel ? 4 : 1), resamplingOf(settings)));
    if (numericLevel) {
        constexpr std::array forms{IccForm::A1, IccForm::C1};
        AgreementSettings noBootstrap = settings; // the pair's own pass does it
        noBootstrap.bootstrap = 0;
        append(e, analysisOfVariance(table, forms, noBootstrap, false));
        e.push_back(concordance(pair, confidence));
        e.push_back(pearson(pair, confidence));
        e.push_back(spearman(pair));
        e.push_back(kendallTauB(pair));
    }
    e.push_back(observerAccuracy(pair));
    if (numericLevel)
        e.insert(e.end(), spread.begin() + 5, spread.end());
    if (pair.n() == 0)
        for (Estimate& figure : e)
            figure.undefined = "no_pairable";
    addPairBootstrap(e, pair, resamplingOf(settings));

    out.confusion = confusionOf(pair, data.categories);
    out.flags = flagsOf(pair, data.level, out.missing, out.codabilityDisagreements);
    return out;
}

PooledAgreement pooledAgreement(const PreparedRatings& all, int a, int b, const AgreementSettings& settings) {
    struct Sums {
        double cells = 0, exact = 0, numbers = 0, within = 0, difference = 0;
    };
    std::vector<Sums> byTarget(all.targets.size());
    Sums total;
    double baseline = 0;
    for (const DimensionData& data : all.dimensions) {
        const bool numbers = data.level != MeasurementLevel::Nominal && data.scores.numeric;
        for (int i = 0; i < data.scores.targets; ++i) {
            const int x = data.scores.at(i, a), y = data.scores.at(i, b);
            if (x == ScoreTable::missing || y == ScoreTable::missing)
                continue;
            const double u = data.scores.values[static_cast<std::size_t>(x)];
            const double v = data.scores.values[static_cast<std::size_t>(y)];
            for (Sums* s : {&byTarget[static_cast<std::size_t>(data.targets[static_cast<std::size_t>(i)])], &total}) {
                s->cells += 1;
                s->exact += x == y;
                s->numbers += numbers;
                s->within += numbers && withinOne(u, v);
                s->difference += numbers ? u - v : 0;
            }
        }
        if (numbers)
            baseline += bestConstantWithinOne(pairOf(data.scores, a, b));
    }
    PooledAgreement out;
    out.a = all.raters[static_cast<std::size_t>(a)];
    out.b = all.raters[static_cast<std::size_t>(b)];
    auto add = [&](const char* name, double sum, double n, const char* definition) {
        const auto size = static_cast<std::int64_t>(n);
        if (n > 0)
            out.estimates.push_back(defined(name, sum / n, size, definition));
        else
            out.estimates.push_back(
                undefinedFigure(name, total.cells > 0 ? "not_numeric" : "no_pairable", size, definition));
    };
    add("exact", total.exact, total.cells, "exact/share-of-cells/1");
    add("within_1", total.within, total.numbers, "within-1/share-of-cells/1");
    add("baseline_within_1", baseline, total.numbers, "baseline.within-1/best-constant-by-dimension/1");
    add("bias", total.difference, total.numbers, "bias/mean-of-cells/1");

    // Only targets with a common score are resampled.
    std::vector<Sums> units;
    std::vector<int> cluster;
    for (std::size_t i = 0; i < byTarget.size(); ++i) {
        if (byTarget[i].cells == 0)
            continue;
        units.push_back(byTarget[i]);
        if (!all.clusterOfTarget.empty())
            cluster.push_back(all.clusterOfTarget[i]);
    }
    for (Estimate& e : out.estimates)
        e.parameters.emplace_back("targets", static_cast<std::int64_t>(units.size()));
    if (settings.bootstrap <= 0 || units.size() < 2)
        return out;
    constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
    const auto values = bootstrapFigures(resamplingOf(settings), static_cast<int>(units.size()), cluster, 3,
                                         [&](std::span<const int> weights, std::span<double> figures) {
                                             Sums s;
                                             for (std::size_t i = 0; i < units.size(); ++i) {
                                                 s.cells += weights[i] * units[i].cells;
                                                 s.exact += weights[i] * units[i].exact;
                                                 s.numbers += weights[i] * units[i].numbers;
                                                 s.within += weights[i] * units[i].within;
                                                 s.difference += weights[i] * units[i].difference;
                                             }
                                             figures[0] = s.exact / s.cells;
                                             figures[1] = s.numbers > 0 ? s.within / s.numbers : nan;
                                             figures[2] = s.numbers > 0 ? s.difference / s.numbers : nan;
                                         });
    const std::array<std::size_t, 3> places{0, 1, 3};
    for (std::size_t f = 0; f < places.size(); ++f)
        if (auto interval = percentileInterval(values[f], settings.confidence, bootstrapMethod(cluster)))
            addInterval(out.estimates[places[f]], *interval, f < 2 ? 0 : -infinity, f < 2 ? 1 : infinity);
    return out;
}

} // namespace attune
