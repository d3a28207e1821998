// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/codec/json_schema.h"

#include <algorithm>
#include <regex>
#include <stdexcept>

namespace attune::test {
namespace {

using nlohmann::json;

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

bool hasType(const json& value, const std::string& type) {
    if (type == "object")
        return value.is_object();
    if (type == "array")
        return value.is_array();
    if (type == "string")
        return value.is_string();
    if (type == "boolean")
        return value.is_boolean();
    if (type == "integer")
        return value.is_number_integer();
    if (type == "number")
        return value.is_number();
    throw std::logic_error("type " + type);
}

/// A keyword that looks at one value alone.
bool holds(const std::string& keyword, const json& wanted, const json& value) {
    if (keyword == "type")
        return hasType(value, wanted);
    if (keyword == "const")
        return value == wanted;
    if (keyword == "enum")
        return std::ranges::find(wanted, value) != wanted.end();
    if (keyword == "minimum")
        return !value.is_number() || value.get<double>() >= wanted.get<double>();
    if (keyword == "maximum")
        return !value.is_number() || value.get<double>() <= wanted.get<double>();
    if (keyword == "exclusiveMinimum")
        return !value.is_number() || value.get<double>() > wanted.get<double>();
    if (keyword == "minLength")
        return !value.is_string() || characters(value) >= wanted.get<std::size_t>();
    if (keyword == "maxLength")
        return !value.is_string() || characters(value) <= wanted.get<std::size_t>();
    if (keyword == "pattern")
        return !value.is_string() || std::regex_search(value.get<std::string>(), std::regex(wanted.get<std::string>()));
    if (keyword == "minItems")
        return !value.is_array() || value.size() >= wanted.get<std::size_t>();
    if (keyword == "maxItems")
        return !value.is_array() || value.size() <= wanted.get<std::size_t>();
    if (keyword == "uniqueItems")
        return !value.is_array() || std::set<json>(value.begin(), value.end()).size() == value.size();
    if (keyword == "required")
        return !value.is_object() || std::ranges::all_of(wanted, [&](const json& key) { return value.contains(key); });
    throw std::logic_error("keyword " + keyword);
}

void collect(const json& schema, const std::string& at, std::set<std::string>& out) {
    if (schema.is_array())
        for (std::size_t i = 0; i < schema.size(); ++i)
            collect(schema[i], at + "/" + std::to_string(i), out);
    if (!schema.is_object())
        return;
    for (const auto& [key, inner] : schema.items()) {
        // A condition on a key says nothing new of it.
        if (key == "properties" && schema.contains("additionalProperties"))
            for (const auto& [name, ignored] : inner.items())
                out.insert(at + "/properties/" + name);
        if (key != "enum" && key != "const")
            collect(inner, at + "/" + key, out);
    }
}

} // namespace

std::set<std::string> JsonSchema::keys() const {
    std::set<std::string> out;
    collect(m_document, "#", out);
    return out;
}

bool JsonSchema::validObject(const json& schema, const json& value, const std::string& at) {
    if (!value.is_object())
        return true;
    const json none = json::object();
    const json& properties = schema.contains("properties") ? schema["properties"] : none;
    std::set<std::string> seen;
    for (const auto& [key, inner] : value.items()) {
        if (properties.contains(key)) {
            if (!valid(properties[key], inner, at + "/properties/" + key))
                return false;
            seen.insert(at + "/properties/" + key);
        } else if (schema.contains("additionalProperties"))
            return false;
    }
    m_seen.merge(seen);
    return true;
}

bool JsonSchema::valid(const json& schema, const json& value, const std::string& at) {
    static const std::set<std::string> words = {"$schema", "$id", "$defs", "title", "description"};
    const auto count = [&](const json& choices, const std::string& where) {
        std::size_t n = 0;
        for (std::size_t i = 0; i < choices.size(); ++i)
            n += valid(choices[i], value, where + "/" + std::to_string(i)) ? 1 : 0;
        return n;
    };
    for (const auto& [keyword, wanted] : schema.items()) {
        if (words.contains(keyword))
            continue;
        bool fits = true;
        if (keyword == "$ref") {
            const std::string target = wanted;
            fits = valid(m_document.at(json::json_pointer(target.substr(1))), value, target);
        } else if (keyword == "properties" || keyword == "additionalProperties") {
            fits = validObject(schema, value, at);
        } else if (keyword == "items" || keyword == "prefixItems") {
            for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
                fits = fits && (keyword == "items" ? valid(wanted, value[i], at + "/items")
                                                   : i >= wanted.size() || valid(wanted[i], value[i], at));
        } else if (keyword == "oneOf") {
            fits = count(wanted, at + "/oneOf") == 1;
        } else if (keyword == "anyOf") {
            fits = count(wanted, at + "/anyOf") >= 1;
        } else if (keyword == "not") {
            fits = !valid(wanted, value, at + "/not");
        } else {
            fits = holds(keyword, wanted, value);
        }
        if (!fits)
            return false;
    }
    return true;
}

} // namespace attune::test
