// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace attune::test {

/// As much of JSON Schema 2020-12 as the schemas shipped use; a keyword it does not know throws std::logic_error, so
/// that none is passed over.
class JsonSchema {
  public:
    explicit JsonSchema(nlohmann::json document) : m_document(std::move(document)) {}

    [[nodiscard]] bool accepts(const nlohmann::json& value) { return valid(m_document, value, "#"); }
    /// Every key that some object of the schema may have, as a pointer into the schema.
    [[nodiscard]] std::set<std::string> keys() const;
    /// Those of keys() that values accepted so far had.
    [[nodiscard]] const std::set<std::string>& keysSeen() const { return m_seen; }

  private:
    bool valid(const nlohmann::json& schema, const nlohmann::json& value, const std::string& at);
    bool validObject(const nlohmann::json& schema, const nlohmann::json& value, const std::string& at);
    nlohmann::json m_document;
    std::set<std::string> m_seen;
};

} // namespace attune::test
