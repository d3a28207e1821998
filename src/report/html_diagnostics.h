// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"

#include <string>

namespace attune::html {

/// How each rater's scores depart and what the design can bear, as a page of the summary; empty when the report has no
/// diagnostics. Inside the report room only.
[[nodiscard]] std::string diagnosticsPage(const AgreementReport& report);

} // namespace attune::html
