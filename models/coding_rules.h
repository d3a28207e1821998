// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// "coded", "not_codable", ...: the name in files and tables.
[[nodiscard]] const char* statusId(RatingStatus status);

/// A derived score of one coding: a value, or in words why there is none.
struct DerivedValue {
    std::optional<double> value;
    std::string undefined; ///< "2 of 7 scores are missing"
    std::string band;      ///< label of the band it falls in; may be empty
    std::string how;       ///< "5 + 4 + 2 = 11", "mean of 10 of 12"
};

/// What a segment is to the ratings made of it: "episode", "interval", "event", "state" or "segment".
[[nodiscard]] std::string unitKindOf(const CodingScheme& scheme, const Segment& segment);
/// The same of a unit; "whole_clip" without a segment, and when the segment is not there.
[[nodiscard]] std::string unitKindOf(const CodingScheme& scheme, const Coding& coding, const UnitOfCoding& unit);

/// Is the score one of this kind of unit? Those made of marks, or over all units of a kind, are the whole clip's.
[[nodiscard]] bool isDerivedPer(const CodingScheme& scheme, const DerivedScore& score, const std::string& unitKind);
/// Every derived score of the scheme, in its order, as it follows from the ratings of one unit and the marks within it.
/// clip: the clip's length. A member that is not applicable is left out of sum, mean and count of what is needed.
[[nodiscard]] std::vector<DerivedValue> derivedScores(const CodingScheme& scheme, const Coding& coding,
                                                      const UnitOfCoding& unit, MediaDuration clip);

/// Begins the reason of a rating that a skip rule made not applicable.
inline constexpr const char* byRule = "by rule: ";

/// Does the rating meet the condition? Without a score it does not.
[[nodiscard]] bool meets(const Condition& condition, const CodingScheme& scheme, const Rating* rating);
/// What the skip rules make not applicable for a unit, each with why in words.
[[nodiscard]] std::map<DimensionId, std::string> skippedByRule(const CodingScheme& scheme, const Coding& coding,
                                                               const UnitOfCoding& unit);

/// What the scheme still asks for before the coding can be submitted, one sentence each, in the order of the scheme:
/// ratings, reasons, evidence, fixed sums, episodes, rows that must be coded throughout. Empty: complete.
[[nodiscard]] std::vector<std::string> whatIsMissing(const CodingScheme& scheme, const Coding& coding,
                                                     MediaDuration clip);

/// Marks of a row in time order.
[[nodiscard]] std::vector<const Segment*> marksOf(const Coding& coding, const std::string& track);
/// The slices of an interval row within a clip, in order; the last one ends with the clip.
[[nodiscard]] std::vector<TimeSpan> intervalsOf(const Track& track, MediaDuration clip);

} // namespace attune
