// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_diagnostics.h"

#include "base/text.h"
#include "report/figures_diagnostics.h"
#include "report/html_parts.h"
#include "report/number_text.h"

#include <algorithm>

namespace attune::html {

namespace {

constexpr std::size_t mostCharts = 24;

std::string figureText(const Estimate* e, NumberStyle style) {
    if (!e)
        return "–";
    if (!e->value) {
        std::string reason = e->undefined;
        std::ranges::replace(reason, '_', ' ');
        return reason;
    }
    const std::string value = numberText(*e->value, style);
    return e->ci ? value + " " + intervalText(e->ci->low, e->ci->high, style) : value;
}

std::string flagText(const std::vector<std::string>& flags) {
    std::string out = join(flags, ", ");
    std::ranges::replace(out, '_', ' ');
    return out;
}

std::string ratersTable(const AgreementReport& report) {
    const auto& raters = report.diagnostics->raters;
    if (raters.empty())
        return {};
    Table table;
    table.column("Rater", {}, false);
    table.column("Dimension", {}, false);
    table.column("n");
    table.column("Severity", "plus: higher");
    table.column("SD ratio", "rater / reference");
    table.column("Points used");
    table.column("At the ends");
    table.column("Drift", "points per rating");
    table.column("Shown by an interval", {}, false);
    for (const RaterDiagnostics& r : raters) {
        const auto both = [&](const char* own, const char* other, auto text) {
            const Estimate *a = r.find(own), *b = r.find(other);
            std::string out = a && a->value ? text(*a->value) : std::string("–");
            return b && b->value ? out + " / " + text(*b->value) : out;
        };
        table.row();
        table.cell(r.rater, "");
        table.cell(dimensionName(report, r.dimension), "");
        table.cell(std::to_string(r.n));
        table.cell(figureText(r.find("severity"), NumberStyle::SignedPoints));
        table.cell(figureText(r.find("sd_ratio"), NumberStyle::Coefficient));
        table.cell(both("categories_used", "categories_used_reference",
                        [](double x) { return std::to_string(static_cast<int>(x)); }));
        table.cell(both("extreme_share", "extreme_share_reference",
                        [](double x) { return numberText(x, NumberStyle::Percent); }));
        table.cell(figureText(r.find("drift_slope"), NumberStyle::SignedPoints));
        table.cell(flagText(r.flags), "");
    }
    return heading(3, "How each rater departs") + table.finish();
}

std::string charts(const AgreementReport& report) {
    std::string out;
    std::size_t drawn = 0;
    for (const RaterDiagnostics& r : report.diagnostics->raters) {
        if (!r.chart || std::ranges::find(r.flags, "drift") == r.flags.end() || ++drawn > mostCharts)
            continue;
        out += "<div class=\"block\"><h4>" + escapeMarkup(r.rater + ", " + dimensionName(report, r.dimension)) +
               "</h4>" + figureHtml(driftChart(r)) + "</div>\n";
    }
    if (!out.empty())
        out = heading(3, "Drift, where there is some") + out;
    std::string halos;
    for (const HaloDiagnostics& h : report.diagnostics->halo)
        if (std::ranges::find(h.flags, "halo") != h.flags.end())
            halos += "<div class=\"block\"><h4>" +
                     escapeMarkup(h.rater + ", halo " + figureText(&h.estimates[0], NumberStyle::Coefficient)) +
                     "</h4>" + figureHtml(haloChart(h)) + "</div>\n";
    return halos.empty() ? out : out + heading(3, "Halo, where there is some") + halos;
}

} // namespace

std::string designTable(const AgreementReport& report) {
    if (!report.diagnostics)
        return {};
    Table table;
    table.column("Dimension", {}, false);
    table.column("Design", {}, false);
    table.column("Variance from clips");
    table.column("from raters");
    table.column("One rater", "relative, absolute");
    table.column("Three raters", "relative, absolute");
    table.column("Raters for " + numberText(report.settings.wantedReliability, NumberStyle::Coefficient),
                 "relative, absolute");
    for (const GeneralizabilityStudy& g : report.diagnostics->generalizability) {
        if (!g.undefined.empty() || g.clusters > 0)
            continue;
        const auto share = [&](const char* component) {
            const auto found = std::ranges::find(g.components, component, &VarianceShare::component);
            return found == g.components.end() ? std::string("–") : numberText(found->share, NumberStyle::Percent);
        };
        const auto reached = [&](std::int64_t raters) -> std::string {
            for (const DecisionRow& row : g.decisions)
                if (row.raters == raters && row.relative && row.absolute)
                    return numberText(*row.relative, NumberStyle::Coefficient) + ", " +
                           numberText(*row.absolute, NumberStyle::Coefficient);
            return "–";
        };
        const auto wanted = [&](const char* name) {
            const auto found = std::ranges::find(g.estimates, std::string(name), &Estimate::name);
            return found != g.estimates.end() && found->value ? std::to_string(static_cast<std::int64_t>(*found->value))
                                                              : std::string("–");
        };
        table.row();
        table.cell(g.dimension.empty() ? "all" : dimensionName(report, g.dimension), "");
        table.cell(g.design, "");
        table.cell(share("target"));
        table.cell(share("rater"));
        table.cell(reached(1));
        table.cell(reached(3));
        table.cell(wanted("raters_for_relative") + ", " + wanted("raters_for_absolute"));
    }
    return table.empty() ? std::string() : heading(3, "What more raters would reach") + table.finish();
}

std::string diagnosticsPage(const AgreementReport& report) {
    if (!report.diagnostics)
        return {};
    const std::string body = ratersTable(report) + charts(report) + designTable(report);
    return body.empty() ? body : "<div class=\"page\">" + heading(2, "Raters and design") + body + "</div>\n";
}

} // namespace attune::html
