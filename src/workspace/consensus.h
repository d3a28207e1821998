// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/certification.h"
#include "store/library.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One dimension of a clip as several trainers coded it, each alone.
struct PanelRow {
    Dimension dimension;
    std::map<RaterId, Rating> ratings;      ///< of those who rated it
    std::optional<std::int64_t> low, high;  ///< lowest and highest score, in steps
    std::optional<std::int64_t> suggestion; ///< median of the scores when they lie within one point; an even median
                                            ///< between two steps goes to the lower one
    std::string open;                       ///< why there is no suggestion: "they differ by 2 points: talk it through"
};

struct Panel {
    Clip clip;
    std::vector<Coding> codings; ///< submitted, of the trainers asked for
    std::vector<PanelRow> rows;
};

/// Independent codings side by side. Denied to trainees; NotFound when a trainer has not submitted the clip.
[[nodiscard]] Result<Panel> panelOf(Library& library, const Viewer& who, const ClipId& clip, const SchemeRef& scheme,
                                    const std::vector<RaterId>& trainers);

/// The value agreed on for one dimension.
struct AgreedValue {
    RatingStatus status = RatingStatus::Coded;
    std::optional<std::int64_t> steps;
    std::string rationale;
    std::optional<ReferenceNote::Band> band; ///< nothing: from the lowest to the highest score of the panel
};

struct ReferenceDraft {
    RoundId round;
    std::vector<RaterId> panel;
    std::string how = "consensus after independent coding";
    /// Values that differ from the suggestions, or fill what these leave open.
    std::map<ClipId, std::map<DimensionId, AgreedValue>> agreed;
    std::vector<ClipId> clips; ///< empty: all of the round
};

/// Makes the next version of a round's reference from the panel's codings, which stay as they are: suggestions where
/// the trainers agree within one point, agreed values elsewhere, the panel's moments as evidence. Clips not in the
/// draft keep the codes of the version before. In one transaction; results that rest on the old version become stale.
/// Errors: Denied, NotFound (round, coding), Invalid naming clip and dimension without a value, or with a value but no
/// rationale where the trainers differ.
[[nodiscard]] Result<ReferenceProvenance> makeReference(Library& library, const Viewer& who,
                                                        const ReferenceDraft& draft);

} // namespace attune
