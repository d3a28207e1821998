// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/xlsx_book.h"

#include "base/file.h"
#include "base/text.h"
#include "report/number_text.h"

#include <filesystem>
#include <unistd.h>
#include <utility>

namespace attune::xlsx {
namespace {

/// A cell holds at most 32767 characters.
std::string cut(const std::string& words) {
    std::string out = sanitizeUtf8(words);
    if (out.size() > 32'000)
        out.resize(32'000);
    return sanitizeUtf8(out);
}

} // namespace

Book::Book(const char* path) : m_book(workbook_new(path)) {
    m_header = workbook_add_format(m_book);
    format_set_bold(m_header);
    format_set_bottom(m_header, LXW_BORDER_THIN);
    format_set_text_wrap(m_header);
    format_set_align(m_header, LXW_ALIGN_VERTICAL_TOP);
    m_remark = workbook_add_format(m_book);
    format_set_italic(m_remark);
    format_set_font_color(m_remark, 0x5B646F);
    m_decimals = number("0.00");
    m_coefficient = number("0.000");
    m_share = number("0%");
    m_whole = number("0");
}

Book::~Book() {
    if (m_book != nullptr)
        workbook_close(m_book);
}

lxw_error Book::close() { return workbook_close(std::exchange(m_book, nullptr)); }

lxw_format* Book::formatOf(std::string_view estimate) const {
    switch (numberStyleOf(estimate)) {
    case NumberStyle::Percent:
        return m_share;
    case NumberStyle::Coefficient:
        return m_coefficient;
    case NumberStyle::SignedPoints:
    case NumberStyle::Points:
        break;
    }
    return m_decimals;
}

lxw_format* Book::number(const char* pattern) {
    auto* out = workbook_add_format(m_book);
    format_set_num_format(out, pattern);
    return out;
}

Sheet::Sheet(Book& book, const char* name, const std::vector<Column>& columns, int frozenColumns)
    : m_book(book), m_sheet(workbook_add_worksheet(book.get(), name)), m_columns(columns.size()) {
    lxw_comment_options options{};
    options.author = const_cast<char*>("Attune");
    options.width = 260;
    options.height = 60;
    lxw_col_t at = 0;
    for (const Column& column : columns) {
        worksheet_write_string(m_sheet, 0, at, column.header.c_str(), book.header());
        worksheet_write_comment_opt(m_sheet, 0, at, column.note.c_str(), &options);
        worksheet_set_column(m_sheet, at, at, column.width, nullptr);
        ++at;
    }
    worksheet_freeze_panes(m_sheet, 1, static_cast<lxw_col_t>(frozenColumns));
    worksheet_repeat_rows(m_sheet, 0, 0);
    worksheet_set_landscape(m_sheet);
    worksheet_set_paper(m_sheet, 9);
    worksheet_fit_to_pages(m_sheet, 1, 0);
}

void Sheet::row() {
    ++m_row;
    m_column = 0;
}

void Sheet::text(const std::string& words) {
    worksheet_write_string(m_sheet, m_row, m_column++, cut(words).c_str(), nullptr);
}

void Sheet::remark(const std::string& words) {
    worksheet_write_string(m_sheet, m_row, m_column++, cut(words).c_str(), m_book.remark());
}

void Sheet::number(double value, lxw_format* format) {
    worksheet_write_number(m_sheet, m_row, m_column++, value, format);
}

void Sheet::count(std::int64_t value) { number(static_cast<double>(value), m_book.whole()); }

void Sheet::maybe(const std::optional<double>& value, lxw_format* format) {
    if (value)
        number(*value, format);
    else
        blank();
}

void Sheet::figure(const Estimate* estimate) {
    if (estimate == nullptr)
        blank();
    else if (estimate->value)
        number(*estimate->value, m_book.formatOf(estimate->name));
    else
        remark(reasonInWords(estimate->undefined));
}

void Sheet::interval(const Estimate* estimate) {
    const bool known = estimate != nullptr && estimate->ci;
    maybe(known ? std::optional(estimate->ci->low) : std::nullopt, known ? m_book.formatOf(estimate->name) : nullptr);
    maybe(known ? std::optional(estimate->ci->high) : std::nullopt, known ? m_book.formatOf(estimate->name) : nullptr);
}

void Sheet::filter() {
    if (m_row > 0)
        worksheet_autofilter(m_sheet, 0, 0, m_row, static_cast<lxw_col_t>(m_columns - 1));
}

void Sheet::colour(lxw_col_t column, double low, double middle, double high) {
    if (m_row == 0)
        return;
    lxw_conditional_format format{};
    format.type = LXW_CONDITIONAL_3_COLOR_SCALE;
    format.min_rule_type = format.mid_rule_type = format.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    format.min_value = low;
    format.mid_value = middle;
    format.max_value = high;
    format.min_color = 0xE9A26B;
    format.mid_color = 0xFFFFFF;
    format.max_color = 0x7FB5D9;
    worksheet_conditional_format_range(m_sheet, 1, column, m_row, column, &format);
}

Result<std::string> workbook(const std::string& title, const std::function<void(Book&)>& fill) {
    std::error_code failed;
    const auto folder = std::filesystem::temp_directory_path(failed);
    std::string path = ((failed ? std::filesystem::path("/tmp") : folder) / "attune-XXXXXX.xlsx").string();
    const int file = mkstemps(path.data(), 5);
    if (file < 0)
        return fail(ErrorCode::Io, "no temporary file can be made", folder.string(), "free space or set TMPDIR");
    ::close(file);
    lxw_error error = LXW_NO_ERROR;
    {
        Book book(path.c_str());
        lxw_doc_properties properties{};
        properties.title = const_cast<char*>(title.c_str());
        properties.author = const_cast<char*>("Attune");
        properties.created = 1; // one moment for all: the file holds no clock time
        workbook_set_properties(book.get(), &properties);
        fill(book);
        error = book.close();
    }
    auto bytes = readFile(path);
    std::filesystem::remove(path, failed);
    if (error != LXW_NO_ERROR)
        return fail(ErrorCode::Io, std::string("the workbook could not be made: ") + lxw_strerror(error), "XLSX",
                    "free space for temporary files, then try again");
    return bytes;
}

} // namespace attune::xlsx
