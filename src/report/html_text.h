// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/summary_model.h"

#include <string>
#include <utility>
#include <vector>

/// The sentences of a summary, plain text. Inside the report room only.
namespace attune::html {

/// What a reader must know about one pair of people first, as sentences.
[[nodiscard]] std::vector<std::string> headline(const AgreementReport& report, const SummarySection& section);
/// One quotable sentence group a dimension: interval first, model and type named.
[[nodiscard]] std::string quotable(const AgreementReport& report, const DimensionRow& row);
/// "Rule “Site standard”: ICC(A,1) of .80 or more, bias within .50 point." Empty without a verdict.
[[nodiscard]] std::string ruleInWords(const Verdict* verdict);
/// The clauses that failed or could not be judged, one sentence each.
[[nodiscard]] std::vector<std::string> clauseFaults(const AgreementReport& report, const Verdict& verdict);
[[nodiscard]] std::string methodsParagraph(const AgreementReport& report);
/// Term and one plain sentence.
using Entry = std::pair<std::string, std::string>;
[[nodiscard]] std::vector<Entry> glossary();
/// Published words for sizes of coefficients, each with its source.
[[nodiscard]] std::vector<Entry> publishedBands();
/// "reference R" or "T02": the other side of a section in a sentence.
[[nodiscard]] std::string otherSide(const AgreementReport& report, const SummarySection& section);
/// "1 clip", "2 clips".
[[nodiscard]] std::string counted(std::int64_t n, const char* one, const char* many);

} // namespace attune::html
