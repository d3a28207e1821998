// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/rating_table.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

struct RatingsCsvOptions {
    /// What the file calls a column: "target" -> "X". Roles: target, rater, score, dimension, role, status.
    std::map<std::string, std::string> columns;
    std::optional<std::string> cluster;  ///< column to keep as RatingRow::cluster
    std::optional<std::string> occasion; ///< column to keep as RatingRow::occasion
    std::optional<std::string> order;    ///< column to keep as RatingRow::order
    bool decimalComma = true;            ///< read "4,5" as a number where a dimension's scores are such numbers
};

/// "target=X,rater=Y" as columns. Errors (Invalid): not of that form, an unknown role, a role given twice.
[[nodiscard]] Result<std::map<std::string, std::string>> parseColumnMap(std::string_view text);

/// Appends the rows of one tidy CSV (RFC 4180; UTF-8 with or without BOM; comma, semicolon or tab; LF, CRLF or CR), one
/// rating a row. Columns are found by name in any order and case: target (clip, clip_id, case, unit_id), rater
/// (rater_id, coder), score (value, rating), dimension (item, scale; else one dimension "score"), role, status,
/// confidence. Values are trimmed. A score is missing when it is empty ("empty"), exactly NA ("NA"), or its status is
/// not "coded" (the status, in lower case, blanks and hyphens as underscores). Others are kept as written: analyze()
/// judges them. Where the scores (confidences, orders) of a dimension are whole numbers and numbers with a decimal
/// comma, these get a point, with a warning; in a comma-separated file not if all could be thousands ("1,000"). Unknown
/// columns are ignored with a warning. `name` stands for the file in messages ("name:LINE column C"). Errors (Invalid,
/// Unsupported for UTF-16): no header, a needed column missing or named twice, a row with another number of fields than
/// the header, an unclosed quote, text after a closing quote, bytes that are not UTF-8, an empty target or rater.
[[nodiscard]] Status readRatingsCsv(std::string_view bytes, const std::string& name, const RatingsCsvOptions& options,
                                    RatingTable& table);

/// Reads files as one table, with the SHA-256 of each. Errors: as above, NotFound, Io.
[[nodiscard]] Result<RatingTable> readRatingsFiles(const std::vector<std::filesystem::path>& paths,
                                                   const RatingsCsvOptions& options);

/// The rows as tidy CSV: target, rater, dimension, score, status, role; comma, LF. readRatingsCsv gives the same rows
/// (without cluster) back, but for blanks around a score and the status of one that was "NA" or "empty".
[[nodiscard]] std::string writeRatingsCsv(const RatingTable& table);

} // namespace attune
