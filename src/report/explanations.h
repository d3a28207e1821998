// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace attune {

/// What a figure means, in two plain sentences for a practitioner: the first paragraph of its page in docs/statistics,
/// which is compiled in. Empty for a name that no page lists. Any thread.
[[nodiscard]] std::string explanationOf(std::string_view estimate);
/// The title of that page.
[[nodiscard]] std::string explanationTitleOf(std::string_view estimate);

} // namespace attune
