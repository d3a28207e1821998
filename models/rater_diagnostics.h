// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control_chart.h"
#include "models/measurement.h"
#include "models/variance_share.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// How often the rater was right when this sure.
struct ConfidenceLevel {
    std::string level; ///< as written
    std::int64_t n = 0;
    std::vector<Estimate> estimates; ///< exact, within_1, mean_abs_difference
};

/// One rater on one dimension.
struct RaterDiagnostics {
    std::string rater, dimension;
    std::string against; ///< "reference"; "raters": the raters among themselves; or the rater's first occasion
    std::int64_t n = 0;  ///< ratings compared
    std::vector<Estimate> estimates;
    std::vector<std::string> categories;       ///< as written, in order
    std::vector<std::int64_t> used;            ///< of each category: how often by the rater, on the targets compared
    std::vector<std::int64_t> usedByReference; ///< empty without a reference
    std::optional<ControlChart> chart;         ///< of the differences, when the order of the ratings is known
    std::vector<std::string> chartTargets;     ///< of each of its points
    std::vector<ConfidenceLevel> confidence;   ///< ascending; empty when it was not recorded
    std::vector<std::string> flags;            ///< "lenient", "severe", "central_tendency", ...

    [[nodiscard]] const Estimate* find(const std::string& name) const {
        for (const Estimate& e : estimates)
            if (e.name == name)
                return &e;
        return nullptr;
    }
};

/// Correlation of two dimensions in a rater's scores and in the reference's, on the same targets.
struct HaloPair {
    std::string first, second;
    std::int64_t n = 0;
    std::optional<double> rater, reference; ///< nothing: a score does not vary
    Estimate difference;                    ///< rater minus reference
};

/// Whether a rater's dimensions hang together more than the reference's do.
struct HaloDiagnostics {
    std::string rater;
    std::vector<Estimate> estimates; ///< halo: the mean difference over the pairs
    std::vector<HaloPair> pairs;
    std::vector<std::string> flags; ///< "halo"
};

/// One generalizability study.
struct GeneralizabilityStudy {
    std::string design;    ///< "target x rater", "(clip : cluster) x rater", "target x rater x dimension"
    std::string dimension; ///< empty when it is over all of them
    std::int64_t targets = 0, raters = 0, clusters = 0, dimensions = 0;
    std::string undefined; ///< reason when there are no components
    std::vector<VarianceShare> components;
    std::vector<DecisionRow> decisions; ///< empty when no target variance is left
    std::vector<Estimate> estimates;    ///< raters_for_relative, raters_for_absolute, targets_for_icc_width
};

/// A rater's severity in a many-facet Rasch model, logits: positive scores lower.
struct RaschRater {
    std::string rater;
    std::int64_t n = 0;
    Estimate severity;
    std::optional<double> infit, outfit; ///< mean squares, 1 expected
    Estimate signedDifference;           ///< mean difference, scale points, given where the severity is not
};

struct RaschStudy {
    std::string dimension;
    std::string undefined; ///< reason when the model was not fitted
    std::vector<std::string> categories;
    std::vector<double> thresholds;      ///< between neighbouring categories that were used, sum 0
    double targetMean = 0, targetSd = 0; ///< logits
    std::int64_t targets = 0, ratings = 0;
    double logLikelihood = 0;
    std::vector<RaschRater> raters;
    std::vector<Estimate> estimates; ///< rater_separation, rater_separation_reliability, rater_homogeneity
};

/// What coefficients do not say: how each rater's scores depart, and what the design can bear.
struct ReportDiagnostics {
    std::vector<RaterDiagnostics> raters;
    std::vector<HaloDiagnostics> halo;
    std::vector<GeneralizabilityStudy> generalizability;
    std::vector<RaschStudy> rasch;
};

} // namespace attune
