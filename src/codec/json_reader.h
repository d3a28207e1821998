// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "base/error.h"
#include "codec/scheme_json.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::codec {

using Json = nlohmann::ordered_json;

/// Strict UTF-8 JSON. Limits: maxBytes, 32 levels deep, no key twice in one object, no NUL in strings.
[[nodiscard]] std::expected<Json, DocumentFault> parseJson(std::string_view text, std::size_t maxBytes);

/// A number without a needless fraction: 4, 4.5.
[[nodiscard]] Json number(double value);

/// Faults in the order found.
class Faults {
  public:
    void add(const std::string& place, std::string message) { m_list.push_back({place, std::move(message)}); }
    [[nodiscard]] bool empty() const { return m_list.empty(); }
    [[nodiscard]] const std::vector<DocumentFault>& list() const { return m_list; }
    /// Invalid with the first fault.
    [[nodiscard]] std::unexpected<Error> first(const std::string& todo) const;

  private:
    std::vector<DocumentFault> m_list;
};

/// Reads the fields of one object, noting every fault with its JSON pointer. A field that is missing or wrong gives
/// nothing.
class ObjectReader {
  public:
    /// The value at place; when it is not an object that is the one fault.
    ObjectReader(const Json& value, std::string place, Faults& faults);

    [[nodiscard]] bool isObject() const { return m_object != nullptr; }
    [[nodiscard]] bool has(const char* key) const { return m_object && m_object->contains(key); }
    [[nodiscard]] std::string place(const std::string& key) const;

    enum class Need { Required, Optional };
    std::optional<std::string> text(const char* key, Need need);
    /// Finite.
    std::optional<double> number(const char* key, Need need);
    std::optional<std::int64_t> integer(const char* key, Need need, std::int64_t low = INT64_MIN,
                                        std::int64_t high = INT64_MAX);
    std::optional<bool> boolean(const char* key, Need need);
    /// The array's elements, each with its place; at most limit.
    std::vector<std::pair<const Json*, std::string>> array(const char* key, Need need, std::size_t limit = 100000);
    /// Any value.
    const Json* value(const char* key, Need need);
    /// [low, high], two whole numbers >= 0 in order.
    std::optional<std::pair<int, int>> monthRange(const char* key, Need need);
    /// One of names; gives its index.
    std::optional<int> oneOf(const char* key, Need need, std::initializer_list<const char*> names);

    /// Notes every key not asked for.
    void refuseOthers();
    void fault(const std::string& key, std::string message);

  private:
    const Json* find(const char* key, Need need);
    const Json* m_object = nullptr;
    std::string m_place;
    Faults& m_faults;
    std::set<std::string> m_asked;
};

inline constexpr auto Required = ObjectReader::Need::Required;
inline constexpr auto Optional = ObjectReader::Need::Optional;

/// Milliseconds since 1970 as "2026-11-21T09:40:00Z", with ".123" when there are any, and back.
[[nodiscard]] std::string timeText(std::int64_t wallMs);
[[nodiscard]] std::optional<std::int64_t> timeFromText(std::string_view text);

[[nodiscard]] const char* statusName(int status);
inline constexpr std::initializer_list<const char*> statusNames = {"coded", "not_codable", "not_observed",
                                                                   "not_applicable", "skipped"};
inline constexpr std::initializer_list<const char*> roleNames = {"adult", "second_adult", "child", "dyad", "triad"};
inline constexpr std::initializer_list<const char*> raterRoleNames = {"trainee", "trainer", "supervisor", "reference"};
inline constexpr std::initializer_list<const char*> scaleKindNames = {"ordinal",  "nominal",  "binary",     "count",
                                                                      "duration", "interval", "proportion", "text"};

} // namespace attune::codec
