// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"
#include "report/palette.h"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// How a report is laid out for reading: one section a pair of people, one row a dimension. Everything points into the
/// report, which must outlive it.
namespace attune {

/// One dimension of one pair of people, with what is needed to draw or print it.
struct DimensionRow {
    std::string name; ///< display name
    FigureRole role = FigureRole::Other;
    bool againstReference = false;
    const PairAgreement* pair = nullptr;      ///< never null
    std::optional<double> iccAtLeast;         ///< the rule's threshold, where a verdict has one
    std::optional<double> biasWithin;         ///< the rule's largest bias in either direction
    std::vector<const ClauseResult*> clauses; ///< of the verdict, on this dimension
};

struct SummarySection {
    std::string a, b;
    const Verdict* verdict = nullptr; ///< the first verdict on a; null when there is none
    std::vector<DimensionRow> rows;   ///< in the order of study.dimensions, then of the report
    [[nodiscard]] std::int64_t largestN() const;
};

/// Display name of a dimension; the id when the study names none.
[[nodiscard]] std::string dimensionName(const AgreementReport& report, const std::string& id);
[[nodiscard]] FigureRole dimensionRole(const AgreementReport& report, const std::string& id);
/// Dimension ids of pairs and group in reading order, each once.
[[nodiscard]] std::vector<std::string> dimensionOrder(const AgreementReport& report);
/// Sections in the order of the report's pairs.
[[nodiscard]] std::vector<SummarySection> summarySections(const AgreementReport& report);
/// "T01" of "T01 @ 2", as analyze() names a rater on an occasion.
[[nodiscard]] std::string raterOfOccasion(const std::string& name);
/// What changed between the two occasions of a pair; null: the pair is not with the first one, or nothing was
/// diagnosed.
[[nodiscard]] const RaterDiagnostics* changeOf(const AgreementReport& repeats, const PairAgreement& pair);
/// How many clusters lie behind a pair's figures; nothing when clips stand for themselves.
[[nodiscard]] std::optional<std::int64_t> clustersOf(const PairAgreement& pair);
/// What says how far a pair's figures carry: its clusters, or its clips where these stand for themselves.
[[nodiscard]] std::int64_t casesOf(const PairAgreement& pair);
/// True when the pair was analysed on numbers: it then has differences.
[[nodiscard]] bool isNumeric(const PairAgreement& pair);
[[nodiscard]] bool hasFlag(const PairAgreement& pair, std::string_view flag);
/// What the clauses on this dimension come to; nothing without clauses. Fail before not estimable.
[[nodiscard]] std::optional<VerdictOutcome> dimensionOutcome(const DimensionRow& row);

/// Mean, SD (n - 1) and range of some scores.
struct Spread {
    std::int64_t n = 0;
    double mean = 0, low = 0, high = 0;
    std::optional<double> sd; ///< nothing for fewer than two
};
enum class Side { A, B };
[[nodiscard]] Spread spreadOf(std::span<const double> scores);
[[nodiscard]] Spread spreadOf(const PairAgreement& pair, Side side);

/// One clip on one dimension: everything given there, in numbers.
struct ClipScores {
    std::string clip, dimension; ///< alias; id
    std::optional<double> reference;
    std::vector<std::pair<std::string, double>> given; ///< rater and score, the reference left out
    /// Largest and summed distance of the given from the reference; where it has no score the spread of the given (the
    /// largest difference of two, and the sum of their distances from their mean). In points.
    double widest = 0, sum = 0;
};
/// Of every clip and dimension with two scores in numbers or more, whether or not the reference has one; of the pairs
/// alone where raters are compared with themselves or the report has no sheets. In the order of the input.
[[nodiscard]] std::vector<ClipScores> clipScores(const AgreementReport& report);

/// Middle value; the mean of the two middle ones for an even number. Nothing for none.
[[nodiscard]] std::optional<double> medianOf(std::vector<double> values);

} // namespace attune
