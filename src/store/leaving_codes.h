// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

#include <vector>

namespace attune {

/// What may leave a library in a file of timed codes.
struct LeavingCodes {
    std::vector<Clip> clips;
    std::vector<Coding> codings;
    std::vector<KeptFile> kept;      ///< the files kept at imports
    std::vector<CodingKey> heldBack; ///< drafts of others of which something stays here
};

/// By who takes it away. A draft of a rater of the library leaves only for that rater, but for what came in with a
/// file: a coding that an import began leaves whole, of another the codes that the file brought. Codes of a coder who
/// is no rater here (written by `library apply`) are nobody's draft and leave. Trainee: only their own codings, and no
/// kept files, which hold codes of others. Errors: those of the library's queries.
[[nodiscard]] Result<LeavingCodes> leavingCodes(const Library& library, const Viewer& who);

} // namespace attune
