// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/agreement_report.h"
#include "models/certification_rule.h"

namespace attune {

/// value >= threshold, met at exact equality: differences below 1e-12 of the threshold (or of 1, if that is more) are
/// rounding, so an ICC of exactly 4/5 passes .80.
[[nodiscard]] bool atLeast(double value, double threshold);

/// Errors (Invalid): no clauses, an estimate that pairs do not have, not exactly one threshold.
[[nodiscard]] Status checkRule(const CertificationRule& rule);

/// Judges one rater's pairs with the reference. A clause that cannot be judged has a reason: the estimate's own, or
/// "n_too_small" (below minN), "restricted_range" (coefficients only), "no_interval", "no_pairable".
/// Outcome: incomplete (when the rule asks for completeness) before fail before not_estimable before pass.
[[nodiscard]] Verdict judge(const CertificationRule& rule, const std::string& rater,
                            const std::vector<PairAgreement>& pairs, const std::vector<PooledAgreement>& pooled);

} // namespace attune
