// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/analyze.h"

#include "agreement/dimension_data.h"
#include "agreement/figures.h"
#include "agreement/rater_diagnostics.h"
#include "agreement/verdicts.h"
#include "base/parallel.h"
#include "stats/bootstrap.h"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

namespace attune {

namespace {

constexpr std::size_t mostRatersWithoutReference = 12;

std::vector<std::pair<int, int>> pairsOf(PreparedRatings& ratings) {
    std::vector<std::pair<int, int>> out;
    const int raters = static_cast<int>(ratings.raters.size());
    if (!ratings.personOf.empty()) { // a later occasion against each earlier one of the same person
        for (int a = 0; a < raters; ++a)
            for (int b = a + 1; b < raters; ++b)
                if (ratings.personOf[static_cast<std::size_t>(a)] == ratings.personOf[static_cast<std::size_t>(b)])
                    out.emplace_back(b, a);
        return out;
    }
    if (ratings.reference >= 0) {
        for (int a = 0; a < raters; ++a)
            if (a != ratings.reference)
                out.emplace_back(a, ratings.reference);
        return out;
    }
    if (ratings.raters.size() > mostRatersWithoutReference) {
        ratings.warnings.push_back("more than 12 raters and no reference: pairs are left out; name a reference to "
                                   "compare each rater with it");
        return out;
    }
    for (int a = 0; a < raters; ++a)
        for (int b = a + 1; b < raters; ++b)
            out.emplace_back(a, b);
    return out;
}

// Many pairs are worked on a few at a time, so that they share what is read of the resamples.
void inBatches(const std::vector<std::pair<int, int>>& pairs, int targets,
               const std::function<void(std::size_t begin, std::size_t size)>& work) {
    const std::size_t size = std::clamp<std::size_t>(pairs.size() / 16, 1, 4);
    const double cost = static_cast<double>(pairs.size()) * targets * 1000;
    inParallel((pairs.size() + size - 1) / size, cost, [&](std::size_t first, std::size_t end) {
        for (std::size_t batch = first; batch < end; ++batch)
            work(batch * size, std::min(size, pairs.size() - batch * size));
    });
}

Status checkSettings(const AgreementSettings& settings) {
    if (!(settings.confidence > 0.5 && settings.confidence < 1))
        return fail(ErrorCode::Invalid, "the confidence is not between .5 and 1", "confidence", "0.95 is usual");
    if (settings.bootstrap < 0 || settings.bootstrap > 1'000'000)
        return fail(ErrorCode::Invalid, "the number of resamples is not between 0 and 1,000,000", "bootstrap",
                    "2000 is usual, 0 is none");
    if (!(settings.wantedReliability > 0 && settings.wantedReliability < 1))
        return fail(ErrorCode::Invalid, "the wanted reliability is not between 0 and 1", "wanted", "0.8 is usual");
    return {};
}

} // namespace

Result<AgreementReport> analyze(const RatingTable& table, const AgreementSettings& settings,
                                const std::vector<CertificationRule>& rules) {
    if (auto status = checkSettings(settings); !status)
        return std::unexpected(status.error());
    for (const CertificationRule& rule : rules)
        if (auto status = checkRule(rule); !status)
            return std::unexpected(status.error());
    auto prepared = prepareRatings(table, settings);
    if (!prepared)
        return std::unexpected(prepared.error());
    PreparedRatings& ratings = *prepared;
    if (!rules.empty() && ratings.reference < 0)
        return fail(ErrorCode::Invalid, "a rule compares raters with a reference, and there is none",
                    "rule " + rules.front().name, "name the reference with --reference");

    AgreementReport report;
    report.settings = settings;
    for (const RatingSource& source : table.sources)
        report.inputs.push_back({source.path, source.sha256});
    report.targets = std::ssize(ratings.targets);
    report.raters = std::ssize(ratings.raters);
    report.dimensions = std::ssize(ratings.dimensions);
    report.rows = std::ssize(table.cells);
    report.missing = ratings.missing;
    if (ratings.reference >= 0)
        report.settings.reference = ratings.raters[static_cast<std::size_t>(ratings.reference)];

    const auto pairs = pairsOf(ratings);
    if (pairsTakeTooLong(ratings, pairs.size(), settings))
        ratings.warnings.push_back(
            "with so many raters, targets and resamples, pairs have resampled intervals only for "
            "what means and variances give; ask for one --dimension or fewer resamples with "
            "--bootstrap to have them all");
    const int persons = ratings.personOf.empty() ? 1 : static_cast<int>(ratings.persons.size());
    std::vector<ResampledIntervals> intervals;
    for (const DimensionData& data : ratings.dimensions)
        intervals.push_back(resampledIntervals(data, ratings, pairs.size(), settings));
    const auto groups = static_cast<std::size_t>(persons);
    report.group.resize(ratings.dimensions.size() * groups);
    const double cost = static_cast<double>(ratings.targets.size() * ratings.raters.size()) * 100;
    inParallel(report.group.size(), cost, [&](std::size_t begin, std::size_t end) {
        for (std::size_t g = begin; g < end; ++g)
            report.group[g] = groupAgreement(ratings.dimensions[g / groups], ratings, static_cast<int>(g % groups),
                                             settings, intervals[g / groups]);
    });
    for (std::size_t d = 0; d < ratings.dimensions.size(); ++d) {
        const DimensionData& data = ratings.dimensions[d];
        const std::size_t first = report.pairs.size();
        report.pairs.resize(first + pairs.size());
        inBatches(pairs, data.scores.targets, [&](std::size_t begin, std::size_t size) {
            pairAgreements(data, ratings, std::span(pairs).subspan(begin, size), settings, intervals[d],
                           std::span(report.pairs).subspan(first + begin, size));
        });
    }
    for (const DimensionData& data : ratings.dimensions)
        report.sheets.push_back(scoreSheet(data, ratings));
    report.pooled.resize(pairs.size());
    const ResampledIntervals whole{
        stats::resamplesOf({settings.bootstrap, settings.seed, settings.confidence},
                           static_cast<int>(ratings.targets.size()), ratings.clusterOfTarget),
        pairsTakeTooLong(ratings, pairs.size(), settings) ? stats::PairDetail::Moments : stats::PairDetail::All};
    inBatches(pairs, static_cast<int>(ratings.targets.size()), [&](std::size_t begin, std::size_t size) {
        pooledAgreements(ratings, std::span(pairs).subspan(begin, size), settings, whole,
                         std::span(report.pooled).subspan(begin, size));
    });
    for (const CertificationRule& rule : rules)
        for (const PooledAgreement& own : report.pooled)
            report.verdicts.push_back(judge(rule, own.a, report.pairs, report.pooled));
    if (settings.diagnostics && !ratings.personOf.empty()) // occasions are no raters of a design
        report.diagnostics = {diagnoseRaters(ratings, settings), {}, {}, {}};
    else if (settings.diagnostics)
        report.diagnostics = {diagnoseRaters(ratings, settings), diagnoseHalo(ratings, settings),
                              generalize(ratings, settings), raschStudies(ratings, settings)};
    report.warnings = table.warnings;
    report.warnings.insert(report.warnings.end(), ratings.warnings.begin(), ratings.warnings.end());
    return report;
}

} // namespace attune
