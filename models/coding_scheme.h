// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"
#include "models/scale.h"
#include "models/time_span.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune {

/// Who a dimension rates: a role in the clip, never a name.
enum class PersonRole { Adult, SecondAdult, Child, Dyad, Triad };

/// Smallest scored entry within a dimension.
struct Item {
    ItemId id;
    std::string name;
    Scale scale;
    bool required = false;
    int pass = 0; ///< the viewing of the clip it is scored in, from 1; 0: any

    bool operator==(const Item&) const = default;
};

/// A rated construct.
struct Dimension {
    DimensionId id;
    std::string name;
    PersonRole role = PersonRole::Adult;
    std::string definition;
    bool highIsFavourable = true;
    Scale scale;         ///< of the direct score
    int minEvidence = 0; ///< pieces of evidence a score needs before submission
    std::vector<Item> items;
    bool scored = true;             ///< false: only its items are scored, and scores derived from them
    std::vector<std::string> units; ///< what one rating refers to; empty: the scheme's unit

    bool operator==(const Dimension&) const = default;
};

/// One code of a row of the timeline: a segment's label is the code's id.
struct Code {
    std::string id;
    std::string name;
    std::string key; ///< one letter or digit, while this row is coded; may be empty
    std::string definition;

    bool operator==(const Code&) const = default;
};

/// What the marks of a row are. Segments have an onset and an offset and may lie anywhere; of States one ends where the
/// next begins; Events are moments; Intervals are fixed slices of the clip, one code each.
enum class TrackKind { Segments, States, Events, Intervals };

/// Limits of rows and codes in a scheme.
inline constexpr std::size_t mostTracks = 200, mostCodes = 500, longestMarkId = 150;

/// A row of the timeline with its codes.
struct Track {
    std::string id; ///< Segment::track; like that of a code any words on one line
    std::string name;
    TrackKind kind = TrackKind::Segments;
    PersonRole role = PersonRole::Dyad;
    std::vector<Code> codes;
    bool exclusive = false;  ///< no two marks of the row overlap; always so of states and intervals
    bool exhaustive = false; ///< all of the clip is coded
    MediaDuration length;    ///< of an interval
    MediaDuration offset;    ///< of the first interval

    bool operator==(const Track&) const = default;
    [[nodiscard]] const Code* find(const std::string& code) const;
    [[nodiscard]] bool isExclusive() const {
        return exclusive || kind == TrackKind::States || kind == TrackKind::Intervals;
    }
};

/// A part of a protocol. Where it lies in a clip is a segment of the row "episodes" labelled with its id.
struct Episode {
    std::string id;
    std::string name;
    MediaDuration expected; ///< 0: not said
    bool required = true;   ///< may not be left out

    bool operator==(const Episode&) const = default;
};
inline constexpr const char* episodeTrack = "episodes";

/// Members share out a fixed number of points between them.
struct ConstrainedSum {
    std::string id;
    std::string name;
    std::vector<DimensionId> members; ///< as RatingKey::dimension
    double sum = 0;                   ///< in scale points

    bool operator==(const ConstrainedSum&) const = default;
};

/// Is a rating one of these scores, or in a range of points?
struct Condition {
    DimensionId about;
    std::vector<std::int64_t> steps; ///< one of these; empty: the range counts
    std::optional<double> atLeast, atMost;

    bool operator==(const Condition&) const = default;
};

/// When a rating meets the condition, others are not applicable.
struct SkipRule {
    Condition when;
    std::vector<DimensionId> skip;

    bool operator==(const SkipRule&) const = default;
};

/// A named range of a score, both ends in it; where two meet the higher one counts.
struct Band {
    double from = 0, to = 0;
    std::string label;

    bool operator==(const Band&) const = default;
};

enum class DerivedKind {
    Sum,
    Mean, ///< of those observed
    Max,
    Min,
    All, ///< 1 when every condition is met, else 0
    Any, ///< 1 when a condition is met, else 0
    Count,
    Proportion,      ///< marks with the codes, of all marks or those of the codes outOf
    RatePerMinute,   ///< marks with the codes, per minute of the unit
    DurationSeconds, ///< time covered by the codes
    DurationPercent  ///< the same, of the unit's length
};

/// A score made from others by a rule that is data: never entered, always recomputed.
struct DerivedScore {
    std::string id; ///< may be a member of one further down
    std::string name;
    PersonRole role = PersonRole::Adult;
    DerivedKind of = DerivedKind::Sum;
    std::vector<DimensionId> members; ///< of Sum, Mean, Max, Min
    std::optional<int> minObserved;   ///< how many members must have a score; nothing: all
    std::string over; ///< "episode", "segment", "interval": members of all units of the kind; empty: of one unit
    std::vector<Condition> conditions; ///< of All, Any
    std::string track;                 ///< of those that look at marks
    std::vector<std::string> codes, outOf;
    std::vector<Band> bands; ///< by rising from

    bool operator==(const DerivedScore&) const = default;
};

struct SchemeRef {
    SchemeId id;
    int version = 1;

    auto operator<=>(const SchemeRef&) const = default;
};

/// An instrument's structure and words: immutable once used, versioned.
struct CodingScheme {
    SchemeRef ref;
    std::string title;
    std::string notice; ///< shown wherever the scheme is shown
    std::string licence;
    std::optional<std::pair<int, int>> ageBandMonths;
    std::vector<std::string> persons; ///< seen in a clip: "adult", "child", ...; may be empty
    std::string unit = "whole_clip";  ///< what one rating refers to
    std::vector<Dimension> dimensions;
    std::vector<std::string> segmentLabels; ///< offered when a segment is made
    std::vector<Episode> episodes;          ///< in order
    std::vector<Track> tracks;              ///< rows of the timeline beside free segments and evidence
    std::vector<ConstrainedSum> sums;
    std::vector<SkipRule> skipRules;
    std::vector<DerivedScore> derived;
    std::vector<std::string> reasonFor; ///< statuses that need a reason: "not_codable", ...

    bool operator==(const CodingScheme&) const = default;
    [[nodiscard]] const Dimension* find(const DimensionId& id) const;
    [[nodiscard]] const Track* findTrack(const std::string& id) const;
    /// The scale of a RatingKey::dimension; null when the scheme has nothing of that name that is rated.
    [[nodiscard]] const Scale* scaleOf(const DimensionId& rated) const;
    /// Its name in words, e.g. "Turns" or "Class, second choice"; the id when the scheme does not know it.
    [[nodiscard]] std::string nameOf(const DimensionId& rated) const;
    /// The dimension it is or belongs to; null when unknown.
    [[nodiscard]] const Dimension* dimensionOf(const DimensionId& rated) const;
    /// The dimensions with a direct score of the whole clip, but for words: what raters are compared on.
    [[nodiscard]] std::vector<Dimension> clipScores() const;
    /// Everything rated once per unit of this kind ("whole_clip", ...), in the scheme's order: a dimension, its second
    /// choice, its items.
    [[nodiscard]] std::vector<DimensionId> ratedPer(const std::string& unit) const;
};

} // namespace attune
