// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/file.h"
#include "exchange/formats.h"
#include "support/places.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace attune::test {

inline TimedDocument readText(std::string_view bytes, const std::string& name = "play") {
    ReadOptions options;
    options.name = name;
    auto document = readTimed(bytes, options);
    EXPECT_TRUE(document.has_value()) << (document ? "" : document.error().text());
    return document ? std::move(*document) : TimedDocument{};
}

inline std::string refusalOf(std::string_view bytes, const ReadLimits& limits = {}) {
    ReadOptions options;
    options.name = "play";
    options.limits = limits;
    const auto document = readTimed(bytes, options);
    EXPECT_FALSE(document.has_value());
    return document ? "" : document.error().text();
}

inline WrittenFile written(const TimedDocument& document, std::string_view format, const WriteOptions& options = {}) {
    auto file = writeTimed(document, format, options);
    EXPECT_TRUE(file.has_value()) << (file ? "" : file.error().text());
    return file ? std::move(*file) : WrittenFile{};
}

/// The neutral table of a document.
inline std::string tableOf(const TimedDocument& document) { return written(document, "csv").bytes; }
/// The neutral table of a file, without its header.
inline std::string rowsOf(std::string_view bytes, const std::string& name = "play") {
    const std::string table = tableOf(readText(bytes, name));
    return table.substr(table.find('\n') + 1);
}

/// A row's place does not matter to what it says.
inline std::string sortedTable(const TimedDocument& document) {
    std::string table = tableOf(document);
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < table.size();) {
        const auto end = table.find('\n', at);
        lines.push_back(table.substr(at, end - at));
        at = end + 1;
    }
    std::ranges::sort(lines);
    std::string out;
    for (const std::string& line : lines)
        out += line + "\n";
    return out;
}

inline TimedRow interval(std::int64_t startMs, std::int64_t endMs, std::string code, std::size_t tier = 0) {
    TimedRow row;
    row.tier = tier;
    row.start = MediaTime(startMs * 1'000'000);
    row.end = MediaTime(endMs * 1'000'000);
    row.code = std::move(code);
    return row;
}

/// Two tiers with a moment, and all that a row may hold.
inline TimedDocument smallDocument() {
    TimedDocument document;
    document.title = "play";
    (void)document.observation("play");
    (void)document.tier("hands");
    (void)document.tier("look");
    document.rows = {interval(0, 1500, "left"), interval(2000, 3250, "both"), interval(500, 900, "toy", 1)};
    TimedRow point = interval(4000, 4000, "touch", 1);
    point.kind = TimedKind::Point;
    document.rows.push_back(point);
    for (TimedRow& row : document.rows)
        row.coder = "T01";
    return document;
}

/// A real file of another tool, where those are at hand; empty elsewhere.
inline std::string realFile(const std::string& name) {
    const auto path = test::sourceFolder().parent_path() / "shared/interop" / name;
    auto bytes = readFile(path);
    return bytes ? std::move(*bytes) : std::string();
}

} // namespace attune::test
