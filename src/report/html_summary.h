// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"

#include <string>
#include <vector>

namespace attune {

/// What somebody wrote about a score: free text, that may name somebody.
struct SummaryNote {
    std::string clip, dimension, rater; ///< alias; id; code
    std::string text;
};

/// What of a summary is wanted; the figures themselves are always there.
struct SummaryParts {
    bool plainPage = false;    ///< a page in plain words first, for the one rater it is about
    bool pictures = true;      ///< per dimension
    bool sentences = true;     ///< in words, to quote
    bool methods = true;       ///< methods, settings, inputs, definitions, terms
    bool pairedRatings = true; ///< as CSV at the end
    /// Printed on a page of their own; none is printed that was not given here.
    std::vector<SummaryNote> notes;
};

/// The reliability summary as one HTML document (UTF-8) that stands alone: no script, no outside style, font or
/// picture. Read on a screen or printed on A4 or Letter. Holds no clock time: the same report gives the same bytes.
/// Contents follow GRRAS (Kottner et al. 2011); what the report does not say is printed as "not recorded".
[[nodiscard]] std::string htmlSummary(const AgreementReport& report, const SummaryParts& parts = {});

} // namespace attune
