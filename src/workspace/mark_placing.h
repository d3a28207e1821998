// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/edit.h"

#include <string>
#include <vector>

namespace attune {

/// The rows of a scheme that take codes: the protocol's episodes as a row of their own, then its tracks.
[[nodiscard]] std::vector<Track> codedTracks(const CodingScheme& scheme);
/// One of them by its id.
[[nodiscard]] std::optional<Track> codedTrack(const CodingScheme& scheme, const std::string& id);

/// The changes that put a mark on a row. On a row whose marks exclude each other it takes its place from them: they are
/// cut short, divided or removed with their ratings. A state begins at the mark's begin and lasts until the state it
/// interrupts would have ended, else until the next one or the end of the clip; where it begins with another it takes
/// that one's place. Empty when the state is on already.
[[nodiscard]] std::vector<SingleEdit> placing(const Coding& coding, const CodingKey& key, const Track& track,
                                              Segment mark, MediaDuration clip);

/// The changes that give a mark of the row a new span or code. On a row whose marks exclude each other the others make
/// room; on one that is coded throughout a neighbour that touched it follows.
[[nodiscard]] std::vector<SingleEdit> moving(const Coding& coding, const CodingKey& key, const Track& track,
                                             const Segment& changed);

/// Removes a mark and the ratings that rest on it.
void removing(const Coding& coding, const CodingKey& key, const SegmentId& mark, std::vector<SingleEdit>& edits);

} // namespace attune
