// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/measurement.h"
#include "models/rater_diagnostics.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

enum class MeasurementLevel { Nominal, Ordinal, Interval, Ratio };

/// The raters among themselves on one dimension, the reference left out.
struct GroupAgreement {
    std::string dimension;
    std::string rater; ///< with occasions: whose ratings on several occasions these are; else empty
    MeasurementLevel level = MeasurementLevel::Ordinal;
    std::vector<std::string> categories; ///< as written, in order
    bool categoriesDeclared = false;     ///< else observed over all raters
    std::int64_t nTargets = 0, nRaters = 0, nScores = 0, nPairable = 0, nComplete = 0;
    std::vector<Estimate> estimates;
};

/// One target scored by both, for figures and appendices. Numeric levels only.
struct PairedScore {
    std::string target;
    double a = 0;
    double b = 0; ///< the reference where there is one; a difference is a - b
};

/// One target that both gave a code that is no number.
struct PairedCode {
    std::string target;
    std::int32_t a = 0, b = 0; ///< places in the confusion table's categories
};

/// A target that the reference scored and the rater did not.
struct MissingScore {
    std::string target;
    std::size_t before = 0; ///< how many paired scores come before it in the input
};

struct ConfusionTable {
    std::vector<std::string> categories;
    std::vector<std::vector<std::int64_t>> counts; ///< rows a, columns b
};

/// One rater against the reference (or against another rater) on one dimension.
struct PairAgreement {
    std::string a, b, dimension;
    std::int64_t n = 0;       ///< targets scored by both
    std::int64_t missing = 0; ///< targets the reference scored and a did not
    std::int64_t codabilityDisagreements = 0;
    std::vector<Estimate> estimates;
    ConfusionTable confusion;
    std::vector<std::string> flags;          ///< "constant_rater", "restricted_range", ...
    std::vector<PairedScore> scores;         ///< in the order of the targets in the input
    std::vector<PairedCode> codes;           ///< the same where categories are words
    std::vector<MissingScore> missingScores; ///< of a, where the reference has one; in the order of the input
    [[nodiscard]] const Estimate* find(const std::string& name, const std::string& weights = {}) const {
        for (const auto& e : estimates)
            if (e.name == name && e.weights == weights)
                return &e;
        return nullptr;
    }
};

/// A pair over all dimensions: raw agreement and bias, never a coefficient.
struct PooledAgreement {
    std::string a, b;
    std::vector<Estimate> estimates;
};

enum class VerdictOutcome { Pass, Fail, NotEstimable, Incomplete };

struct ClauseResult {
    std::string id;
    std::optional<std::string> dimension;
    std::optional<double> value;
    double threshold = 0;
    std::optional<bool> held; ///< nothing: could not be judged, see reason
    std::string reason;
    std::string estimate;   ///< fixed name of the figure the clause judges: "icc_a1"; may be empty
    std::string bound;      ///< "value", "ciLow" or "ciHigh"
    std::string comparison; ///< "atLeast", "atMost" or "absAtMost"
};

struct Verdict {
    std::string rater;
    std::string rule;
    VerdictOutcome outcome = VerdictOutcome::NotEstimable;
    std::vector<ClauseResult> clauses;
};

struct InputFile {
    std::string path;
    std::string sha256;
};

/// What everybody scored on one dimension, as it was analysed: targets down, raters across.
struct ScoreSheet {
    static constexpr std::int32_t missing = -1, notCodable = -2;

    std::string dimension;
    std::vector<std::string> categories; ///< as written
    std::vector<std::string> targets;    ///< in the order of the input
    std::vector<std::string> clusters;   ///< of each target; empty when targets stand for themselves
    std::vector<std::string> raters;     ///< the reference first, then by name
    std::vector<std::int32_t> cells;     ///< target by target: index into categories, missing or notCodable

    [[nodiscard]] std::int32_t at(std::size_t target, std::size_t rater) const {
        return cells[target * raters.size() + rater];
    }
};

/// Settings that decide every figure; printed with them so that anyone can recompute.
struct AgreementSettings {
    std::optional<std::string> reference;
    std::optional<MeasurementLevel> level; ///< default: ordinal when all scores are numbers, else nominal
    std::optional<std::string> scale;      ///< as given: "1:7:0.5"
    std::vector<std::string> categories;   ///< as given
    std::optional<std::string> columns;    ///< what the input called its columns, as given: "target=clip"
    std::optional<std::string> cluster;    ///< column whose groups are resampled whole
    std::optional<std::string> occasion;   ///< column that tells apart a rater's repeated ratings
    std::vector<std::string> totals;       ///< derived dimensions, as given: "total=sum:item1,item2"
    std::optional<std::string> dimension;  ///< only this one
    std::int64_t bootstrap = 2000;
    std::uint64_t seed = 1;
    double confidence = 0.95;
    bool diagnostics = false;         ///< also how each rater departs, what the design can bear
    std::optional<std::string> order; ///< column with the order of the ratings, for drift
    double wantedReliability = 0.8;   ///< that decision studies plan for
};

/// What stands around the figures in a summary (contents 1 to 7 and 14 to 16 of a reliability summary): words, not
/// numbers. Empty fields are printed as "not recorded", never invented.
struct StudyDescription {
    std::string title; ///< "Round 1"
    std::string site;
    std::string instrument; ///< title and version of the coding scheme
    std::string instrumentNotice;
    std::string population, setting, clipLength, ageBand;
    std::string raters;    ///< training, experience, language; codes only
    std::string reference; ///< who made it, how, version, date
    std::string sampling, order;
    std::string independence; ///< made from the log
    std::string disagreementHandling, driftChecks;
    std::string part; ///< of the round, when it is not the whole: "rater T02; clip A-03"
    /// Display names and the person rated ("adult", "child", "dyad"), by dimension id.
    struct DimensionInfo {
        std::string id, name, role;
    };
    std::vector<DimensionInfo> dimensions;
    std::optional<std::string> date; ///< ISO date to print; nothing: none is printed
};

/// One analysis, whole: window, command line and files show this same value. Holds no clock time.
struct AgreementReport {
    std::string program; ///< "Attune 0.1.0"
    std::vector<InputFile> inputs;
    std::int64_t targets = 0, raters = 0, dimensions = 0, rows = 0;
    std::map<std::string, std::int64_t> missing; ///< by kind: "empty", "not_codable", ...
    AgreementSettings settings;
    std::vector<GroupAgreement> group;
    std::vector<PairAgreement> pairs;
    std::vector<PooledAgreement> pooled;
    std::vector<Verdict> verdicts;
    std::vector<ScoreSheet> sheets;               ///< one a dimension, in the order of the input
    std::optional<ReportDiagnostics> diagnostics; ///< when asked for
    std::vector<std::string> warnings;
    /// The same raters a second time on the same clips, each against themselves; null: nobody was asked twice.
    std::shared_ptr<const AgreementReport> repeats;
    StudyDescription study;
};

} // namespace attune
