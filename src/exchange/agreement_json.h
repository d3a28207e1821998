// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"

#include <string>

namespace attune {

/// The document of `attune-cli reliability --json` ("attune.reliability/1"): keys in a fixed order, shortest decimals
/// that round-trip, null for what is undefined. Names that are not UTF-8 show U+FFFD. Ends with a line feed.
[[nodiscard]] std::string agreementJson(const AgreementReport& report);

/// Every figure as one row of a tidy CSV: part (group, pair, pooled), dimension, a, b, name, weights, value, undefined,
/// se, ci_low, ci_high, ci_method, n, definition.
[[nodiscard]] std::string agreementCsv(const AgreementReport& report);

/// "nominal", "ordinal", "interval", "ratio".
[[nodiscard]] std::string nameOf(MeasurementLevel level);
/// "pass", "fail", "not_estimable", "incomplete".
[[nodiscard]] std::string nameOf(VerdictOutcome outcome);

} // namespace attune
