// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/bootstrap.h"
#include "stats/timeline_overlap.h"

#include <functional>

namespace attune::timeline {

/// What the intervals of timed figures are made from: blocks of the session drawn anew (Carlstein 1986), because
/// neighbouring moments of one recording depend on each other.
struct BlockBootstrap {
    std::int64_t length = 0; ///< of the session
    std::int64_t unit = 1;   ///< blocks are a whole number of units
    std::int64_t block = 0;  ///< wanted length; 0: four times the mean spacing of a coder's segments, 50 blocks at most
    stats::Resampling how;
};

/// Fewer blocks than this make no interval.
inline constexpr std::size_t fewestBlocks = 10;

/// Where the blocks end, the last one at the session's end (it takes in what is left over). segments: of both coders.
[[nodiscard]] std::vector<std::int64_t> blockEnds(const BlockBootstrap& settings, std::size_t segments);

/// One row of sums for each block; a figure is a function of their total.
using BlockSums = std::vector<std::vector<double>>;

/// Adds the percentile interval of the figure over resampled blocks, cut to [low, high], with the parameters "blocks"
/// and "blockMs"; no interval when the estimate is undefined or there are fewer than ten blocks. The percentiles lie
/// further out than the confidence says, by as much as t and the small number of blocks ask for (Hesterberg 2015, Am
/// Stat 69:371, "expanded"). figure gives NaN where it is undefined.
void addBlockInterval(Estimate& estimate, const BlockSums& blocks, std::int64_t blockLength,
                      const std::function<double(std::span<const double>)>& figure, const stats::Resampling& how,
                      double low, double high);

/// The part of runs within [begin, end).
[[nodiscard]] std::vector<Run> runsWithin(std::span<const Run> runs, std::int64_t begin, std::int64_t end);

/// A table as sums: agreed, both uncoded, rows, columns.
[[nodiscard]] std::vector<double> kappaSums(const Confusion& table);
/// cohenKappa and structuralZeroKappa of such sums; the second ignores "both uncoded".
[[nodiscard]] double kappaOfSums(std::span<const double> sums);
[[nodiscard]] double structuralZeroKappaOfSums(std::span<const double> sums);

/// For each block the table of the matches and lone segments that begin in it (a match where its segment of a begins);
/// a match counts `times`. matches may leave lone segments out.
[[nodiscard]] std::vector<Confusion> tableBlocks(Segments a, Segments b, std::span<const Match> matches,
                                                 std::int64_t times, int codes, std::span<const std::int64_t> ends);
/// For each block of the same: what the matches are worth, how many they are, how many segments stand alone.
[[nodiscard]] BlockSums matchBlocks(Segments a, Segments b, std::span<const Match> matches,
                                    std::span<const std::int64_t> ends);
/// For each block the times of each code: a, b, both, a, b, both, ...
[[nodiscard]] BlockSums codeTimeBlocks(Segments a, Segments b, int codes, std::span<const std::int64_t> ends);
/// meanIou of such sums.
[[nodiscard]] double meanIouOfSums(std::span<const double> sums);

} // namespace attune::timeline
