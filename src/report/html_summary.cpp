// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_summary.h"

#include "report/html_design.h"
#include "report/html_diagnostics.h"
#include "report/html_parts.h"
#include "report/html_repeats.h"
#include "report/html_tables.h"
#include "report/html_text.h"
#include "report/number_text.h"
#include "report/plain_page.h"

#include <algorithm>
#include <set>

namespace attune {
namespace {

using namespace html;

/// Beyond this many sections the drawings of each are left out, with a sentence that says so.
constexpr std::size_t mostDrawnSections = 15;
/// Rows of one piece of the map of raters and dimensions, so that a page break never cuts a cell.
constexpr std::size_t mapRows = 12;

std::string sectionTitle(const AgreementReport& report, const SummarySection& section) {
    return report.settings.reference == section.b ? "Rater " + section.a + " with this site’s reference"
                                                  : section.a + " with " + section.b;
}

std::string headlineHtml(const AgreementReport& report, const SummarySection& section) {
    std::string text;
    for (const auto& sentence : headline(report, section))
        text += (text.empty() ? "" : " ") + sentence;
    std::string out = "<div class=\"headline\">" + paragraph(text);
    for (const auto& verdict : report.verdicts)
        if (verdict.rater == section.a)
            out += "<p class=\"overall\">Rule “" + escapeMarkup(verdict.rule) + "”: " + outcomeHtml(verdict.outcome) +
                   "</p>";
    return out + "</div>\n";
}

std::string howToRead(const AgreementReport& report, const SummarySection& section) {
    const std::string other = escapeMarkup(otherSide(report, section));
    std::string out = heading(3, "How to read this") + "<div class=\"two\">";
    const bool numeric = std::ranges::any_of(section.rows, [](const auto& row) { return isNumeric(*row.pair); });
    if (numeric)
        out += "<p><b>Bias</b> is the mean of " + escapeMarkup(section.a) + " minus " + other +
               ". Plus means a higher score.</p><p><b>ICC(A,1)</b> asks for the same number; <b>ICC(C,1)</b> only for "
               "the same order.</p>";
    else
        out += "<p><b>Kappa</b> is agreement beyond chance; <b>AC1</b> stays stable when one code is very common.</p>";
    if (section.verdict != nullptr)
        out += "<p><b>Grey bands</b> show what the rule asks for. An interval that leaves the band is not yet "
               "certain.</p>";
    out += report.settings.reference ? "<p>This is agreement with this site’s reference, not accuracy.</p>"
                                     : "<p>This is agreement between two raters; neither is the measure of the "
                                       "other.</p>";
    return out + "</div>\n";
}

std::string pictures(const SummarySection& section) {
    std::string note;
    if (std::ranges::any_of(section.rows, [](const auto& row) { return isNumeric(*row.pair); }))
        note = "Each point is a clip; a number in a point counts clips at one place; crosses are differences of two "
               "points or more; grey grounds are within one point. By level: the line is the bias, dashed lines are "
               "the limits of agreement. Over order: the line is the mean of the last three clips. ";
    note += "Scores given: " + section.a + " upwards, " + section.b + " downwards. Confusion table: " + section.a +
            " down, " + section.b + " across; framed cells are the same score.";
    std::string out = heading(3, "Pictures per dimension") + paragraph(note, "small keep");
    for (const auto& row : section.rows) {
        if (row.pair->n == 0)
            continue;
        out += "<div class=\"block\"><h4>" + dimensionHtml(row) + "</h4><div class=\"pictures\">";
        if (isNumeric(*row.pair))
            out += figureHtml(scatter(row)) + figureHtml(blandAltman(row)) + figureHtml(differencesOverOrder(row)) +
                   figureHtml(differencesPerClip(row));
        out += figureHtml(distributions(row)) + figureHtml(confusionFigure(row)) + "</div></div>\n";
    }
    return out;
}

/// What comes first about one pair of people: on the first page when it is the only one.
std::string sectionFront(const AgreementReport& report, const SummarySection& section) {
    std::string out = heading(3, report.settings.reference == section.b ? "Agreement with the reference"
                                                                        : "Agreement with " + section.b) +
                      agreementTables(report, section);
    if (std::ranges::any_of(section.rows, [](const auto& row) { return isNumeric(*row.pair); }))
        out += figureHtml(agreementForest(section.rows), "wide");
    return out + howToRead(report, section);
}

std::string sectionDetail(const AgreementReport& report, const SummarySection& section, const SummaryParts& parts) {
    std::string out;
    for (const auto& verdict : report.verdicts) {
        if (verdict.rater != section.a)
            continue;
        const auto faults = clauseFaults(report, verdict);
        if (faults.empty())
            continue;
        out += heading(3, "Rule “" + verdict.rule + "”: not met or not judged") + "<ul class=\"quote\">";
        for (const auto& fault : faults)
            out += tagged("li", fault);
        out += "</ul>\n";
    }
    out += furtherFigures(report, section) + spreadTable(report, section);
    if (parts.sentences) {
        out += heading(3, "In words, to quote") + paragraph(designSentence(report, section), "quote") +
               "<ul class=\"quote\">";
        for (const auto& row : section.rows)
            out += tagged("li", quotable(report, row));
        out += "</ul>\n";
    }
    return parts.pictures ? out + pictures(section) : out;
}

std::string overview(const AgreementReport& report, const std::vector<SummarySection>& sections) {
    std::string out = heading(2, "Overview");
    std::string note;
    for (std::size_t first = 0; first < sections.size(); first += mapRows) {
        Figure map = heatMap(report, {}, first, mapRows);
        if (first > 0)
            map.title.clear();
        note = map.note;
        out += figureHtml(map, "map");
    }
    out += paragraph(note, "small");
    if (report.verdicts.empty())
        return out;
    Table table;
    table.column("Rater", {}, false);
    table.column("Rule", {}, false);
    table.column("Verdict", {}, false);
    table.column("Dimensions met", {}, false);
    for (const auto& section : sections)
        for (const auto& verdict : report.verdicts) {
            if (verdict.rater != section.a)
                continue;
            table.row();
            table.cell(section.a, "");
            table.cell(verdict.rule, "");
            table.cellHtml(outcomeHtml(verdict.outcome), "nowrap");
            std::vector<std::string> met;
            bool judged = false;
            if (section.verdict == &verdict)
                for (const auto& row : section.rows) {
                    const auto outcome = dimensionOutcome(row);
                    judged = judged || outcome;
                    if (outcome == VerdictOutcome::Pass)
                        met.push_back(row.name);
                }
            table.cell(!judged ? "not judged by dimension" : met.empty() ? "none" : listed(met), "");
        }
    return table.empty() ? out : out + heading(3, "Verdicts") + table.finish();
}

std::size_t longestLine(const std::string& text) {
    std::size_t longest = 0;
    std::size_t start = 0;
    for (std::size_t end = 0; (end = text.find('\n', start)) != std::string::npos; start = end + 1)
        longest = std::max(longest, end - start);
    return longest;
}

std::string methods(const AgreementReport& report) {
    std::string out = "<div class=\"page\">" + heading(2, "Methods") + "<blockquote>" +
                      escapeMarkup(methodsParagraph(report)) + "</blockquote>\n";
    out += heading(3, "Settings") + settingsList(report) + heading(3, "Inputs") + inputTable(report);
    if (!report.warnings.empty()) {
        out += heading(3, "Notes on the input") + "<ul class=\"quote\">";
        for (const auto& warning : report.warnings)
            out += tagged("li", warning);
        out += "</ul>\n";
    }
    if (const std::string definitions = definitionTable(report); !definitions.empty())
        out += heading(3, "Definitions of the figures") + definitions;
    out += heading(2, "Terms") + "<dl class=\"design wide\">";
    for (const auto& [term, sentence] : glossary())
        out += tagged("dt", term) + tagged("dd", sentence);
    out += "</dl>\n" + heading(3, "Words for sizes, as published") +
           paragraph("The same figure is called by different words; this summary uses none of them.", "small") +
           "<dl class=\"design wide\">";
    for (const auto& [source, bands] : publishedBands())
        out += tagged("dt", source) + tagged("dd", bands);
    return out + "</dl></div>\n";
}

std::string notesPage(const AgreementReport& report, const std::vector<SummaryNote>& notes) {
    Table table;
    for (const char* name : {"Clip", "Dimension", "By", "Note"})
        table.column(name, {}, false);
    for (const SummaryNote& note : notes) {
        table.row();
        table.cell(note.clip, "");
        table.cell(dimensionName(report, note.dimension), "");
        table.cell(note.rater, "");
        table.cell(note.text, "");
    }
    return "<div class=\"page\">" + heading(2, "Notes") + paragraph("As written; they may name somebody.", "small") +
           table.finish() + "</div>\n";
}

std::string pairedRatings(const AgreementReport& report) {
    std::string out = "<div class=\"page\">" + heading(2, "Paired ratings");
    const std::string csv = pairedCsv(report);
    out +=
        csv.empty()
            ? paragraph("There is no score.", "none")
            : paragraph("All scores behind the figures, as CSV; raters and clips by code. Empty: missing.", "small") +
                  (longestLine(csv) <= 40 ? "<pre class=\"columns\">" : "<pre>") + escapeMarkup(csv) + "</pre>\n";
    return out + "</div>\n";
}

} // namespace

std::string htmlSummary(const AgreementReport& report, const SummaryParts& parts) {
    const auto sections = summarySections(report);
    const bool single = sections.size() == 1;
    std::string subtitle;
    if (single)
        subtitle = sectionTitle(report, sections[0]);
    else if (!sections.empty()) {
        std::set<std::string> people;
        for (const auto& section : sections) {
            people.insert(section.a);
            if (report.settings.reference != section.b)
                people.insert(section.b);
        }
        subtitle = std::to_string(people.size()) + " raters" +
                   (report.settings.reference ? " with this site’s reference" : " among themselves");
    } else if (report.raters > 1)
        subtitle = std::to_string(report.raters) + " raters among themselves";
    if (!report.study.title.empty())
        subtitle += (subtitle.empty() ? "" : ", ") + report.study.title;
    std::string out;
    const bool plain = single && parts.plainPage;
    if (plain)
        out += plainPage(report, sections[0]) + "<div class=\"page\">" + heading(2, "Summary");
    if (single)
        out += headlineHtml(report, sections[0]);
    out += designList(report) + (plain ? "</div>\n" : "");
    if (sections.empty())
        out += paragraph(report.raters > 1 ? "Raters are not compared in pairs here, but among themselves."
                                           : "No raters were compared: there are no two who scored the same clips.",
                         "none");
    if (single)
        out += sectionFront(report, sections[0]) + "<div>" + heading(2, "In detail") +
               sectionDetail(report, sections[0], parts) + "</div>\n";
    if (sections.size() > 1) {
        out += overview(report, sections);
        SummaryParts detail = parts;
        if (parts.pictures && sections.size() > mostDrawnSections) {
            detail.pictures = false;
            out += paragraph("The drawings of each pair are left out because there are more than " +
                                 std::to_string(mostDrawnSections) + " pairs.",
                             "small");
        }
        for (const auto& section : sections)
            out += "<div class=\"section\">" + heading(2, sectionTitle(report, section)) +
                   headlineHtml(report, section) + sectionFront(report, section) +
                   sectionDetail(report, section, detail) + "</div>\n";
    }
    std::string together;
    if (const std::string table = disagreementTable(report); !table.empty())
        together += heading(2, "Where the scores part") + table;
    if (const std::string tables = groupTables(report); !tables.empty())
        together += heading(2, "Raters among themselves") + tables + groupDistributions(report);
    if (!together.empty())
        out += (sections.empty() ? "<div>" : "<div class=\"page\">") + together + "</div>\n";
    out += repeatsPage(report) + diagnosticsPage(report);
    if (!parts.notes.empty())
        out += notesPage(report, parts.notes);
    if (parts.methods)
        out += methods(report);
    if (parts.pairedRatings)
        out += pairedRatings(report);
    return document(report.study, "Reliability summary", out, subtitle);
}

} // namespace attune
