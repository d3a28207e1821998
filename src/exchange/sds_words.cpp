// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "exchange/sds.h"
#include "exchange/text_input.h"
#include "exchange/timed_codes_csv.h"

namespace attune::exchange {

std::string sdsWithoutComments(std::string text) {
    const auto blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            if (text[i] != '\n' && text[i] != '\r')
                text[i] = ' ';
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%' && text[i] != '!')
            continue;
        std::size_t end = text.find_first_of(text[i] == '%' ? "%\r\n" : "!", i + 1);
        end = end == std::string::npos ? text.size() : end + (text[end] == '%' || text[end] == '!');
        blank(i, end);
        i = end - 1;
    }
    return text;
}

std::optional<MediaTime> sdsTimeOf(std::string_view text) {
    while (text.ends_with('\'') || text.ends_with('"'))
        text.remove_suffix(1);
    const auto parts = split(text, ':');
    if (parts.size() > 3 || text.empty())
        return {};
    std::int64_t whole = 0;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        const auto number = parseInteger(parts[i]);
        if (!number || *number < 0 || parts[i].size() > 7)
            return {};
        whole = (whole + *number) * 60;
    }
    if (parts.back().empty() || parts.back().find_first_not_of("0123456789.") != std::string::npos)
        return {};
    const auto seconds = parseSeconds(parts.back());
    if (!seconds || whole > 3'000'000'000 || seconds->ns > 900'000'000'000'000'000)
        return {};
    return MediaTime(whole * 1'000'000'000 + seconds->ns);
}

} // namespace attune::exchange
