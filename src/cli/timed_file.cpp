// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/timed_file.h"

#include "base/file.h"
#include "base/text.h"
#include "exchange/timed_codes_csv.h"

#include <filesystem>
#include <fmt/format.h>

namespace attune::cli {

namespace {

namespace fs = std::filesystem;

// A file that another names by path or URL: only its name counts, and it must lie beside the other.
std::optional<std::string> fileBeside(const std::string& path, const std::string& named) {
    const auto slash = named.find_last_of("/\\");
    const std::string name = slash == std::string::npos ? named : named.substr(slash + 1);
    if (name.empty() || name == "." || name == "..")
        return {};
    auto bytes = readFile(fs::path(path).parent_path() / name, std::uint64_t{64} << 20);
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

} // namespace

Result<TimedFile> readTimedFile(const std::string& path, bool mend) {
    ReadOptions options;
    options.name = path;
    options.mend = mend;
    options.fetch = [&](const std::string& named) { return fileBeside(path, named); };
    auto bytes = readFile(path, options.limits.bytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    auto document = readTimed(*bytes, options);
    if (!document)
        return std::unexpected(document.error());
    return TimedFile{std::move(*document), std::move(*bytes)};
}

std::vector<std::string> issueTexts(const TimedDocument& document) {
    std::vector<std::string> out;
    for (const TimedIssue& issue : document.issues)
        out.push_back(fmt::format("{}: {}", issue.place, issue.message));
    return out;
}

std::string writableFormats() {
    std::vector<std::string> out;
    for (const TimedFormat& format : timedFormats())
        if (format.write)
            out.emplace_back(format.id);
    return join(out, ", ");
}

Result<const TimedFormat*> formatToWrite(const std::string& out, const std::string& to) {
    const TimedFormat* format = to.empty() ? formatOfName(out) : findFormat(to);
    if (!format)
        return fail(ErrorCode::Invalid, to.empty() ? "the ending does not say which format is meant" : "there is no format " + to,
                    to.empty() ? sanitizeUtf8(out) : "--to", "choose one of " + writableFormats());
    if (!format->write)
        return fail(ErrorCode::Unsupported, fmt::format("a {} is only read, not written", format->title),
                    sanitizeUtf8(out), "choose one of " + writableFormats());
    return format;
}

Result<MediaDuration> unitOf(const std::string& milliseconds) {
    const auto time = milliseconds.find_first_of("eE") == std::string::npos ? parseSeconds(milliseconds + "e-3") : std::nullopt;
    if (!time || time->ns <= 0)
        return fail(ErrorCode::Invalid, fmt::format("\"{}\" is not a number of milliseconds", milliseconds), "--unit",
                    "give a number such as 40");
    return MediaDuration(time->ns);
}

} // namespace attune::cli
