// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codec/scheme_json.h"

#include <cstdlib>
#include <string_view>

namespace attune::fuzz {

/// Any bytes give faults or a scheme, never both; a scheme read is written and read back the same.
inline void schemeJsonInput(std::string_view bytes) {
    const auto faults = schemeFaults(bytes);
    const auto scheme = readScheme(bytes);
    if (faults.empty() != scheme.has_value())
        std::abort();
    if (!scheme)
        return;
    const auto again = readScheme(writeScheme(*scheme));
    if (!again || !(*again == *scheme))
        std::abort();
}

} // namespace attune::fuzz
