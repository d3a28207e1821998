// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"

#include <string>

namespace attune::html {

/// Each rater against themselves on clips coded twice, and the charts of those who drift, as a page of the summary;
/// empty when nobody was asked twice. Inside the report room only.
[[nodiscard]] std::string repeatsPage(const AgreementReport& report);

} // namespace attune::html
