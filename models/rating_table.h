// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/name_pool.h"

#include <cstdint>
#include <string>
#include <vector>

namespace attune {

/// One cell in words: what a rater wrote for one dimension of one target, or why there is nothing.
struct RatingRow {
    std::string target, rater, dimension;
    std::string score;      ///< as written; empty when missing
    std::string missing;    ///< empty: scored. Else the kind: "empty", "NA", "not_codable", "skipped", ...
    std::string role;       ///< "reference", "trainee", ...; may be empty
    std::string cluster;    ///< what the target belongs to (a family); empty when not used
    std::string occasion;   ///< when the rater scored it, in a design with repeated ratings; empty when not used
    std::string order;      ///< when it was scored: numbers, or texts that sort by time; empty when not known
    std::string confidence; ///< how sure the rater was; empty when not said
    std::int32_t source = 0;
    std::int64_t line = 0; ///< 1-based line of the source; 0: no file
};

/// The same with numbers for names.
struct RatingCell {
    std::int32_t target = 0, rater = 0, dimension = 0, score = 0, missing = 0, role = 0, cluster = 0;
    std::int32_t occasion = 0, order = 0, confidence = 0, source = 0;
    std::int64_t line = 0;
};

/// Where rows came from, for messages and for the report.
struct RatingSource {
    std::string path;
    std::string sha256;
    std::string scoreColumn = "score"; ///< as the file calls it
};

/// Ratings before anything is computed: neutral between a CSV file and a library. Each name is kept once, so millions
/// of rows fit.
class RatingTable {
  public:
    std::vector<RatingSource> sources;
    std::vector<std::string> warnings; ///< from reading: ignored columns and the like
    NamePool targets, raters, dimensions, scores, kinds, roles, clusters, occasions, orders,
        confidences;               ///< what a cell's numbers stand for
    std::vector<RatingCell> cells; ///< in the order of the input

    void add(const RatingRow& row);
    void set(std::size_t i, const RatingRow& row) { cells[i] = numbered(row); }
    [[nodiscard]] std::size_t size() const { return cells.size(); }
    [[nodiscard]] RatingRow row(std::size_t i) const;
    [[nodiscard]] RatingRow inWords(const RatingCell& cell) const;
    /// Why the cell has no score: its kind, "empty" when there is none but no score either; empty when scored.
    [[nodiscard]] const std::string& missingKind(const RatingCell& cell) const;

    /// "ratings.csv:7 column score" for messages; the cell's names when it came from no file.
    [[nodiscard]] std::string place(const RatingCell& cell) const;

  private:
    [[nodiscard]] RatingCell numbered(const RatingRow& row);
};

} // namespace attune
