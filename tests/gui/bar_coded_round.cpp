// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bar_coded_round.h"

#include "support/places.h"
#include "support/test_clips.h"
#include "workspace/sample_library.h"

#include <cstdlib>
#include <gtest/gtest.h>

namespace attune::test {

namespace fs = std::filesystem;

BarCodedRound::BarCodedRound() {
    ClipRecipe recipe;
    recipe.name = "round.mp4";
    recipe.frames = 1200; // longer than any clip of the round: the reference's evidence lies inside
    recipe.width = 640;
    recipe.height = 360;
    recipe.videoOptions = "-c:v libx264 -preset veryfast -g 100 -bf 2 -pix_fmt yuv420p";
    recipe.audioInput = "sine=frequency=330:duration=48";
    const fs::path clip = makeClip(recipe);
    if (clip.empty())
        return;
    const fs::path source = test::sourceFolder(), data = m_folder / "data";
    fs::create_directories(data / "models");
    fs::create_directories(data / "sample_data/clips");
    fs::copy(source / "models/instruments", data / "models/instruments", fs::copy_options::recursive);
    fs::copy(source / "sample_data/round_01", data / "sample_data/round_01", fs::copy_options::recursive);
    for (const auto& entry : fs::directory_iterator(source / "sample_data/clips"))
        fs::copy_file(clip, data / "sample_data/clips" / entry.path().filename());
    setenv("ATTUNE_DATA_DIR", data.c_str(), 1);
    auto library = makeSampleLibrary(m_folder / "library");
    EXPECT_TRUE(library) << (library ? "" : library.error().text());
    if (!library)
        return;
    m_library = *library;
    m_ready = true;
}

BarCodedRound::~BarCodedRound() { unsetenv("ATTUNE_DATA_DIR"); }

} // namespace attune::test
