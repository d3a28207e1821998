// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/json_reader.h"

#include "base/clock.h"
#include "base/text.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace attune::codec {

namespace {

constexpr int deepest = 32;

std::string lineAndColumn(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    const std::string_view before = text.substr(0, at);
    const auto line = std::ranges::count(before, '\n') + 1;
    const auto lineStart = before.rfind('\n');
    const std::size_t column = lineStart == std::string_view::npos ? at + 1 : at - lineStart;
    return fmt::format("line {}, column {}", line, column);
}

std::optional<std::size_t> firstTooDeep(std::string_view text) {
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > deepest)
                return i;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return {};
}

std::string pointerPart(const std::string& key) {
    std::string out;
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

} // namespace

std::expected<Json, DocumentFault> parseJson(std::string_view text, std::size_t maxBytes) {
    auto refuse = [](std::string place, std::string message) {
        return std::unexpected(DocumentFault{std::move(place), std::move(message)});
    };
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    if (text.size() > maxBytes)
        return refuse("line 1, column 1", fmt::format("this is longer than {} bytes", maxBytes));
    if (const auto at = firstTooDeep(text))
        return refuse(lineAndColumn(text, *at), fmt::format("this is nested deeper than {} levels", deepest));
    std::vector<std::set<std::string>> keys;
    std::string twice;
    bool nul = false;
    const auto watch = [&](int, Json::parse_event_t event, Json& value) {
        if (event == Json::parse_event_t::object_start)
            keys.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            keys.pop_back();
        else if (event == Json::parse_event_t::key) {
            const auto& key = value.get_ref<const std::string&>();
            nul = nul || key.find('\0') != std::string::npos;
            if (!keys.back().insert(key).second && twice.empty())
                twice = key;
        } else if (event == Json::parse_event_t::value && value.is_string())
            nul = nul || value.get_ref<const std::string&>().find('\0') != std::string::npos;
        return true;
    };
    Json out;
    try {
        out = Json::parse(text, watch);
    } catch (const Json::parse_error& e) {
        return refuse(lineAndColumn(text, e.byte > 0 ? e.byte - 1 : 0), "this is not JSON");
    } catch (const Json::exception&) {
        return refuse("line 1, column 1", "this holds a number too large to read");
    }
    if (!twice.empty())
        return refuse("", "the key \"" + twice + "\" stands twice in one object");
    if (nul)
        return refuse("", "a text holds the character NUL");
    return out;
}

Json number(double value) {
    if (std::nearbyint(value) == value && std::abs(value) < 9e15)
        return static_cast<std::int64_t>(value);
    return value;
}

std::unexpected<Error> Faults::first(const std::string& todo) const {
    const DocumentFault& fault = m_list.front();
    return fail(ErrorCode::Invalid, fault.message, fault.place, todo);
}

ObjectReader::ObjectReader(const Json& value, std::string place, Faults& faults)
    : m_place(std::move(place)), m_faults(faults) {
    if (value.is_object())
        m_object = &value;
    else
        m_faults.add(m_place, "this must be an object");
}

std::string ObjectReader::place(const std::string& key) const { return m_place + "/" + pointerPart(key); }

void ObjectReader::fault(const std::string& key, std::string message) { m_faults.add(place(key), std::move(message)); }

const Json* ObjectReader::find(const char* key, Need need) {
    m_asked.insert(key);
    if (!m_object)
        return nullptr;
    const auto found = m_object->find(key);
    if (found != m_object->end())
        return &*found;
    if (need == Required)
        fault(key, fmt::format("the field \"{}\" is missing", key));
    return nullptr;
}

const Json* ObjectReader::value(const char* key, Need need) { return find(key, need); }

std::optional<std::string> ObjectReader::text(const char* key, Need need) {
    const Json* found = find(key, need);
    if (!found)
        return {};
    if (!found->is_string()) {
        fault(key, fmt::format("the field \"{}\" must be a text", key));
        return {};
    }
    return found->get<std::string>();
}

std::optional<double> ObjectReader::number(const char* key, Need need) {
    const Json* found = find(key, need);
    if (!found)
        return {};
    if (!found->is_number() || !std::isfinite(found->get<double>())) {
        fault(key, fmt::format("the field \"{}\" must be a number", key));
        return {};
    }
    return found->get<double>();
}

std::optional<std::int64_t> ObjectReader::integer(const char* key, Need need, std::int64_t low, std::int64_t high) {
    const Json* found = find(key, need);
    if (!found)
        return {};
    const bool fits = found->is_number_integer() &&
                      (!found->is_number_unsigned() || found->get<std::uint64_t>() <= std::uint64_t{INT64_MAX});
    if (!fits) {
        fault(key, fmt::format("the field \"{}\" must be a whole number", key));
        return {};
    }
    const auto value = found->get<std::int64_t>();
    if (value < low || value > high) {
        fault(key, high == INT64_MAX ? fmt::format("the field \"{}\" must be at least {}", key, low)
                                     : fmt::format("the field \"{}\" must be from {} to {}", key, low, high));
        return {};
    }
    return value;
}

std::optional<bool> ObjectReader::boolean(const char* key, Need need) {
    const Json* found = find(key, need);
    if (!found)
        return {};
    if (!found->is_boolean()) {
        fault(key, fmt::format("the field \"{}\" must be true or false", key));
        return {};
    }
    return found->get<bool>();
}

std::vector<std::pair<const Json*, std::string>> ObjectReader::array(const char* key, Need need, std::size_t limit) {
    const Json* found = find(key, need);
    if (!found)
        return {};
    if (!found->is_array()) {
        fault(key, fmt::format("the field \"{}\" must be a list", key));
        return {};
    }
    if (found->size() > limit) {
        fault(key, fmt::format("the field \"{}\" has more than {} entries", key, limit));
        return {};
    }
    std::vector<std::pair<const Json*, std::string>> out;
    out.reserve(found->size());
    for (std::size_t i = 0; i < found->size(); ++i)
        out.emplace_back(&(*found)[i], place(key) + "/" + std::to_string(i));
    return out;
}

std::optional<std::pair<int, int>> ObjectReader::monthRange(const char* key, Need need) {
    const Json* found = find(key, need);
    if (!found)
        return {};
    constexpr std::int64_t most = 1200;
    auto month = [&](std::size_t i) -> std::int64_t {
        const Json& value = (*found)[i];
        if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<std::uint64_t>() > most))
            return -1;
        return value.get<std::int64_t>();
    };
    if (found->is_array() && found->size() == 2) {
        const auto low = month(0), high = month(1);
        if (low >= 0 && low <= high && high <= most)
            return std::pair{static_cast<int>(low), static_cast<int>(high)};
    }
    fault(key, fmt::format("the field \"{}\" must be two ages in months, the lower first, such as [6, 24]", key));
    return {};
}

std::optional<int> ObjectReader::oneOf(const char* key, Need need, std::initializer_list<const char*> names) {
    const auto given = text(key, need);
    if (!given)
        return {};
    int index = 0;
    for (const char* name : names) {
        if (*given == name)
            return index;
        ++index;
    }
    const std::vector<std::string> all(names.begin(), names.end());
    fault(key, fmt::format("the field \"{}\" must be one of {}", key, join(all, ", ")));
    return {};
}

void ObjectReader::refuseOthers() {
    if (!m_object)
        return;
    for (const auto& [key, value] : m_object->items())
        if (!m_asked.contains(key))
            fault(key, "the field \"" + key + "\" is not known here");
}

std::string timeText(std::int64_t wallMs) {
    std::string out = isoTime(wallMs);
    const auto ms = ((wallMs % 1000) + 1000) % 1000;
    if (ms != 0)
        out.insert(out.size() - 1, fmt::format(".{:03}", ms));
    return out;
}

std::optional<std::int64_t> timeFromText(std::string_view text) {
    using namespace std::chrono;
    // YYYY-MM-DD alone, or with Thh:mm:ss[.mmm]Z
    auto digits = [&](std::size_t at, std::size_t n) -> int {
        int value = 0;
        for (std::size_t i = at; i < at + n; ++i) {
            if (i >= text.size() || text[i] < '0' || text[i] > '9')
                return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    auto is = [&](std::size_t at, char c) { return at < text.size() && text[at] == c; };
    const int y = digits(0, 4), mo = digits(5, 2), d = digits(8, 2);
    if (y < 0 || mo < 0 || d < 0 || !is(4, '-') || !is(7, '-'))
        return {};
    const year_month_day date{year{y}, month{static_cast<unsigned>(mo)}, day{static_cast<unsigned>(d)}};
    if (!date.ok())
        return {};
    const std::int64_t midnight = sys_days{date}.time_since_epoch().count() * std::int64_t{86400000};
    if (text.size() == 10)
        return midnight;
    const int h = digits(11, 2), mi = digits(14, 2), s = digits(17, 2);
    if (!is(10, 'T') || !is(13, ':') || !is(16, ':') || h < 0 || h > 23 || mi < 0 || mi > 59 || s < 0 || s > 59)
        return {};
    int ms = 0;
    std::size_t end = 19;
    if (is(19, '.')) {
        ms = digits(20, 3);
        end = 23;
        if (ms < 0)
            return {};
    }
    if (!is(end, 'Z') || text.size() != end + 1)
        return {};
    return midnight + ((h * 60 + mi) * 60 + s) * std::int64_t{1000} + ms;
}

const char* statusName(int status) { return statusNames.begin()[status]; }

} // namespace attune::codec
