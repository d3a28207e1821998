// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/rules_json.h"

#include "base/embedded_text.h"
#include "base/text.h"
#include "exchange/json_keys.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace attune {

/// models/rules, compiled in.
std::span<const EmbeddedText> rulePresets();

namespace {

using exchange::JsonKeys;
using Json = nlohmann::json;

constexpr const char* todo = "correct the rule; the manual lists its keys";

Result<CertificationRule> readRule(const Json& json, const std::string& where) {
    if (!json.is_object())
        return fail(ErrorCode::Invalid, "a rule is not a JSON object", where, "see the manual for an example");
    Status status;
    CertificationRule rule;
    std::string schema;
    JsonKeys keys(json, where, status, todo);
    keys.text("schema", schema, true);
    if (status && schema != "attune.rule/1")
        keys.fault("the schema is not attune.rule/1");
    keys.text("name", rule.name, true);
    keys.flag("requireComplete", rule.requireComplete);
    using Undefined = CertificationRule::Undefined;
    keys.choice<Undefined>("undefinedMeans", rule.undefinedMeans,
                           {{"not_estimable", Undefined::NotEstimable}, {"fail", Undefined::Fail}});
    using Range = CertificationRule::RestrictedRange;
    keys.choice<Range>("restrictedRangeMeans", rule.restrictedRangeMeans,
                       {{"not_estimable", Range::NotEstimable}, {"ignore", Range::Ignore}});
    if (const Json* clauses = keys.list("clauses"))
        for (const Json& item : *clauses) {
            const std::string place = where + ", clause " + std::to_string(rule.clauses.size() + 1);
            if (!item.is_object()) {
                keys.fault("a clause is not a JSON object");
                break;
            }
            RuleClause clause;
            JsonKeys own(item, place, status, todo);
            own.text("id", clause.id, true);
            own.text("estimate", clause.estimate, true);
            own.text("weights", clause.weights, false);
            using Scope = RuleClause::Scope;
            own.choice<Scope>("scope", clause.scope,
                              {{"pooled", Scope::Pooled},
                               {"each-dimension", Scope::EachDimension},
                               {"any-dimension", Scope::AnyDimension},
                               {"consecutive-cases", Scope::ConsecutiveCases}});
            using Bound = RuleClause::Bound;
            own.choice<Bound>("bound", clause.bound,
                              {{"value", Bound::Value}, {"ciLow", Bound::CiLow}, {"ciHigh", Bound::CiHigh}});
            own.number("atLeast", clause.atLeast);
            own.number("atMost", clause.atMost);
            own.number("absAtMost", clause.absAtMost);
            own.number("window", clause.window);
            own.number("totalAbsAtMost", clause.totalAbsAtMost);
            own.count("consecutive", clause.consecutive);
            own.count("minN", clause.minN);
            own.texts("dimensions", clause.dimensions);
            own.noOthers();
            if (!status)
                break;
            rule.clauses.push_back(std::move(clause));
        }
    keys.noOthers();
    if (!status)
        return std::unexpected(status.error());
    return rule;
}

} // namespace

Result<std::vector<CertificationRule>> parseRules(std::string_view json, const std::string& name) {
    if (std::ranges::count_if(json, [](char c) { return c == '[' || c == '{'; }) > 100'000)
        return fail(ErrorCode::Invalid, "the file is too deep or too large for a rule", name, "choose a rule file");
    const Json document = Json::parse(json, nullptr, false);
    if (document.is_discarded())
        return fail(ErrorCode::Invalid, "the file is not JSON", name, "choose a rule file");
    std::vector<CertificationRule> out;
    if (document.is_array()) {
        for (const Json& item : document) {
            auto rule = readRule(item, name + ", rule " + std::to_string(out.size() + 1));
            if (!rule)
                return std::unexpected(rule.error());
            out.push_back(std::move(*rule));
        }
        if (out.empty())
            return fail(ErrorCode::Invalid, "the file holds no rule", name, "choose a rule file");
        return out;
    }
    auto rule = readRule(document, name);
    if (!rule)
        return std::unexpected(rule.error());
    out.push_back(std::move(*rule));
    return out;
}

std::vector<std::string> rulePresetNames() {
    std::vector<std::string> out;
    for (const EmbeddedText& preset : rulePresets())
        out.emplace_back(preset.name);
    return out;
}

Result<std::vector<CertificationRule>> rulePreset(const std::string& name) {
    for (const EmbeddedText& preset : rulePresets())
        if (preset.name == name)
            return parseRules(preset.text, "preset " + name);
    return fail(ErrorCode::NotFound, "there is no preset rule of that name", "preset:" + name,
                "choose one of " + join(rulePresetNames(), ", "));
}

} // namespace attune
