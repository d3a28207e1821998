// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/diagnostics_text.h"
#include "report/figures_diagnostics.h"
#include "report/html_summary.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

RaterDiagnostics drifting() {
    RaterDiagnostics r;
    r.rater = "T<1>";
    r.dimension = "warmth";
    r.against = "reference";
    r.n = 3;
    Estimate severity;
    severity.name = "severity";
    severity.value = 0.5;
    severity.ci = Interval{0.1, 0.9, "t", {}, {}};
    Estimate slope = severity;
    slope.name = "drift_slope";
    slope.value = 0.25;
    r.estimates = {severity, slope};
    r.categories = {"1", "2"};
    r.used = {1, 2};
    ControlChart chart;
    chart.centre = 0.5;
    chart.sigma = 0.5;
    chart.low = -1;
    chart.high = 2;
    for (const double d : {0.0, 0.5, 3.0})
        chart.points.push_back({d, 0.5, 0, 1, d > 2, false});
    chart.outOfControl = {{"beyond_3_sigma", 2, 2}};
    r.chart = chart;
    r.chartTargets = {"c1", "c2", "c3"};
    r.flags = {"lenient", "drift"};
    return r;
}

AgreementReport reportOf(ReportDiagnostics diagnostics) {
    AgreementReport report;
    report.diagnostics = std::move(diagnostics);
    return report;
}

TEST(DiagnosticsReport, IsThereOnlyWhenAskedFor) {
    EXPECT_EQ(diagnosticsText({}), "");
    EXPECT_EQ(htmlSummary({}).find("Raters and design"), std::string::npos);
}

TEST(DiagnosticsReport, NamesFlagsSignalsAndFigures) {
    const auto report = reportOf({{drifting()}, {}, {}, {}});
    const std::string text = diagnosticsText(report);
    EXPECT_NE(text.find("+0.50 [+0.10, +0.90]"), std::string::npos) << text;
    EXPECT_NE(text.find("lenient, drift"), std::string::npos);
    EXPECT_NE(text.find("beyond 3 sigma (ratings 3 to 3)"), std::string::npos);
    const std::string html = htmlSummary(report);
    EXPECT_NE(html.find("Raters and design"), std::string::npos);
    EXPECT_NE(html.find("T&lt;1&gt;"), std::string::npos);
    EXPECT_EQ(html.find("T<1>"), std::string::npos);
}

TEST(DiagnosticsReport, DriftChartMarksWhatIsOutside) {
    const Figure chart = driftChart(drifting());
    EXPECT_NE(chart.svg.find("3, c3: difference +3.00, beyond the limits"), std::string::npos);
    EXPECT_NE(chart.alternative.find("1 outside"), std::string::npos) << chart.alternative;
    RaterDiagnostics none = drifting();
    none.chart.reset();
    EXPECT_NE(driftChart(none).svg.find("not known"), std::string::npos);
}

TEST(DiagnosticsReport, HaloChartPutsTheWidestGapFirst) {
    HaloDiagnostics h;
    h.rater = "T1";
    h.pairs = {{"a", "b", 20, 0.3, 0.2, {}}, {"a", "c", 20, 0.9, 0.1, {}}, {"b", "c", 20, {}, 0.1, {}}};
    const Figure chart = haloChart(h);
    EXPECT_LT(chart.svg.find("a, c"), chart.svg.find("a, b"));
    EXPECT_EQ(chart.svg.find("b, c"), std::string::npos); // one side does not vary
    h.pairs.clear();
    EXPECT_NE(haloChart(h).svg.find("No two dimensions"), std::string::npos);
}

TEST(DiagnosticsReport, StudiesWithoutComponentsSayWhy) {
    GeneralizabilityStudy study;
    study.design = "target x rater";
    study.dimension = "warmth";
    study.undefined = "one_rater";
    RaschStudy rasch;
    rasch.dimension = "warmth";
    rasch.undefined = "few_ratings";
    const std::string text = diagnosticsText(reportOf({{}, {}, {study}, {rasch}}));
    EXPECT_NE(text.find("not estimable: one rater"), std::string::npos) << text;
    EXPECT_NE(text.find("not estimable: few ratings"), std::string::npos) << text;
}

} // namespace
} // namespace attune
