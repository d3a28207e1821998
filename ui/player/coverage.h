// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/watched.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::ui {

/// Which parts of a clip have been watched while it played, and how fast it ran.
class Coverage {
  public:
    void clear();
    /// A frame was shown while playing forward at this speed (1: real time). What lies between it and the frame before
    /// counts as watched, up to half a second of time spent.
    void shownPlaying(MediaTime time, double speed);
    /// Playing stopped or jumped: the next frame starts a new part.
    void interrupt() { m_last.reset(); }
    /// By time, apart from each other.
    [[nodiscard]] const std::vector<WatchedSpan>& parts() const { return m_parts; }
    /// "0-1500,2000-2400@200" in milliseconds and per cent of real time (100 where none is said), and back; what cannot
    /// be read is left out.
    [[nodiscard]] std::string text() const;
    void read(std::string_view text);

  private:
    std::vector<WatchedSpan> m_parts;
    std::optional<MediaTime> m_last;
};

} // namespace attune::ui
