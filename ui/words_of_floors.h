// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace attune::ui {

/// The words and sentences that the floors below make and the window shows, in English, for the translators. Where
/// something is inserted stands %1, %2. A test holds the list against what the floors say.
[[nodiscard]] std::span<const char* const> wordsOfFloors();

} // namespace attune::ui
