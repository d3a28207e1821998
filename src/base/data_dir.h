// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <filesystem>

namespace attune {

/// The folder that holds models/instruments and sample_data: ATTUNE_DATA_DIR when set, else share/attune beside the
/// program's bin folder, else the source tree the program was built from. NotFound when none of them has it.
[[nodiscard]] Result<std::filesystem::path> dataDir();

} // namespace attune
