// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/timed_file.h"

#include "base/text.h"
#include "exchange/timed_codes_csv.h"

#include <fmt/format.h>

namespace attune::cli {

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
        return fail(ErrorCode::Invalid,
                    to.empty() ? "the ending does not say which format is meant" : "there is no format " + to,
                    to.empty() ? sanitizeUtf8(out) : "--to", "choose one of " + writableFormats());
    if (!format->write)
        return fail(ErrorCode::Unsupported, fmt::format("a {} is only read, not written", format->title),
                    sanitizeUtf8(out), "choose one of " + writableFormats());
    return format;
}

Result<MediaDuration> unitOf(const std::string& milliseconds) {
    if (milliseconds.empty())
        return MediaDuration();
    const auto time =
        milliseconds.find_first_of("eE") == std::string::npos ? parseSeconds(milliseconds + "e-3") : std::nullopt;
    if (!time || time->ns <= 0)
        return fail(ErrorCode::Invalid, fmt::format("\"{}\" is not a number of milliseconds", milliseconds), "--unit",
                    "give a number such as 40");
    return MediaDuration(time->ns);
}

} // namespace attune::cli
