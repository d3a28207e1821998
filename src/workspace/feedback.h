// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/disagreement.h"
#include "workspace/session.h"

#include <map>
#include <vector>

namespace attune {

/// A moment of a clip that shows what a point of a scale means.
struct AnchorExample {
    std::int64_t steps = 0; ///< the point
    ClipId clip;
    std::string alias;
    TimeSpan span;

    bool operator==(const AnchorExample&) const = default;
};

/// What a comparison teaches besides its numbers.
struct Feedback {
    std::vector<MomentDisagreement> moments;                    ///< where the two part over what they marked, by time
    std::map<DimensionId, std::vector<AnchorExample>> examples; ///< of the points in question, the reference's first
};

/// Where the two codings of a comparison part over moments, by time.
[[nodiscard]] std::vector<MomentDisagreement> partingsOf(const CodingScheme& scheme, const Comparison& comparison);

/// Moments that show the point the reference gave and the one given beside it; where a point has none, the nearest one
/// at most a point away that has. Only what this person may see: a clip that is not theirs is left out, and so is one
/// of a round of theirs whose reference is closed to them, for the example tells its score.
[[nodiscard]] std::vector<AnchorExample> examplesBeside(const Library& library, const Viewer& who,
                                                        const SchemeId& scheme, const ComparisonRow& row);

/// Both, of a comparison that is open to the session's person.
[[nodiscard]] Feedback feedbackOn(const Session& session, const Comparison& comparison);

} // namespace attune
