// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/rules_json.h"

#include "base/embedded_text.h"
#include "base/text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace attune {

/// models/rules, compiled in.
std::span<const EmbeddedText> rulePresets();

namespace {

using Json = nlohmann::json;

// Reads one JSON object key by key; the first fault is kept.
class Keys {
  public:
    Keys(const Json& object, std::string where, Status& status)
        : m_object(object), m_where(std::move(where)), m_status(status) {}

    void text(const char* key, std::string& out, bool needed) {
        if (const Json* v = value(key, needed, "a text", &Json::is_string))
            out = v->get<std::string>();
    }
    void number(const char* key, std::optional<double>& out) {
        if (const Json* v = value(key, false, "a number", &Json::is_number))
            out = v->get<double>();
    }
    void count(const char* key, std::int64_t& out) {
        if (const Json* v = value(key, false, "a whole number", &Json::is_number_integer))
            out = v->get<std::int64_t>();
    }
    void flag(const char* key, bool& out) {
        if (const Json* v = value(key, false, "true or false", &Json::is_boolean))
            out = v->get<bool>();
    }
    template <typename E>
    void choice(const char* key, E& out, std::initializer_list<std::pair<const char*, E>> choices) {
        const Json* v = value(key, false, "a text", &Json::is_string);
        if (!v)
            return;
        for (const auto& [name, meaning] : choices)
            if (v->get_ref<const std::string&>() == name) {
                out = meaning;
                return;
            }
        fault("value of \"" + std::string(key) + "\" is not known");
    }
    void texts(const char* key, std::vector<std::string>& out) {
        const Json* v = value(key, false, "a list of texts", &Json::is_array);
        if (!v)
            return;
        for (const Json& item : *v) {
            if (!item.is_string())
                return fault("\"" + std::string(key) + "\" is not a list of texts");
            out.push_back(item.get<std::string>());
        }
    }
    const Json* list(const char* key) { return value(key, true, "a list", &Json::is_array); }
    void noOthers() {
        for (const auto& item : m_object.items())
            if (!m_known.contains(item.key()))
                return fault("key \"" + item.key() + "\" is not known");
    }
    void fault(const std::string& what) {
        if (m_status)
            m_status = fail(ErrorCode::Invalid, what, m_where, "correct the rule; the manual lists its keys");
    }

  private:
    const Json* value(const char* key, bool needed, const char* kind, bool (Json::*is)() const noexcept) {
        m_known.insert(key);
        const auto at = m_object.find(key);
        if (at == m_object.end()) {
            if (needed)
                fault("key \"" + std::string(key) + "\" is missing");
            return nullptr;
        }
        if (((*at).*is)())
            return &*at;
        fault("\"" + std::string(key) + "\" is not " + kind);
        return nullptr;
    }

    const Json& m_object;
    std::string m_where;
    Status& m_status;
    std::set<std::string> m_known;
};

Result<CertificationRule> readRule(const Json& json, const std::string& where) {
    if (!json.is_object())
        return fail(ErrorCode::Invalid, "a rule is not a JSON object", where, "see the manual for an example");
    Status status;
    CertificationRule rule;
    std::string schema;
    Keys keys(json, where, status);
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
            Keys own(item, place, status);
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
