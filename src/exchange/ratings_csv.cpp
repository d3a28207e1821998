// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ratings_csv.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "exchange/csv_text.h"

#include <algorithm>
#include <array>

namespace attune {

namespace {

constexpr std::uint64_t largestFile = 512ull << 20;

struct Role {
    const char* name;
    std::vector<std::string> titles;
    bool needed;
};

const std::vector<Role>& roles() {
    static const std::vector<Role> all = {{"target", {"target", "clip", "clip_id", "case", "unit_id"}, true},
                                          {"rater", {"rater", "rater_id", "coder"}, true},
                                          {"score", {"score", "value", "rating"}, true},
                                          {"dimension", {"dimension", "item", "scale"}, false},
                                          {"role", {"role"}, false},
                                          {"status", {"status"}, false}};
    return all;
}

enum Column : std::size_t { Target, Rater, Score, Dimension, RoleColumn, StatusColumn, Cluster, Columns };
constexpr std::size_t none = static_cast<std::size_t>(-1);

struct Header {
    std::vector<std::string> titles;
    std::array<std::size_t, Columns> place{};
};

// The separator under which the first record has most titles that are known; comma wins ties.
char separatorOf(std::string_view bytes, const std::string& name, const RatingsCsvOptions& options) {
    char best = ',';
    std::ptrdiff_t most = -1;
    std::vector<std::string> known;
    for (const Role& role : roles())
        known.insert(known.end(), role.titles.begin(), role.titles.end());
    for (const auto& [role, title] : options.columns)
        known.push_back(lowered(title));
    for (const char separator : {',', ';', '\t'}) {
        CsvRecord first;
        CsvReader reader(bytes, separator);
        if (const auto got = reader.next(first, name); !got || !*got)
            continue;
        std::ptrdiff_t found = 0;
        for (const std::string& field : first.fields)
            found += std::ranges::count(known, lowered(trimmed(field)));
        if (found > most) {
            most = found;
            best = separator;
        }
    }
    return best;
}

// Place of the one column with any of these titles; `none` when there is none.
Result<std::size_t> findColumn(const Header& header, const std::vector<std::string>& titles, const std::string& role,
                               const std::string& where) {
    std::size_t found = none;
    for (std::size_t i = 0; i < header.titles.size(); ++i) {
        const std::string title = lowered(header.titles[i]);
        if (std::ranges::find(titles, title) == titles.end())
            continue;
        if (found != none)
            return fail(ErrorCode::Invalid,
                        "two columns could be the " + role + ", " + header.titles[found] + " and " + header.titles[i],
                        where + " column " + header.titles[i], "say which with --columns " + role + "=NAME");
        found = i;
    }
    return found;
}

Result<Header> readHeader(const CsvRecord& record, const std::string& name, const RatingsCsvOptions& options) {
    Header header;
    const std::string where = name + ":" + std::to_string(record.line);
    for (const std::string& field : record.fields)
        header.titles.emplace_back(trimmed(field));
    header.place.fill(none);
    for (std::size_t r = 0; r < roles().size(); ++r) {
        const Role& role = roles()[r];
        const auto mapped = options.columns.find(role.name);
        const bool asked = mapped != options.columns.end();
        const auto titles = asked ? std::vector<std::string>{lowered(mapped->second)} : role.titles;
        auto place = findColumn(header, titles, role.name, where);
        if (!place)
            return std::unexpected(place.error());
        if (*place == none && (asked || role.needed))
            return fail(ErrorCode::Invalid, "there is no column " + (asked ? mapped->second : std::string(role.name)),
                        where,
                        asked ? "check the name given with --columns"
                              : "name one of the columns " + join(role.titles, ", ") + ", or use --columns " +
                                    role.name + "=NAME");
        header.place[r] = *place;
    }
    if (options.cluster) {
        auto place = findColumn(header, {lowered(*options.cluster)}, "cluster", where);
        if (!place)
            return std::unexpected(place.error());
        if (*place == none)
            return fail(ErrorCode::Invalid, "there is no column " + *options.cluster, where,
                        "check the name given with --cluster");
        header.place[Cluster] = *place;
    }
    return header;
}

std::string statusKind(std::string_view text) {
    std::string out = lowered(trimmed(text));
    std::ranges::replace_if(out, [](char c) { return c == ' ' || c == '-'; }, '_');
    return out;
}

Status checkEncoding(std::string_view bytes, const std::string& name) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return fail(ErrorCode::Unsupported, "the file is UTF-16", name, "save it as UTF-8 (CSV UTF-8)");
    std::int64_t line = 1;
    for (std::size_t at = 0; at < bytes.size(); ++line) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view text = bytes.substr(at, end - at);
        if (text.find('\0') != std::string_view::npos || sanitizeUtf8(text) != text)
            return fail(ErrorCode::Invalid, "the file is not text in UTF-8", name + ":" + std::to_string(line),
                        "save it as UTF-8 (CSV UTF-8)");
        at = end + 1;
    }
    return {};
}

} // namespace

Result<std::map<std::string, std::string>> parseColumnMap(std::string_view text) {
    std::map<std::string, std::string> out;
    for (const std::string& part : split(text, ',')) {
        const auto at = part.find('=');
        const std::string role = lowered(trimmed(std::string_view(part).substr(0, at)));
        const bool known =
            std::ranges::find(roles(), role, [](const Role& r) { return std::string(r.name); }) != roles().end();
        const std::string title(at == std::string::npos ? "" : trimmed(std::string_view(part).substr(at + 1)));
        if (!known || title.empty() || !out.emplace(role, title).second)
            return fail(ErrorCode::Invalid, "a column is not mapped as ROLE=NAME", "--columns " + std::string(text),
                        "give each of target, rater, score, dimension, role, status at most once, as in "
                        "target=clip,rater=who");
    }
    return out;
}

Status readRatingsCsv(std::string_view bytes, const std::string& name, const RatingsCsvOptions& options,
                      RatingTable& table) {
    if (auto status = checkEncoding(bytes, name); !status)
        return status;
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    CsvReader reader(bytes, separatorOf(bytes, name, options));
    CsvRecord record;
    auto got = reader.next(record, name);
    if (!got)
        return std::unexpected(got.error());
    if (!*got)
        return fail(ErrorCode::Invalid, "the file is empty", name, "begin it with a line of column names");
    auto header = readHeader(record, name, options);
    if (!header)
        return std::unexpected(header.error());

    const auto& place = header->place;
    std::vector<std::string> ignored;
    for (std::size_t i = 0; i < header->titles.size(); ++i)
        if (std::ranges::find(place, i) == place.end())
            ignored.push_back(header->titles[i].empty() ? "(no name)" : header->titles[i]);
    if (!ignored.empty())
        table.warnings.push_back(name + ": ignored columns: " + join(ignored, ", "));

    const auto source = static_cast<std::int32_t>(table.sources.size());
    table.sources.push_back({name, {}, header->titles[place[Score]]});
    const std::size_t before = table.rows.size();
    while (true) {
        got = reader.next(record, name);
        if (!got)
            return std::unexpected(got.error());
        if (!*got)
            break;
        const std::string where = name + ":" + std::to_string(record.line);
        if (record.fields.size() != header->titles.size()) {
            if (record.fields.size() == 1 && trimmed(record.fields[0]).empty())
                continue; // a line of blanks
            return fail(ErrorCode::Invalid,
                        "the row has " + std::to_string(record.fields.size()) + " fields, the header has " +
                            std::to_string(header->titles.size()),
                        where, "give every row the same fields");
        }
        auto field = [&](Column column) {
            return place[column] == none ? std::string() : std::string(trimmed(record.fields[place[column]]));
        };
        RatingRow row;
        row.target = field(Target);
        row.rater = field(Rater);
        row.dimension = place[Dimension] == none ? "score" : field(Dimension);
        row.role = field(RoleColumn);
        row.cluster = field(Cluster);
        row.source = source;
        row.line = record.line;
        for (const Column column : {Target, Rater, Dimension})
            if (place[column] != none && field(column).empty())
                return fail(ErrorCode::Invalid, "the cell is empty", where + " column " + header->titles[place[column]],
                            "every row needs a target, a rater and a dimension");
        row.score = field(Score);
        const std::string status = statusKind(field(StatusColumn));
        if (!status.empty() && status != "coded")
            row.missing = status;
        else if (row.score.empty())
            row.missing = "empty";
        else if (row.score == "NA")
            row.missing = "NA";
        if (!row.missing.empty())
            row.score.clear();
        table.rows.push_back(std::move(row));
    }
    if (table.rows.size() == before)
        table.warnings.push_back(name + ": there are no rows under the header");
    return {};
}

Result<RatingTable> readRatingsFiles(const std::vector<std::filesystem::path>& paths,
                                     const RatingsCsvOptions& options) {
    RatingTable table;
    for (const auto& path : paths) {
        auto bytes = readFile(path, largestFile);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (auto status = readRatingsCsv(*bytes, sanitizeUtf8(path.string()), options, table); !status)
            return std::unexpected(status.error());
        table.sources.back().sha256 = sha256(*bytes);
    }
    return table;
}

std::string writeRatingsCsv(const RatingTable& table) {
    std::string out = "target,rater,dimension,score,status,role\n";
    for (const RatingRow& row : table.rows)
        out += csvField(row.target) + "," + csvField(row.rater) + "," + csvField(row.dimension) + "," +
               csvField(row.score) + "," + (row.missing.empty() ? "coded" : csvField(row.missing)) + "," +
               csvField(row.role) + "\n";
    return out;
}

} // namespace attune
