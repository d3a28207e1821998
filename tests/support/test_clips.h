// SPDX-License-Identifier: GPL-3.0-or-later
// Small clips made by the ffmpeg command line at the first use and kept in the build folder; every frame carries its
// number as a bar code (bar_code.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace attune::test {

struct ClipRecipe {
    std::string name; ///< file name with extension
    int frames = 100;
    int width = 320, height = 240;
    std::string inputRate = "25";
    std::string videoOptions; ///< between input and output: codec, filters, ...
    std::string audioInput;   ///< lavfi source: "sine=frequency=440:duration=4"; empty: no sound
    std::string audioOptions = "-c:a aac -b:a 96k";
    std::string extra; ///< any further output options
    int rotate = 0;    ///< clockwise degrees written into the mp4's display matrix
};

/// The clip, made if need be. An empty path when ffmpeg cannot make it (encoder missing): the test then skips.
std::filesystem::path makeClip(const ClipRecipe& recipe);
/// A clip made of another by an ffmpeg command: "-ss 1.3 -i IN -c copy" (each IN is replaced by the source).
std::filesystem::path remakeClip(const std::filesystem::path& from, const std::string& name,
                                 const std::string& command);
/// A folder for what the tests make, below the build folder; made if need be.
std::filesystem::path clipFolder();
/// Copies the first bytes of a file.
std::filesystem::path cutFile(const std::filesystem::path& from, const std::string& name, std::uintmax_t bytes);
std::filesystem::path writeBytes(const std::string& name, const std::string& bytes);

/// Recipes that several tests use.
ClipRecipe cfr25(); ///< H.264 with B-frames and AAC, 100 frames, 4 s
ClipRecipe ntsc();  ///< 30000/1001
ClipRecipe vfr();   ///< variable rate, see vfrTimeNs
ClipRecipe phone(); ///< variable rate, rotated by 90 degrees
std::int64_t vfrTimeNs(std::int64_t frame);

} // namespace attune::test
