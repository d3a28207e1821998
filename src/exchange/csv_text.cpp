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

Result<std::string_view> CsvReader::readQuoted(const std::string& name, std::size_t column) {
    const auto place = [&](std::int64_t line) {
        return name + ":" + std::to_string(line) + " column " + std::to_string(column);
    };
    const std::int64_t opened = m_line;
    const std::size_t begin = ++m_at;
    bool doubled = false;
    while (true) {
        if (m_at >= m_bytes.size())
            return fail(ErrorCode::Invalid, "a quoted field is never closed", place(opened),
                        "close it with a double quote");
        const char c = m_bytes[m_at];
        if (c == '"') {
            if (m_at + 1 >= m_bytes.size() || m_bytes[m_at + 1] != '"')
                break;
            doubled = true;
            ++m_at;
        } else if (c == '\n' || (c == '\r' && !(m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] == '\n'))) {
            ++m_line;
        }
        ++m_at;
    }
    const std::string_view inside = m_bytes.substr(begin, m_at - begin);
    ++m_at;
    if (!atLineEnd() && m_bytes[m_at] != m_separator)
        return fail(ErrorCode::Invalid, "there is text after a closing quote", place(m_line),
                    "double the quotes that belong to the text");
    if (!doubled)
        return inside;
    std::string text;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        text += inside[i];
        i += inside[i] == '"'; // the second of the two
    }
    return m_unquoted.emplace_back(std::move(text));
}

Result<bool> CsvReader::next(std::vector<std::string_view>& fields, const std::string& name) {
    while (m_at < m_bytes.size() && atLineEnd())
        skipLineEnd();
    if (m_at >= m_bytes.size())
        return false;
    m_recordLine = m_line;
    fields.clear();
    m_unquoted.clear();
    while (true) {
        if (m_at < m_bytes.size() && m_bytes[m_at] == '"') {
            auto field = readQuoted(name, fields.size() + 1);
            if (!field)
                return std::unexpected(field.error());
            fields.push_back(*field);
        } else {
            const char* const begin = m_bytes.data() + m_at;
            const char* const end = m_bytes.data() + m_bytes.size();
            const char* at = begin;
            while (at != end && *at != m_separator && *at != '\n' && *at != '\r')
                ++at;
            fields.emplace_back(begin, static_cast<std::size_t>(at - begin));
            m_at += fields.back().size();
        }
        if (atLineEnd())
            break;
        ++m_at; // the separator
    }
    skipLineEnd();
    return true;
}

Result<bool> CsvReader::next(CsvRecord& record, const std::string& name) {
    std::vector<std::string_view> fields;
    auto got = next(fields, name);
    record.fields.assign(fields.begin(), fields.end());
    record.line = m_recordLine;
    return got;
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
