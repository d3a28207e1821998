// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/text_pack.h"

#include <string>
#include <string_view>

namespace attune {

/// A text pack, format attune.text-pack/1: {"format", "scheme", "licence": {"holder", "scope", "date"}, "words":
/// {place: words}}. Errors: Invalid with the first fault and its place.
[[nodiscard]] Result<TextPack> readTextPack(std::string_view json);
[[nodiscard]] std::string writeTextPack(const TextPack& pack);

/// The setting of the library itself under which the examples of a scheme are kept.
[[nodiscard]] inline std::string exemplarSetting(const SchemeId& scheme) { return "examples." + scheme.value; }
/// {"sensitivity@4": {"clip": "six-01", "begin": ns, "end": ns}}. Errors: Invalid.
[[nodiscard]] Result<Exemplars> readExemplars(std::string_view json);
[[nodiscard]] std::string writeExemplars(const Exemplars& exemplars);

} // namespace attune
