// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/agreement_report.h"

#include <optional>
#include <string>
#include <string_view>

namespace attune {

/// The document of `attune-cli reliability --json` ("attune.reliability/1"): keys in a fixed order, shortest decimals
/// that round-trip, null for what is undefined. Names that are not UTF-8 show U+FFFD. Ends with a line feed.
[[nodiscard]] std::string agreementJson(const AgreementReport& report);

/// One estimate as it stands in such a document: name, value or null with the reason, se, ci, intervals, n, df,
/// statistic, p, parameters, definition; what it does not have is left out (value and ci are null instead).
[[nodiscard]] std::string estimateJsonText(const Estimate& estimate);

/// What a document of agreementJson says it was made from: `inputs` and `settings` are filled, nothing else. `name`
/// stands for the file in messages. Errors (Invalid): not such a document.
[[nodiscard]] Result<AgreementReport> parseAgreementOrigin(std::string_view json, const std::string& name);

/// Where two documents of agreementJson differ first, as a JSON pointer; nothing when they hold the same figures. The
/// program's version, the warnings and (unless asked for) the verdicts are not compared.
[[nodiscard]] std::optional<std::string> agreementDifference(std::string_view stored, std::string_view fresh,
                                                             bool withVerdicts);

/// Every figure as one row of a tidy CSV: part (group, pair, pooled, repeat, rater, design), dimension, a, b, name,
/// weights, value, undefined, se, ci_low, ci_high, ci_method, n, definition.
[[nodiscard]] std::string agreementCsv(const AgreementReport& report);

/// "nominal", "ordinal", "interval", "ratio".
[[nodiscard]] std::string nameOf(MeasurementLevel level);
/// "pass", "fail", "not_estimable", "incomplete".
[[nodiscard]] std::string nameOf(VerdictOutcome outcome);

} // namespace attune
