// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <optional>
#include <string>

namespace attune {

/// A note in the library that a person works in it now, with the clip they are at: taken away when the window closes,
/// so that the next opening knows how the last one ended.
class OpenMark {
  public:
    /// Looks at what the last opening left, and leaves its own note. What there is to tell, in words; empty: nothing.
    ///  - the program ended without closing: up to which change the work is here;
    ///  - another program has the library open as the same person;
    ///  - the clock stands before the last change.
    [[nodiscard]] static std::string begin(Session& session);
    /// This clip is worked at from now on.
    static void at(Session& session, const ClipId& clip);
    /// Has another program opened the library as the same person since? Then that, in words; otherwise the own note is
    /// put back where the other one took it away.
    [[nodiscard]] static std::string look(Session& session, const ClipId& clip);
    /// The window closes, and all is saved.
    static void end(Session& session);
};

} // namespace attune
