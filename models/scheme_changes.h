// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding_scheme.h"

#include <string>
#include <vector>

namespace attune {

/// What is different in a later version of a scheme, one sentence each, in the order of the scheme: what is new, what
/// is gone, what has another scale, other words, other rules. Empty when nothing but the version differs.
[[nodiscard]] std::vector<std::string> schemeChanges(const CodingScheme& before, const CodingScheme& after);

} // namespace attune
