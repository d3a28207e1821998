// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

namespace attune {

/// Denied unless this person is a trainer or supervisor; the role recorded in the library counts before the one
/// claimed.
[[nodiscard]] Status needTrainer(const Library& library, const Viewer& who);

} // namespace attune
