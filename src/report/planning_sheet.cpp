// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_design.h"
#include "report/html_diagnostics.h"
#include "report/html_parts.h"
#include "report/number_text.h"
#include "report/summary_kinds.h"
#include "stats/planning.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <optional>
#include <vector>

namespace attune {
namespace {

using namespace html;

/// One block of the sheet: how many of something each expected value takes for each wanted one.
struct Cases {
    const char* figure; ///< in the plain table
    std::string heading;
    const char *first, *second; ///< of the column of expected values
    std::vector<double> expected, wanted;
    NumberStyle style;    ///< of both
    const char* wantedIs; ///< "wide"
    std::string design;   ///< in the plain table
    std::string note;     ///< below; may be empty
    std::function<std::optional<std::int64_t>(double expected, double wanted)> needed;
};

std::string blockHtml(const Cases& cases, PlainTable& plain) {
    Table table;
    table.column(cases.first, cases.second, false);
    for (const double wanted : cases.wanted)
        table.column(numberText(wanted, cases.style), cases.wantedIs);
    for (const double expected : cases.expected) {
        table.row();
        table.cell(numberText(expected, cases.style), "");
        for (const double wanted : cases.wanted) {
            const auto n = cases.needed(expected, wanted);
            table.cell(n ? std::to_string(*n) : "cannot be reached");
            plain.rows.push_back(
                {std::string(cases.figure), expected, cases.design, wanted, n ? PlainCell(*n) : PlainCell()});
        }
    }
    return heading(2, cases.heading) + table.finish() + (cases.note.empty() ? "" : paragraph(cases.note, "small"));
}

std::vector<Cases> allCases(double confidence) {
    const std::vector<double> widths{.1, .2, .3, .4}, points{.25, .5, .75, 1.0};
    std::vector<Cases> out;
    for (const std::int64_t raters : {2, 3, 5})
        out.push_back(
            {.figure = "icc",
             .heading = fmt::format("Clips for an ICC, {} raters per clip", raters),
             .first = "ICC expected",
             .second = "single rater",
             .expected = {.5, .6, .7, .8, .9},
             .wanted = widths,
             .style = NumberStyle::Coefficient,
             .wantedIs = "wide",
             .design = fmt::format("{} raters", raters),
             .note = raters < 5 ? ""
                                : "Consistency or one-way ICC of a single rater (Bonett 2002). Absolute "
                                  "agreement needs a little more where raters differ in level.",
             .needed = [=](double icc, double width) { return stats::targetsForIcc(icc, raters, width, confidence); }});
    for (const std::int64_t categories : {2, 4})
        out.push_back({.figure = "kappa",
                       .heading = fmt::format("Codes for a kappa, {} categories", categories),
                       .first = "Kappa expected",
                       .second = "two raters",
                       .expected = {.4, .6, .7, .8},
                       .wanted = widths,
                       .style = NumberStyle::Coefficient,
                       .wantedIs = "wide",
                       .design = fmt::format("{} categories", categories),
                       .note = categories < 4 ? ""
                                              : "Categories equally frequent, errors spread evenly (Fleiss, Cohen and "
                                                "Everitt 1969); rare codes need more.",
                       .needed = [=](double kappa, double width) {
                           return stats::targetsForKappa(kappa, categories, width, confidence);
                       }});
    out.push_back(
        {.figure = "share",
         .heading = "Clips for a share of agreement",
         .first = "Agreement expected",
         .second = "",
         .expected = {.6, .7, .8, .9},
         .wanted = widths,
         .style = NumberStyle::Percent,
         .wantedIs = "wide",
         .design = "",
         .note = "Exact or within one point, one dimension (Wilson 1927).",
         .needed = [=](double share, double width) { return stats::targetsForShare(share, width, confidence); }});
    out.push_back({.figure = "bias",
                   .heading = "Clips for a bias",
                   .first = "SD of differences",
                   .second = "points",
                   .expected = {.5, .75, 1.0, 1.5},
                   .wanted = points,
                   .style = NumberStyle::Points,
                   .wantedIs = "wide",
                   .design = "",
                   .note = "t interval of a mean difference.",
                   .needed = [=](double sd, double width) { return stats::targetsForBias(sd, width, confidence); }});
    out.push_back({.figure = "raters",
                   .heading = "Raters whose mean is used",
                   .first = "ICC expected",
                   .second = "single rater",
                   .expected = {.3, .4, .5, .6, .7},
                   .wanted = {.7, .8, .9},
                   .style = NumberStyle::Coefficient,
                   .wantedIs = "wanted",
                   .design = "raters, mean of all",
                   .note = "Raters per clip for the mean of their scores to be so reliable (Spearman-Brown).",
                   .needed = [](double icc, double wanted) { return stats::ratersForReliability(icc, wanted); }});
    return out;
}

// What a round's own figures ask for next time.
std::string ofRound(const AgreementReport& report, PlainTable& plain) {
    constexpr double widths[] = {.1, .2, .3};
    Table table;
    table.column("Dimension", {}, false);
    table.column("ICC(A,1)", "of the round");
    table.column("Raters");
    table.column("Clips", "of the round");
    for (const double width : widths)
        table.column(numberText(width, NumberStyle::Coefficient), "wide");
    for (const GroupAgreement& group : report.group) {
        if (!group.rater.empty())
            continue;
        const auto icc = std::ranges::find(group.estimates, std::string("icc_a1_reml"), &Estimate::name);
        const bool usable = icc != group.estimates.end() && icc->value && *icc->value > 0 && *icc->value < 1;
        const std::string name = dimensionName(report, group.dimension);
        const std::string design = fmt::format("{}, {} raters", name, group.nRaters);
        table.row();
        table.cell(name, "");
        table.cell(icc == group.estimates.end() || !icc->value ? "not estimable"
                                                               : numberText(*icc->value, NumberStyle::Coefficient));
        table.cell(std::to_string(group.nRaters));
        table.cell(std::to_string(group.nTargets));
        for (const double width : widths) {
            const auto n = usable && group.nRaters > 1
                               ? stats::targetsForIcc(*icc->value, group.nRaters, width, report.settings.confidence)
                               : std::nullopt;
            table.cell(n ? std::to_string(*n) : "–");
            if (usable)
                plain.rows.push_back(
                    {std::string("round"), *icc->value, design, width, n ? PlainCell(*n) : PlainCell()});
        }
    }
    if (table.empty())
        return {};
    return heading(2, "From this round") +
           paragraph(
               "Clips for an interval of the ICC so wide, with as many raters and if the ICC is again what it was "
               "(Bonett 2002). It is itself uncertain: plan for its lower end.",
               "small") +
           table.finish() + designTable(report);
}

KindSummary sheet(const std::string& answer, const AgreementReport* report, double confidence) {
    PlainTable plain;
    plain.sheet = "Plan";
    plain.columns = {{"figure", "What is planned for", 12},
                     {"expected", "Its expected value (SD of the differences for the bias)", 10},
                     {"design", "Raters, categories, or what is wanted", 22},
                     {"width", "Full width of the interval; the reliability wanted for raters", 10},
                     {"needed", "Clips, or raters where that is said; nothing: cannot be reached", 10}};
    std::string body;
    if (!answer.empty())
        body += "<div class=\"headline\">" + paragraph(answer) + "</div>\n";
    body += paragraph("How many clips make the " + confidenceText(confidence) +
                      " interval of a figure at most so wide. Expect less rather than more: a plan for an ICC of .80 "
                      "that turns out at .60 has too few clips.");
    if (report != nullptr)
        body += ofRound(*report, plain) + heading(2, "Design") + studyList(report->study);
    for (const Cases& cases : allCases(confidence))
        body += blockHtml(cases, plain);
    return {document(report == nullptr ? StudyDescription{} : report->study, "Planning sheet", body), std::move(plain)};
}

} // namespace

KindSummary planningSheet(const std::string& answer, double confidence) { return sheet(answer, nullptr, confidence); }

KindSummary planningSheet(const AgreementReport& report) { return sheet({}, &report, report.settings.confidence); }

} // namespace attune
