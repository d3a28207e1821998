// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/clip.h"
#include "models/coding.h"
#include "models/coding_scheme.h"
#include "models/round.h"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A coding as a document (format attune.coding/1); scores are in scale points and checked against the scheme.
/// Errors: Invalid with the place.
[[nodiscard]] Result<Coding> readCoding(std::string_view json, const CodingScheme& scheme);
/// Canonical text: sorted, one spelling a value; what submission hashes cover.
[[nodiscard]] std::string writeCoding(const Coding& coding, const CodingScheme& scheme);

/// Modifiers of a segment as one line of JSON, nothing when there are none; and back. Errors: Invalid, Corrupt.
[[nodiscard]] std::string writeModifiers(const std::vector<Modifier>& modifiers);
[[nodiscard]] Result<std::vector<Modifier>> readModifiers(std::string_view json);

/// A round as a document (format attune.round/1) with the clips and raters it names.
struct RoundDocument {
    Round round;
    std::vector<Clip> clips; ///< mediaPath as written, relative to the document
    std::vector<Rater> raters;
};
/// Lenient: keys not known here are passed over. Without "reference" the reference codes lie under "REF".
[[nodiscard]] Result<RoundDocument> readRound(std::string_view json);
/// Canonical text of the round itself; its clips and raters by name only.
[[nodiscard]] std::string writeRound(const Round& round);

} // namespace attune
