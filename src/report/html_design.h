// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/summary_model.h"

#include <string>
#include <utility>
#include <vector>

/// Who rated what, how and how independently. Inside the report room only.
namespace attune::html {

/// The list that stands before the figures; what nobody wrote down reads "not recorded".
[[nodiscard]] std::string designList(const AgreementReport& report);
/// What was written down about the study, after `first` (names and values): scheme, population, setting, ages, clips,
/// sampling, order, independence.
[[nodiscard]] std::string studyList(const StudyDescription& study,
                                    const std::vector<std::pair<std::string, std::string>>& first = {});
/// Who scored how many clips with what, how independently: the first sentence to quote.
[[nodiscard]] std::string designSentence(const AgreementReport& report, const SummarySection& section);
/// "3 raters and the reference".
[[nodiscard]] std::string ratersText(const AgreementReport& report);

} // namespace attune::html
