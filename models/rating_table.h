// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace attune {

/// One cell: what a rater wrote for one dimension of one target, or why there is nothing.
struct RatingRow {
    std::string target, rater, dimension;
    std::string score;   ///< as written; empty when missing
    std::string missing; ///< empty: scored. Else the kind: "empty", "NA", "not_codable", "skipped", ...
    std::string role;    ///< "reference", "trainee", ...; may be empty
    std::string cluster; ///< what the target belongs to (a family); empty when not used
    std::int32_t source = 0;
    std::int64_t line = 0; ///< 1-based line of the source; 0: no file
};

/// Where rows came from, for messages and for the report.
struct RatingSource {
    std::string path;
    std::string sha256;
    std::string scoreColumn = "score"; ///< as the file calls it
};

/// Ratings before anything is computed: neutral between a CSV file and a library.
struct RatingTable {
    std::vector<RatingSource> sources;
    std::vector<RatingRow> rows;
    std::vector<std::string> warnings; ///< from reading: ignored columns and the like

    /// "ratings.csv:7 column score" for messages; the cell's names when it came from no file.
    [[nodiscard]] std::string place(const RatingRow& row) const {
        if (row.line > 0 && row.source >= 0 && static_cast<std::size_t>(row.source) < sources.size()) {
            const auto& s = sources[static_cast<std::size_t>(row.source)];
            return s.path + ":" + std::to_string(row.line) + " column " + s.scoreColumn;
        }
        return "target " + row.target + ", rater " + row.rater + ", dimension " + row.dimension;
    }
};

} // namespace attune
