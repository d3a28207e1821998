// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"

#include <string>
#include <vector>

namespace attune::testing {

/// Three invented raters with a reference on six dimensions; "hostility" has a narrow reference, T02 is lenient on
/// "intrusive". Raw figures are exact; the intervals are rough and only have to be plausible.
[[nodiscard]] AgreementReport sampleReport(int clips = 12, int raters = 3);
/// The pair of two lists of scores, figures and flags included.
[[nodiscard]] PairAgreement samplePair(const std::string& a, const std::string& b, const std::string& dimension,
                                       const std::vector<std::string>& clips, const std::vector<double>& scoresA,
                                       const std::vector<double>& scoresB);
/// Two raters without a reference giving codes.
[[nodiscard]] AgreementReport nominalReport();
/// "" when every element is closed in order, attributes are quoted and only the five entities stand; else the fault.
[[nodiscard]] std::string markupFault(const std::string& xml);
/// The same of a whole HTML document of the report room.
[[nodiscard]] std::string htmlFault(std::string html);
/// Everything between the tags of its body with | between, entities resolved no further than tests need.
[[nodiscard]] std::string wordsOf(const std::string& html);

} // namespace attune::testing
