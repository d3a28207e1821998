// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/feedback.h"

#include <QString>

namespace attune::ui {

/// How the two codings part over a moment of this row, in a sentence: missed, mine alone, another dimension, other
/// weight, timing only; or that both marked it. shown is one of the row's pieces of evidence.
[[nodiscard]] QString kindInWords(const Comparison& comparison, const std::vector<MomentDisagreement>& partings,
                                  const ComparisonRow& row, const Evidence& shown);

/// "Sensitivity 5, responds promptly": a point of the row's scale with the words it is described by.
[[nodiscard]] QString pointInWords(const ComparisonRow& row, std::int64_t steps);

} // namespace attune::ui
