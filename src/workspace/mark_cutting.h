// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/edit.h"

#include <vector>

namespace attune {

/// Cuts a segment in two at a moment inside it, as one step; the first part keeps its id and its ratings.
/// Errors: NotFound, Invalid when the moment does not lie inside.
[[nodiscard]] Result<Batch> splitting(const Coding& coding, const CodingKey& key, const SegmentId& id, MediaTime at);

struct Merging {
    Batch edits;
    SegmentId whole; ///< the earliest of them, which stays
};

/// Makes one segment of several of a row, from the first begin to the last end, as one step. What only one of them is
/// rated on goes over to it. Errors: NotFound, Invalid (fewer than two, different rows), Conflict (rated differently).
[[nodiscard]] Result<Merging> merging(const Coding& coding, const CodingKey& key, const std::vector<SegmentId>& ids);

} // namespace attune
