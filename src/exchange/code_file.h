// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/timed_document.h"

#include <filesystem>
#include <string>

namespace attune {

/// A file with timed codes and its bytes; external vocabularies are looked for beside it.
struct CodeFile {
    TimedDocument document;
    std::string bytes;
};
/// Errors: those of readFile() and readTimed().
[[nodiscard]] Result<CodeFile> readCodeFile(const std::filesystem::path& path, bool mend);

} // namespace attune
