// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the CSV files of this room only: what tables as text share.

#include "exchange/csv_text.h"
#include "exchange/text_input.h"
#include "exchange/timed_document.h"

#include <string>
#include <string_view>
#include <vector>

namespace attune::exchange {

inline constexpr std::size_t mostCells = 20'000'000;

/// Of comma, semicolon and tab, the one the first line has most of.
[[nodiscard]] char separatorOf(std::string_view text);
/// Names in the first line; empty when it cannot be read.
[[nodiscard]] std::vector<std::string> headerOf(std::string_view head);
[[nodiscard]] bool isTimeName(std::string_view name);
[[nodiscard]] bool isObservationName(std::string_view name);
[[nodiscard]] std::string csvLine(const std::vector<std::string>& cells);
[[nodiscard]] std::string placeOf(const CsvRecord& record);

/// "hands [T01]@child": a column of a wide or frame-by-frame table. What would be read as something else has both
/// parts, though empty: "gaze@toy []@".
struct LaneTitle {
    std::string tier, coder, subject;
    bool operator==(const LaneTitle&) const = default;
};
[[nodiscard]] std::string laneTitle(const LaneTitle& lane);
[[nodiscard]] std::string laneTitle(const TimedDocument& document, const TimedRow& row);
[[nodiscard]] LaneTitle fromTitle(std::string_view title);
/// Heading of a wide table's column for kinds, which is there where a span has no length: else the times say it.
inline constexpr std::string_view kindTitle = "[kind]";

/// Calls use(record) for each record after the text was made UTF-8.
template <typename F>
Status eachRecord(std::string_view bytes, const ReadOptions& options, std::vector<TimedIssue>& issues, F use) {
    bool latin1 = false;
    const std::string text = utf8Of(bytes, latin1);
    if (latin1)
        issues.push_back({"line 1", "the text is not UTF-8 and was read as Latin-1", false});
    if (text.find('\0') != std::string::npos)
        return broken(options, "this is not a text file", {}, "choose a CSV file");
    CsvReader reader(text, separatorOf(text));
    CsvRecord record;
    std::size_t cells = 0;
    while (true) {
        const auto more = reader.next(record, options.name);
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return {};
        cells += record.fields.size();
        if (cells > mostCells)
            return broken(options, "the table has too many cells", {}, "split it");
        if (Status ok = use(record); !ok)
            return ok;
    }
}

} // namespace attune::exchange
