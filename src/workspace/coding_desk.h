// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"
#include "workspace/store_worker.h"

namespace attune {

/// The session's desk of one clip. Edits are applied in memory at once and follow to the store; undo and redo wait for
/// the store, whose journal knows what there is to take back, also from before a restart.
[[nodiscard]] Result<std::unique_ptr<CodingDesk>> makeCodingDesk(Library& library, StoreWorker& worker,
                                                                 const Viewer& viewer, const Clip& clip,
                                                                 const CodingScheme& scheme);

} // namespace attune
