// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <string>
#include <vector>

namespace attune::cli {

/// May a verb write these files? Empty names are none. Errors: Invalid when two are the same file, Conflict when one is
/// there and may not be replaced.
[[nodiscard]] Status outputsAreFree(const std::vector<std::string>& paths, bool force);

} // namespace attune::cli
