// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/agreement_report.h"

#include <string>

namespace attune {

/// A report as a workbook (.xlsx): sheets Overview, Dimensions, Raters, Clips, Confusion, Ratings, Figures, Settings.
/// Numbers are numbers, headers stay in sight and carry a note each; figures that are undefined are their reason in
/// words. Holds no clock time but the day of the study. Errors: Io (no temporary file), Internal.
[[nodiscard]] Result<std::string> xlsxSummary(const AgreementReport& report);

} // namespace attune
