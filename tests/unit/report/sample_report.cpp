// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/report/sample_report.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <regex>

namespace attune::testing {
namespace {

struct Moments {
    double meanA = 0, meanB = 0, varA = 0, varB = 0, covariance = 0, meanD = 0, varD = 0;
};

Moments momentsOf(const std::vector<double>& a, const std::vector<double>& b) {
    Moments m;
    const auto n = static_cast<double>(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        m.meanA += a[i] / n;
        m.meanB += b[i] / n;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        m.varA += (a[i] - m.meanA) * (a[i] - m.meanA) / (n - 1);
        m.varB += (b[i] - m.meanB) * (b[i] - m.meanB) / (n - 1);
        m.covariance += (a[i] - m.meanA) * (b[i] - m.meanB) / (n - 1);
    }
    m.meanD = m.meanA - m.meanB;
    m.varD = m.varA + m.varB - 2 * m.covariance;
    return m;
}

Estimate figure(std::string name, double value, std::int64_t n, std::string definition) {
    Estimate e;
    e.name = std::move(name);
    e.value = value;
    e.n = n;
    e.definition = std::move(definition);
    return e;
}

Interval roughInterval(double r, double n, std::string method) {
    const double z = std::atanh(std::clamp(r, -0.99, 0.99));
    const double half = 1.96 / std::sqrt(std::max(1.0, n - 1.5));
    return {.low = std::tanh(z - half), .high = std::tanh(z + half), .method = std::move(method)};
}

double share(const std::vector<double>& a, const std::vector<double>& b, double within) {
    double hits = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        hits += std::abs(a[i] - b[i]) <= within;
    return hits / static_cast<double>(a.size());
}

double constantShare(const std::vector<double>& b, double within) {
    double best = 0;
    for (double c = 1; c <= 7; c += 0.5)
        best = std::max(best, share(std::vector<double>(b.size(), c), b, within));
    return best;
}

} // namespace

PairAgreement samplePair(const std::string& a, const std::string& b, const std::string& dimension,
                         const std::vector<std::string>& clips, const std::vector<double>& scoresA,
                         const std::vector<double>& scoresB) {
    PairAgreement pair;
    pair.a = a;
    pair.b = b;
    pair.dimension = dimension;
    pair.n = static_cast<std::int64_t>(clips.size());
    for (double c = 1; c <= 7; c += 0.5)
        pair.confusion.categories.push_back(formatNumber(c));
    pair.confusion.counts.assign(13, std::vector<std::int64_t>(13, 0));
    for (std::size_t i = 0; i < clips.size(); ++i) {
        pair.scores.push_back({clips[i], scoresA[i], scoresB[i]});
        ++pair.confusion.counts[static_cast<std::size_t>(std::lround((scoresA[i] - 1) * 2))]
                               [static_cast<std::size_t>(std::lround((scoresB[i] - 1) * 2))];
    }
    if (clips.size() < 2)
        return pair;
    const auto n = static_cast<double>(clips.size());
    const Moments m = momentsOf(scoresA, scoresB);
    const double sd = std::sqrt(m.varD);
    const double t = 1.96 + 2.6 / (n - 1);
    const auto add = [&](Estimate e) { pair.estimates.push_back(std::move(e)); };
    add(figure("exact", share(scoresA, scoresB, 0), pair.n, "exact/1"));
    add(figure("within_1", share(scoresA, scoresB, 1), pair.n, "within-one/1"));
    add(figure("baseline_within_1", constantShare(scoresB, 1), pair.n, "baseline-within-one/1"));
    double sum = 0;
    for (std::size_t i = 0; i < clips.size(); ++i)
        sum += std::abs(scoresA[i] - scoresB[i]);
    add(figure("mean_abs_difference", sum / n, pair.n, "mean-abs-difference/1"));
    auto bias = figure("bias", m.meanD, pair.n, "bias/1");
    bias.ci = Interval{.low = m.meanD - t * sd / std::sqrt(n), .high = m.meanD + t * sd / std::sqrt(n), .method = "t"};
    add(bias);
    add(figure("sd_difference", sd, pair.n, "sd-difference/1"));
    add(figure("loa_low", m.meanD - 1.96 * sd, pair.n, "bland-altman/1986/1"));
    add(figure("loa_high", m.meanD + 1.96 * sd, pair.n, "bland-altman/1986/1"));
    const double below = m.varA + m.varB + m.meanD * m.meanD - m.varD / n;
    Estimate icc;
    icc.name = "icc_a1";
    icc.n = pair.n;
    icc.definition = "icc.a1/mcgraw-wong-1996/1";
    if (below > 0) {
        icc.value = 2 * m.covariance / below;
        icc.ci = roughInterval(*icc.value, n, "f-satterthwaite");
        icc.intervals = {*icc.ci, roughInterval(*icc.value, n + 2, "unit-bootstrap-percentile")};
    } else
        icc.undefined = "zero_variance";
    add(icc);
    if (m.varA + m.varB > 0) {
        auto consistency = figure("icc_c1", 2 * m.covariance / (m.varA + m.varB), pair.n, "icc.c1/mcgraw-wong-1996/1");
        consistency.ci = roughInterval(*consistency.value, n, "f");
        add(consistency);
        auto kappa = figure("kappa", 2 * m.covariance / (m.varA + m.varB + m.meanD * m.meanD * n / (n - 1)), pair.n,
                            "kappa/cohen-1968/1");
        kappa.weights = "quadratic";
        kappa.ci = roughInterval(*kappa.value, n, "z");
        add(kappa);
    }
    if (m.varB == 0)
        pair.flags.emplace_back("constant_reference");
    if (std::sqrt(m.varB) < 0.75)
        pair.flags.emplace_back("restricted_range");
    if (m.varA == 0)
        pair.flags.emplace_back("constant_rater");
    if (pair.n < 10)
        pair.flags.emplace_back("few_targets");
    return pair;
}

namespace {

// What the pairs of a dimension with REF say, as a sheet.
ScoreSheet sheetOf(const AgreementReport& report, const std::string& dimension, const std::vector<std::string>& clips) {
    ScoreSheet sheet;
    sheet.dimension = dimension;
    sheet.targets = clips;
    sheet.raters = {"REF"};
    std::vector<const PairAgreement*> pairs;
    for (const auto& pair : report.pairs)
        if (pair.dimension == dimension) {
            pairs.push_back(&pair);
            sheet.raters.push_back(pair.a);
            sheet.categories = pair.confusion.categories;
        }
    const auto cell = [](double score) { return static_cast<std::int32_t>(std::lround((score - 1) * 2)); };
    for (std::size_t t = 0; t < clips.size() && !pairs.empty(); ++t) {
        sheet.cells.push_back(cell(pairs.front()->scores[t].b));
        for (const auto* pair : pairs)
            sheet.cells.push_back(cell(pair->scores[t].a));
    }
    return sheet;
}

} // namespace

AgreementReport sampleReport(int clips, int raters) {
    static const std::array<std::array<double, 12>, 6> reference{{{4, 2, 6, 5.5, 3, 4.5, 6.5, 2.5, 5, 3.5, 6, 4},
                                                                  {5, 3, 5.5, 4, 2.5, 6, 6, 3.5, 4.5, 2, 5, 6.5},
                                                                  {4, 3, 5, 6, 2.5, 2, 4.5, 3.5, 5.5, 6.5, 3, 4},
                                                                  {6, 6.5, 6, 7, 6, 6.5, 5.5, 6, 6.5, 7, 6, 6},
                                                                  {3, 5, 6, 2, 4.5, 5.5, 3.5, 6.5, 4, 2.5, 5, 6},
                                                                  {4.5, 3, 6, 5, 2, 3.5, 5.5, 4, 6.5, 3, 5, 2.5}}};
    static const std::array<double, 12> wobble{0, 0.5, 0, -0.5, 0.5, 0, 0, 0.5, -0.5, 0, 0.5, 0};
    AgreementReport report;
    report.program = "Attune 0.1.0";
    report.inputs = {{"round_03.csv", std::string(60, '9') + "41ae"}};
    report.settings.reference = "REF";
    report.settings.scale = "1:7:0.5";
    report.settings.seed = 7;
    auto& study = report.study;
    study.title = "round 3";
    study.site = "Northside training";
    study.date = "2026-11-21";
    study.instrument = "Six-Strand demo, version 3, 1 to 7 in half points";
    study.setting = "home visits, free play and clean-up";
    study.clipLength = "04:51 to 06:44";
    study.ageBand = "children 12 to 29 months";
    study.raters = "two social workers and a nurse, 10 h 30 min with a trainer";
    study.reference = "version 2 of 12 Mar 2026, consensus of two trainers";
    study.sampling = "chosen to cover low, middle and high";
    study.order = "random";
    study.independence = "blind to reference and peers until submission, from the log";
    study.dimensions = {{"sensitivity", "Sensitivity", "adult"},     {"structuring", "Structuring", "adult"},
                        {"intrusive", "Non-intrusiveness", "adult"}, {"hostility", "Non-hostility", "adult"},
                        {"responsive", "Responsiveness", "child"},   {"involvement", "Involvement", "child"}};
    std::vector<std::string> names;
    for (int i = 0; i < clips; ++i)
        names.push_back("D-" + std::string(i < 9 ? "0" : "") + std::to_string(i + 1));
    report.targets = clips;
    report.raters = raters;
    report.dimensions = 6;
    report.rows = static_cast<std::int64_t>(clips) * 6 * (raters + 1);
    report.missing = {{"empty", 0}, {"not_codable", 2}};
    for (std::size_t d = 0; d < 6; ++d) {
        std::vector<double> truth;
        for (int i = 0; i < clips; ++i)
            truth.push_back(reference[d][static_cast<std::size_t>(i) % 12]);
        for (int r = 0; r < raters; ++r) {
            std::vector<double> given;
            for (std::size_t i = 0; i < truth.size(); ++i) {
                double score = truth[i] + wobble[(i * static_cast<std::size_t>(r + 1) + d) % 12] * (1 + r % 2);
                if (r == 1 && d == 2)
                    score += i % 3 == 0 ? 2 : 1;
                if (r == 2 && d == 4)
                    score -= i > 6 ? 1.5 : 0;
                given.push_back(std::clamp(score, 1.0, 7.0));
            }
            const std::string rater = (r < 9 ? "T0" : "T") + std::to_string(r + 1);
            report.pairs.push_back(samplePair(rater, "REF", study.dimensions[d].id, names, given, truth));
        }
        report.sheets.push_back(sheetOf(report, study.dimensions[d].id, names));
        GroupAgreement group;
        group.dimension = study.dimensions[d].id;
        group.nTargets = group.nPairable = group.nComplete = clips;
        group.nRaters = raters;
        for (const char* name : {"alpha_ordinal", "icc_a1"}) {
            auto e = figure(name, 0.8 - 0.03 * static_cast<double>(d), clips, std::string(name) + "/1");
            e.ci = roughInterval(*e.value, clips, "unit-bootstrap-percentile");
            group.estimates.push_back(e);
        }
        report.group.push_back(group);
    }
    for (int r = 0; r < raters; ++r) {
        Verdict verdict;
        verdict.rater = (r < 9 ? "T0" : "T") + std::to_string(r + 1);
        verdict.rule = "Site standard 2026";
        verdict.outcome = VerdictOutcome::NotEstimable;
        for (const auto& pair : report.pairs) {
            if (pair.a != verdict.rater)
                continue;
            const bool narrow = std::ranges::find(pair.flags, "restricted_range") != pair.flags.end();
            const auto clause = [&](const char* name, double threshold, const char* comparison, bool open) {
                ClauseResult c;
                c.id = name;
                c.dimension = pair.dimension;
                c.threshold = threshold;
                c.estimate = name;
                c.bound = "value";
                c.comparison = comparison;
                if (const auto* e = pair.find(name); e != nullptr && e->value)
                    c.value = *e->value;
                if (open || !c.value)
                    c.reason = "restricted_range";
                else
                    c.held = std::string_view(comparison) == "atLeast" ? *c.value >= threshold
                                                                       : std::abs(*c.value) <= threshold;
                if (c.held && !*c.held)
                    verdict.outcome = VerdictOutcome::Fail;
                verdict.clauses.push_back(c);
            };
            clause("icc_a1", 0.8, "atLeast", narrow);
            clause("bias", 0.5, "absAtMost", false);
            clause("within_1", 0.8, "atLeast", false);
        }
        report.verdicts.push_back(verdict);
    }
    return report;
}

AgreementReport nominalReport() {
    AgreementReport report;
    report.program = "Attune 0.1.0";
    report.targets = 20;
    report.raters = 2;
    report.dimensions = 1;
    report.rows = 40;
    report.settings.level = MeasurementLevel::Nominal;
    report.settings.categories = {"secure", "avoidant", "resistant", "other"};
    PairAgreement pair;
    pair.a = "T01";
    pair.b = "T02";
    pair.dimension = "class";
    pair.n = 20;
    pair.confusion.categories = report.settings.categories;
    pair.confusion.counts = {{8, 1, 0, 0}, {1, 4, 0, 0}, {0, 1, 3, 0}, {1, 0, 0, 1}};
    auto exact = figure("exact", 0.8, 20, "exact/1");
    exact.ci = Interval{.low = 0.58, .high = 0.92, .method = "wilson"};
    auto kappa = figure("kappa", 0.6992, 20, "kappa/cohen-1960/1");
    kappa.weights = "identity";
    kappa.ci = Interval{.low = 0.43, .high = 0.96, .method = "z"};
    pair.estimates = {exact, figure("baseline_exact", 0.5, 20, "baseline-exact/1"), kappa,
                      figure("kappa_max", 0.85, 20, "kappa-max/1"),
                      figure("observer_accuracy", 0.88, 20, "accuracy/1")};
    ScoreSheet sheet;
    sheet.dimension = pair.dimension;
    sheet.categories = pair.confusion.categories;
    sheet.raters = {"T01", "T02"};
    for (std::int32_t i = 0; i < 4; ++i)
        for (std::int32_t j = 0; j < 4; ++j)
            for (auto n = pair.confusion.counts[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)]; n > 0; --n) {
                sheet.targets.push_back("v" + std::to_string(sheet.targets.size() + 1));
                sheet.cells.insert(sheet.cells.end(), {i, j});
            }
    report.sheets.push_back(sheet);
    report.pairs.push_back(pair);
    return report;
}

std::string markupFault(const std::string& xml) {
    std::vector<std::string> open;
    for (std::size_t i = 0; i < xml.size(); ++i) {
        const char c = xml[i];
        if (c == '&') {
            const auto end = xml.find(';', i);
            if (end == std::string::npos)
                return "a bare & at " + std::to_string(i);
            const std::string name = xml.substr(i + 1, end - i - 1);
            if (name != "amp" && name != "lt" && name != "gt" && name != "quot" && name != "#39")
                return "entity " + name;
            continue;
        }
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
            return "a control character at " + std::to_string(i);
        if (c == '>')
            return "a bare > at " + std::to_string(i);
        if (c != '<')
            continue;
        std::size_t end = i + 1;
        bool quoted = false;
        for (; end < xml.size() && (quoted || xml[end] != '>'); ++end) {
            if (xml[end] == '"')
                quoted = !quoted;
            else if (xml[end] == '<')
                return "a bare < at " + std::to_string(end);
        }
        if (end >= xml.size())
            return "an unfinished tag at " + std::to_string(i);
        const std::string tag = xml.substr(i + 1, end - i - 1);
        const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
        if (tag.starts_with('/')) {
            if (open.empty() || "/" + open.back() != tag)
                return tag + " closes nothing";
            open.pop_back();
        } else if (!tag.ends_with('/'))
            open.push_back(name);
        i = end;
    }
    return open.empty() ? std::string() : open.back() + " is never closed";
}

std::string htmlFault(std::string html) {
    html.erase(0, html.find("<html"));
    const auto style = html.find("<style>");
    html.erase(style, html.find("</style>") + 8 - style);
    html = std::regex_replace(html, std::regex("<meta [^>]*>|<br>"), "");
    html = std::regex_replace(html, std::regex("&nbsp;"), " ");
    return markupFault(html);
}

std::string wordsOf(const std::string& html) {
    std::string body = html.substr(html.find("<body>"));
    body = std::regex_replace(body, std::regex("<[^>]*>"), "\x1f");
    return std::regex_replace(body, std::regex("\x1f+"), "|");
}

} // namespace attune::testing
