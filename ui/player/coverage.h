// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/time_span.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::ui {

/// Which parts of a clip have been watched while it played.
class Coverage {
  public:
    void clear();
    /// A frame was shown while playing forward; parts up to half a second after the one before count as watched.
    void shownPlaying(MediaTime time);
    /// Playing stopped or jumped: the next frame starts a new part.
    void interrupt() { m_last.reset(); }
    /// Whole per cent of a clip of this length, 0..100; 100 only when no more than a tenth of a second is missing.
    [[nodiscard]] int percentOf(MediaDuration duration) const;
    [[nodiscard]] const std::vector<TimeSpan>& parts() const { return m_parts; }
    /// "0-1500,2000-2400" in milliseconds, and back; what cannot be read is left out.
    [[nodiscard]] std::string text() const;
    void read(std::string_view text);

  private:
    void add(TimeSpan span);
    std::vector<TimeSpan> m_parts; ///< by time, apart from each other
    std::optional<MediaTime> m_last;
};

} // namespace attune::ui
