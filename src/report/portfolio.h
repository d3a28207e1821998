// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace attune {

/// One activity of a person, in words.
struct PortfolioLine {
    std::string day; ///< ISO date
    std::int64_t minutes = 0;
    bool contact = false; ///< with a trainer; else independent
    bool credit = false;  ///< counts toward the target
    std::string what, competencies;
    std::string signature; ///< "R1, 2026-11-03"; empty: not signed
};

/// A passage of a private note that its author chose to show.
struct PortfolioPassage {
    std::string about; ///< "A-01: What did I feel?"
    std::string text;

    bool operator==(const PortfolioPassage&) const = default;
};

/// Training activities for a portfolio, as HTML that pdfOfDocument() puts on paper: totals first, contact and
/// independent minutes apart, then a row an activity, by day; at the end the passages, and that nothing else of private
/// notes is in it.
[[nodiscard]] std::string portfolioHtml(std::vector<PortfolioLine> lines, const std::string& code,
                                        const std::string& site, std::int64_t targetMinutes, const std::string& today,
                                        const std::vector<PortfolioPassage>& passages = {});

} // namespace attune
