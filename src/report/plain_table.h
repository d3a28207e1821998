// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace attune {

/// Nothing, words, a number, or a count.
using PlainCell = std::variant<std::monostate, std::string, double, std::int64_t>;

/// A table for other programs: one thing a row, names in the first line.
struct PlainTable {
    struct Column {
        std::string name; ///< "within_one_median"
        std::string note; ///< what it holds, with unit
        double width = 14;
    };
    std::string sheet; ///< name of the sheet in a workbook
    std::vector<Column> columns;
    std::vector<std::vector<PlainCell>> rows; ///< as long as columns
};

/// RFC 4180 in UTF-8; shortest decimals that round-trip; nothing for an empty cell.
[[nodiscard]] std::string csvOf(const PlainTable& table);
/// A workbook of that one sheet, the notes on its headers. Errors: Io.
[[nodiscard]] Result<std::string> xlsxOf(const PlainTable& table, const std::string& title);

} // namespace attune
