// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rating_table.h"

namespace attune {

RatingCell RatingTable::numbered(const RatingRow& row) {
    return {targets.add(row.target),
            raters.add(row.rater),
            dimensions.add(row.dimension),
            scores.add(row.score),
            kinds.add(row.missing),
            roles.add(row.role),
            clusters.add(row.cluster),
            occasions.add(row.occasion),
            orders.add(row.order),
            confidences.add(row.confidence),
            row.source,
            row.line};
}

void RatingTable::add(const RatingRow& row) { cells.push_back(numbered(row)); }

RatingRow RatingTable::inWords(const RatingCell& cell) const {
    return {targets[cell.target],
            raters[cell.rater],
            dimensions[cell.dimension],
            scores[cell.score],
            kinds[cell.missing],
            roles[cell.role],
            clusters[cell.cluster],
            occasions[cell.occasion],
            orders[cell.order],
            confidences[cell.confidence],
            cell.source,
            cell.line};
}

RatingRow RatingTable::row(std::size_t i) const { return inWords(cells[i]); }

const std::string& RatingTable::missingKind(const RatingCell& cell) const {
    static const std::string empty = "empty";
    const std::string& kind = kinds[cell.missing];
    return kind.empty() && scores[cell.score].empty() ? empty : kind;
}

std::string RatingTable::place(const RatingCell& cell) const {
    if (cell.line > 0 && cell.source >= 0 && static_cast<std::size_t>(cell.source) < sources.size()) {
        const RatingSource& s = sources[static_cast<std::size_t>(cell.source)];
        return s.path + ":" + std::to_string(cell.line) + " column " + s.scoreColumn;
    }
    return "target " + targets[cell.target] + ", rater " + raters[cell.rater] + ", dimension " +
           dimensions[cell.dimension];
}

} // namespace attune
