// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/estimate_json.h"
#include "models/rater_diagnostics.h"

namespace attune::exchange {

/// The key "diagnostics" of the reliability document: raters, halo, generalizability, rasch.
[[nodiscard]] Json diagnosticsJson(const ReportDiagnostics& diagnostics);

} // namespace attune::exchange
