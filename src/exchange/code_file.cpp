// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/code_file.h"

#include "base/file.h"
#include "exchange/formats.h"

namespace attune {

namespace {

namespace fs = std::filesystem;

// A file that another names by path or URL: only its name counts, and it must lie beside the other.
std::optional<std::string> fileBeside(const fs::path& path, const std::string& named) {
    const auto slash = named.find_last_of("/\\");
    const std::string name = slash == std::string::npos ? named : named.substr(slash + 1);
    if (name.empty() || name == "." || name == "..")
        return {};
    auto bytes = readFile(path.parent_path() / name, std::uint64_t{64} << 20);
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

} // namespace

Result<CodeFile> readCodeFile(const fs::path& path, bool mend) {
    ReadOptions options;
    options.name = path.string();
    options.mend = mend;
    options.fetch = [&](const std::string& named) { return fileBeside(path, named); };
    auto bytes = readFile(path, options.limits.bytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    auto document = readTimed(*bytes, options);
    if (!document)
        return std::unexpected(document.error());
    if (!mend)
        noteOverlaps(*document);
    return CodeFile{std::move(*document), std::move(*bytes)};
}

} // namespace attune
