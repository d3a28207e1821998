// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/timeline_intervals.h"

#include "stats/timeline_blocks.h"
#include "stats/timeline_gamma.h"
#include "stats/timeline_units.h"

#include <algorithm>
#include <limits>
#include <string>

namespace attune {

using namespace timeline;

namespace {

// What stands in the parameters under this name; empty or nothing when it is not there.
std::string textOf(const Estimate& e, std::string_view name) {
    for (const Parameter& p : e.parameters)
        if (const auto* text = std::get_if<std::string>(&p.second); text && p.first == name)
            return *text;
    return {};
}

template <typename T> std::optional<T> numberOf(const Estimate& e, std::string_view name) {
    for (const Parameter& p : e.parameters)
        if (const auto* number = std::get_if<T>(&p.second); number && p.first == name)
            return *number;
    return {};
}

class Intervals {
  public:
    Intervals(std::vector<Estimate>& estimates, Segments a, Segments b, int codes, MediaDuration session,
              const TimelineSettings& settings, std::vector<std::int64_t> ends)
        : m_estimates(estimates), m_a(a), m_b(b), m_codes(codes), m_session(session), m_set(settings),
          m_ends(std::move(ends)) {}

    void ofTimes() { add(find("mean_iou"), codeTimeBlocks(m_a, m_b, m_codes, m_ends), meanIouOfSums, 0, 1); }

    void ofMatches(const std::vector<OverlapPair>& pairs) {
        std::vector<Match> links;
        for (const OverlapPair& link : easydiagLinks(m_a, m_b, pairs))
            if (link.overlap >= m_set.overlap)
                links.push_back({link.a, link.b});
        const BlockSums linked = tables(links, 2);
        const auto share = [](std::span<const double> s) {
            double n = 0;
            for (const double row : s.subspan(2, (s.size() - 2) / 2))
                n += row;
            return s[0] / n;
        };
        add(find("easydiag_raw"), linked, share, 0, 1);
        add(find("easydiag_kappa"), linked, structuralZeroKappaOfSums, -1, 1);
        for (Estimate& e : m_estimates)
            if (e.name == "f1_iou")
                add(
                    &e,
                    matched(textOf(e, "matching") == "optimal"
                                ? optimalMatches(m_a, m_b, pairs, m_set.iou)
                                : greedyMatches(m_a, m_b, pairs, m_set.iou, textOf(e, "reference") == "a")),
                    [](std::span<const double> s) { return 2 * s[1] / (2 * s[1] + s[2]); }, 0, 1);
        if (Estimate* e = find("overlap_extent"))
            add(
                e, matched(extentMatches(m_a, m_b, pairs, textOf(*e, "reference") == "a")),
                [](std::span<const double> s) { return s[0] / (s[1] + s[2]); }, 0, 1);
    }

    // The chance part is the whole session's in every resample: it has no sums over blocks.
    void withChanceHeld() {
        Estimate* gamma = find("gamma");
        if (const auto expected = numberOf<double>(*gamma, "expectedDisorder"))
            if (const auto pairs = alignedPairs(m_a, m_b, m_set.unit.ns))
                add(
                    gamma, matched(*pairs),
                    [&](std::span<const double> s) { return 1 - 2 * (s[0] + s[2]) / (2 * s[1] + s[2]) / *expected; },
                    -infinity, 1);
        Estimate* alpha = find("alpha_u");
        const auto units = numberOf<std::int64_t>(*alpha, "continuumUnits");
        const auto expected = numberOf<double>(*alpha, "expectedDisagreement");
        if (units && expected)
            add(
                alpha, unitizingBlocks(m_a, m_b, m_codes, m_set.unit.ns, unitEnds(*units)),
                [&](std::span<const double> s) { return 1 - s[0] / (s[1] * s[1]) / *expected; }, -infinity, 1);
    }

    // Only for codes that do not overlap within a coder.
    void ofLabels() {
        const auto labelsA = labelRuns(m_a, m_session.ns), labelsB = labelRuns(m_b, m_session.ns);
        BlockSums time, coded;
        std::int64_t begin = 0;
        for (const std::int64_t end : m_ends) {
            Confusion t = crossTable(runsWithin(labelsA, begin, end), runsWithin(labelsB, begin, end), m_codes);
            time.push_back(kappaSums(t));
            t.at(Nil, Nil) = 0;
            coded.push_back(kappaSums(t));
            begin = end;
        }
        add(find("duration_kappa"), time, kappaOfSums, -1, 1);
        add(find("duration_kappa_excl_nil"), coded, kappaOfSums, -1, 1);
        if (const auto events = alignedEvents(m_a, m_b))
            add(find("event_alignment_kappa"), tables(*events, 1), structuralZeroKappaOfSums, -1, 1);
        ofUnits();
    }

  private:
    static constexpr double infinity = std::numeric_limits<double>::infinity();

    // The estimate of a name, and with a base the one for that base.
    Estimate* find(std::string_view name, std::string_view base = {}) {
        for (Estimate& e : m_estimates)
            if (e.name == name && (base.empty() || textOf(e, "base") == base))
                return &e;
        return nullptr;
    }

    template <typename Figure>
    void add(Estimate* e, const BlockSums& sums, const Figure& figure, double low, double high) {
        if (e)
            addBlockInterval(*e, sums, m_ends.front(), figure, {m_set.bootstrap, m_set.seed, m_set.confidence}, low,
                             high);
    }

    [[nodiscard]] BlockSums matched(const std::vector<Match>& matches) const {
        return matchBlocks(m_a, m_b, matches, m_ends);
    }

    [[nodiscard]] BlockSums tables(const std::vector<Match>& matches, std::int64_t times) const {
        BlockSums out;
        for (const Confusion& t : tableBlocks(m_a, m_b, matches, times, m_codes, m_ends))
            out.push_back(kappaSums(t));
        return out;
    }

    // The blocks' ends in units of a session of `units`; blocks are whole units, but for the last.
    [[nodiscard]] std::vector<std::int64_t> unitEnds(std::int64_t units) const {
        std::vector<std::int64_t> out;
        for (const std::int64_t end : m_ends)
            out.push_back(end / m_set.unit.ns);
        out.back() = units;
        return out;
    }

    void ofUnits() {
        const std::int64_t unit = m_set.unit.ns, tolerance = m_set.tolerance.ns / unit;
        const auto unitsA = unitRuns(m_a, m_session.ns, unit), unitsB = unitRuns(m_b, m_session.ns, unit);
        const auto ends = unitEnds(unitCount(m_session.ns, unit));
        BlockSums units, baseA, baseB, both;
        std::int64_t first = 0;
        for (const std::int64_t last : ends) {
            const auto ownA = runsWithin(unitsA, first, last), ownB = runsWithin(unitsB, first, last);
            units.push_back(kappaSums(crossTable(ownA, ownB, m_codes)));
            const std::int64_t from = std::max<std::int64_t>(0, first - tolerance), to = last + tolerance;
            baseA.push_back(kappaSums(toleranceTable(ownA, runsWithin(unitsB, from, to), m_codes, tolerance, true)));
            baseB.push_back(kappaSums(toleranceTable(runsWithin(unitsA, from, to), ownB, m_codes, tolerance, false)));
            both.push_back(baseA.back());
            both.back().insert(both.back().end(), baseB.back().begin(), baseB.back().end());
            first = last;
        }
        add(find("time_unit_kappa"), units, kappaOfSums, -1, 1);
        add(find("time_unit_kappa_tolerance", "a"), baseA, kappaOfSums, -1, 1);
        add(find("time_unit_kappa_tolerance", "b"), baseB, kappaOfSums, -1, 1);
        add(
            find("time_unit_kappa_tolerance", "mean"), both,
            [](std::span<const double> s) {
                const std::size_t half = s.size() / 2;
                return (kappaOfSums(s.first(half)) + kappaOfSums(s.subspan(half))) / 2;
            },
            -1, 1);
        Estimate* pk = find("pk");
        const auto window = numberOf<std::int64_t>(*pk, "window");
        if (!pk->value || !window)
            return;
        const bool referenceIsA = textOf(*pk, "reference") == "a";
        const BlockSums errors =
            boundaryBlocks(referenceIsA ? unitsA : unitsB, referenceIsA ? unitsB : unitsA, *window, ends);
        add(pk, errors, [](std::span<const double> s) { return s[0] / s[2]; }, 0, 1);
        add(find("windowdiff"), errors, [](std::span<const double> s) { return s[1] / s[2]; }, 0, 1);
    }

    std::vector<Estimate>& m_estimates;
    Segments m_a, m_b;
    int m_codes;
    MediaDuration m_session;
    const TimelineSettings& m_set;
    std::vector<std::int64_t> m_ends;
};

} // namespace

void addTimelineIntervals(std::vector<Estimate>& estimates, Segments a, Segments b, int codes, bool overlapping,
                          const std::optional<std::vector<OverlapPair>>& pairs, MediaDuration session,
                          const TimelineSettings& settings) {
    const BlockBootstrap blocks{session.ns,
                                settings.unit.ns,
                                settings.block.value_or(MediaDuration(0)).ns,
                                {settings.bootstrap, settings.seed, settings.confidence}};
    auto ends = blockEnds(blocks, a.size() + b.size());
    if (ends.size() < fewestBlocks || settings.bootstrap <= 0)
        return;
    Intervals intervals(estimates, a, b, codes, session, settings, std::move(ends));
    intervals.ofTimes();
    if (pairs)
        intervals.ofMatches(*pairs);
    intervals.withChanceHeld();
    if (!overlapping)
        intervals.ofLabels();
}

} // namespace attune
