// SPDX-License-Identifier: GPL-3.0-or-later
// An edit as the history says it.
#include "models/coding_rules.h"
#include "models/edit.h"

#include <algorithm>

namespace attune {

namespace {

std::string dimensionName(const CodingScheme* scheme, const DimensionId& id) {
    return scheme ? scheme->nameOf(id) : id.value;
}

const char* statusInWords(RatingStatus status) {
    switch (status) {
    case RatingStatus::Coded:
        return "coded";
    case RatingStatus::NotCodable:
        return "not codable";
    case RatingStatus::NotObserved:
        return "not observed";
    case RatingStatus::NotApplicable:
        return "not applicable";
    case RatingStatus::Skipped:
        return "skipped";
    }
    return "";
}

struct Teller {
    const CodingScheme* scheme;
    const SingleEdit* inverse; ///< what takes the edit back; null: not known

    // What was there before, by the edit that would bring it back; null when there was nothing, or it is not known.
    template <typename Inverse> const Inverse* before() const {
        return inverse ? std::get_if<Inverse>(inverse) : nullptr;
    }

    std::string operator()(const DeclareClip& e) const { return "Add clip " + named(e.clip); }
    std::string operator()(const ChangeClip& e) const { return "Change clip " + named(e.clip); }
    std::string operator()(const RemoveClip& e) const { return "Remove clip " + e.clip.value; }
    std::string operator()(const SetClipView& e) const {
        return (e.view ? "Set the second view of " : "Take away the second view of ") + e.clip.value;
    }
    std::string operator()(const SetRating& e) const {
        const std::string dimension = dimensionName(scheme, e.about.dimension);
        const auto* set = before<SetRating>();
        const Rating* was = set && set->about == e.about ? &set->rating : nullptr;
        const bool written = e.rating.status == RatingStatus::Coded && !e.rating.steps;
        if (was && was->status == e.rating.status && was->steps == e.rating.steps && !written) {
            if (was->note != e.rating.note)
                return (e.rating.note.empty() ? "Remove the note on " : "Note on ") + dimension;
            if (was->reason != e.rating.reason)
                return "Reason for " + dimension;
            if (was->confidence != e.rating.confidence)
                return "Sureness of " + dimension;
            if (was->rationale != e.rating.rationale)
                return "Rationale of " + dimension;
        }
        if (written)
            return "Write " + dimension;
        if (!e.rating.steps)
            return "Mark " + dimension + " " + statusInWords(e.rating.status);
        const std::string score = scoreText(e.about.dimension, *e.rating.steps);
        const bool changed = was && was->steps && was->steps != e.rating.steps;
        return "Rate " + dimension + " " +
               (changed ? scoreText(e.about.dimension, *was->steps) + " \u2192 " + score : score);
    }
    std::string operator()(const ClearRating& e) const {
        return "Clear rating of " + dimensionName(scheme, e.about.dimension);
    }
    std::string operator()(const AddEvidence& e) const {
        return "Add evidence for " + dimensionName(scheme, e.evidence.dimension);
    }
    std::string operator()(const ChangeEvidence& e) const {
        const std::string dimension = dimensionName(scheme, e.evidence.dimension);
        if (const auto* was = before<ChangeEvidence>(); was && was->evidence.id == e.evidence.id) {
            Evidence same = was->evidence;
            same.note = e.evidence.note;
            if (same == e.evidence)
                return "Note on evidence for " + dimension;
            same = was->evidence;
            same.span = e.evidence.span;
            if (same == e.evidence)
                return "Move evidence for " + dimension;
        }
        return "Change evidence for " + dimension;
    }
    std::string operator()(const RemoveEvidence&) const {
        const auto* was = before<AddEvidence>();
        return was ? "Remove evidence for " + dimensionName(scheme, was->evidence.dimension) : "Remove evidence";
    }
    std::string operator()(const AddSegment& e) const { return withLabel("Add segment", e.segment); }
    std::string operator()(const ChangeSegment& e) const {
        const auto* was = before<ChangeSegment>();
        if (!was || was->segment.id != e.segment.id)
            return withLabel("Change segment", e.segment);
        Segment same = was->segment;
        same.span = e.segment.span;
        if (same == e.segment) {
            const bool begins = was->segment.span.begin != e.segment.span.begin;
            const bool ends = was->segment.span.end != e.segment.span.end;
            return withLabel(begins == ends ? "Move segment"
                             : begins       ? "Move the begin of segment"
                                            : "Move the end of segment",
                             e.segment);
        }
        same = was->segment;
        same.note = e.segment.note;
        if (same == e.segment)
            return withLabel("Note on segment", e.segment);
        if (was->segment.label != e.segment.label && !was->segment.label.empty() && !e.segment.label.empty())
            return "Change segment " + labelOf(was->segment) + " \u2192 " + labelOf(e.segment);
        return withLabel("Change segment", e.segment);
    }
    std::string operator()(const RemoveSegment&) const {
        const auto* was = before<AddSegment>();
        return was ? withLabel("Remove segment", was->segment) : "Remove segment";
    }

    std::string scoreText(const DimensionId& dimension, std::int64_t steps) const {
        const Scale* scale = scaleOf(scheme, dimension);
        return scale ? scale->textOf(steps) : std::to_string(steps);
    }
    static std::string named(const Clip& clip) { return clip.alias.empty() ? clip.id.value : clip.alias; }
    std::string labelOf(const Segment& segment) const {
        const Track* track = scheme ? scheme->findTrack(segment.track) : nullptr;
        const Code* code = track ? track->find(segment.label) : nullptr;
        return code ? code->name : segment.label;
    }
    std::string withLabel(const std::string& words, const Segment& segment) const {
        return segment.label.empty() ? words : words + " " + labelOf(segment);
    }
};

// A rating, and what the skip rules made of others in its wake: the rating is what was done.
bool isRatingWithRules(const Batch& batch) {
    const auto byRules = [](const SingleEdit& edit) {
        const auto* set = std::get_if<SetRating>(&edit);
        return std::holds_alternative<ClearRating>(edit) ||
               (set && set->rating.status == RatingStatus::NotApplicable && set->rating.reason.starts_with(byRule));
    };
    const SingleEdit& first = batch.edits.front();
    return (std::holds_alternative<SetRating>(first) || std::holds_alternative<ClearRating>(first)) &&
           std::all_of(batch.edits.begin() + 1, batch.edits.end(), byRules);
}

} // namespace

std::string inWords(const Edit& edit, const CodingScheme* scheme, const Edit* inverse) {
    const auto* batch = std::get_if<Batch>(&edit);
    if (batch && (!batch->words.empty() || batch->edits.empty()))
        return batch->words;
    if (batch && batch->edits.size() > 1 && !isRatingWithRules(*batch))
        return std::to_string(batch->edits.size()) + " changes";
    const std::vector<SingleEdit> back = inverse ? changesOf(*inverse) : std::vector<SingleEdit>();
    // The inverse of a batch begins at its end.
    return std::visit(Teller{scheme, back.empty() ? nullptr : &back.back()},
                      batch ? batch->edits.front() : changesOf(edit).front());
}

} // namespace attune
