// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace attune {

/// SHA-256 as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);
/// SHA-256 of a file's bytes, read in pieces; cancelled is asked between them. Errors: NotFound, Io, Cancelled.
[[nodiscard]] Result<std::string> sha256File(const std::filesystem::path& path,
                                             const std::function<bool()>& cancelled = {});
/// n random bytes from the system's generator as 2n hexadecimal digits: for identifiers, never for statistics.
[[nodiscard]] std::string randomHex(int n);

} // namespace attune
