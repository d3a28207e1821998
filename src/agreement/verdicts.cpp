// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/verdicts.h"

#include "agreement/figures.h"
#include "stats/estimates.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>

namespace attune {

namespace {

// Figures in raw terms mean what they say whatever the range of the reference.
bool isCoefficient(const std::string& name) {
    static const std::set<std::string> raw = {
        "exact", "within_1",      "baseline_exact", "baseline_within_1", "mean_abs_difference",
        "bias",  "sd_difference", "loa_low",        "loa_high",          "sem",
        "sdc",   "within_window"};
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

// What minN counts: clusters where targets come in clusters.
std::int64_t casesOf(const Estimate& estimate) {
    return std::min(estimate.n, stats::clustersOf(estimate).value_or(estimate.n));
}

// "few_clusters" or "resamples_alike" where that is why; else "no_interval".
std::string whyNoInterval(const Estimate& estimate) {
    const std::string why = stats::intervalLeftOut(estimate);
    return why == "few_clusters" || why == "resamples_alike" ? why : "no_interval";
}

ClauseResult judgeClause(const CertificationRule& rule, const RuleClause& clause,
                         const std::optional<Estimate>& estimate, const std::string& dimension, bool restricted) {
    ClauseResult out;
    out.id = clause.id;
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
        out.reason = whyNoInterval(*estimate);
        undefined = true;
    } else {
        out.value = clause.bound == RuleClause::Bound::CiLow ? estimate->ci->low : estimate->ci->high;
    }
    if (undefined) {
        if (rule.undefinedMeans == CertificationRule::Undefined::Fail)
            out.held = false;
    } else if (casesOf(*estimate) < clause.minN) {
        out.reason = "n_too_small";
    } else if (restricted && isCoefficient(clause.estimate) &&
               rule.restrictedRangeMeans == CertificationRule::RestrictedRange::NotEstimable) {
        out.reason = "restricted_range";
    } else {
        out.held = holds(clause, *out.value);
    }
    return out;
}

bool within(const PairedScore& score, double window) { return std::abs(score.a - score.b) <= window + 1e-9; }

// Share of the scores within the clause's window, as an estimate like the others of the same scores.
Estimate withinWindow(const RuleClause& clause, std::span<const PairAgreement* const> pairs,
                      const std::vector<Estimate>& others) {
    double inside = 0;
    Estimate out;
    out.name = clause.estimate;
    for (const PairAgreement* pair : pairs)
        for (const PairedScore& score : pair->scores) {
            inside += within(score, *clause.window);
            ++out.n;
        }
    if (out.n > 0)
        out.value = inside / static_cast<double>(out.n);
    else
        out.undefined =
            std::ranges::any_of(pairs, [](const PairAgreement* p) { return p->n > 0; }) ? "not_numeric" : "no_pairable";
    if (const auto clusters = others.empty() ? std::nullopt : stats::clustersOf(others.front()))
        out.parameters.emplace_back("clusters", *clusters);
    return out;
}

// The estimate the clause judges among those of a pair (or of its pooled figures).
std::optional<Estimate> find(const std::vector<Estimate>& estimates, const RuleClause& clause,
                             std::span<const PairAgreement* const> pairs) {
    if (clause.window)
        return withinWindow(clause, pairs, estimates);
    for (const Estimate& e : estimates)
        if (e.name == clause.estimate && e.weights == clause.weights)
            return e;
    return {};
}

// The longest run of cases that fulfil the clause, in the order of the input. A score that the reference has and the
// rater has not is outside any window. clusters: that the cases come from, where they come in clusters.
ClauseResult judgeCases(const RuleClause& clause, std::span<const PairAgreement* const> pairs,
                        std::optional<std::int64_t> clusters) {
    struct Case {
        double items = 0, inside = 0, total = 0;
    };
    std::vector<std::string> order;
    std::map<std::string, Case> cases;
    auto at = [&](const std::string& target) -> Case& {
        const auto [found, fresh] = cases.try_emplace(target);
        if (fresh)
            order.push_back(target);
        return found->second;
    };
    for (const PairAgreement* pair : pairs) {
        auto missing = pair->missingScores.begin();
        for (std::size_t i = 0; i <= pair->scores.size(); ++i) {
            for (; missing != pair->missingScores.end() && missing->before == i; ++missing)
                at(missing->target).items += 1;
            if (i == pair->scores.size())
                break;
            const PairedScore& score = pair->scores[i];
            Case& own = at(score.target);
            own.items += 1;
            own.inside += within(score, *clause.window);
            own.total += score.a - score.b;
        }
    }
    ClauseResult out;
    out.id = clause.id;
    describe(out, clause);
    out.threshold = static_cast<double>(clause.consecutive);
    std::int64_t run = 0, longest = 0;
    for (const std::string& target : order) {
        const Case& own = cases.at(target);
        const bool fulfilled = atLeast(own.inside / own.items, *clause.atLeast) &&
                               (!clause.totalAbsAtMost || atLeast(*clause.totalAbsAtMost, std::abs(own.total)));
        run = fulfilled ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    if (order.empty())
        out.reason = "no_pairable";
    else if (std::ssize(order) < clause.consecutive || clusters.value_or(std::ssize(order)) < clause.minN)
        out.reason = "n_too_small";
    else
        out.held = longest >= clause.consecutive;
    if (!order.empty())
        out.value = static_cast<double>(longest);
    return out;
}

Status checkWindow(const RuleClause& c, const std::string& where) {
    const bool cases = c.scope == RuleClause::Scope::ConsecutiveCases, windowed = c.estimate == "within_window";
    if (windowed != c.window.has_value() || (windowed && !(*c.window >= 0)))
        return fail(ErrorCode::Invalid, "the clause's window does not fit its estimate", where,
                    "give \"window\" in points with the estimate within_window, and only there");
    if (cases && (!windowed || !c.atLeast || c.consecutive < 1))
        return fail(ErrorCode::Invalid, "the clause does not say what a case needs or how many there must be", where,
                    "give the estimate within_window, \"window\", \"atLeast\" as a share and \"consecutive\"");
    if (!cases && (c.consecutive != 0 || c.totalAbsAtMost))
        return fail(ErrorCode::Invalid, "only the scope consecutive-cases has consecutive and totalAbsAtMost", where,
                    "leave them out or change the scope");
    if (windowed && c.bound != RuleClause::Bound::Value)
        return fail(ErrorCode::Invalid, "within_window has no interval", where, "leave \"bound\" out");
    return {};
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
        if (auto status = checkWindow(c, where); !status)
            return status;
        if (c.window && c.weights.empty() &&
            c.atLeast.has_value() + c.atMost.has_value() + c.absAtMost.has_value() == 1)
            continue;
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
        std::vector<const PairAgreement*> own;
        for (const PairAgreement& pair : pairs)
            if (pair.a == rater && counts(clause, pair.dimension))
                own.push_back(&pair);
        const auto figures = std::ranges::find(pooled, rater, &PooledAgreement::a);
        if (clause.scope == RuleClause::Scope::ConsecutiveCases) {
            const bool known = figures != pooled.end() && !figures->estimates.empty();
            results.push_back(
                judgeCases(clause, own, known ? stats::clustersOf(figures->estimates.front()) : std::nullopt));
        } else if (clause.scope == RuleClause::Scope::Pooled) {
            results.push_back(
                judgeClause(rule, clause,
                            figures == pooled.end() ? std::nullopt : find(figures->estimates, clause, own), {}, false));
        } else {
            for (const PairAgreement*& pair : own)
                results.push_back(judgeClause(rule, clause, find(pair->estimates, clause, std::span(&pair, 1)),
                                              pair->dimension,
                                              std::ranges::count(pair->flags, "restricted_range") > 0));
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
