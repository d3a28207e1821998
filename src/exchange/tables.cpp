// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/tables.h"

#include "base/text.h"
#include "exchange/text_input.h"
#include "exchange/timed_codes_csv.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune::exchange {

namespace {

constexpr const char* kindNames[] = {"interval", "point", "sequence"};

std::size_t indexOf(std::map<std::string, std::size_t, std::less<>>& known, const std::string& name) {
    return known.try_emplace(name, known.size()).first->second;
}

} // namespace

std::array<std::string, 11> tableCells(const TimedDocument& document, const TimedRow& row) {
    const bool timed = row.kind != TimedKind::Sequence;
    return {document.observations[row.observation].name,
            document.tiers[row.tier].name,
            row.coder,
            row.subject,
            kindNames[static_cast<int>(row.kind)],
            timed ? secondsText(row.start) : std::string(),
            timed && row.end ? secondsText(*row.end) : std::string(),
            row.order > 0 ? std::to_string(row.order) : std::string(),
            row.code,
            row.modifiers,
            row.comment};
}

const ExtraCell& extraCell(const TimedRow& row, std::size_t column) {
    static const ExtraCell none;
    return column < row.extras.size() ? row.extras[column] : none;
}

TableReader::TableReader(std::string format, const ReadOptions& options) : m_options(options) {
    m_out.format = std::move(format);
    m_out.title = stemOf(options.name);
}

// Which column a name stands for, and the unit of its times; -1 for others.
std::pair<int, std::int64_t> TableReader::roleOf(std::string_view given) {
    std::string name = lowered(trimmed(given));
    std::int64_t unit = 1'000'000'000;
    for (const auto& [ending, ns] :
         {std::pair{"_ns", std::int64_t{1}}, {"_ms", std::int64_t{1'000'000}}, {"_s", std::int64_t{1'000'000'000}}})
        if (name.ends_with(ending)) {
            name.resize(name.size() - std::string_view(ending).size());
            unit = ns;
        }
    static const std::map<std::string, int, std::less<>> roles{{"observation", Observation},
                                                               {"clip", Observation},
                                                               {"case", Observation},
                                                               {"file", Observation},
                                                               {"session", Observation},
                                                               {"tier", Tier},
                                                               {"track", Tier},
                                                               {"column", Tier},
                                                               {"coder", Coder},
                                                               {"rater", Coder},
                                                               {"annotator", Coder},
                                                               {"subject", Subject},
                                                               {"participant", Subject},
                                                               {"kind", Kind},
                                                               {"start", Start},
                                                               {"onset", Start},
                                                               {"begin", Start},
                                                               {"end", End},
                                                               {"offset", End},
                                                               {"order", Order},
                                                               {"ordinal", Order},
                                                               {"code", Code},
                                                               {"label", Code},
                                                               {"value", Code},
                                                               {"modifiers", Modifiers},
                                                               {"modifier", Modifiers},
                                                               {"comment", Comment},
                                                               {"note", Comment}};
    const auto found = roles.find(name);
    const int role = found == roles.end() ? -1 : found->second;
    if (unit != 1'000'000'000 && role != Start && role != End)
        return {-1, unit};
    return {role, unit};
}

bool TableReader::looksLike(const std::vector<std::string>& names) {
    bool code = false, start = false, order = false;
    for (const std::string& name : names) {
        const int role = roleOf(name).first;
        code = code || role == Code;
        start = start || role == Start;
        order = order || role == Order;
    }
    return code && (start || order);
}

std::string_view TableReader::meaningOf(std::string_view name) {
    const int role = roleOf(name).first;
    return role < 0 ? std::string_view() : tableColumns[static_cast<std::size_t>(role)];
}

bool TableReader::setHeader(const std::vector<std::string>& names) {
    std::vector<std::string> others;
    m_width = names.size();
    const auto keepAside = [&](std::size_t i) {
        m_extras.push_back(i);
        m_out.extraColumns.emplace_back().name = names[i];
    };
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto [role, unit] = roleOf(names[i]);
        if (role < 0) {
            keepAside(i);
            if (!trimmed(names[i]).empty())
                others.push_back(cited(trimmed(names[i])));
        } else if (m_columns[static_cast<std::size_t>(role)].at < 0) {
            m_columns[static_cast<std::size_t>(role)] = {static_cast<int>(i), unit};
        } else {
            keepAside(i);
            m_out.issues.push_back(
                {"header", "the column " + cited(names[i]) + " says again what another does; the first counts", false});
        }
    }
    if (!others.empty())
        m_out.issues.push_back({"header", "columns kept aside, for tables only: " + join(others, ", "), false});
    return m_columns[Code].at >= 0 && (m_columns[Start].at >= 0 || m_columns[Order].at >= 0);
}

Result<std::optional<MediaTime>> TableReader::time(const std::vector<std::string>& cells, Role role,
                                                   const std::string& place) const {
    const Column& column = m_columns[role];
    if (column.at < 0 || static_cast<std::size_t>(column.at) >= cells.size())
        return std::optional<MediaTime>();
    const auto text = trimmed(cells[static_cast<std::size_t>(column.at)]);
    if (text.empty())
        return std::optional<MediaTime>();
    std::optional<MediaTime> out;
    if (column.unit == 1'000'000'000)
        out = parseSeconds(text);
    else if (text.find_first_of("eE") == std::string_view::npos)
        out = parseSeconds(std::string(text) + (column.unit == 1 ? "e-9" : "e-3"));
    if (!out)
        return broken(m_options, cited(text) + " is not a time", fmt::format("{} column {}", place, tableColumns[role]),
                      "write a number such as 83.48");
    return out;
}

Status TableReader::add(const std::vector<std::string>& cells, const std::string& place,
                        std::span<const ExtraCell::Kind> kinds) {
    if (std::ranges::all_of(cells, [](const std::string& cell) { return trimmed(cell).empty(); }))
        return {};
    const auto text = [&](Role role) {
        const int at = m_columns[role].at;
        return at < 0 || static_cast<std::size_t>(at) >= cells.size() ? std::string()
                                                                      : cells[static_cast<std::size_t>(at)];
    };
    TimedRow row;
    row.observation = indexOf(m_observations, m_columns[Observation].at < 0 ? m_out.title : text(Observation));
    row.tier = indexOf(m_tiers, m_columns[Tier].at < 0 ? std::string("codes") : text(Tier));
    const auto start = time(cells, Start, place), end = time(cells, End, place);
    if (!start)
        return std::unexpected(start.error());
    if (!end)
        return std::unexpected(end.error());
    if (const std::string written = text(Order); !trimmed(written).empty()) {
        const auto order = parseInteger(trimmed(written));
        if (!order || *order < 0)
            return broken(m_options, cited(written) + " is not a place in a sequence", place + " column order",
                          "count 1, 2, 3");
        row.order = *order;
    }
    const std::string kind = lowered(trimmed(text(Kind)));
    if (kind.empty()) {
        row.kind = !*start                                             ? TimedKind::Sequence
                   : (*end ? **end == **start : m_columns[End].at < 0) ? TimedKind::Point
                                                                       : TimedKind::Interval;
    } else if (const auto found = std::ranges::find(kindNames, kind); found != std::end(kindNames)) {
        row.kind = static_cast<TimedKind>(found - std::begin(kindNames));
    } else {
        return broken(m_options, cited(kind) + " is no kind of code", place + " column kind",
                      "write interval, point or sequence");
    }
    if (row.kind != TimedKind::Sequence && !*start)
        return broken(m_options, "the code has no start", place + " column start", "give its time in seconds");
    row.start = start->value_or(MediaTime(0));
    row.end = row.kind == TimedKind::Point ? *start : *end;
    if (row.kind == TimedKind::Sequence) {
        row.start = MediaTime(0);
        row.end.reset();
    }
    if (row.end && *row.end < row.start)
        m_out.issues.push_back({place, "it ends before it starts", false});
    row.coder = text(Coder);
    row.subject = text(Subject);
    row.code = text(Code);
    row.modifiers = text(Modifiers);
    row.comment = text(Comment);
    row.key = std::to_string(++m_number);
    for (std::size_t i = m_width; i < cells.size(); ++i) { // beyond the last name
        m_extras.push_back(i);
        m_out.extraColumns.emplace_back();
        m_width = i + 1;
    }
    for (std::size_t i = 0; i < m_extras.size() && m_extras[i] < cells.size(); ++i)
        row.extras.push_back(
            {cells[m_extras[i]], m_extras[i] < kinds.size() ? kinds[m_extras[i]] : ExtraCell::Kind::Text});
    for (const std::string* part : {&row.coder, &row.subject, &row.code, &row.modifiers, &row.comment})
        if (part->size() > m_options.limits.textBytes)
            return broken(m_options, "a text is longer than it may be", place);
    for (const ExtraCell& cell : row.extras)
        if (cell.text.size() > m_options.limits.textBytes)
            return broken(m_options, "a text is longer than it may be", place);
    return addRow(m_out, std::move(row), m_options) ? Status() : tooManyRows(m_options);
}

TimedDocument TableReader::finish() {
    // Columns without a name that hold nothing are commas at the ends of lines.
    for (std::size_t i = m_out.extraColumns.size(); i-- > 0;)
        if (m_out.extraColumns[i].name.empty() &&
            std::ranges::all_of(m_out.rows, [&](const TimedRow& row) { return extraCell(row, i).text.empty(); })) {
            m_out.extraColumns.erase(m_out.extraColumns.begin() + static_cast<std::ptrdiff_t>(i));
            m_extras.erase(m_extras.begin() + static_cast<std::ptrdiff_t>(i));
            for (TimedRow& row : m_out.rows)
                if (i < row.extras.size())
                    row.extras.erase(row.extras.begin() + static_cast<std::ptrdiff_t>(i));
        }
    m_out.observations.resize(m_observations.size());
    for (const auto& [name, index] : m_observations)
        m_out.observations[index].name = name;
    m_out.tiers.resize(m_tiers.size());
    for (const auto& [name, index] : m_tiers)
        m_out.tiers[index].name = name;
    if (m_out.observations.empty())
        m_out.observation(m_out.title);
    return std::move(m_out);
}

} // namespace attune::exchange
