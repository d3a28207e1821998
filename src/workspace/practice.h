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

/// Faults of a rater on one dimension, from scores beside the reference's (a beside b), in this order: "lenient" or
/// "severe" (bias of half a point or more, 95 % t interval on one side of 0), "central_tendency" (SD of the rater below
/// .6 of the reference's, slope on the reference below .6), "numbers_game" (never within one point of either end though
/// the reference is on a fifth of the clips or more, and exact agreement below what the best constant reaches plus a
/// tenth). Nothing below ten clips.
[[nodiscard]] std::vector<std::string> faultsOf(const std::vector<PairedScore>& scores, double low, double high);

/// Watches signed differences for drift: an exponentially weighted moving average (weight .2, limits 2.86 sigma; Lucas
/// and Saccucci 1990, average run length 370 while nothing changes) around the mean of the baseline. Gives the number
/// of differences after the baseline at which it first left its limits; nothing while it did not, or when the
/// baseline has fewer than eight or does not vary.
[[nodiscard]] std::optional<std::size_t> driftNoticed(const std::vector<double>& baseline,
                                                      const std::vector<double>& later);

} // namespace attune
