// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/coding_rules.h"

#include "base/text.h"
#include "models/time_text.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace attune {

const char* statusId(RatingStatus status) {
    switch (status) {
    case RatingStatus::NotCodable:
        return "not_codable";
    case RatingStatus::NotObserved:
        return "not_observed";
    case RatingStatus::NotApplicable:
        return "not_applicable";
    case RatingStatus::Skipped:
        return "skipped";
    case RatingStatus::Coded:
        break;
    }
    return "coded";
}

namespace {

std::string statusWords(RatingStatus status) {
    std::string out = statusId(status);
    std::ranges::replace(out, '_', ' ');
    return out;
}

class Checker {
  public:
    Checker(const CodingScheme& scheme, const Coding& coding, MediaDuration clip)
        : m_scheme(scheme), m_coding(coding), m_clip(clip) {}

    std::vector<std::string> run() {
        checkUnit({}, "whole_clip", {});
        for (const Episode& episode : m_scheme.episodes) {
            bool there = false;
            for (const Segment* mark : marksOf(m_coding, episodeTrack))
                there = there || mark->label == episode.id;
            if (!there && episode.required)
                say("The episode " + episode.name + " is not marked");
        }
        std::vector<const Segment*> units;
        for (const auto& [id, segment] : m_coding.segments)
            if (!ratedPer(unitKindOf(m_scheme, segment)).empty())
                units.push_back(&segment);
        std::ranges::sort(units, [](const Segment* a, const Segment* b) {
            return std::tie(a->span, a->id) < std::tie(b->span, b->id);
        });
        for (const Segment* segment : units)
            checkUnit({segment->id}, unitKindOf(m_scheme, *segment), " in " + nameOf(*segment));
        for (const Track& track : m_scheme.tracks)
            checkTrack(track);
        return std::move(m_missing);
    }

  private:
    const std::vector<DimensionId>& ratedPer(const std::string& kind) {
        const auto [found, isNew] = m_rated.try_emplace(kind);
        if (isNew)
            found->second = m_scheme.ratedPer(kind);
        return found->second;
    }

    void say(std::string sentence) { m_missing.push_back(std::move(sentence)); }

    std::string nameOf(const Segment& segment) const {
        if (segment.track == episodeTrack)
            for (const Episode& episode : m_scheme.episodes)
                if (episode.id == segment.label)
                    return "the episode " + episode.name;
        return (segment.label.empty() ? "the segment" : segment.label) + " at " + formatMediaTime(segment.span.begin);
    }

    void checkUnit(const UnitOfCoding& unit, const std::string& kind, const std::string& where) {
        const auto& rated = ratedPer(kind);
        if (rated.empty())
            return;
        const auto skipped = skippedByRule(m_scheme, m_coding, unit);
        for (const DimensionId& id : rated)
            checkRating(unit, id, where, skipped);
        for (const ConstrainedSum& sum : m_scheme.sums)
            checkSum(unit, sum, where, rated);
    }

    bool isNeeded(const DimensionId& id) const {
        const Dimension& dimension = *m_scheme.dimensionOf(id);
        if (id == dimension.id)
            return true;
        for (const Item& item : dimension.items)
            if (id.value == dimension.id.value + "/" + item.id.value)
                return item.required;
        return false; // a second choice
    }

    void checkRating(const UnitOfCoding& unit, const DimensionId& id, const std::string& where,
                     const std::map<DimensionId, std::string>& skipped) {
        const Rating* rating = m_coding.rating(unit, id);
        const std::string name = m_scheme.nameOf(id);
        if (const auto rule = skipped.find(id); rule != skipped.end()) {
            if (rating && rating->status != RatingStatus::NotApplicable)
                say(name + where + " is not applicable: " + rule->second);
            return;
        }
        if (!rating) {
            if (isNeeded(id))
                say(name + " has no score yet" + where);
            return;
        }
        if (rating->status != RatingStatus::Coded && rating->reason.empty() &&
            std::ranges::find(m_scheme.reasonFor, statusId(rating->status)) != m_scheme.reasonFor.end())
            say(name + where + " is marked " + statusWords(rating->status) + " and needs a reason");
        const Dimension& dimension = *m_scheme.dimensionOf(id);
        const int has = m_coding.evidenceCount(unit, id);
        if (id == dimension.id && rating->status == RatingStatus::Coded && has < dimension.minEvidence)
            say(name + where + " needs " + std::to_string(dimension.minEvidence) + " pieces of evidence and has " +
                std::to_string(has));
    }

    void checkSum(const UnitOfCoding& unit, const ConstrainedSum& sum, const std::string& where,
                  const std::vector<DimensionId>& rated) {
        double total = 0;
        for (const DimensionId& member : sum.members) {
            const Rating* rating = m_coding.rating(unit, member);
            if (std::ranges::find(rated, member) == rated.end() || !rating || !rating->steps)
                return; // of another unit, or said already
            total += m_scheme.scaleOf(member)->valueOf(*rating->steps);
        }
        if (std::abs(total - sum.sum) > 1e-9)
            say("The points of " + sum.name + where + " make " + formatNumber(total) + " and must make " +
                formatNumber(sum.sum));
    }

    void checkTrack(const Track& track) {
        const auto marks = marksOf(m_coding, track.id);
        MediaTime reached;
        std::int64_t open = 0, overlapping = 0;
        std::optional<MediaTime> firstOpen, firstOverlap;
        for (const Segment* mark : marks) {
            if (mark->span.begin < reached && !mark->span.isPoint()) {
                ++overlapping;
                firstOverlap = firstOverlap.value_or(mark->span.begin);
            } else if (mark->span.begin > reached) {
                open += (mark->span.begin - reached).ns;
                firstOpen = firstOpen.value_or(reached);
            }
            reached = std::max(reached, mark->span.end);
        }
        if (const MediaTime end(m_clip.ns); reached < end) {
            open += (end - reached).ns;
            firstOpen = firstOpen.value_or(reached);
        }
        if (track.isExclusive() && overlapping > 0)
            say("Marks of the row " + track.name + " overlap, the first at " + formatMediaTime(*firstOverlap));
        if (track.exhaustive && open > 0)
            say("The row " + track.name + " leaves " + formatNumber(std::round(static_cast<double>(open) / 1e8) / 10) +
                " s uncoded, from " + formatMediaTime(*firstOpen));
    }

    const CodingScheme& m_scheme;
    const Coding& m_coding;
    const MediaDuration m_clip;
    std::map<std::string, std::vector<DimensionId>> m_rated; // by kind of unit
    std::vector<std::string> m_missing;
};

} // namespace

std::string unitKindOf(const CodingScheme& scheme, const Segment& segment) {
    if (segment.track == episodeTrack && !scheme.episodes.empty())
        return "episode";
    if (const Track* track = scheme.findTrack(segment.track))
        switch (track->kind) {
        case TrackKind::Intervals:
            return "interval";
        case TrackKind::Events:
            return "event";
        case TrackKind::States:
            return "state";
        case TrackKind::Segments:
            break;
        }
    return "segment";
}

std::string unitKindOf(const CodingScheme& scheme, const Coding& coding, const UnitOfCoding& unit) {
    if (unit.segment)
        if (const auto found = coding.segments.find(*unit.segment); found != coding.segments.end())
            return unitKindOf(scheme, found->second);
    return "whole_clip";
}

bool meets(const Condition& condition, const CodingScheme& scheme, const Rating* rating) {
    const Scale* scale = scheme.scaleOf(condition.about);
    if (!rating || !rating->steps || !scale)
        return false;
    if (!condition.steps.empty() && std::ranges::find(condition.steps, *rating->steps) == condition.steps.end())
        return false;
    const double points = scale->valueOf(*rating->steps);
    return points >= condition.atLeast.value_or(points) && points <= condition.atMost.value_or(points);
}

std::map<DimensionId, std::string> skippedByRule(const CodingScheme& scheme, const Coding& coding,
                                                 const UnitOfCoding& unit) {
    std::map<DimensionId, std::string> out;
    for (const SkipRule& rule : scheme.skipRules) {
        const Rating* rating = coding.rating(unit, rule.when.about);
        if (!meets(rule.when, scheme, rating))
            continue;
        const std::string why =
            scheme.nameOf(rule.when.about) + " is " + scheme.scaleOf(rule.when.about)->textOf(*rating->steps);
        for (const DimensionId& id : rule.skip)
            out.emplace(id, why);
    }
    return out;
}

std::vector<std::string> whatIsMissing(const CodingScheme& scheme, const Coding& coding, MediaDuration clip) {
    return Checker(scheme, coding, clip).run();
}

std::vector<const Segment*> marksOf(const Coding& coding, const std::string& track) {
    std::vector<const Segment*> out;
    for (const auto& [id, segment] : coding.segments)
        if (segment.track == track)
            out.push_back(&segment);
    std::ranges::sort(
        out, [](const Segment* a, const Segment* b) { return std::tie(a->span, a->id) < std::tie(b->span, b->id); });
    return out;
}

std::vector<TimeSpan> intervalsOf(const Track& track, MediaDuration clip) {
    std::vector<TimeSpan> out;
    if (track.length.ns <= 0)
        return out;
    for (std::int64_t begin = track.offset.ns; begin < clip.ns; begin += track.length.ns)
        out.push_back({MediaTime(begin), MediaTime(std::min(begin + track.length.ns, clip.ns))});
    return out;
}

} // namespace attune
