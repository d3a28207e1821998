// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/frame_index.h"

#include <string>

namespace attune::cli {

/// Opens a file for a media verb: progress to a terminal, warnings to standard error.
[[nodiscard]] Result<MediaIndexPtr> openMedia(const std::string& path, bool contentHash);
/// A bar on standard error when that is a terminal; else empty.
[[nodiscard]] ProgressCallback terminalProgress(const std::string& what);
/// Conflict when an output file is there already and may not be replaced.
[[nodiscard]] Status mayWrite(const std::string& path, bool force);

} // namespace attune::cli
