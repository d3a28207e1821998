// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/timed_document.h"

#include <span>
#include <string>
#include <string_view>

namespace attune {

/// A kind of file with timed codes.
struct TimedFormat {
    const char* id;        ///< "eaf"
    const char* title;     ///< "ELAN annotation file"
    const char* extension; ///< ".eaf"; empty: chosen by id only
    /// True when the bytes are of this kind. `head` is the beginning of the file in UTF-8 where it is text.
    bool (*sniff)(std::string_view bytes, std::string_view head);
    Result<TimedDocument> (*read)(std::string_view bytes, const ReadOptions& options); ///< null: only written
    Result<WrittenFile> (*write)(const TimedDocument& document, const WriteOptions& options); ///< null: only read
};

/// All of them, in the order they are tried.
[[nodiscard]] std::span<const TimedFormat> timedFormats();
/// By id; null when there is none.
[[nodiscard]] const TimedFormat* findFormat(std::string_view id);
/// By the ending of a file's name; null when none fits.
[[nodiscard]] const TimedFormat* formatOfName(std::string_view name);

/// Reads timed codes, the format found by content. Errors: Unsupported for anything else, Invalid with the place for a
/// damaged file or one beyond the limits.
[[nodiscard]] Result<TimedDocument> readTimed(std::string_view bytes, const ReadOptions& options);
/// Writes in the format of that id; into the document's own format with all that was kept aside. Errors: Unsupported for
/// an unknown format or one that is only read, NotFound for an observation that is not there.
[[nodiscard]] Result<WrittenFile> writeTimed(const TimedDocument& document, std::string_view format,
                                             const WriteOptions& options = {});

} // namespace attune
