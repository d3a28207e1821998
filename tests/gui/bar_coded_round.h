// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scratch_folder.h"

#include <filesystem>

namespace attune::test {

/// The sample round as the program makes it, but with a picture in which every frame carries its number: the data
/// folder is the project's own with one bar-coded clip in place of each of the round's. While it lives, ATTUNE_DATA_DIR
/// points there.
class BarCodedRound {
  public:
    BarCodedRound();
    ~BarCodedRound();
    /// False when ffmpeg is missing, so that there is no clip.
    [[nodiscard]] bool ready() const { return m_ready; }
    [[nodiscard]] const std::filesystem::path& library() const { return m_library; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_folder / name; }

  private:
    ScratchFolder m_folder;
    std::filesystem::path m_library;
    bool m_ready = false;
};

} // namespace attune::test
