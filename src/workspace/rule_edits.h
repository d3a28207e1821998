// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/edit.h"
#include "store/library.h"

#include <vector>

namespace attune {

/// What the scheme's skip rules ask to be changed of a unit's ratings, as they are now: not applicable what a rule
/// skips, cleared what one skipped before. Empty: nothing. Once made, further rules may hold.
[[nodiscard]] std::vector<SingleEdit> followingRules(const CodingScheme& scheme, const Coding& coding,
                                                     const CodingKey& key, const UnitOfCoding& unit);

/// The scheme as a round asks for it on a clip: the dimensions of its stage, and its share of evidence.
[[nodiscard]] CodingScheme askedOf(CodingScheme scheme, const CodingLimits& limits);

} // namespace attune
