// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: what a scheme holds beside its dimensions.

#include "codec/json_reader.h"
#include "models/coding_scheme.h"

namespace attune::codec {

/// Lower-case words joined by "_" or "-", at most 64 bytes; noted as a fault otherwise, or when seen already.
[[nodiscard]] std::string readPlainId(ObjectReader& in, const char* key, std::set<std::string>* seen);
/// At most limit characters; empty only when it may be left out.
[[nodiscard]] std::string readLine(ObjectReader& in, const char* key, ObjectReader::Need need, std::size_t limit);
/// Texts that are not empty, none twice.
[[nodiscard]] std::vector<std::string> readLines(ObjectReader& in, const char* key, ObjectReader::Need need,
                                                 Faults& faults);

inline constexpr std::initializer_list<const char*> unitNames = {"whole_clip", "episode", "segment",
                                                                 "interval",   "event",   "state"};

/// Reads episodes, tracks, sums, skipRules, derived and reasonFor into a scheme whose dimensions are read already; what
/// they name must be there.
void readSchemeParts(ObjectReader& in, CodingScheme& scheme, Faults& faults);
/// Writes the same; nothing that is empty.
void writeSchemeParts(Json& out, const CodingScheme& scheme);

} // namespace attune::codec
