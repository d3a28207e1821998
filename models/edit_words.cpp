// SPDX-License-Identifier: GPL-3.0-or-later
// An edit as the history says it.
#include "base/text.h"
#include "models/edit.h"

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

    std::string operator()(const DeclareClip& e) const { return "Add clip " + named(e.clip); }
    std::string operator()(const ChangeClip& e) const { return "Change clip " + named(e.clip); }
    std::string operator()(const RemoveClip& e) const { return "Remove clip " + e.clip.value; }
    std::string operator()(const SetClipView& e) const {
        return (e.view ? "Set the second view of " : "Take away the second view of ") + e.clip.value;
    }
    std::string operator()(const SetRating& e) const {
        const std::string dimension = dimensionName(scheme, e.about.dimension);
        if (e.rating.status == RatingStatus::Coded && !e.rating.steps)
            return "Write " + dimension;
        if (!e.rating.steps)
            return "Mark " + dimension + " " + statusInWords(e.rating.status);
        const Scale* scale = scaleOf(scheme, e.about.dimension);
        return "Rate " + dimension + " " + (scale ? scale->textOf(*e.rating.steps) : std::to_string(*e.rating.steps));
    }
    std::string operator()(const ClearRating& e) const {
        return "Clear rating of " + dimensionName(scheme, e.about.dimension);
    }
    std::string operator()(const AddEvidence& e) const {
        return "Add evidence for " + dimensionName(scheme, e.evidence.dimension);
    }
    std::string operator()(const ChangeEvidence& e) const {
        return "Change evidence for " + dimensionName(scheme, e.evidence.dimension);
    }
    std::string operator()(const RemoveEvidence&) const { return "Remove evidence"; }
    std::string operator()(const AddSegment& e) const { return withLabel("Add segment", e.segment); }
    std::string operator()(const ChangeSegment& e) const { return withLabel("Change segment", e.segment); }
    std::string operator()(const RemoveSegment&) const { return "Remove segment"; }
    std::string operator()(const Batch& e) const {
        if (!e.words.empty() || e.edits.empty())
            return e.words;
        if (e.edits.size() == 1)
            return std::visit(*this, e.edits.front());
        return std::to_string(e.edits.size()) + " changes";
    }

    static std::string named(const Clip& clip) { return clip.alias.empty() ? clip.id.value : clip.alias; }
    static std::string withLabel(const std::string& words, const Segment& segment) {
        return segment.label.empty() ? words : words + " " + segment.label;
    }
};

} // namespace

std::string inWords(const Edit& edit, const CodingScheme* scheme) { return std::visit(Teller{scheme}, edit); }

} // namespace attune
