// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of steps as text. Frame by frame: a row for each step of time. ReCal: the same without times and names, codes
// as numbers, a column for each coder.
#include "base/text.h"
#include "exchange/csv_table.h"
#include "exchange/lanes.h"
#include "exchange/tables.h"
#include "exchange/timed_codes_csv.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace attune::exchange {

namespace {

MediaDuration stepOf(const TimedDocument& document, const WriteOptions& options) {
    constexpr MediaDuration usual(40'000'000);
    return options.unit.ns != 0 ? options.unit : document.step.ns != 0 ? document.step : usual;
}

// Frame-by-frame columns: codes of a lane at each step, 0 for none.
struct Steps {
    struct Column {
        std::string title, coder;
        std::size_t tier = 0;
        std::vector<std::string> cells; ///< one a step
    };
    std::vector<std::string> observations; ///< of each step
    std::vector<MediaTime> times;
    std::vector<Column> columns;
    std::vector<std::string> warnings;
};

Result<Steps> stepsOf(const TimedDocument& given, const WriteOptions& options) {
    auto part = chosen(given, options);
    if (!part)
        return std::unexpected(part.error());
    const TimedDocument& document = *part;
    const MediaDuration step = stepOf(document, options);
    if (step.ns <= 0)
        return fail(ErrorCode::Invalid, "the unit is not above 0", "--unit", "give milliseconds, such as 40");
    Steps out;
    const auto ends = closedEnds(document, out.warnings);
    std::map<std::string, std::size_t> columns;
    const auto column = [&](const std::string& title, std::size_t tier, const std::string& coder) -> Steps::Column& {
        const auto [found, isNew] = columns.try_emplace(title, out.columns.size());
        if (isNew)
            out.columns.push_back({title, coder, tier, {}});
        return out.columns[found->second];
    };
    const auto counts = document.rowsPerTier();
    std::vector<std::size_t> firsts;
    for (std::size_t o = 0; o < document.observations.size(); ++o) {
        firsts.push_back(out.times.size());
        const std::int64_t steps = (endOf(document, o).ns + step.ns - 1) / step.ns;
        bool lastPoint = false;
        for (const TimedRow& row : document.rows)
            lastPoint =
                lastPoint || (row.observation == o && row.kind == TimedKind::Point && row.start.ns / step.ns == steps);
        const std::int64_t n = steps + lastPoint;
        if (n > 10'000'000 || out.times.size() + static_cast<std::size_t>(n) > mostCells)
            return fail(ErrorCode::Invalid, "a row for each step would be more than ten million rows", "--unit",
                        "give a longer unit in milliseconds");
        for (std::int64_t i = 0; i < n; ++i) {
            out.times.emplace_back(i * step.ns);
            out.observations.push_back(document.observations[o].name);
        }
    }
    for (std::size_t t = 0; t < document.tiers.size(); ++t)
        if (counts[t] == 0)
            column(laneTitle({document.tiers[t].name, {}, {}}), t, document.tiers[t].coder);
    std::size_t sequences = 0, hidden = 0, rounded = 0;
    for (std::size_t i = 0; i < document.rows.size(); ++i) {
        const TimedRow& row = document.rows[i];
        if (row.kind == TimedKind::Sequence) {
            ++sequences;
            continue;
        }
        Steps::Column& c = column(laneTitle(document, row), row.tier, row.coder);
        if ((out.columns.size() + 2) * out.times.size() > mostCells)
            return fail(ErrorCode::Invalid, "the table would have too many cells", "--unit", "give a longer unit");
        c.cells.resize(out.times.size());
        // A step shows what is on at its beginning; a moment shows in the step it falls in.
        const std::int64_t unit = step.ns;
        std::int64_t from = row.kind == TimedKind::Point ? row.start.ns / unit : (row.start.ns + unit - 1) / unit;
        std::int64_t to = row.kind == TimedKind::Point ? from + 1 : (ends[i].ns + unit - 1) / unit;
        from = std::max<std::int64_t>(0, from);
        const std::int64_t last = static_cast<std::int64_t>(row.observation + 1 < firsts.size()
                                                                ? firsts[row.observation + 1] - firsts[row.observation]
                                                                : out.times.size() - firsts[row.observation]);
        to = std::min(to, last);
        hidden += from >= to;
        rounded += row.start.ns % unit != 0 || ends[i].ns % unit != 0;
        for (std::int64_t s = from; s < to; ++s) {
            std::string& cell = c.cells[firsts[row.observation] + static_cast<std::size_t>(s)];
            cell += (cell.empty() ? "" : "+") + row.code;
        }
    }
    for (Steps::Column& c : out.columns)
        c.cells.resize(out.times.size());
    if (sequences > 0)
        out.warnings.push_back(count(sequences, "code has", "codes have") + " no time and cannot be written here");
    if (rounded > 0)
        out.warnings.push_back("the times of " + count(rounded, "code", "codes") + " are rounded to whole steps");
    if (hidden > 0)
        out.warnings.push_back(count(hidden, "code falls", "codes fall") + " between two steps and is not seen");
    warnOfLoss(document, {.coder = true, .subject = true, .emptyCodes = false}, out.warnings);
    return out;
}

} // namespace

bool sniffFrames(std::string_view, std::string_view head) {
    const auto header = headerOf(head);
    return header.size() >= 2 && (isTimeName(header[0]) || (isObservationName(header[0]) && isTimeName(header[1])));
}

bool sniffRecal(std::string_view, std::string_view head) {
    // Whole lines only: the head may end within one.
    const auto lines =
        split(head.substr(0, head.find_last_of('\n') == std::string_view::npos ? head.size() : head.find_last_of('\n')),
              '\n');
    std::size_t width = 0, rows = 0;
    const char separator = separatorOf(head);
    for (const std::string& line : lines) {
        if (trimmed(line).empty())
            continue;
        const auto cells = split(trimmed(line), separator);
        if (width == 0)
            width = cells.size();
        if (cells.size() != width || width < 2 ||
            !std::ranges::all_of(cells, [](const std::string& c) { return parseInteger(trimmed(c)).has_value(); }))
            return false;
        ++rows;
    }
    return rows > 0;
}

Result<TimedDocument> readFrames(std::string_view bytes, const ReadOptions& options) {
    std::vector<std::string> header;
    std::vector<TimedIssue> issues;
    std::vector<LaneTitle> titles;
    std::size_t timeAt = 0;
    TimedDocument out;
    out.format = "frames";
    out.title = stemOf(options.name);
    std::vector<std::optional<std::size_t>> running; // the row of each column that goes on
    std::string observation;
    std::optional<MediaTime> before;
    MediaDuration step(40'000'000);
    std::string unit = "e0";
    const auto finish = [&](MediaTime now) {
        out.observations[out.observation(observation)].end = now; // steps with nothing in them count
        for (auto& row : running)
            if (row) {
                out.rows[*row].end = now;
                row.reset();
            }
    };
    auto ok = eachRecord(bytes, options, issues, [&](const CsvRecord& record) -> Status {
        if (header.empty()) {
            header = record.fields;
            timeAt = isTimeName(header[0]) ? 0 : 1;
            if (timeAt >= header.size() || !isTimeName(header[timeAt]))
                return broken(options, "there is no column time", placeOf(record), "name it in the first row");
            unit = lowered(trimmed(header[timeAt])) == "time_ms" ? "e-3" : "e0";
            for (const std::string& name : header)
                titles.push_back(fromTitle(name));
            for (std::size_t i = timeAt + 1; i < header.size(); ++i)
                (void)out.tier(titles[i].tier);
            running.resize(header.size());
            return {};
        }
        static const std::string none;
        const auto cell = [&](std::size_t i) -> const std::string& {
            return i < record.fields.size() ? record.fields[i] : none;
        };
        const auto written = trimmed(cell(timeAt));
        const std::string text =
            std::string(written) + (written.find_first_of("eE") == std::string_view::npos ? unit : "");
        if (written.empty() && std::ranges::all_of(record.fields, [](const auto& f) { return trimmed(f).empty(); }))
            return {};
        const auto time = parseSeconds(text);
        if (!time)
            return broken(options, cited(written) + " is not a time", placeOf(record) + " column time",
                          "write seconds with a point");
        const std::string here = timeAt == 1 ? cell(0) : out.title;
        if (out.observations.empty() || here != observation) {
            if (before)
                finish(*before + step);
            observation = here;
            before.reset();
        }
        if (before && *time <= *before)
            return broken(options, "the times do not rise", placeOf(record), "sort the rows by time");
        if (before) {
            step = *time - *before;
            if (out.step.ns == 0)
                out.step = step;
        }
        const std::size_t o = out.observation(here);
        for (std::size_t i = timeAt + 1; i < header.size(); ++i) {
            const std::string& code = cell(i);
            auto& row = running[i];
            if (row && out.rows[*row].code == code)
                continue;
            if (row)
                out.rows[*row].end = *time;
            row.reset();
            if (code.empty())
                continue;
            TimedRow next;
            next.observation = o;
            next.tier = out.tier(titles[i].tier);
            next.start = *time;
            next.coder = titles[i].coder;
            next.subject = titles[i].subject;
            next.code = code;
            next.key = std::to_string(out.rows.size() + 1);
            row = out.rows.size();
            if (!addRow(out, std::move(next), options))
                return tooManyRows(options);
        }
        before = *time;
        return {};
    });
    if (!ok)
        return std::unexpected(ok.error());
    if (header.empty())
        return broken(options, "the file is empty", {}, "choose a CSV file");
    if (before)
        finish(*before + step);
    if (out.observations.empty())
        (void)out.observation(out.title);
    out.issues.insert(out.issues.begin(), issues.begin(), issues.end());
    return out;
}

Result<WrittenFile> writeFrames(const TimedDocument& document, const WriteOptions& options) {
    auto steps = stepsOf(document, options);
    if (!steps)
        return std::unexpected(steps.error());
    WrittenFile out{{}, std::move(steps->warnings)};
    std::vector<std::string> cells{"observation", "time"};
    for (const auto& column : steps->columns)
        cells.push_back(column.title);
    out.bytes = csvLine(cells);
    for (std::size_t i = 0; i < steps->times.size(); ++i) {
        out.bytes += csvField(steps->observations[i]) + "," + secondsText(steps->times[i]);
        for (const auto& column : steps->columns)
            out.bytes += "," + csvField(column.cells[i]);
        out.bytes += "\n";
    }
    return out;
}

Result<TimedDocument> readRecal(std::string_view bytes, const ReadOptions& options) {
    TimedDocument out;
    out.format = "recal";
    out.title = stemOf(options.name);
    (void)out.observation(out.title);
    (void)out.tier("units");
    std::vector<TimedIssue> issues;
    std::size_t width = 0;
    std::int64_t order = 0;
    auto ok = eachRecord(bytes, options, issues, [&](const CsvRecord& record) -> Status {
        if (width == 0)
            width = record.fields.size();
        if (record.fields.size() != width)
            return broken(options, fmt::format("{} numbers where the first row has {}", record.fields.size(), width),
                          placeOf(record), "give a number for each coder");
        ++order;
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            if (!parseInteger(trimmed(record.fields[i])))
                return broken(options, cited(record.fields[i]) + " is not a whole number", placeOf(record),
                              "give codes as numbers");
            TimedRow row;
            row.kind = TimedKind::Sequence;
            row.order = order;
            row.coder = fmt::format("coder {}", i + 1);
            row.code = trimmed(record.fields[i]);
            row.key = fmt::format("{}/{}", order, i);
            if (!addRow(out, std::move(row), options))
                return tooManyRows(options);
        }
        return {};
    });
    if (!ok)
        return std::unexpected(ok.error());
    out.issues = std::move(issues);
    return out;
}

Result<WrittenFile> writeRecal(const TimedDocument& document, const WriteOptions& options) {
    WrittenFile out;
    const bool sequences = !document.rows.empty() && std::ranges::all_of(document.rows, [](const TimedRow& r) {
        return r.kind == TimedKind::Sequence;
    });
    std::vector<std::string> titles;
    std::vector<std::vector<std::string>> columns;
    std::size_t units = 0;
    if (sequences) {
        auto part = chosen(document, options);
        if (!part)
            return std::unexpected(part.error());
        std::map<std::string, std::size_t> index;
        std::map<std::pair<std::size_t, std::int64_t>, std::size_t> unitOf;
        for (const TimedRow& row : part->rows)
            unitOf.try_emplace({row.observation, row.order}, 0);
        for (auto& [key, unit] : unitOf)
            unit = units++;
        for (const TimedRow& row : part->rows) {
            const auto [found, isNew] = index.try_emplace(laneTitle(*part, row), columns.size());
            if (isNew) {
                titles.push_back(found->first);
                columns.emplace_back(units);
            }
            std::string& cell = columns[found->second][unitOf.at({row.observation, row.order})];
            cell += (cell.empty() ? "" : "+") + row.code;
        }
    } else {
        auto steps = stepsOf(document, options);
        if (!steps)
            return std::unexpected(steps.error());
        out.warnings = std::move(steps->warnings);
        units = steps->times.size();
        for (auto& column : steps->columns) {
            titles.push_back(column.title);
            columns.push_back(std::move(column.cells));
        }
    }
    // Codes that are whole numbers stay; others are numbered from 1. 0: nothing coded.
    std::set<std::string> codes;
    for (const auto& column : columns)
        codes.insert(column.begin(), column.end());
    codes.erase("");
    const bool numbers = std::ranges::all_of(codes, [](const std::string& c) { return parseInteger(c).has_value(); });
    std::map<std::string, std::string> numberOf;
    std::vector<std::string> legend;
    for (const std::string& code : codes) {
        numberOf[code] = numbers ? code : std::to_string(numberOf.size() + 1);
        if (!numbers && legend.size() < 100)
            legend.push_back(numberOf[code] + " = " + code);
    }
    for (std::size_t i = 0; i < units; ++i) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const std::string& cell = columns[c][i];
            out.bytes += (c > 0 ? "," : "") + (cell.empty() ? std::string("0") : numberOf[cell]);
        }
        out.bytes += "\n";
    }
    out.warnings.push_back("the columns are " + join(titles, ", ") + "; 0 is nothing coded" +
                           (legend.empty() ? "" : ", " + join(legend, ", ")));
    return out;
}

} // namespace attune::exchange
