// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_parts.h"
#include "report/number_text.h"
#include "report/summary_kinds.h"
#include "stats/planning.h"

#include <array>
#include <fmt/format.h>

namespace attune {
namespace {

using namespace html;

constexpr std::array widths{.1, .2, .3, .4};

std::string countText(const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : "cannot be reached"; }

/// One block of cases: a table to read, and its rows for the plain one.
class Cases {
  public:
    Cases(PlainTable& plain, const char* figure, const char* first, const char* second)
        : m_plain(plain), m_figure(figure) {
        m_table.column(first, second, false);
    }
    void column(double value, NumberStyle style, const char* second = "wide") {
        m_table.column(numberText(value, style), second);
    }
    void begin(const std::string& expected) {
        m_table.row();
        m_table.cell(expected, "");
    }
    void add(double expected, const std::string& besides, double width, const std::optional<std::int64_t>& n) {
        m_table.cell(countText(n));
        m_plain.rows.push_back({std::string(m_figure), expected, besides, width, n ? PlainCell(*n) : PlainCell()});
    }
    [[nodiscard]] std::string finish() const { return m_table.finish(); }

  private:
    PlainTable& m_plain;
    const char* m_figure;
    Table m_table;
};

} // namespace

KindSummary planningSheet(const std::string& answer, double confidence) {
    PlainTable plain;
    plain.sheet = "Plan";
    plain.columns = {{"figure", "What is planned for", 12},
                     {"expected", "Its expected value (SD of the differences for the bias)", 10},
                     {"design", "Raters, categories, or what is wanted", 22},
                     {"width", "Full width of the interval; the reliability wanted for raters", 10},
                     {"needed", "Clips, or raters where that is said; nothing: cannot be reached", 10}};
    const std::string level = confidenceText(confidence);
    std::string body;
    if (!answer.empty())
        body += "<div class=\"headline\">" + paragraph(answer) + "</div>\n";
    body += paragraph("How many clips make the " + level +
                      " interval of a figure at most so wide. Expect less rather than more: a plan for an ICC of .80 "
                      "that turns out at .60 has too few clips.");
    for (const std::int64_t raters : {2, 3, 5}) {
        Cases cases(plain, "icc", "ICC expected", "single rater");
        for (const double width : widths)
            cases.column(width, NumberStyle::Coefficient);
        for (const double icc : {.5, .6, .7, .8, .9}) {
            cases.begin(numberText(icc, NumberStyle::Coefficient));
            for (const double width : widths)
                cases.add(icc, fmt::format("{} raters", raters), width,
                          stats::targetsForIcc(icc, raters, width, confidence));
        }
        body += heading(2, fmt::format("Clips for an ICC, {} raters per clip", raters)) + cases.finish();
    }
    body += paragraph("Consistency or one-way ICC of a single rater (Bonett 2002). Absolute agreement needs a little "
                      "more where raters differ in level.",
                      "small");
    for (const std::int64_t categories : {2, 4}) {
        Cases cases(plain, "kappa", "Kappa expected", "two raters");
        for (const double width : widths)
            cases.column(width, NumberStyle::Coefficient);
        for (const double kappa : {.4, .6, .7, .8}) {
            cases.begin(numberText(kappa, NumberStyle::Coefficient));
            for (const double width : widths)
                cases.add(kappa, fmt::format("{} categories", categories), width,
                          stats::targetsForKappa(kappa, categories, width, confidence));
        }
        body += heading(2, fmt::format("Codes for a kappa, {} categories", categories)) + cases.finish();
    }
    body += paragraph("Categories equally frequent, errors spread evenly (Fleiss, Cohen and Everitt 1969); rare codes "
                      "need more.",
                      "small");
    Cases shares(plain, "share", "Agreement expected", "");
    for (const double width : widths)
        shares.column(width, NumberStyle::Percent);
    for (const double share : {.6, .7, .8, .9}) {
        shares.begin(numberText(share, NumberStyle::Percent));
        for (const double width : widths)
            shares.add(share, "", width, stats::targetsForShare(share, width, confidence));
    }
    body += heading(2, "Clips for a share of agreement") + shares.finish() +
            paragraph("Exact or within one point, one dimension (Wilson 1927).", "small");
    Cases biases(plain, "bias", "SD of differences", "points");
    for (const double width : {.25, .5, .75, 1.0})
        biases.column(width, NumberStyle::Points);
    for (const double sd : {.5, .75, 1.0, 1.5}) {
        biases.begin(numberText(sd, NumberStyle::Points));
        for (const double width : {.25, .5, .75, 1.0})
            biases.add(sd, "", width, stats::targetsForBias(sd, width, confidence));
    }
    body += heading(2, "Clips for a bias") + biases.finish() + paragraph("t interval of a mean difference.", "small");
    Cases raters(plain, "raters", "ICC expected", "single rater");
    for (const double wanted : {.7, .8, .9})
        raters.column(wanted, NumberStyle::Coefficient, "wanted");
    for (const double icc : {.3, .4, .5, .6, .7}) {
        raters.begin(numberText(icc, NumberStyle::Coefficient));
        for (const double wanted : {.7, .8, .9})
            raters.add(icc, "raters, mean of all", wanted, stats::ratersForReliability(icc, wanted));
    }
    body += heading(2, "Raters whose mean is used") + raters.finish() +
            paragraph("Raters per clip for the mean of their scores to be so reliable (Spearman-Brown).", "small");
    return {document({}, "Planning sheet", body), std::move(plain)};
}

} // namespace attune
