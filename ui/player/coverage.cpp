// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/coverage.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace attune::ui {

void Coverage::start(std::vector<WatchedSpan> before) {
    m_parts = std::move(before);
    m_last.reset();
}

void Coverage::shownPlaying(MediaTime time, double speed) {
    const int percent = std::max(1, static_cast<int>(std::lround(speed * 100)));
    const std::int64_t reach = 500'000'000 * std::max(1.0, speed);
    if (m_last && *m_last < time && (time - *m_last).ns <= reach)
        addWatched(m_parts, {{*m_last, time}, percent});
    m_last = time;
}

} // namespace attune::ui
