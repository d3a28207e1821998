// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"
#include "models/certification_rule.h"

#include <string>
#include <vector>

namespace attune {

/// The document of `attune-cli reliability --json` ("attune.reliability/1"): keys in a fixed order, shortest decimals
/// that round-trip, null for what is undefined. Names that are not UTF-8 show U+FFFD. Ends with a line feed. rules:
/// those that the verdicts judge by, so that they can be made again; null or empty: left out.
[[nodiscard]] std::string agreementJson(const AgreementReport& report,
                                        const std::vector<CertificationRule>* rules = nullptr);

/// One estimate as it stands in such a document: name, value or null with the reason, se, ci, intervals, n, df,
/// statistic, p, parameters, definition; what it does not have is left out (value and ci are null instead).
[[nodiscard]] std::string estimateJsonText(const Estimate& estimate);

/// Every figure as one row of a tidy CSV: part (group, pair, pooled, repeat, rater, design), dimension, a, b, name,
/// weights, value, undefined, se, ci_low, ci_high, ci_method, n, definition, statistic, df1, df2, p, intervals (all
/// that were computed, uncut: "METHOD LOW HIGH; ...").
[[nodiscard]] std::string agreementCsv(const AgreementReport& report);

/// "nominal", "ordinal", "interval", "ratio".
[[nodiscard]] std::string nameOf(MeasurementLevel level);
/// "pass", "fail", "not_estimable", "incomplete".
[[nodiscard]] std::string nameOf(VerdictOutcome outcome);

} // namespace attune
