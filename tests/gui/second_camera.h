// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/test_clips.h"

namespace attune::test {

/// The other camera of cfr25(): 30 frames a second, so that no frame lies where the other's does, with bar codes and a
/// sound.
inline std::filesystem::path secondCamera() {
    ClipRecipe recipe;
    recipe.name = "second.mp4";
    recipe.frames = 150;
    recipe.inputRate = "30";
    recipe.videoOptions = "-c:v libx264 -preset veryfast -g 40 -bf 2 -pix_fmt yuv420p";
    recipe.audioInput = "sine=frequency=440:duration=5";
    return makeClip(recipe);
}

} // namespace attune::test
