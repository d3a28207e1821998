// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/certification.h"
#include "models/coding.h"
#include "models/text_pack.h"

#include <optional>
#include <string>
#include <string_view>

namespace attune {

/// What a sealed reference opens to: the codes, the scores that are acceptable besides, and the points of the scheme
/// that this clip is an example of.
struct BoxContents {
    Coding coding;
    std::optional<ReferenceNote> note;
    Exemplars examples;
};

/// Three documents with a record separator (U+001E) between: the coding, the note or nothing, the examples or nothing.
/// Boxes of before hold the first alone.
[[nodiscard]] std::string writeBox(const BoxContents& contents, const CodingScheme& scheme);
/// Errors: Invalid with the place.
[[nodiscard]] Result<BoxContents> readBox(std::string_view text, const CodingScheme& scheme);

} // namespace attune
