// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/data_dir.h"

#include <cstdlib>

namespace attune {

Result<std::filesystem::path> dataDir() {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const auto holds = [&](const fs::path& folder) { return fs::is_directory(folder / "models/instruments", ignored); };
    if (const char* set = std::getenv("ATTUNE_DATA_DIR")) {
        if (holds(set))
            return fs::path(set);
        return fail(ErrorCode::NotFound, "ATTUNE_DATA_DIR has no models/instruments", set,
                    "set it to Attune's data folder");
    }
    if (const auto program = fs::read_symlink("/proc/self/exe", ignored); !ignored)
        if (auto shared = program.parent_path().parent_path() / "share/attune"; holds(shared))
            return shared;
    if (fs::path source(ATTUNE_DEFAULT_DATA_DIR); holds(source))
        return source;
    return fail(ErrorCode::NotFound, "the schemes and sample data are not beside the program", "",
                "set ATTUNE_DATA_DIR to the folder that holds models/instruments and sample_data");
}

} // namespace attune
