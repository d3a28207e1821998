// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/time_span.h"

#include <string>
#include <vector>

namespace attune {

/// Part of a clip that was on screen while it played.
struct WatchedSpan {
    TimeSpan span;
    int speedPercent = 100; ///< of real time: 50 is half speed, 200 twice; the slowest at which it was watched

    bool operator==(const WatchedSpan&) const = default;
};

/// Adds a part to others, which lie by time and apart from each other, as they do afterwards. A moment seen at two
/// speeds keeps the slower; what touches at one speed is joined.
void addWatched(std::vector<WatchedSpan>& all, const WatchedSpan& fresh);

/// Whole per cent of a clip that was watched at this speed or slower (0: at any), 0 to 100; 100 only when no more than
/// a tenth of a second is missing. A clip without length is watched.
[[nodiscard]] int watchedPercent(const std::vector<WatchedSpan>& all, MediaDuration clip, int fastestPercent);

/// "40 % of the clip", where only some speeds count "40 % of the clip at 2× or slower".
[[nodiscard]] std::string watchedInWords(int percent, int fastestPercent);
/// "2×", "1.25×".
[[nodiscard]] std::string speedText(int speedPercent);

} // namespace attune
