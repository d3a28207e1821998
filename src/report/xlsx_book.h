// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/measurement.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include <xlsxwriter.h>

/// A workbook made sheet by sheet. Inside the report room only.
namespace attune::xlsx {

/// Rows of a sheet, header included, as the format allows.
inline constexpr lxw_row_t mostRows = 1'048'576;

struct Column {
    std::string header;
    std::string note; ///< shown on pointing at the header
    double width = 12;
};

/// A workbook with the formats that its sheets share.
class Book {
  public:
    /// Writes to the file when closed.
    explicit Book(const char* path);
    ~Book();
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    lxw_workbook* get() { return m_book; }
    lxw_error close();
    [[nodiscard]] lxw_format* formatOf(std::string_view estimate) const;
    [[nodiscard]] lxw_format* whole() const { return m_whole; }
    [[nodiscard]] lxw_format* decimals() const { return m_decimals; }
    [[nodiscard]] lxw_format* header() const { return m_header; }
    [[nodiscard]] lxw_format* remark() const { return m_remark; }

  private:
    lxw_format* number(const char* pattern);
    lxw_workbook* m_book;
    lxw_format *m_header, *m_remark, *m_decimals, *m_coefficient, *m_share, *m_whole;
};

/// A sheet filled row by row under one line of headers.
class Sheet {
  public:
    Sheet(Book& book, const char* name, const std::vector<Column>& columns, int frozenColumns = 0);
    [[nodiscard]] bool full() const { return m_row + 1 >= mostRows - 1; }
    void row();
    void text(const std::string& words);
    void remark(const std::string& words);
    void number(double value, lxw_format* format);
    void count(std::int64_t value);
    void blank() { ++m_column; }
    void maybe(const std::optional<double>& value, lxw_format* format);
    /// The figure, or the reason there is none; nothing when it was not asked for.
    void figure(const Estimate* estimate);
    /// Both ends, in two cells.
    void interval(const Estimate* estimate);
    void filter();
    /// Colours from vermilion over white to blue around a middle.
    void colour(lxw_col_t column, double low, double middle, double high);

  private:
    Book& m_book;
    lxw_worksheet* m_sheet;
    std::size_t m_columns;
    lxw_row_t m_row = 0;
    lxw_col_t m_column = 0;
};

/// The bytes of the workbook that `fill` makes. It holds no clock time. Errors: Io (no temporary file, no space).
[[nodiscard]] Result<std::string> workbook(const std::string& title, const std::function<void(Book&)>& fill);

} // namespace attune::xlsx
