// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/ids.h"

#include <filesystem>
#include <vector>

namespace attune {

/// Everybody in a library who has a passphrase; reads that table alone and changes nothing. Errors: those of
/// Library::open.
[[nodiscard]] Result<std::vector<RaterId>> peopleWithPassphrase(const std::filesystem::path& library);

} // namespace attune
