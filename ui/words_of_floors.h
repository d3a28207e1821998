// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace attune::ui {

/// The words and sentences that the floors below make and the window shows, in English, for the translators. Where
/// something is inserted stands %1, %2. A test holds the list against what the floors say.
[[nodiscard]] std::span<const char* const> wordsOfFloors();
/// What is wrong with a file, a scheme or a library; the same otherwise.
[[nodiscard]] std::span<const char* const> wordsOfFailures();
/// What the figures mean: titles and first paragraphs of the pages in docs/statistics.
[[nodiscard]] std::span<const char* const> wordsOfPages();

} // namespace attune::ui
