// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plain_page.h"

#include "report/html_parts.h"
#include "report/html_text.h"
#include "report/number_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace attune::html {
namespace {

std::string points(double value) {
    const std::string text = scoreText(std::round(value * 10) / 10);
    return text + (text == "1" ? " point" : " points");
}

std::int64_t within(const PairAgreement& pair, double most) {
    return std::ranges::count_if(pair.scores, [&](const PairedScore& s) { return std::abs(s.a - s.b) <= most; });
}

/// What the differences of one dimension say to the rater.
std::string sentence(const AgreementReport& report, const SummarySection& section, const DimensionRow& row) {
    const PairAgreement& pair = *row.pair;
    const std::string other = otherSide(report, section);
    if (pair.n == 0)
        return "No clip was scored by you and " + other + ".";
    if (!isNumeric(pair)) {
        const Estimate* exact = pair.find("exact");
        return exact != nullptr && exact->value
                   ? fmt::format("The same code as {} on {} of {} clips.", other,
                                 std::llround(*exact->value * static_cast<double>(pair.n)), pair.n)
                   : "Nothing could be compared.";
    }
    std::string out = fmt::format("The same score as {} on {} of {} clips, at most one point away on {}.", other,
                                  within(pair, 0), pair.n, within(pair, 1));
    double sum = 0;
    for (const PairedScore& s : pair.scores)
        sum += s.a - s.b;
    const double mean = sum / static_cast<double>(pair.n);
    if (std::abs(mean) >= .25)
        out +=
            fmt::format(" On average your scores were {} {}.", points(std::abs(mean)), mean > 0 ? "higher" : "lower");
    else
        out += " Sometimes higher, sometimes lower, about even on the whole.";
    if (pair.n >= 6 && within(pair, 1) == pair.n)
        out += " Keep it up.";
    else if (std::abs(mean) >= .5)
        out += mean > 0 ? " Read again what the lower scores ask for." : " Read again what the higher scores ask for.";
    return out;
}

struct Gap {
    const DimensionRow* row = nullptr;
    const PairedScore* score = nullptr;
};

} // namespace

std::string plainPage(const AgreementReport& report, const SummarySection& section) {
    std::string out = "<div>" + heading(2, "In plain words");
    out += paragraph("Rater " + section.a + ", this is how your scores compare with " + otherSide(report, section) +
                     ". It is about agreement on these clips, not about you; the pages that follow hold the figures.");
    Table table;
    table.column("Dimension", {}, false);
    table.column("What was seen", {}, false);
    std::vector<Gap> gaps;
    std::int64_t fewest = -1;
    for (const DimensionRow& row : section.rows) {
        table.row();
        table.cellHtml(dimensionHtml(row), "");
        table.cell(sentence(report, section, row), "");
        fewest = fewest < 0 ? row.pair->n : std::min(fewest, row.pair->n);
        for (const PairedScore& score : row.pair->scores)
            if (std::abs(score.a - score.b) > 1)
                gaps.push_back({&row, &score});
    }
    out += table.finish();
    std::ranges::stable_sort(gaps, std::greater{}, [](const Gap& g) { return std::abs(g.score->a - g.score->b); });
    if (!gaps.empty()) {
        constexpr std::size_t most = 5;
        out += heading(3, "Worth watching again") + "<ul class=\"quote\">";
        for (std::size_t i = 0; i < gaps.size() && i < most; ++i)
            out += tagged("li", fmt::format("{}, {}: you gave {}, {} {}.", gaps[i].score->target, gaps[i].row->name,
                                            scoreText(gaps[i].score->a), otherSide(report, section),
                                            scoreText(gaps[i].score->b)));
        out += "</ul>\n";
    }
    for (const auto& verdict : report.verdicts)
        if (verdict.rater == section.a)
            out += paragraph(verdict.outcome == VerdictOutcome::Pass ? "You met the rule “" + verdict.rule + "”."
                             : verdict.outcome == VerdictOutcome::Fail
                                 ? "You have not met the rule “" + verdict.rule + "” yet."
                                 : "The rule “" + verdict.rule +
                                       "” could not be judged on these clips; that is neither a pass nor a fail.");
    if (fewest >= 0 && fewest < 10)
        out += paragraph("With so few clips much of this is chance. More clips will say more.", "small");
    return out + "</div>\n";
}

} // namespace attune::html
