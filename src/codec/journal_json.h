// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/coding.h"
#include "models/edit.h"
#include "models/kept_file.h"
#include "models/rater.h"
#include "models/round.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace attune {

// What a journal holds besides edits: things set up once, and the locking of a coding.
struct SchemeAdded {
    CodingScheme scheme;
};
struct RaterAdded {
    Rater rater;
};
struct RoundAdded {
    Round round;
};
struct CodingImported {
    Coding coding;
};
struct CodingSubmitted {
    CodingKey key;
    std::int64_t submittedMs = 0;
    std::string sha256; ///< of the canonical text
};
struct FileKept {
    KeptFile file;
};
using SetupLine = std::variant<SchemeAdded, RaterAdded, RoundAdded, CodingImported, CodingSubmitted, FileKept>;

using SchemeLookup = std::function<const CodingScheme*(const SchemeRef&)>;

/// "scheme.add", "rater.add", "round.add", "coding.import", "submit", "file.keep".
[[nodiscard]] std::string setupName(const SetupLine& line);
/// Canonical text of one line. schemeOf gives the scheme of an imported coding.
[[nodiscard]] std::string writeSetup(const SetupLine& line, const SchemeLookup& schemeOf);
/// Errors: Invalid with the place.
[[nodiscard]] Result<SetupLine> readSetup(std::string_view json, const SchemeLookup& schemeOf);

/// {"edit":"undo"|"redo","of":SEQ} with the scope it was asked for.
[[nodiscard]] std::string writeUndo(bool undo, std::int64_t of, const std::optional<CodingKey>& scope);

} // namespace attune
