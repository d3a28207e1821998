// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"

#include <string>
#include <string_view>

/// Figures and fixed names as people in the field write them: ".82 [.61, .93]", "+0.38 [+0.14, +0.61]", "42 %".
/// The minus is U+2212, the space before the per cent sign does not break. A number that is not finite reads
/// "not estimable".
namespace attune {

enum class NumberStyle {
    Coefficient,  ///< no zero before the point: ".82", "−.10", "1.00"
    SignedPoints, ///< differences in scale points, always signed but for 0.00: "+0.38"
    Points,       ///< sizes in scale points: ".38", "1.20"
    Percent,      ///< of a share 0..1: "42 %"
};

[[nodiscard]] std::string numberText(double value, NumberStyle style);
/// "[.61, .93]"; percentages share one sign: "[14, 61] %".
[[nodiscard]] std::string intervalText(double low, double high, NumberStyle style);
/// A score as written on its scale: "3.5", "−1".
[[nodiscard]] std::string scoreText(double score);
/// "p = .03", "p < .001".
[[nodiscard]] std::string pValueText(double p);

/// How a figure of this fixed name is written.
[[nodiscard]] NumberStyle numberStyleOf(std::string_view estimateName);
/// "ICC(A,1)", "kappa, quadratic weights". An unknown name comes back with spaces for underscores, as in all below.
[[nodiscard]] std::string estimateNameInWords(std::string_view name, std::string_view weights = {});
/// Why there is no figure, as a clause: "no clip was scored by both".
[[nodiscard]] std::string reasonInWords(std::string_view reason);
/// What a flag means to the reader, as a sentence without a full stop.
[[nodiscard]] std::string flagInWords(std::string_view flag);
/// "F interval", "clip bootstrap".
[[nodiscard]] std::string intervalMethodInWords(std::string_view method);
/// Kind of a missing value: "not codable".
[[nodiscard]] std::string missingKindInWords(std::string_view kind);
[[nodiscard]] std::string outcomeInWords(VerdictOutcome outcome);
/// ".82 [.61, .93]", ".82" without an interval, "not estimable: no clip was scored by both".
[[nodiscard]] std::string estimateText(const Estimate& estimate);

/// What the number of paired clips allows.
enum class SampleSize {
    None,            ///< 0
    DifferencesOnly, ///< 1 to 5: no coefficient
    TooFewToCertify, ///< 6 to 9: coefficient in grey italics
    Wide,            ///< 10 to 29: the interval comes first
    Usual,           ///< 30 and more
};
[[nodiscard]] SampleSize sampleSizeOf(std::int64_t n);
/// "With n = 12 the uncertainty is wide." Empty for 30 and more.
/// Of whole clusters: "With 12 clusters the uncertainty is wide."
[[nodiscard]] std::string sampleSizeInWords(std::int64_t n, bool clusters = false);

/// Whether a coefficient of a pair may be shown and how.
enum class CoefficientState { Shown, TooFewToCertify, DifferencesOnly, NarrowRange, NotEstimable, Absent };
struct CoefficientDisplay {
    CoefficientState state = CoefficientState::Absent;
    const Estimate* estimate = nullptr; ///< into the pair; null when absent
    std::string words;                  ///< in place of the figure, for every state but Shown and TooFewToCertify
};
/// The display rules of small samples and narrow references. The pair must outlive the result.
[[nodiscard]] CoefficientDisplay coefficientDisplay(const PairAgreement& pair, const std::string& name,
                                                    const std::string& weights = {});

} // namespace attune
