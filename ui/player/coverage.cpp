// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/coverage.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace attune::ui {

void Coverage::clear() {
    m_parts.clear();
    m_last.reset();
}

void Coverage::shownPlaying(MediaTime time, double speed) {
    const int percent = std::max(1, static_cast<int>(std::lround(speed * 100)));
    const std::int64_t reach = 500'000'000 * std::max(1.0, speed);
    if (m_last && *m_last < time && (time - *m_last).ns <= reach)
        addWatched(m_parts, {{*m_last, time}, percent});
    m_last = time;
}

std::string Coverage::text() const {
    std::vector<std::string> parts;
    for (const WatchedSpan& part : m_parts)
        parts.push_back(std::to_string(part.span.begin.ns / 1'000'000) + '-' +
                        std::to_string(part.span.end.ns / 1'000'000) +
                        (part.speedPercent == 100 ? "" : '@' + std::to_string(part.speedPercent)));
    return join(parts, ",");
}

void Coverage::read(std::string_view text) {
    clear();
    for (const std::string& part : split(text, ',')) {
        const auto halves = split(part, '@');
        const auto numbers = split(halves[0], '-');
        if (numbers.size() != 2 || halves.size() > 2)
            continue;
        const auto begin = parseInteger(numbers[0]), end = parseInteger(numbers[1]);
        const auto speed = halves.size() == 2 ? parseInteger(halves[1]) : std::optional<std::int64_t>(100);
        constexpr std::int64_t most = 1'000'000'000'000;
        if (begin && end && speed && *begin >= 0 && *begin < *end && *end < most && *speed > 0 && *speed <= 10'000)
            addWatched(m_parts,
                       {{MediaTime(*begin * 1'000'000), MediaTime(*end * 1'000'000)}, static_cast<int>(*speed)});
    }
}

} // namespace attune::ui
