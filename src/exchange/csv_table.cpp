// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv_table.h"

#include "base/text.h"
#include "exchange/tables.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace attune::exchange {

char separatorOf(std::string_view text) {
    std::array<std::pair<char, int>, 3> found{{{',', 0}, {';', 0}, {'\t', 0}}};
    bool inQuotes = false, begun = false;
    for (const char c : text.substr(0, 100'000)) {
        inQuotes = inQuotes != (c == '"');
        if (inQuotes)
            continue;
        if (c == '\n' || c == '\r') {
            if (begun)
                break;
            continue;
        }
        begun = begun || c != ' ';
        for (auto& [separator, count] : found)
            count += c == separator;
    }
    return std::ranges::max_element(found, {}, &std::pair<char, int>::second)->first;
}

std::vector<std::string> headerOf(std::string_view head) {
    CsvReader reader(head, separatorOf(head));
    CsvRecord record;
    const auto more = reader.next(record, "");
    return more && *more ? record.fields : std::vector<std::string>();
}

bool isTimeName(std::string_view name) {
    const std::string n = lowered(trimmed(name));
    return n == "time" || n == "time_s" || n == "time_ms" || n == "seconds";
}

bool isObservationName(std::string_view name) {
    const std::string n = lowered(trimmed(name));
    return n == "observation" || n == "clip" || n == "session";
}

std::string csvLine(const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i)
        out += (i > 0 ? "," : "") + csvField(cells[i]);
    return out + "\n";
}

std::string placeOf(const CsvRecord& record) { return fmt::format("line {}", record.line); }

std::string laneTitle(const LaneTitle& lane) {
    std::string out = lane.tier;
    if (!lane.coder.empty())
        out += " [" + lane.coder + "]";
    if (!lane.subject.empty())
        out += "@" + lane.subject;
    if (fromTitle(out) == lane && out != kindTitle && TableReader::meaningOf(out).empty() && !isTimeName(out))
        return out;
    return lane.tier + " [" + lane.coder + "]@" + lane.subject;
}

std::string laneTitle(const TimedDocument& document, const TimedRow& row) {
    return laneTitle({document.tiers[row.tier].name, row.coder, row.subject});
}

LaneTitle fromTitle(std::string_view title) {
    LaneTitle out;
    const auto bracket = title.rfind(" [");
    const auto close = bracket == std::string_view::npos ? bracket : title.find(']', bracket);
    if (close != std::string_view::npos && (close + 1 == title.size() || title[close + 1] == '@')) {
        out.tier = title.substr(0, bracket);
        out.coder = title.substr(bracket + 2, close - bracket - 2);
        if (close + 1 < title.size())
            out.subject = title.substr(close + 2);
    } else if (const auto at = title.rfind('@'); at != std::string_view::npos && at > 0) {
        out.tier = title.substr(0, at);
        out.subject = title.substr(at + 1);
    } else {
        out.tier = title;
    }
    return out;
}

} // namespace attune::exchange
