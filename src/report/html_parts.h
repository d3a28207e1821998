// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/figures.h"
#include "report/summary_model.h"
#include "report/svg.h"

#include <string>
#include <string_view>
#include <vector>

/// Pieces of the HTML summary. Inside the report room only. Functions named ...Html return markup, all others text
/// that is still to be escaped.
namespace attune::html {

[[nodiscard]] std::string tagged(std::string_view tag, std::string_view text, std::string_view cssClass = {});
[[nodiscard]] std::string heading(int level, std::string_view text, std::string_view id = {});
[[nodiscard]] std::string paragraph(std::string_view text, std::string_view cssClass = {});

/// A table made cell by cell; every row belongs together on a printed page.
class Table {
  public:
    explicit Table(std::string_view cssClass = {});
    /// Header of a column: words, a second lighter line, left or right.
    void column(std::string_view words, std::string_view second = {}, bool number = true);
    void row();
    void cell(std::string_view text, std::string_view cssClass = "num");
    void cellHtml(std::string_view markup, std::string_view cssClass = "num");
    [[nodiscard]] bool empty() const { return m_rows == 0; }
    [[nodiscard]] std::string finish() const;

  private:
    std::string m_class, m_head, m_body;
    int m_rows = 0;
};

[[nodiscard]] std::string figureHtml(const Figure& figure, std::string_view cssClass = {});
/// Icon of the person rated, with its word for who does not see it.
[[nodiscard]] std::string personHtml(FigureRole role);
/// Icon and word: "met", "not met", ...
[[nodiscard]] std::string outcomeHtml(VerdictOutcome outcome);
/// Name with person icon and marks of the flags.
[[nodiscard]] std::string dimensionHtml(const DimensionRow& row, std::string_view marks = {});
/// A figure and its interval, or its words, under the display rules.
[[nodiscard]] std::string coefficientHtml(const PairAgreement& pair, const std::string& name,
                                          const std::string& weights = {}, bool interval = true);
[[nodiscard]] std::string orNotRecorded(const std::string& text);
/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& items);
/// "95 %".
[[nodiscard]] std::string confidenceText(double confidence);
[[nodiscard]] std::string_view styleSheet();
/// A whole document with this title, and the study's site and date above it. `body` is markup.
[[nodiscard]] std::string document(const StudyDescription& study, std::string_view title, std::string_view body,
                                   std::string_view subtitle = {});

} // namespace attune::html
