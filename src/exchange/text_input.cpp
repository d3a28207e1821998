// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/text_input.h"

#include "base/text.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>

namespace attune::exchange {

namespace {

void appendUtf8(std::string& out, std::uint32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

// Which byte of each pair is zero in text of mostly ASCII letters: 'b' the first, 'l' the second.
char utf16WithoutMark(std::string_view bytes) {
    if (bytes.size() < 4)
        return 0;
    const bool big = bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0;
    const bool little = bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0;
    return big ? 'b' : little ? 'l' : 0;
}

// Passes over one tag, comment, section or instruction from the '<' at `at`.
class XmlScanner {
  public:
    XmlScanner(std::string_view text, const ReadOptions& options) : m_text(text), m_options(options) {}

    Status run() {
        while ((m_at = m_text.find('<', m_at)) != std::string_view::npos) {
            if (startsWith("<!--"))
                skipTo("-->");
            else if (startsWith("<![CDATA["))
                skipTo("]]>");
            else if (startsWith("<?"))
                skipTo("?>");
            else if (startsWith("<!"))
                return broken(m_options, "the document declares its own types or entities", {},
                              "save it again with the program it comes from");
            else if (auto ok = tag(); !ok)
                return ok;
        }
        return {};
    }

  private:
    [[nodiscard]] bool startsWith(std::string_view what) const { return m_text.substr(m_at).starts_with(what); }
    void skipTo(std::string_view end) {
        const auto found = m_text.find(end, m_at + 2);
        m_at = found == std::string_view::npos ? m_text.size() : found + end.size();
    }
    Status tag() {
        const bool closing = startsWith("</");
        char quote = 0;
        std::size_t end = m_at + 1;
        for (; end < m_text.size(); ++end) {
            const char c = m_text[end];
            if (quote != 0) {
                quote = c == quote ? '\0' : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
                if (++m_attributes > m_options.limits.elements * 4)
                    return broken(m_options, "the document has too many attributes", {}, "split it");
            } else if (c == '>') {
                break;
            }
        }
        if (closing) {
            m_depth -= m_depth > 0;
        } else {
            if (++m_elements > m_options.limits.elements)
                return broken(m_options, "the document has too many elements", {}, "split it");
            if (end == m_at + 1 || m_text[std::min(end, m_text.size()) - 1] != '/')
                ++m_depth;
            if (m_depth > m_options.limits.depth)
                return broken(m_options,
                              fmt::format("the document nests deeper than {} levels", m_options.limits.depth), {},
                              "choose another file");
        }
        m_at = std::min(end + 1, m_text.size());
        return {};
    }

    std::string_view m_text;
    const ReadOptions& m_options;
    std::size_t m_at = 0, m_depth = 0, m_elements = 0, m_attributes = 0;
};

} // namespace

std::string fromUtf16(std::string_view bytes, bool bigEndian) {
    const auto unit = [&](std::size_t i) -> std::uint32_t {
        const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
        return bigEndian ? static_cast<std::uint32_t>(a << 8 | b) : static_cast<std::uint32_t>(b << 8 | a);
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        std::uint32_t c = unit(i);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        appendUtf8(out, c);
    }
    return out;
}

std::string utf8Of(std::string_view bytes, bool& latin1) {
    latin1 = false;
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    else if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE"))
        return fromUtf16(bytes.substr(2), bytes[0] == '\xFE');
    else if (const char kind = utf16WithoutMark(bytes); kind != 0)
        return fromUtf16(bytes, kind == 'b');
    std::string out = sanitizeUtf8(bytes);
    if (out == bytes)
        return out;
    latin1 = true;
    out.clear();
    for (const char c : bytes)
        appendUtf8(out, static_cast<unsigned char>(c));
    return out;
}

std::optional<std::string> toLatin1(std::string_view utf8) {
    std::string out;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c < 0x80) {
            out += utf8[i];
        } else if ((c == 0xC2 || c == 0xC3) && i + 1 < utf8.size()) {
            const auto low = static_cast<unsigned char>(utf8[++i]) & 0x3F;
            out += static_cast<char>((c & 3) << 6 | low);
        } else {
            return {};
        }
    }
    return out;
}

std::string cited(std::string_view text) {
    std::string out = sanitizeUtf8(text.substr(0, 40));
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    return fmt::format("\"{}{}\"", out, text.size() > 40 ? "..." : "");
}

LineIndex::LineIndex(std::string_view text) {
    m_starts.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')))
            m_starts.push_back(i + 1);
}

std::size_t LineIndex::lineOf(std::size_t offset) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(m_starts, offset) - m_starts.begin());
}

std::string fromPercent(std::string_view text) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                      : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return sanitizeUtf8(out);
}

std::unexpected<Error> broken(const ReadOptions& options, const std::string& what, const std::string& place,
                              const std::string& todo) {
    return fail(ErrorCode::Invalid, what, place.empty() ? options.name : options.name + " " + place,
                todo.empty() ? "save it again with the program it comes from" : todo);
}

Status checkXml(std::string_view text, const ReadOptions& options) { return XmlScanner(text, options).run(); }

Status checkJson(std::string_view text, const ReadOptions& options) {
    std::size_t depth = 0, values = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            for (++i; i < text.size() && text[i] != '"'; ++i)
                i += text[i] == '\\';
        } else if (c == '{' || c == '[') {
            ++depth;
            ++values;
        } else if (c == '}' || c == ']') {
            depth -= depth > 0;
        } else if (c == ',') {
            ++values;
        }
        if (depth > options.limits.depth)
            return broken(options, fmt::format("the document nests deeper than {} levels", options.limits.depth), {},
                          "choose another file");
        if (values > options.limits.elements)
            return broken(options, "the document has too many values", {}, "split it");
    }
    return {};
}

bool addRow(TimedDocument& document, TimedRow row, const ReadOptions& options) {
    if (document.rows.size() >= options.limits.rows)
        return false;
    document.rows.push_back(std::move(row));
    return true;
}

std::unexpected<Error> tooManyRows(const ReadOptions& options) {
    return broken(options, fmt::format("there are more than {} codes", options.limits.rows), {}, "split the file");
}

std::string stemOf(const std::string& name) { return sanitizeUtf8(std::filesystem::path(name).stem().string()); }

Result<OneSession> oneSession(const TimedDocument& document, const WriteOptions& options) {
    auto part = chosen(document, options);
    if (!part)
        return std::unexpected(part.error());
    OneSession out{std::move(*part), {}};
    TimedDocument& all = out.document;
    if (all.observations.empty())
        all.observations.emplace_back();
    if (all.observations.size() < 2)
        return out;
    out.warnings.push_back(
        fmt::format("{} observations are laid over each other, each with tiers of its own; choose one "
                    "with --observation",
                    all.observations.size()));
    TimedDocument merged = all;
    merged.tiers.clear();
    merged.observations = {all.observations.front()};
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> tiers;
    for (TimedRow& row : merged.rows) {
        const auto [found, isNew] = tiers.try_emplace({row.observation, row.tier}, merged.tiers.size());
        if (isNew) {
            TimedTier& tier = merged.tiers.emplace_back(all.tiers[row.tier]);
            tier.name = all.observations[row.observation].name + ": " + tier.name;
            tier.parent.clear();
        }
        row.tier = found->second;
        row.observation = 0;
    }
    merged.kept = nullptr;
    all = std::move(merged);
    return out;
}

MediaTime endOf(const TimedDocument& document, std::size_t observation) {
    MediaTime end = document.observations[observation].end.value_or(MediaTime(0));
    for (const TimedRow& row : document.rows)
        if (row.observation == observation)
            end = std::max({end, row.start, row.end.value_or(row.start)});
    return end;
}

std::string count(std::size_t n, const char* one, const char* many) {
    return fmt::format("{} {}", n, n == 1 ? one : many);
}

} // namespace attune::exchange
