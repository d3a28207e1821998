// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/own_library.h"

#include "workspace/new_library.h"

namespace attune {

Result<std::filesystem::path> makeOwnLibrary(const std::filesystem::path& folder) {
    return makeNewLibrary(folder, "my-clips", "My clips", [](Library& library, const std::filesystem::path& data) {
        if (auto scheme = addDemonstrationScheme(library, data); !scheme)
            return Status(std::unexpected(scheme.error()));
        return library.addRater({RaterId("ME"), RaterRole::Trainer, "", "en"});
    });
}

} // namespace attune
