// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

#include <optional>
#include <utility>

namespace attune {

/// A clip with what surrounds it, as one person may see it.
struct ClipAndContext {
    Clip clip;
    ClipContext context; ///< its setting is the clip's own where none was written
};

/// Errors: NotFound (no such clip for this person), those of the queries.
[[nodiscard]] Result<ClipAndContext> contextOf(const Library& library, const Viewer& who, const ClipId& clip);

/// Writes down what surrounds a clip, the setting in both places, and the child's age in whole months (first and last),
/// all in one transaction. Errors: Denied to trainees, Invalid (an age below 0 or turned round), those of
/// Library::setContext.
[[nodiscard]] Status describeClip(Library& library, const Viewer& who, const ClipContext& context,
                                  const std::optional<std::pair<int, int>>& ageMonths);

} // namespace attune
