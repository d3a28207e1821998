// SPDX-License-Identifier: GPL-3.0-or-later
// Scores made from others: pure, so that they are never stored and always agree with what they come from.
#include "base/text.h"
#include "models/coding_rules.h"

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

constexpr std::size_t mostShown = 8; // summands written out in full

bool isOfMarks(DerivedKind kind) {
    return kind == DerivedKind::Count || kind == DerivedKind::Proportion || kind == DerivedKind::RatePerMinute ||
           kind == DerivedKind::DurationSeconds || kind == DerivedKind::DurationPercent;
}

std::string shownNumber(double value) {
    const double rounded = std::round(value * 100) / 100;
    return formatNumber(rounded == 0 ? 0.0 : rounded);
}

struct Computer {
    const CodingScheme& scheme;
    const Coding& coding;
    const UnitOfCoding& unit;
    TimeSpan span; // of the unit
    std::vector<DerivedValue> done;

    DerivedValue of(const DerivedScore& score) const {
        DerivedValue out;
        if (isOfMarks(score.of))
            out = ofMarks(score);
        else if (score.of == DerivedKind::All || score.of == DerivedKind::Any)
            out = ofConditions(score);
        else
            out = ofMembers(score);
        if (out.value)
            for (const Band& band : score.bands)
                if (*out.value >= band.from && *out.value <= band.to)
                    out.band = band.label; // bands rise: where two meet the higher one counts
        return out;
    }

    // The values of the members of one unit: scores, or derived scores further up.
    struct Gathered {
        std::vector<double> values;
        int needed = 0;
        std::string firstMissing;
    };

    void gather(const DimensionId& member, const UnitOfCoding& from, Gathered& into) const {
        const auto derived = std::ranges::find(scheme.derived, member.value, &DerivedScore::id);
        if (derived != scheme.derived.end()) {
            const auto at = static_cast<std::size_t>(derived - scheme.derived.begin());
            ++into.needed;
            if (at < done.size() && done[at].value)
                into.values.push_back(*done[at].value);
            else if (into.firstMissing.empty())
                into.firstMissing = derived->name;
            return;
        }
        const Rating* rating = coding.rating(from, member);
        const Scale* scale = scheme.scaleOf(member);
        if (rating && rating->status == RatingStatus::NotApplicable)
            return;
        ++into.needed;
        if (rating && scale && rating->steps)
            into.values.push_back(scale->isNamed() ? static_cast<double>(*rating->steps)
                                                   : scale->valueOf(*rating->steps));
        else if (into.firstMissing.empty())
            into.firstMissing = scheme.nameOf(member);
    }

    DerivedValue ofMembers(const DerivedScore& score) const {
        Gathered found;
        if (score.over.empty()) {
            for (const DimensionId& member : score.members)
                gather(member, unit, found);
        } else {
            for (const auto& [id, segment] : coding.segments)
                if (unitKindOf(scheme, segment) == score.over)
                    for (const DimensionId& member : score.members)
                        gather(member, {id}, found);
        }
        DerivedValue out;
        const auto has = static_cast<int>(found.values.size());
        const int least = std::max(1, std::min(score.minObserved.value_or(found.needed), found.needed));
        if (has < least) {
            out.undefined =
                found.needed == 0 ? "there is nothing to make it from"
                : has == 0 ? "waits for " + std::to_string(least) + " of " + std::to_string(found.needed) + " scores"
                           : std::to_string(has) + " of " + std::to_string(least) + " scores needed, " +
                                 found.firstMissing + " is missing";
            return out;
        }
        double sum = 0;
        for (const double value : found.values)
            sum += value;
        std::string list;
        if (found.values.size() <= mostShown)
            for (const double value : found.values)
                list += (list.empty() ? "" : " + ") + shownNumber(value);
        const std::string counted = std::to_string(has) + " of " + std::to_string(found.needed);
        switch (score.of) {
        case DerivedKind::Mean:
            out.value = sum / has;
            out.how = "mean of " + counted;
            break;
        case DerivedKind::Max:
            out.value = std::ranges::max(found.values);
            out.how = "highest of " + counted;
            break;
        case DerivedKind::Min:
            out.value = std::ranges::min(found.values);
            out.how = "lowest of " + counted;
            break;
        default:
            out.value = sum;
            out.how = (list.empty() ? "sum of " + counted : list) + " = " + shownNumber(sum);
        }
        return out;
    }

    DerivedValue ofConditions(const DerivedScore& score) const {
        DerivedValue out;
        int met = 0, open = 0;
        for (const Condition& condition : score.conditions) {
            const Rating* rating = coding.rating(unit, condition.about);
            if (meets(condition, scheme, rating))
                ++met;
            else if (!rating || !rating->steps)
                ++open;
        }
        const auto all = static_cast<int>(score.conditions.size());
        const bool any = score.of == DerivedKind::Any;
        // An open condition matters only while it could still decide.
        if (open > 0 && (any ? met == 0 : met + open == all)) {
            out.undefined = std::to_string(open) + " of " + std::to_string(all) + " conditions are still open";
            return out;
        }
        out.value = any ? (met > 0 ? 1 : 0) : (met == all ? 1 : 0);
        out.how = std::to_string(met) + " of " + std::to_string(all) + " conditions met";
        return out;
    }

    DerivedValue ofMarks(const DerivedScore& score) const {
        const auto in = [](const std::vector<std::string>& codes, const Segment& mark) {
            return codes.empty() || std::ranges::find(codes, mark.label) != codes.end();
        };
        std::int64_t counted = 0, of = 0, covered = 0;
        for (const auto& [id, each] : coding.segments) {
            const Segment* mark = &each;
            if (mark->track != score.track)
                continue;
            const bool here = mark->span.isPoint() ? span.covers(mark->span.begin) || mark->span.begin == span.end
                                                   : mark->span.overlaps(span);
            if (!here)
                continue;
            if (in(score.outOf, *mark))
                ++of;
            if (!in(score.codes, *mark))
                continue;
            ++counted;
            covered += (std::min(mark->span.end, span.end) - std::max(mark->span.begin, span.begin)).ns;
        }
        DerivedValue out;
        const double seconds = static_cast<double>(covered) / 1e9, length = static_cast<double>(span.length().ns) / 1e9;
        switch (score.of) {
        case DerivedKind::Proportion:
            out.how = std::to_string(counted) + " of " + std::to_string(of);
            if (of == 0)
                out.undefined = "nothing is marked yet";
            else
                out.value = static_cast<double>(counted) / static_cast<double>(of);
            break;
        case DerivedKind::RatePerMinute:
        case DerivedKind::DurationPercent:
            if (!(length > 0)) {
                out.undefined = "the clip has no length";
            } else if (score.of == DerivedKind::RatePerMinute) {
                out.value = static_cast<double>(counted) / (length / 60);
                out.how = std::to_string(counted) + " in " + shownNumber(length / 60) + " min";
            } else {
                out.value = 100 * seconds / length;
                out.how = shownNumber(seconds) + " s of " + shownNumber(length) + " s";
            }
            break;
        case DerivedKind::DurationSeconds:
            out.value = seconds;
            out.how = std::to_string(counted) + " marks";
            break;
        default:
            out.value = static_cast<double>(counted);
            out.how = std::to_string(counted) + " marks";
        }
        return out;
    }
};

} // namespace

bool isDerivedPer(const CodingScheme& scheme, const DerivedScore& score, const std::string& unitKind) {
    if (isOfMarks(score.of) || !score.over.empty())
        return unitKind == "whole_clip";
    const auto rated = scheme.ratedPer(unitKind);
    const auto per = [&](const DimensionId& member) {
        if (std::ranges::find(rated, member) != rated.end())
            return true;
        const auto derived = std::ranges::find(scheme.derived, member.value, &DerivedScore::id);
        return derived != scheme.derived.end() && isDerivedPer(scheme, *derived, unitKind);
    };
    return std::ranges::all_of(score.members, per) &&
           std::ranges::all_of(score.conditions, [&](const Condition& c) { return per(c.about); });
}

std::vector<DerivedValue> derivedScores(const CodingScheme& scheme, const Coding& coding, const UnitOfCoding& unit,
                                        MediaDuration clip) {
    TimeSpan span{MediaTime(), MediaTime(clip.ns)};
    if (unit.segment)
        if (const auto found = coding.segments.find(*unit.segment); found != coding.segments.end())
            span = found->second.span;
    Computer computer{scheme, coding, unit, span, {}};
    for (const DerivedScore& score : scheme.derived)
        computer.done.push_back(computer.of(score)); // a score may use those above it only
    return std::move(computer.done);
}

} // namespace attune
