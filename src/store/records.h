// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "store/database.h"

#include <string>
#include <vector>

namespace attune::store {

/// Adds one line to the chain: its hash covers all of it and the hash of the line before. Gives its number.
std::int64_t appendRecord(Database& db, const std::string& kind, std::int64_t wallMs, const std::string& by,
                          const std::string& clip, const std::string& words);

/// Walks the chain and notes every line that does not follow from the one before.
void checkRecords(Database& db, std::vector<std::string>& faults);

} // namespace attune::store
