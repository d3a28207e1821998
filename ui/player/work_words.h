// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/frame_index.h"

#include <QString>

namespace attune::ui {

/// What is still being done to a clip beside showing it, in words, with the time left by what it took so far; empty:
/// nothing. done: share of the background pass, 0..1; ms: since it began.
[[nodiscard]] QString workWords(const MediaIndex& index, double done, qint64 ms);

} // namespace attune::ui
