// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: timed codes as rows of a table, in whatever file the table lies.

#include "exchange/timed_document.h"

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::exchange {

/// The columns of the neutral table, in order.
inline constexpr std::array<const char*, 11> tableColumns{
    "observation", "tier", "coder", "subject", "kind", "start", "end", "order", "code", "modifiers", "comment"};
/// A row's cells in that order; times in seconds.
[[nodiscard]] std::array<std::string, 11> tableCells(const TimedDocument& document, const TimedRow& row);

/// Builds a document from a table's rows. Columns by name, in any order and case, as the neutral table calls them or as
/// others do (onset, offset_ms, rater, ...).
class TableReader {
  public:
    TableReader(std::string format, const ReadOptions& options);

    /// False when the names are not those of such a table: a code, and a start or an order.
    [[nodiscard]] bool setHeader(const std::vector<std::string>& names);
    /// Invalid with `place`. Missing cells at the end count as empty; a row of empty cells is passed over. `kinds` are
    /// those of the cells, where the file knows them.
    [[nodiscard]] Status add(const std::vector<std::string>& cells, const std::string& place,
                             std::span<const ExtraCell::Kind> kinds = {});
    /// Places of the columns kept aside, in the order of TimedDocument::extraColumns.
    [[nodiscard]] const std::vector<std::size_t>& extraColumns() const { return m_extras; }
    [[nodiscard]] TimedDocument finish();

    /// True for column names like these.
    [[nodiscard]] static bool looksLike(const std::vector<std::string>& names);
    /// The neutral column that a name stands for, in whatever words: "start" for "Onset_ms"; empty for others.
    [[nodiscard]] static std::string_view meaningOf(std::string_view name);

  private:
    struct Column {
        int at = -1;
        std::int64_t unit = 1'000'000'000; ///< ns
    };
    enum Role { Observation, Tier, Coder, Subject, Kind, Start, End, Order, Code, Modifiers, Comment, Roles };
    static std::pair<int, std::int64_t> roleOf(std::string_view name);
    Result<std::optional<MediaTime>> time(const std::vector<std::string>& cells, Role role,
                                          const std::string& place) const;

    const ReadOptions& m_options;
    TimedDocument m_out;
    std::array<Column, Roles> m_columns;
    std::vector<std::size_t> m_extras; ///< places of the columns kept aside
    std::size_t m_width = 0;           ///< of the header
    std::map<std::string, std::size_t, std::less<>> m_observations, m_tiers;
    std::size_t m_number = 0;
};

/// The row's cell of that column.
[[nodiscard]] const ExtraCell& extraCell(const TimedRow& row, std::size_t column);

[[nodiscard]] bool sniffCsv(std::string_view bytes, std::string_view head);
[[nodiscard]] bool sniffWide(std::string_view bytes, std::string_view head);
[[nodiscard]] bool sniffFrames(std::string_view bytes, std::string_view head);
[[nodiscard]] bool sniffRecal(std::string_view bytes, std::string_view head);
[[nodiscard]] Result<TimedDocument> readCsv(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<TimedDocument> readWide(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<TimedDocument> readFrames(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<TimedDocument> readRecal(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<WrittenFile> writeCsv(const TimedDocument& document, const WriteOptions& options);
[[nodiscard]] Result<WrittenFile> writeWide(const TimedDocument& document, const WriteOptions& options);
[[nodiscard]] Result<WrittenFile> writeFrames(const TimedDocument& document, const WriteOptions& options);
[[nodiscard]] Result<WrittenFile> writeRecal(const TimedDocument& document, const WriteOptions& options);

[[nodiscard]] bool sniffXlsx(std::string_view bytes, std::string_view head);
[[nodiscard]] Result<TimedDocument> readXlsx(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<WrittenFile> writeXlsx(const TimedDocument& document, const WriteOptions& options);

[[nodiscard]] bool sniffSav(std::string_view bytes, std::string_view head);
[[nodiscard]] Result<TimedDocument> readSav(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<WrittenFile> writeSav(const TimedDocument& document, const WriteOptions& options);

[[nodiscard]] bool sniffOtx(std::string_view bytes, std::string_view head);
[[nodiscard]] Result<TimedDocument> readOtx(std::string_view bytes, const ReadOptions& options);

} // namespace attune::exchange
