// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/timed_document.h"

#include "exchange/text_input.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <tuple>

namespace attune {

namespace {

template <typename T> std::size_t indexOfName(std::vector<T>& list, std::string_view name) {
    const auto found = std::ranges::find(list, name, &T::name);
    if (found != list.end())
        return static_cast<std::size_t>(found - list.begin());
    list.emplace_back().name = name;
    return list.size() - 1;
}

std::string placeOf(const TimedDocument& document, const TimedRow& row) {
    return fmt::format("tier {} at {} s", exchange::cited(document.tiers[row.tier].name), secondsText(row.start));
}

// Two rows of one tier, coder and subject, one after the other, of which the first lasts into the second.
struct Overlap {
    std::size_t row, next;
};

std::vector<Overlap> overlapsOf(const TimedDocument& document) {
    std::vector<std::size_t> order(document.rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto lane = [&](std::size_t i) {
        const TimedRow& row = document.rows[i];
        return std::tie(row.observation, row.tier, row.coder, row.subject);
    };
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return std::pair(lane(a), document.rows[a].start) < std::pair(lane(b), document.rows[b].start);
    });
    std::vector<Overlap> out;
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
        const TimedRow& row = document.rows[order[i]];
        const TimedRow& next = document.rows[order[i + 1]];
        if (lane(order[i]) == lane(order[i + 1]) && row.kind == TimedKind::Interval &&
            next.kind == TimedKind::Interval && row.end && *row.end > next.start && row.start != next.start)
            out.push_back({order[i], order[i + 1]});
    }
    return out;
}

} // namespace

std::size_t TimedDocument::observation(std::string_view name) { return indexOfName(observations, name); }
std::size_t TimedDocument::tier(std::string_view name) { return indexOfName(tiers, name); }

std::vector<std::size_t> TimedDocument::rowsPerTier() const {
    std::vector<std::size_t> out(tiers.size());
    for (const TimedRow& row : rows)
        ++out[row.tier];
    return out;
}

void mendDocument(TimedDocument& document) {
    const auto note = [&](const TimedRow& row, const char* what) {
        document.issues.push_back({placeOf(document, row), what, true});
    };
    std::vector<MediaTime> ends;
    for (const TimedObservation& observation : document.observations)
        ends.push_back(observation.end.value_or(MediaTime(0)));
    for (const TimedRow& row : document.rows)
        ends[row.observation] = std::max({ends[row.observation], row.start, row.end.value_or(row.start)});
    for (TimedRow& row : document.rows) {
        if (row.kind != TimedKind::Interval)
            continue;
        if (row.end && *row.end < row.start) {
            std::swap(*row.end, row.start);
            note(row, "the end lay before the start: the two were swapped");
        } else if (!row.end) {
            row.end = ends[row.observation];
            note(row, "the end was missing: it ends with the session");
        }
    }
    for (const Overlap& overlap : overlapsOf(document)) {
        TimedRow& row = document.rows[overlap.row];
        row.end = document.rows[overlap.next].start;
        note(row, "it overlapped the next code of its tier: it ends where that one starts");
    }
}

void noteOverlaps(TimedDocument& document) {
    for (const Overlap& overlap : overlapsOf(document)) {
        const TimedRow& row = document.rows[overlap.row];
        document.issues.push_back({placeOf(document, row), "it overlaps the next code of its tier", false});
    }
}

Result<TimedDocument> chosen(const TimedDocument& document, const WriteOptions& options) {
    if (!options.observation)
        return document;
    const auto found = std::ranges::find(document.observations, *options.observation, &TimedObservation::name);
    if (found == document.observations.end())
        return fail(ErrorCode::NotFound, "there is no observation " + exchange::cited(*options.observation), {},
                    "choose one that is there");
    const auto index = static_cast<std::size_t>(found - document.observations.begin());
    TimedDocument out = document;
    out.observations = {*found};
    std::erase_if(out.rows, [&](const TimedRow& row) { return row.observation != index; });
    for (TimedRow& row : out.rows)
        row.observation = 0;
    return out;
}

std::string secondsText(MediaTime time) {
    const bool negative = time.ns < 0;
    const auto ns = negative ? 0 - static_cast<std::uint64_t>(time.ns) : static_cast<std::uint64_t>(time.ns);
    std::string out = fmt::format("{}{}", negative ? "-" : "", ns / 1'000'000'000);
    if (const auto rest = ns % 1'000'000'000; rest != 0) {
        out += fmt::format(".{:09}", rest);
        out.resize(out.find_last_not_of('0') + 1);
    }
    return out;
}

} // namespace attune
