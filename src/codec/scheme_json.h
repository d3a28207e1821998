// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/coding_scheme.h"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A fault of a document with its place as a JSON pointer ("/dimensions/2/scale/step") or "line 7, column 3" when it is
/// not JSON at all.
struct DocumentFault {
    std::string place;
    std::string message;
};

/// Every fault of a scheme document (format attune.scheme/1); empty when it can be used.
[[nodiscard]] std::vector<DocumentFault> schemeFaults(std::string_view json);
/// Errors: Invalid with the first fault and its place.
[[nodiscard]] Result<CodingScheme> readScheme(std::string_view json);
/// Canonical text: reading it gives the same scheme.
[[nodiscard]] std::string writeScheme(const CodingScheme& scheme);

} // namespace attune
