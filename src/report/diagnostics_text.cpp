// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/diagnostics_text.h"

#include "base/text.h"
#include "report/number_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune {

namespace {

std::string plainWords(std::string text) {
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string shown(const Estimate* e, NumberStyle style = NumberStyle::Coefficient) {
    if (!e)
        return "-";
    if (!e->value)
        return plainWords(e->undefined);
    std::string out = numberText(*e->value, style);
    return e->ci ? out + " " + intervalText(e->ci->low, e->ci->high, style) : out;
}

std::string flagsText(const std::vector<std::string>& flags) { return plainWords(join(flags, ", ")); }

void raters(const ReportDiagnostics& d, std::string& out) {
    const bool reference = !d.raters.empty() && d.raters.front().against == "reference";
    out += reference ? "\nRaters against the reference: severity (plus: scores higher), spread, use of the scale\n"
                     : "\nRaters among themselves: severity (plus: scores higher), use of the scale\n";
    constexpr auto row = "  {:<12} {:<20} {:>4}  {:<24} {:<22} {:<22} {:<11} {:<12} {}\n";
    out += fmt::format(row, "rater", "dimension", "n", "severity", "slope on reference", "SD ratio", "categories",
                       "at the ends", "flags");
    for (const RaterDiagnostics& r : d.raters) {
        const auto pair = [&](const char* own, const char* other, auto text) {
            const Estimate *a = r.find(own), *b = r.find(other);
            std::string both = a && a->value ? text(*a->value) : std::string("-");
            if (b && b->value)
                both += " / " + text(*b->value);
            return both;
        };
        out += fmt::format(
            row, sanitizeUtf8(r.rater), sanitizeUtf8(r.dimension), r.n,
            shown(r.find("severity"), NumberStyle::SignedPoints), shown(r.find("slope_on_reference")),
            shown(r.find("sd_ratio")),
            pair("categories_used", "categories_used_reference", [](double x) { return fmt::format("{:.0f}", x); }),
            pair("extreme_share", "extreme_share_reference", [](double x) { return fmt::format("{:.0f} %", 100 * x); }),
            flagsText(r.flags));
    }
    if (reference)
        out += "  Categories and ends: rater / reference.\n";
}

void drift(const ReportDiagnostics& d, std::string& out) {
    bool head = false;
    for (const RaterDiagnostics& r : d.raters) {
        if (!r.chart)
            continue;
        if (!head)
            out += "\nDrift in the order of rating: scale points per rating; control chart of the differences\n";
        head = true;
        const auto outside = std::ranges::count(r.chart->points, true, &ChartPoint::out);
        std::vector<std::string> signals;
        for (const ChartSignal& s : r.chart->outOfControl)
            signals.push_back(fmt::format("{} (ratings {} to {})", plainWords(s.rule), s.first + 1, s.last + 1));
        out += fmt::format("  {:<12} {:<20} {:>4}  slope {:<26} centre {}, limits {}, {} outside{}\n",
                           sanitizeUtf8(r.rater), sanitizeUtf8(r.dimension), r.chart->points.size(),
                           shown(r.find("drift_slope"), NumberStyle::SignedPoints),
                           numberText(r.chart->centre, NumberStyle::SignedPoints),
                           intervalText(r.chart->low, r.chart->high, NumberStyle::SignedPoints), outside,
                           signals.empty() ? "" : "; " + join(signals, ", "));
    }
}

void confidence(const ReportDiagnostics& d, std::string& out) {
    bool head = false;
    for (const RaterDiagnostics& r : d.raters) {
        if (r.confidence.empty())
            continue;
        if (!head)
            out += "\nAgreement by the rater's own confidence (.50 resolution: confidence says nothing)\n";
        head = true;
        out += fmt::format("  {:<12} {:<20} resolution {}\n", sanitizeUtf8(r.rater), sanitizeUtf8(r.dimension),
                           shown(r.find("confidence_resolution")));
        for (const ConfidenceLevel& level : r.confidence)
            out += fmt::format(
                "  {:<12} {:<20} {:>4}  exact {:<20} within one {}\n", "", "said " + sanitizeUtf8(level.level), level.n,
                shown(&level.estimates[0], NumberStyle::Percent), shown(&level.estimates[1], NumberStyle::Percent));
    }
}

void halo(const ReportDiagnostics& d, std::string& out) {
    if (d.halo.empty())
        return;
    out += "\nHalo: mean correlation between dimensions, rater minus reference\n";
    for (const HaloDiagnostics& h : d.halo)
        out += fmt::format("  {:<12} {:<24} rater {}, reference {}  {}\n", sanitizeUtf8(h.rater),
                           shown(&h.estimates[0]), shown(&h.estimates[1]), shown(&h.estimates[2]), flagsText(h.flags));
}

// One column for each choice of raters (and clips).
void decisions(const GeneralizabilityStudy& g, std::string& out) {
    if (g.decisions.empty()) {
        out += "    no variance between targets is left to tell apart\n";
        return;
    }
    const auto line = [&](const char* name, auto text) {
        out += fmt::format("    {:<20}", name);
        for (const DecisionRow& row : g.decisions)
            out += fmt::format(" {:>5}", text(row));
        out += '\n';
    };
    line("raters", [](const DecisionRow& row) { return std::to_string(row.raters); });
    if (g.decisions.front().clips)
        line("clips each", [](const DecisionRow& row) { return std::to_string(row.clips.value_or(0)); });
    const auto figure = [](const std::optional<double>& x) {
        return x ? numberText(*x, NumberStyle::Coefficient) : std::string("-");
    };
    line("relative", [&](const DecisionRow& row) { return figure(row.relative); });
    line("absolute", [&](const DecisionRow& row) { return figure(row.absolute); });
}

void design(const AgreementReport& report, std::string& out) {
    if (report.diagnostics->generalizability.empty())
        return;
    out += "\nGeneralizability: variance components and what more raters would reach\n";
    for (const GeneralizabilityStudy& g : report.diagnostics->generalizability) {
        out += fmt::format("  {}, {} ({} targets, {} raters)\n",
                           g.dimension.empty() ? "all dimensions" : sanitizeUtf8(g.dimension), g.design, g.targets,
                           g.raters);
        if (!g.undefined.empty()) {
            out += "    not estimable: " + plainWords(g.undefined) + "\n";
            continue;
        }
        for (const VarianceShare& c : g.components)
            out += fmt::format("    {:<20} {:>9.4f} {:>6.1f} %{}\n", c.component, c.raw, 100 * c.share,
                               c.raw < 0 ? "  (negative: counted as 0)" : "");
        decisions(g, out);
        for (const Estimate& e : g.estimates) {
            const char* what = e.name == "raters_for_relative"   ? "raters for a relative coefficient of"
                               : e.name == "raters_for_absolute" ? "raters for an absolute coefficient of"
                                                                 : "clips for an ICC interval as wide as";
            const auto* wanted = e.parameters.empty() ? nullptr : std::get_if<double>(&e.parameters[0].second);
            out += fmt::format("    {} {}: {}\n", what,
                               wanted ? numberText(*wanted, NumberStyle::Coefficient) : std::string("?"),
                               e.value ? fmt::format("{:.0f}", *e.value) : plainWords(e.undefined));
        }
    }
}

void rasch(const ReportDiagnostics& d, std::string& out) {
    if (d.rasch.empty())
        return;
    out += "\nMany-facet Rasch severity (logits, plus: scores lower)\n";
    for (const RaschStudy& study : d.rasch) {
        if (!study.undefined.empty()) {
            out += fmt::format("  {}: not estimable: {}\n", sanitizeUtf8(study.dimension), plainWords(study.undefined));
            continue;
        }
        out += fmt::format("  {}: separation {}, reliability {}\n", sanitizeUtf8(study.dimension),
                           shown(&study.estimates[0]), shown(&study.estimates[1]));
        for (const RaschRater& r : study.raters)
            out += fmt::format("    {:<12} {:>4}  {:<26} infit {}, outfit {}\n", sanitizeUtf8(r.rater), r.n,
                               shown(&r.severity, NumberStyle::SignedPoints),
                               r.infit ? numberText(*r.infit, NumberStyle::Coefficient) : "-",
                               r.outfit ? numberText(*r.outfit, NumberStyle::Coefficient) : "-");
    }
}

} // namespace

std::string diagnosticsText(const AgreementReport& report) {
    if (!report.diagnostics)
        return {};
    std::string out;
    raters(*report.diagnostics, out);
    drift(*report.diagnostics, out);
    confidence(*report.diagnostics, out);
    halo(*report.diagnostics, out);
    design(report, out);
    rasch(*report.diagnostics, out);
    return out;
}

} // namespace attune
