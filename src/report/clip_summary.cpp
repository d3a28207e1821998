// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "report/figure_parts.h"
#include "report/figures_kinds.h"
#include "report/html_design.h"
#include "report/html_parts.h"
#include "report/number_text.h"
#include "report/summary_kinds.h"
#include "report/summary_model.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace attune {
namespace {

using namespace html;

struct Line {
    const ClipScores* scores = nullptr;
    std::int64_t n = 0;
    double mean = 0, median = 0, low = 0, high = 0, quartiles = 0;
    double widest = 0;                         ///< between any two scores, the reference among them
    std::optional<double> sd, bias, withinOne; ///< share of raters within one point of the reference
};

/// Tukey's hinges: medians of the halves, the middle one in both.
double middleHalf(std::vector<double> sorted) {
    const auto half = static_cast<std::ptrdiff_t>((sorted.size() + 1) / 2);
    const double low = *medianOf({sorted.begin(), sorted.begin() + half});
    const double high = *medianOf({sorted.end() - half, sorted.end()});
    return high - low;
}

Line lineOf(const ClipScores& scores) {
    Line line;
    line.scores = &scores;
    line.n = static_cast<std::int64_t>(scores.given.size());
    std::vector<double> values;
    double sum = 0;
    for (const auto& [who, score] : scores.given) {
        values.push_back(score);
        sum += score;
    }
    std::ranges::sort(values);
    const auto n = static_cast<double>(values.size());
    line.mean = sum / n;
    line.median = *medianOf(values);
    line.low = values.front();
    line.high = values.back();
    line.quartiles = middleHalf(values);
    if (values.size() > 1) {
        double squares = 0;
        for (const double value : values)
            squares += (value - line.mean) * (value - line.mean);
        line.sd = std::sqrt(squares / (n - 1));
    }
    line.widest = line.high - line.low;
    if (scores.reference) {
        line.widest = std::max(line.high, *scores.reference) - std::min(line.low, *scores.reference);
        line.bias = line.mean - *scores.reference;
        line.withinOne = static_cast<double>(std::ranges::count_if(
                             values, [&](double value) { return std::abs(value - *scores.reference) <= 1; })) /
                         n;
    }
    return line;
}

PlainCell maybe(const std::optional<double>& value) { return value ? PlainCell(*value) : PlainCell(); }

PlainTable plainTable(const AgreementReport& report, const std::vector<Line>& lines) {
    PlainTable out;
    out.sheet = "Clips";
    out.columns = {{"clip", "By its alias", 16},
                   {"dimension", "What is rated", 20},
                   {"raters", "Raters who scored it, the reference left out", 8},
                   {"reference", "Score of the reference"},
                   {"mean", "Mean score of the raters"},
                   {"sd", "Standard deviation of the raters' scores (n - 1)"},
                   {"median", "Middle score"},
                   {"lowest", "Lowest score given"},
                   {"highest", "Highest score given"},
                   {"iqr", "Width of the middle half of the scores, in points (Tukey's hinges)"},
                   {"bias", "Mean of the raters minus reference, in points"},
                   {"within_one", "Share of raters at most one point from the reference"},
                   {"widest", "Largest difference between two scores, the reference among them, in points"}};
    for (const Line& line : lines)
        out.rows.push_back({line.scores->clip, dimensionName(report, line.scores->dimension), line.n,
                            maybe(line.scores->reference), line.mean, maybe(line.sd), line.median, line.low, line.high,
                            line.quartiles, maybe(line.bias), maybe(line.withinOne), line.widest});
    return out;
}

std::string pointsOf(const std::optional<double>& value, NumberStyle style = NumberStyle::Points) {
    return value ? numberText(*value, style) : "";
}

std::string clipTable(const AgreementReport& report, const std::vector<const Line*>& lines) {
    const bool reference = report.settings.reference.has_value();
    Table table;
    table.column("Dimension", {}, false);
    table.column("Raters");
    if (reference)
        table.column("Reference");
    table.column("Mean", "SD");
    table.column("Range");
    table.column("Middle half", "points wide");
    if (reference) {
        table.column("Bias");
        table.column("Within one", "of the reference");
    }
    for (const Line* line : lines) {
        table.row();
        table.cellHtml(personHtml(dimensionRole(report, line->scores->dimension)) +
                           escapeMarkup(dimensionName(report, line->scores->dimension)),
                       "");
        table.cell(std::to_string(line->n));
        if (reference)
            table.cell(line->scores->reference ? scoreText(*line->scores->reference) : "");
        table.cell(fmt::format("{:.2f}", line->mean) + (line->sd ? " (" + pointsOf(line->sd) + ")" : ""));
        table.cell(scoreText(line->low) + " to " + scoreText(line->high));
        table.cell(scoreText(line->quartiles));
        if (reference) {
            table.cell(pointsOf(line->bias, NumberStyle::SignedPoints));
            table.cell(pointsOf(line->withinOne, NumberStyle::Percent));
        }
    }
    return table.finish();
}

struct Contest {
    std::string clip;
    std::vector<const Line*> lines;
    double spread = 0, apart = 0; ///< mean width of the middle half; mean difference between the furthest two scores
    std::size_t worst = 0;        ///< dimension apart the most
};

std::vector<Contest> contests(const AgreementReport& report, const std::vector<Line>& lines) {
    const auto order = dimensionOrder(report);
    std::vector<Contest> out;
    for (const Line& line : lines) {
        auto found = std::ranges::find(out, line.scores->clip, &Contest::clip);
        if (found == out.end()) {
            out.push_back({line.scores->clip, {}, 0, 0, 0});
            found = out.end() - 1;
        }
        found->lines.push_back(&line);
    }
    for (Contest& contest : out) {
        std::ranges::stable_sort(contest.lines, {}, [&](const Line* line) {
            return std::ranges::find(order, line->scores->dimension) - order.begin();
        });
        for (std::size_t i = 0; i < contest.lines.size(); ++i) {
            contest.spread += contest.lines[i]->quartiles;
            contest.apart += contest.lines[i]->widest;
            if (contest.lines[i]->widest > contest.lines[contest.worst]->widest)
                contest.worst = i;
        }
        contest.spread /= static_cast<double>(contest.lines.size());
        contest.apart /= static_cast<double>(contest.lines.size());
    }
    std::ranges::stable_sort(out, [](const Contest& x, const Contest& y) {
        return std::pair(-x.apart, -x.spread) < std::pair(-y.apart, -y.spread);
    });
    return out;
}

// " The reference has no score on warmth."; empty when it has them all, or there is none.
std::string withoutReference(const AgreementReport& report, const Contest& contest) {
    std::vector<std::string> names;
    for (const Line* line : contest.lines)
        if (report.settings.reference && !line->scores->reference)
            names.push_back(dimensionName(report, line->scores->dimension));
    return names.empty() ? std::string() : " The reference has no score on " + join(names, ", ") + ".";
}

std::string headlineOf(const AgreementReport& report, const Contest& contest) {
    const Line& worst = *contest.lines[contest.worst];
    const std::string name = dimensionName(report, worst.scores->dimension);
    if (worst.widest <= 1)
        return "Clip " + contest.clip + " divides nobody: on every dimension the scores lie within one point." +
               withoutReference(report, contest);
    std::string out = fmt::format("Clip {} parts the scores most on {}: from {} to {}", contest.clip, name,
                                  scoreText(worst.low), scoreText(worst.high));
    if (worst.scores->reference)
        out += ", with a reference of " + scoreText(*worst.scores->reference);
    out += ".";
    const auto apart = std::ranges::count_if(contest.lines, [](const Line* line) { return line->widest > 1; });
    if (apart > 1)
        out += fmt::format(" On {} of {} dimensions two scores lie more than one point apart.", apart,
                           contest.lines.size());
    out += withoutReference(report, contest);
    return out;
}

std::string contestHtml(const AgreementReport& report, const Contest& contest) {
    figure_parts::ScoreRange range;
    bool any = false;
    for (const auto& pair : report.pairs) {
        const auto one = figure_parts::scoreRange(pair);
        range = any ? figure_parts::ScoreRange{std::min(range.low, one.low), std::max(range.high, one.high)} : one;
        any = true;
    }
    for (const Line* line : contest.lines) {
        range = any ? figure_parts::ScoreRange{std::min(range.low, line->low), std::max(range.high, line->high)}
                    : figure_parts::ScoreRange{line->low, line->high};
        any = true;
    }
    std::vector<ScoreLine> lines;
    for (const Line* line : contest.lines) {
        ScoreLine one{dimensionName(report, line->scores->dimension),
                      dimensionRole(report, line->scores->dimension),
                      line->scores->reference,
                      {}};
        for (const auto& [who, score] : line->scores->given)
            one.given.push_back(score);
        lines.push_back(std::move(one));
    }
    const Figure figure = scoreLines(lines, range.low, range.high);
    return paragraph(headlineOf(report, contest)) + figureHtml(figure, "wide") + paragraph(figure.note, "small") +
           clipTable(report, contest.lines);
}

std::string ranking(const AgreementReport& report, const std::vector<Contest>& all) {
    Table table;
    table.column("Clip", {}, false);
    table.column("Raters");
    table.column("Mean widest", "difference");
    table.column("Mean middle half", "points wide");
    table.column("Furthest apart on", {}, false);
    for (const Contest& contest : all) {
        const Line& worst = *contest.lines[contest.worst];
        table.row();
        table.cell(contest.clip, "");
        std::int64_t raters = 0;
        for (const Line* line : contest.lines)
            raters = std::max(raters, line->n);
        table.cell(std::to_string(raters));
        table.cell(numberText(contest.apart, NumberStyle::Points));
        table.cell(numberText(contest.spread, NumberStyle::Points));
        table.cell(dimensionName(report, worst.scores->dimension) + ", " + scoreText(worst.low) + " to " +
                       scoreText(worst.high),
                   "");
    }
    return table.finish();
}

} // namespace

Result<KindSummary> clipSummary(const AgreementReport& report, const std::string& clip) {
    const auto scores = clipScores(report);
    std::vector<Line> lines;
    for (const ClipScores& entry : scores)
        if (!entry.given.empty() && (clip.empty() || entry.clip == clip))
            lines.push_back(lineOf(entry));
    if (lines.empty())
        return fail(ErrorCode::NotFound,
                    clip.empty() ? "no clip was scored in numbers by two people" : "no clip " + clip + " was compared",
                    "summary of clips", "name a clip of the table, by its alias");
    const auto all = contests(report, lines);
    constexpr std::size_t mostDrawn = 60;
    std::string body;
    std::string title = "How contested the clips are";
    if (!clip.empty()) {
        title = "Clip " + clip;
        body = contestHtml(report, all.front());
    } else {
        body = paragraph("The clips whose scores lie furthest apart come first: they are worth talking through, and "
                         "worth a second look at the reference.") +
               heading(2, "All clips") + ranking(report, all) + heading(2, "Clip by clip");
        for (std::size_t i = 0; i < all.size() && i < mostDrawn; ++i)
            body +=
                "<div class=\"block\">" + heading(3, "Clip " + all[i].clip) + contestHtml(report, all[i]) + "</div>\n";
        if (all.size() > mostDrawn)
            body += paragraph(fmt::format("The {} most contested of {} clips are drawn; the table holds them all.",
                                          mostDrawn, all.size()),
                              "small");
    }
    body += heading(2, "Design") +
            studyList(report.study, {{"Raters", ratersText(report)}, {"Reference", report.study.reference}}) +
            heading(2, "How to read this") +
            paragraph("Range: lowest and highest score given. Middle half: how many points the middle half of the "
                      "scores spans; 0 when most raters agree. Bias: mean of the raters minus the reference. A clip "
                      "can be contested because raters err, because it is hard, or because the reference is "
                      "questionable; the figures cannot tell these apart.",
                      "small");
    return KindSummary{document(report.study, title, body), plainTable(report, lines)};
}

} // namespace attune
