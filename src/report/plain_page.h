// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/summary_model.h"

#include <string>

namespace attune::html {

/// One page for the rater a section is about, in plain words: no coefficient, what went well, what to look at again,
/// which clips to watch. Markup. Inside the report room only.
[[nodiscard]] std::string plainPage(const AgreementReport& report, const SummarySection& section);

} // namespace attune::html
