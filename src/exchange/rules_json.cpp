// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/rules_json.h"

#include "base/embedded_text.h"
#include "base/text.h"
#include "exchange/json_keys.h"
#include "exchange/json_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace attune {

/// models/rules, compiled in.
std::span<const EmbeddedText> rulePresets();

namespace {

using exchange::JsonKeys;
using Json = nlohmann::json;

using Undefined = CertificationRule::Undefined;
using Range = CertificationRule::RestrictedRange;
using Scope = RuleClause::Scope;
using Bound = RuleClause::Bound;

template <typename E> using Choices = std::initializer_list<std::pair<const char*, E>>;
constexpr Choices<Undefined> ofUndefined = {{"not_estimable", Undefined::NotEstimable}, {"fail", Undefined::Fail}};
constexpr Choices<Range> ofRange = {{"not_estimable", Range::NotEstimable}, {"ignore", Range::Ignore}};
constexpr Choices<Scope> ofScope = {{"pooled", Scope::Pooled},
                                    {"each-dimension", Scope::EachDimension},
                                    {"any-dimension", Scope::AnyDimension},
                                    {"consecutive-cases", Scope::ConsecutiveCases}};
constexpr Choices<Bound> ofBound = {{"value", Bound::Value}, {"ciLow", Bound::CiLow}, {"ciHigh", Bound::CiHigh}};

template <typename E> const char* nameIn(Choices<E> choices, E value) {
    return std::ranges::find(choices, value, &std::pair<const char*, E>::second)->first;
}

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
    keys.choice<Undefined>("undefinedMeans", rule.undefinedMeans, ofUndefined);
    keys.choice<Range>("restrictedRangeMeans", rule.restrictedRangeMeans, ofRange);
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
            own.choice<Scope>("scope", clause.scope, ofScope);
            own.choice<Bound>("bound", clause.bound, ofBound);
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

namespace exchange {

void write(JsonText& json, const CertificationRule& rule) {
    json.beginObject();
    json.key("schema").value("attune.rule/1");
    json.key("name").value(rule.name);
    json.key("clauses").beginList();
    for (const RuleClause& c : rule.clauses) {
        json.beginObject();
        json.key("id").value(c.id);
        json.key("estimate").value(c.estimate);
        if (!c.weights.empty())
            json.key("weights").value(c.weights);
        json.key("scope").value(nameIn(ofScope, c.scope));
        json.key("bound").value(nameIn(ofBound, c.bound));
        for (const auto& [key, number] : {std::pair{"atLeast", &c.atLeast},
                                          {"atMost", &c.atMost},
                                          {"absAtMost", &c.absAtMost},
                                          {"window", &c.window},
                                          {"totalAbsAtMost", &c.totalAbsAtMost}})
            if (*number)
                json.key(key).value(**number);
        if (c.consecutive != 0)
            json.key("consecutive").value(c.consecutive);
        if (c.minN != 0)
            json.key("minN").value(c.minN);
        if (!c.dimensions.empty())
            json.key("dimensions").value(c.dimensions);
        json.endObject();
    }
    json.endList();
    json.key("requireComplete").value(rule.requireComplete);
    json.key("undefinedMeans").value(nameIn(ofUndefined, rule.undefinedMeans));
    json.key("restrictedRangeMeans").value(nameIn(ofRange, rule.restrictedRangeMeans));
    json.endObject();
}

} // namespace exchange

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
