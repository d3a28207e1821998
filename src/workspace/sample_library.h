// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <filesystem>

namespace attune {

/// Makes the sample library in folder (created when absent): "sample.attune" with scheme, clips, the reference and the
/// submitted codings of the sample round, a rater T04 who has nothing yet, to practise as, and a film from a phone
/// beside the round. Media are used where they lie. An existing sample library is left as it is. Returns the library's
/// path. Errors: NotFound when the sample data are not beside the program, Io.
[[nodiscard]] Result<std::filesystem::path> makeSampleLibrary(const std::filesystem::path& folder);

} // namespace attune
