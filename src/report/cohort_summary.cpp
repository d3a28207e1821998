// SPDX-License-Identifier: GPL-3.0-or-later
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

constexpr const char* figureNames[] = {"exact", "within_1", "bias", "icc_a1"};

struct Middle {
    std::optional<double> middle, low, high;
};

struct Cell {
    std::int64_t raters = 0, clips = 0;
    Middle figures[std::size(figureNames)];
    const GroupAgreement* group = nullptr;
};

Cell cellOf(const AgreementReport& report, const std::string& dimension) {
    Cell cell;
    std::vector<double> values[std::size(figureNames)];
    for (const auto& pair : report.pairs) {
        if (pair.dimension != dimension || report.settings.reference != pair.b || pair.n == 0)
            continue;
        ++cell.raters;
        cell.clips = std::max(cell.clips, pair.n);
        for (std::size_t i = 0; i < std::size(figureNames); ++i) {
            const std::string name = figureNames[i];
            const Estimate* estimate = pair.find(name);
            const bool shown = name != "icc_a1" || coefficientDisplay(pair, name).state == CoefficientState::Shown;
            if (estimate != nullptr && estimate->value && shown)
                values[i].push_back(*estimate->value);
        }
    }
    for (std::size_t i = 0; i < std::size(figureNames); ++i)
        if (static_cast<std::int64_t>(values[i].size()) >= smallestCohort)
            cell.figures[i] = {medianOf(values[i]), std::ranges::min(values[i]), std::ranges::max(values[i])};
    for (const auto& group : report.group)
        if (group.dimension == dimension && group.rater.empty())
            cell.group = &group;
    return cell;
}

const Estimate* groupFigure(const Cell& cell, std::string_view name) {
    if (cell.group == nullptr)
        return nullptr;
    const auto found = std::ranges::find_if(cell.group->estimates, [&](const Estimate& e) { return e.name == name; });
    return found == cell.group->estimates.end() ? nullptr : &*found;
}

std::string middleText(const Middle& m, const char* name) {
    if (!m.middle)
        return "not shown";
    const auto style = numberStyleOf(name);
    return numberText(*m.middle, style) + " (" + numberText(*m.low, style) + " to " + numberText(*m.high, style) + ")";
}

PlainCell maybe(const std::optional<double>& value) { return value ? PlainCell(*value) : PlainCell(); }

PlainTable emptyTable() {
    PlainTable out;
    out.sheet = "Cohort";
    out.columns = {{"round", "In the order given", 16},
                   {"dimension", "What is rated", 22},
                   {"raters", "Raters compared with the reference", 8},
                   {"clips", "Most clips scored by one of them and the reference", 8}};
    for (const char* name : figureNames) {
        const std::string words = estimateNameInWords(name);
        out.columns.push_back({std::string(name) + "_middle", words + " of the middle rater", 12});
        out.columns.push_back({std::string(name) + "_lowest", words + ", lowest rater", 12});
        out.columns.push_back({std::string(name) + "_highest", words + ", highest rater", 12});
    }
    out.columns.push_back({"group_alpha_ordinal", "Krippendorff's alpha of the raters among themselves", 12});
    out.columns.push_back({"group_icc_a1", "ICC(A,1) of the raters among themselves", 12});
    return out;
}

/// From which round to which the middle rater's figure went, in a sentence; empty when it cannot be said.
std::string courseOf(const std::string& name, const std::vector<Cell>& cells, const std::vector<CohortWave>& waves) {
    const auto shown = [](const Cell& cell) { return cell.figures[1].middle && cell.figures[2].middle; };
    const auto first = std::ranges::find_if(cells, shown);
    const auto last = std::ranges::find_if(cells.rbegin(), cells.rend(), shown);
    if (first == cells.end() || &*first == &*last)
        return {};
    return fmt::format("{}: from {} to {} the middle rater went from {} to {} within one point, and from a bias of {} "
                       "to {}.",
                       name, waves[static_cast<std::size_t>(first - cells.begin())].name,
                       waves[static_cast<std::size_t>(&*last - cells.data())].name,
                       numberText(*first->figures[1].middle, NumberStyle::Percent),
                       numberText(*last->figures[1].middle, NumberStyle::Percent),
                       numberText(*first->figures[2].middle, NumberStyle::SignedPoints),
                       numberText(*last->figures[2].middle, NumberStyle::SignedPoints));
}

// Once where all rounds are described alike, else round by round.
std::string studiesHtml(const std::vector<CohortWave>& waves) {
    std::vector<std::string> lists;
    for (const CohortWave& wave : waves)
        lists.push_back(studyList(wave.report.study));
    if (std::ranges::adjacent_find(lists, std::ranges::not_equal_to()) == lists.end())
        return lists.front();
    std::string out;
    for (std::size_t i = 0; i < waves.size(); ++i)
        out += heading(3, waves[i].name) + lists[i];
    return out;
}

} // namespace

Result<KindSummary> cohortSummary(const std::vector<CohortWave>& waves) {
    if (waves.size() < 2)
        return fail(ErrorCode::Invalid, "a cohort over time takes two rounds or more", "summary of a cohort",
                    "name the ratings of each round, the earliest first");
    std::vector<std::string> dimensions;
    for (const CohortWave& wave : waves)
        for (const std::string& id : dimensionOrder(wave.report))
            if (std::ranges::find(dimensions, id) == dimensions.end())
                dimensions.push_back(id);
    const AgreementReport& words = waves.back().report;
    PlainTable plain = emptyTable();
    std::string tables, pictures, courses;
    bool suppressed = false;
    for (const std::string& id : dimensions) {
        const std::string name = dimensionName(words, id);
        std::vector<Cell> cells;
        std::vector<WavePoint> bias, within;
        double reach = 1;
        Table table;
        table.column("Round", {}, false);
        table.column("Raters");
        table.column("Clips");
        for (const char* figure : figureNames)
            table.column(estimateNameInWords(figure), "middle (lowest to highest)");
        table.column("Among themselves", "alpha, ordinal");
        for (const CohortWave& wave : waves) {
            const Cell& cell = cells.emplace_back(cellOf(wave.report, id));
            table.row();
            table.cell(wave.name, "");
            table.cell(std::to_string(cell.raters));
            table.cell(std::to_string(cell.clips));
            std::vector<PlainCell> row{wave.name, name, cell.raters, cell.clips};
            for (std::size_t i = 0; i < std::size(figureNames); ++i) {
                const Middle& m = cell.figures[i];
                table.cell(cell.raters == 0 ? "" : middleText(m, figureNames[i]));
                row.insert(row.end(), {maybe(m.middle), maybe(m.low), maybe(m.high)});
            }
            suppressed = suppressed || (cell.raters > 0 && !cell.figures[0].middle);
            const Estimate* alpha = groupFigure(cell, "alpha_ordinal");
            const Estimate* icc = groupFigure(cell, "icc_a1");
            table.cell(alpha == nullptr ? "" : estimateText(*alpha));
            row.push_back(alpha == nullptr ? PlainCell() : maybe(alpha->value));
            row.push_back(icc == nullptr ? PlainCell() : maybe(icc->value));
            plain.rows.push_back(std::move(row));
            within.push_back({wave.name, cell.figures[1].middle, cell.figures[1].low, cell.figures[1].high});
            bias.push_back({wave.name, cell.figures[2].middle, cell.figures[2].low, cell.figures[2].high});
            if (cell.figures[2].middle)
                reach = std::max({reach, std::abs(*cell.figures[2].low), std::abs(*cell.figures[2].high)});
        }
        reach = std::ceil(reach);
        const FigureRole role = dimensionRole(words, id);
        if (const std::string course = courseOf(name, cells, waves); !course.empty())
            courses += tagged("li", course);
        tables += heading(3, name) + table.finish();
        pictures +=
            "<div class=\"block\"><h4>" + personHtml(role) + escapeMarkup(name) + "</h4><div class=\"pictures\">" +
            figureHtml(waveLine("Within one point, share", within, {0, 1}, {}, role)) +
            figureHtml(waveLine("Bias, points", bias, {-reach, reach}, std::pair(-.5, .5), role)) + "</div></div>\n";
    }
    std::string body = paragraph(fmt::format("{} rounds, from {} to {}. Nobody is named; where fewer than {} raters "
                                             "took part, single results are not summed up.",
                                             waves.size(), waves.front().name, waves.back().name, smallestCohort));
    if (!courses.empty())
        body += heading(2, "In words") + "<ul class=\"quote\">" + courses + "</ul>\n";
    body += heading(2, "Round after round") +
            paragraph("A circle is the middle rater of a round, the line reaches from the lowest to the highest; grey: "
                      "a bias of half a point or less.",
                      "small") +
            pictures + heading(2, "Figures") + tables;
    body +=
        paragraph(std::string(suppressed ? "Not shown: fewer than four raters have the figure in that round. " : "") +
                      "ICC(A,1) counts raters with ten clips or more and a reference that varies. Rounds on "
                      "different clips differ in difficulty too: a change is not only the raters’ doing.",
                  "small");
    body += heading(2, "Design") + studiesHtml(waves) + heading(2, "Inputs") + "<ul class=\"quote\">";
    for (const CohortWave& wave : waves)
        for (const auto& input : wave.report.inputs)
            body += tagged("li", wave.name + ": SHA-256 " + input.sha256);
    body += "</ul>\n";
    return KindSummary{document(words.study, "Cohort over time", body), std::move(plain)};
}

} // namespace attune
