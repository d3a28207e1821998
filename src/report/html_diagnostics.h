// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"

#include <string>

namespace attune::html {

/// How each rater's scores depart and what the design can bear, as a page of the summary; empty when the report has no
/// diagnostics. Inside the report room only.
[[nodiscard]] std::string diagnosticsPage(const AgreementReport& report);
/// What more raters would reach by the decision studies, under a heading; empty without any.
[[nodiscard]] std::string designTable(const AgreementReport& report);

} // namespace attune::html
