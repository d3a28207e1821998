// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/summary_model.h"

#include <string>

/// The tables of a summary as markup; empty when there is nothing to tell. Inside the report room only.
namespace attune::html {

/// Agreement per dimension of one pair: numeric dimensions, then codes, with the marks explained below.
[[nodiscard]] std::string agreementTables(const AgreementReport& report, const SummarySection& section);
/// Mean absolute difference, limits, weighted kappa, alpha, AC2, bootstrap interval, SEM, SDC.
[[nodiscard]] std::string furtherFigures(const AgreementReport& report, const SummarySection& section);
/// Mean, SD and range of both sides.
[[nodiscard]] std::string spreadTable(const AgreementReport& report, const SummarySection& section);
/// Where raters are not compared in pairs: each rater's mean and SD, and how often each score was given.
[[nodiscard]] std::string groupDistributions(const AgreementReport& report);
/// Raters among themselves.
[[nodiscard]] std::string groupTables(const AgreementReport& report);
/// Clips and dimensions on which somebody was more than one point away, the widest first.
[[nodiscard]] std::string disagreementTable(const AgreementReport& report);
[[nodiscard]] std::string definitionTable(const AgreementReport& report);
[[nodiscard]] std::string settingsList(const AgreementReport& report);
[[nodiscard]] std::string inputTable(const AgreementReport& report);
/// All ratings behind the figures as CSV text: dimension, clip, its cluster where there are some, the reference, then
/// the raters. A missing score is empty, one that could not be coded "not_codable".
[[nodiscard]] std::string pairedCsv(const AgreementReport& report);

} // namespace attune::html
