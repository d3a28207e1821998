// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"

#include <string>

namespace attune {

/// The reliability summary as one HTML document (UTF-8) that stands alone: no script, no outside style, font or
/// picture. Read on a screen or printed on A4 or Letter. Holds no clock time: the same report gives the same bytes.
/// Contents follow GRRAS (Kottner et al. 2011); what the report does not say is printed as "not recorded".
[[nodiscard]] std::string htmlSummary(const AgreementReport& report);

} // namespace attune
