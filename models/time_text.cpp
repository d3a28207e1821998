// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time_text.h"

#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>

namespace attune {
namespace {

__extension__ typedef __int128 Wide; // a sum of whole units never overflows

constexpr Wide nsPerSecond = 1'000'000'000;
constexpr Wide largest = std::numeric_limits<std::int64_t>::max();

std::optional<Wide> wholeNumber(std::string_view digits) {
    if (digits.empty() || digits.size() > 19)
        return std::nullopt;
    Wide value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

// "12", "12.5", ".5" in units of unitNs (a power of ten), exactly.
std::optional<Wide> decimal(std::string_view text, Wide unitNs) {
    const std::size_t dot = text.find('.');
    const std::string_view whole = text.substr(0, dot);
    const std::string_view part = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
    if (dot != std::string_view::npos && part.empty())
        return std::nullopt;
    if (whole.empty() && part.empty())
        return std::nullopt;
    Wide value = 0;
    if (!whole.empty()) {
        const auto n = wholeNumber(whole);
        if (!n)
            return std::nullopt;
        value = *n * unitNs;
    }
    for (const char c : part) {
        if (c < '0' || c > '9')
            return std::nullopt;
        if (unitNs == 1 && c != '0')
            return std::nullopt; // finer than a nanosecond
        if (unitNs > 1) {
            unitNs /= 10;
            value += unitNs * (c - '0');
        }
    }
    return value;
}

std::optional<Wide> magnitude(std::string_view text) {
    if (text.ends_with("ns"))
        return decimal(text.substr(0, text.size() - 2), 1);
    if (text.ends_with("ms"))
        return decimal(text.substr(0, text.size() - 2), 1'000'000);
    if (text.ends_with("s"))
        return decimal(text.substr(0, text.size() - 1), nsPerSecond);
    const std::size_t last = text.rfind(':');
    if (last == std::string_view::npos)
        return decimal(text, nsPerSecond);
    // [hours:]minutes:seconds; minutes and seconds below 60, seconds with two digits before the point
    const auto seconds = decimal(text.substr(last + 1), nsPerSecond);
    std::string_view front = text.substr(0, last);
    std::optional<Wide> hours = 0;
    const std::size_t colon = front.rfind(':');
    if (colon != std::string_view::npos) {
        hours = wholeNumber(front.substr(0, colon));
        front = front.substr(colon + 1);
    }
    const auto minutes = wholeNumber(front);
    if (!hours || !minutes || !seconds || *seconds >= 60 * nsPerSecond)
        return std::nullopt;
    if (colon != std::string_view::npos && *minutes >= 60)
        return std::nullopt;
    if (*hours > largest / (3600 * nsPerSecond) || *minutes > largest / (60 * nsPerSecond))
        return std::nullopt;
    return (*hours * 3600 + *minutes * 60) * nsPerSecond + *seconds;
}

} // namespace

Result<MediaTime> parseMediaTime(std::string_view text) {
    const bool negative = text.starts_with('-');
    const auto ns = magnitude(negative ? text.substr(1) : text);
    if (!ns || *ns > largest)
        return fail(ErrorCode::Invalid, "this is not a time", std::string(text),
                    "write it like 83.48, 83480ms or 00:01:23.480");
    const auto value = static_cast<std::int64_t>(*ns);
    return MediaTime(negative ? -value : value);
}

std::string formatMediaTime(MediaTime time) {
    const bool negative = time.ns < 0;
    const std::uint64_t ns = negative ? 0 - static_cast<std::uint64_t>(time.ns) : static_cast<std::uint64_t>(time.ns);
    const std::uint64_t ms = ns / 1'000'000;
    char out[48];
    std::snprintf(out, sizeof out, "%s%02llu:%02u:%02u.%03u", negative ? "-" : "",
                  static_cast<unsigned long long>(ms / 3'600'000), static_cast<unsigned>(ms / 60'000 % 60),
                  static_cast<unsigned>(ms / 1000 % 60), static_cast<unsigned>(ms % 1000));
    return out;
}

} // namespace attune
