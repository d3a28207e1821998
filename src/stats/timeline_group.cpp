// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_group.h"

#include <algorithm>

namespace attune::timeline {

Estimate durationFleissKappa(std::span<const std::vector<Run>> coders, int codes) {
    const std::string definition = "Fleiss' kappa (Fleiss 1971) over time, each moment an item, uncoded a category/1";
    const auto m = static_cast<double>(coders.size());
    const auto slot = [&](int code) { return static_cast<std::size_t>(code == Nil ? codes : code); };
    std::vector<double> share(static_cast<std::size_t>(codes) + 1);
    std::vector<std::size_t> next(coders.size());
    std::vector<int> here(share.size()); // coders with each label now
    std::int64_t at = 0, length = 0, runs = 0;
    for (const auto& list : coders) {
        runs += std::ranges::count_if(list, [](const Run& r) { return r.code != Nil; });
        length = list.empty() ? length : list.back().end;
        if (!list.empty())
            ++here[slot(list.front().code)];
    }
    if (runs == 0)
        return noFigure("duration_fleiss_kappa", "nothing_coded", definition);
    double same = 0; // pairs of coders with one label, times time
    for (const int n : here)
        same += static_cast<double>(n) * (n - 1);
    double agreed = 0;
    while (at < length) {
        std::int64_t end = length;
        for (std::size_t k = 0; k < coders.size(); ++k)
            end = std::min(end, coders[k][next[k]].end);
        const auto span = static_cast<double>(end - at);
        agreed += span * same / (m * (m - 1));
        for (std::size_t k = 0; k < coders.size(); ++k) {
            const Run& run = coders[k][next[k]];
            share[slot(run.code)] += span / m;
            if (run.end > end || next[k] + 1 == coders[k].size())
                continue;
            int& from = here[slot(run.code)];
            same -= 2 * (from - 1);
            --from;
            int& to = here[slot(coders[k][++next[k]].code)];
            same += 2 * to;
            ++to;
        }
        at = end;
    }
    const auto whole = static_cast<double>(length);
    double expected = 0;
    for (const double s : share)
        expected += s / whole * (s / whole);
    if (expected >= 1 - 1e-15)
        return noFigure("duration_fleiss_kappa", "one_category", definition);
    return figure("duration_fleiss_kappa", (agreed / whole - expected) / (1 - expected), runs, definition);
}

} // namespace attune::timeline
