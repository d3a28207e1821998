// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One condition of a rule. Exactly one of atLeast, atMost, absAtMost is set.
struct RuleClause {
    /// ConsecutiveCases: k cases (targets) one after the other in the order of the input, each with a share of at least
    /// `atLeast` of its items (dimensions) within the window, and its total within totalAbsAtMost if that is set.
    enum class Scope { Pooled, EachDimension, AnyDimension, ConsecutiveCases };
    enum class Bound { Value, CiLow, CiHigh };

    std::string id;
    std::string estimate; ///< name of a pair estimate, e.g. "icc_a1"; or "within_window"
    std::string weights;  ///< where the estimate has them
    Scope scope = Scope::EachDimension;
    Bound bound = Bound::Value;
    std::optional<double> atLeast, atMost, absAtMost;
    std::optional<double> window; ///< of within_window: the largest difference in points that counts as agreement
    std::optional<double> totalAbsAtMost; ///< ConsecutiveCases: of the sum of a case's differences
    std::int64_t consecutive = 0;         ///< ConsecutiveCases: how many
    std::int64_t minN = 0;                ///< fewer paired targets: not estimable
    std::vector<std::string> dimensions;  ///< only these; empty: all
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
