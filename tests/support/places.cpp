// SPDX-License-Identifier: GPL-3.0-or-later
// The one test source that holds paths, so that a compiler cache serves all others in every clone.
#include "support/places.h"

namespace attune::test {

std::filesystem::path sourceFolder() { return ATTUNE_SOURCE_DIR; }

std::filesystem::path buildFolder() { return ATTUNE_BINARY_DIR; }

std::filesystem::path cliProgram() { return buildFolder() / "bin/attune-cli"; }

} // namespace attune::test
