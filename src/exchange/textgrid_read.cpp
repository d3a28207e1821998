// SPDX-License-Identifier: GPL-3.0-or-later
//
// Praat reads a text file for its free-standing numbers, quoted strings and <flags>; everything between them is for
// people. So long and short files are one format, and so are the odd ones that Praat still accepts.
#include "base/text.h"
#include "exchange/text_input.h"
#include "exchange/textgrid.h"
#include "exchange/timed_codes_csv.h"

#include <bit>
#include <cmath>
#include <fmt/format.h>

namespace attune::exchange {

namespace {

constexpr std::string_view binaryMark = "ooBinaryFile\x08TextGrid";

// The values of a text file, one by one.
class TextValues {
  public:
    TextValues(std::string text, const ReadOptions& options)
        : m_text(std::move(text)), m_lines(m_text), m_options(options) {}

    // Leaves `line` on the place of the value.
    Result<std::string> string(const char* what) {
        if (auto ok = seek('"', what); !ok)
            return std::unexpected(ok.error());
        std::string out;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '"') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"') {
                    ++m_at;
                    return out;
                }
                ++m_at;
            }
            out += m_text[m_at];
            if (out.size() > m_options.limits.textBytes)
                return wrong("a text is longer than it may be");
        }
        return wrong("a text is never closed");
    }

    Result<std::string> number(const char* what) {
        if (auto ok = seek('0', what); !ok)
            return std::unexpected(ok.error());
        return std::exchange(m_word, {});
    }

    Result<std::size_t> size(const char* what) {
        auto text = number(what);
        if (!text)
            return std::unexpected(text.error());
        const auto value = parseInteger(*text);
        if (!value || *value < 0)
            return wrong(fmt::format("the {} is not a whole number", what));
        return static_cast<std::size_t>(*value);
    }

    Result<bool> exists() {
        if (auto ok = seek('<', "<exists>"); !ok)
            return std::unexpected(ok.error());
        return m_word == "exists";
    }

    std::unexpected<Error> wrong(const std::string& what) const {
        return broken(m_options, what, fmt::format("line {}", m_lines.lineOf(m_start)));
    }

  private:
    static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

    // To the next value, which must be of this kind: '"' (on the quote), '0' or '<' (behind it, read into m_word).
    Status seek(char kind, const char* what) {
        while (m_at < m_text.size()) {
            m_start = m_at;
            const char c = m_text[m_at];
            if (isSpace(c)) {
                ++m_at;
            } else if (c == '!') {
                while (m_at < m_text.size() && m_text[m_at] != '\n' && m_text[m_at] != '\r')
                    ++m_at;
            } else if (c == '"') {
                return kind == '"' ? Status() : wrong(fmt::format("a text stands where the {} should be", what));
            } else if (c == '<') {
                const auto end = m_text.find('>', m_at);
                if (end == std::string::npos)
                    return wrong("a < is never closed");
                m_word = m_text.substr(m_at + 1, end - m_at - 1);
                m_at = end + 1;
                return kind == '<' ? Status() : wrong(fmt::format("a <> stands where the {} should be", what));
            } else {
                while (m_at < m_text.size() && !isSpace(m_text[m_at]) && m_text[m_at] != '"')
                    ++m_at;
                m_word = m_text.substr(m_start, m_at - m_start);
                if (parseSeconds(m_word) || parseNumber(m_word))
                    return kind == '0' ? Status() : wrong(fmt::format("a number stands where the {} should be", what));
            }
        }
        return wrong(fmt::format("the file ends before the {}", what));
    }

    std::string m_text, m_word;
    LineIndex m_lines;
    const ReadOptions& m_options;
    std::size_t m_at = 0, m_start = 0;
};

Result<RawTextGrid> parseText(std::string_view bytes, const ReadOptions& options) {
    bool latin1 = false;
    std::string text = utf8Of(bytes, latin1);
    RawTextGrid out;
    out.isShort = text.find("xmin") == std::string::npos;
    TextValues in(std::move(text), options);
    const auto type = in.string("file type");
    if (!type)
        return std::unexpected(type.error());
    const auto objectClass = in.string("object class");
    if (!objectClass)
        return std::unexpected(objectClass.error());
    if (!objectClass->starts_with("TextGrid"))
        return fail(ErrorCode::Unsupported, "this Praat file holds " + cited(*objectClass) + ", not a TextGrid",
                    options.name, "save a TextGrid from Praat");
    const auto take = [&](auto read, auto& into) {
        if (read)
            into = std::move(*read);
        return read ? Status() : std::unexpected(read.error());
    };
    bool exists = false;
    std::size_t tiers = 0, total = 0;
    if (auto ok = take(in.number("beginning"), out.begin); !ok)
        return std::unexpected(ok.error());
    if (auto ok = take(in.number("end"), out.end); !ok)
        return std::unexpected(ok.error());
    if (auto ok = take(in.exists(), exists); !ok)
        return std::unexpected(ok.error());
    if (!exists)
        return out;
    if (auto ok = take(in.size("number of tiers"), tiers); !ok)
        return std::unexpected(ok.error());
    for (std::size_t t = 0; t < tiers; ++t) {
        std::string kind;
        std::size_t items = 0;
        if (auto ok = take(in.string("kind of a tier"), kind); !ok)
            return std::unexpected(ok.error());
        RawTextGrid::Tier tier;
        tier.points = kind == "TextTier" || kind == "PointTier";
        if (!tier.points && kind != "IntervalTier")
            return in.wrong("there is no kind of tier called " + cited(kind));
        if (auto ok = take(in.string("name of a tier"), tier.name); !ok)
            return std::unexpected(ok.error());
        if (auto ok = take(in.number("beginning of a tier"), tier.begin); !ok)
            return std::unexpected(ok.error());
        if (auto ok = take(in.number("end of a tier"), tier.end); !ok)
            return std::unexpected(ok.error());
        if (auto ok = take(in.size("size of a tier"), items); !ok)
            return std::unexpected(ok.error());
        for (std::size_t i = 0; i < items; ++i) {
            if (++total > options.limits.rows)
                return tooManyRows(options);
            RawTextGrid::Item item;
            if (auto ok = take(in.number("time"), item.begin); !ok)
                return std::unexpected(ok.error());
            if (!tier.points)
                if (auto ok = take(in.number("time"), item.end); !ok)
                    return std::unexpected(ok.error());
            if (auto ok = take(in.string("label"), item.label); !ok)
                return std::unexpected(ok.error());
            tier.items.push_back(std::move(item));
        }
        out.tiers.push_back(std::move(tier));
    }
    return out;
}

// Big-endian values of a binary file. Past the end all are 0 and `ended` is set.
class BinaryValues {
  public:
    explicit BinaryValues(std::string_view bytes) : m_bytes(bytes) {}
    bool ended = false;

    std::uint64_t integer(int size) {
        std::uint64_t out = 0;
        for (int i = 0; i < size; ++i)
            out = out << 8 | byte();
        return out;
    }
    std::string number() {
        const double value = std::bit_cast<double>(integer(8));
        if (!std::isfinite(value) || std::abs(value) > 4e9)
            ended = true;
        return ended ? std::string("0") : formatNumber(value);
    }
    std::string bytes(std::size_t size) {
        if (size > m_bytes.size() - m_at) {
            ended = true;
            size = 0;
        }
        m_at += size;
        return std::string(m_bytes.substr(m_at - size, size));
    }
    // Two bytes of length, then ASCII; or FFFF, the length, then UTF-16.
    std::string text() {
        const auto length = integer(2);
        if (length == 0xFFFF)
            return fromUtf16(bytes(integer(2) * 2), true);
        bool latin1 = false;
        return utf8Of(bytes(length), latin1);
    }

  private:
    unsigned char byte() {
        if (m_at >= m_bytes.size()) {
            ended = true;
            return 0;
        }
        return static_cast<unsigned char>(m_bytes[m_at++]);
    }
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

Result<RawTextGrid> parseBinary(std::string_view bytes, const ReadOptions& options) {
    BinaryValues in(bytes.substr(binaryMark.size()));
    RawTextGrid out;
    out.begin = in.number();
    out.end = in.number();
    const bool exists = in.integer(1) != 0;
    const auto tiers = exists ? in.integer(4) : 0;
    std::size_t total = 0;
    for (std::uint64_t t = 0; t < tiers && !in.ended; ++t) {
        const std::string kind = in.bytes(in.integer(1));
        RawTextGrid::Tier tier;
        tier.points = kind == "TextTier" || kind == "PointTier";
        if (!tier.points && kind != "IntervalTier")
            return broken(options, "there is no kind of tier called " + cited(kind), fmt::format("tier {}", t + 1));
        tier.name = in.text();
        tier.begin = in.number();
        tier.end = in.number();
        const auto items = in.integer(4);
        for (std::uint64_t i = 0; i < items && !in.ended; ++i) {
            if (++total > options.limits.rows)
                return tooManyRows(options);
            RawTextGrid::Item item;
            item.begin = in.number();
            if (!tier.points)
                item.end = in.number();
            item.label = in.text();
            tier.items.push_back(std::move(item));
        }
        out.tiers.push_back(std::move(tier));
    }
    if (in.ended)
        return broken(options, "the file ends too early or holds a time that is none");
    return out;
}

} // namespace

Result<RawTextGrid> parseTextGrid(std::string_view bytes, const ReadOptions& options) {
    return bytes.starts_with(binaryMark) ? parseBinary(bytes, options) : parseText(bytes, options);
}

bool sniffTextGrid(std::string_view bytes, std::string_view head) {
    if (bytes.starts_with(binaryMark))
        return true;
    const auto start = trimmed(head);
    return start.starts_with("File type") && start.find("ooTextFile") != std::string_view::npos;
}

Result<TimedDocument> readTextGrid(std::string_view bytes, const ReadOptions& options) {
    auto raw = parseTextGrid(bytes, options);
    if (!raw)
        return std::unexpected(raw.error());
    TimedDocument document;
    document.format = "textgrid";
    document.kept = std::make_shared<const std::string>(bytes);
    document.title = stemOf(options.name);
    TimedObservation& observation = document.observations.emplace_back();
    observation.name = document.title;
    observation.begin = parseSeconds(raw->begin);
    observation.end = parseSeconds(raw->end);
    for (std::size_t t = 0; t < raw->tiers.size(); ++t) {
        const RawTextGrid::Tier& source = raw->tiers[t];
        TimedTier& tier = document.tiers.emplace_back();
        tier.name = source.name;
        tier.points = source.points;
        for (std::size_t i = 0; i < source.items.size(); ++i) {
            const RawTextGrid::Item& item = source.items[i];
            const auto place = [&] { return fmt::format("tier {} item {}", cited(source.name), i + 1); };
            const auto begin = parseSeconds(item.begin), end = source.points ? begin : parseSeconds(item.end);
            if (!begin || !end)
                return broken(options, "a time is too large", place());
            if (!source.points && trimmed(item.label).empty())
                continue;
            if (*end < *begin)
                document.issues.push_back({place(), "it ends before it begins", false});
            TimedRow row;
            row.tier = t;
            row.kind = source.points ? TimedKind::Point : TimedKind::Interval;
            row.start = *begin;
            row.end = *end;
            row.code = item.label;
            row.key = fmt::format("{}:{}", t, i);
            document.rows.push_back(std::move(row));
        }
    }
    return document;
}

} // namespace attune::exchange
