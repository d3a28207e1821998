// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "exchange/timed_document.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace attune::exchange {

/// Rows that lie after one another under one name, as a tier of ELAN or Praat wants them.
struct Lane {
    std::string name;
    std::size_t tier = 0;
    std::string coder, subject;
    bool points = false;
    std::vector<std::size_t> rows; ///< indices into the document's rows, by start
};

struct LaneOptions {
    bool pointsApart = false; ///< moments, and codes of no length, get lanes of their own
    /// Names taken already.
    std::vector<std::string> taken;
};

struct Lanes {
    std::vector<Lane> lanes; ///< in the order of the tiers; a tier without rows has one that is empty
    std::vector<std::string> warnings;
};

/// Timed rows that pass `wanted` (all when it is empty) in lanes without overlap: one a tier where that does, else one
/// for each subject and coder ("tier@subject"), and further ones ("tier (2)") where rows overlap, with a warning.
/// Sequence rows are left out, with a warning.
[[nodiscard]] Lanes lanesOf(const TimedDocument& document, const LaneOptions& options,
                            const std::function<bool(const TimedRow&)>& wanted = {});

/// Ends of the rows as written to a format in which every code ends: an open one ends where the next of its lane
/// starts, or with the session; an end before its start becomes the start. Index as the rows; warns of both.
[[nodiscard]] std::vector<MediaTime> closedEnds(const TimedDocument& document, std::vector<std::string>& warnings);

/// What rows may hold that a format does not.
struct Holds {
    bool coder = false, subject = false, modifiers = false, comment = false, emptyCodes = true;
};
/// A warning for each kind of thing that rows hold and the format does not.
void warnOfLoss(const TimedDocument& document, const Holds& holds, std::vector<std::string>& warnings);

} // namespace attune::exchange
