// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watched.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune {

void addWatched(std::vector<WatchedSpan>& all, const WatchedSpan& fresh) {
    if (fresh.span.begin >= fresh.span.end)
        return;
    const auto first = std::ranges::lower_bound(all, fresh.span.begin, {}, [](const auto& p) { return p.span.end; });
    auto last = first;
    std::vector<WatchedSpan> pieces;
    MediaTime at = fresh.span.begin; // up to here the fresh one is laid down
    const auto put = [&](MediaTime begin, MediaTime end, int speed) {
        if (begin >= end)
            return;
        if (!pieces.empty() && pieces.back().span.end == begin && pieces.back().speedPercent == speed)
            pieces.back().span.end = end;
        else
            pieces.push_back({{begin, end}, speed});
    };
    for (; last != all.end() && last->span.begin <= fresh.span.end; ++last) {
        const TimeSpan old = last->span;
        put(old.begin, std::min(old.end, fresh.span.begin), last->speedPercent);
        put(at, std::min(old.begin, fresh.span.end), fresh.speedPercent);
        const MediaTime from = std::max(old.begin, fresh.span.begin), to = std::min(old.end, fresh.span.end);
        put(from, to, std::min(last->speedPercent, fresh.speedPercent));
        put(std::max(old.begin, fresh.span.end), old.end, last->speedPercent);
        at = std::max(at, to);
    }
    if (last == first || std::prev(last)->span.end < fresh.span.end)
        put(at, fresh.span.end, fresh.speedPercent);
    const auto where = all.erase(first, last);
    all.insert(where, pieces.begin(), pieces.end());
}

int watchedPercent(const std::vector<WatchedSpan>& all, MediaDuration clip, int fastestPercent) {
    if (clip.ns <= 0)
        return 100;
    constexpr std::int64_t tolerance = 100'000'000; // the last picture often goes by unseen
    std::int64_t seen = 0;
    for (const WatchedSpan& part : all)
        if (fastestPercent == 0 || part.speedPercent <= fastestPercent)
            seen += part.span.length().ns;
    if (clip.ns - seen <= tolerance)
        return 100;
    const double share = 100.0 * static_cast<double>(seen) / static_cast<double>(clip.ns);
    return std::clamp(static_cast<int>(share), 0, 99);
}

std::string watchedInWords(int percent, int fastestPercent) {
    std::string out = std::to_string(percent) + " % of the clip";
    if (fastestPercent > 0)
        out += " at " + speedText(fastestPercent) + " or slower";
    return out;
}

std::string speedText(int speedPercent) { return fmt::format("{:g}×", speedPercent / 100.0); }

} // namespace attune
