// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"
#include "models/rating_table.h"
#include "report/faces.h"
#include "report/plain_table.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Summaries about something else than a round: one rater, a clip, a reference set, a cohort over time, a plan. All are
/// made from the same reports; people appear by code only.
namespace attune {

/// Fewer raters than this are not summed up where the reader is not to learn what single ones did.
inline constexpr std::int64_t smallestCohort = 4;

/// A summary as a page to read and as one table.
struct KindSummary {
    std::string html; ///< a document like htmlSummary's
    PlainTable table;
};

/// HTML, PDF, XLSX and CSV. Errors: Unsupported (SPSS), Internal, Io.
[[nodiscard]] Result<std::string> bytesOf(const KindSummary& summary, ReportFace face, PaperSize paper = PaperSize::A4);

/// What the report says about this rater and nobody else: other pairs, verdicts and names are left out, figures of the
/// raters among themselves too when they are fewer than smallestCohort. Errors: NotFound.
[[nodiscard]] Result<AgreementReport> aboutRater(const AgreementReport& report, const std::string& rater);

/// How contested a clip is, or (empty alias) each clip, the most contested first. Rows of the table: a clip on a
/// dimension. Errors: NotFound.
[[nodiscard]] Result<KindSummary> clipSummary(const AgreementReport& report, const std::string& clip);

/// One score of a reference on a clip; nothing: not codable or missing.
struct ReferenceScore {
    std::string clip, dimension;
    std::optional<double> score;
};
/// What a reference set offers raters to be judged on: spread per dimension, what part of the scale it lacks.
struct ReferenceSet {
    std::string name; ///< the reference's code
    std::vector<ReferenceScore> scores;
    std::optional<std::pair<double, double>> scale; ///< its ends; nothing when none was declared
    StudyDescription study;
};
/// The reference's cells of a table, numbers only. Errors: NotFound when the table has no such rater.
[[nodiscard]] Result<ReferenceSet> referenceSet(const RatingTable& table, const AgreementSettings& settings);
/// The reference's scores as far as somebody else scored the clip too.
[[nodiscard]] ReferenceSet referenceSet(const AgreementReport& report);
/// Rows of the table: a dimension. Errors: NotFound without any score.
[[nodiscard]] Result<KindSummary> referenceSummary(const ReferenceSet& set);

/// One round of a cohort.
struct CohortWave {
    std::string name; ///< "spring"
    AgreementReport report;
};
/// How agreement with the reference goes from round to round: middle, lowest and highest rater per dimension, nobody
/// named; nothing but group figures where fewer than smallestCohort raters took part. Rows of the table: a round and a
/// dimension. Errors: Invalid for fewer than two rounds.
[[nodiscard]] Result<KindSummary> cohortSummary(const std::vector<CohortWave>& waves);

/// How many clips (or raters) which precision takes, around what was asked. `answer` is a sentence that is printed
/// first; may be empty. Rows of the table: one case.
[[nodiscard]] KindSummary planningSheet(const std::string& answer, double confidence);
/// The same after a round: what its own ICCs ask for on each dimension (Bonett 2002), and what more raters would reach
/// (decision studies, where the report has diagnostics). Rows "round" of the table: a dimension and a width.
[[nodiscard]] KindSummary planningSheet(const AgreementReport& report);

} // namespace attune
