// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"
#include "models/certification.h"
#include "store/library.h"

#include <string>
#include <vector>

namespace attune {

/// What to practise after a verdict that is no pass: the dimensions whose clauses did not hold (all when none fell),
/// by mean absolute difference, at most three, each with up to five clips from nextPractice().
[[nodiscard]] Result<std::vector<PracticeFocus>> practiceFocus(Library& library, const AgreementReport& report,
                                                               const Verdict& verdict, const RaterId& rater);

/// A clip to practise on, and why.
struct PracticeChoice {
    ClipId clip;
    double gain = 0;       ///< the rater's mean absolute difference on such values, summed over the dimensions
    DimensionId dimension; ///< the one that adds most
};

/// Practice clips the rater does not know, best first: where this person errs (dimension and third of the scale, from
/// all their codings with a reference) and the clip's reference lies there. Dimensions may be narrowed down. For
/// trainers: the choice follows the reference. Errors: those of the queries.
[[nodiscard]] Result<std::vector<PracticeChoice>> nextPractice(Library& library, const RaterId& rater, std::size_t most,
                                                               const std::vector<DimensionId>& only = {});

/// One point of a learning curve: mean of the last so many signed differences with its t interval.
struct CurvePoint {
    std::int64_t submittedMs = 0;
    double difference = 0; ///< this clip's
    double mean = 0;
    std::optional<double> low, high; ///< 95 %; nothing below three differences
};

/// The running mean of signed differences in the order given, over windows of this many.
[[nodiscard]] std::vector<CurvePoint> learningBand(const std::vector<std::pair<std::int64_t, double>>& differences,
                                                   std::size_t window = 5);

} // namespace attune
