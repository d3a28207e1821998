// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace attune {

/// A file of the sources that is compiled in (cmake/embed.cmake).
struct EmbeddedText {
    std::string_view name; ///< of the file, without folder and ending
    std::string_view text;
};

} // namespace attune
