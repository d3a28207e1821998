// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

#include <string>

namespace attune::cli {

/// First line of a file without its end. Errors: those of readFile, Invalid when it is empty.
[[nodiscard]] Result<std::string> passphraseOf(const std::string& file);
/// Unlocks a person's private things with the passphrase in the file, else in the environment (ATTUNE_PASSPHRASE), else
/// typed at the terminal, where it is not shown; and keeps it for unlockAgain(). Errors: those of passphraseOf, Denied
/// (there is none, or it is another).
[[nodiscard]] Status unlockAs(Library& library, const RaterId& rater, const std::string& file);
/// The same in another Library object of this run; does nothing when nobody was unlocked.
[[nodiscard]] Status unlockAgain(Library& library);

} // namespace attune::cli
