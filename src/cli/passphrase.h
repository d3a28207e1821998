// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

#include <string>

namespace attune::cli {

/// First line of a file without its end. Errors: those of readFile, Invalid when it is empty.
[[nodiscard]] Result<std::string> passphraseOf(const std::string& file);
/// Does nothing without a file.
[[nodiscard]] Status unlockFromFile(Library& library, const RaterId& rater, const std::string& file);

} // namespace attune::cli
