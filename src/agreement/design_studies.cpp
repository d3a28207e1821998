// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/rater_diagnostics.h"
#include "stats/distributions.h"
#include "stats/estimates.h"
#include "stats/generalizability.h"
#include "stats/icc_reml.h"
#include "stats/planning.h"
#include "stats/rasch.h"
#include "stats/rater_effects.h"
#include "stats/raw_agreement.h"

#include <algorithm>
#include <array>

namespace attune {

using namespace stats;

namespace {

constexpr std::array<std::int64_t, 9> raterChoices{1, 2, 3, 4, 5, 6, 8, 10, 15};
constexpr std::array<std::int64_t, 3> fewRaterChoices{1, 2, 3};
constexpr std::array<std::int64_t, 5> clipChoices{1, 2, 3, 5, 8};
constexpr double wantedWidth = 0.2;
constexpr int fewRatings = 30;
constexpr int mostRaschRaters = 300, mostRaschCategories = 20;

// The raters among themselves, those without a score left out; `raters` are the columns that stay.
ScoreTable groupTable(const DimensionData& data, const PreparedRatings& all, std::vector<int>& raters) {
    raters.clear();
    for (int j = 0; j < data.scores.raters; ++j) {
        if (j == all.reference)
            continue;
        for (int i = 0; i < data.scores.targets; ++i)
            if (data.scores.at(i, j) != ScoreTable::missing) {
                raters.push_back(j);
                break;
            }
    }
    ScoreTable out = data.scores;
    out.raters = static_cast<int>(raters.size());
    out.cells.clear();
    for (int i = 0; i < data.scores.targets; ++i)
        for (const int j : raters)
            out.cells.push_back(data.scores.at(i, j));
    return out;
}

GeneralizabilityStudy studyOf(GStudy study, std::string design, std::string dimension, const ScoreTable& complete) {
    GeneralizabilityStudy out;
    out.design = std::move(design);
    out.dimension = std::move(dimension);
    out.targets = complete.targets;
    out.raters = complete.raters;
    out.undefined = std::move(study.undefined);
    out.components = std::move(study.components);
    return out;
}

// How many targets make the interval of the single-rater consistency ICC as narrow as wanted.
Estimate targetsForWidth(const GStudy& study, const ScoreTable& complete, double confidence) {
    const char* definition = "targets-for-icc-width/bonett-2002/1";
    Estimate e;
    const auto row = decide(study, 1);
    const auto n = row.relative ? targetsForIcc(*row.relative, complete.raters, wantedWidth, confidence) : std::nullopt;
    if (!study.undefined.empty())
        e = undefinedFigure("targets_for_icc_width", study.undefined, complete.targets, definition);
    else if (!n)
        e = undefinedFigure("targets_for_icc_width", row.relative ? "zero_variance" : "zero_target_variance",
                            complete.targets, definition);
    else
        e = defined("targets_for_icc_width", static_cast<double>(*n), complete.targets, definition);
    e.parameters = {{"width", wantedWidth}, {"raters", static_cast<std::int64_t>(complete.raters)}};
    return e;
}

// Targets that every rater of the group scored on every numeric dimension, targets x raters x dimensions.
GeneralizabilityStudy overDimensions(const PreparedRatings& ratings, const std::vector<const DimensionData*>& list) {
    std::vector<int> raters; // with a score on every one of them
    for (int j = 0; j < static_cast<int>(ratings.raters.size()); ++j) {
        const bool everywhere = std::ranges::all_of(list, [&](const DimensionData* d) {
            for (int i = 0; i < d->scores.targets; ++i)
                if (d->scores.at(i, j) != ScoreTable::missing)
                    return true;
            return false;
        });
        if (j != ratings.reference && everywhere)
            raters.push_back(j);
    }
    std::vector<std::vector<int>> rowOf(list.size(), std::vector<int>(ratings.targets.size(), -1));
    for (std::size_t d = 0; d < list.size(); ++d)
        for (std::size_t i = 0; i < list[d]->targets.size(); ++i)
            rowOf[d][static_cast<std::size_t>(list[d]->targets[i])] = static_cast<int>(i);
    std::vector<double> scores;
    ScoreTable shape;
    shape.raters = static_cast<int>(raters.size());
    for (std::size_t t = 0; t < ratings.targets.size(); ++t) {
        std::vector<double> own;
        for (const int j : raters)
            for (std::size_t d = 0; d < list.size(); ++d)
                if (rowOf[d][t] >= 0 && list[d]->scores.at(rowOf[d][t], j) != ScoreTable::missing)
                    own.push_back(list[d]->scores.value(rowOf[d][t], j));
        if (own.size() != raters.size() * list.size() || raters.empty())
            continue;
        scores.insert(scores.end(), own.begin(), own.end());
        ++shape.targets;
    }
    const int dimensions = static_cast<int>(list.size());
    const GStudy study = targetByRaterByDimension(scores, shape.targets, shape.raters, dimensions);
    GeneralizabilityStudy out = studyOf(study, "target x rater x dimension (fixed)", {}, shape);
    out.dimensions = dimensions;
    if (decideFixedDimensions(study, 1, dimensions).relative)
        for (const std::int64_t k : raterChoices)
            out.decisions.push_back(decideFixedDimensions(study, k, dimensions));
    return out;
}

} // namespace

std::vector<GeneralizabilityStudy> generalize(const PreparedRatings& ratings, const AgreementSettings& settings) {
    std::vector<GeneralizabilityStudy> out;
    std::vector<const DimensionData*> numeric;
    std::vector<int> raters;
    for (const DimensionData& data : ratings.dimensions) {
        if (data.level == MeasurementLevel::Nominal || !data.scores.numeric)
            continue;
        numeric.push_back(&data);
        const ScoreTable group = groupTable(data, ratings, raters);
        const ScoreTable complete =
            selectTargets(group, group.raters > 0 ? completeTargets(group) : std::vector<int>{});
        const ScoreTable scored = withoutEmpty(group);
        const auto everyCell = complete.targets < scored.targets ? remlComponents(scored) : std::nullopt;
        Anova anova = AnovaTable(complete).anova();
        anova.k = group.raters;
        const GStudy study = everyCell ? targetByRater(*everyCell) : targetByRater(anova);
        const ScoreTable& basis = everyCell ? scored : complete;
        GeneralizabilityStudy own =
            studyOf(study, everyCell ? "target x rater, every cell (REML)" : "target x rater", data.name, basis);
        own.estimates = ratersFor(study, settings.wantedReliability);
        own.estimates.push_back(targetsForWidth(study, basis, settings.confidence));
        if (decide(study, 1).relative)
            for (const std::int64_t k : raterChoices)
                own.decisions.push_back(decide(study, k));
        out.push_back(std::move(own));
        if (group.cluster.empty())
            continue;
        const auto ofEveryCell = complete.targets < scored.targets ? clusteredReml(scored) : std::nullopt;
        const GStudy nested = ofEveryCell ? clipsInClusters(*ofEveryCell) : clipsInClusters(complete);
        const ScoreTable& used = ofEveryCell ? scored : complete;
        GeneralizabilityStudy clustered =
            studyOf(nested, ofEveryCell ? "(clip : cluster) x rater, every cell (REML)" : "(clip : cluster) x rater",
                    data.name, used);
        std::vector<int> clusters = used.cluster;
        std::ranges::sort(clusters);
        clustered.clusters = std::unique(clusters.begin(), clusters.end()) - clusters.begin();
        if (decideClustered(nested, 1, 1).relative)
            for (const std::int64_t k : fewRaterChoices)
                for (const std::int64_t clips : clipChoices)
                    clustered.decisions.push_back(decideClustered(nested, k, clips));
        out.push_back(std::move(clustered));
    }
    if (numeric.size() > 1)
        out.push_back(overDimensions(ratings, numeric));
    return out;
}

std::vector<RaschStudy> raschStudies(const PreparedRatings& ratings, const AgreementSettings& settings) {
    std::vector<RaschStudy> out;
    std::vector<int> raters;
    for (const DimensionData& data : ratings.dimensions) {
        if (data.level == MeasurementLevel::Nominal)
            continue;
        const ScoreTable group = groupTable(data, ratings, raters);
        RaschStudy study;
        study.dimension = data.name;
        std::vector<int> scores(raters.size());
        for (int i = 0; i < group.targets; ++i) {
            study.targets += group.scoresOf(i) > 0;
            for (int j = 0; j < group.raters; ++j)
                scores[static_cast<std::size_t>(j)] += group.at(i, j) != ScoreTable::missing;
        }
        for (const int n : scores)
            study.ratings += n;
        RaschFit fit;
        if (group.raters > mostRaschRaters)
            fit.undefined = "too_many_raters";
        else if (group.categories() > mostRaschCategories)
            fit.undefined = "too_many_categories";
        else if (std::ranges::none_of(scores, [](int n) { return n >= fewRatings; }))
            fit.undefined = group.raters < 2 ? "one_rater" : "few_ratings";
        else
            fit = fitRasch(group);
        study.undefined = fit.undefined;
        if (fit.undefined.empty()) {
            for (const int c : fit.categories)
                study.categories.push_back(data.categories[static_cast<std::size_t>(c)]);
            study.thresholds = fit.thresholds;
            study.targetMean = fit.targetMean;
            study.targetSd = fit.targetSd;
            study.logLikelihood = fit.logLikelihood;
        }
        const char* definition = "rasch-severity/rating-scale.marginal-maximum-likelihood/1";
        std::vector<Estimate> among;
        if (ratings.reference < 0)
            among = severityAmongRaters(raterEffects(group), group.raters, settings.confidence);
        for (std::size_t j = 0; j < raters.size(); ++j) {
            RaschRater r;
            r.rater = ratings.raters[static_cast<std::size_t>(raters[j])];
            r.n = scores[j];
            const bool few = scores[j] < fewRatings;
            if (!fit.undefined.empty() || few) {
                r.severity = undefinedFigure("rasch_severity", fit.undefined.empty() ? "few_ratings" : fit.undefined,
                                             r.n, definition);
            } else {
                const RaschSeverity& s = fit.raters[j];
                r.severity = defined("rasch_severity", s.value, r.n, definition);
                r.severity.se = s.se;
                const double half = normalQuantile((1 + settings.confidence) / 2) * s.se;
                addInterval(r.severity, {s.value - half, s.value + half, "z", {}, {}}, -1e300, 1e300);
                if (s.extreme) {
                    r.severity.parameters = {{"extreme", "score moved by .3 towards the middle"}};
                } else {
                    r.infit = s.infit;
                    r.outfit = s.outfit;
                }
            }
            r.signedDifference = ratings.reference >= 0 ? differences(pairOf(data.scores, raters[j], ratings.reference),
                                                                      settings.confidence)[1]
                                                        : among[j];
            if (!group.cluster.empty()) {
                const int column = static_cast<int>(j);
                const auto clusters =
                    clustersWhere(group.cluster, [&](int i) { return group.at(i, column) != ScoreTable::missing; });
                for (Estimate* e : {&r.severity, &r.signedDifference})
                    keepClusteredIntervals(*e, clusters);
            }
            study.raters.push_back(std::move(r));
        }
        study.estimates = raterSeparation(fit);
        out.push_back(std::move(study));
    }
    return out;
}

} // namespace attune
