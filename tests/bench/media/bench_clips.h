// SPDX-License-Identifier: GPL-3.0-or-later
// The clips that players are measured on: moving pattern with noise, so that they decode like camera pictures, every
// frame with its number as a bar code. Made once by the ffmpeg command line and kept in the build folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace attune::bench {

struct BenchClip {
    std::string name;
    std::filesystem::path path; ///< empty: ffmpeg could not make it
    std::int64_t repeats = 0;   ///< frames after which the bar codes begin again; 0: never
};

/// 1080p30 with a key frame each 30 and 250 frames, 720p25 each 250, and 720p25 with open groups of 50: 50 s each.
[[nodiscard]] std::vector<BenchClip> seekClips();
/// 20 minutes of 1080p30, key frames each 250 frames, with sound; about 1.2 GB.
[[nodiscard]] BenchClip longClip();

} // namespace attune::bench
