// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <filesystem>

namespace attune {

/// Makes a library for one's own clips in folder (created when absent): "my-clips.attune" with the shipped
/// demonstration scheme and one trainer, "ME". One that exists is left as it is. Returns its path.
/// Errors: NotFound when the scheme is not beside the program, Io.
[[nodiscard]] Result<std::filesystem::path> makeOwnLibrary(const std::filesystem::path& folder);

} // namespace attune
