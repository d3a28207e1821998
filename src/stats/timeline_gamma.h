// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/timeline_segments.h"

namespace attune::timeline {

/// Dissimilarity of two segments (Mathet, Widlocher & Metivier 2015): ((|begin difference| + |end difference|) / (sum
/// of lengths))^2 + 1 if the codes differ. The lengths are not both 0.
[[nodiscard]] double dissimilarity(const Segment& u, const Segment& v);

/// Disorder of the best alignment of two coders: each segment is paired with at most one of the other's at the cost of
/// their dissimilarity, or stays alone at cost 1; the sum of the cheapest such alignment divided by the mean number of
/// segments per coder. Exact: the assignment problem solved by the Hungarian method (shortest augmenting paths). Only
/// pairs cheaper than 2 can be part of it. Nothing when there are more than 2 million such pairs or the search takes
/// too long. At least one segment.
[[nodiscard]] std::optional<double> alignmentDisorder(Segments a, Segments b);

struct GammaSettings {
    std::int64_t length = 0; ///< of the session
    std::int64_t unit = 1;   ///< a point event counts as this long
    std::uint64_t seed = 1;
    double precision = 0.02; ///< wanted half-width of the 95 % interval of the expected disorder, relative to it
};

/// gamma = 1 - observed / expected disorder. The expected disorder is the mean over random pairs of continua: each
/// takes the segments of one of the (non-empty) coders, drawn at random, turned round the session by a random shift;
/// the two shifts lie at least half the mean segment length apart. 30 random pairs or as many more as the precision
/// asks for, at most 1000 (fewer when 10^8 pairs of segments have been looked at). Undefined: "nothing_coded",
/// "no_variation", "too_many_segments".
[[nodiscard]] Estimate gammaAgreement(Segments a, Segments b, const GammaSettings& settings);

} // namespace attune::timeline
