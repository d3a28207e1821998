// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/dimension_data.h"
#include "models/agreement_report.h"
#include "models/rater_diagnostics.h"

namespace attune {

/// How each rater's scores depart from the reference's (or, without one, from the other raters'): severity, spread, use
/// of the scale, drift where the order of the ratings is known, confidence where it was said; halo over dimensions.
/// With occasions: each later one beside the same rater's first, and drift over the order of the later.
/// Flags name only what an interval shows: "lenient", "severe", "proportional_bias", "central_tendency",
/// "exaggerates", "restricted_use", "avoids_ends", "numbers_game" (keeps to the middle and is right no oftener than a
/// constant), "drift", "confidence_uninformative", and "halo".
[[nodiscard]] std::vector<RaterDiagnostics> diagnoseRaters(const PreparedRatings& ratings,
                                                           const AgreementSettings& settings);
[[nodiscard]] std::vector<HaloDiagnostics> diagnoseHalo(const PreparedRatings& ratings,
                                                        const AgreementSettings& settings);

/// What the design can bear, the reference left out: G and D studies (per dimension; with clusters, clips in clusters;
/// over several dimensions, all of them fixed) and the many-facet Rasch severities of dimensions with enough ratings.
[[nodiscard]] std::vector<GeneralizabilityStudy> generalize(const PreparedRatings& ratings,
                                                            const AgreementSettings& settings);
[[nodiscard]] std::vector<RaschStudy> raschStudies(const PreparedRatings& ratings, const AgreementSettings& settings);

} // namespace attune
