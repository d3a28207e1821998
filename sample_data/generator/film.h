// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "script.h"

#include <filesystem>

namespace attune::scenes {

/// Plays the screenplay, and has the command line program ffmpeg (on the PATH) make an MP4 of picture and sound.
/// 640×360 at 25 frames a second; a phone clip is 360×640 upright, stored lying on its side with a rotation, and its
/// frames come at irregular times. Errors: the screenplay cannot be played, ffmpeg is missing or fails.
Status film(const Script& script, const std::filesystem::path& out);

/// One still at `seconds` as PNG, `width` pixels wide.
Status still(const Script& script, double seconds, int width, const std::filesystem::path& out);

/// A sheet of stills, one every `every` seconds from `from` to `to`, for looking over.
Status sheet(const Script& script, double from, double to, double every, const std::filesystem::path& out);

/// When frame `index` of a phone clip is shown, in ticks of 1/90000 s; strictly rising, frame 0 at 0.
long phoneTicks(long index);

} // namespace attune::scenes
