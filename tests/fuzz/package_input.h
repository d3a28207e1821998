// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/package_file.h"

#include <cstdlib>
#include <string_view>

namespace attune::fuzz {

/// Any bytes give an error in words or a package whose entries have allowed names.
inline void packageInput(std::string_view bytes) {
    const auto package = readPackageBytes(bytes, "input");
    if (!package) {
        if (package.error().what.empty() || package.error().code == ErrorCode::Internal)
            std::abort();
        return;
    }
    for (const auto& [name, text] : package->documents)
        if (name.find('/') != std::string::npos)
            std::abort();
    for (const auto& [name, hash] : package->media)
        if (name.find("..") == 0 || name.front() == '/')
            std::abort();
}

} // namespace attune::fuzz
