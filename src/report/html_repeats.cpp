// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_repeats.h"

#include "report/figures_diagnostics.h"
#include "report/html_parts.h"
#include "report/number_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune::html {

std::string repeatsPage(const AgreementReport& report) {
    if (!report.repeats)
        return {};
    const AgreementReport& repeats = *report.repeats;
    const bool numbers = std::ranges::any_of(repeats.pairs, isNumeric);
    const bool codes = !std::ranges::all_of(repeats.pairs, isNumeric);
    Table table;
    table.column("Rater", {}, false);
    table.column("Codings", {}, false);
    table.column("Dimension", {}, false);
    table.column("n");
    table.column("Exact");
    if (numbers) {
        table.column("Within one");
        table.column("ICC(A,1)");
        table.column("Change", "later minus earlier");
        table.column("Drift", "points per clip");
    }
    if (codes)
        table.column("Kappa");
    std::string charts;
    for (const PairAgreement& pair : repeats.pairs) {
        if (pair.n == 0)
            continue;
        const std::string who = raterOfOccasion(pair.a), dimension = dimensionName(repeats, pair.dimension);
        const RaterDiagnostics* change = changeOf(repeats, pair);
        const auto share = [&](const char* name) {
            const Estimate* e = pair.find(name);
            return e && e->value ? numberText(*e->value, NumberStyle::Percent) : std::string("–");
        };
        const auto words = [](const Estimate* e) { return e ? estimateText(*e) : std::string("–"); };
        table.row();
        table.cell(who, "");
        table.cell(pair.a.substr(who.size() + 3) + " with " + pair.b.substr(who.size() + 3), "nowrap");
        table.cell(dimension, "");
        table.cell(std::to_string(pair.n));
        table.cell(share("exact"));
        if (numbers) {
            table.cell(isNumeric(pair) ? share("within_1") : std::string());
            table.cellHtml(isNumeric(pair) ? coefficientHtml(pair, "icc_a1") : std::string());
            table.cell(isNumeric(pair) ? words(pair.find("bias")) : std::string());
            table.cell(change && isNumeric(pair) ? words(change->find("drift_slope")) : std::string());
        }
        if (codes)
            table.cellHtml(isNumeric(pair) ? std::string() : coefficientHtml(pair, "kappa", "identity"));
        if (change && change->chart && std::ranges::find(change->flags, "drift") != change->flags.end())
            charts += fmt::format("<div class=\"block\"><h4>{}, {}</h4>{}</div>\n", escapeMarkup(who),
                                  escapeMarkup(dimension), figureHtml(driftChart(*change)));
    }
    if (table.empty())
        return {};
    std::string out =
        "<div class=\"page\">" + heading(2, "The same rater twice") +
        paragraph("Each rater with themselves, on clips given to them again under other names" +
                      (repeats.study.order.empty() ? "" : "; " + repeats.study.order) +
                      ". Drift: how the later score moves away from the earlier one over the order of the "
                      "later codings. This is agreement with oneself: it says nothing about the reference.",
                  "small") +
        table.finish();
    if (!charts.empty())
        out += heading(3, "Where a rater moved") + charts;
    return out + "</div>\n";
}

} // namespace attune::html
