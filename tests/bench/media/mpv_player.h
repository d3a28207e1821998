// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media_time.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace attune::bench {

/// What a player answered to one command.
struct Answer {
    double ms = 0;                     ///< from the command to the picture in memory
    std::optional<std::int64_t> frame; ///< read off the picture
};

/// libmpv with its software renderer, paused, exact seeks, no sound: the peer that seeks best.
class MpvPlayer {
  public:
    MpvPlayer();
    ~MpvPlayer();
    MpvPlayer(const MpvPlayer&) = delete;
    MpvPlayer& operator=(const MpvPlayer&) = delete;

    /// Opens a file and waits for its first picture.
    Answer open(const std::filesystem::path& path);
    Answer seek(MediaTime time);
    /// One frame back or on.
    Answer step(bool back);

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace attune::bench
