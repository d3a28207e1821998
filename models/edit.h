// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/clip.h"
#include "models/coding.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace attune {

/// Whose coding of which clip.
struct CodingKey {
    ClipId clip;
    RaterId rater;

    auto operator<=>(const CodingKey&) const = default;
};

// One change each. apply() gives the inverse, so an edit carries only what is to be.
struct DeclareClip {
    Clip clip;
    bool operator==(const DeclareClip&) const = default;
};
struct ChangeClip {
    Clip clip;
    bool operator==(const ChangeClip&) const = default;
};
struct RemoveClip {
    ClipId clip;
    bool operator==(const RemoveClip&) const = default;
};
/// Gives a clip a second view, or (nothing) takes it away.
struct SetClipView {
    ClipId clip;
    std::optional<ClipView> view;
    bool operator==(const SetClipView&) const = default;
};
/// What a coding starts with when an edit brings it into being; without it: the default scheme, no time.
struct CodingStart {
    SchemeRef scheme;
    std::optional<std::int64_t> startedMs;

    bool operator==(const CodingStart&) const = default;
};
struct SetRating {
    CodingKey key;
    RatingKey about;
    Rating rating;
    std::optional<CodingStart> start; ///< used only when there is no coding yet
    bool operator==(const SetRating&) const = default;
};
struct ClearRating {
    CodingKey key;
    RatingKey about;
    bool operator==(const ClearRating&) const = default;
};
struct AddEvidence {
    CodingKey key;
    Evidence evidence;
    std::optional<CodingStart> start;
    bool operator==(const AddEvidence&) const = default;
};
struct ChangeEvidence {
    CodingKey key;
    Evidence evidence;
    bool operator==(const ChangeEvidence&) const = default;
};
struct RemoveEvidence {
    CodingKey key;
    EvidenceId evidence;
    bool operator==(const RemoveEvidence&) const = default;
};
struct AddSegment {
    CodingKey key;
    Segment segment;
    std::optional<CodingStart> start;
    bool operator==(const AddSegment&) const = default;
};
struct ChangeSegment {
    CodingKey key;
    Segment segment;
    bool operator==(const ChangeSegment&) const = default;
};
struct RemoveSegment {
    CodingKey key;
    SegmentId segment;
    bool operator==(const RemoveSegment&) const = default;
};

using SingleEdit = std::variant<DeclareClip, ChangeClip, RemoveClip, SetRating, ClearRating, AddEvidence,
                                ChangeEvidence, RemoveEvidence, AddSegment, ChangeSegment, RemoveSegment, SetClipView>;

/// Several changes made as one: all of them or none, one line of the journal, one step of undo. Never empty.
struct Batch {
    std::string words; ///< for history and undo, e.g. "Split segment Bid"; empty: made from the changes
    std::vector<SingleEdit> edits;

    bool operator==(const Batch&) const = default;
};

using Edit = std::variant<DeclareClip, ChangeClip, RemoveClip, SetRating, ClearRating, AddEvidence, ChangeEvidence,
                          RemoveEvidence, AddSegment, ChangeSegment, RemoveSegment, SetClipView, Batch>;

/// Everything edits act on.
struct LibraryState {
    std::map<ClipId, Clip> clips;
    /// A coding comes into being with its first edit; a draft that holds nothing any more is gone again.
    std::map<CodingKey, Coding> codings;
    std::map<SchemeRef, CodingScheme> schemes;
    SchemeRef defaultScheme; ///< of new codings; empty id: any dimension is accepted, on genericScale()

    bool operator==(const LibraryState&) const = default;
};

/// The scale of a dimension whose scheme is not known: ordinal, 1 to 7 by halves.
[[nodiscard]] const Scale& genericScale();

/// The scale on which a coding of this scheme is rated; null when the scheme has no such dimension. No scheme: the
/// generic one.
[[nodiscard]] const Scale* scaleOf(const CodingScheme* scheme, const DimensionId& dimension);

/// Applies edit and returns its inverse. A failed apply leaves no trace; applying the inverse restores the state
/// exactly. Errors: NotFound (no such clip, segment, marker), Conflict (exists already, or the coding is submitted),
/// Invalid (span backwards or outside the clip, score off the scale, unknown dimension, steps without Coded or the
/// reverse; an empty batch).
[[nodiscard]] Result<Edit> apply(LibraryState& state, const Edit& edit);

/// The coding an edit belongs to; nothing for edits of clips and for a batch that touches anything else besides.
[[nodiscard]] std::optional<CodingKey> codingOf(const SingleEdit& edit);
[[nodiscard]] std::optional<CodingKey> codingOf(const Edit& edit);
/// The changes an edit consists of: itself, or those of a batch in order.
[[nodiscard]] std::vector<SingleEdit> changesOf(const Edit& edit);

/// The edit in words for history and undo, e.g. "Rate Sensitivity 4 → 4.5", "Note on Sensitivity". Uses the scheme's
/// names. inverse, as apply() gave it, says what was there before; without it what an edit left as it was is not known.
[[nodiscard]] std::string inWords(const Edit& edit, const CodingScheme* scheme, const Edit* inverse = nullptr);

} // namespace attune
