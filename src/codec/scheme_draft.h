// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codec/scheme_json.h"

#include <string_view>
#include <vector>

namespace attune {

/// A scheme that is being made: as much of it as could be read, and every fault it has. With faults it is good for
/// nothing but being written again.
struct SchemeDraft {
    CodingScheme scheme;
    std::vector<DocumentFault> faults;
};

[[nodiscard]] SchemeDraft readSchemeDraft(std::string_view json);

} // namespace attune
