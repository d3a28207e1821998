// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/outputs.h"

#include "base/text.h"

#include <filesystem>
#include <set>

namespace attune::cli {

Status outputsAreFree(const std::vector<std::string>& paths, bool force) {
    std::set<std::filesystem::path> taken;
    for (const std::string& path : paths) {
        std::error_code ignored;
        if (!path.empty() &&
            !taken.insert(std::filesystem::weakly_canonical(std::filesystem::absolute(path, ignored), ignored)).second)
            return fail(ErrorCode::Invalid, "two outputs have the same name, and the second would replace the first",
                        sanitizeUtf8(path), "give each a name of its own");
        if (!path.empty() && !force && std::filesystem::exists(path, ignored))
            return fail(ErrorCode::Conflict, "the file exists already", sanitizeUtf8(path),
                        "choose another name, or allow overwriting with --force");
    }
    return {};
}

} // namespace attune::cli
