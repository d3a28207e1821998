// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/coverage.h"

#include "base/text.h"

#include <algorithm>

namespace attune::ui {

void Coverage::clear() {
    m_parts.clear();
    m_last.reset();
}

void Coverage::shownPlaying(MediaTime time) {
    constexpr std::int64_t reach = 500'000'000;
    if (m_last && *m_last < time && (time - *m_last).ns <= reach)
        add({*m_last, time});
    m_last = time;
}

void Coverage::add(TimeSpan span) {
    const auto first = std::lower_bound(m_parts.begin(), m_parts.end(), span.begin,
                                        [](const TimeSpan& p, MediaTime t) { return p.end < t; });
    auto last = first;
    while (last != m_parts.end() && last->begin <= span.end) {
        span.begin = std::min(span.begin, last->begin);
        span.end = std::max(span.end, last->end);
        ++last;
    }
    m_parts.insert(m_parts.erase(first, last), span);
}

int Coverage::percentOf(MediaDuration duration) const {
    if (duration.ns <= 0)
        return 0;
    std::int64_t watched = 0;
    for (const TimeSpan& part : m_parts)
        watched += part.length().ns;
    if (duration.ns - watched <= 100'000'000)
        return 100;
    return static_cast<int>(std::clamp<std::int64_t>(watched * 100 / duration.ns, 0, 99));
}

std::string Coverage::text() const {
    std::vector<std::string> parts;
    for (const TimeSpan& part : m_parts)
        parts.push_back(std::to_string(part.begin.ns / 1'000'000) + '-' + std::to_string(part.end.ns / 1'000'000));
    return join(parts, ",");
}

void Coverage::read(std::string_view text) {
    clear();
    for (const std::string& part : split(text, ',')) {
        const auto numbers = split(part, '-');
        if (numbers.size() != 2)
            continue;
        const auto begin = parseInteger(numbers[0]), end = parseInteger(numbers[1]);
        constexpr std::int64_t most = 1'000'000'000'000;
        if (begin && end && *begin >= 0 && *begin < *end && *end < most)
            add({MediaTime(*begin * 1'000'000), MediaTime(*end * 1'000'000)});
    }
}

} // namespace attune::ui
