// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "exchange/archive.h"
#include "exchange/eaf_model.h"
#include "exchange/tables.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <unordered_map>
#include <xlsxwriter.h>

namespace attune::exchange {

namespace {

constexpr std::size_t mostColumns = 16'384, mostRows = 1'048'576;
constexpr std::size_t longestCell = 32'767;

// The local name: some programs write <x:row>.
std::string_view localName(pugi::xml_node node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node childNamed(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_node child : node.children())
        if (localName(child) == name)
            return child;
    return {};
}

// "_x000D_" stands for a carriage return: what XML cannot hold is written so (ECMA-376 22.9.2.19). The character that
// an escape at this place stands for; nothing elsewhere.
std::optional<char> escapedAt(std::string_view text, std::size_t at) {
    constexpr std::size_t length = 7;
    if (at + length > text.size() || text[at + 1] != 'x' || text[at + length - 1] != '_')
        return {};
    unsigned code = 0;
    const char* from = text.data() + at + 2;
    const auto [end, error] = std::from_chars(from, from + 4, code, 16);
    return error == std::errc() && end == from + 4 && code > 0 && code < 0x80 ? std::optional(static_cast<char>(code))
                                                                              : std::nullopt;
}

std::string unescaped(std::string text) {
    for (std::size_t at = text.find('_'); at != std::string::npos; at = text.find('_', at + 1))
        if (const auto character = escapedAt(text, at))
            text.replace(at, 7, 1, *character);
    return text;
}

// A text that only looks like an escape.
std::string escaped(std::string text) {
    for (std::size_t at = text.find('_'); at != std::string::npos; at = text.find('_', at + 1))
        if (escapedAt(text, at)) {
            text.replace(at, 1, "_x005F_");
            at += 6;
        }
    return text;
}

// Text of <si> or <is>: its <t>, or the <t> of its runs; phonetic helps left out.
std::string richText(pugi::xml_node node) {
    std::string out;
    for (const pugi::xml_node child : node.children()) {
        if (localName(child) == "t")
            out += textOf(child);
        else if (localName(child) == "r")
            out += textOf(childNamed(child, "t"));
    }
    return unescaped(std::move(out));
}

class XlsxReader {
  public:
    XlsxReader(std::vector<ArchiveMember> members, const ReadOptions& options)
        : m_members(std::move(members)), m_options(options) {}

    Result<TimedDocument> read() {
        if (auto ok = readStrings(); !ok)
            return std::unexpected(ok.error());
        if (auto ok = readStyles(); !ok)
            return std::unexpected(ok.error());
        auto sheets = sheetPaths();
        if (!sheets)
            return std::unexpected(sheets.error());
        for (const std::string& path : *sheets)
            if (auto document = readSheet(path); !document || !document->format.empty()) {
                if (document && sheets->size() > 1)
                    document->issues.push_back(
                        {"workbook", count(sheets->size() - 1, "sheet is", "sheets are") + " not read", false});
                return document;
            }
        return broken(m_options, "no sheet has a column code and a column start or order", {},
                      "name the columns in the first row");
    }

  private:
    const std::string* member(const std::string& name) const {
        const auto found = std::ranges::find(m_members, name, &ArchiveMember::name);
        return found == m_members.end() ? nullptr : &found->bytes;
    }

    Status load(pugi::xml_document& dom, const std::string& name) const {
        const std::string* bytes = member(name);
        if (!bytes)
            return broken(m_options, "the workbook lacks the part " + name);
        bool latin1 = false;
        return parseXml(dom, utf8Of(*bytes, latin1), m_options);
    }

    Status readStrings() {
        if (!member("xl/sharedStrings.xml"))
            return {};
        pugi::xml_document dom;
        if (auto ok = load(dom, "xl/sharedStrings.xml"); !ok)
            return ok;
        for (const pugi::xml_node item : dom.document_element().children())
            if (localName(item) == "si")
                m_strings.push_back(richText(item));
        return {};
    }

    // How numbers are shown, by the style that a cell names.
    Status readStyles() {
        if (!member("xl/styles.xml"))
            return {};
        pugi::xml_document dom;
        if (auto ok = load(dom, "xl/styles.xml"); !ok)
            return ok;
        std::unordered_map<std::string, std::string> codes;
        for (const pugi::xml_node one : childNamed(dom.document_element(), "numFmts").children())
            codes.emplace(one.attribute("numFmtId").value(), one.attribute("formatCode").value());
        for (const pugi::xml_node style : childNamed(dom.document_element(), "cellXfs").children()) {
            const std::string id = style.attribute("numFmtId").value();
            const auto code = codes.find(id);
            m_styles.push_back(code != codes.end() ? code->second : id.empty() || id == "0" ? "" : "#" + id);
        }
        return {};
    }

    Result<std::vector<std::string>> sheetPaths() const {
        pugi::xml_document book, relations;
        if (auto ok = load(book, "xl/workbook.xml"); !ok)
            return std::unexpected(ok.error());
        std::unordered_map<std::string, std::string> targets;
        if (member("xl/_rels/workbook.xml.rels")) {
            if (auto ok = load(relations, "xl/_rels/workbook.xml.rels"); !ok)
                return std::unexpected(ok.error());
            for (const pugi::xml_node relation : relations.document_element().children()) {
                std::string target = relation.attribute("Target").value();
                if (target.starts_with('/'))
                    target.erase(0, 1);
                else
                    target.insert(0, "xl/");
                targets.emplace(relation.attribute("Id").value(), std::move(target));
            }
        }
        std::vector<std::string> out;
        for (const pugi::xml_node sheet : childNamed(book.document_element(), "sheets").children())
            for (const pugi::xml_attribute attribute : sheet.attributes())
                if (std::string_view(attribute.name()).ends_with(":id"))
                    if (const auto found = targets.find(attribute.value());
                        found != targets.end() && member(found->second))
                        out.push_back(found->second);
        if (out.empty() && member("xl/worksheets/sheet1.xml"))
            out.emplace_back("xl/worksheets/sheet1.xml");
        return out;
    }

    // A document without a format: the sheet is no such table.
    Result<TimedDocument> readSheet(const std::string& path) const {
        pugi::xml_document dom;
        if (auto ok = load(dom, path); !ok)
            return std::unexpected(ok.error());
        TableReader table("xlsx", m_options);
        bool hasHeader = false;
        std::size_t number = 0, formulas = 0;
        std::map<std::size_t, std::string> formats; // by column, of its first number
        for (const pugi::xml_node row : childNamed(dom.document_element(), "sheetData").children()) {
            if (localName(row) != "row")
                continue;
            const auto given = parseInteger(row.attribute("r").value());
            number = given && *given > 0 ? static_cast<std::size_t>(*given) : number + 1;
            std::vector<std::string> cells;
            std::vector<ExtraCell::Kind> kinds;
            for (const pugi::xml_node cell : row.children()) {
                if (localName(cell) != "c")
                    continue;
                const std::size_t at = columnOf(cell.attribute("r").value(), cells.size());
                if (at >= mostColumns)
                    return broken(m_options, "a cell lies beyond the last column", fmt::format("row {}", number));
                if (cells.size() <= at) {
                    cells.resize(at + 1);
                    kinds.resize(at + 1);
                }
                cells[at] = valueOf(cell);
                kinds[at] = kindOf(cell);
                formulas += !childNamed(cell, "f").empty();
                if (hasHeader && kinds[at] == ExtraCell::Kind::Number && !cells[at].empty())
                    formats.try_emplace(at, styleOf(cell));
            }
            if (std::ranges::all_of(cells, [](const std::string& c) { return trimmed(c).empty(); }))
                continue;
            if (!hasHeader) {
                hasHeader = true;
                if (!TableReader::looksLike(cells) || !table.setHeader(cells))
                    return TimedDocument{};
                continue;
            }
            if (auto ok = table.add(cells, fmt::format("row {}", number), kinds); !ok)
                return std::unexpected(ok.error());
        }
        if (!hasHeader)
            return TimedDocument{};
        TimedDocument out = table.finish();
        for (std::size_t i = 0; i < out.extraColumns.size(); ++i)
            out.extraColumns[i].format = formats[table.extraColumns()[i]];
        if (formulas > 0)
            out.issues.push_back(
                {"workbook", count(formulas, "formula is", "formulas are") + " read as the value last shown", false});
        return out;
    }

    static ExtraCell::Kind kindOf(pugi::xml_node cell) {
        const std::string_view type = cell.attribute("t").value();
        return type.empty() || type == "n" ? ExtraCell::Kind::Number
               : type == "b"               ? ExtraCell::Kind::Truth
                                           : ExtraCell::Kind::Text;
    }

    std::string styleOf(pugi::xml_node cell) const {
        const auto style = parseInteger(cell.attribute("s").value());
        return style && *style >= 0 && static_cast<std::size_t>(*style) < m_styles.size()
                   ? m_styles[static_cast<std::size_t>(*style)]
                   : std::string();
    }

    // 27 for "AB12".
    static std::size_t columnOf(std::string_view reference, std::size_t next) {
        std::size_t column = 0;
        for (const char c : reference) {
            if (c < 'A' || c > 'Z' || column > mostColumns)
                break;
            column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
        }
        return column == 0 ? next : column - 1;
    }

    std::string valueOf(pugi::xml_node cell) const {
        const std::string_view type = cell.attribute("t").value();
        if (type == "inlineStr")
            return richText(childNamed(cell, "is"));
        std::string value = textOf(childNamed(cell, "v"));
        if (type != "s")
            return type == "str" ? unescaped(std::move(value)) : value;
        const auto index = parseInteger(value);
        return index && *index >= 0 && static_cast<std::size_t>(*index) < m_strings.size()
                   ? m_strings[static_cast<std::size_t>(*index)]
                   : std::string();
    }

    std::vector<ArchiveMember> m_members;
    const ReadOptions& m_options;
    std::vector<std::string> m_strings, m_styles;
};

// How a column shows its numbers; null: as it comes.
lxw_format* formatFor(lxw_workbook* workbook, const std::string& code) {
    if (code.empty())
        return nullptr;
    lxw_format* format = workbook_add_format(workbook);
    const auto known = code.starts_with('#') ? parseInteger(code.substr(1)) : std::nullopt;
    if (known && *known > 0 && *known < 50)
        format_set_num_format_index(format, static_cast<std::uint8_t>(*known));
    else
        format_set_num_format(format, code.c_str());
    return format;
}

// A path beside which nobody else writes; the file goes with the object.
struct TemporaryFile {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("attune-" + randomHex(8) + ".xlsx");
    TemporaryFile() = default;
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
};

} // namespace

bool sniffXlsx(std::string_view bytes, std::string_view) {
    return bytes.starts_with("PK\x03\x04") && bytes.find("xl/workbook.xml") != std::string_view::npos;
}

Result<TimedDocument> readXlsx(std::string_view bytes, const ReadOptions& options) {
    auto members = unpackZip(bytes, options);
    if (!members)
        return std::unexpected(members.error());
    return XlsxReader(std::move(*members), options).read();
}

Result<WrittenFile> writeXlsx(const TimedDocument& given, const WriteOptions& options) {
    auto document = chosen(given, options);
    if (!document)
        return std::unexpected(document.error());
    if (document->rows.size() + 1 > mostRows)
        return fail(ErrorCode::Invalid, "a sheet holds no more than 1048575 codes", {}, "choose one --observation");
    WrittenFile out;
    const TemporaryFile file;
    const auto failed = [&] {
        return fail(ErrorCode::Io, "the workbook could not be made", file.path.string(),
                    "check free space in the folder for temporary files");
    };
    lxw_workbook_options book{};
    book.constant_memory = 1;
    lxw_workbook* workbook = workbook_new_opt(file.path.c_str(), &book);
    if (!workbook)
        return failed();
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, "codes");
    lxw_format* bold = workbook_add_format(workbook);
    format_set_bold(bold);
    constexpr double widths[] = {18, 16, 10, 12, 10, 12, 12, 8, 24, 16, 32};
    for (std::size_t i = 0; i < tableColumns.size(); ++i) {
        worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), widths[i], nullptr);
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), tableColumns[i], bold);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    const std::vector<ExtraColumn>& extras = document->extraColumns;
    if (tableColumns.size() + extras.size() > mostColumns)
        return fail(ErrorCode::Invalid, "a sheet holds no more than 16384 columns", {}, "export a .csv");
    std::vector<lxw_format*> formats;
    for (std::size_t i = 0; i < extras.size(); ++i) {
        if (!extras[i].name.empty())
            worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(tableColumns.size() + i), extras[i].name.c_str(),
                                   bold);
        formats.push_back(formatFor(workbook, extras[i].format));
    }
    std::size_t cut = 0;
    const auto writeText = [&](lxw_row_t row, lxw_col_t column, std::string text) {
        if (text.size() > longestCell) {
            text = sanitizeUtf8(text.substr(0, longestCell - 3));
            ++cut;
        }
        worksheet_write_string(sheet, row, column, escaped(std::move(text)).c_str(), nullptr);
    };
    for (std::size_t r = 0; r < document->rows.size(); ++r) {
        const auto cells = tableCells(*document, document->rows[r]);
        const auto row = static_cast<lxw_row_t>(r + 1);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].empty())
                continue;
            const auto column = static_cast<lxw_col_t>(i);
            if (i >= 5 && i <= 7)
                worksheet_write_number(sheet, row, column, parseNumber(cells[i]).value_or(0), nullptr);
            else
                writeText(row, column, cells[i]);
        }
        for (std::size_t i = 0; i < extras.size(); ++i) {
            const ExtraCell& cell = extraCell(document->rows[r], i);
            const auto column = static_cast<lxw_col_t>(tableColumns.size() + i);
            const auto number = cell.kind == ExtraCell::Kind::Text ? std::nullopt : parseNumber(cell.text);
            if (cell.text.empty())
                continue;
            if (number && cell.kind == ExtraCell::Kind::Truth)
                worksheet_write_boolean(sheet, row, column, *number != 0, nullptr);
            else if (number)
                worksheet_write_number(sheet, row, column, *number, formats[i]);
            else
                writeText(row, column, cell.text);
        }
    }
    if (workbook_close(workbook) != LXW_NO_ERROR)
        return failed();
    auto bytes = readFile(file.path);
    if (!bytes)
        return std::unexpected(bytes.error());
    out.bytes = std::move(*bytes);
    if (cut > 0)
        out.warnings.push_back(count(cut, "text is", "texts are") + " cut at 32767 bytes");
    return out;
}

} // namespace attune::exchange
