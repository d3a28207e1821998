// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/key_map.h"

#include <span>
#include <string_view>

namespace attune {

/// Keys as people know them from elsewhere. Each is a whole key map; none of them needs a numeric keypad but the one
/// that is named after the program that does ("Num+8" is the 8 of the keypad).
struct KeyPreset {
    std::string_view id;    ///< "editor", "datavyu", "elan", "boris", "left-hand"
    std::string_view title; ///< "Editor"
    std::string_view words; ///< for whom
    std::string_view text;  ///< as KeyMap::fromText reads it; empty: the defaults
};

[[nodiscard]] std::span<const KeyPreset> keyPresets();
/// NotFound for an unknown id.
[[nodiscard]] Result<KeyMap> keysOfPreset(std::string_view id);

} // namespace attune
