// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/agreement_report.h"

#include <string>
#include <string_view>

namespace attune {

/// What stands around the figures of a summary, from a document attune.study/1: one object of texts under the names of
/// StudyDescription's fields, and `dimensions`, a list of {"id","name","role"}. Nothing but the schema is needed.
/// `name` stands for the document in messages. Errors: Invalid with the place.
[[nodiscard]] Result<StudyDescription> parseStudy(std::string_view json, const std::string& name);

} // namespace attune
