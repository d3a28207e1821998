// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/agreement_report.h"

#include <string>

namespace attune {

/// Every figure of a report as an SPSS system file (.sav): one case a figure, the columns of agreementCsv as variables
/// with labels, value labels and measurement levels. A figure that is undefined is a user-missing value below -900
/// whose label names the reason. Holds no clock time. Errors (Internal): the file cannot be made.
[[nodiscard]] Result<std::string> savFigures(const AgreementReport& report);

} // namespace attune
