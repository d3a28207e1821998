// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding_scheme.h"
#include "models/time_span.h"

#include <map>
#include <string>
#include <vector>

namespace attune {

/// Words of a scheme that a site may show to its own raters but hand to nobody: names, definitions and anchors of a
/// licensed instrument, laid over the structure that everybody may have. Kept in the library beside the scheme, never
/// in it, so that nothing that is written out can hold them.
struct TextPack {
    SchemeId scheme;
    std::string holder, scope, date; ///< licence note: who holds it, what it covers, since when
    /// By place: "title", "notice", "sensitivity.name", "sensitivity.definition", "sensitivity/turns.name",
    /// "sensitivity@4.label" (".text", ".description"), "class#1" (first category), "engagement.name" (a row),
    /// "engagement:joint.name" (".definition", a code).
    std::map<std::string, std::string> words;

    bool operator==(const TextPack&) const = default;
};

/// A moment of a clip of this library that shows what a point of a scale means.
struct Exemplar {
    ClipId clip;
    TimeSpan span;

    bool operator==(const Exemplar&) const = default;
};
/// By place: "sensitivity@4".
using Exemplars = std::map<std::string, Exemplar>;

/// Place of a point of what is rated: "sensitivity@4.5".
[[nodiscard]] std::string anchorPlace(const DimensionId& rated, const Scale& scale, std::int64_t steps);

/// The scheme in the pack's words. Places it does not have are left out; ids, scales and rules stay as they are.
[[nodiscard]] CodingScheme withTexts(CodingScheme scheme, const TextPack& pack);
/// Places of the pack that the scheme does not have.
[[nodiscard]] std::vector<std::string> strangePlaces(const CodingScheme& scheme, const TextPack& pack);

} // namespace attune
