// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/timeline_kappa.h"

namespace attune::timeline {

/// One code's share of the session.
struct CodeAgreement {
    std::int64_t timeA = 0, timeB = 0, both = 0;
    std::optional<double> iou; ///< both / either; nothing when the code has no time (points only)
    Kappa kappa;               ///< the code against everything else
};

/// Per code; overlapping segments of one code in one coder count once. whole: length of the session.
[[nodiscard]] std::vector<CodeAgreement> perCode(Segments a, Segments b, int codes, std::int64_t whole);

/// Mean intersection over union of the codes that have any time. Undefined: "nothing_coded".
[[nodiscard]] Estimate meanIou(std::span<const CodeAgreement> codes);

/// A segment of a taken together with one of b, by index; -1: none, the other stands alone.
struct Match {
    std::int32_t a = -1, b = -1;
    double worth = 1; ///< what the pair counts for: an IoU, a dissimilarity
};

/// The most pairs of same-code segments with IoU >= threshold, each segment once (maximum matching, Hopcroft-Karp).
[[nodiscard]] std::vector<Match> optimalMatches(Segments a, Segments b, std::span<const OverlapPair> pairs,
                                                double threshold);
/// Lea et al. 2017: the predicted segments in order, each takes the reference segment of its code with the largest IoU
/// (the first of equals) and counts when that is >= threshold and not taken yet.
[[nodiscard]] std::vector<Match> greedyMatches(Segments a, Segments b, std::span<const OverlapPair> pairs,
                                               double threshold, bool referenceIsA);

/// Links of EasyDIAg (Holle & Rein 2015): the largest intersection / longer duration first, each segment once; of
/// equals the lower b, then the lower a. Codes play no part.
[[nodiscard]] std::vector<OverlapPair> easydiagLinks(Segments a, Segments b, std::span<const OverlapPair> pairs);
/// A link of at least threshold counts 2 in (code a, code b); any other segment 1 in its uncoded row or column.
[[nodiscard]] Confusion easydiagTable(Segments a, Segments b, std::span<const OverlapPair> links, double threshold,
                                      int codes);

/// Each segment of the reference takes, in order, the free segment of the other that it shares most time with (the
/// first of equals). Codes play no part. worth: intersection / extent.
[[nodiscard]] std::vector<Match> extentMatches(Segments a, Segments b, std::span<const OverlapPair> pairs,
                                               bool referenceIsA);
/// ELAN's agreement ratio: mean of intersection / extent of those, a segment without partner counting 0. Undefined:
/// "nothing_coded".
[[nodiscard]] Estimate overlapExtent(Segments a, Segments b, std::span<const OverlapPair> pairs, bool referenceIsA);

/// Needleman-Wunsch on the two code sequences (Quera, Bakeman & Gnisci 2007): match 0, substitution 1, gap 1; traced
/// from the end, of equals the diagonal first, then a gap in b, then a gap in a. From the last event to the first.
/// Nothing when the table of the alignment would have more than 4e8 cells.
[[nodiscard]] std::optional<std::vector<Match>> alignedEvents(Segments a, Segments b);
/// The same as counts.
[[nodiscard]] std::optional<Confusion> alignmentTable(Segments a, Segments b, int codes);

} // namespace attune::timeline
