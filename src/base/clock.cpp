// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include "base/text.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>

namespace attune {

std::int64_t wallClockMs() {
    if (const char* fixed = std::getenv("ATTUNE_FIXED_CLOCK"))
        if (auto value = parseInteger(fixed))
            return *value;
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string isoTime(std::int64_t wallMs) {
    std::int64_t whole = wallMs / 1000;
    if (wallMs % 1000 < 0)
        --whole;
    const auto seconds = static_cast<std::time_t>(whole);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                       utc.tm_hour, utc.tm_min, utc.tm_sec);
}

} // namespace attune
