// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plain_table.h"

#include "base/text.h"
#include "exchange/csv_text.h"
#include "report/xlsx_book.h"

namespace attune {

std::string csvOf(const PlainTable& table) {
    std::string out;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        out += (i == 0 ? "" : ",") + csvField(table.columns[i].name);
    out += "\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += i == 0 ? "" : ",";
            if (const auto* words = std::get_if<std::string>(&row[i]))
                out += csvField(sanitizeUtf8(*words));
            else if (const auto* number = std::get_if<double>(&row[i]))
                out += formatNumber(*number);
            else if (const auto* count = std::get_if<std::int64_t>(&row[i]))
                out += std::to_string(*count);
        }
        out += "\n";
    }
    return out;
}

Result<std::string> xlsxOf(const PlainTable& table, const std::string& title) {
    return xlsx::workbook(title, [&](xlsx::Book& book) {
        std::vector<xlsx::Column> columns;
        for (const auto& column : table.columns)
            columns.push_back({column.name, column.note, column.width});
        xlsx::Sheet sheet(book, table.sheet.c_str(), columns, 1);
        for (const auto& row : table.rows) {
            if (sheet.full())
                break;
            sheet.row();
            for (const PlainCell& cell : row)
                if (const auto* words = std::get_if<std::string>(&cell))
                    sheet.text(*words);
                else if (const auto* number = std::get_if<double>(&cell))
                    sheet.number(*number, nullptr);
                else if (const auto* count = std::get_if<std::int64_t>(&cell))
                    sheet.count(*count);
                else
                    sheet.blank();
        }
        sheet.filter();
    });
}

} // namespace attune
