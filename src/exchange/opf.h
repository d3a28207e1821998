// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: Datavyu's spreadsheets.

#include "exchange/archive.h"
#include "exchange/timed_document.h"

#include <map>
#include <string>
#include <vector>

namespace attune::exchange {

/// A column of old files that holds questions, not codes.
inline constexpr const char* opfQueries = "###QueryVar###";

/// A Datavyu database as it is written.
struct OpfCell {
    std::string raw; ///< its line or lines, without the last line end
    MediaTime onset, offset;
    std::vector<std::string> values;
};
struct OpfColumn {
    std::string header; ///< as written
    std::string name;
    std::string kind; ///< "MATRIX", "TEXT", "NOMINAL"
    std::vector<std::string> fields;
    std::vector<OpfCell> cells;
};
struct OpfDatabase {
    std::string version; ///< "#4"; empty for the oldest
    std::vector<OpfColumn> columns;
    std::vector<TimedIssue> issues;
};
struct OpfFile {
    std::vector<ArchiveMember> members;
    std::size_t db = 0; ///< which member
    std::optional<std::size_t> project;
    OpfDatabase database;
};

/// Member of files written by Attune that says what Datavyu has no place for; Datavyu leaves it alone, and out when it
/// saves. The columns then are what they say.
inline constexpr const char* opfAbout = "attune.json";
/// What a column is by that member.
struct OpfAbout {
    std::string tier, coder, subject;
    std::vector<std::string> after; ///< what the last values of a cell are: "modifiers", "comment"
};
/// By column; empty when the member is absent or not understood.
[[nodiscard]] std::map<std::string, OpfAbout> opfAboutOf(const std::vector<ArchiveMember>& members);
[[nodiscard]] std::string opfAboutText(const std::map<std::string, OpfAbout>& columns);

[[nodiscard]] Result<OpfFile> parseOpf(std::string_view bytes, const ReadOptions& options);

[[nodiscard]] bool sniffOpf(std::string_view bytes, std::string_view head);
[[nodiscard]] Result<TimedDocument> readOpf(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<WrittenFile> writeOpf(const TimedDocument& document, const WriteOptions& options);

} // namespace attune::exchange
