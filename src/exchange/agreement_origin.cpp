// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/agreement_origin.h"

#include "base/text.h"
#include "exchange/agreement_json.h"
#include "exchange/rules_json.h"

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace attune {

namespace {

using Json = nlohmann::ordered_json;

// Nothing a report holds lies deeper; what does is left out, so that nothing runs out of stack on it.
constexpr int deepest = 24;

Json parsed(std::string_view json) {
    return Json::parse(json, [](int depth, Json::parse_event_t, Json&) { return depth <= deepest; }, false);
}

// What tells one member of a list from the others.
constexpr std::array names{"a",    "b",    "rater",   "dimension", "against",   "design",
                           "rule", "name", "weights", "id",        "component", "path"};

std::string nameOfItem(const Json& item) {
    std::string out;
    for (const char* key : names)
        if (const auto found = item.find(key); found != item.end() && found->is_string())
            out += (out.empty() ? "" : ", ") + found->get_ref<const std::string&>();
    return out;
}

// "name" or, from the second of that name on, "name" and how many came before.
std::map<std::string, std::size_t> placesByName(const Json& list) {
    std::map<std::string, std::size_t> out;
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string name = list[i].is_object() ? nameOfItem(list[i]) : std::string();
        if (name.empty())
            return {};
        const int before = seen[name]++;
        out.emplace(before > 0 ? name + " (" + std::to_string(before + 1) + ")" : name, i);
    }
    return out;
}

std::string shortened(const Json& value) {
    constexpr std::size_t longest = 80;
    if (value.is_object())
        return "an entry";
    if (value.is_array() && !value.empty() && value.front().is_structured())
        return "a list of " + std::to_string(value.size());
    std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > longest)
        text = sanitizeUtf8(text.substr(0, longest)) + "...";
    return text;
}

class Comparison {
  public:
    explicit Comparison(std::size_t most) : m_most(most) {}

    void compare(const Json& a, const Json& b, const std::string& place, const std::string& about) {
        if (a.is_object() && b.is_object())
            compareObjects(a, b, place, about);
        else if (a.is_array() && b.is_array())
            compareLists(a, b, place, about);
        else if (a != b)
            add(place, about, &a, &b);
    }
    [[nodiscard]] AgreementDifferences take() { return std::move(m_out); }

  private:
    void add(const std::string& place, const std::string& about, const Json* a, const Json* b) {
        if (m_out.count++ < m_most)
            m_out.listed.push_back({place, about, a ? shortened(*a) : "", b ? shortened(*b) : ""});
    }
    void compareObjects(const Json& a, const Json& b, const std::string& place, const std::string& about) {
        for (const auto& [key, value] : a.items()) {
            const std::string at = place + "/" + escaped(key);
            if (const auto other = b.find(key); other != b.end())
                compare(value, *other, at, about);
            else
                add(at, about, &value, nullptr);
        }
        for (const auto& [key, value] : b.items())
            if (!a.contains(key))
                add(place + "/" + escaped(key), about, nullptr, &value);
    }
    void compareLists(const Json& a, const Json& b, const std::string& place, const std::string& about) {
        const auto ofA = placesByName(a), ofB = placesByName(b);
        if (ofA.size() != a.size() || ofB.size() != b.size()) { // not all have names
            for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
                const std::string at = place + "/" + std::to_string(i);
                if (i < a.size() && i < b.size())
                    compare(a[i], b[i], at, about);
                else
                    add(at, about, i < a.size() ? &a[i] : nullptr, i < b.size() ? &b[i] : nullptr);
            }
            return;
        }
        std::map<std::size_t, const std::string*> inOrder;
        for (const auto& [name, i] : ofA)
            inOrder.emplace(i, &name);
        for (const auto& [i, name] : inOrder) {
            const std::string at = place + "/" + std::to_string(i), who = joined(about, *name);
            const auto other = ofB.find(*name);
            if (other == ofB.end())
                add(at, who, &a[i], nullptr);
            else
                compare(a[i], b[other->second], at, who);
        }
        inOrder.clear();
        for (const auto& [name, i] : ofB)
            if (!ofA.contains(name))
                inOrder.emplace(i, &name);
        for (const auto& [i, name] : inOrder)
            add(place + "/" + std::to_string(i), joined(about, *name), nullptr, &b[i]);
    }
    static std::string joined(const std::string& about, const std::string& name) {
        return about.empty() ? name : about + ", " + name;
    }
    // As in a JSON pointer (RFC 6901).
    static std::string escaped(const std::string& key) {
        std::string out;
        for (const char c : key)
            out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
        return out;
    }

    std::size_t m_most;
    AgreementDifferences m_out;
};

std::optional<std::string> text(const Json& object, const char* key) {
    const Json value = object.value(key, Json());
    return value.is_null() ? std::optional<std::string>() : value.get<std::string>();
}

AgreementSettings settingsOf(const Json& s) {
    AgreementSettings out;
    out.reference = text(s, "reference");
    out.scale = text(s, "scale");
    out.categories = s.at("categories").get<std::vector<std::string>>();
    out.columns = text(s, "columns");
    out.cluster = text(s, "cluster");
    out.dimension = text(s, "dimension");
    out.occasion = text(s, "occasion");
    out.totals = s.value("totals", std::vector<std::string>{});
    out.bootstrap = s.at("bootstrap").get<std::int64_t>();
    out.seed = s.at("seed").get<std::uint64_t>();
    out.confidence = s.at("confidence").get<double>();
    out.diagnostics = s.value("diagnostics", false);
    out.order = text(s, "order");
    out.wantedReliability = s.value("wantedReliability", out.wantedReliability);
    return out;
}

} // namespace

Result<AgreementOrigin> parseAgreementOrigin(std::string_view json, const std::string& name) {
    auto wrong = [&](const char* what) {
        return fail(ErrorCode::Invalid, what, name, "choose the JSON that attune-cli reliability --json printed");
    };
    const Json document = parsed(json);
    if (!document.is_object() || document.value("schema", Json()) != "attune.reliability/1")
        return wrong("this is not a reliability report");
    AgreementOrigin out;
    if (const auto program = document.find("program"); program != document.end() && program->is_string())
        out.program = program->get<std::string>();
    if (const auto verdicts = document.find("verdicts"); verdicts != document.end())
        out.judged = verdicts->is_array() && !verdicts->empty();
    try {
        for (const Json& file : document.at("input").at("files"))
            out.inputs.push_back({file.at("path").get<std::string>(), file.at("sha256").get<std::string>()});
        out.settings = settingsOf(document.at("settings"));
        if (const auto level = text(document.at("settings"), "level")) {
            for (const auto l : {MeasurementLevel::Nominal, MeasurementLevel::Ordinal, MeasurementLevel::Interval,
                                 MeasurementLevel::Ratio})
                if (nameOf(l) == *level)
                    out.settings.level = l;
            if (!out.settings.level)
                return wrong("the report names a level that is not known");
        }
    } catch (const Json::exception&) {
        return wrong("the report lacks its inputs or settings");
    }
    if (const auto rules = document.find("rules"); rules != document.end()) {
        out.rules.emplace();
        if (!rules->is_array() || !rules->empty()) {
            auto read = parseRules(rules->dump(-1, ' ', false, Json::error_handler_t::replace), name + ", rules");
            if (!read)
                return std::unexpected(read.error());
            out.rules = std::move(*read);
        }
    }
    return out;
}

AgreementDifferences agreementDifferences(std::string_view stored, std::string_view fresh, std::size_t most) {
    Json a = parsed(stored), b = parsed(fresh);
    Comparison comparison(most);
    if (a.is_object() && b.is_object()) {
        for (Json* document : {&a, &b}) {
            document->erase("program");
            document->erase("warnings");
        }
        if (!a.contains("rules"))
            b.erase("rules");
    }
    comparison.compare(a, b, "", "");
    return comparison.take();
}

} // namespace attune
