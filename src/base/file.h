// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace attune {

enum class Overwrite { Refuse, Allow };

/// Whole file as bytes. Errors: NotFound, Io, Invalid when larger than limit bytes or a folder.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path, std::uint64_t limit = 1ull << 30);

/// Writes aside, flushes to disk, renames: the file is either the old one or the whole new one. A symbolic link stays;
/// what it points to is written. Errors: Conflict when it exists and overwriting is refused; Invalid when what is there
/// is no regular file (a folder, pipe or device: never replaced); Io.
[[nodiscard]] Status writeFileAtomic(const std::filesystem::path& path, std::string_view bytes, Overwrite overwrite);

} // namespace attune
