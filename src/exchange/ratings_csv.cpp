// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ratings_csv.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "exchange/csv_text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>
#include <future>
#include <optional>
#include <span>
#include <utility>

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
                                          {"status", {"status"}, false},
                                          {"confidence", {"confidence"}, false}};
    return all;
}

enum Column : std::size_t {
    Target,
    Rater,
    Score,
    Dimension,
    RoleColumn,
    StatusColumn,
    Confidence,
    Cluster,
    Occasion,
    Order,
    Columns
};
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

// What the first line has instead of a column, for somebody who wonders why it is not found.
std::string namesOf(const Header& header) {
    constexpr std::size_t most = 12;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(most, header.titles.size()); ++i)
        names.push_back(header.titles[i].empty() ? "(no name)" : header.titles[i]);
    return join(names, ", ") + (header.titles.size() > most ? ", ..." : "");
}

Result<Header> readHeader(const CsvRecord& record, const std::string& file, const RatingsCsvOptions& options) {
    Header header;
    const std::string where = file + ":" + std::to_string(record.line);
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
            return fail(ErrorCode::Invalid,
                        "there is no column " + (asked ? mapped->second : std::string(role.name)) +
                            ", the first line has " + namesOf(header),
                        where,
                        asked ? "check the name given with --columns"
                              : "name one of the columns " + join(role.titles, ", ") + ", or use --columns " +
                                    role.name + "=NAME");
        header.place[r] = *place;
    }
    struct Asked {
        Column column;
        const char* role;
        const std::optional<std::string>* name;
    };
    for (const auto& [column, role, asked] :
         {Asked{Cluster, "cluster", &options.cluster}, Asked{Occasion, "occasion", &options.occasion},
          Asked{Order, "order", &options.order}}) {
        const auto& name = *asked;
        if (!name)
            continue;
        auto place = findColumn(header, {lowered(*name)}, role, where);
        if (!place)
            return std::unexpected(place.error());
        if (*place == none)
            return fail(ErrorCode::Invalid, "there is no column " + *name + ", the first line has " + namesOf(header),
                        where, std::string("check the name given with --") + role);
        header.place[column] = *place;
    }
    return header;
}

std::string statusKind(std::string_view text) {
    std::string out = lowered(trimmed(text));
    std::ranges::replace_if(out, [](char c) { return c == ' ' || c == '-'; }, '_');
    return out;
}

// Bytes before the first that is 0 or no ASCII.
std::size_t plainPrefix(std::string_view bytes) {
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + at, 8);
        const std::uint64_t zero = (eight - 0x0101010101010101u) & ~eight;
        if (((eight | zero) & 0x8080808080808080u) != 0)
            break;
    }
    while (at < bytes.size() && bytes[at] > 0)
        ++at;
    return at;
}

// How many columns there are up to the end of the part of a line.
std::size_t columnAtEnd(std::string_view line, char separator) {
    bool quoted = false;
    std::size_t column = 1;
    for (const char c : line) {
        quoted = quoted != (c == '"');
        column += !quoted && c == separator;
    }
    return column;
}

Status checkEncoding(std::string_view bytes, char separator, const std::string& name) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return fail(ErrorCode::Unsupported, "the file is UTF-16", name, "save it as UTF-8 (CSV UTF-8)");
    for (std::size_t at = plainPrefix(bytes); at < bytes.size(); at += plainPrefix(bytes.substr(at))) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
        const std::string_view text = bytes.substr(at, end - at);
        const std::string clean = sanitizeUtf8(text);
        const auto good = static_cast<std::size_t>(std::ranges::mismatch(text, clean).in1 - text.begin());
        if (const std::size_t bad = std::min(good, text.find('\0')); bad < text.size()) {
            const std::string_view before = bytes.substr(0, at + bad);
            const std::string_view line = before.substr(before.rfind('\n') + 1); // the whole when there is none
            return fail(ErrorCode::Invalid, "the file is not text in UTF-8",
                        name + ":" + std::to_string(1 + std::ranges::count(before, '\n')) + " column " +
                            std::to_string(columnAtEnd(line, separator)),
                        "save it as UTF-8 (CSV UTF-8)");
        }
        at = end;
    }
    return {};
}

// No white space and no control character: most fields begin and end so, and need no trimming.
bool isInk(char c) { return static_cast<unsigned char>(c) > ' '; }

// Adds the fields of one column to a pool of names; the same text often comes twice running.
class ColumnOfNames {
  public:
    explicit ColumnOfNames(NamePool& pool) : m_pool(&pool), m_last(pool.add({})) {}
    std::int32_t operator()(std::string_view text) {
        if ((*m_pool)[m_last] != text)
            m_last = m_pool->add(text);
        return m_last;
    }

  private:
    NamePool* m_pool;
    std::int32_t m_last;
};

// "4,5" as "4.5"; nothing for what is no number with a decimal comma.
std::optional<std::string> withPoint(std::string_view text) {
    const auto comma = text.find(',');
    if (comma == std::string_view::npos || comma + 1 == text.size() || text.find('.') != std::string_view::npos)
        return {};
    std::string out(text);
    out[comma] = '.';
    return parseNumber(out) ? std::optional(out) : std::nullopt;
}

// Thousands are also written "1,000".
bool mayBeThousands(std::string_view text) { return text.size() - text.find(',') == 4; }

// Where all the numbers of a dimension are whole or have a decimal comma, and one has: writes them with a point.
// Returns one of them as the file has it; empty when there is none.
std::string mendDecimalCommas(RatingTable& table, std::size_t firstCell, char separator,
                              std::int32_t RatingCell::* column, NamePool& pool) {
    enum Kind : char { Unknown, Whole, Comma, Thousands, Other };
    std::vector<Kind> kinds(static_cast<std::size_t>(pool.size()), Unknown);
    if (std::ranges::none_of(pool.names(), [](const std::string& name) { return withPoint(name).has_value(); }))
        return {};
    const auto kindOf = [&](std::int32_t text) {
        Kind& kind = kinds[static_cast<std::size_t>(text)];
        const std::string& name = pool[text];
        if (kind == Unknown)
            kind = name.empty() || parseInteger(name)         ? Whole
                   : !withPoint(name)                         ? Other
                   : separator == ',' && mayBeThousands(name) ? Thousands
                                                              : Comma;
        return kind;
    };
    std::vector<std::array<bool, Other + 1>> seen(static_cast<std::size_t>(table.dimensions.size()));
    const std::span cells = std::span(table.cells).subspan(firstCell);
    for (const RatingCell& cell : cells)
        seen[static_cast<std::size_t>(cell.dimension)][kindOf(cell.*column)] = true;
    std::string example;
    for (RatingCell& cell : cells) {
        const auto& own = seen[static_cast<std::size_t>(cell.dimension)];
        if (!own[Comma] || own[Other])
            continue;
        if (const auto mended = withPoint(pool[cell.*column])) {
            if (example.empty())
                example = pool[cell.*column];
            cell.*column = pool.add(*mended);
        }
    }
    return example;
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
                        "give each of target, rater, score, dimension, role, status, confidence at most once, as in "
                        "target=clip,rater=who");
    }
    return out;
}

Status readRatingsCsv(std::string_view bytes, const std::string& name, const RatingsCsvOptions& options,
                      RatingTable& table) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const char separator = separatorOf(bytes, name, options);
    if (auto status = checkEncoding(bytes, separator, name); !status)
        return status;
    CsvReader reader(bytes, separator);
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
    const std::size_t before = table.size();
    table.cells.reserve(before + bytes.size() / 24);
    auto wrong = [&](const std::string& what, const std::string& column, const char* todo) {
        return fail(ErrorCode::Invalid, what, name + ":" + std::to_string(reader.line()) + " column " + column, todo);
    };
    ColumnOfNames targets(table.targets), raters(table.raters), dimensions(table.dimensions), scores(table.scores),
        kinds(table.kinds), roles(table.roles), clusters(table.clusters), occasions(table.occasions),
        orders(table.orders), confidences(table.confidences);
    const std::int32_t noScore = scores({}), scored = kinds({});
    std::vector<std::string_view> fields;
    while (true) {
        got = reader.next(fields, name);
        if (!got)
            return std::unexpected(got.error());
        if (!*got)
            break;
        if (fields.size() != header->titles.size()) {
            if (fields.size() == 1 && trimmed(fields[0]).empty())
                continue; // a line of blanks
            return wrong("the row has " + std::to_string(fields.size()) + " fields, the header has " +
                             std::to_string(header->titles.size()),
                         fields.size() < header->titles.size() ? header->titles[fields.size()]
                                                               : std::to_string(header->titles.size() + 1),
                         "give every row the same fields");
        }
        auto field = [&](Column column) {
            if (place[column] == none)
                return std::string_view();
            const std::string_view text = fields[place[column]];
            const bool bare = !text.empty() && isInk(text.front()) && isInk(text.back());
            return bare ? text : trimmed(text);
        };
        for (const Column column : {Target, Rater, Dimension})
            if (place[column] != none && field(column).empty())
                return wrong("the cell is empty", header->titles[place[column]],
                             "every row needs a target, a rater and a dimension");
        RatingCell cell;
        cell.target = targets(field(Target));
        cell.rater = raters(field(Rater));
        cell.dimension = dimensions(place[Dimension] == none ? "score" : field(Dimension));
        cell.role = roles(field(RoleColumn));
        cell.cluster = clusters(field(Cluster));
        cell.occasion = occasions(field(Occasion));
        cell.order = orders(field(Order));
        cell.confidence = confidences(field(Confidence));
        const std::string_view score = field(Score), status = field(StatusColumn);
        const std::string kind = status.empty() || status == "coded" ? "" : statusKind(status);
        if (!kind.empty() && kind != "coded")
            cell.missing = kinds(kind);
        else
            cell.missing = score.empty() ? kinds("empty") : score == "NA" ? kinds("NA") : scored;
        cell.score = cell.missing == scored ? scores(score) : noScore;
        cell.source = source;
        cell.line = reader.line();
        table.cells.push_back(cell);
    }
    if (options.decimalComma)
        for (const auto& [column, pool] : {std::pair{&RatingCell::score, &table.scores},
                                           {&RatingCell::confidence, &table.confidences},
                                           {&RatingCell::order, &table.orders}})
            if (const std::string example = mendDecimalCommas(table, before, separator, column, *pool);
                !example.empty())
                table.warnings.push_back(fmt::format(
                    "{}: columns are separated by {}, and numbers have a decimal comma: {} is read as {}", name,
                    separator == ';'   ? "semicolons"
                    : separator == ',' ? "commas"
                                       : "tabs",
                    example, withPoint(example).value_or(example)));
    if (table.size() == before)
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
        auto hash = std::async(std::launch::async, [&bytes] { return sha256(*bytes); });
        const Status status = readRatingsCsv(*bytes, sanitizeUtf8(path.string()), options, table);
        const std::string digest = hash.get();
        if (!status)
            return std::unexpected(status.error());
        table.sources.back().sha256 = digest;
    }
    return table;
}

std::string writeRatingsCsv(const RatingTable& table) {
    std::string out = "target,rater,dimension,score,status,role\n";
    for (const RatingCell& cell : table.cells)
        out += csvField(table.targets[cell.target]) + "," + csvField(table.raters[cell.rater]) + "," +
               csvField(table.dimensions[cell.dimension]) + "," + csvField(table.scores[cell.score]) + "," +
               (table.kinds[cell.missing].empty() ? "coded" : csvField(table.kinds[cell.missing])) + "," +
               csvField(table.roles[cell.role]) + "\n";
    return out;
}

} // namespace attune
