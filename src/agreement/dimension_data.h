// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/agreement_report.h"
#include "models/rating_table.h"
#include "stats/score_table.h"

#include <set>
#include <string>
#include <vector>

namespace attune {

/// Why a cell is empty, as far as the figures care.
enum class CellState : unsigned char { NoRow, Scored, NotCodable, Missing };

/// One dimension of a rating table as numbers: targets and raters sorted by name, the reference among the raters.
struct DimensionData {
    std::string name;
    MeasurementLevel level = MeasurementLevel::Ordinal;
    std::vector<std::string> categories; ///< labels, in the order of scores.values
    bool declared = false;
    stats::ScoreTable scores;
    std::vector<CellState> states;   ///< as scores.cells
    std::vector<int> targets;        ///< of each row: index into PreparedRatings::targets
    std::vector<int> inputOrder;     ///< rows in the order in which the input first names them
    std::vector<int> orderRank;      ///< as scores.cells: when it was scored, -1 not known; empty when none is
    std::vector<int> confidenceRank; ///< as scores.cells: into PreparedRatings::confidences, -1 not said; or empty

    [[nodiscard]] CellState state(int target, int rater) const {
        return states[static_cast<std::size_t>(target) * static_cast<std::size_t>(scores.raters) +
                      static_cast<std::size_t>(rater)];
    }
};

struct PreparedRatings {
    std::vector<std::string> targets;      ///< sorted by name
    std::vector<std::string> raters;       ///< sorted by name; with occasions one for each, "rater @ occasion"
    std::vector<int> personOf;             ///< with occasions: who each rater is, ascending; else empty
    std::vector<std::string> persons;      ///< with occasions: their names
    int reference = -1;                    ///< index into raters
    std::vector<int> clusterOfTarget;      ///< by target; empty when not clustered
    std::vector<std::string> clusters;     ///< their names
    std::vector<DimensionData> dimensions; ///< in the order of the input
    std::vector<std::string> confidences;  ///< as written, ascending
    std::map<std::string, std::int64_t> missing;
    std::vector<std::string> warnings;
};

/// How many clusters hold the targets for which counts(target) is true.
template <typename Counts>
[[nodiscard]] std::int64_t clustersWhere(const std::vector<int>& clusterOfTarget, const Counts& counts) {
    std::set<int> found;
    for (std::size_t i = 0; i < clusterOfTarget.size(); ++i)
        if (counts(static_cast<int>(i)))
            found.insert(clusterOfTarget[i]);
    return std::ssize(found);
}

/// Checks a table against the settings and turns it into numbers. Errors as analyze().
[[nodiscard]] Result<PreparedRatings> prepareRatings(const RatingTable& table, const AgreementSettings& settings);

} // namespace attune
