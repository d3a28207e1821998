// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/xlsx_summary.h"

#include "base/text.h"
#include "report/number_text.h"
#include "report/summary_model.h"
#include "report/xlsx_book.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace attune {
namespace {

using namespace xlsx;

std::string spaced(std::string text) {
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string flagsInWords(const PairAgreement& pair) {
    std::vector<std::string> words;
    for (const auto& flag : pair.flags)
        words.push_back(flagInWords(flag));
    return join(words, "; ");
}

const Estimate* find(const std::vector<Estimate>& list, std::string_view name, std::string_view weights = {}) {
    const auto found =
        std::ranges::find_if(list, [&](const Estimate& e) { return e.name == name && e.weights == weights; });
    return found == list.end() ? nullptr : &*found;
}

void overview(Book& book, const AgreementReport& report) {
    Sheet sheet(book, "Overview",
                {{"Rater", "The rater compared", 14},
                 {"With", "This site's reference, or the other rater", 14},
                 {"Clips", "Clips scored by both on one dimension or more", 8},
                 {"Exact", "Same score, over all dimensions"},
                 {"Within one", "At most one scale point apart, over all dimensions"},
                 {"Constant rater within one", "What the best constant score would reach"},
                 {"Bias", "Mean of rater minus reference over all dimensions; plus is higher"},
                 {"Rule", "The rule judged by", 28},
                 {"Verdict", "Outcome under the rule", 16},
                 {"Clauses not met", "Which clauses failed or could not be judged", 48}},
                2);
    for (const auto& pooled : report.pooled) {
        std::vector<const Verdict*> verdicts;
        for (const auto& verdict : report.verdicts)
            if (verdict.rater == pooled.a)
                verdicts.push_back(&verdict);
        std::int64_t clips = 0;
        if (!pooled.estimates.empty())
            for (const auto& [name, value] : pooled.estimates.front().parameters)
                if (const auto* targets = std::get_if<std::int64_t>(&value); targets && name == "targets")
                    clips = *targets;
        for (std::size_t i = 0; i < std::max<std::size_t>(1, verdicts.size()); ++i) {
            sheet.row();
            sheet.text(pooled.a);
            sheet.text(pooled.b);
            sheet.count(clips);
            for (const char* name : {"exact", "within_1", "baseline_within_1", "bias"})
                sheet.figure(find(pooled.estimates, name));
            if (verdicts.empty())
                continue;
            sheet.text(verdicts[i]->rule);
            sheet.text(outcomeInWords(verdicts[i]->outcome));
            std::vector<std::string> faults;
            for (const auto& clause : verdicts[i]->clauses)
                if (clause.held != true)
                    faults.push_back(clause.id + (clause.dimension ? " " + *clause.dimension : std::string()) +
                                     (clause.held ? "" : " (" + spaced(clause.reason) + ")"));
            sheet.text(join(faults, "; "));
        }
    }
    sheet.colour(6, -1.5, 0, 1.5);
}

void dimensions(Book& book, const AgreementReport& report) {
    static constexpr std::array<std::pair<const char*, const char*>, 9> shown{{{"percent_agreement", "identity"},
                                                                               {"all_within_1", ""},
                                                                               {"icc_a1", ""},
                                                                               {"icc_c1", ""},
                                                                               {"icc_ak", ""},
                                                                               {"alpha_ordinal", ""},
                                                                               {"alpha_nominal", ""},
                                                                               {"fleiss_kappa", "identity"},
                                                                               {"gwet_ac", "quadratic"}}};
    std::vector<Column> columns{{"Dimension", "What is rated", 22},
                                {"Raters", "Raters among themselves, the reference left out", 8},
                                {"Clips", "Clips with a score", 8},
                                {"Two or more", "Clips with two scores or more"},
                                {"Complete", "Clips scored by every rater"}};
    for (const auto& [name, weights] : shown) {
        const std::string full = estimateNameInWords(name, weights);
        columns.push_back({full, full + ": how far the raters agree among themselves"});
        columns.push_back({full + " low", "Lower end of its interval"});
        columns.push_back({full + " high", "Upper end of its interval"});
    }
    Sheet sheet(book, "Dimensions", columns, 1);
    for (const auto& group : report.group) {
        sheet.row();
        sheet.text(dimensionName(report, group.dimension));
        for (const auto count : {group.nRaters, group.nTargets, group.nPairable, group.nComplete})
            sheet.count(count);
        for (const auto& [name, weights] : shown) {
            const auto* estimate = find(group.estimates, name, weights);
            sheet.figure(estimate);
            sheet.interval(estimate);
        }
    }
}

void raters(Book& book, const AgreementReport& report) {
    Sheet sheet(book, "Raters",
                {{"Rater", "The rater compared", 12},
                 {"With", "This site's reference, or the other rater", 12},
                 {"Dimension", "What is rated", 20},
                 {"Clips", "Clips scored by both", 8},
                 {"Missing", "Clips the reference scored and the rater did not", 8},
                 {"Exact", "Same score"},
                 {"Within one", "At most one scale point apart"},
                 {"Constant within one", "What the best constant score would reach"},
                 {"Bias", "Mean of rater minus reference; plus is higher"},
                 {"Bias low", "Lower end of its interval"},
                 {"Bias high", "Upper end of its interval"},
                 {"SD of differences", "Spread of rater minus reference"},
                 {"ICC(A,1)", "Same number, single rater"},
                 {"ICC(A,1) low", "Lower end of its interval"},
                 {"ICC(A,1) high", "Upper end of its interval"},
                 {"ICC(C,1)", "Same order, single rater"},
                 {"Kappa, quadratic", "Weighted kappa with quadratic weights"},
                 {"Kappa", "Agreement of codes beyond chance"},
                 {"SEM", "Standard error of measurement in scale points"},
                 {"Remarks", "What to know before using the figures", 60}},
                3);
    for (const auto& pair : report.pairs) {
        if (sheet.full())
            break;
        sheet.row();
        sheet.text(pair.a);
        sheet.text(pair.b);
        sheet.text(dimensionName(report, pair.dimension));
        sheet.count(pair.n);
        sheet.count(pair.missing);
        for (const char* name : {"exact", "within_1", "baseline_within_1", "bias"})
            sheet.figure(pair.find(name));
        sheet.interval(pair.find("bias"));
        sheet.figure(pair.find("sd_difference"));
        sheet.figure(pair.find("icc_a1"));
        sheet.interval(pair.find("icc_a1"));
        sheet.figure(pair.find("icc_c1"));
        sheet.figure(pair.find("kappa", "quadratic"));
        sheet.figure(pair.find("kappa", "identity"));
        sheet.figure(pair.find("sem"));
        sheet.text(flagsInWords(pair));
    }
    sheet.filter();
    sheet.colour(8, -1.5, 0, 1.5);
}

void repeats(Book& book, const AgreementReport& report) {
    Sheet sheet(book, "Same rater twice",
                {{"Rater", "Compared with themselves", 12},
                 {"Later", "The later coding of the clips", 12},
                 {"Earlier", "The earlier one", 12},
                 {"Dimension", "What is rated", 20},
                 {"Clips", "Clips scored both times", 8},
                 {"Exact", "Same score"},
                 {"Within one", "At most one scale point apart"},
                 {"Change", "Mean of later minus earlier; plus is higher"},
                 {"Change low", "Lower end of its interval"},
                 {"Change high", "Upper end of its interval"},
                 {"ICC(A,1)", "Same number, single rater"},
                 {"ICC(A,1) low", "Lower end of its interval"},
                 {"ICC(A,1) high", "Upper end of its interval"},
                 {"Kappa", "Agreement of codes beyond chance"},
                 {"Drift", "Points per clip in the order of the later codings"},
                 {"Drift low", "Lower end of its interval"},
                 {"Drift high", "Upper end of its interval"}},
                4);
    for (const auto& pair : report.pairs) {
        if (sheet.full())
            break;
        const RaterDiagnostics* change = changeOf(report, pair);
        const Estimate* drift = change ? change->find("drift_slope") : nullptr;
        sheet.row();
        sheet.text(raterOfOccasion(pair.a));
        sheet.text(pair.a);
        sheet.text(pair.b);
        sheet.text(dimensionName(report, pair.dimension));
        sheet.count(pair.n);
        for (const char* name : {"exact", "within_1", "bias"})
            sheet.figure(pair.find(name));
        sheet.interval(pair.find("bias"));
        sheet.figure(pair.find("icc_a1"));
        sheet.interval(pair.find("icc_a1"));
        sheet.figure(pair.find("kappa", "identity"));
        sheet.figure(drift);
        sheet.interval(drift);
    }
    sheet.filter();
    sheet.colour(7, -1.5, 0, 1.5);
}

void clips(Book& book, const AgreementReport& report) {
    struct Spread {
        std::int64_t n = 0;
        double sum = 0, absolute = 0, widest = 0;
    };
    std::map<std::pair<std::string, std::string>, Spread> all;
    for (const auto& pair : report.pairs)
        for (const auto& score : pair.scores) {
            auto& spread = all[{score.target, pair.dimension}];
            const double difference = score.a - score.b;
            ++spread.n;
            spread.sum += difference;
            spread.absolute += std::abs(difference);
            spread.widest = std::max(spread.widest, std::abs(difference));
        }
    Sheet sheet(book, "Clips",
                {{"Clip", "By its alias", 16},
                 {"Dimension", "What is rated", 20},
                 {"Pairs", "Pairs of scores compared", 8},
                 {"Mean difference", "Mean of rater minus reference; without a reference of a minus b"},
                 {"Mean absolute difference", "How far apart on average"},
                 {"Widest", "The largest difference in either direction"}},
                2);
    for (const auto& [key, spread] : all) {
        if (sheet.full())
            break;
        sheet.row();
        sheet.text(key.first);
        sheet.text(dimensionName(report, key.second));
        sheet.count(spread.n);
        sheet.number(spread.sum / static_cast<double>(spread.n), book.decimals());
        sheet.number(spread.absolute / static_cast<double>(spread.n), book.decimals());
        sheet.number(spread.widest, book.decimals());
    }
    sheet.filter();
    sheet.colour(3, -1.5, 0, 1.5);
}

void confusion(Book& book, const AgreementReport& report) {
    Sheet sheet(book, "Confusion",
                {{"Rater", "The rater compared", 12},
                 {"With", "This site's reference, or the other rater", 12},
                 {"Dimension", "What is rated", 20},
                 {"Rater's score", "Category given by the rater"},
                 {"Other's score", "Category given by the reference or other rater"},
                 {"Clips", "How often both were given together; what never occurs is left out", 8}},
                3);
    for (const auto& pair : report.pairs)
        for (std::size_t i = 0; i < pair.confusion.counts.size(); ++i)
            for (std::size_t j = 0; j < pair.confusion.counts[i].size(); ++j) {
                if (pair.confusion.counts[i][j] == 0 || sheet.full())
                    continue;
                sheet.row();
                sheet.text(pair.a);
                sheet.text(pair.b);
                sheet.text(dimensionName(report, pair.dimension));
                for (const auto& category : {pair.confusion.categories[i], pair.confusion.categories[j]})
                    if (const auto value = parseNumber(category))
                        sheet.number(*value, nullptr);
                    else
                        sheet.text(category);
                sheet.count(pair.confusion.counts[i][j]);
            }
    sheet.filter();
}

/// A number where the category is one, else its words; the number comes back.
std::optional<double> putScore(Sheet& sheet, const ScoreSheet& scores, std::int32_t cell) {
    const std::string& category = scores.categories[static_cast<std::size_t>(cell)];
    const auto value = parseNumber(category);
    if (value)
        sheet.number(*value, nullptr);
    else
        sheet.text(category);
    return value;
}

void ratings(Book& book, const AgreementReport& report) {
    Sheet sheet(book, "Ratings",
                {{"Clip", "By its alias", 16},
                 {"Dimension", "What is rated", 20},
                 {"Rater", "The rater compared", 12},
                 {"With", "This site's reference, or the other rater; empty: raters are not compared in pairs", 12},
                 {"Rater's score", "As given"},
                 {"Other's score", "As given"},
                 {"Difference", "Rater minus reference, or a minus b"},
                 {"Cluster", "What the clip belongs to, where clusters were resampled whole", 14}},
                4);
    const auto line = [&](const ScoreSheet& scores, std::size_t clip, std::size_t a, std::optional<std::size_t> b) {
        if (sheet.full() || scores.at(clip, a) < 0 || (b && scores.at(clip, *b) < 0))
            return;
        sheet.row();
        sheet.text(scores.targets[clip]);
        sheet.text(dimensionName(report, scores.dimension));
        sheet.text(scores.raters[a]);
        sheet.text(b ? scores.raters[*b] : std::string());
        const auto own = putScore(sheet, scores, scores.at(clip, a));
        const auto other = b ? putScore(sheet, scores, scores.at(clip, *b)) : std::nullopt;
        if (!b)
            sheet.blank();
        sheet.maybe(own && other ? std::optional(*own - *other) : std::nullopt, nullptr);
        sheet.text(scores.clusters.empty() ? std::string() : scores.clusters[clip]);
    };
    const auto column = [](const ScoreSheet& scores, const std::string& who) {
        return static_cast<std::size_t>(std::ranges::find(scores.raters, who) - scores.raters.begin());
    };
    for (const auto& pair : report.pairs)
        for (const auto& scores : report.sheets)
            if (scores.dimension == pair.dimension) {
                const auto a = column(scores, pair.a), b = column(scores, pair.b);
                for (std::size_t t = 0; t < scores.targets.size(); ++t)
                    line(scores, t, a, b);
            }
    if (report.pairs.empty())
        for (const auto& scores : report.sheets)
            for (std::size_t t = 0; t < scores.targets.size(); ++t)
                for (std::size_t r = 0; r < scores.raters.size(); ++r)
                    line(scores, t, r, {});
    sheet.filter();
    sheet.colour(6, -2, 0, 2);
}

// About, dimension, a, b and figures of every part of the report.
template <typename F> void inEveryPart(const AgreementReport& report, const F& add) {
    for (const auto& group : report.group)
        add("group", group.dimension, group.rater, {}, group.estimates);
    for (const auto& pair : report.pairs)
        add("pair", pair.dimension, pair.a, pair.b, pair.estimates);
    for (const auto& pooled : report.pooled)
        add("pooled", {}, pooled.a, pooled.b, pooled.estimates);
}

void figures(Book& book, const AgreementReport& report) {
    Sheet sheet(book, "Figures",
                {{"About", "Raters among themselves, a pair on a dimension, or a pair over all", 10},
                 {"Dimension", "What is rated", 20},
                 {"a", "Rater", 10},
                 {"b", "Reference or other rater", 10},
                 {"Figure", "Fixed name of the figure", 20},
                 {"Weights", "Of weighted coefficients", 10},
                 {"Value", "The figure, or in words why there is none"},
                 {"SE", "Standard error"},
                 {"Low", "Lower end of the interval"},
                 {"High", "Upper end of the interval"},
                 {"Interval", "Method of the interval; all that were computed are in the sheet Intervals", 24},
                 {"n", "Clips behind the figure", 8},
                 {"Statistic", "Of the test: F, z or chi-square"},
                 {"df 1", "Degrees of freedom"},
                 {"df 2", "Second degrees of freedom, of F"},
                 {"p", "Of the test"},
                 {"Definition", "What exactly was computed", 50}},
                4);
    const auto add = [&](const char* about, const std::string& dimension, const std::string& a, const std::string& b,
                         const std::vector<Estimate>& list) {
        for (const auto& e : list) {
            if (sheet.full())
                return;
            sheet.row();
            for (const std::string& words : {std::string(about), dimension, a, b, e.name, e.weights})
                sheet.text(words);
            if (e.value)
                sheet.number(*e.value, nullptr);
            else
                sheet.remark(e.undefined);
            sheet.maybe(e.se, nullptr);
            sheet.maybe(e.ci ? std::optional(e.ci->low) : std::nullopt, nullptr);
            sheet.maybe(e.ci ? std::optional(e.ci->high) : std::nullopt, nullptr);
            sheet.text(e.ci ? e.ci->method : std::string());
            sheet.count(e.n);
            sheet.maybe(e.statistic, nullptr);
            for (std::size_t i = 0; i < 2; ++i)
                sheet.maybe(i < e.df.size() ? std::optional(e.df[i]) : std::nullopt, nullptr);
            sheet.maybe(e.p, nullptr);
            sheet.text(e.definition);
        }
    };
    inEveryPart(report, add);
    sheet.filter();
}

void intervals(Book& book, const AgreementReport& report) {
    Sheet sheet(book, "Intervals",
                {{"About", "Raters among themselves, a pair on a dimension, or a pair over all", 10},
                 {"Dimension", "What is rated", 20},
                 {"a", "Rater", 10},
                 {"b", "Reference or other rater", 10},
                 {"Figure", "Fixed name of the figure", 20},
                 {"Weights", "Of weighted coefficients", 10},
                 {"Interval", "Method of the interval", 24},
                 {"Low", "Lower end, not cut to the range of the figure"},
                 {"High", "Upper end, not cut to the range of the figure"},
                 {"Resamples", "How many were drawn"},
                 {"Without a value", "Resamples in which the figure has none; they are left out"}},
                4);
    inEveryPart(report, [&](const char* about, const std::string& dimension, const std::string& a, const std::string& b,
                            const std::vector<Estimate>& list) {
        for (const auto& e : list)
            for (const Interval& i : e.intervals) {
                if (sheet.full())
                    return;
                sheet.row();
                for (const std::string& words : {std::string(about), dimension, a, b, e.name, e.weights, i.method})
                    sheet.text(words);
                sheet.number(i.low, nullptr);
                sheet.number(i.high, nullptr);
                for (const auto& count : {i.resamples, i.undefinedResamples})
                    sheet.maybe(count ? std::optional(static_cast<double>(*count)) : std::nullopt, nullptr);
            }
    });
    sheet.filter();
}

void settings(Book& book, const AgreementReport& report) {
    Sheet sheet(
        book, "Settings",
        {{"What", "Setting, input or remark", 24}, {"Value", "As used for every figure in this workbook", 100}});
    const auto line = [&](const std::string& what, const std::string& value) {
        sheet.row();
        sheet.text(what);
        sheet.text(value);
    };
    const auto& s = report.settings;
    line("Program", report.program);
    if (!report.study.title.empty())
        line("Round", report.study.title);
    if (!report.study.part.empty())
        line("Part of the round", report.study.part);
    if (!report.study.instrument.empty())
        line("Scheme", report.study.instrument);
    line("Reference", s.reference.value_or("none: raters in pairs"));
    line("Level", s.level ? spaced(std::string(s.level == MeasurementLevel::Nominal    ? "nominal"
                                               : s.level == MeasurementLevel::Ordinal  ? "ordinal"
                                               : s.level == MeasurementLevel::Interval ? "interval"
                                                                                       : "ratio"))
                          : "by the scores: ordinal for numbers, else nominal");
    if (s.scale)
        line("Scale", *s.scale);
    if (!s.categories.empty())
        line("Categories", join(s.categories, ", "));
    if (s.cluster)
        line("Clusters", *s.cluster);
    line("Confidence", formatNumber(s.confidence));
    line("Bootstrap resamples", std::to_string(s.bootstrap));
    line("Seed", std::to_string(s.seed));
    for (const auto& [kind, count] : report.missing)
        line("Missing, " + missingKindInWords(kind), std::to_string(count));
    for (const auto& input : report.inputs)
        line(std::filesystem::path(input.path).filename().string(), "SHA-256 " + input.sha256);
    for (const auto& warning : report.warnings)
        line("Note", warning);
}

} // namespace

Result<std::string> xlsxSummary(const AgreementReport& report) {
    return workbook("Reliability summary" + (report.study.title.empty() ? "" : ": " + report.study.title),
                    [&](Book& book) {
                        overview(book, report);
                        dimensions(book, report);
                        raters(book, report);
                        if (report.repeats)
                            repeats(book, *report.repeats);
                        clips(book, report);
                        confusion(book, report);
                        ratings(book, report);
                        figures(book, report);
                        intervals(book, report);
                        settings(book, report);
                    });
}

} // namespace attune
