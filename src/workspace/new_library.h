// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "store/library.h"

#include <filesystem>
#include <functional>
#include <string>

namespace attune {

/// Makes folder/NAME.attune (and the folder) and fills it: made aside and renamed, so that a library is whole or not
/// there. One that exists is left as it is. data is the folder of the schemes and samples. Returns the library's path.
/// Errors: NotFound when the data are not beside the program, Io, and what fill says.
[[nodiscard]] Result<std::filesystem::path>
makeNewLibrary(const std::filesystem::path& folder, const std::string& name, const std::string& title,
               const std::function<Status(Library& library, const std::filesystem::path& data)>& fill);

/// Reads the shipped demonstration scheme and adds it.
[[nodiscard]] Result<CodingScheme> addDemonstrationScheme(Library& library, const std::filesystem::path& data);

} // namespace attune
