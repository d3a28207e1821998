// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/round.h"
#include "workspace/round_board.h"

#include <QString>
#include <functional>

namespace attune::ui {

/// "learn", "practice", "test", "drift check".
[[nodiscard]] QString modeInWords(RoundMode mode);
/// One sentence: when feedback opens in this mode.
[[nodiscard]] QString modeSentence(RoundMode mode);
/// "12 Nov 2026" of an ISO date; the text itself when it is none.
[[nodiscard]] QString dayInWords(const std::string& isoDate);
[[nodiscard]] QString dayInWords(std::int64_t wallMs);
/// "due 30 Nov 2026, in 9 days", "was due yesterday"; empty without a last day.
[[nodiscard]] QString dueInWords(const Round& round);
/// "3 of 6 submitted, 1 begun, 1 spared, 1 late".
[[nodiscard]] QString progressInWords(const RaterProgress& progress);
/// A line for each clip the rater is spared, with their reason; empty when there is none.
[[nodiscard]] QString sparedInWords(const RaterProgress& progress,
                                    const std::function<QString(const ClipId&)>& aliasOf);
/// "23 of 24 codings submitted, 1 spared": of all raters together.
[[nodiscard]] QString coverageInWords(const RoundCard& round);

/// What is rated of a whole clip under this scheme; nothing when the library does not have it.
[[nodiscard]] std::vector<Dimension> dimensionsOf(const Library& library, const SchemeRef& scheme);
/// "Sensitivity, Structuring"; "all dimensions" for none.
[[nodiscard]] QString dimensionsInWords(const std::vector<DimensionId>& chosen,
                                        const std::vector<Dimension>& dimensions);
/// "first Sensitivity (3 clips), then Structuring (3 clips), then all dimensions"; empty without stages.
[[nodiscard]] QString stagesInWords(const Round& round, const std::vector<Dimension>& dimensions);
/// What the rater's next clip of a staged round is rated on; empty without stages or when all is submitted.
[[nodiscard]] QString stageInWords(const Library& library, const Viewer& who, const Round& round);

} // namespace attune::ui
