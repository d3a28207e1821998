// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/timed_codes_csv.h"

#include "base/text.h"
#include "exchange/csv_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace attune {

namespace {

constexpr std::int64_t maxNs = 4'000'000'000'000'000'000;
constexpr std::size_t maxRows = 1'000'000;

std::unexpected<Error> wrong(std::string what, std::string where, std::string todo) {
    return fail(ErrorCode::Invalid, std::move(what), std::move(where), std::move(todo));
}

// For messages: short and on one line.
std::string quoted(std::string_view text) {
    std::string out = sanitizeUtf8(text.substr(0, 40));
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    return fmt::format("\"{}{}\"", out, text.size() > 40 ? "..." : "");
}

// Of comma, semicolon and tab, the one the first line with any of them has most of.
char separatorOf(std::string_view text) {
    std::array<std::pair<char, int>, 3> found{{{',', 0}, {';', 0}, {'\t', 0}}};
    bool inQuotes = false;
    for (const char c : text.substr(0, 100'000)) {
        if (c == '"')
            inQuotes = !inQuotes;
        if (inQuotes)
            continue;
        if (c == '\n' || c == '\r') {
            if (found[0].second + found[1].second + found[2].second > 0)
                break;
            continue;
        }
        for (auto& [separator, count] : found)
            count += c == separator;
    }
    return std::ranges::max_element(found, {}, &std::pair<char, int>::second)->first;
}

bool isBlank(const CsvRecord& record) {
    return std::ranges::all_of(record.fields, [](const std::string& f) { return trimmed(f).empty(); });
}

// Whose file this is when it is not CSV; empty when it may be.
std::string otherTool(std::string_view bytes, const std::string& file) {
    const std::string name = lowered(file);
    for (const auto& [ending, tool] : {std::pair{".eaf", "ELAN"},
                                       {".textgrid", "Praat"},
                                       {".boris", "BORIS"},
                                       {".opf", "Datavyu"},
                                       {".sds", "GSEQ"},
                                       {".vtt", "WebVTT"},
                                       {".srt", "SubRip"},
                                       {".xlsx", "Excel"},
                                       {".ods", "OpenDocument"},
                                       {".sav", "SPSS"}})
        if (name.ends_with(ending))
            return tool;
    if (bytes.starts_with("PK\x03\x04"))
        return "Excel or another packed";
    if (trimmed(bytes.substr(0, 200)).starts_with('<'))
        return "XML";
    if (trimmed(bytes.substr(0, 200)).starts_with('{'))
        return "JSON";
    return {};
}

struct Columns {
    int coder = -1, start = -1, end = -1, code = -1, track = -1, observation = -1;
};

Result<Columns> columnsOf(const CsvRecord& header, const std::string& file, const TimedCodesSelection& selection,
                          std::vector<std::string>& warnings) {
    Columns c;
    std::vector<std::string> ignored;
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        const std::string name = lowered(trimmed(header.fields[i]));
        int* slot = name == "coder"                           ? &c.coder
                    : name == "start"                         ? &c.start
                    : name == "end"                           ? &c.end
                    : name == "code"                          ? &c.code
                    : name == "track" || name == "tier"       ? &c.track
                    : name == "observation" || name == "clip" ? &c.observation
                                                              : nullptr;
        if (!slot) {
            if (!name.empty())
                ignored.push_back(quoted(trimmed(header.fields[i])));
            continue;
        }
        if (*slot >= 0)
            return wrong(fmt::format("the column {} is there twice", name), fmt::format("{}:{}", file, header.line),
                         "keep one of them");
        *slot = static_cast<int>(i);
    }
    const auto require = [&](int column, const char* name) -> Status {
        if (column >= 0)
            return {};
        return wrong(fmt::format("there is no column {}", name), fmt::format("{}:{}", file, header.line),
                     "name the columns coder, start, end, code in the first row");
    };
    if (!selection.coder)
        if (auto ok = require(c.coder, "coder"); !ok)
            return std::unexpected(ok.error());
    for (const auto& [column, name] : {std::pair{c.start, "start"}, {c.end, "end"}, {c.code, "code"}})
        if (auto ok = require(column, name); !ok)
            return std::unexpected(ok.error());
    if (selection.track)
        if (auto ok = require(c.track, "track"); !ok)
            return std::unexpected(ok.error());
    if (selection.observation)
        if (auto ok = require(c.observation, "observation"); !ok)
            return std::unexpected(ok.error());
    if (!ignored.empty())
        warnings.push_back(fmt::format("{}: columns not used: {}", file, join(ignored, ", ")));
    return c;
}

} // namespace

std::optional<MediaTime> parseSeconds(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    std::string digits;
    std::int64_t exponent = 9; // of the last digit, in nanoseconds
    bool point = false, any = false;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            any = true;
            if (!digits.empty() || c != '0')
                digits += c;
            exponent -= point;
        } else {
            break;
        }
    }
    if (!any)
        return {};
    if (i < text.size()) {
        if (text[i] != 'e' && text[i] != 'E')
            return {};
        auto power = text.substr(i + 1);
        if (power.starts_with('+') && power.size() > 1 && power[1] != '-')
            power.remove_prefix(1);
        const auto value = parseInteger(power);
        if (!value || std::abs(*value) > 1'000'000)
            return {};
        exponent += *value;
    }
    if (digits.empty())
        return MediaTime(0);
    if (static_cast<std::int64_t>(digits.size()) + exponent > 19)
        return {};
    bool up = false;
    if (exponent >= 0) {
        digits.append(static_cast<std::size_t>(exponent), '0');
    } else if (-exponent > static_cast<std::int64_t>(digits.size())) {
        digits.clear();
    } else {
        const std::string rest = digits.substr(digits.size() - static_cast<std::size_t>(-exponent));
        digits.resize(digits.size() - rest.size());
        const bool half = rest[0] == '5' && rest.find_first_not_of('0', 1) == std::string::npos;
        const bool odd = !digits.empty() && (digits.back() - '0') % 2 == 1;
        up = rest[0] >= '5' && (!half || odd);
    }
    const auto ns = digits.empty() ? 0 : parseInteger(digits);
    if (!ns || *ns > maxNs - 1)
        return {};
    const std::int64_t value = *ns + (up ? 1 : 0);
    return MediaTime(negative ? -value : value);
}

Result<TimedCodesTable> readTimedCodesCsv(std::string_view bytes, const std::string& file,
                                          const TimedCodesSelection& selection) {
    if (const auto tool = otherTool(bytes, file); !tool.empty())
        return fail(ErrorCode::Unsupported,
                    fmt::format("this is neither a table nor a sound {} file", tool), file,
                    "save it again, or a CSV with the columns coder, start, end, code (seconds)");
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return wrong("the text is UTF-16", file, "save it as UTF-8");
    if (bytes.find('\0') != std::string_view::npos)
        return wrong("this is not a text file", file, "choose a CSV file");

    TimedCodesTable table;
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    CsvReader reader(bytes, separatorOf(bytes));
    CsvRecord record;
    const auto nextRow = [&]() -> Result<bool> {
        while (true)
            if (auto read = reader.next(record, file); !read || !*read || !isBlank(record))
                return read;
    };
    auto more = nextRow();
    if (!more)
        return std::unexpected(more.error());
    if (!*more)
        return wrong("the file is empty", file, "choose a CSV with the columns coder, start, end, code");
    const std::size_t width = record.fields.size();
    const auto columns = columnsOf(record, file, selection, table.warnings);
    if (!columns)
        return std::unexpected(columns.error());

    std::int64_t cut = 0;
    std::set<std::string> tracks, observations;
    while (true) {
        more = nextRow();
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            break;
        const std::string row = fmt::format("{}:{}", file, record.line);
        if (record.fields.size() != width)
            return wrong(fmt::format("{} fields where the header has {}", record.fields.size(), width), row,
                         "check the separators and quotes of the line");
        const auto place = [&](const char* column) { return fmt::format("{} column {}", row, column); };
        // A label: verbatim but for the space around it.
        const auto label = [&](int column, const char* name) -> Result<std::string> {
            const std::string& raw = record.fields[static_cast<std::size_t>(column)];
            if (sanitizeUtf8(raw) != raw)
                return wrong("the text is not UTF-8", place(name), "save the file as UTF-8");
            const auto text = trimmed(raw);
            cut += text.size() != raw.size();
            return std::string(text);
        };
        if (columns->observation >= 0) {
            auto observation = label(columns->observation, "observation");
            if (!observation)
                return std::unexpected(observation.error());
            if (selection.observation && *observation != *selection.observation)
                continue;
            observations.insert(std::move(*observation));
            if (observations.size() > 1)
                return wrong(fmt::format("several observations ({}, {}) in one table", quoted(*observations.begin()),
                                         quoted(*observations.rbegin())),
                             place("observation"), "choose one with --observation");
        }
        if (columns->track >= 0) {
            auto track = label(columns->track, "track");
            if (!track)
                return std::unexpected(track.error());
            if (selection.track && *track != *selection.track)
                continue;
            if (tracks.size() < 2)
                tracks.insert(std::move(*track));
        }
        TimedCode code;
        if (columns->coder >= 0) {
            auto coder = label(columns->coder, "coder");
            if (!coder)
                return std::unexpected(coder.error());
            code.coder = std::move(*coder);
        } else {
            code.coder = *selection.coder;
        }
        if (code.coder.empty())
            return wrong("no coder", place("coder"), "say whose code this is");
        auto what = label(columns->code, "code");
        if (!what)
            return std::unexpected(what.error());
        code.code = std::move(*what);
        if (code.code.empty())
            return wrong("no code", place("code"), "name the code or take the row out");
        for (const auto& [column, name, time] :
             {std::tuple{columns->start, "start", &code.span.begin}, std::tuple{columns->end, "end", &code.span.end}}) {
            const auto text = trimmed(record.fields[static_cast<std::size_t>(column)]);
            if (text.empty())
                return wrong("no time", place(name), "give start and end, the same for a point event");
            const auto read = parseSeconds(text);
            if (!read)
                return wrong(fmt::format("{} is not a time in seconds", quoted(text)), place(name),
                             "write seconds with a point, such as 83.48");
            if (read->ns < 0)
                return wrong("the time is below 0", place(name), "count from the start of the session");
            *time = *read;
        }
        if (code.span.end < code.span.begin)
            return wrong("the code ends before it starts", place("end"), "put the earlier time under start");
        if (table.rows.size() == maxRows)
            return wrong(fmt::format("more than {} rows", maxRows), row, "split the table by observation");
        table.rows.push_back(std::move(code));
    }
    if (tracks.size() > 1)
        table.warnings.push_back(fmt::format("{}: several tracks are read as one; choose one with --track", file));
    if (cut > 0)
        table.warnings.push_back(fmt::format("{}: space around {} labels was cut off", file, cut));
    if (table.rows.empty() && (selection.track || selection.observation))
        table.warnings.push_back(fmt::format("{}: no row has that track or observation", file));
    auto rows = table.rows;
    std::ranges::sort(rows);
    if (const auto twice = std::ranges::adjacent_find(rows); twice != rows.end())
        table.warnings.push_back(fmt::format("{}: a row is there more than once: {} by {} at {} s", file,
                                             quoted(twice->code), quoted(twice->coder),
                                             formatNumber(static_cast<double>(twice->span.begin.ns) / 1e9)));
    return table;
}

} // namespace attune
