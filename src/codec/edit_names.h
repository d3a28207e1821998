// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "models/edit.h"

#include <array>
#include <variant>

namespace attune::codec {

/// What each kind of edit is called in files, in the order of Edit.
inline constexpr std::array<const char*, std::variant_size_v<Edit>> editNames = {
    "clip.declare",  "clip.change", "clip.remove",    "rating.set",     "rating.clear", "marker.add", "marker.change",
    "marker.remove", "segment.add", "segment.change", "segment.remove", "clip.view",    "batch"};

} // namespace attune::codec
