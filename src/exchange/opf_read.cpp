// SPDX-License-Identifier: GPL-3.0-or-later
//
// A .opf is a ZIP of `db`, lines of text, and `project`, a little YAML about the videos. In `db` a column line
// "name (MATRIX,true,comment)-arg|NOMINAL,..." is followed by its cells "onset,offset,(value,...)". A backslash takes
// the meaning from , ( ) - | and itself, and at the end of a line it continues the text on the next.
#include "base/text.h"
#include "exchange/opf.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune::exchange {

namespace {

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        out += text[i];
    }
    return out;
}

// Parts between separators that no backslash protects, still with their backslashes.
std::vector<std::string_view> splitPlain(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == separator) {
            out.push_back(text.substr(from, i - from));
            from = i + 1;
        }
    }
    out.push_back(text.substr(from));
    return out;
}

std::size_t findPlain(std::string_view text, char c, std::size_t from = 0) {
    for (std::size_t i = from; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == c)
            return i;
    }
    return std::string_view::npos;
}

// "HH:MM:SS:mmm"; hours may have more digits.
std::optional<MediaTime> clockTime(std::string_view text) {
    const auto parts = split(trimmed(text), ':');
    if (parts.size() != 4)
        return {};
    std::int64_t numbers[4];
    for (std::size_t i = 0; i < 4; ++i) {
        const auto number = parseInteger(parts[i]);
        if (parts[i].empty() || parts[i].size() > 9 || !number || *number < 0)
            return {};
        numbers[i] = *number;
    }
    const std::int64_t ms = ((numbers[0] * 60 + numbers[1]) * 60 + numbers[2]) * 1000 + numbers[3];
    return ms > 4'000'000'000'000 ? std::nullopt : std::optional(MediaTime(ms * 1'000'000));
}

bool isCell(std::string_view line) {
    const auto digits = line.find_first_not_of("0123456789");
    return digits != std::string_view::npos && digits >= 1 && line[digits] == ':';
}

// A line goes on when it ends in an odd number of backslashes.
bool continues(std::string_view line) {
    const auto last = line.find_last_not_of('\\');
    return (line.size() - (last == std::string_view::npos ? 0 : last + 1)) % 2 == 1;
}

class DatabaseReader {
  public:
    DatabaseReader(std::string_view text, const ReadOptions& options) : m_text(text), m_options(options) {}

    Result<OpfDatabase> read() {
        std::string_view line;
        while (next(line)) {
            if (m_line == 1 && line.starts_with('#') && !line.starts_with("###") && line.size() < 4) {
                m_out.version = line;
                if (line != "#2" && line != "#3" && line != "#4")
                    m_out.issues.push_back({"line 1", "this version of the database is not known", false});
                continue;
            }
            if (trimmed(line).empty())
                continue;
            if (auto ok = isCell(line) ? cell(line) : column(line); !ok)
                return std::unexpected(ok.error());
        }
        return std::move(m_out);
    }

  private:
    bool next(std::string_view& line) {
        if (m_at >= m_text.size())
            return false;
        const auto end = m_text.find('\n', m_at);
        line = m_text.substr(m_at, end == std::string_view::npos ? end : end - m_at);
        m_at = end == std::string_view::npos ? m_text.size() : end + 1;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        ++m_line;
        return true;
    }

    [[nodiscard]] std::string place() const { return fmt::format("line {}", m_line); }

    Status column(std::string_view line) {
        OpfColumn c;
        c.header = line;
        const auto open = findPlain(line, '(');
        if (open == std::string_view::npos)
            return broken(m_options, "neither a column nor a cell: " + cited(line), place());
        const auto close = findPlain(line, ')', open);
        c.name = unescaped(trimmed(line.substr(0, open)));
        const auto about =
            splitPlain(line.substr(open + 1, close == std::string_view::npos ? close : close - open - 1), ',');
        c.kind = about.front();
        if (const auto dash = close == std::string_view::npos ? close : findPlain(line, '-', close);
            dash != std::string_view::npos)
            for (const auto part : splitPlain(line.substr(dash + 1), ','))
                c.fields.push_back(unescaped(splitPlain(part, '|').front()));
        if (c.fields.empty())
            c.fields.emplace_back("code");
        if (std::ranges::any_of(m_out.columns, [&](const OpfColumn& o) { return o.name == c.name; }))
            m_out.issues.push_back({place(), "there are two columns " + cited(c.name), false});
        if (++m_elements > m_options.limits.rows)
            return tooManyRows(m_options);
        m_out.columns.push_back(std::move(c));
        return {};
    }

    Status cell(std::string_view line) {
        if (m_out.columns.empty())
            return broken(m_options, "a cell before any column", place());
        OpfCell out;
        const std::size_t first = m_line;
        const std::size_t from = static_cast<std::size_t>(line.data() - m_text.data());
        std::string whole(line);
        std::size_t until = from + line.size();
        while (continues(whole) && next(line)) {
            whole.back() = '\n';
            whole += line;
            until = static_cast<std::size_t>(line.data() - m_text.data()) + line.size();
        }
        out.raw = m_text.substr(from, until - from);
        const std::string where = fmt::format("line {}", first);
        if (whole.size() > m_options.limits.textBytes * 4)
            return broken(m_options, "a cell is longer than it may be", where);
        const auto comma = whole.find(',');
        const auto second = comma == std::string::npos ? comma : whole.find(',', comma + 1);
        const auto onset = clockTime(std::string_view(whole).substr(0, comma));
        const auto offset = comma == std::string::npos
                                ? onset
                                : clockTime(std::string_view(whole).substr(comma + 1, second - comma - 1));
        if (!onset || !offset)
            return broken(m_options, "the times of a cell are not HH:MM:SS:mmm", where, "correct the line");
        out.onset = *onset;
        out.offset = *offset;
        OpfColumn& owner = m_out.columns.back();
        std::string_view rest =
            second == std::string::npos ? std::string_view() : std::string_view(whole).substr(second + 1);
        if (lowered(owner.kind) == "matrix") {
            // Values may hold bare parentheses: only the outermost are the cell's own.
            rest = trimmed(rest);
            if (rest.starts_with('('))
                rest.remove_prefix(1);
            if (rest.ends_with(')'))
                rest.remove_suffix(1);
            for (const auto part : splitPlain(rest, ','))
                out.values.push_back(unescaped(part));
            if (out.values.size() != owner.fields.size())
                m_out.issues.push_back(
                    {where, fmt::format("{} values in a column of {}", out.values.size(), owner.fields.size()), false});
        } else {
            out.values.push_back(unescaped(rest));
        }
        if (++m_elements > m_options.limits.rows)
            return tooManyRows(m_options);
        owner.cells.push_back(std::move(out));
        return {};
    }

    std::string_view m_text;
    const ReadOptions& m_options;
    OpfDatabase m_out;
    std::size_t m_at = 0, m_line = 0, m_elements = 0;
};

// "feed: /a/b.mp4" and "offset: 120" of the videos in the project member; an offset is where the video begins on the
// sheet's clock, in ms.
std::vector<MediaLink> mediaOf(std::string_view project) {
    std::vector<MediaLink> out;
    bool hasFeed = false;
    for (const std::string& line : split(project, '\n')) {
        auto text = trimmed(line);
        while (text.starts_with("- "))
            text = trimmed(text.substr(2));
        const auto value = [&](std::string_view key) -> std::optional<std::string> {
            if (!text.starts_with(key))
                return {};
            auto rest = trimmed(text.substr(key.size()));
            if (rest.size() > 1 && (rest.front() == '"' || rest.front() == '\'') && rest.back() == rest.front())
                rest = rest.substr(1, rest.size() - 2);
            return std::string(rest);
        };
        if (auto feed = value("feed:")) {
            if (out.empty() || hasFeed)
                out.emplace_back();
            out.back().path = sanitizeUtf8(*feed);
            hasFeed = true;
        } else if (const auto offset = value("offset:")) {
            const auto ms = parseInteger(*offset);
            if (!out.empty() && ms && std::abs(*ms) < 4'000'000'000'000)
                out.back().offset = MediaDuration(-*ms * 1'000'000);
        }
    }
    return out;
}

std::string baseName(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

// What Attune wrote besides the code goes where it came from.
void takeApart(std::vector<std::string>& values, const OpfAbout& about, TimedRow& row) {
    row.coder = about.coder;
    row.subject = about.subject;
    if (values.size() < about.after.size())
        return;
    std::vector<std::string> modifiers;
    for (auto name = about.after.rbegin(); name != about.after.rend(); ++name) {
        if (*name == "comment")
            row.comment = std::move(values.back());
        else
            modifiers.insert(modifiers.begin(), std::move(values.back()));
        values.pop_back();
    }
    if (std::ranges::any_of(modifiers, [](const std::string& value) { return !value.empty(); }))
        row.modifiers = join(modifiers, "|");
}

} // namespace

Result<OpfFile> parseOpf(std::string_view bytes, const ReadOptions& options) {
    auto members = unpackZip(bytes, options);
    if (!members)
        return std::unexpected(members.error());
    OpfFile out;
    out.members = std::move(*members);
    const auto find = [&](const char* name) -> std::optional<std::size_t> {
        std::optional<std::size_t> best; // the least nested; not what a Mac adds
        for (std::size_t i = 0; i < out.members.size(); ++i)
            if (const std::string& path = out.members[i].name; baseName(path) == name && !path.starts_with("__MACOSX"))
                if (!best || path.size() < out.members[*best].name.size())
                    best = i;
        return best;
    };
    const auto db = find("db");
    if (!db)
        return broken(options, "the archive has no member db", {}, "choose a Datavyu file (.opf)");
    out.db = *db;
    out.project = find("project");
    bool latin1 = false;
    const std::string text = utf8Of(out.members[*db].bytes, latin1);
    auto database = DatabaseReader(text, options).read();
    if (!database)
        return std::unexpected(database.error());
    out.database = std::move(*database);
    if (latin1)
        out.database.issues.push_back({"db", "the text is not UTF-8 and was read as Latin-1", false});
    return out;
}

bool sniffOpf(std::string_view bytes, std::string_view) {
    if (!bytes.starts_with("PK\x03\x04") && !bytes.starts_with("PK\x05\x06"))
        return false;
    // A member whose name is db, or ends in /db.
    for (std::size_t at = bytes.find("PK\x01\x02"); at != std::string_view::npos;
         at = bytes.find("PK\x01\x02", at + 4)) {
        if (at + 46 > bytes.size())
            break;
        const auto length = static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + 28])) |
                            static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + 29])) << 8;
        const auto name = bytes.substr(at + 46, length);
        if (name == "db" || name.ends_with("/db"))
            return true;
    }
    return false;
}

Result<TimedDocument> readOpf(std::string_view bytes, const ReadOptions& options) {
    auto file = parseOpf(bytes, options);
    if (!file)
        return std::unexpected(file.error());
    TimedDocument document;
    document.format = "opf";
    document.kept = std::make_shared<const std::string>(bytes);
    document.title = stemOf(options.name);
    TimedObservation& observation = document.observations.emplace_back();
    observation.name = document.title;
    if (file->project)
        observation.media = mediaOf(file->members[*file->project].bytes);
    document.issues = std::move(file->database.issues);
    const auto columnsAbout = opfAboutOf(file->members);
    for (std::size_t c = 0; c < file->database.columns.size(); ++c) {
        OpfColumn& column = file->database.columns[c];
        if (column.name == opfQueries)
            continue;
        const auto known = columnsAbout.find(column.name);
        const OpfAbout* about = known == columnsAbout.end() ? nullptr : &known->second;
        const std::size_t place = about ? document.tier(about->tier) : document.tiers.size();
        if (!about)
            document.tiers.emplace_back().name = column.name;
        TimedTier& tier = document.tiers[place];
        tier.fields = column.fields;
        std::vector<std::string> names; // of modifiers
        if (about && about->after.size() <= tier.fields.size()) {
            const auto after = tier.fields.end() - static_cast<std::ptrdiff_t>(about->after.size());
            if (std::ranges::count(about->after, "modifiers") > 1 ||
                (after != tier.fields.end() && *after != "modifiers"))
                for (std::size_t m = 0; m < about->after.size(); ++m)
                    if (about->after[m] == "modifiers")
                        names.push_back(after[static_cast<std::ptrdiff_t>(m)]);
            tier.fields.erase(after, tier.fields.end());
        }
        if (tier.modifierNames.empty())
            tier.modifierNames = std::move(names);
        for (std::size_t i = 0; i < column.cells.size(); ++i) {
            OpfCell& cell = column.cells[i];
            TimedRow row;
            row.tier = place;
            row.start = cell.onset;
            row.end = cell.offset;
            row.kind = cell.onset == cell.offset ? TimedKind::Point : TimedKind::Interval;
            if (cell.offset.ns == 0 && cell.onset.ns > 0) {
                row.end.reset();
            } else if (cell.offset < cell.onset) {
                document.issues.push_back({fmt::format("column {} cell {}", cited(column.name), i + 1),
                                           "its offset lies before its onset", false});
            }
            if (about)
                takeApart(cell.values, *about, row);
            row.code = join(cell.values, "|");
            row.values = std::move(cell.values);
            row.key = fmt::format("{}:{}", c, i);
            document.rows.push_back(std::move(row));
        }
    }
    return document;
}

} // namespace attune::exchange
