// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/formats.h"

#include <string>
#include <vector>

namespace attune::cli {

/// "PLACE: MESSAGE" of each issue.
[[nodiscard]] std::vector<std::string> issueTexts(const TimedDocument& document);

/// The format to write: by --to where given, else by the ending of the file's name. Errors: Invalid, Unsupported.
[[nodiscard]] Result<const TimedFormat*> formatToWrite(const std::string& out, const std::string& to);

/// "csv, eaf, ...": what can be written.
[[nodiscard]] std::string writableFormats();

/// --unit in milliseconds as a duration. Errors: Invalid.
[[nodiscard]] Result<MediaDuration> unitOf(const std::string& milliseconds);

} // namespace attune::cli
