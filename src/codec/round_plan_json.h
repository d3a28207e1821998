// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "codec/json_reader.h"
#include "models/round.h"

namespace attune::codec {

/// Fills plan and assignments of a round from its document; what is not there keeps its default.
void readRoundPlan(ObjectReader& round, Faults& faults, Round& out);
/// Adds "plan" and "assignments" to a round's document where they are not the default.
void putRoundPlan(Json& round, const Round& from);

} // namespace attune::codec
