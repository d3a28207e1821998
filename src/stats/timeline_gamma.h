// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/timeline_overlap.h"

#include <optional>

namespace attune::timeline {

/// Dissimilarity of two segments (Mathet, Widlocher & Metivier 2015): ((|begin difference| + |end difference|) / (sum
/// of lengths))^2 + 1 if the codes differ. The lengths are not both 0.
[[nodiscard]] double dissimilarity(const Segment& u, const Segment& v);

/// Disorder of the best alignment of two coders or more: units take at most one segment of each coder and hold every
/// segment once; a unit costs the mean over all pairs of coders of the dissimilarity of their segments, 1 where one or
/// both have none; the sum of the cheapest alignment divided by the mean number of segments per coder.
/// Two coders: exact, the assignment problem solved by the Hungarian method (shortest augmenting paths). Three and more
/// (where the problem is NP-hard): from several orders of the coders (20, or 4 beyond 60 segments each), coders are
/// added one by one, then every way to part the coders in two (beyond six coders: one against the others) is recombined
/// by an exact assignment until none helps. Nothing when there are more than 2 million pairs that could be together or
/// the search takes too long. At least two coders (at most 64) and one segment; each coder sorted.
[[nodiscard]] std::optional<double> alignmentDisorder(std::span<const std::vector<Segment>> coders,
                                                      std::uint64_t seed = 1);

/// The pairs of the best alignment of two coders, worth their dissimilarity; who stands alone is left out. Points count
/// as `point` long. Nothing as above. Each coder sorted.
[[nodiscard]] std::optional<std::vector<Match>> alignedPairs(Segments a, Segments b, std::int64_t point);

struct GammaSettings {
    std::int64_t length = 0; ///< of the session
    std::int64_t unit = 1;   ///< a point event counts as this long
    std::uint64_t seed = 1;
    double precision = 0.02; ///< wanted half-width of the 95 % interval of the expected disorder, relative to it
};

/// gamma = 1 - observed / expected disorder, two coders or more. The expected disorder is the mean over random
/// continua: each coder takes the segments of one of the (non-empty) coders, drawn at random, turned round the session
/// by a random shift; the shifts lie at least half the mean segment length apart. 30 samples or as many more as the
/// precision asks for, at most 1000 (fewer when 10^8 pairs of segments have been looked at). Parameters say whether the
/// observed alignment is "exact" (always for two coders; for more when it meets the lower bound, each pair aligned by
/// itself), else "atMost", what gamma could be at most. Undefined: "nothing_coded", "no_variation",
/// "too_many_segments".
[[nodiscard]] Estimate gammaAgreement(std::span<const std::vector<Segment>> coders, const GammaSettings& settings);

} // namespace attune::timeline
