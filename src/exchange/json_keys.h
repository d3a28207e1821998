// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace attune::exchange {

/// Reads one JSON object key by key; the first fault is kept in `status`, with `todo` to do about it.
class JsonKeys {
  public:
    using Json = nlohmann::json;

    JsonKeys(const Json& object, std::string where, Status& status, const char* todo)
        : m_object(object), m_where(std::move(where)), m_status(status), m_todo(todo) {}

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
    const Json* list(const char* key, bool needed = true) { return value(key, needed, "a list", &Json::is_array); }
    void noOthers() {
        for (const auto& item : m_object.items())
            if (!m_known.contains(item.key()))
                return fault("key \"" + item.key() + "\" is not known");
    }
    void fault(const std::string& what) {
        if (m_status)
            m_status = fail(ErrorCode::Invalid, what, m_where, m_todo);
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
    const char* m_todo;
    std::set<std::string> m_known;
};

} // namespace attune::exchange
