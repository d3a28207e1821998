// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: what every reader does first.

#include "exchange/timed_document.h"

#include <string>
#include <string_view>
#include <vector>

namespace attune::exchange {

/// Text of any of the usual encodings as UTF-8 without byte order mark: UTF-8, UTF-16 (with a mark, or known by its
/// zeros), else Latin-1, which `latin1` tells. Lone surrogates become U+FFFD.
[[nodiscard]] std::string utf8Of(std::string_view bytes, bool& latin1);
/// The reverse of Latin-1 as utf8Of() reads it; nothing when a character is not in it.
[[nodiscard]] std::optional<std::string> toLatin1(std::string_view utf8);
/// UTF-16 as UTF-8.
[[nodiscard]] std::string fromUtf16(std::string_view bytes, bool bigEndian);

/// "a b.mp4" of "a%20b.mp4"; other bytes as they are, what is no UTF-8 then mended.
[[nodiscard]] std::string fromPercent(std::string_view text);

/// For messages: in quotes, short, on one line.
[[nodiscard]] std::string cited(std::string_view text);

/// Line numbers of offsets.
class LineIndex {
  public:
    explicit LineIndex(std::string_view text);
    /// 1-based.
    [[nodiscard]] std::size_t lineOf(std::size_t offset) const;
    /// 1-based, in bytes.
    [[nodiscard]] std::size_t columnOf(std::size_t offset) const { return offset - m_starts[lineOf(offset) - 1] + 1; }

  private:
    std::vector<std::size_t> m_starts;
};

/// Invalid about this file.
[[nodiscard]] std::unexpected<Error> broken(const ReadOptions& options, const std::string& what,
                                            const std::string& place = {}, const std::string& todo = {});

/// Refuses, before anything is built, XML that nests too deep, has too many elements, or declares entities.
[[nodiscard]] Status checkXml(std::string_view text, const ReadOptions& options);
/// Refuses JSON that nests too deep or has too many values.
[[nodiscard]] Status checkJson(std::string_view text, const ReadOptions& options);

/// Adds a row; false when there are as many as allowed.
[[nodiscard]] bool addRow(TimedDocument& document, TimedRow row, const ReadOptions& options);
[[nodiscard]] std::unexpected<Error> tooManyRows(const ReadOptions& options);

/// "play" of "/a/b/play.eaf".
[[nodiscard]] std::string stemOf(const std::string& name);

/// Rows of one session as a format without sessions takes them: of options.observation only, or all in one, the tier
/// names then beginning with the observation's where there are several (with a warning).
struct OneSession {
    TimedDocument document; ///< one observation
    std::vector<std::string> warnings;
};
[[nodiscard]] Result<OneSession> oneSession(const TimedDocument& document, const WriteOptions& options);

/// Latest time of the session, and not before its declared end.
[[nodiscard]] MediaTime endOf(const TimedDocument& document, std::size_t observation);

/// "3 rows", "1 row".
[[nodiscard]] std::string count(std::size_t n, const char* one, const char* many);

} // namespace attune::exchange
