// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: whom a segment is about, its modifiers and its note.

#include "codec/json_reader.h"
#include "models/segment.h"

namespace attune::codec {

/// Reads what is there; what is not stays as it is in the segment.
void readSegmentAbout(ObjectReader& in, Segment& segment, Faults& faults);
/// Writes "person", "modifiers" and "note"; without `all` only those that are not empty.
void putSegmentAbout(Json& out, const Segment& segment, bool all);

} // namespace attune::codec
