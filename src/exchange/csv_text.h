// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// One record of a CSV file.
struct CsvRecord {
    std::vector<std::string> fields;
    std::int64_t line = 1; ///< 1-based line of its first character
};

/// Reads records one by one: RFC 4180 quoting, line ends LF, CRLF or CR, empty lines passed over.
class CsvReader {
  public:
    CsvReader(std::string_view bytes, char separator) : m_bytes(bytes), m_separator(separator) {}

    /// Fills fields with views of the bytes (or of what the reader keeps until the next call); false at the end. Errors
    /// (Invalid, with "`name`:LINE column NUMBER"): a quote that is never closed, text after a closing quote.
    [[nodiscard]] Result<bool> next(std::vector<std::string_view>& fields, const std::string& name);
    /// 1-based line of the first character of the last record.
    [[nodiscard]] std::int64_t line() const { return m_recordLine; }
    /// The same as texts of their own.
    [[nodiscard]] Result<bool> next(CsvRecord& record, const std::string& name);

  private:
    [[nodiscard]] bool atLineEnd() const;
    void skipLineEnd();
    [[nodiscard]] Result<std::string_view> readQuoted(const std::string& name, std::size_t column);

    std::string_view m_bytes;
    char m_separator;
    std::size_t m_at = 0;
    std::int64_t m_line = 1, m_recordLine = 1;
    std::deque<std::string> m_unquoted; ///< fields of the last record that held doubled quotes
};

/// A field for a comma-separated file: quoted when it holds a comma, a quote or a line break.
[[nodiscard]] std::string csvField(std::string_view text);

} // namespace attune
