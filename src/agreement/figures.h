// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/dimension_data.h"
#include "models/agreement_report.h"

#include <string>
#include <vector>

namespace attune {

/// Names a pair estimate can have, in the order of the report.
[[nodiscard]] const std::vector<std::string>& pairEstimateNames();

/// The raters among themselves on one dimension, the reference left out (unless it is the only rater).
[[nodiscard]] GroupAgreement groupAgreement(const DimensionData& data, const PreparedRatings& all,
                                            const AgreementSettings& settings);

/// Rater a against b (the reference where there is one) on one dimension, with flags.
[[nodiscard]] PairAgreement pairAgreement(const DimensionData& data, const PreparedRatings& all, int a, int b,
                                          const AgreementSettings& settings);

/// A pair over all dimensions: exact, within_1, baseline_within_1 (the best constant of each dimension), bias;
/// intervals by resampling targets (or clusters) whole, because the cells of one target are not independent.
[[nodiscard]] PooledAgreement pooledAgreement(const PreparedRatings& all, int a, int b,
                                              const AgreementSettings& settings);

} // namespace attune
