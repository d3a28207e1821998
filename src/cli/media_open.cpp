// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/media_open.h"

#include "cli/cli.h"

#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

namespace attune::cli {

ProgressCallback terminalProgress(const std::string& what) {
    if (isatty(STDERR_FILENO) == 0)
        return {};
    return [what, last = -1](double share) mutable {
        const int percent = static_cast<int>(share * 100);
        if (percent == last)
            return;
        last = percent;
        fmt::print(stderr, "\r{} {:3} %{}", what, percent, percent >= 100 ? "\r\033[K" : "");
        std::fflush(stderr);
    };
}

Result<MediaIndexPtr> openMedia(const std::string& path, bool contentHash) {
    auto index = openIndex(path, {.contentHash = contentHash, .progress = terminalProgress("reading")});
    if (index)
        for (const std::string& text : (*index)->info.warnings)
            warn(fmt::format("{}: {}", path, text));
    return index;
}

Status mayWrite(const std::string& path, bool force) {
    std::error_code ec;
    const auto status = std::filesystem::symlink_status(path, ec);
    if (status.type() == std::filesystem::file_type::directory)
        return fail(ErrorCode::Invalid, "this is a folder", path, "name a file");
    if (!force && std::filesystem::exists(status))
        return fail(ErrorCode::Conflict, "the file exists already", path, "choose another name or add --force");
    return {};
}

} // namespace attune::cli
