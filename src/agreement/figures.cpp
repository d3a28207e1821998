// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/figures.h"

#include "agreement/flags.h"
#include "stats/alpha.h"
#include "stats/estimates.h"
#include "stats/group_bootstrap.h"
#include "stats/gwet.h"
#include "stats/icc.h"
#include "stats/icc_one_way.h"
#include "stats/icc_reml.h"
#include "stats/kappa.h"
#include "stats/pair_bootstrap.h"
#include "stats/rank.h"
#include "stats/raw_agreement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace attune {

using namespace stats;

namespace {

constexpr std::array allWeights{Weights::Identity, Weights::Linear, Weights::Quadratic, Weights::Ordinal};
constexpr std::array allMetrics{AlphaMetric::Nominal, AlphaMetric::Ordinal, AlphaMetric::Interval, AlphaMetric::Ratio};

constexpr double mostPairWork = 1.5e9; ///< pairs x targets x resamples beyond which pairs get intervals by moments only

void append(std::vector<Estimate>& to, std::vector<Estimate> from) { std::ranges::move(from, std::back_inserter(to)); }

// All estimates named in `forms` undefined for one reason.
std::vector<Estimate> analysisOfVariance(const ScoreTable& table, std::span<const IccForm> forms, double confidence,
                                         bool withComponents) {
    const std::vector<int> complete = completeTargets(table);
    Anova anova = AnovaTable(selectTargets(table, complete)).anova();
    anova.k = table.raters;
    std::vector<Estimate> out;
    for (const IccForm form : forms)
        out.push_back(iccEstimate(form, anova, confidence));
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

void sayWhatIsLeftOut(std::span<Estimate> estimates, const AgreementSettings& settings, PairDetail detail) {
    for (Estimate& e : estimates) {
        if (!e.value || !intervalLeftOut(e).empty() || (e.ci && e.se))
            continue;
        e.parameters.emplace_back(e.ci ? "seLeftOut" : "intervalLeftOut",
                                  std::string(e.n < 2                            ? "n_too_small"
                                              : e.ci && e.ci->method == "wilson" ? "boundary"
                                              : settings.bootstrap == 0          ? "no_resampling"
                                              : detail == PairDetail::Moments    ? "too_many_pairs"
                                                                                 : "no_method"));
    }
}

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

bool pairsTakeTooLong(const PreparedRatings& all, std::size_t pairs, const AgreementSettings& settings) {
    double work = 0;
    for (const DimensionData& data : all.dimensions)
        work += static_cast<double>(pairs) * data.scores.targets * static_cast<double>(settings.bootstrap);
    return work > mostPairWork;
}

ResampledIntervals resampledIntervals(const DimensionData& data, const PreparedRatings& all, std::size_t pairs,
                                      const AgreementSettings& settings) {
    return {
        resamplesOf({settings.bootstrap, settings.seed, settings.confidence}, data.scores.targets, data.scores.cluster),
        pairsTakeTooLong(all, pairs, settings) ? PairDetail::Moments : PairDetail::All};
}

GroupAgreement groupAgreement(const DimensionData& data, const PreparedRatings& all, int person,
                              const AgreementSettings& settings, const ResampledIntervals& intervals) {
    // Who does not belong is left out by emptying the column; a table of one rater keeps it, to say "one_rater".
    ScoreTable own = data.scores;
    for (int j = 0; j < own.raters; ++j) {
        const bool other = all.personOf.empty() ? j == all.reference && all.raters.size() > 1
                                                : all.personOf[static_cast<std::size_t>(j)] != person;
        for (int i = 0; other && i < own.targets; ++i)
            own.at(i, j) = ScoreTable::missing;
    }
    const ScoreTable table = withoutEmpty(own);

    GroupAgreement out;
    out.dimension = data.name;
    if (!all.personOf.empty())
        out.rater = all.persons[static_cast<std::size_t>(person)];
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
    append(out.estimates, alphas(table, std::span(allMetrics).first(numericLevel ? 4 : 1)));
    auto raw = allRaterAgreement(table, settings.confidence);
    if (!numericLevel)
        raw.pop_back();
    append(out.estimates, std::move(raw));
    if (numericLevel) {
        out.estimates.push_back(kendallW(table));
        constexpr std::array forms{IccForm::One, IccForm::OneK, IccForm::C1, IccForm::CK, IccForm::A1, IccForm::AK};
        auto variance = analysisOfVariance(table, forms, settings.confidence, true);
        const auto components = variance.begin() + forms.size();
        std::move(variance.begin(), components, std::back_inserter(out.estimates));
        append(out.estimates, oneWayReml(table, settings.confidence));
        append(out.estimates, remlFigures(table, settings.confidence));
        std::move(components, variance.end(), std::back_inserter(out.estimates));
    }
    const Resamples* resamples = intervals.resamples.get();
    if (resamples && table.raters >= 2) {
        addGroupBootstrap(out.estimates, own, *resamples);
        if (!resamples->clustered())
            addHayesKrippendorff(out.estimates, table, resamples->how());
    }
    if (!own.cluster.empty()) {
        const auto clusters = clustersWhere(own.cluster, [&](int i) { return own.scoresOf(i) >= 2; });
        for (Estimate& e : out.estimates)
            keepClusteredIntervals(e, clusters);
    }
    sayWhatIsLeftOut(out.estimates, settings, PairDetail::All);
    return out;
}

namespace {

// Of the targets that both scored; nothing when targets stand for themselves.
std::optional<std::int64_t> clustersOfPair(const DimensionData& data, int a, int b) {
    if (data.scores.cluster.empty())
        return {};
    return clustersWhere(data.scores.cluster, [&](int i) {
        return data.scores.at(i, a) != ScoreTable::missing && data.scores.at(i, b) != ScoreTable::missing;
    });
}

// Without the intervals that need resampling.
PairAgreement pairAgreement(const DimensionData& data, const PreparedRatings& all, int a, int b, double confidence) {
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
    for (const int i : data.inputOrder) {
        const std::string& target = all.targets[static_cast<std::size_t>(data.targets[static_cast<std::size_t>(i)])];
        if (data.state(i, b) != CellState::Scored)
            continue;
        if (data.state(i, a) != CellState::Scored)
            out.missingScores.push_back({target, out.scores.size()});
        else if (data.scores.numeric)
            out.scores.push_back({target, data.scores.value(i, a), data.scores.value(i, b)});
        else
            out.codes.push_back({target, data.scores.at(i, a), data.scores.at(i, b)});
    }

    auto& e = out.estimates;
    const ScoreTable table = tableOf(pair);
    constexpr std::array ofIdentity{GwetFigure::BrennanPrediger, GwetFigure::FleissKappa, GwetFigure::Ac};
    constexpr std::array ofQuadratic{GwetFigure::Ac};
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
    auto chance = gwetFamily(table, Weights::Identity, confidence, ofIdentity);
    chance[0].name = "pabak"; // what the two are for two raters
    chance[1].name = "scott_pi";
    chance[0].weights = chance[1].weights = "";
    append(e, std::move(chance));
    if (numericLevel)
        append(e, gwetFamily(table, Weights::Quadratic, confidence, ofQuadratic));
    append(e, alphas(table, std::span(allMetrics).first(numericLevel ? 4 : 1)));
    if (numericLevel) {
        constexpr std::array forms{IccForm::A1, IccForm::C1};
        append(e, analysisOfVariance(table, forms, confidence, false));
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

    out.confusion = confusionOf(pair, data.categories);
    out.flags = flagsOf(pair, data.level, out.missing, out.codabilityDisagreements, clustersOfPair(data, a, b));
    return out;
}

} // namespace

ScoreSheet scoreSheet(const DimensionData& data, const PreparedRatings& all) {
    ScoreSheet out;
    out.dimension = data.name;
    out.categories = data.categories;
    std::vector<int> raters;
    if (all.reference >= 0)
        raters.push_back(all.reference);
    for (int r = 0; r < data.scores.raters; ++r)
        if (r != all.reference)
            raters.push_back(r);
    for (const int r : raters)
        out.raters.push_back(all.raters[static_cast<std::size_t>(r)]);
    for (const int i : data.inputOrder) {
        const auto target = static_cast<std::size_t>(data.targets[static_cast<std::size_t>(i)]);
        out.targets.push_back(all.targets[target]);
        if (!all.clusterOfTarget.empty())
            out.clusters.push_back(all.clusters[static_cast<std::size_t>(all.clusterOfTarget[target])]);
        for (const int r : raters) {
            const CellState state = data.state(i, r);
            out.cells.push_back(state == CellState::Scored       ? data.scores.at(i, r)
                                : state == CellState::NotCodable ? ScoreSheet::notCodable
                                                                 : ScoreSheet::missing);
        }
    }
    return out;
}

void pairAgreements(const DimensionData& data, const PreparedRatings& all, std::span<const std::pair<int, int>> pairs,
                    const AgreementSettings& settings, const ResampledIntervals& intervals,
                    std::span<PairAgreement> out) {
    const Resamples* resamples = intervals.resamples.get();
    std::vector<ResampledPair> resampled;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        out[p] = pairAgreement(data, all, pairs[p].first, pairs[p].second, settings.confidence);
        if (resamples && out[p].n >= 2)
            resampled.push_back({pairs[p].first, pairs[p].second, out[p].estimates});
    }
    if (!resampled.empty())
        addPairBootstrap(resampled, data.scores, *resamples, intervals.pairs);
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        if (resamples && !resamples->clustered() && intervals.pairs == PairDetail::All)
            addHayesKrippendorff(out[p].estimates, tableOf(pairOf(data.scores, pairs[p].first, pairs[p].second)),
                                 resamples->how());
        if (const auto clusters = clustersOfPair(data, pairs[p].first, pairs[p].second))
            for (Estimate& e : out[p].estimates)
                keepClusteredIntervals(e, *clusters);
        sayWhatIsLeftOut(out[p].estimates, settings, intervals.pairs);
    }
}

} // namespace attune
