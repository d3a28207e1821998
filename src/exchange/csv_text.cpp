// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv_text.h"

namespace attune {

bool CsvReader::atLineEnd() const { return m_at >= m_bytes.size() || m_bytes[m_at] == '\n' || m_bytes[m_at] == '\r'; }

void CsvReader::skipLineEnd() {
    if (m_at >= m_bytes.size())
        return;
    if (m_bytes[m_at] == '\r' && m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] == '\n')
        ++m_at;
    ++m_at;
    ++m_line;
}

Status CsvReader::readField(std::string& field, const std::string& name) {
    if (m_at >= m_bytes.size() || m_bytes[m_at] != '"') {
        while (!atLineEnd() && m_bytes[m_at] != m_separator)
            field += m_bytes[m_at++];
        return {};
    }
    const std::int64_t opened = m_line;
    ++m_at;
    while (true) {
        if (m_at >= m_bytes.size())
            return fail(ErrorCode::Invalid, "a quoted field is never closed", name + ":" + std::to_string(opened),
                        "close it with a double quote");
        const char c = m_bytes[m_at];
        if (c == '"') {
            ++m_at;
            if (m_at < m_bytes.size() && m_bytes[m_at] == '"') {
                field += '"';
                ++m_at;
                continue;
            }
            break;
        }
        if (c == '\n' || (c == '\r' && !(m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] == '\n')))
            ++m_line;
        field += c;
        ++m_at;
    }
    if (!atLineEnd() && m_bytes[m_at] != m_separator)
        return fail(ErrorCode::Invalid, "there is text after a closing quote", name + ":" + std::to_string(m_line),
                    "double the quotes that belong to the text");
    return {};
}

Result<bool> CsvReader::next(CsvRecord& record, const std::string& name) {
    while (m_at < m_bytes.size() && atLineEnd())
        skipLineEnd();
    if (m_at >= m_bytes.size())
        return false;
    record.line = m_line;
    record.fields.clear();
    while (true) {
        record.fields.emplace_back();
        if (auto status = readField(record.fields.back(), name); !status)
            return std::unexpected(status.error());
        if (atLineEnd())
            break;
        ++m_at; // the separator
    }
    skipLineEnd();
    return true;
}

std::string csvField(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"')
            out += '"';
    }
    return out + "\"";
}

} // namespace attune
