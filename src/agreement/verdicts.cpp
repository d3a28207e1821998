// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/verdicts.h"

#include "agreement/figures.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace attune {

namespace {

// Figures in raw terms mean what they say whatever the range of the reference.
bool isCoefficient(const std::string& name) {
    static const std::set<std::string> raw = {
        "exact", "within_1",      "baseline_exact", "baseline_within_1", "mean_abs_difference",
        "bias",  "sd_difference", "loa_low",        "loa_high",          "sem",
        "sdc"};
    return !raw.contains(name);
}

double thresholdOf(const RuleClause& clause) {
    return clause.atLeast ? *clause.atLeast : clause.atMost ? *clause.atMost : clause.absAtMost.value_or(0);
}

void describe(ClauseResult& out, const RuleClause& clause) {
    using Bound = RuleClause::Bound;
    out.estimate = clause.estimate;
    out.bound = clause.bound == Bound::Value ? "value" : clause.bound == Bound::CiLow ? "ciLow" : "ciHigh";
    out.comparison = clause.atLeast ? "atLeast" : clause.atMost ? "atMost" : "absAtMost";
}

bool holds(const RuleClause& clause, double value) {
    if (clause.atLeast)
        return atLeast(value, *clause.atLeast);
    if (clause.atMost)
        return atLeast(*clause.atMost, value);
    return atLeast(*clause.absAtMost, std::abs(value));
}

ClauseResult judgeClause(const CertificationRule& rule, const RuleClause& clause, const Estimate* estimate,
                         const std::string& dimension, bool restricted) {
    ClauseResult out;
    out.id = clause.id;
    out.estimate = clause.estimate;
    out.bound = clause.bound == RuleClause::Bound::Value   ? "value"
                : clause.bound == RuleClause::Bound::CiLow ? "ciLow"
                                                           : "ciHigh";
    out.comparison = clause.atLeast ? "atLeast" : clause.atMost ? "atMost" : "absAtMost";
    if (clause.scope != RuleClause::Scope::Pooled)
        out.dimension = dimension;
    out.threshold = thresholdOf(clause);
    describe(out, clause);
    bool undefined = false;
    if (!estimate) {
        out.reason = "not_numeric"; // a nominal dimension has no such figure
        undefined = true;
    } else if (!estimate->value) {
        out.reason = estimate->undefined;
        undefined = true;
    } else if (clause.bound == RuleClause::Bound::Value) {
        out.value = estimate->value;
    } else if (!estimate->ci) {
        out.reason = "no_interval";
        undefined = true;
    } else {
        out.value = clause.bound == RuleClause::Bound::CiLow ? estimate->ci->low : estimate->ci->high;
    }
    if (undefined) {
        if (rule.undefinedMeans == CertificationRule::Undefined::Fail)
            out.held = false;
    } else if (estimate->n < clause.minN) {
        out.reason = "n_too_small";
    } else if (restricted && isCoefficient(clause.estimate) &&
               rule.restrictedRangeMeans == CertificationRule::RestrictedRange::NotEstimable) {
        out.reason = "restricted_range";
    } else {
        out.held = holds(clause, *out.value);
    }
    return out;
}

const Estimate* find(const std::vector<Estimate>& estimates, const RuleClause& clause) {
    for (const Estimate& e : estimates)
        if (e.name == clause.estimate && e.weights == clause.weights)
            return &e;
    return nullptr;
}

} // namespace

bool atLeast(double value, double threshold) { return value >= threshold - 1e-12 * std::max(1.0, std::abs(threshold)); }

Status checkRule(const CertificationRule& rule) {
    if (rule.clauses.empty())
        return fail(ErrorCode::Invalid, "the rule has no clauses", "rule " + rule.name, "give it at least one");
    for (const RuleClause& c : rule.clauses) {
        const std::string where = "rule " + rule.name + ", clause " + c.id;
        const bool pooled = c.scope == RuleClause::Scope::Pooled;
        static const std::set<std::string> ofPooled = {"exact", "within_1", "baseline_within_1", "bias"};
        if (pooled ? !ofPooled.contains(c.estimate)
                   : std::ranges::find(pairEstimateNames(), c.estimate) == pairEstimateNames().end())
            return fail(ErrorCode::Invalid,
                        "there is no " + std::string(pooled ? "pooled " : "") + "estimate " + c.estimate, where,
                        pooled ? "pooled figures are exact, within_1, baseline_within_1 and bias"
                               : "see attune-cli reliability --help for the names");
        const bool weighted = c.estimate == "kappa" || c.estimate == "gwet_ac";
        const bool known =
            c.weights == "identity" || c.weights == "quadratic" || (c.estimate == "kappa" && c.weights == "linear");
        if (weighted ? !known : !c.weights.empty())
            return fail(ErrorCode::Invalid,
                        weighted ? "estimate " + c.estimate + " needs its weights"
                                 : "estimate " + c.estimate + " has no weights",
                        where, weighted ? "add \"weights\", for example \"quadratic\"" : "leave \"weights\" out");
        if (c.atLeast.has_value() + c.atMost.has_value() + c.absAtMost.has_value() != 1)
            return fail(ErrorCode::Invalid, "the clause has not exactly one threshold", where,
                        "give one of atLeast, atMost, absAtMost");
    }
    return {};
}

Verdict judge(const CertificationRule& rule, const std::string& rater, const std::vector<PairAgreement>& pairs,
              const std::vector<PooledAgreement>& pooled) {
    Verdict out;
    out.rater = rater;
    out.rule = rule.name;
    bool failed = false, unknown = false, incomplete = false;
    auto counts = [](const RuleClause& clause, const std::string& dimension) {
        return clause.dimensions.empty() || std::ranges::find(clause.dimensions, dimension) != clause.dimensions.end();
    };
    for (const RuleClause& clause : rule.clauses) {
        std::vector<ClauseResult> results;
        if (clause.scope == RuleClause::Scope::Pooled) {
            const auto own = std::ranges::find(pooled, rater, &PooledAgreement::a);
            results.push_back(
                judgeClause(rule, clause, own == pooled.end() ? nullptr : find(own->estimates, clause), {}, false));
        } else {
            for (const PairAgreement& pair : pairs)
                if (pair.a == rater && counts(clause, pair.dimension))
                    results.push_back(judgeClause(rule, clause, find(pair.estimates, clause), pair.dimension,
                                                  std::ranges::count(pair.flags, "restricted_range") > 0));
            for (const std::string& dimension : clause.dimensions)
                if (std::ranges::none_of(
                        pairs, [&](const PairAgreement& p) { return p.a == rater && p.dimension == dimension; })) {
                    ClauseResult none;
                    none.id = clause.id;
                    none.dimension = dimension;
                    none.threshold = thresholdOf(clause);
                    none.reason = "no_pairable";
                    describe(none, clause);
                    results.push_back(std::move(none));
                }
        }
        const auto held = std::ranges::count_if(results, [](const auto& r) { return r.held == true; });
        const auto fell = std::ranges::count_if(results, [](const auto& r) { return r.held == false; });
        const auto all = std::ssize(results);
        if (clause.scope == RuleClause::Scope::AnyDimension) {
            failed = failed || (fell == all && all > 0);
            unknown = unknown || (held == 0 && fell < all) || all == 0;
        } else {
            failed = failed || fell > 0;
            unknown = unknown || held + fell < all || all == 0;
        }
        std::ranges::move(results, std::back_inserter(out.clauses));
    }
    for (const PairAgreement& pair : pairs)
        incomplete = incomplete || (pair.a == rater && pair.missing > 0);
    out.outcome = rule.requireComplete && incomplete ? VerdictOutcome::Incomplete
                  : failed                           ? VerdictOutcome::Fail
                  : unknown                          ? VerdictOutcome::NotEstimable
                                                     : VerdictOutcome::Pass;
    return out;
}

} // namespace attune
