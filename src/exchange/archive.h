// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: packed files, in memory.

#include "exchange/timed_document.h"

#include <string>
#include <string_view>
#include <vector>

namespace attune::exchange {

struct ArchiveMember {
    std::string name; ///< with folders
    std::string bytes;
};

/// All members of a ZIP archive but folders. Errors: Invalid for a damaged one, or when it holds more than 10,000
/// members or unpacks to more than the limit.
[[nodiscard]] Result<std::vector<ArchiveMember>> unpackZip(std::string_view bytes, const ReadOptions& options);
/// A ZIP archive of these. Errors: Internal.
[[nodiscard]] Result<std::string> packZip(const std::vector<ArchiveMember>& members);

[[nodiscard]] bool isGzip(std::string_view bytes);
/// The whole file, or what `enough` bytes of it are found in. Errors: Invalid when damaged or larger than the limit.
[[nodiscard]] Result<std::string> unpackGzip(std::string_view bytes, const ReadOptions& options,
                                             std::size_t enough = static_cast<std::size_t>(-1));
[[nodiscard]] Result<std::string> packGzip(std::string_view bytes);

} // namespace attune::exchange
