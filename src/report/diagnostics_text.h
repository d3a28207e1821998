// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"

#include <string>

namespace attune {

/// The diagnostics of a report as tables for a terminal: raters, drift, confidence, halo, design, Rasch severity. Empty
/// when the report has none.
[[nodiscard]] std::string diagnosticsText(const AgreementReport& report);

} // namespace attune
