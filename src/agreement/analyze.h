// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/agreement_report.h"
#include "models/certification_rule.h"
#include "models/rating_table.h"

#include <vector>

namespace attune {

/// Pairs the raters of a table, computes every figure and judges the rules: the same value for window, command line and
/// files. Pure: the same table, settings and rules give the same report, whatever the order of the rows or the number
/// of cores. `program` and `study` are left to the caller.
///
/// The reference is settings.reference, or the one rater that alone has role "reference". Raters are compared with it,
/// or without one every pair a < b by name among at most 12 raters. Figures of a dimension use the declared category
/// set, else the scores observed over all raters.
///
/// Errors (Invalid, with the place of the row): a score that is not a number at a numeric level, not a declared
/// category or off the declared scale; the same cell twice; a target in two clusters; an unknown reference or dimension
/// (NotFound); settings out of range; a rule that names an unknown estimate or is used without a reference.
[[nodiscard]] Result<AgreementReport> analyze(const RatingTable& table, const AgreementSettings& settings,
                                              const std::vector<CertificationRule>& rules = {});

} // namespace attune
