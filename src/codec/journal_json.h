// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/certification.h"
#include "models/coding.h"
#include "models/consent.h"
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
/// Taken away with the import it came with; ofNew is the one of new codings from then on, empty id: none.
struct SchemeRemoved {
    SchemeRef scheme, ofNew;
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
/// Learn rounds: the score of one dimension stands, and its reference is open to the rater.
struct DimensionCommitted {
    CodingKey key;
    DimensionId dimension;
};
/// A rater asked to be spared a clip: no penalty, and the trainer knows.
struct ClipDeclined {
    CodingKey key;
    std::string reason;
};
/// The rater codes it after all.
struct ClipResumed {
    CodingKey key;
};
struct ConsentSet {
    Consent consent;
};
struct ContextSet {
    ClipContext context;
};
struct ReferenceNoted {
    ReferenceNote note;
};
struct Certified {
    CertificationRecord record;
};
struct FileKept {
    KeptFile file;
};
using SetupLine =
    std::variant<SchemeAdded, RaterAdded, RoundAdded, CodingImported, CodingSubmitted, DimensionCommitted, ClipDeclined,
                 ConsentSet, ContextSet, ReferenceNoted, Certified, FileKept, SchemeRemoved, ClipResumed>;

using SchemeLookup = std::function<const CodingScheme*(const SchemeRef&)>;

/// "scheme.add", "rater.add", "round.add", "coding.import", "submit", "dimension.commit", "clip.decline",
/// "consent.set", "clip.context", "reference.note", "certify", "file.keep", "scheme.remove",
/// "clip.resume".
[[nodiscard]] std::string setupName(const SetupLine& line);
/// Canonical text of one line. schemeOf gives the scheme of an imported coding.
[[nodiscard]] std::string writeSetup(const SetupLine& line, const SchemeLookup& schemeOf);
/// Errors: Invalid with the place.
[[nodiscard]] Result<SetupLine> readSetup(std::string_view json, const SchemeLookup& schemeOf);

/// {"edit":"undo"|"redo","of":SEQ} with the scope it was asked for.
[[nodiscard]] std::string writeUndo(bool undo, std::int64_t of, const std::optional<CodingKey>& scope);

} // namespace attune
