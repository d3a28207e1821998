// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/certification_rule.h"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// One rule ("attune.rule/1"), or an array of them. `name` stands for the file in messages.
/// Errors (Invalid): not JSON, another schema, a key missing, unknown or of the wrong kind, with its place.
[[nodiscard]] Result<std::vector<CertificationRule>> parseRules(std::string_view json, const std::string& name);

namespace exchange {
class JsonText;
/// A rule as parseRules reads it; what is not set is left out.
void write(JsonText& json, const CertificationRule& rule);
} // namespace exchange

/// Rules that come with the program (models/rules), by name.
[[nodiscard]] std::vector<std::string> rulePresetNames();
/// Errors: NotFound, with the names there are.
[[nodiscard]] Result<std::vector<CertificationRule>> rulePreset(const std::string& name);

} // namespace attune
