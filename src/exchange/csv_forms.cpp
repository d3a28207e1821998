// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of spans as text. Tidy: a row for each code. Wide: a row for each span, a column for each tier.
#include "base/text.h"
#include "exchange/csv_table.h"
#include "exchange/lanes.h"
#include "exchange/tables.h"
#include "exchange/timed_codes_csv.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

namespace attune::exchange {

namespace {

bool isShort(const TimedRow& row) { return row.kind == TimedKind::Interval && row.end == row.start; }

} // namespace

bool sniffCsv(std::string_view, std::string_view head) { return TableReader::looksLike(headerOf(head)); }

bool sniffWide(std::string_view, std::string_view head) {
    const auto header = headerOf(head);
    const auto has = [&](std::string_view meaning) {
        return std::ranges::find(header, meaning, TableReader::meaningOf) != header.end();
    };
    return has("start") && has("end") && !TableReader::looksLike(header) && header.size() > 2;
}

Result<TimedDocument> readCsv(std::string_view bytes, const ReadOptions& options) {
    TableReader table("csv", options);
    bool hasHeader = false;
    std::vector<TimedIssue> issues;
    std::size_t width = 0;
    auto ok = eachRecord(bytes, options, issues, [&](const CsvRecord& record) -> Status {
        if (!hasHeader) {
            hasHeader = true;
            width = record.fields.size();
            if (!table.setHeader(record.fields))
                return broken(options, "there is no column code, or neither start nor order", placeOf(record),
                              "name the columns in the first row");
            return {};
        }
        if (record.fields.size() != width &&
            !std::ranges::all_of(record.fields, [](const std::string& f) { return trimmed(f).empty(); }))
            return broken(options, fmt::format("{} fields where the header has {}", record.fields.size(), width),
                          placeOf(record), "check the separators and quotes of the line");
        return table.add(record.fields, placeOf(record));
    });
    if (!ok)
        return std::unexpected(ok.error());
    if (!hasHeader)
        return broken(options, "the file is empty", {}, "choose a CSV file");
    TimedDocument out = table.finish();
    out.issues.insert(out.issues.begin(), issues.begin(), issues.end());
    return out;
}

Result<WrittenFile> writeCsv(const TimedDocument& given, const WriteOptions& options) {
    auto document = chosen(given, options);
    if (!document)
        return std::unexpected(document.error());
    WrittenFile out;
    std::vector<std::string> header(tableColumns.begin(), tableColumns.end());
    for (const ExtraColumn& column : document->extraColumns)
        header.push_back(column.name);
    out.bytes = csvLine(header);
    for (const TimedRow& row : document->rows) {
        const auto cells = tableCells(*document, row);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0)
                out.bytes += ',';
            out.bytes += csvField(cells[i]);
        }
        for (std::size_t i = 0; i < document->extraColumns.size(); ++i)
            out.bytes += "," + csvField(extraCell(row, i).text);
        out.bytes += '\n';
    }
    return out;
}

Result<TimedDocument> readWide(std::string_view bytes, const ReadOptions& options) {
    TableReader table("wide", options);
    std::vector<TimedIssue> issues;
    std::vector<LaneTitle> titles;                  // of each column
    std::vector<std::size_t> lanes;                 // places of the columns with codes
    std::map<std::string_view, std::size_t> shared; // places of those that say something of the whole line
    constexpr std::array wanted{"observation", "coder", "subject", "start", "end"};
    bool hasHeader = false;
    auto ok = eachRecord(bytes, options, issues, [&](const CsvRecord& record) -> Status {
        if (!hasHeader) {
            hasHeader = true;
            std::vector<std::string> names{"tier", "code"};
            for (std::size_t i = 0; i < record.fields.size(); ++i) {
                const std::string& name = record.fields[i];
                titles.push_back(fromTitle(name));
                const auto meaning = TableReader::meaningOf(name);
                if (name == kindTitle && shared.try_emplace("kind", i).second)
                    names.emplace_back("kind");
                else if (std::ranges::find(wanted, meaning) != wanted.end() && shared.try_emplace(meaning, i).second)
                    names.push_back(name); // with its unit
                else
                    lanes.push_back(i);
            }
            for (const char* name : {"coder", "subject"})
                if (!shared.contains(name))
                    names.emplace_back(name);
            if (!shared.contains("start") || !shared.contains("end") || !table.setHeader(names))
                return broken(options, "there are no columns start and end", placeOf(record),
                              "name them in the first row");
            return {};
        }
        const auto cell = [&](std::size_t at) { return at < record.fields.size() ? record.fields[at] : std::string(); };
        std::vector<std::string> line{"", ""}; // in the order of the names above
        for (std::size_t i = 0; i < titles.size(); ++i)
            if (std::ranges::find(lanes, i) == lanes.end())
                line.push_back(cell(i));
        bool any = false;
        for (const std::size_t i : lanes) {
            if (cell(i).empty())
                continue;
            any = true;
            std::vector<std::string> cells = line;
            cells[0] = titles[i].tier;
            cells[1] = cell(i);
            for (const auto& [name, own] : {std::pair{"coder", &titles[i].coder}, {"subject", &titles[i].subject}}) {
                if (const auto found = shared.find(name); found == shared.end())
                    cells.push_back(*own);
                else if (!own->empty()) { // the lane's own counts
                    const auto before =
                        std::ranges::count_if(shared, [&](const auto& other) { return other.second < found->second; });
                    cells[2 + static_cast<std::size_t>(before)] = *own;
                }
            }
            if (auto added = table.add(cells, placeOf(record)); !added)
                return added;
        }
        if (!any && std::ranges::any_of(record.fields, [](const std::string& f) { return !trimmed(f).empty(); }))
            issues.push_back({placeOf(record), "the line has no code in any column and is passed over", false});
        return {};
    });
    if (!ok)
        return std::unexpected(ok.error());
    if (!hasHeader)
        return broken(options, "the file is empty", {}, "choose a CSV file");
    TimedDocument out = table.finish();
    for (const std::size_t i : lanes) // columns without a code
        (void)out.tier(titles[i].tier);
    out.issues.insert(out.issues.begin(), issues.begin(), issues.end());
    return out;
}

Result<WrittenFile> writeWide(const TimedDocument& given, const WriteOptions& options) {
    auto part = chosen(given, options);
    if (!part)
        return std::unexpected(part.error());
    const TimedDocument& document = *part;
    WrittenFile out;
    std::vector<std::string> header{"observation", "start", "end"};
    const bool namesKind = std::ranges::any_of(document.rows, isShort);
    if (namesKind)
        header.emplace_back(kindTitle);
    std::map<std::string, std::size_t> columns;
    const auto column = [&](const std::string& title) {
        const auto [found, isNew] = columns.try_emplace(title, header.size());
        if (isNew)
            header.push_back(title);
        return found->second;
    };
    const auto counts = document.rowsPerTier();
    for (std::size_t t = 0; t < document.tiers.size(); ++t)
        if (counts[t] == 0)
            column(laneTitle({document.tiers[t].name, {}, {}}));
    struct Line {
        std::map<std::size_t, std::string> cells;
        std::string start, end;
        std::size_t observation = 0;
        bool isShort = false;
    };
    std::vector<Line> lines;
    std::map<std::tuple<std::size_t, MediaTime, std::optional<MediaTime>, bool>, std::size_t> lineOf;
    std::size_t sequences = 0;
    for (const TimedRow& row : document.rows) {
        if (row.kind == TimedKind::Sequence) {
            ++sequences;
            continue;
        }
        const std::size_t at = column(laneTitle(document, row));
        auto [found, isNew] = lineOf.try_emplace({row.observation, row.start, row.end, isShort(row)}, lines.size());
        if (!isNew && lines[found->second].cells.contains(at)) { // the same span twice in one tier
            found->second = lines.size();
            isNew = true;
        }
        if (isNew)
            lines.push_back({{},
                             secondsText(row.start),
                             row.end ? secondsText(*row.end) : std::string(),
                             row.observation,
                             isShort(row)});
        lines[found->second].cells[at] = row.code;
    }
    out.bytes = csvLine(header);
    for (const Line& line : lines) {
        std::vector<std::string> cells(header.size());
        cells[0] = document.observations[line.observation].name;
        cells[1] = line.start;
        cells[2] = line.end;
        if (line.isShort)
            cells[3] = "interval";
        for (const auto& [at, code] : line.cells)
            cells[at] = code;
        out.bytes += csvLine(cells);
    }
    if (sequences > 0)
        out.warnings.push_back(count(sequences, "code has", "codes have") + " no time and cannot be written here");
    warnOfLoss(document, {.coder = true, .subject = true, .emptyCodes = false}, out.warnings);
    return out;
}

} // namespace attune::exchange
