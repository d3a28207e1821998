// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/analyze.h"

#include "agreement/dimension_data.h"
#include "agreement/figures.h"
#include "agreement/rater_diagnostics.h"
#include "agreement/verdicts.h"
#include "stats/bootstrap.h"

#include <utility>

namespace attune {

namespace {

constexpr std::size_t mostRatersWithoutReference = 12;

std::vector<std::pair<int, int>> pairsOf(PreparedRatings& ratings) {
    std::vector<std::pair<int, int>> out;
    const int raters = static_cast<int>(ratings.raters.size());
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
    for (const DimensionData& data : ratings.dimensions) {
        report.group.push_back(groupAgreement(data, ratings, settings));
        const std::size_t first = report.pairs.size();
        report.pairs.resize(first + pairs.size());
        const double work = static_cast<double>(pairs.size()) * data.scores.targets * 1000;
        stats::inParallel(pairs.size(), work, [&](std::size_t begin, std::size_t end) {
            for (std::size_t p = begin; p < end; ++p)
                report.pairs[first + p] = pairAgreement(data, ratings, pairs[p].first, pairs[p].second, settings);
        });
    }
    report.pooled.resize(pairs.size());
    const double cost = static_cast<double>(pairs.size()) * static_cast<double>(ratings.targets.size()) * 1000;
    stats::inParallel(pairs.size(), cost, [&](std::size_t begin, std::size_t end) {
        for (std::size_t p = begin; p < end; ++p)
            report.pooled[p] = pooledAgreement(ratings, pairs[p].first, pairs[p].second, settings);
    });
    for (const CertificationRule& rule : rules)
        for (const PooledAgreement& own : report.pooled)
            report.verdicts.push_back(judge(rule, own.a, report.pairs, report.pooled));
    if (settings.diagnostics)
        report.diagnostics = {diagnoseRaters(ratings, settings), diagnoseHalo(ratings, settings),
                              generalize(ratings, settings), raschStudies(ratings, settings)};
    report.warnings = table.warnings;
    report.warnings.insert(report.warnings.end(), ratings.warnings.begin(), ratings.warnings.end());
    return report;
}

} // namespace attune
