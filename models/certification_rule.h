// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One condition of a rule. Exactly one of atLeast, atMost, absAtMost is set.
struct RuleClause {
    enum class Scope { Pooled, EachDimension, AnyDimension };
    enum class Bound { Value, CiLow, CiHigh };

    std::string id;
    std::string estimate; ///< name of a pair estimate, e.g. "icc_a1"
    std::string weights;  ///< where the estimate has them
    Scope scope = Scope::EachDimension;
    Bound bound = Bound::Value;
    std::optional<double> atLeast, atMost, absAtMost;
    std::int64_t minN = 0;               ///< fewer paired targets: not estimable
    std::vector<std::string> dimensions; ///< only these; empty: all
};

/// When a rater's agreement with the reference is enough: data, not code.
struct CertificationRule {
    enum class Undefined { NotEstimable, Fail };
    enum class RestrictedRange { NotEstimable, Ignore };

    std::string name;
    std::vector<RuleClause> clauses;
    bool requireComplete = false; ///< a target the reference scored and the rater did not: verdict "incomplete"
    Undefined undefinedMeans = Undefined::NotEstimable;
    RestrictedRange restrictedRangeMeans = RestrictedRange::NotEstimable;
};

} // namespace attune
