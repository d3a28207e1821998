// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

namespace attune {

/// Sets mine beside the reference, dimension by dimension, and says the result in words. Both are of the same clip and
/// scheme.
[[nodiscard]] Comparison compareCodings(const Clip& clip, const CodingScheme& scheme, const Coding& mine,
                                        const Coding& reference, const ReferenceProvenance& provenance);

/// Where raters lie apart most: inter-quartile range (linear interpolation between order statistics) of the scores of
/// one clip on one dimension, widest first; only cells with three or more scores.
[[nodiscard]] std::vector<ContestedClip> contestedCells(const std::vector<Clip>& clips, const CodingScheme& scheme,
                                                        const std::vector<Coding>& codings);

} // namespace attune
