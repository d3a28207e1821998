// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/lanes.h"

#include "base/text.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <set>
#include <tuple>

namespace attune::exchange {

namespace {

using LaneKey = std::tuple<std::string, std::string, bool>; // coder, subject, points

std::string laneName(const std::string& tier, const LaneKey& key, bool namesSubject, bool namesCoder,
                     bool namesPoints) {
    const auto& [coder, subject, points] = key;
    std::string out = tier;
    if (namesSubject && !subject.empty())
        out += "@" + subject;
    if (namesCoder && !coder.empty())
        out += " (" + coder + ")";
    if (namesPoints && points)
        out += " (points)";
    return out;
}

} // namespace

std::vector<MediaTime> closedEnds(const TimedDocument& document, std::vector<std::string>& warnings) {
    std::vector<MediaTime> out(document.rows.size()), sessionEnds;
    for (std::size_t i = 0; i < document.observations.size(); ++i)
        sessionEnds.push_back(endOf(document, i));
    std::map<std::tuple<std::size_t, std::size_t, std::string, std::string>, std::vector<std::size_t>> open;
    std::size_t backwards = 0, opened = 0;
    for (std::size_t i = 0; i < document.rows.size(); ++i) {
        const TimedRow& row = document.rows[i];
        out[i] = row.end.value_or(row.start);
        if (row.kind != TimedKind::Interval)
            continue;
        if (!row.end) {
            ++opened;
            out[i] = std::max(row.start, sessionEnds[row.observation]);
            open[{row.observation, row.tier, row.coder, row.subject}].push_back(i);
        } else if (*row.end < row.start) {
            ++backwards;
            out[i] = row.start;
        }
    }
    if (!open.empty())
        for (const TimedRow& next : document.rows) {
            const auto found = open.find({next.observation, next.tier, next.coder, next.subject});
            if (found == open.end() || next.kind == TimedKind::Sequence)
                continue;
            for (const std::size_t i : found->second)
                if (next.start > document.rows[i].start)
                    out[i] = std::min(out[i], next.start);
        }
    std::size_t alone = 0; // nothing comes after them
    for (const auto& [lane, rows] : open)
        alone += static_cast<std::size_t>(
            std::ranges::count_if(rows, [&](std::size_t i) { return out[i] == document.rows[i].start; }));
    if (opened > alone)
        warnings.push_back(count(opened - alone, "open code ends", "open codes end") +
                           " with the next of its tier or the session");
    if (alone > 0)
        warnings.push_back(count(alone, "open code has", "open codes have") + " nothing after it and no length here");
    if (backwards > 0)
        warnings.push_back(count(backwards, "code ends", "codes end") + " before its start and has no length here");
    return out;
}

Lanes lanesOf(const TimedDocument& document, const LaneOptions& options,
              const std::function<bool(const TimedRow&)>& wanted) {
    Lanes out;
    std::vector<std::map<LaneKey, std::vector<std::size_t>>> tiers(document.tiers.size());
    std::vector<std::string> ignored;
    const auto ends = closedEnds(document, ignored);
    std::size_t sequences = 0, shrunk = 0;
    for (std::size_t i = 0; i < document.rows.size(); ++i) {
        const TimedRow& row = document.rows[i];
        if (wanted && !wanted(row))
            continue;
        if (row.kind == TimedKind::Sequence) {
            ++sequences;
            continue;
        }
        const bool noLength = row.kind == TimedKind::Point || ends[i] <= row.start;
        shrunk += options.pointsApart && noLength && row.kind != TimedKind::Point;
        tiers[row.tier][{row.coder, row.subject, options.pointsApart && noLength}].push_back(i);
    }
    if (shrunk > 0)
        out.warnings.push_back(count(shrunk, "code", "codes") + " of no length become points");
    if (sequences > 0)
        out.warnings.push_back(count(sequences, "code has", "codes have") + " no time and cannot be written here");
    std::set<std::string> names(options.taken.begin(), options.taken.end());
    const auto freeName = [&](const std::string& name) {
        std::string out_ = name;
        for (int n = 2; !names.insert(out_).second; ++n)
            out_ = fmt::format("{} ({})", name, n);
        return out_;
    };
    std::size_t overlapping = 0;
    for (std::size_t t = 0; t < tiers.size(); ++t) {
        const TimedTier& tier = document.tiers[t];
        std::set<std::string> coders, subjects;
        std::set<bool> kinds;
        for (const auto& [key, rows] : tiers[t]) {
            coders.insert(std::get<0>(key));
            subjects.insert(std::get<1>(key));
            kinds.insert(std::get<2>(key));
        }
        if (tiers[t].empty() && !wanted)
            tiers[t][{tier.coder, tier.subject, options.pointsApart && tier.points}] = {};
        for (auto& [key, rows] : tiers[t]) {
            std::ranges::stable_sort(rows, {}, [&](std::size_t i) { return document.rows[i].start; });
            const std::string name = laneName(tier.name, key, subjects.size() > 1, coders.size() > 1, kinds.size() > 1);
            const auto& [coder, subject, points] = key;
            // First lane that is free again; the earliest-ending first.
            std::vector<Lane> split{{name, t, coder, subject, points, {}}};
            std::vector<MediaTime> busyUntil{MediaTime(INT64_MIN)};
            for (const std::size_t i : rows) {
                const TimedRow& row = document.rows[i];
                std::size_t lane = 0;
                while (lane < split.size() &&
                       (row.start < busyUntil[lane] ||
                        (!split[lane].rows.empty() && row.start == document.rows[split[lane].rows.back()].start &&
                         ends[i] == row.start)))
                    ++lane;
                if (lane == split.size()) {
                    split.push_back({name, t, coder, subject, points, {}});
                    busyUntil.push_back(MediaTime(INT64_MIN));
                }
                overlapping += lane > 0;
                split[lane].rows.push_back(i);
                busyUntil[lane] = ends[i];
            }
            for (Lane& lane : split) {
                lane.name = freeName(name);
                out.lanes.push_back(std::move(lane));
            }
        }
    }
    if (overlapping > 0)
        out.warnings.push_back(count(overlapping, "code overlaps", "codes overlap") +
                               " another of the same tier and lies in a tier beside it");
    return out;
}

void warnOfLoss(const TimedDocument& document, const Holds& holds, std::vector<std::string>& warnings) {
    const auto warn = [&](bool held, const char* what, auto has) {
        const auto n = static_cast<std::size_t>(std::ranges::count_if(document.rows, has));
        if (!held && n > 0)
            warnings.push_back(fmt::format("{} of {} left out: this format has no place for them", what,
                                           count(n, "code is", "codes are")));
    };
    warn(holds.coder, "the coders", [](const TimedRow& r) { return !r.coder.empty(); });
    warn(holds.subject, "the persons coded", [](const TimedRow& r) { return !r.subject.empty(); });
    warn(holds.modifiers, "the modifiers", [](const TimedRow& r) { return !r.modifiers.empty(); });
    warn(holds.comment, "the comments", [](const TimedRow& r) { return !r.comment.empty(); });
    warn(holds.emptyCodes, "the empty labels", [](const TimedRow& r) { return trimmed(r.code).empty(); });
}

} // namespace attune::exchange
