// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace attune {

class Session;

/// A clip with what surrounds it, as one person may see it.
struct ClipAndContext {
    Clip clip;
    ClipContext context; ///< its setting is the clip's own where none was written
};

/// The person's setting that holds the advisory of a clip as they last read it.
[[nodiscard]] std::string advisoryRead(const ClipId& clip);
/// What may be hard to watch in clips that this person has neither submitted nor read so about: nothing of these is
/// shown before. Empty without a library. Errors: those of the queries.
[[nodiscard]] Result<std::map<ClipId, std::string>> unreadAdvisories(const Session& session);

/// A trainee codes a clip after all that they asked to be spared; the records keep both.
/// Errors: NotFound (not spared), Denied (a trainer, who may have seen the others' codes since), Conflict (results of a
/// round with the clip are released to them).
[[nodiscard]] Status resumeClip(Library& library, const Viewer& who, const ClipId& clip);

/// Errors: NotFound (no such clip for this person), those of the queries.
[[nodiscard]] Result<ClipAndContext> contextOf(const Library& library, const Viewer& who, const ClipId& clip);

/// Writes down what surrounds a clip, the setting in both places, and the child's age in whole months (first and last),
/// all in one transaction. Errors: Denied to trainees, Invalid (an age below 0 or turned round), those of
/// Library::setContext.
[[nodiscard]] Status describeClip(Library& library, const Viewer& who, const ClipContext& context,
                                  const std::optional<std::pair<int, int>>& ageMonths);

} // namespace attune
