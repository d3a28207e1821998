// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// What in a free text may tell who somebody is: words written like names, e-mail addresses, dates, long numbers; each
/// once, in order. Codes of raters and clips ("T02") are left out. A help for the one who reads it through, no proof
/// that nobody is named.
[[nodiscard]] std::vector<std::string> wordsLikeNames(std::string_view text);

} // namespace attune
