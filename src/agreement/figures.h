// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/dimension_data.h"
#include "models/agreement_report.h"
#include "stats/pair_bootstrap.h"
#include "stats/resamples.h"

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace attune {

/// Names a pair estimate can have, in the order of the report.
[[nodiscard]] const std::vector<std::string>& pairEstimateNames();

/// Where the intervals of a report come from; nothing in it when none are resampled.
struct ResampledIntervals {
    std::shared_ptr<const stats::Resamples> resamples;
    stats::PairDetail pairs = stats::PairDetail::All;
};
/// Resamples of the targets of a table of ratings, and how much is drawn for pairs: only what moments give when there
/// are so many pairs, targets and resamples that the rest would take minutes (a warning is left in `all`).
[[nodiscard]] ResampledIntervals resampledIntervals(const DimensionData& data, const PreparedRatings& all,
                                                    std::size_t pairs, const AgreementSettings& settings);
[[nodiscard]] bool pairsTakeTooLong(const PreparedRatings& all, std::size_t pairs, const AgreementSettings& settings);

/// The raters among themselves on one dimension, the reference left out (unless it is the only rater); with occasions
/// those of one person.
[[nodiscard]] GroupAgreement groupAgreement(const DimensionData& data, const PreparedRatings& all, int person,
                                            const AgreementSettings& settings, const ResampledIntervals& intervals);

/// Raters a against b (the reference where there is one) on one dimension, with flags, into out, one a pair.
void pairAgreements(const DimensionData& data, const PreparedRatings& all, std::span<const std::pair<int, int>> pairs,
                    const AgreementSettings& settings, const ResampledIntervals& intervals,
                    std::span<PairAgreement> out);

/// A figure without an interval or a standard error says why in its parameters ("intervalLeftOut", "seLeftOut"):
/// "n_too_small", "boundary" (a share of 0 or 1 has no standard error), "no_resampling" (none was asked for),
/// "too_many_pairs" (to resample them all), "no_method" (what there is does not exist at this value).
void sayWhatIsLeftOut(std::span<Estimate> estimates, const AgreementSettings& settings, stats::PairDetail detail);

/// What everybody scored on one dimension.
[[nodiscard]] ScoreSheet scoreSheet(const DimensionData& data, const PreparedRatings& all);

/// Pairs over all dimensions: exact, within_1, baseline_within_1 (the best constant of each dimension), bias; intervals
/// by resampling targets (or clusters) whole, because the cells of one target are not independent. intervals: of all
/// targets; the baseline has one unless only moments are drawn for pairs.
void pooledAgreements(const PreparedRatings& all, std::span<const std::pair<int, int>> pairs,
                      const AgreementSettings& settings, const ResampledIntervals& intervals,
                      std::span<PooledAgreement> out);

} // namespace attune
