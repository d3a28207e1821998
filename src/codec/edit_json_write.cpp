// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/edit_json.h"
#include "codec/edit_names.h"
#include "codec/json_reader.h"
#include "codec/segment_json.h"

namespace attune {

namespace {

using namespace codec;

void put(Json& out, const char* key, const std::string& text) {
    if (!text.empty())
        out[key] = text;
}

struct EditWriter {
    Json out;
    const CodingScheme* scheme = nullptr;

    void key(const CodingKey& key) {
        out["clip"] = key.clip.value;
        out["coder"] = key.rater.value;
    }
    void about(const RatingKey& about) {
        if (about.unit.segment)
            out["segment"] = about.unit.segment->value;
        out["dimension"] = about.dimension.value;
    }
    void start(const std::optional<CodingStart>& start) {
        if (!start)
            return;
        out["scheme"]["id"] = start->scheme.id.value;
        out["scheme"]["version"] = start->scheme.version;
        if (start->startedMs)
            out["startedMs"] = *start->startedMs;
    }
    void clip(const Clip& clip) {
        out["clip"] = clip.id.value;
        out["durationNs"] = clip.duration.ns;
        if (clip.frameCount != 0)
            out["frameCount"] = clip.frameCount;
        // All texts always: in clip.change one left out would stay as it was.
        out["alias"] = clip.alias;
        out["title"] = clip.title;
        out["setting"] = clip.setting;
        out["mediaPath"] = clip.mediaPath;
        out["contentHash"] = clip.contentHash;
        out["purpose"] = clip.purpose;
        if (clip.ageMonths)
            out["ageMonths"] = {clip.ageMonths->first, clip.ageMonths->second};
        if (clip.consentUntil)
            out["consentUntil"] = *clip.consentUntil;
        view(clip.view);
    }
    void view(const std::optional<ClipView>& view) {
        if (!view)
            return;
        Json& in = out["view"];
        in["mediaPath"] = view->mediaPath;
        in["contentHash"] = view->contentHash;
        in["offsetNs"] = view->offset.ns;
    }
    void evidence(const Evidence& evidence) {
        out["marker"] = evidence.id.value;
        out["dimension"] = evidence.dimension.value;
        out["direction"] = evidence.direction == EvidenceDirection::Plus ? "+" : "-";
        span(evidence.span);
        out["note"] = evidence.note;
    }
    // All always in segment.change, where one left out would stay as it was.
    void segment(const Segment& segment, bool all) {
        out["segment"] = segment.id.value;
        out["track"] = segment.track;
        span(segment.span);
        out["label"] = segment.label;
        putSegmentAbout(out, segment, all);
    }
    void span(const TimeSpan& span) {
        out["beginNs"] = span.begin.ns;
        out["endNs"] = span.end.ns;
    }

    void operator()(const DeclareClip& e) { clip(e.clip); }
    void operator()(const ChangeClip& e) { clip(e.clip); }
    void operator()(const RemoveClip& e) { out["clip"] = e.clip.value; }
    void operator()(const SetClipView& e) {
        out["clip"] = e.clip.value;
        view(e.view);
    }
    void operator()(const SetRating& e) {
        key(e.key);
        about(e.about);
        out["status"] = statusName(static_cast<int>(e.rating.status));
        if (e.rating.steps) {
            out["steps"] = *e.rating.steps;
            const Scale* scale =
                scheme ? scaleOf(scheme->ref.id.empty() ? nullptr : scheme, e.about.dimension) : nullptr;
            if (scale && (scale->kind == ScaleKind::Nominal || scale->kind == ScaleKind::Binary))
                out["score"] = scale->textOf(*e.rating.steps);
            else if (scale)
                out["score"] = number(scale->valueOf(*e.rating.steps));
        }
        put(out, "reason", e.rating.reason);
        if (e.rating.confidence != 0)
            out["confidence"] = e.rating.confidence;
        put(out, "note", e.rating.note);
        put(out, "rationale", e.rating.rationale);
        start(e.start);
    }
    void operator()(const ClearRating& e) {
        key(e.key);
        about(e.about);
    }
    void operator()(const AddEvidence& e) {
        key(e.key);
        evidence(e.evidence);
        start(e.start);
    }
    void operator()(const ChangeEvidence& e) {
        key(e.key);
        evidence(e.evidence);
    }
    void operator()(const RemoveEvidence& e) {
        key(e.key);
        out["marker"] = e.evidence.value;
    }
    void operator()(const AddSegment& e) {
        key(e.key);
        segment(e.segment, false);
        start(e.start);
    }
    void operator()(const ChangeSegment& e) {
        key(e.key);
        segment(e.segment, true);
    }
    void operator()(const RemoveSegment& e) {
        key(e.key);
        out["segment"] = e.segment.value;
    }
    void operator()(const Batch& e) {
        put(out, "words", e.words);
        Json& edits = out["edits"] = Json::array();
        for (const SingleEdit& edit : e.edits) {
            EditWriter one;
            one.scheme = scheme;
            one.out["edit"] = editNames[edit.index()];
            std::visit(one, edit);
            edits.push_back(std::move(one.out));
        }
    }
};

} // namespace

std::string writeEdit(const Edit& edit, const CodingScheme* scheme) {
    EditWriter writer;
    writer.scheme = scheme;
    writer.out["edit"] = editNames[edit.index()];
    std::visit(writer, edit);
    return writer.out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace attune
