// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/edit.h"

#include "base/text.h"

#include <algorithm>

namespace attune {

namespace {

constexpr std::size_t longestId = 200;
constexpr std::size_t longestText = std::size_t{64} * 1024;

std::unexpected<Error> invalid(std::string what, std::string todo) {
    return fail(ErrorCode::Invalid, std::move(what), {}, std::move(todo));
}

// An identifier: 1 to 200 bytes of UTF-8 without control characters.
Status checkId(const std::string& id, const char* field) {
    if (id.empty())
        return invalid(std::string("the name in \"") + field + "\" is empty", "give it a name");
    const bool control = std::ranges::any_of(id, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    if (id.size() > longestId || control || sanitizeUtf8(id) != id)
        return invalid(std::string("the name in \"") + field + "\" is too long or holds unprintable characters",
                       "use a short plain name");
    return {};
}

Status checkText(const std::string& text, const char* field) {
    if (text.size() > longestText)
        return invalid(std::string("the text in \"") + field + "\" is longer than 64 KiB", "shorten it");
    if (text.find('\0') != std::string::npos || sanitizeUtf8(text) != text)
        return invalid(std::string("the text in \"") + field + "\" is not plain UTF-8", "type it again");
    return {};
}

// The first failure among several checks.
template <typename... S> Status firstFault(S&&... checks) {
    Status out;
    (void)((checks.has_value() || (out = std::forward<S>(checks), false)) && ...);
    return out;
}

Status checkSpan(TimeSpan span, MediaDuration duration) {
    if (!span.isValid())
        return invalid("the span ends before it begins", "give an end at or after the beginning");
    if (span.begin.ns < 0 || span.end.ns > duration.ns)
        return invalid("the span lies outside the clip, which is 0 to " + std::to_string(duration.ns) + " ns",
                       "keep within the clip");
    return {};
}

// One edit at a time: looks first, changes only when all is well.
class Editor {
  public:
    explicit Editor(LibraryState& state) : m_state(state) {}

    Result<SingleEdit> operator()(const DeclareClip& edit) {
        if (auto ok = checkClip(edit.clip); !ok)
            return std::unexpected(ok.error());
        if (m_state.clips.contains(edit.clip.id))
            return fail(ErrorCode::Conflict, "there is a clip " + edit.clip.id.value + " already", {},
                        "use another name or clip.change");
        m_state.clips.emplace(edit.clip.id, edit.clip);
        return RemoveClip{edit.clip.id};
    }

    Result<SingleEdit> operator()(const ChangeClip& edit) {
        if (auto ok = checkClip(edit.clip); !ok)
            return std::unexpected(ok.error());
        const auto found = m_state.clips.find(edit.clip.id);
        if (found == m_state.clips.end())
            return noClip(edit.clip.id);
        if (edit.clip.duration < found->second.duration)
            for (const Coding* coding : codingsOf(edit.clip.id)) {
                auto sticksOut = [&](const auto& entry) { return entry.second.span.end.ns > edit.clip.duration.ns; };
                if (std::ranges::any_of(coding->segments, sticksOut) ||
                    std::ranges::any_of(coding->evidence, sticksOut))
                    return fail(ErrorCode::Conflict, "codes of this clip lie beyond the new duration",
                                edit.clip.id.value, "keep the duration");
            }
        return ChangeClip{std::exchange(found->second, edit.clip)};
    }

    Result<SingleEdit> operator()(const RemoveClip& edit) {
        const auto found = m_state.clips.find(edit.clip);
        if (found == m_state.clips.end())
            return noClip(edit.clip);
        if (!codingsOf(edit.clip).empty())
            return fail(ErrorCode::Conflict, "the clip " + edit.clip.value + " has been coded", {},
                        "keep it, or remove its codes first");
        SingleEdit inverse = DeclareClip{std::move(found->second)};
        m_state.clips.erase(found);
        return inverse;
    }

    Result<SingleEdit> operator()(const SetClipView& edit) {
        if (auto ok = checkView(edit.view); !ok)
            return std::unexpected(ok.error());
        const auto found = m_state.clips.find(edit.clip);
        if (found == m_state.clips.end())
            return noClip(edit.clip);
        return SetClipView{edit.clip, std::exchange(found->second.view, edit.view)};
    }

    Result<SingleEdit> operator()(const SetRating& edit) {
        auto target = open(edit.key, edit.start);
        if (!target)
            return std::unexpected(target.error());
        if (auto ok = checkRating(*target, edit); !ok)
            return std::unexpected(ok.error());
        Coding& coding = bringInto(*target);
        const auto found = coding.ratings.find(edit.about);
        if (found == coding.ratings.end()) {
            coding.ratings.emplace(edit.about, edit.rating);
            return ClearRating{edit.key, edit.about};
        }
        return SetRating{edit.key, edit.about, std::exchange(found->second, edit.rating), {}};
    }

    Result<SingleEdit> operator()(const ClearRating& edit) {
        auto coding = openExisting(edit.key);
        if (!coding)
            return std::unexpected(coding.error());
        const auto found = (*coding)->ratings.find(edit.about);
        if (found == (*coding)->ratings.end())
            return fail(ErrorCode::NotFound, "there is no rating of " + edit.about.dimension.value, {},
                        "rate it first");
        SetRating inverse{edit.key, edit.about, std::move(found->second), {}};
        (*coding)->ratings.erase(found);
        inverse.start = endIfEmpty(edit.key);
        return inverse;
    }

    Result<SingleEdit> operator()(const AddEvidence& edit) {
        auto target = open(edit.key, edit.start);
        if (!target)
            return std::unexpected(target.error());
        if (auto ok = checkEvidence(*target, edit.evidence); !ok)
            return std::unexpected(ok.error());
        if (target->coding && target->coding->evidence.contains(edit.evidence.id))
            return fail(ErrorCode::Conflict, "there is a marker " + edit.evidence.id.value + " already", {},
                        "use another name or marker.change");
        bringInto(*target).evidence.emplace(edit.evidence.id, edit.evidence);
        return RemoveEvidence{edit.key, edit.evidence.id};
    }

    Result<SingleEdit> operator()(const ChangeEvidence& edit) {
        auto found = findEvidence(edit.key, edit.evidence.id);
        if (!found)
            return std::unexpected(found.error());
        auto target = open(edit.key, {});
        if (auto ok = checkEvidence(*target, edit.evidence); !ok)
            return std::unexpected(ok.error());
        return ChangeEvidence{edit.key, std::exchange(**found, edit.evidence)};
    }

    Result<SingleEdit> operator()(const RemoveEvidence& edit) {
        auto found = findEvidence(edit.key, edit.evidence);
        if (!found)
            return std::unexpected(found.error());
        AddEvidence inverse{edit.key, std::move(**found), {}};
        m_state.codings.at(edit.key).evidence.erase(edit.evidence);
        inverse.start = endIfEmpty(edit.key);
        return inverse;
    }

    Result<SingleEdit> operator()(const AddSegment& edit) {
        auto target = open(edit.key, edit.start);
        if (!target)
            return std::unexpected(target.error());
        if (auto ok = checkSegment(*target, edit.segment); !ok)
            return std::unexpected(ok.error());
        if (target->coding && target->coding->segments.contains(edit.segment.id))
            return fail(ErrorCode::Conflict, "there is a segment " + edit.segment.id.value + " already", {},
                        "use another name or segment.change");
        bringInto(*target).segments.emplace(edit.segment.id, edit.segment);
        return RemoveSegment{edit.key, edit.segment.id};
    }

    Result<SingleEdit> operator()(const ChangeSegment& edit) {
        auto found = findSegment(edit.key, edit.segment.id);
        if (!found)
            return std::unexpected(found.error());
        auto target = open(edit.key, {});
        if (auto ok = checkSegment(*target, edit.segment); !ok)
            return std::unexpected(ok.error());
        return ChangeSegment{edit.key, std::exchange(**found, edit.segment)};
    }

    Result<SingleEdit> operator()(const RemoveSegment& edit) {
        auto found = findSegment(edit.key, edit.segment);
        if (!found)
            return std::unexpected(found.error());
        Coding& coding = m_state.codings.at(edit.key);
        if (std::ranges::any_of(coding.ratings,
                                [&](const auto& entry) { return entry.first.unit.segment == edit.segment; }))
            return fail(ErrorCode::Conflict, "ratings rest on the segment " + edit.segment.value, {},
                        "clear those ratings first");
        AddSegment inverse{edit.key, std::move(**found), {}};
        coding.segments.erase(edit.segment);
        inverse.start = endIfEmpty(edit.key);
        return inverse;
    }

  private:
    // Where an edit of a coding goes: the coding there is, or the one it would bring into being.
    struct Target {
        CodingKey key;
        const Clip* clip = nullptr;
        Coding* coding = nullptr;
        CodingStart start;
        const CodingScheme* scheme = nullptr; // null: none is known
    };

    static std::unexpected<Error> noClip(const ClipId& clip) {
        return fail(ErrorCode::NotFound, "there is no clip " + clip.value, {}, "declare it first");
    }

    static Status checkClip(const Clip& clip) {
        if (clip.duration.ns < 0 || clip.frameCount < 0)
            return invalid("the clip's duration or frame count is below zero", "give its real length");
        if (clip.ageMonths && (clip.ageMonths->first < 0 || clip.ageMonths->second < clip.ageMonths->first))
            return invalid("the ages in months are not a range", "give the lower age first");
        return firstFault(checkView(clip.view), checkId(clip.id.value, "clip"), checkText(clip.alias, "alias"),
                          checkText(clip.title, "title"), checkText(clip.setting, "setting"),
                          checkText(clip.mediaPath, "mediaPath"), checkText(clip.contentHash, "contentHash"),
                          checkText(clip.purpose, "purpose"),
                          checkText(clip.consentUntil.value_or(""), "consentUntil"));
    }

    static Status checkView(const std::optional<ClipView>& view) {
        if (!view)
            return {};
        constexpr std::int64_t week = std::int64_t{7} * 24 * 3600 * 1'000'000'000;
        if (view->mediaPath.empty())
            return invalid("the second view has no file", "name its file");
        if (view->offset.ns > week || view->offset.ns < -week)
            return invalid("the second view is off by more than a week", "set the offset again");
        return firstFault(checkText(view->mediaPath, "mediaPath"), checkText(view->contentHash, "contentHash"));
    }

    std::vector<const Coding*> codingsOf(const ClipId& clip) const {
        std::vector<const Coding*> out;
        for (auto it = m_state.codings.lower_bound(CodingKey{clip, {}});
             it != m_state.codings.end() && it->first.clip == clip; ++it)
            out.push_back(&it->second);
        return out;
    }

    Result<Target> open(const CodingKey& key, const std::optional<CodingStart>& start) {
        if (auto ok = firstFault(checkId(key.clip.value, "clip"), checkId(key.rater.value, "coder")); !ok)
            return std::unexpected(ok.error());
        const auto clip = m_state.clips.find(key.clip);
        if (clip == m_state.clips.end())
            return noClip(key.clip);
        Target target{key, &clip->second, nullptr, start.value_or(CodingStart{m_state.defaultScheme, {}}), nullptr};
        if (const auto coding = m_state.codings.find(key); coding != m_state.codings.end()) {
            target.coding = &coding->second;
            target.start = {coding->second.scheme, coding->second.startedMs};
            if (target.coding->state == CodingState::Submitted)
                return fail(ErrorCode::Conflict,
                            "the coding of " + key.clip.value + " by " + key.rater.value + " is submitted and locked",
                            {}, "nothing to do: submitted codes stay as they are");
        }
        if (!target.start.scheme.id.empty()) {
            const auto scheme = m_state.schemes.find(target.start.scheme);
            if (scheme == m_state.schemes.end())
                return fail(ErrorCode::NotFound, "there is no coding scheme " + target.start.scheme.id.value, {},
                            "add the scheme first");
            target.scheme = &scheme->second;
        }
        return target;
    }

    Result<Coding*> openExisting(const CodingKey& key) {
        auto target = open(key, {});
        if (!target)
            return std::unexpected(target.error());
        if (!target->coding)
            return fail(ErrorCode::NotFound, key.rater.value + " has not coded " + key.clip.value, {},
                        "check clip and coder");
        return target->coding;
    }

    Result<Evidence*> findEvidence(const CodingKey& key, const EvidenceId& id) {
        auto coding = openExisting(key);
        if (!coding)
            return std::unexpected(coding.error());
        const auto found = (*coding)->evidence.find(id);
        if (found == (*coding)->evidence.end())
            return fail(ErrorCode::NotFound, "there is no marker " + id.value, {}, "check the name");
        return &found->second;
    }

    Result<Segment*> findSegment(const CodingKey& key, const SegmentId& id) {
        auto coding = openExisting(key);
        if (!coding)
            return std::unexpected(coding.error());
        const auto found = (*coding)->segments.find(id);
        if (found == (*coding)->segments.end())
            return fail(ErrorCode::NotFound, "there is no segment " + id.value, {}, "check the name");
        return &found->second;
    }

    Coding& bringInto(const Target& target) {
        if (target.coding)
            return *target.coding;
        Coding fresh;
        fresh.clip = target.key.clip;
        fresh.rater = target.key.rater;
        fresh.scheme = target.start.scheme;
        fresh.startedMs = target.start.startedMs;
        return m_state.codings.emplace(target.key, std::move(fresh)).first->second;
    }

    // A draft that holds nothing is gone; what it would need to come back the same is given.
    std::optional<CodingStart> endIfEmpty(const CodingKey& key) {
        const auto found = m_state.codings.find(key);
        const Coding& coding = found->second;
        if (!coding.ratings.empty() || !coding.evidence.empty() || !coding.segments.empty())
            return {};
        CodingStart start{coding.scheme, coding.startedMs};
        m_state.codings.erase(found);
        return start;
    }

    static Status checkDimension(const Target& target, const DimensionId& dimension) {
        if (auto ok = checkId(dimension.value, "dimension"); !ok)
            return ok;
        if (!scaleOf(target.scheme, dimension))
            return invalid("the scheme " + target.scheme->ref.id.value + " has no dimension " + dimension.value,
                           "use one of the scheme's dimensions");
        return {};
    }

    static Status checkRating(const Target& target, const SetRating& edit) {
        const Rating& rating = edit.rating;
        if (auto ok = firstFault(checkDimension(target, edit.about.dimension), checkText(rating.reason, "reason"),
                                 checkText(rating.note, "note"), checkText(rating.rationale, "rationale"));
            !ok)
            return ok;
        if (const auto& segment = edit.about.unit.segment)
            if (!target.coding || !target.coding->segments.contains(*segment))
                return fail(ErrorCode::NotFound, "there is no segment " + segment->value, {}, "mark the segment first");
        const Scale& scale = *scaleOf(target.scheme, edit.about.dimension);
        const bool coded = rating.status == RatingStatus::Coded;
        if (scale.isText() && (rating.steps || (coded && rating.note.empty())))
            return invalid(edit.about.dimension.value + " is answered in words", "write them as the note");
        if (!scale.isText() && coded != rating.steps.has_value())
            return invalid("a coded rating needs a score, and only a coded one has one",
                           "give a score or another status");
        if (rating.steps && !scale.contains(*rating.steps))
            return invalid("the score of " + edit.about.dimension.value + " is off its scale",
                           "give a score from " + scale.textOf(0) + " to " + scale.textOf(scale.topStep()));
        if (rating.confidence < 0 || rating.confidence > 3)
            return invalid("the confidence is not 0, 1, 2 or 3", "give one of these");
        return {};
    }

    static Status checkEvidence(const Target& target, const Evidence& evidence) {
        const bool known = !target.scheme || target.scheme->dimensionOf(evidence.dimension);
        return firstFault(checkId(evidence.id.value, "marker"),
                          known ? checkId(evidence.dimension.value, "dimension")
                                : checkDimension(target, evidence.dimension),
                          checkSpan(evidence.span, target.clip->duration), checkText(evidence.note, "note"));
    }

    static Status checkSegment(const Target& target, const Segment& segment) {
        return firstFault(checkId(segment.id.value, "segment"), checkId(segment.track, "track"),
                          checkSpan(segment.span, target.clip->duration), checkText(segment.label, "label"),
                          checkText(segment.person, "person"), checkText(segment.note, "note"),
                          checkModifiers(segment.modifiers), checkCode(target, segment));
    }

    static Status checkModifiers(const std::vector<Modifier>& modifiers) {
        if (modifiers.size() > mostModifiers)
            return invalid("a segment has more than " + std::to_string(mostModifiers) + " modifiers", "give fewer");
        for (const Modifier& modifier : modifiers)
            if (auto ok = firstFault(checkText(modifier.name, "name"), checkText(modifier.value, "value")); !ok)
                return ok;
        return {};
    }

    // On a row of the scheme a label is one of its codes, and a moment has no length.
    static Status checkCode(const Target& target, const Segment& segment) {
        const Track* track = target.scheme ? target.scheme->findTrack(segment.track) : nullptr;
        if (!track)
            return {};
        if (!track->find(segment.label) && !(segment.label.empty() && track->kind == TrackKind::Segments))
            return invalid("the row " + track->name + " has no code \"" + segment.label + "\"",
                           "use one of the row's codes");
        if (track->kind == TrackKind::Events && !segment.span.isPoint())
            return invalid("the row " + track->name + " holds moments, not spans", "give the moment alone");
        return {};
    }

    LibraryState& m_state;
};

struct Applier {
    LibraryState& state;

    template <typename E> Result<Edit> operator()(const E& edit) const {
        auto inverse = Editor(state)(edit);
        if (!inverse)
            return std::unexpected(inverse.error());
        return std::visit([](auto& e) -> Edit { return std::move(e); }, *inverse);
    }
    Result<Edit> operator()(const Batch& batch) const {
        if (batch.edits.empty())
            return invalid("the batch holds no change", "give at least one");
        if (auto ok = checkText(batch.words, "words"); !ok)
            return std::unexpected(ok.error());
        Batch inverse{batch.words, {}};
        inverse.edits.reserve(batch.edits.size());
        for (const SingleEdit& edit : batch.edits) {
            auto one = std::visit(Editor(state), edit);
            if (!one) {
                for (auto done = inverse.edits.rbegin(); done != inverse.edits.rend(); ++done)
                    (void)std::visit(Editor(state), *done);
                return std::unexpected(one.error());
            }
            inverse.edits.push_back(std::move(*one));
        }
        std::ranges::reverse(inverse.edits);
        return inverse;
    }
};

} // namespace

const Scale& genericScale() {
    static const Scale scale{ScaleKind::Ordinal, 1, 7, 0.5, {}, {}};
    return scale;
}

const Scale* scaleOf(const CodingScheme* scheme, const DimensionId& dimension) {
    if (!scheme)
        return &genericScale();
    return scheme->scaleOf(dimension);
}

Result<Edit> apply(LibraryState& state, const Edit& edit) { return std::visit(Applier{state}, edit); }

std::optional<CodingKey> codingOf(const SingleEdit& edit) {
    return std::visit(
        [](const auto& e) -> std::optional<CodingKey> {
            if constexpr (requires { e.key; })
                return e.key;
            else
                return {};
        },
        edit);
}

std::optional<CodingKey> codingOf(const Edit& edit) {
    const auto* batch = std::get_if<Batch>(&edit);
    if (!batch)
        return codingOf(changesOf(edit).front());
    if (batch->edits.empty())
        return {};
    const auto key = codingOf(batch->edits.front());
    const bool one = std::ranges::all_of(batch->edits, [&](const SingleEdit& e) { return codingOf(e) == key; });
    return one ? key : std::nullopt;
}

std::vector<SingleEdit> changesOf(const Edit& edit) {
    return std::visit(
        [](const auto& e) -> std::vector<SingleEdit> {
            if constexpr (requires { e.edits; })
                return e.edits;
            else
                return {e};
        },
        edit);
}

} // namespace attune
