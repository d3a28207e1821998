// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace attune::test {

/// The folder of the source tree the tests were built from.
std::filesystem::path sourceFolder();

/// The folder the build writes to.
std::filesystem::path buildFolder();

/// The attune-cli of this build.
std::filesystem::path cliProgram();

} // namespace attune::test
