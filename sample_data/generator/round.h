// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <filesystem>

namespace attune::scenes {

/// Writes round.json, a JSON file for every coding and ratings.csv from the screenplays six-*.json in `scripts` and
/// raters.json beside that folder. Evidence of the reference has the times of the moments it points at, so that film
/// and reference cannot drift apart.
Status writeRound(const std::filesystem::path& scripts, const std::filesystem::path& folder);

} // namespace attune::scenes
