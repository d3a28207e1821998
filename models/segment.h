// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"
#include "models/time_span.h"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A value that says more of a code than its label: a modifier of BORIS, a further argument of a Datavyu cell.
struct Modifier {
    std::string name;  ///< of what it is a value; may be empty
    std::string value; ///< may be empty

    bool operator==(const Modifier&) const = default;
};
inline constexpr std::size_t mostModifiers = 100; ///< of one segment

/// A marked span, the rater's own.
struct Segment {
    SegmentId id;
    std::string track = "segments"; ///< row of the timeline
    TimeSpan span;
    std::string label{};
    std::string person{}; ///< whom it is about, by role or alias; may be empty
    std::vector<Modifier> modifiers{};
    std::string note{};

    bool operator==(const Segment&) const = default;
};

/// Modifiers on one line: "hand: left | look: 1"; empty when there are none.
[[nodiscard]] std::string inWords(const std::vector<Modifier>& modifiers);
/// The same read back; a part without ": " is a value without a name. Blanks around the parts go.
[[nodiscard]] std::vector<Modifier> modifiersFromWords(std::string_view words);

} // namespace attune
