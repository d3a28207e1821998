// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"
#include "models/clip.h"
#include "models/coding.h"
#include "models/rating_table.h"
#include "models/round.h"

#include <vector>

namespace attune {

/// The whole-clip ratings of codings as a rating table: targets are the clips' aliases, dimensions their ids, a rating
/// without a score is missing by its status, a dimension without any rating by "not_rated". Order: clips, then
/// dimensions as in the scheme, then codings as given.
[[nodiscard]] RatingTable ratingTable(const std::vector<Clip>& clips, const CodingScheme& scheme,
                                      const std::vector<Coding>& codings, const RaterId& reference);

/// Everything rated and derived, for export: as above, and besides
///  - items ("play/turns") and second choices ("class/second") as dimensions of their own; words are the score of a
///  text
///    scale, a category's name that of a nominal one;
///  - derived scores under their ids, missing as "not_derived" when there is no value;
///  - ratings of a segment, episode or interval, with "alias/label" as the target ("alias/label@00:01:23.480" where two
///    of a coding would have one name).
[[nodiscard]] RatingTable exportedRatings(const std::vector<Clip>& clips, const CodingScheme& scheme,
                                          const std::vector<Coding>& codings, const RaterId& reference);

/// What a summary says about the design, as far as the library knows it. date is ISO.
[[nodiscard]] StudyDescription describeStudy(const std::string& site, const Round& round, const CodingScheme& scheme,
                                             const std::vector<Clip>& clips, const std::vector<Rater>& raters,
                                             const std::vector<Coding>& codings, const std::string& date);

} // namespace attune
