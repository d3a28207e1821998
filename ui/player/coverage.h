// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/watched.h"

#include <optional>
#include <vector>

namespace attune::ui {

/// Which parts of a clip have been watched while it played, and how fast it ran.
class Coverage {
  public:
    /// Another clip, of which this was watched before.
    void start(std::vector<WatchedSpan> before);
    /// A frame was shown while playing forward at this speed (1: real time). What lies between it and the frame before
    /// counts as watched, up to half a second of time spent.
    void shownPlaying(MediaTime time, double speed);
    /// Playing stopped or jumped: the next frame starts a new part.
    void interrupt() { m_last.reset(); }
    /// By time, apart from each other.
    [[nodiscard]] const std::vector<WatchedSpan>& parts() const { return m_parts; }

  private:
    std::vector<WatchedSpan> m_parts;
    std::optional<MediaTime> m_last;
};

} // namespace attune::ui
