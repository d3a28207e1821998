// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace attune::test {

/// The sentences that a source file hands to calls of these names, where they stand as literals: joined with something
/// else, or made by fmt::format, what is inserted is "%1", "%2". `refuse("there is no round " + id)` gives
/// "there is no round %1"; of `a ? "x" : "y"` and `count(n, "code", "codes")` both are given. Words alone and names of
/// fields are left out.
[[nodiscard]] std::set<std::string> sentencesHandedTo(const std::set<std::string>& calls, std::string_view source);

} // namespace attune::test
