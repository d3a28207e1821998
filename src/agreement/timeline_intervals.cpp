// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/timeline_intervals.h"

#include "stats/timeline_blocks.h"

#include <algorithm>

namespace attune {

using namespace timeline;

namespace {

// The estimate of a name, and with a base the one for that base.
Estimate* find(std::vector<Estimate>& estimates, std::string_view name, std::string_view base = {}) {
    for (Estimate& e : estimates) {
        const bool fits = base.empty() || std::ranges::any_of(e.parameters, [&](const Parameter& p) {
                              const auto* text = std::get_if<std::string>(&p.second);
                              return p.first == "base" && text && *text == base;
                          });
        if (e.name == name && fits)
            return &e;
    }
    return nullptr;
}

} // namespace

void addTimelineIntervals(std::vector<Estimate>& estimates, Segments a, Segments b, int codes, bool overlapping,
                          const std::optional<std::vector<OverlapPair>>& pairs, MediaDuration session,
                          const TimelineSettings& settings) {
    const stats::Resampling how{settings.bootstrap, settings.seed, settings.confidence};
    const BlockBootstrap blocks{session.ns, settings.unit.ns, settings.block.value_or(MediaDuration(0)).ns, how};
    const auto ends = blockEnds(blocks, a.size() + b.size());
    if (ends.size() < fewestBlocks || settings.bootstrap <= 0)
        return;
    const std::int64_t length = ends.front();
    const auto add = [&](Estimate* e, const BlockSums& sums, auto figure, double low, double high) {
        if (e)
            addBlockInterval(*e, sums, length, figure, how, low, high);
    };

    add(find(estimates, "mean_iou"), codeTimeBlocks(a, b, codes, ends), meanIouOfSums, 0, 1);
    if (pairs) {
        BlockSums sums;
        for (const Confusion& t : easydiagBlocks(a, b, easydiagLinks(a, b, *pairs), settings.overlap, codes, ends))
            sums.push_back(kappaSums(t));
        const auto share = [](std::span<const double> s) {
            double n = 0;
            for (const double row : s.subspan(2, (s.size() - 2) / 2))
                n += row;
            return s[0] / n;
        };
        add(find(estimates, "easydiag_raw"), sums, share, 0, 1);
        add(find(estimates, "easydiag_kappa"), sums, structuralZeroKappaOfSums, -1, 1);
    }
    if (overlapping)
        return;

    const auto labelsA = labelRuns(a, session.ns), labelsB = labelRuns(b, session.ns);
    const std::int64_t unit = settings.unit.ns, tolerance = settings.tolerance.ns / unit;
    const auto unitsA = unitRuns(a, session.ns, unit), unitsB = unitRuns(b, session.ns, unit);
    BlockSums time, coded, units, baseA, baseB, both;
    std::int64_t begin = 0;
    for (const std::int64_t end : ends) {
        Confusion t = crossTable(runsWithin(labelsA, begin, end), runsWithin(labelsB, begin, end), codes);
        time.push_back(kappaSums(t));
        t.at(Nil, Nil) = 0;
        coded.push_back(kappaSums(t));
        const std::int64_t first = begin / unit, last = end == session.ns ? unitCount(end, unit) : end / unit;
        const auto ownA = runsWithin(unitsA, first, last), ownB = runsWithin(unitsB, first, last);
        units.push_back(kappaSums(crossTable(ownA, ownB, codes)));
        const std::int64_t from = std::max<std::int64_t>(0, first - tolerance), to = last + tolerance;
        baseA.push_back(kappaSums(toleranceTable(ownA, runsWithin(unitsB, from, to), codes, tolerance, true)));
        baseB.push_back(kappaSums(toleranceTable(runsWithin(unitsA, from, to), ownB, codes, tolerance, false)));
        both.push_back(baseA.back());
        both.back().insert(both.back().end(), baseB.back().begin(), baseB.back().end());
        begin = end;
    }
    add(find(estimates, "duration_kappa"), time, kappaOfSums, -1, 1);
    add(find(estimates, "duration_kappa_excl_nil"), coded, kappaOfSums, -1, 1);
    add(find(estimates, "time_unit_kappa"), units, kappaOfSums, -1, 1);
    add(find(estimates, "time_unit_kappa_tolerance", "a"), baseA, kappaOfSums, -1, 1);
    add(find(estimates, "time_unit_kappa_tolerance", "b"), baseB, kappaOfSums, -1, 1);
    add(
        find(estimates, "time_unit_kappa_tolerance", "mean"), both,
        [](std::span<const double> s) {
            const std::size_t half = s.size() / 2;
            return (kappaOfSums(s.first(half)) + kappaOfSums(s.subspan(half))) / 2;
        },
        -1, 1);
}

} // namespace attune
